// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/matrix.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <sstream>

#include "core/loops/components.h"
#include "core/picture/style.h"
#include "core/picture/text_metrics.h"

namespace roundtrip {

namespace {

constexpr std::size_t mostRows = 40;
constexpr std::size_t mostColumns = 28;
constexpr Size leastCell{72, 26};
constexpr Size figureRoom{41, 19};  // of a figure with room around it
constexpr double widerCells = 0.75; // of what text is larger by, at most
constexpr double nameMost = 150;
constexpr double headLine = 13;
constexpr double marginGap = 10; // between the cells and the sums
constexpr double sumBar = 62;
constexpr double figureSize = 10.5;
constexpr std::uint32_t none = UINT32_MAX;

// The parties of one side, and frames[i] of them that hang together.
struct Order {
    std::vector<std::uint32_t> nodes;
    std::vector<std::uint32_t> component; // of each node of the network; none where it has no loop
};

// Of a block: first the one with the most, then always the one that is bound most to those placed last.
std::vector<std::uint32_t> chained(std::vector<std::uint32_t> block, const std::vector<Minor>& passes,
                                   const std::vector<std::vector<std::pair<std::uint32_t, double>>>& bonds)
{
    std::vector<double> pull(passes.size(), 0);
    std::vector<std::uint32_t> order;
    while (!block.empty()) {
        const auto best = std::max_element(block.begin(), block.end(), [&](std::uint32_t a, std::uint32_t b) {
            return pull[a] != pull[b] ? pull[a] < pull[b] : passes[a] != passes[b] ? passes[a] < passes[b] : a > b;
        });
        const std::uint32_t next = *best;
        block.erase(best);
        order.push_back(next);
        for (const std::uint32_t node : block) {
            pull[node] *= 0.6; // what was placed long ago binds less
        }
        for (const auto& [other, bond] : bonds[next]) {
            pull[other] += bond;
        }
    }
    return order;
}

Order orderOf(const Network& network)
{
    const std::size_t count = network.nodes().size();
    std::vector<Arc> arcs;
    std::vector<Minor> passes(count, 0);
    std::vector<std::vector<std::pair<std::uint32_t, double>>> bonds(count);
    for (const Pair& pair : network.pairs()) {
        arcs.push_back({pair.payer, pair.payee});
        const auto bond = std::sqrt(static_cast<double>(pair.amount));
        passes[pair.payer] += pair.amount;
        passes[pair.payee] += pair.amount;
        bonds[pair.payer].push_back({pair.payee, bond});
        bonds[pair.payee].push_back({pair.payer, bond});
    }
    Order order;
    order.component = components(static_cast<std::uint32_t>(count), arcs);
    std::map<std::uint32_t, std::vector<std::uint32_t>> members;
    for (std::uint32_t node = 0; node < count; ++node) {
        members[order.component[node]].push_back(node);
    }
    std::vector<std::vector<std::uint32_t>> blocks;
    std::vector<std::uint32_t> rest;
    for (auto& [component, block] : members) {
        if (block.size() > 1) {
            blocks.push_back(chained(block, passes, bonds));
        } else {
            order.component[block.front()] = none;
            rest.push_back(block.front());
        }
    }
    const auto weight = [&](const std::vector<std::uint32_t>& block) {
        return std::accumulate(block.begin(), block.end(), Minor{0},
                               [&](Minor sum, std::uint32_t node) { return sum + passes[node]; });
    };
    std::stable_sort(blocks.begin(), blocks.end(), [&](const auto& a, const auto& b) { return weight(a) > weight(b); });
    std::stable_sort(rest.begin(), rest.end(), [&](std::uint32_t a, std::uint32_t b) { return passes[a] > passes[b]; });
    for (const auto& block : blocks) {
        order.nodes.insert(order.nodes.end(), block.begin(), block.end());
    }
    order.nodes.insert(order.nodes.end(), rest.begin(), rest.end());
    return order;
}

// What one row or column says in all.
struct Line {
    std::vector<std::uint32_t> nodes; // one, or the others
    Minor capital = 0;
    Minor commercial = 0;

    Minor amount() const { return capital + commercial; }
};

// The lines of one side in order, and of each node its line.
struct Side {
    std::vector<Line> lines;
    std::vector<std::uint32_t> lineOf;
    bool others = false; // the last line is of several
};

Side sideOf(const Network& network, const Order& order, bool payers, std::size_t most)
{
    Side side;
    side.lineOf.assign(network.nodes().size(), none);
    std::vector<Minor> amounts(network.nodes().size(), 0);
    for (const Pair& pair : network.pairs()) {
        amounts[payers ? pair.payer : pair.payee] += pair.amount;
    }
    std::vector<std::uint32_t> there;
    std::copy_if(order.nodes.begin(), order.nodes.end(), std::back_inserter(there),
                 [&](std::uint32_t node) { return amounts[node] > 0; });
    std::vector<std::uint32_t> bySize = there;
    std::stable_sort(bySize.begin(), bySize.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return amounts[a] > amounts[b]; });
    side.others = there.size() > most;
    std::vector<bool> own(network.nodes().size(), false);
    for (std::size_t i = 0; i < bySize.size() && i < (side.others ? most - 1 : most); ++i) {
        own[bySize[i]] = true;
    }
    for (const std::uint32_t node : there) {
        if (own[node]) {
            side.lineOf[node] = static_cast<std::uint32_t>(side.lines.size());
            side.lines.push_back({{node}, 0, 0});
        }
    }
    if (side.others) {
        side.lines.emplace_back();
    }
    for (const std::uint32_t node : there) {
        if (!own[node]) {
            side.lineOf[node] = static_cast<std::uint32_t>(side.lines.size() - 1);
            side.lines.back().nodes.push_back(node);
        }
    }
    for (const Pair& pair : network.pairs()) {
        Line& line = side.lines[side.lineOf[payers ? pair.payer : pair.payee]];
        line.capital += pair.capital;
        line.commercial += pair.commercial;
    }
    return side;
}

struct Cell {
    Minor capital = 0;
    Minor commercial = 0;
    std::vector<FlowId> flows;
};

class MatrixWriter {
public:
    MatrixWriter(const Network& network, const SheetOptions& options)
        : m_network(network), m_options(options), m_sheet(options), m_order(orderOf(network)),
          m_rows(sideOf(network, m_order, true, mostRows)), m_columns(sideOf(network, m_order, false, mostColumns))
    {
        if (m_scale > 1) {
            makeRoom();
        }
    }

    Picture written()
    {
        if (m_rows.lines.empty()) {
            return m_sheet.finished();
        }
        drawGrid();
        drawHeadings();
        drawCells();
        drawFrames();
        drawSums();
        drawFoot();
        return m_sheet.finished();
    }

private:
    // Cells grow as far as larger figures and names need it, which is less than the text: in a picture that is as much
    // larger in all, a window would show no larger text.
    void makeRoom()
    {
        double longestWord = 0;
        for (std::size_t i = 0; i < m_columns.lines.size(); ++i) {
            std::istringstream name(nameOf(m_columns.lines[i], othersAt(m_columns, i)));
            for (std::string word; name >> word;) {
                longestWord = std::max(longestWord, width(word, figureSize));
            }
        }
        m_cell.width = std::clamp(longestWord + 8, leastCell.width, leastCell.width * (1 + widerCells * (m_scale - 1)));
        m_cell.width = std::max(m_cell.width, figureRoom.width * m_scale);
        m_cell.height = std::max(leastCell.height, figureRoom.height * m_scale);
        double longestName = 0;
        for (std::size_t i = 0; i < m_rows.lines.size(); ++i) {
            longestName = std::max(longestName, width(nameOf(m_rows.lines[i], othersAt(m_rows, i)), style::figureSize));
        }
        m_nameWidth = std::clamp(longestName + 2, nameMost, nameMost * m_scale);
    }
    double width(const std::string& text, double size) const
    {
        return textWidth(text, size * m_scale, FontWeight::semibold);
    }

    double x(std::size_t column) const { return m_nameWidth + 8 + static_cast<double>(column) * m_cell.width; }
    double y(std::size_t row) const { return static_cast<double>(row) * m_cell.height; }
    double right() const { return x(m_columns.lines.size()); }
    double bottom() const { return y(m_rows.lines.size()); }
    std::string amount(Minor of) const { return shortText(of, m_network.currency()); }
    std::string nameOf(const Line& line, bool others) const
    {
        return others ? m_options.words.others + " (" + std::to_string(line.nodes.size()) + ")"
                      : m_network.nodes()[line.nodes.front()].name;
    }
    bool othersAt(const Side& side, std::size_t line) const { return side.others && line + 1 == side.lines.size(); }

    PictureSpot partySpot(const Line& line, std::string title) const
    {
        return {PictureSpot::Part::party, m_network.nodes()[line.nodes.front()].party, {}, 0, 0, std::move(title)};
    }

    void drawGrid()
    {
        for (std::size_t row = 0; row <= m_rows.lines.size(); ++row) {
            m_sheet.line({0, y(row)}, {right(), y(row)}, {Hue::hairline});
        }
        for (std::size_t column = 0; column <= m_columns.lines.size(); ++column) {
            m_sheet.line({x(column), 0}, {x(column), bottom()}, {Hue::hairline});
        }
    }

    // Names of payees stand over their columns, broken where a column is too narrow.
    std::vector<std::string> broken(const std::string& name) const
    {
        constexpr std::size_t mostLines = 3;
        const double room = m_cell.width - 6;
        const auto fits = [&](const std::string& text) { return width(text, figureSize) <= room; };
        std::vector<std::string> lines;
        std::size_t at = 0;
        while (at < name.size()) {
            const std::size_t space = std::min(name.find(' ', at), name.size());
            const std::string word = name.substr(at, space - at);
            if (!lines.empty() && (fits(lines.back() + " " + word) || lines.size() == mostLines)) {
                lines.back() += " " + word;
            } else {
                lines.push_back(word);
            }
            at = space + 1;
        }
        for (std::string& text : lines) {
            text = elided(text, room, figureSize * m_scale, FontWeight::semibold);
        }
        return lines;
    }

    void drawHeadings()
    {
        for (std::size_t row = 0; row < m_rows.lines.size(); ++row) {
            const Line& line = m_rows.lines[row];
            const std::string name = nameOf(line, othersAt(m_rows, row));
            othersAt(m_rows, row) ? m_sheet.end()
                                  : void(m_sheet.begin(partySpot(line, name + ": " + amount(line.amount()))));
            m_sheet.text({m_nameWidth, y(row) + m_cell.height / 2 + 4 * m_scale},
                         elided(name, m_nameWidth, style::figureSize * m_scale, FontWeight::semibold),
                         style::figureSize, {Hue::ink}, TextAlign::right, true);
        }
        for (std::size_t column = 0; column < m_columns.lines.size(); ++column) {
            const Line& line = m_columns.lines[column];
            const std::string name = nameOf(line, othersAt(m_columns, column));
            othersAt(m_columns, column) ? m_sheet.end()
                                        : void(m_sheet.begin(partySpot(line, name + ": " + amount(line.amount()))));
            const std::vector<std::string> lines = broken(name);
            for (std::size_t i = 0; i < lines.size(); ++i) {
                m_sheet.text(
                    {x(column) + m_cell.width / 2, -8 - headLine * m_scale * static_cast<double>(lines.size() - 1 - i)},
                    lines[i], figureSize, {Hue::ink}, TextAlign::middle, true);
            }
        }
        m_sheet.end();
        m_sheet.text({m_nameWidth, -8},
                     m_options.words.payer + " \xE2\x86\x93   " + m_options.words.payee + " \xE2\x86\x92",
                     style::captionSize, {Hue::mutedInk}, TextAlign::right);
    }

    void drawCells()
    {
        std::map<std::pair<std::uint32_t, std::uint32_t>, Cell> cells;
        for (const Pair& pair : m_network.pairs()) {
            Cell& at = cells[{m_rows.lineOf[pair.payer], m_columns.lineOf[pair.payee]}];
            at.capital += pair.capital;
            at.commercial += pair.commercial;
            const std::vector<FlowId> flows = flowsOf(m_network, pair);
            at.flows.insert(at.flows.end(), flows.begin(), flows.end());
        }
        Minor largest = 1;
        for (const auto& [key, at] : cells) {
            largest = std::max(largest, at.capital + at.commercial);
        }
        for (const auto& [key, at] : cells) {
            const auto [row, column] = key;
            const Minor sum = at.capital + at.commercial;
            const Line& payer = m_rows.lines[row];
            const Line& payee = m_columns.lines[column];
            const std::string title = nameOf(payer, othersAt(m_rows, row)) + " \xE2\x86\x92 " +
                                      nameOf(payee, othersAt(m_columns, column)) + ": " + amount(sum);
            m_sheet.begin({PictureSpot::Part::pair, m_network.nodes()[payer.nodes.front()].party,
                           m_network.nodes()[payee.nodes.front()].party, 0, 0, title},
                          at.flows);
            const double opacity = 0.1 + 0.45 * std::sqrt(static_cast<double>(sum) / static_cast<double>(largest));
            const Rect whole = Rect{x(column), y(row), m_cell.width, m_cell.height}.grown(-1.5);
            const double capital = whole.width * static_cast<double>(at.capital) / static_cast<double>(sum);
            if (at.capital > 0) {
                m_sheet.rect({whole.x, whole.y, capital, whole.height}, {Hue::capital, opacity});
            }
            if (at.commercial > 0) {
                m_sheet.rect({whole.x + capital, whole.y, whole.width - capital, whole.height},
                             {Hue::commercial, opacity});
            }
            m_sheet.text({whole.centre().x, whole.centre().y + 4 * m_scale}, amount(sum), figureSize, {Hue::ink},
                         TextAlign::middle);
        }
        m_sheet.end();
    }

    // Around those whose money can come back to them: a block on the diagonal.
    void drawFrames()
    {
        const auto spanOf = [&](const Side& side, std::uint32_t component) {
            std::pair<std::size_t, std::size_t> span{side.lines.size(), 0};
            for (std::size_t i = 0; i < side.lines.size(); ++i) {
                if (!othersAt(side, i) && m_order.component[side.lines[i].nodes.front()] == component) {
                    span = {std::min(span.first, i), i + 1};
                }
            }
            return span;
        };
        std::vector<std::uint32_t> done;
        for (const Line& line : m_rows.lines) {
            const std::uint32_t component = line.nodes.empty() ? none : m_order.component[line.nodes.front()];
            if (component == none || std::find(done.begin(), done.end(), component) != done.end()) {
                continue;
            }
            done.push_back(component);
            const auto rows = spanOf(m_rows, component);
            const auto columns = spanOf(m_columns, component);
            if (rows.first < rows.second && columns.first < columns.second) {
                m_sheet.frame(Rect{x(columns.first), y(rows.first), x(columns.second) - x(columns.first),
                                   y(rows.second) - y(rows.first)}
                                  .grown(1.5),
                              {Hue::loopHalo}, 2.5, 4);
                m_framed = true;
            }
        }
    }

    void drawSums()
    {
        Minor largest = 1;
        for (const Side* side : {&m_rows, &m_columns}) {
            for (const Line& line : side->lines) {
                largest = std::max(largest, line.amount());
            }
        }
        const double left = right() + marginGap;
        const double room = sumBar;
        const auto share = [&](Minor of) { return static_cast<double>(of) / static_cast<double>(largest); };
        for (std::size_t row = 0; row < m_rows.lines.size(); ++row) {
            const Line& line = m_rows.lines[row];
            const Rect bar{left, y(row) + 7, room * share(line.capital), m_cell.height - 14};
            m_sheet.rect(bar, {Hue::capital, 0.75});
            m_sheet.rect({bar.right(), bar.y, room * share(line.commercial), bar.height}, {Hue::commercial, 0.75});
            m_sheet.text({left + room * share(line.amount()) + 5, y(row) + m_cell.height / 2 + 4 * m_scale},
                         amount(line.amount()), figureSize, {Hue::mutedInk});
        }
        const double top = bottom() + marginGap;
        for (std::size_t column = 0; column < m_columns.lines.size(); ++column) {
            const Line& line = m_columns.lines[column];
            const Rect bar{x(column) + m_cell.width / 2 - 8, top, 16, room * share(line.capital)};
            m_sheet.rect(bar, {Hue::capital, 0.75});
            m_sheet.rect({bar.x, bar.bottom(), bar.width, room * share(line.commercial)}, {Hue::commercial, 0.75});
            m_lowest = std::max(m_lowest, top + room * share(line.amount()) + 16 * m_scale);
            m_sheet.text({x(column) + m_cell.width / 2, top + room * share(line.amount()) + 13 * m_scale},
                         amount(line.amount()), figureSize, {Hue::mutedInk}, TextAlign::middle);
        }
        m_sheet.text({left, -8}, m_options.words.sum, style::captionSize, {Hue::mutedInk});
        m_sheet.text({m_nameWidth, top + 10 * m_scale}, m_options.words.sum, style::captionSize, {Hue::mutedInk},
                     TextAlign::right);
        m_sheet.text({left, top + 14 * m_scale}, amount(m_network.total()), style::nameSize, {Hue::ink},
                     TextAlign::left, true);
    }

    void drawFoot()
    {
        const double foot = m_lowest + style::legendGap + 11 * (m_scale - 1);
        double at = m_sheet.key({0, foot}, {Hue::capital, 0.55}, m_options.words.capital);
        at = m_sheet.key({at, foot}, {Hue::commercial, 0.55}, m_options.words.commercial);
        if (m_framed) {
            m_sheet.frame({at, foot - 11 * m_scale + 1, 24 * m_scale, 11 * m_scale}, {Hue::loopHalo}, 2, 3);
            m_sheet.text({at + 31 * m_scale, foot}, m_options.words.comesBack, style::captionSize, {Hue::mutedInk});
        }
    }

    const Network& m_network;
    const SheetOptions& m_options;
    double m_scale = m_options.textScale;
    Size m_cell = leastCell;
    double m_nameWidth = nameMost;
    ShapeSheet m_sheet;
    Order m_order;
    Side m_rows;
    Side m_columns;
    bool m_framed = false;
    double m_lowest = 0; // where the sums end
};

} // namespace

Picture composeMatrix(const Network& network, const SheetOptions& options)
{
    return MatrixWriter(network, options).written();
}

} // namespace roundtrip
