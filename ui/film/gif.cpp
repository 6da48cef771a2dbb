// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/film/gif.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <memory>

#include "ui/film/palette.h"
#include <QCoreApplication>
#include <gif_lib.h>

namespace roundtrip {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Film)
};

constexpr std::uint8_t unchanged = 255;  // the index of nothing: what was there stays
constexpr std::size_t mostColours = 255; // the others
constexpr int looksForColours = 5;       // frames that the palette is made of

struct FileCloser {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
struct GifCloser {
    void operator()(GifFileType* gif) const { EGifCloseFile(gif, nullptr); }
};
struct MapFree {
    void operator()(ColorMapObject* map) const { GifFreeMapObject(map); }
};

int writeBytes(GifFileType* gif, const GifByteType* bytes, int count)
{
    return static_cast<int>(
        std::fwrite(bytes, 1, static_cast<std::size_t>(count), static_cast<std::FILE*>(gif->UserData)));
}

[[noreturn]] void fail()
{
    throw FilmError(Tr::tr("the file cannot be written; is the disk full?"));
}

void must(int outcome)
{
    if (outcome == GIF_ERROR) {
        fail();
    }
}

// A frame in colours of the palette.
struct Indexed {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> pixels;

    Indexed(const QImage& image, FewColours& colours) : width(image.width()), height(image.height())
    {
        pixels.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
        QRgb last = 0; // runs are long: the look-up of the one before mostly serves
        std::uint8_t index = 0;
        for (int y = 0; y < height; ++y) {
            const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
            for (int x = 0; x < width; ++x) {
                if (pixels.empty() || line[x] != last) {
                    last = line[x];
                    index = colours.nearest(last);
                }
                pixels.push_back(index);
            }
        }
    }

    const std::uint8_t* line(int y) const
    {
        return pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
    }
};

// Where they differ; a single pixel where nowhere, for a frame has to have one.
QRect changed(const Indexed& before, const Indexed& now)
{
    QRect area;
    for (int y = 0; y < now.height; ++y) {
        const std::uint8_t* a = before.line(y);
        const std::uint8_t* b = now.line(y);
        const auto first = std::mismatch(b, b + now.width, a).first - b;
        if (first == now.width) {
            continue;
        }
        auto last = now.width - 1;
        while (a[last] == b[last]) {
            --last;
        }
        area |= QRect(QPoint(static_cast<int>(first), y), QPoint(last, y));
    }
    return area.isNull() ? QRect(0, 0, 1, 1) : area;
}

class GifWriter {
public:
    GifWriter(const std::filesystem::path& file, QSize size, const std::vector<QRgb>& colours)
        : m_file(std::fopen(file.c_str(), "wb"))
    {
        if (!m_file) {
            fail();
        }
        int error = 0;
        m_gif.reset(EGifOpen(m_file.get(), writeBytes, &error));
        const std::unique_ptr<ColorMapObject, MapFree> map(GifMakeMapObject(256, nullptr));
        if (!m_gif || !map) {
            fail();
        }
        for (std::size_t i = 0; i < colours.size(); ++i) {
            map->Colors[i] = {static_cast<GifByteType>(qRed(colours[i])), static_cast<GifByteType>(qGreen(colours[i])),
                              static_cast<GifByteType>(qBlue(colours[i]))};
        }
        EGifSetGifVersion(m_gif.get(), true);
        must(EGifPutScreenDesc(m_gif.get(), size.width(), size.height(), 8, 0, map.get()));
        // Played for ever: the extension that Netscape brought in and all viewers know.
        const std::array<GifByteType, 3> forEver{1, 0, 0};
        must(EGifPutExtensionLeader(m_gif.get(), APPLICATION_EXT_FUNC_CODE));
        must(EGifPutExtensionBlock(m_gif.get(), 11, "NETSCAPE2.0"));
        must(EGifPutExtensionBlock(m_gif.get(), 3, forEver.data()));
        must(EGifPutExtensionTrailer(m_gif.get()));
    }

    // The part of the frame that is not as before, shown for hundredths of a second.
    void add(const Indexed& frame, const Indexed* before, int hundredths)
    {
        const QRect area = before != nullptr ? changed(*before, frame) : QRect(0, 0, frame.width, frame.height);
        const GraphicsControlBlock control{DISPOSE_DO_NOT, false, hundredths, before != nullptr ? unchanged : -1};
        std::array<GifByteType, 4> bytes{};
        EGifGCBToExtension(&control, bytes.data());
        must(EGifPutExtension(m_gif.get(), GRAPHICS_EXT_FUNC_CODE, 4, bytes.data()));
        must(EGifPutImageDesc(m_gif.get(), area.x(), area.y(), area.width(), area.height(), false, nullptr));
        m_line.resize(static_cast<std::size_t>(area.width()));
        for (int y = area.top(); y <= area.bottom(); ++y) {
            const std::uint8_t* now = frame.line(y) + area.x();
            std::copy_n(now, m_line.size(), m_line.begin());
            if (before != nullptr) {
                const std::uint8_t* was = before->line(y) + area.x();
                for (std::size_t x = 0; x < m_line.size(); ++x) {
                    m_line[x] = now[x] == was[x] ? unchanged : now[x];
                }
            }
            must(EGifPutLine(m_gif.get(), m_line.data(), static_cast<int>(m_line.size())));
        }
    }

    void close()
    {
        must(EGifCloseFile(m_gif.release(), nullptr));
        if (std::fflush(m_file.get()) != 0) {
            fail();
        }
    }

private:
    std::unique_ptr<std::FILE, FileCloser> m_file;
    std::unique_ptr<GifFileType, GifCloser> m_gif; // goes before its file
    std::vector<GifByteType> m_line;
};

FewColours coloursOf(Film& film)
{
    std::vector<QImage> looks;
    const int last = film.frames() - 1;
    for (int i = 0; i < looksForColours; ++i) {
        looks.push_back(film.frame(last * i / (looksForColours - 1)));
    }
    return FewColours(looks, mostColours);
}

} // namespace

bool writeGif(Film& film, const std::filesystem::path& file, const FilmProgress& progress)
{
    FewColours colours = coloursOf(film);
    GifWriter writer(file, film.size(), colours.colours());
    const int all = film.frames();
    const double hundredths = 100.0 / std::min(film.options().framesASecond, mostGifFramesASecond);
    std::unique_ptr<Indexed> before;
    for (int number = 0; number < all; ++number) {
        auto now = std::make_unique<Indexed>(film.frame(number), colours);
        // Rounded from the start, so that the whole lasts as long as it should.
        const auto shown = std::lround((number + 1) * hundredths) - std::lround(number * hundredths);
        writer.add(*now, before.get(), static_cast<int>(shown));
        before = std::move(now);
        if (progress && !progress(number + 1, all)) {
            return false;
        }
    }
    writer.close();
    return true;
}

} // namespace roundtrip
