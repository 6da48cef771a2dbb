// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/map_shapes.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "core/export/card_shapes.h"
#include "core/export/card_sites.h"
#include "core/export/connector_shape.h"
#include "core/export/legend_shapes.h"
#include "core/export/note_shapes.h"
#include "core/export/shape_ids.h"
#include "core/layout/labels.h"
#include "core/picture/text_metrics.h"

namespace roundtrip {

namespace {

constexpr double mostScale = 1.1; // points a pixel: a map of two cards need not fill the slide
constexpr double labelLeast = 8;  // points, on a slide of 540
constexpr double legendGap = 10;

double fadeOf(const Emphasis& emphasis, std::uint8_t flags)
{
    constexpr std::uint8_t looked = Emphasis::lit | Emphasis::selected | Emphasis::hovered;
    return emphasis.dimsRest && (flags & looked) == 0 ? style::dimmed : 1;
}

// What an arrow's amount says and where, in the picture's pixels; no place where there is none for it.
struct SlideLabel {
    std::string text;
    std::optional<Rect> place;
};

class MapWriter {
public:
    MapWriter(const MapSlide& map, const MapShapesOptions& options)
        : m_map(map), m_picture(map.picture), m_options(options), m_cards(map.picture.cards)
    {
        chooseCards();
        place();
        if (!m_map.paid.empty()) {
            takeNetsOfPaid();
        }
        m_wholeCaptions = m_map.paid.empty() && std::all_of(m_cards.begin(), m_cards.end(), [&](const Card& card) {
                              return captionFits(card.caption, card, m_scale, m_options.letters);
                          });
        for (const Card& card : m_picture.cards) {
            m_boxes.push_back(card.rect);
            m_sites.emplace_back(card.rect);
            m_ids.push_back(m_shapeIds.of("party", card.party.value));
        }
    }

    std::string xml()
    {
        std::string shapes = notesXml(AnnotationShape::box);
        for (const Tie& tie : m_picture.ties) {
            shapes += tieXml(tie);
        }
        std::vector<ConnectorShape> connectors;
        for (const Arrow& arrow : m_picture.arrows) {
            connectors.push_back(connectorShape(m_picture.way(arrow), m_boxes));
        }
        const std::vector<SlideLabel> amounts = placedLabels(connectors);
        std::string labels;
        for (const bool over : {false, true}) {
            for (std::size_t i = 0; i < m_picture.arrows.size(); ++i) {
                if ((m_map.emphasis.arrow(i) != 0) == over) {
                    shapes += arrowXml(i, connectors[i]);
                    labels += labelXml(i, amounts[i]);
                }
            }
        }
        shapes += labels;
        for (std::size_t i = 0; i < m_picture.cards.size(); ++i) {
            if (m_shown[i]) {
                shapes += cardXml(i);
            }
        }
        shapes += notesXml(AnnotationShape::note);
        if (!m_picture.legend.items.empty()) {
            const Point origin{m_options.area.x, m_options.area.bottom() - m_legend.size.height};
            shapes += legendShapes(m_picture.legend, m_legend, origin, m_scale, m_options);
        }
        return shapes;
    }

private:
    void chooseCards()
    {
        m_shown.assign(m_picture.cards.size(), true);
        if (m_map.withIdle) {
            return;
        }
        for (std::size_t i = 0; i < m_picture.cards.size(); ++i) {
            m_shown[i] = m_picture.cards[i].hasMoney;
        }
        for (const Tie& tie : m_picture.ties) {
            m_shown[tie.from] = true;
            m_shown[tie.to] = true;
        }
    }

    void place()
    {
        Rect bounds;
        for (std::size_t i = 0; i < m_picture.cards.size(); ++i) {
            if (m_shown[i]) {
                bounds = united(bounds, m_picture.cards[i].rect);
            }
        }
        for (const Arrow& arrow : m_picture.arrows) {
            bounds = united(bounds, arrow.bounds.grown(static_cast<double>(arrow.width) / 2));
        }
        for (const PlacedNote& note : m_picture.notes) {
            bounds = united(bounds, note.rect);
        }
        m_legend = legendPlaces(m_picture.legend, m_options.area.width, m_options.letters);
        const Rect& area = m_options.area;
        const double below = m_picture.legend.items.empty() ? 0 : m_legend.size.height + legendGap;
        const Rect room{area.x, area.y, area.width, area.height - below};
        m_scale = mostScale;
        if (!bounds.empty()) {
            m_scale = std::min({mostScale, room.width / bounds.width, room.height / bounds.height});
        }
        const Point centre = room.centre();
        m_origin = centre - bounds.centre() * m_scale;
    }

    // On a slide of a film a card tells the net of what has been paid.
    void takeNetsOfPaid()
    {
        Minor most = 1;
        for (Card& card : m_cards) {
            most = std::max(most, std::abs(card.in - card.out));
            card.in = 0;
            card.out = 0;
        }
        for (std::size_t i = 0; i < m_picture.arrows.size(); ++i) {
            m_cards[m_picture.arrows[i].payer].out += amountOf(i);
            m_cards[m_picture.arrows[i].payee].in += amountOf(i);
        }
        for (Card& card : m_cards) {
            card.net = static_cast<float>(static_cast<double>(card.in - card.out) / static_cast<double>(most));
        }
    }

    std::string shortCaption(const Card& card) const
    {
        const Minor net = card.in - card.out;
        std::string caption = m_map.net + " " + (net > 0 ? "+" : net < 0 ? "−" : "");
        return caption + shortText(std::abs(net), m_map.currency);
    }

    Rect onSlide(const Rect& rect) const
    {
        return {m_origin.x + rect.x * m_scale, m_origin.y + rect.y * m_scale, rect.width * m_scale,
                rect.height * m_scale};
    }

    std::string connectorXml(const Uuid& record, const ShapeName& name, const ConnectorShape& connector,
                             std::uint32_t from, std::uint32_t to, const std::string& paint)
    {
        const auto glue = [&](const char* element, std::uint32_t card, Point at) {
            return std::string("<a:") + element + " id=\"" + std::to_string(m_ids[card]) + "\" idx=\"" +
                   std::to_string(m_sites[card].at(at)) + "\"/>";
        };
        const std::string drawn = "<p:spPr>" + connectorPlaceXml(connector, m_origin, m_scale) +
                                  connectorGeometryXml(connector, m_origin, m_scale) + paint + "</p:spPr>";
        const std::string glued = "<p:cxnSp><p:nvCxnSpPr>" + nameXml(name) + "<p:cNvCxnSpPr>" +
                                  glue("stCxn", from, connector.way.front().a) +
                                  glue("endCxn", to, connector.way.back().d) +
                                  "</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr>" + drawn + "</p:cxnSp>";
        return runsAlikeInLibreOffice(connector) ? glued : alternatively(record, glued, name, drawn);
    }

    // PowerPoint, from 2016 on, takes the glued connector; who does not know its namespace, LibreOffice among them, the
    // same line without glue, which stays where it is drawn rather than running behind cards.
    std::string alternatively(const Uuid& record, const std::string& glued, const ShapeName& name,
                              const std::string& drawn)
    {
        const ShapeName line{m_shapeIds.of("line", record), ShapeIds::name("line", record), name.description, {}};
        return "<mc:AlternateContent "
               "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><mc:Choice "
               "xmlns:a16=\"http://schemas.microsoft.com/office/drawing/2014/main\" Requires=\"a16\">" +
               glued + "</mc:Choice><mc:Fallback><p:sp><p:nvSpPr>" + nameXml(line) +
               "<p:cNvSpPr/><p:nvPr/></p:nvSpPr>" + drawn + "</p:sp></mc:Fallback></mc:AlternateContent>";
    }

    std::string tieXml(const Tie& tie)
    {
        const ConnectorShape connector = connectorShape(m_picture.way(tie), m_boxes);
        const double fade = m_map.emphasis.dimsRest ? style::dimmed : 1;
        const double seen = tie.mark == Mark::removed ? 0.5 * fade : fade;
        std::string paint = lineXml(
            {colourXml(Tone::relation, seen), std::max(0.75, style::tie * m_scale), true, 0, 0, LineHead::none});
        if (tie.mark != Mark::none) {
            paint += glow(toneOf(tie.mark));
        }
        return connectorXml(tie.relation.value,
                            {m_shapeIds.of("tie", tie.relation.value), ShapeIds::name("tie", tie.relation.value),
                             between(tie.from, tie.to), text(tie.relation.value)},
                            connector, tie.from, tie.to, paint);
    }

    std::string between(std::uint32_t from, std::uint32_t to) const
    {
        return m_picture.cards[from].fullName + " → " + m_picture.cards[to].fullName;
    }

    double paidOf(std::size_t arrow) const
    {
        return arrow < m_map.paid.size() ? std::clamp(static_cast<double>(m_map.paid[arrow]), 0.0, 1.0) : 1;
    }
    Minor amountOf(std::size_t arrow) const
    {
        const Minor amount = m_picture.arrows[arrow].amount;
        const double paid = paidOf(arrow);
        return paid < 1 ? static_cast<Minor>(std::llround(static_cast<double>(amount) * paid)) : amount;
    }
    double fadeOfArrow(std::size_t arrow) const
    {
        const double fade = fadeOf(m_map.emphasis, m_map.emphasis.arrow(arrow));
        return paidOf(arrow) > 0 ? fade : std::min(fade, style::dimmed);
    }

    std::string arrowXml(std::size_t index, const ConnectorShape& connector)
    {
        const Arrow& arrow = m_picture.arrows[index];
        const Uuid& flow = m_picture.flowsOf(arrow).front().value;
        const std::uint8_t flags = m_map.emphasis.arrow(index);
        const double fade = fadeOfArrow(index);
        const bool capital = arrow.money == MoneyClass::capital;
        // The width goes by the square root of the amount.
        const double width = std::max(style::arrowLeast, static_cast<double>(arrow.width) * std::sqrt(paidOf(index)));
        LineStyle line{colourXml(capital ? Tone::capital : Tone::commercial, fade), width * m_scale};
        line.head = capital ? LineHead::triangle : LineHead::chevron;
        if (arrow.contingent) {
            line.dash = std::max(2.0, style::dash[0] * m_scale);
            line.gap = std::max(1.5, style::dash[1] * m_scale);
        }
        std::string paint = lineXml(line);
        if ((flags & (Emphasis::halo | Emphasis::selected)) != 0) {
            paint += glow(Tone::halo);
        } else if (arrow.mark != Mark::none) {
            paint += glow(toneOf(arrow.mark));
        }
        std::string description = between(arrow.payer, arrow.payee);
        if (arrow.label != Arrow::none) {
            description += ": " + m_picture.labels[arrow.label].text;
        }
        return connectorXml(flow,
                            {m_shapeIds.of("arrow", flow), ShapeIds::name("arrow", flow), description, text(flow)},
                            connector, arrow.payer, arrow.payee, paint);
    }

    std::string glow(Tone tone) const
    {
        return "<a:effectLst><a:glow rad=\"" + std::to_string(emu(std::max(2.5, 5 * m_scale))) + "\">" +
               colourXml(tone, 0.4) + "</a:glow></a:effectLst>";
    }

    // Too small to be read, an amount says less in larger letters: the class of the money is told by the arrow.
    bool labelsAreWhole() const
    {
        return style::figureSize * m_scale >= labelLeast * m_options.letters && m_map.paid.empty();
    }
    double labelSize() const { return std::max(labelLeast * m_options.letters, style::figureSize * m_scale); }

    // The amounts of the arrows, placed anew: their letters are larger beside the map than they are on the screen. Of a
    // film's slides each amount has the place of the whole one, so that it stays where it is while it grows.
    std::vector<SlideLabel> placedLabels(const std::vector<ConnectorShape>& connectors) const
    {
        std::vector<Rect> boxes;
        for (std::size_t i = 0; i < m_boxes.size(); ++i) {
            if (m_shown[i]) {
                boxes.push_back(m_boxes[i]);
            }
        }
        std::vector<Way> ways;
        std::vector<LabelWish> wishes;
        std::vector<SlideLabel> labels(connectors.size());
        const double size = labelSize();
        for (std::uint32_t i = 0; i < connectors.size(); ++i) {
            ways.push_back(connectors[i].way);
            const Arrow& arrow = m_picture.arrows[i];
            if (arrow.label == Arrow::none || !m_picture.labels[arrow.label].shown) {
                continue;
            }
            labels[i].text =
                labelsAreWhole() ? m_picture.labels[arrow.label].text : shortText(amountOf(i), m_map.currency);
            const std::string widest = labelsAreWhole() ? labels[i].text : shortText(arrow.amount, m_map.currency);
            const double height = std::max(size * 1.3, style::labelHeight * m_scale);
            const Size pill{textWidth(widest, size) + size * 0.9, height};
            wishes.push_back({i, {pill.width / m_scale, pill.height / m_scale}, static_cast<double>(arrow.width)});
        }
        const std::vector<std::optional<Rect>> places = labelPlaces(boxes, ways, wishes);
        for (std::size_t i = 0; i < wishes.size(); ++i) {
            labels[wishes[i].edge].place = places[i];
        }
        return labels;
    }

    std::string labelXml(std::size_t index, const SlideLabel& label)
    {
        if (!label.place || paidOf(index) == 0) {
            return {};
        }
        const double fade = fadeOfArrow(index);
        const double size = labelSize();
        const Rect whole = onSlide(*label.place);
        const Rect place = rectAround(whole.centre(), {textWidth(label.text, size) + size * 0.9, whole.height});
        TextBox box;
        box.paragraphs = {{label.text, {size, false, colourXml(Tone::ink, fade)}}};
        box.place = TextSide::middle;
        box.wraps = false;
        box.language = m_options.language;
        const Uuid& flow = m_picture.flowsOf(m_picture.arrows[index]).front().value;
        return textShapeXml({m_shapeIds.of("amount", flow), ShapeIds::name("amount", flow), {}, {}}, place,
                            roundRectXml(place, place.height / 2),
                            fade < 1 ? std::string("<a:noFill/>") : fillXml(colourXml(Tone::canvas, style::labelPill)),
                            box);
    }

    std::string notesXml(AnnotationShape shape)
    {
        std::string shapes;
        for (std::size_t i = 0; i < m_picture.notes.size(); ++i) {
            if (m_picture.notes[i].shape == shape) {
                const double fade = fadeOf(m_map.emphasis, m_map.emphasis.note(i));
                shapes += noteShape(m_picture.notes[i], onSlide(m_picture.notes[i].rect), m_scale, fade, m_options,
                                    m_shapeIds);
            }
        }
        return shapes;
    }

    std::string cardXml(std::size_t index)
    {
        const Card& card = m_cards[index];
        const std::uint8_t flags = m_map.emphasis.card(index);
        CardLook look;
        look.caption = m_wholeCaptions || !card.hasMoney ? card.caption : shortCaption(card);
        look.fade = fadeOf(m_map.emphasis, flags);
        look.halo = (flags & Emphasis::halo) != 0;
        look.selected = (flags & Emphasis::selected) != 0;
        return cardShapes(card, m_sites[index], onSlide(card.rect), m_scale, m_ids[index], look, m_options, m_shapeIds);
    }

    const MapSlide& m_map;
    const Picture& m_picture;
    const MapShapesOptions& m_options;
    std::vector<Card> m_cards; // as this slide tells them
    std::vector<bool> m_shown;
    bool m_wholeCaptions = true; // or none: captions of two kinds beside each other would look like two meanings
    double m_scale = 1;          // points a pixel
    Point m_origin;              // of the picture, on the slide
    LegendPlaces m_legend;
    ShapeIds m_shapeIds;
    std::vector<Rect> m_boxes;
    std::vector<CardSites> m_sites;
    std::vector<std::uint32_t> m_ids; // of the cards' rectangles
};

} // namespace

std::string mapShapes(const MapSlide& map, const MapShapesOptions& options)
{
    return MapWriter(map, options).xml();
}

} // namespace roundtrip
