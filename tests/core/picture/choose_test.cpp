// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/choose.h"

#include "core/picture/pick.h"
#include "tests/support/book_lines.h"
#include "tests/support/sample.h"
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

using ::testing::UnorderedElementsAre;

// Microsoft pays OpenAI, OpenAI pays Oracle, Oracle pays Nvidia, Nvidia pays OpenAI.
const Book& chain()
{
    static const Book book = bookOf("Microsoft > OpenAI 10B equity 2026-01-01\n"
                                    "OpenAI > Oracle 30B compute 2026-01-01\n"
                                    "Oracle > Nvidia 20B hardware 2026-01-01\n"
                                    "Nvidia > OpenAI 10B equity 2026-01-01\n");
    return book;
}

Picture chainMap()
{
    return mapOf(chain(), questionAt("2026-06-30"));
}

std::vector<std::string> names(const std::vector<RecordKey>& records)
{
    std::vector<std::string> all;
    for (const RecordKey& record : records) {
        if (const auto* party = chain().find(PartyId{record.id})) {
            all.push_back(party->name);
        } else if (const auto* flow = chain().find(FlowId{record.id})) {
            all.push_back(chain().find(flow->payer)->name + ">" + chain().find(flow->payee)->name);
        }
    }
    return all;
}

RecordKey chosen(std::string_view name)
{
    return {RecordKind::party, party(chain(), name).value};
}

TEST(Choose, the_inverse_is_all_that_is_not_selected)
{
    const RecordKey records[] = {chosen("OpenAI"), chosen("Oracle"), chosen("Nvidia")};
    EXPECT_THAT(
        names(inverted(chainMap(), records)),
        UnorderedElementsAre("Microsoft", "Microsoft>OpenAI", "OpenAI>Oracle", "Oracle>Nvidia", "Nvidia>OpenAI"));
}

TEST(Choose, everything_is_parties_flows_relations_notes_and_boxes)
{
    Picture picture = chainMap();
    picture.ties.push_back({{newId<Relation>()}, RelationType::hosts, 0, 1, 0, 0, Mark::none});
    PlacedNote note;
    note.annotation = newId<Annotation>();
    picture.notes.push_back(note);
    const std::vector<RecordKey> all = everythingOn(picture);
    EXPECT_EQ(all.size(), picture.cards.size() + 4 + 2); // the chain has four flows
    EXPECT_TRUE(std::is_sorted(all.begin(), all.end()));
    EXPECT_TRUE(std::binary_search(all.begin(), all.end(), picture.ties.front().record()));
    EXPECT_TRUE(std::binary_search(all.begin(), all.end(), note.record()));
    EXPECT_TRUE(inverted(picture, all).empty());
}

TEST(Choose, the_payers_are_found_against_the_money)
{
    const RecordKey records[] = {chosen("OpenAI")};
    EXPECT_THAT(names(withBeside(chainMap(), records, Beside::payers)),
                UnorderedElementsAre("OpenAI", "Microsoft", "Nvidia", "Microsoft>OpenAI", "Nvidia>OpenAI"));
}

TEST(Choose, the_payees_are_found_along_the_money)
{
    const RecordKey records[] = {chosen("OpenAI")};
    EXPECT_THAT(names(withBeside(chainMap(), records, Beside::payees)),
                UnorderedElementsAre("OpenAI", "Oracle", "OpenAI>Oracle"));
}

TEST(Choose, neighbours_are_both)
{
    const RecordKey records[] = {chosen("Oracle")};
    EXPECT_THAT(names(withBeside(chainMap(), records, Beside::all)),
                UnorderedElementsAre("Oracle", "OpenAI", "Nvidia", "OpenAI>Oracle", "Oracle>Nvidia"));
}

TEST(Choose, a_loop_is_its_parties_and_the_flows_on_its_legs)
{
    const Picture map = chainMap();
    const PartyId loop[] = {party(chain(), "Nvidia"), party(chain(), "OpenAI"), party(chain(), "Oracle")};
    EXPECT_THAT(names(loopRecords(map, loop)),
                UnorderedElementsAre("Nvidia", "OpenAI", "Oracle", "Nvidia>OpenAI", "OpenAI>Oracle", "Oracle>Nvidia"));
    const RecordKey within[] = {chosen("Oracle")};
    EXPECT_TRUE(passesAll(map, loop, within));
    const RecordKey outside[] = {chosen("Oracle"), chosen("Microsoft")};
    EXPECT_FALSE(passesAll(map, loop, outside));
    EXPECT_FALSE(passesAll(map, loop, {}));
}

TEST(Choose, a_lasso_takes_the_cards_whose_middle_it_holds)
{
    const Picture map = chainMap();
    const Point at = map.cards[cardOf(map, party(chain(), "Oracle"))].rect.centre();
    const Point triangle[] = {at + Point{-40, -40}, at + Point{60, -30}, at + Point{0, 70}};
    const PickedArea found = inside(map, triangle);
    EXPECT_EQ(found.cards, (std::vector<std::uint32_t>{cardOf(map, party(chain(), "Oracle"))}));
    EXPECT_TRUE(found.arrows.empty());
    // Round all of the map there is everything.
    const Rect all = map.bounds;
    const Point round[] = {
        {all.left(), all.top()}, {all.right(), all.top()}, {all.right(), all.bottom()}, {all.left(), all.bottom()}};
    EXPECT_EQ(inside(map, round).cards.size(), 4U);
    EXPECT_EQ(inside(map, round).arrows.size(), 4U);
}

} // namespace
} // namespace roundtrip::testing
