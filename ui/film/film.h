// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline as frames: a picture with its money under way, from one day to another.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <vector>

#include "core/picture/motion.h"
#include "core/values/money.h"
#include "ui/canvas/moving.h"
#include "ui/film/page.h"
#include <QImage>
#include <QString>
#include <QStringList>

namespace roundtrip {

// A day, and what happened then in words.
struct FilmCaption {
    Date date;
    QString text;

    bool operator==(const FilmCaption&) const = default;
};

struct FilmOptions {
    PageOptions page; // filmSize where it has no size; a film is never transparent
    Date from;        // of the first frame
    Date to;          // of the last one
    int framesASecond = 25;
    double seconds = 12;
    std::optional<Currency> currency;  // tells how much is paid and what the dots' speed means; nothing without
    std::vector<FilmCaption> captions; // in order of date; told while they pass, each one and a half seconds

    bool operator==(const FilmOptions&) const = default;
};

// The size of a film that is asked for none.
inline constexpr Size filmSize{1280, 720};

// Promise: a frame depends on its number and on what the film was made of alone, whichever was painted before. Made and
// used on one thread, which needs an application object for its fonts.
class Film {
public:
    // The motion must be the picture's, `to` not before `from`, and fitsFilm must hold for the page.
    Film(std::shared_ptr<const Picture> picture, std::shared_ptr<const Motion> motion, const FilmOptions& options);

    const FilmOptions& options() const { return m_options; }
    QSize size() const { return m_size; } // both even, as .mp4 wants it
    int frames() const;
    Moment moment(int frame) const;
    // Opaque, Format_RGB32.
    QImage frame(int number);

private:
    QStringList captionsAt(Moment moment) const;
    double captionScale() const;
    void paintCaptions(QPainter& painter, Moment moment) const;
    void paintStrip(QPainter& painter, Moment moment) const;
    double paidBy(Moment moment) const;
    double yearlyRateOf100() const;

    std::shared_ptr<const Picture> m_picture;
    std::shared_ptr<const Motion> m_motion;
    FilmOptions m_options;
    QSize m_size;
    int m_strip = 0; // where the strip with the date begins
    QSize m_map;     // the part above the captions and the strip
    QImage m_under;  // what does not move
    QImage m_over;   // what money passes under
    View m_view;
    Moving m_moving;
    double m_pace = 1; // of the dots
};

// A film's frames in pixels; and whether a file can hold them.
QSize filmPixels(const PageOptions& page);
bool fitsFilm(QSize pixels);

// Told after every frame: how many are done, of how many. False gives the film up.
using FilmProgress = std::function<bool(int done, int all)>;

// Why a film could not be written, as a sentence in UTF-8 that does not name the file: it may be a draft of another.
struct FilmError : std::runtime_error {
    explicit FilmError(const QString& sentence) : std::runtime_error(sentence.toStdString()) {}
};

} // namespace roundtrip
