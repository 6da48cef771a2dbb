// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/svg.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <string_view>

#include "core/export/xml_text.h"

namespace roundtrip {

namespace {

class SvgDrawing final : public Drawing {
public:
    explicit SvgDrawing(const Picture& picture) : m_picture(picture) {}

    void begin(const DrawnThing& thing) override
    {
        m_text += "<g";
        switch (thing.kind) {
        case DrawnThing::Kind::card: {
            const Card& card = m_picture.cards[thing.index];
            record("card-", card.record());
            title(card.fullName + " — " + card.caption);
            break;
        }
        case DrawnThing::Kind::arrow: {
            const Arrow& arrow = m_picture.arrows[thing.index];
            const auto flows = m_picture.flowsOf(arrow);
            m_text += " id=\"arrow-" + roundtrip::text(flows.front().value) + "\" data-record=\"";
            for (std::size_t i = 0; i < flows.size(); ++i) {
                m_text += (i > 0 ? " flows/" : "flows/") + roundtrip::text(flows[i].value);
            }
            m_text += "\">";
            std::string name = m_picture.cards[arrow.payer].fullName + " → " + m_picture.cards[arrow.payee].fullName;
            if (arrow.label != Arrow::none) {
                name += ": " + m_picture.labels[arrow.label].text;
            }
            title(name);
            break;
        }
        case DrawnThing::Kind::tie: {
            const Tie& tie = m_picture.ties[thing.index];
            record("tie-", tie.record());
            title(m_picture.cards[tie.from].fullName + " → " + m_picture.cards[tie.to].fullName);
            break;
        }
        case DrawnThing::Kind::label:
            m_text += " id=\"label-" + roundtrip::text(m_picture.flowsOf(m_picture.arrows[thing.index]).front().value) +
                      "\">";
            break;
        case DrawnThing::Kind::legend: m_text += " id=\"legend\">"; break;
        case DrawnThing::Kind::title: m_text += " id=\"title\">"; break;
        case DrawnThing::Kind::note: {
            const PlacedNote& note = m_picture.notes[thing.index];
            record(note.shape == AnnotationShape::box ? "box-" : "note-", note.record());
            title(note.text);
            break;
        }
        case DrawnThing::Kind::spot: {
            const PictureSpot& spot = m_picture.spots[thing.index];
            if (spot.part == PictureSpot::Part::party) {
                m_text += " data-record=\"" + std::string(word(RecordKind::party)) + "/" +
                          roundtrip::text(spot.payer.value) + "\">";
            } else {
                m_text += '>';
            }
            title(spot.title);
            break;
        }
        }
        m_text += '\n';
    }

    void end() override { m_text += "</g>\n"; }

    void rect(const Rect& rect, double radius, Colour fill, const Pen& pen) override
    {
        m_text += "<rect";
        number(" x=\"", rect.x);
        number(" y=\"", rect.y);
        number(" width=\"", rect.width);
        number(" height=\"", rect.height);
        if (radius > 0) {
            number(" rx=\"", radius);
        }
        paint(fill, pen);
        m_text += "/>\n";
    }

    void way(Way way, const Pen& pen) override
    {
        if (way.empty() || !pen.colour.visible()) {
            return;
        }
        m_text += "<path d=\"M";
        point(way.front().a);
        Point last = way.front().a;
        for (const Curve& curve : way) {
            if (curve.a != last) {
                m_text += 'M';
                point(curve.a);
            }
            if (straight(curve)) {
                m_text += 'L';
                point(curve.d);
            } else {
                m_text += 'C';
                point(curve.b);
                m_text += ' ';
                point(curve.c);
                m_text += ' ';
                point(curve.d);
            }
            last = curve.d;
        }
        m_text += '"';
        paint({0, 0, 0, 0}, pen);
        m_text += " stroke-linejoin=\"round\"/>\n";
    }

    void polygon(std::span<const Point> points, Colour fill) override
    {
        m_text += "<polygon points=\"";
        list(points);
        m_text += '"';
        paint(fill, {});
        m_text += "/>\n";
    }

    void polyline(std::span<const Point> points, const Pen& pen) override
    {
        m_text += "<polyline points=\"";
        list(points);
        m_text += '"';
        paint({0, 0, 0, 0}, pen);
        m_text += " stroke-linejoin=\"round\" stroke-linecap=\"round\"/>\n";
    }

    void disc(Point centre, double radius, Colour fill) override
    {
        m_text += "<circle";
        number(" cx=\"", centre.x);
        number(" cy=\"", centre.y);
        number(" r=\"", radius);
        paint(fill, {});
        m_text += "/>\n";
    }

    void text(const TextRun& run) override
    {
        m_text += "<text";
        number(" x=\"", run.baseline.x);
        number(" y=\"", run.baseline.y);
        number(" font-size=\"", run.size);
        if (run.semibold) {
            m_text += " font-weight=\"600\"";
        }
        if (run.align != TextAlign::left) {
            m_text += run.align == TextAlign::middle ? " text-anchor=\"middle\"" : " text-anchor=\"end\"";
        }
        paint(run.colour, {});
        m_text += '>';
        appendEscaped(m_text, run.text);
        m_text += "</text>\n";
    }

    std::string& out() { return m_text; }

    void number(std::string_view before, double value)
    {
        m_text += before;
        appendFigure(m_text, value);
        m_text += '"';
    }

private:
    static bool straight(const Curve& curve)
    {
        return (curve.a.y == curve.b.y && curve.a.y == curve.c.y && curve.a.y == curve.d.y) ||
               curve == lineCurve(curve.a, curve.d);
    }

    void point(Point p)
    {
        appendFigure(m_text, p.x);
        m_text += ',';
        appendFigure(m_text, p.y);
    }

    void list(std::span<const Point> points)
    {
        for (std::size_t i = 0; i < points.size(); ++i) {
            if (i > 0) {
                m_text += ' ';
            }
            point(points[i]);
        }
    }

    void colour(std::string_view what, Colour of)
    {
        m_text += ' ';
        m_text += what;
        if (!of.visible()) {
            m_text += "=\"none\"";
            return;
        }
        constexpr std::string_view hex = "0123456789ABCDEF";
        m_text += "=\"#";
        for (const std::uint8_t part : {of.red, of.green, of.blue}) {
            m_text += hex[part >> 4];
            m_text += hex[part & 15];
        }
        m_text += '"';
        if (of.alpha != 255) {
            m_text += ' ';
            m_text += what;
            number("-opacity=\"", of.alpha / 255.0);
        }
    }

    void paint(Colour fill, const Pen& pen)
    {
        colour("fill", fill);
        if (!pen.colour.visible()) {
            return;
        }
        colour("stroke", pen.colour);
        number(" stroke-width=\"", pen.width);
        if (pen.dash == Dash::contingent) {
            number(" stroke-dasharray=\"", style::dash[0]);
            m_text.pop_back();
            m_text += ' ';
            appendFigure(m_text, style::dash[1]);
            m_text += '"';
        } else if (pen.dash == Dash::dots) {
            m_text += " stroke-dasharray=\"0 ";
            appendFigure(m_text, style::dotsApart * pen.width);
            m_text += "\" stroke-linecap=\"round\"";
        }
    }

    void record(std::string_view prefix, const RecordKey& key)
    {
        const std::string id = roundtrip::text(key.id);
        m_text += " id=\"";
        m_text += prefix;
        m_text += id + "\" data-record=\"";
        m_text += word(key.kind);
        m_text += "/" + id + "\">";
    }

    void title(std::string_view text)
    {
        m_text += "<title>";
        appendEscaped(m_text, text);
        m_text += "</title>";
    }

    const Picture& m_picture;
    std::string m_text;
};

// The document around what `drawAll` draws: a page of the drawing's coordinates shown at a size.
template<class DrawAll>
std::string documentOf(SvgDrawing& drawing, const Rect& page, Size size, std::string_view title, DrawAll drawAll)
{
    std::string& out = drawing.out();
    out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\"";
    drawing.number(" width=\"", std::ceil(size.width));
    drawing.number(" height=\"", std::ceil(size.height));
    drawing.number(" viewBox=\"", page.x);
    for (const double value : {page.y, page.width, page.height}) {
        out.pop_back();
        drawing.number(" ", value);
    }
    out += " font-family=\"Inter, 'Inter Variable', Helvetica, Arial, sans-serif\">\n<title>";
    appendEscaped(out, title.empty() ? std::string_view("Roundtrip") : title);
    out += "</title>\n";
    drawAll();
    out += "</svg>\n";
    return std::move(out);
}

} // namespace

std::string svg(const Picture& picture, const SvgOptions& options)
{
    SvgDrawing drawing(picture);
    const Rect page = shapedLike(options.size, picture.bounds);
    const Size size = options.size == Size{} ? page.size() : options.size;
    return documentOf(drawing, page, {size.width * options.scale, size.height * options.scale}, picture.title, [&] {
        DrawOptions draw_;
        draw_.theme = options.theme;
        if (options.size != Size{}) {
            draw_.visible = page; // the canvas colour reaches its rims
        }
        draw_.background = !options.transparent;
        draw_.toDate = options.toDate;
        draw(picture, options.emphasis, draw_, drawing);
    });
}

std::string svg(const SankeyPicture& picture, std::string_view title, const SvgOptions& options)
{
    const Picture none; // what is drawn belongs to no record of a map
    SvgDrawing drawing(none);
    const Rect page{0, 0, picture.size.width, picture.size.height};
    const Size size{page.width * options.scale, page.height * options.scale};
    return documentOf(drawing, page, size, title, [&] {
        DrawOptions draw_;
        draw_.theme = options.theme;
        draw_.background = !options.transparent;
        drawSankey(picture, std::nullopt, draw_, drawing);
    });
}

} // namespace roundtrip
