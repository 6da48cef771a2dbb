// SPDX-License-Identifier: GPL-3.0-or-later
// Graphs of other programs as tables, and ours for them: Gephi, Cytoscape, yEd, Graphviz.
#include "core/interchange/dot.h"
#include "core/interchange/export_tables.h"
#include "core/interchange/gexf.h"
#include "core/interchange/graphml.h"
#include "core/interchange/xml.h"
#include "tests/core/interchange/sheets.h"
#include "tests/support/book_lines.h"
#include "tests/support/random_book.h"
#include <gmock/gmock.h>

namespace roundtrip {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using Kind = ImportProblemKind;

Book bookFrom(const ReadSheets& read)
{
    for (const ImportProblem& problem : read.problems) {
        ADD_FAILURE() << "problem " << static_cast<int>(problem.kind) << " at " << place(problem);
    }
    const Import import = importTables({}, read.sheets);
    for (const ImportProblem& problem : import.problems) {
        ADD_FAILURE() << "problem " << static_cast<int>(problem.kind) << " at " << place(problem);
    }
    Book book;
    EXPECT_THAT(roundtrip::apply(book, import.changes), IsEmpty());
    return book;
}

// "Amazon > OpenAI 15.00": each flow, in order.
std::vector<std::string> flowsOf(const Book& book)
{
    std::vector<std::string> out;
    for (const Flow& flow : book.flows()) {
        out.push_back(book.find(flow.payer)->name + " > " + book.find(flow.payee)->name + " " +
                      exactText(flow.amount, flow.currency));
    }
    return out;
}

// What the tables of parties and flows hold, but for what else a book has.
std::vector<std::vector<std::string>> graphPart(const Book& book)
{
    std::vector<std::vector<std::string>> out;
    for (const Sheet& sheet : tablesOf(book)) {
        if (sheet.name == "parties" || sheet.name == "flows") {
            for (const auto& row : sheet.rows) {
                out.emplace_back();
                for (const Cell& cell : row) {
                    // XML cannot hold control characters, and what it cannot hold it shows.
                    out.back().push_back(cell.text);
                }
            }
        }
    }
    return out;
}

TEST(Graphs, PartiesAndFlowsComeBackFromEachFormat)
{
    for (unsigned seed = 0; seed < 60; ++seed) {
        SCOPED_TRACE(seed);
        Book book = support::RandomBook(seed).make();
        for (const Condition& condition : book.conditions()) {
            Condition bare; // a graph names conditions and knows no more of them
            bare.id = condition.id;
            bare.title = condition.title;
            book.put(bare);
        }
        const auto sheets = tablesOf(book);
        ASSERT_EQ(graphPart(bookFrom(readGraphml(graphmlText(sheets), "g.graphml"))), graphPart(book));
        ASSERT_EQ(graphPart(bookFrom(readGexf(gexfText(sheets), "g.gexf"))), graphPart(book));
    }
}

TEST(Graphml, AsGephiWritesIt)
{
    const Book book = bookFrom(readGraphml(R"(<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key attr.name="label" attr.type="string" for="node" id="label"/>
<key attr.name="Edge Label" attr.type="string" for="edge" id="edgelabel"/>
<key attr.name="weight" attr.type="double" for="edge" id="weight"/>
<key attr.name="Kind" attr.type="string" for="node" id="v_kind"><default>lab</default></key>
<key attr.name="r" attr.type="int" for="node" id="r"/>
<key attr.name="x" attr.type="float" for="node" id="x"/>
<graph edgedefault="directed">
<node id="0"><data key="label">Amazon &amp; Co</data><data key="v_kind">hyperscaler</data><data key="r">153</data><data key="x">-1.5</data></node>
<node id="1"><data key="label">OpenAI</data></node>
<edge id="7" source="0" target="1"><data key="weight">15000000000.0</data><data key="edgelabel">deal</data></edge>
</graph>
</graphml>)",
                                           "g.graphml"));
    EXPECT_THAT(flowsOf(book), ElementsAre("Amazon & Co > OpenAI 15000000000.00"));
    EXPECT_EQ(named(book, &Party::name, "Amazon & Co")->kind, PartyKind::hyperscaler);
    EXPECT_EQ(named(book, &Party::name, "OpenAI")->kind, PartyKind::lab) << "the key's default";
}

TEST(Graphml, AsCytoscapeWritesIt)
{
    const Book book = bookFrom(readGraphml(R"(<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="n1" for="node" attr.name="shared name" attr.type="string"/>
  <key id="n2" for="node" attr.name="name" attr.type="string"/>
  <key id="n3" for="node" attr.name="selected" attr.type="boolean"/>
  <key id="e1" for="edge" attr.name="name" attr.type="string"/>
  <key id="e2" for="edge" attr.name="interaction" attr.type="string"/>
  <key id="e3" for="edge" attr.name="amount" attr.type="string"/>
  <key id="e4" for="edge" attr.name="SUID" attr.type="long"/>
  <graph id="net" edgedefault="directed">
    <edge id="90" source="62" target="63"><data key="e1">Nvidia (pays) OpenAI</data><data key="e2">pays</data><data key="e3">30B</data><data key="e4">90</data></edge>
    <node id="62"><data key="n1">Nvidia</data><data key="n2">Nvidia</data><data key="n3">false</data></node>
    <node id="63"><data key="n2">OpenAI</data></node>
  </graph>
</graphml>)",
                                           "g.graphml"));
    EXPECT_THAT(flowsOf(book), ElementsAre("Nvidia > OpenAI 30000000000.00")) << "edges may come before nodes";
}

TEST(Graphml, AsYedWritesIt)
{
    const Book book = bookFrom(readGraphml(
        R"(<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
  <key for="node" id="d5" attr.name="url" attr.type="string"/>
  <key for="node" id="d6" yfiles.type="nodegraphics"/>
  <key for="edge" id="d10" yfiles.type="edgegraphics"/>
  <graph edgedefault="directed" id="G">
    <node id="n0" yfiles.foldertype="group"><data key="d6"><y:ProxyAutoBoundsNode><y:Realizers active="0"><y:GroupNode><y:NodeLabel>Google</y:NodeLabel></y:GroupNode></y:Realizers></y:ProxyAutoBoundsNode></data>
      <graph edgedefault="directed" id="n0:"><node id="n0::n0"><data key="d6"><y:ShapeNode><y:Geometry height="30.0" width="30.0"/><y:NodeLabel hasText="true">DeepMind<y:LabelModel><y:SmartNodeLabelModel distance="4.0"/></y:LabelModel></y:NodeLabel></y:ShapeNode></data></node></graph>
    </node>
    <node id="n1"><data key="d6"><y:ShapeNode><y:NodeLabel>Anthropic</y:NodeLabel></y:ShapeNode></data></node>
    <edge id="e0" source="n0::n0" target="n1"><data key="d10"><y:PolyLineEdge><y:EdgeLabel>$2bn</y:EdgeLabel></y:PolyLineEdge></data></edge>
  </graph>
</graphml>)",
        "g.graphml"));
    EXPECT_THAT(flowsOf(book), ElementsAre("DeepMind > Anthropic 2000000000.00")) << "an edge's label is its amount";
    EXPECT_EQ(named(book, &Party::name, "DeepMind")->parent, named(book, &Party::name, "Google")->id)
        << "what stands in a group is a unit of it";
}

TEST(Gexf, AsGephiWritesItWithTime)
{
    const Book book =
        bookFrom(readGexf(R"(<gexf xmlns="http://gexf.net/1.3" version="1.3" xmlns:viz="http://gexf.net/1.3/viz">
  <graph defaultedgetype="directed" mode="dynamic" timeformat="datetime">
    <attributes class="node" mode="static"><attribute id="0" title="Country" type="string"/></attributes>
    <attributes class="edge"><attribute id="0" title="instrument" type="string"><default>debt</default></attribute></attributes>
    <nodes>
      <node id="a" label="SoftBank"><attvalues><attvalue for="0" value="JP"/></attvalues><viz:size value="9"/><viz:color r="1" g="2" b="3"/></node>
      <node id="b" label="OpenAI"/>
      <node id="c" label="Stargate" pid="b"/>
    </nodes>
    <edges>
      <edge id="0" source="a" target="b" weight="3.0E10" start="2026-04-01T00:00:00.000" end="2026-10-01T00:00:00.000"/>
      <edge id="1" source="a" target="c" weight="5"><attvalues><attvalue for="0" value="equity"/></attvalues><spells><spell start="2027-01-01" end="2027-06-01"/><spell start="2026-01-01" end="2026-06-01"/></spells></edge>
    </edges>
  </graph>
</gexf>)",
                          "g.gexf"));
    std::vector<Flow> flows(book.flows().begin(), book.flows().end());
    ASSERT_EQ(flows.size(), 2U);
    EXPECT_EQ(flows[0].amount, 3'000'000'000'000);
    EXPECT_EQ(flows[0].start, Start{testing::day("2026-04-01")});
    EXPECT_EQ(flows[0].end, End{testing::day("2026-10-01")});
    EXPECT_EQ(flows[0].instrument, Instrument::debt);
    EXPECT_EQ(flows[1].start, Start{testing::day("2026-01-01")}) << "of several spells the first";
    EXPECT_EQ(flows[1].end, End{testing::day("2027-06-01")}) << "and the last";
    EXPECT_EQ(flows[1].instrument, Instrument::equity);
    EXPECT_EQ(named(book, &Party::name, "SoftBank")->country, "JP");
    EXPECT_EQ(named(book, &Party::name, "Stargate")->parent, named(book, &Party::name, "OpenAI")->id);
}

TEST(Gexf, WritesTheDaysOfAFlowOnItsEdge)
{
    const Book book = testing::bookOf("Amazon > OpenAI 15B equity 2026-03-31..24m deal:Tranches\n"
                                      "Amazon > OpenAI 35B equity on:An_IPO if:An_IPO deal:Tranches\n");
    const std::string text = gexfText(tablesOf(book));
    EXPECT_THAT(text,
                HasSubstr("weight=\"15000000000.00\" label=\"Tranches\" start=\"2026-03-31\" end=\"2028-03-31\">"));
    EXPECT_THAT(text, HasSubstr("weight=\"35000000000.00\" label=\"Tranches\">")) << "nobody knows the day";
}

ImportProblem problemOf(const ReadSheets& read)
{
    EXPECT_THAT(read.sheets, IsEmpty());
    EXPECT_EQ(read.problems.size(), 1U);
    return read.problems.empty() ? ImportProblem{} : read.problems.front();
}

TEST(Graphs, RefuseWhatIsNoGraphOfMoney)
{
    const auto graphml = [](const std::string& inside, const std::string& edges = "directed") {
        return problemOf(
            readGraphml("<graphml>\n<graph edgedefault=\"" + edges + "\">" + inside + "</graph></graphml>", "g"));
    };
    EXPECT_EQ(problemOf(readGraphml("<html/>", "g")).kind, Kind::notAGraph);
    EXPECT_EQ(problemOf(readGexf("<graphml/>", "g")).kind, Kind::notAGraph);
    EXPECT_EQ(graphml("").kind, Kind::notAGraph) << "nothing in it";
    EXPECT_EQ(problemOf(readGraphml("<graphml><graph>", "g")).kind, Kind::notXml);
    EXPECT_EQ(problemOf(readGraphml("", "g")).kind, Kind::notXml);
    const ImportProblem undirected =
        graphml("<node id=\"a\"/><node id=\"b\"/>\n<edge source=\"a\" target=\"b\"/>", "undirected");
    EXPECT_EQ(undirected.kind, Kind::undirected);
    EXPECT_EQ(undirected.line, 3U);
    EXPECT_EQ(graphml("<edge directed=\"false\" source=\"a\" target=\"b\"/>").kind, Kind::undirected);
    const ImportProblem unknown = graphml("<node id=\"a\"/>\n<edge source=\"a\" target=\"zz\"/>");
    EXPECT_EQ(unknown.kind, Kind::unknownNode);
    EXPECT_EQ(place(unknown), "g:3 'zz'");
    EXPECT_EQ(graphml("<node id=\"a\"/><node id=\"a\"/>").kind, Kind::duplicate);
    EXPECT_EQ(problemOf(readGexf("<gexf><graph><nodes><node id=\"a\"/></nodes><edges><edge source=\"a\" "
                                 "target=\"a\"/></edges></graph></gexf>",
                                 "g"))
                  .kind,
              Kind::undirected)
        << "GEXF's edges are undirected unless it says otherwise";
}

TEST(Graphs, UnknownAttributesAreUnknownColumns)
{
    const ReadSheets read = readGraphml("<graphml><key id=\"k\" for=\"node\" attr.name=\"Colour of money\"/><graph>"
                                        "<node id=\"a\"><data key=\"k\">green</data></node></graph></graphml>",
                                        "g.graphml");
    EXPECT_EQ(soleProblem(importTables({}, read.sheets)).kind, Kind::unknownColumn);
    const Import kept = importTables({}, read.sheets, UnknownColumns::keepInNote);
    Book book;
    roundtrip::apply(book, kept.changes);
    EXPECT_EQ(sole<Party>(book).note, "Colour of money: green");
}

TEST(Graphs, AnEdgeWithoutAnAmountIsRefusedWithItsLine)
{
    const ReadSheets read =
        readGraphml("<graphml><graph><node id=\"a\"/><node id=\"b\"/>\n\n<edge source=\"a\" target=\"b\"/>"
                    "</graph></graphml>",
                    "g.graphml");
    const ImportProblem problem = soleProblem(importTables({}, read.sheets));
    EXPECT_EQ(problem.kind, Kind::missingValue);
    EXPECT_EQ(place(problem), "g.graphml:3 amount ''");
}

TEST(Graphs, EntityAndDepthBombsAreRefused)
{
    std::string laughs = "<!DOCTYPE graphml [<!ENTITY a \"ha\">";
    for (char c = 'b'; c < 'k'; ++c) {
        laughs += std::string("<!ENTITY ") + c + " \"" + std::string(10, '&') + "\">";
    }
    EXPECT_EQ(problemOf(readGraphml(laughs + "]><graphml>&a;</graphml>", "g")).kind, Kind::xmlEntities);
    EXPECT_EQ(
        problemOf(
            readGraphml("<!DOCTYPE graphml [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><graphml>&a;</graphml>", "g"))
            .kind,
        Kind::xmlEntities);
    std::string deep = "<graphml>";
    for (int i = 0; i < 1'000'000; ++i) {
        deep += "<node>";
    }
    EXPECT_EQ(problemOf(readGraphml(deep, "g")).value, "too deep");
}

TEST(Graphs, AreBoundedInAttributes)
{
    std::string keys = "<graphml>";
    for (std::size_t i = 0; i <= mostColumns; ++i) {
        keys += "<key id=\"k" + std::to_string(i) + "\" attr.name=\"k" + std::to_string(i) +
                "\"><default>x</default></key>";
    }
    EXPECT_EQ(problemOf(readGraphml(keys + "</graphml>", "g")).kind, Kind::tooManyColumns);
    // Each node has one attribute of its own: a table as wide as it is long.
    std::string wide = "<graphml><graph>";
    for (std::size_t i = 0; i <= 2 * mostColumns; ++i) {
        wide += "<node id=\"" + std::to_string(i) + "\"><data key=\"k" + std::to_string(i) + "\">x</data></node>";
    }
    EXPECT_EQ(problemOf(readGraphml(wide + "</graph></graphml>", "g")).kind, Kind::tooManyRows);
}

TEST(Dot, IsReadByNobodyButGraphviz)
{
    Book book = testing::bookOf("Amazon > OpenAI 15B equity 2026-03-31 deal:Big_one\n");
    Party odd = *named(book, &Party::name, "Amazon");
    odd.name = "A \"B\" \\N\n<C>";
    book.put(odd);
    EXPECT_EQ(dotText(tablesOf(book)),
              "digraph roundtrip {\n"
              "  charset=\"UTF-8\";\n"
              "  node [shape=box, style=rounded];\n"
              "  n0 [label=\"A \\\"B\\\" \\\\N\\n<C>\", kind=\"other\"];\n"
              "  n1 [label=\"OpenAI\", kind=\"other\"];\n"
              "  n0 -> n1 [label=\"$15B\", tooltip=\"Big one\", amount=\"15000000000.00\", currency=\"USD\", "
              "instrument=\"equity\", start=\"2026-03-31\"];\n"
              "}\n");
}

TEST(Xml, TextIsWrittenSoThatItIsReadBack)
{
    EXPECT_EQ(xmlText("<a & \"b\">\t\r\n"), "&lt;a &amp; &quot;b&quot;&gt;&#9;&#13;&#10;");
    EXPECT_EQ(xmlText("\x01\x1F"), "\xEF\xBF\xBD\xEF\xBF\xBD") << "XML has no such characters";
    EXPECT_EQ(xmlText("a\xEF\xBF\xBF"), "a\xEF\xBF\xBD");
    EXPECT_EQ(xmlText("日本"), "日本");
}

} // namespace
} // namespace roundtrip
