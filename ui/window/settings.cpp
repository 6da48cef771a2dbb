// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/settings.h"

#include <algorithm>

#include "ui/words/words.h"
#include <QStringList>

namespace roundtrip {

namespace {

constexpr int mostRecent = 10;
constexpr int mostSeen = 50;
constexpr double leastScale = 0.8;
constexpr double mostScale = 2;

QString pathText(const std::filesystem::path& path)
{
    return qt(path.string());
}

} // namespace

Settings::Settings(const QString& file)
    : m_kept(file.isEmpty() ? std::make_unique<QSettings>(QSettings::IniFormat, QSettings::UserScope,
                                                          QStringLiteral("roundtrip"), QStringLiteral("roundtrip"))
                            : std::make_unique<QSettings>(file, QSettings::IniFormat))
{}

std::vector<std::filesystem::path> Settings::recentFiles() const
{
    std::vector<std::filesystem::path> files;
    for (const QString& file : m_kept->value(QStringLiteral("files/recent")).toStringList()) {
        files.emplace_back(utf8(file));
    }
    return files;
}

void Settings::addRecentFile(const std::filesystem::path& file)
{
    QStringList files = m_kept->value(QStringLiteral("files/recent")).toStringList();
    const QString added = pathText(std::filesystem::absolute(file));
    files.removeAll(added);
    files.prepend(added);
    while (files.size() > mostRecent) {
        files.removeLast();
    }
    m_kept->setValue(QStringLiteral("files/recent"), files);
}

void Settings::clearRecentFiles()
{
    m_kept->remove(QStringLiteral("files/recent"));
    m_kept->remove(QStringLiteral("seen"));
}

ThemeChoice Settings::theme() const
{
    const QString kept = m_kept->value(QStringLiteral("look/theme")).toString();
    return kept == QLatin1String("light")      ? ThemeChoice::light
           : kept == QLatin1String("dark")     ? ThemeChoice::dark
           : kept == QLatin1String("contrast") ? ThemeChoice::contrast
                                               : ThemeChoice::system;
}

void Settings::setTheme(ThemeChoice choice)
{
    const char* words[] = {"system", "light", "dark", "contrast"};
    m_kept->setValue(QStringLiteral("look/theme"), QLatin1String(words[static_cast<int>(choice)]));
}

double Settings::textScale() const
{
    return std::clamp(m_kept->value(QStringLiteral("look/textScale"), 1.0).toDouble(), leastScale, mostScale);
}

void Settings::setTextScale(double scale)
{
    m_kept->setValue(QStringLiteral("look/textScale"), std::clamp(scale, leastScale, mostScale));
}

bool Settings::reducedMotion() const
{
    return m_kept->value(QStringLiteral("look/reducedMotion"), false).toBool();
}

void Settings::setReducedMotion(bool reduced)
{
    m_kept->setValue(QStringLiteral("look/reducedMotion"), reduced);
}

bool Settings::slidesStandard() const
{
    return m_kept->value(QStringLiteral("slides/standard"), false).toBool();
}

QString Settings::slidesTemplate() const
{
    return m_kept->value(QStringLiteral("slides/template")).toString();
}

void Settings::setSlides(bool standard, const QString& house)
{
    m_kept->setValue(QStringLiteral("slides/standard"), standard);
    m_kept->setValue(QStringLiteral("slides/template"), house);
}

PngWanted Settings::png() const
{
    PngWanted wanted;
    wanted.scale = m_kept->value(QStringLiteral("png/scale"), wanted.scale).toDouble();
    wanted.transparent = m_kept->value(QStringLiteral("png/transparent"), wanted.transparent).toBool();
    return wanted;
}

void Settings::setPng(const PngWanted& wanted)
{
    m_kept->setValue(QStringLiteral("png/scale"), wanted.scale);
    m_kept->setValue(QStringLiteral("png/transparent"), wanted.transparent);
}

Settings::Film Settings::film() const
{
    Film film;
    film.seconds = m_kept->value(QStringLiteral("film/seconds"), film.seconds).toDouble();
    film.size = m_kept->value(QStringLiteral("film/size"), film.size).toSize();
    film.captions = m_kept->value(QStringLiteral("film/captions"), film.captions).toBool();
    return film;
}

void Settings::setFilm(const Film& film)
{
    m_kept->setValue(QStringLiteral("film/seconds"), film.seconds);
    m_kept->setValue(QStringLiteral("film/size"), film.size);
    m_kept->setValue(QStringLiteral("film/captions"), film.captions);
}

bool Settings::hintsSeen() const
{
    return m_kept->value(QStringLiteral("hints/seen"), false).toBool();
}

void Settings::setHintsSeen(bool seen)
{
    m_kept->setValue(QStringLiteral("hints/seen"), seen);
}

std::vector<Settings::OpenWindow> Settings::session() const
{
    const QStringList files = m_kept->value(QStringLiteral("session/files")).toStringList();
    const QVariantList geometries = m_kept->value(QStringLiteral("session/geometries")).toList();
    std::vector<OpenWindow> windows;
    for (qsizetype i = 0; i < files.size(); ++i) {
        windows.push_back({utf8(files[i]), geometries.value(i).toByteArray()});
    }
    return windows;
}

void Settings::setSession(const std::vector<OpenWindow>& windows)
{
    QStringList files;
    QVariantList geometries;
    for (const OpenWindow& window : windows) {
        files.append(pathText(std::filesystem::absolute(window.file)));
        geometries.append(window.geometry);
    }
    m_kept->setValue(QStringLiteral("session/files"), files);
    m_kept->setValue(QStringLiteral("session/geometries"), geometries);
}

std::optional<Settings::Seen> Settings::seen(const std::filesystem::path& file) const
{
    const QString sought = pathText(std::filesystem::absolute(file));
    for (const QVariant& kept : m_kept->value(QStringLiteral("seen/files")).toList()) {
        const QVariantMap one = kept.toMap();
        if (one.value(QStringLiteral("file")).toString() == sought) {
            const auto sight = decodedSight(utf8(one.value(QStringLiteral("sight")).toString()));
            return sight ? std::optional(Seen{*sight, one.value(QStringLiteral("toDate")).toBool(),
                                              one.value(QStringLiteral("panel")).toString()})
                         : std::nullopt;
        }
    }
    return std::nullopt;
}

void Settings::setSeen(const std::filesystem::path& file, const Seen& seen)
{
    forgetSeen(file);
    QVariantList files = m_kept->value(QStringLiteral("seen/files")).toList();
    files.prepend(QVariantMap{{QStringLiteral("file"), pathText(std::filesystem::absolute(file))},
                              {QStringLiteral("sight"), qt(encoded(seen.sight))},
                              {QStringLiteral("toDate"), seen.toDate},
                              {QStringLiteral("panel"), seen.panel}});
    m_kept->setValue(QStringLiteral("seen/files"), files.mid(0, mostSeen));
}

void Settings::forgetSeen(const std::filesystem::path& file)
{
    QVariantList files = m_kept->value(QStringLiteral("seen/files")).toList();
    const QString gone = pathText(std::filesystem::absolute(file));
    files.removeIf(
        [&gone](const QVariant& one) { return one.toMap().value(QStringLiteral("file")).toString() == gone; });
    m_kept->setValue(QStringLiteral("seen/files"), files);
}

QByteArray Settings::windowGeometry() const
{
    return m_kept->value(QStringLiteral("window/geometry")).toByteArray();
}

QByteArray Settings::windowState() const
{
    return m_kept->value(QStringLiteral("window/state")).toByteArray();
}

void Settings::setWindow(const QByteArray& geometry, const QByteArray& state)
{
    m_kept->setValue(QStringLiteral("window/geometry"), geometry);
    m_kept->setValue(QStringLiteral("window/state"), state);
}

} // namespace roundtrip
