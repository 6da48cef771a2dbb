// SPDX-License-Identifier: GPL-3.0-or-later
// What the program remembers of a person between two starts: files, how they were looked at, the places of windows.
// Never what a document says: what is looked at is known by its id alone.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "core/model/sight.h"
#include "ui/window/theme.h"
#include <QByteArray>
#include <QSettings>
#include <QSize>
#include <QString>

namespace roundtrip {

// How a PNG is wanted: twice as many pixels as on the screen unless said, as slides are shown large.
struct PngWanted {
    double scale = 2;
    bool transparent = false;
};

class Settings {
public:
    // Kept in the given file; without one where the system keeps such things.
    explicit Settings(const QString& file = {});

    // The newest first; files that are gone stay listed: a disk may come back.
    std::vector<std::filesystem::path> recentFiles() const;
    void addRecentFile(const std::filesystem::path& file);
    void clearRecentFiles();

    ThemeChoice theme() const;
    void setTheme(ThemeChoice choice);
    double textScale() const; // 0.8 .. 2
    void setTextScale(double scale);
    bool reducedMotion() const;
    void setReducedMotion(bool reduced);
    bool slidesStandard() const;    // 4:3 rather than 16:9
    QString slidesTemplate() const; // a path; empty: none
    void setSlides(bool standard, const QString& house);
    struct Film {
        double seconds = 12;
        QSize size{1280, 720};
        bool captions = true;
    };
    Film film() const;
    void setFilm(const Film& film);
    PngWanted png() const;
    void setPng(const PngWanted& wanted);
    bool hintsSeen() const;
    void setHintsSeen(bool seen);

    // The windows that were open when the program was left, the one in front last.
    struct OpenWindow {
        std::filesystem::path file;
        QByteArray geometry;
    };
    std::vector<OpenWindow> session() const;
    void setSession(const std::vector<OpenWindow>& windows);

    // How a document was looked at when its window was closed; nothing where that is not known or makes no sense.
    struct Seen {
        Sight sight; // without names and places
        bool toDate = false;
        QString panel; // of the analyses, by its class
    };
    std::optional<Seen> seen(const std::filesystem::path& file) const;
    void setSeen(const std::filesystem::path& file, const Seen& seen);
    void forgetSeen(const std::filesystem::path& file);

    QByteArray windowGeometry() const;
    QByteArray windowState() const;
    void setWindow(const QByteArray& geometry, const QByteArray& state);

private:
    std::unique_ptr<QSettings> m_kept;
};

} // namespace roundtrip
