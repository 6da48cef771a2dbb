// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/film/mp4.h"

#include "ui/words/words.h"
#include <QCoreApplication>
#include <QProcess>
#include <QStringList>

namespace roundtrip {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Film)
};

QStringList arguments(const Film& film, const std::filesystem::path& file)
{
    const QString size = QStringLiteral("%1x%2").arg(film.size().width()).arg(film.size().height());
    const QString rate = QString::number(film.options().framesASecond);
    const auto words = [](const char* text) { return QString::fromLatin1(text).split(QLatin1Char(' ')); };
    return words("-hide_banner -loglevel error -nostdin -y -f rawvideo -pix_fmt bgra -s")
           << size << QStringLiteral("-r") << rate
           << words("-i pipe:0 -an")
           // Colours as high definition has them, and said so, or players would guess.
           << words("-vf scale=out_color_matrix=bt709:out_range=tv -colorspace bt709 -color_primaries bt709 -color_trc "
                    "bt709")
           << words("-c:v libx264 -preset medium -crf 18 -pix_fmt yuv420p")
           // The encoder's output depends on the number of its threads: it is fixed. No date, no version.
           << words("-threads 4 -map_metadata -1 -fflags +bitexact -flags:v +bitexact -movflags +faststart -f mp4")
           // A name with a colon is no protocol, one with a dash no option.
           << QStringLiteral("file:") + qt(std::filesystem::absolute(file).string());
}

[[noreturn]] void fail(QProcess& ffmpeg)
{
    ffmpeg.waitForFinished(5000);
    const QString why = oneLine(QString::fromUtf8(ffmpeg.readAllStandardError()).trimmed().left(200));
    ffmpeg.kill();
    ffmpeg.waitForFinished();
    throw FilmError(Tr::tr("ffmpeg could not write it (%1)").arg(why));
}

} // namespace

bool writeMp4(Film& film, const std::filesystem::path& file, const FilmProgress& progress)
{
    QProcess ffmpeg;
    ffmpeg.setStandardOutputFile(QProcess::nullDevice());
    ffmpeg.start(QStringLiteral("ffmpeg"), arguments(film, file));
    if (!ffmpeg.waitForStarted()) {
        throw FilmError(Tr::tr("the program ffmpeg makes .mp4 and is not there; install it, or take .gif"));
    }
    const int all = film.frames();
    for (int number = 0; number < all; ++number) {
        const QImage frame = film.frame(number);
        // Four bytes a pixel, so lines follow on each other without a gap.
        ffmpeg.write(reinterpret_cast<const char*>(frame.constBits()), frame.sizeInBytes());
        while (ffmpeg.bytesToWrite() > 0) {
            if (!ffmpeg.waitForBytesWritten(-1)) {
                fail(ffmpeg);
            }
        }
        if (progress && !progress(number + 1, all)) {
            ffmpeg.kill();
            ffmpeg.waitForFinished();
            return false;
        }
    }
    ffmpeg.closeWriteChannel();
    ffmpeg.waitForFinished(-1);
    if (ffmpeg.exitStatus() != QProcess::NormalExit || ffmpeg.exitCode() != 0) {
        fail(ffmpeg);
    }
    return true;
}

} // namespace roundtrip
