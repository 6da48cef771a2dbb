// SPDX-License-Identifier: GPL-3.0-or-later
// Notes and boxes as records: made, altered several at once, gone when they say nothing, and a scenario's own.
#include "core/model/annotations.h"

#include "core/model/scenario.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Book after(const Book& from, const Edit& edit)
{
    EXPECT_TRUE(edit.good());
    Book next = from;
    EXPECT_THAT(roundtrip::apply(next, edit.changes), IsEmpty());
    EXPECT_THAT(faultsOf(next), IsEmpty());
    return next;
}

Book put(const Book& book, std::vector<Annotation> wanted)
{
    return after(book, putAnnotations(book, wanted));
}

const Annotation note{{}, AnnotationShape::note, "Look here", 10, 20, 200, 40};
const Annotation box{{}, AnnotationShape::box, "", -30, -30, 400, 300};

TEST(Annotations, SeveralAreMadeByOneEdit)
{
    const Book book = put({}, {note, box});
    ASSERT_THAT(book.all<Annotation>(), SizeIs(2));
    const Annotation& made = *book.all<Annotation>().begin();
    EXPECT_TRUE(made.id);
    EXPECT_EQ(made.text, "Look here");
}

TEST(Annotations, AreAlteredTogetherAndUndoneTogether)
{
    const Book book = put({}, {note, box});
    std::vector<Annotation> moved(book.all<Annotation>().begin(), book.all<Annotation>().end());
    for (Annotation& one : moved) {
        one.x += 100;
    }
    const Edit edit = putAnnotations(book, moved);
    EXPECT_THAT(edit.changes, SizeIs(2));
    const Book there = after(book, edit);
    EXPECT_EQ(there.all<Annotation>().begin()->x, book.all<Annotation>().begin()->x + 100);
    EXPECT_EQ(after(there, {reversed(edit.changes), {}, {}}), book);
}

TEST(Annotations, ANoteThatSaysNothingGoesAndABoxNeedsNoTitle)
{
    const Book book = put({}, {note});
    Annotation emptied = *book.all<Annotation>().begin();
    emptied.text = " \n ";
    EXPECT_THAT(put(book, {emptied}).all<Annotation>(), SizeIs(0));
    EXPECT_THAT(putAnnotations({}, std::vector{Annotation{{}, AnnotationShape::note, "\n", 0, 0, 9, 9}}).changes,
                IsEmpty());
    EXPECT_THAT(put({}, {box}).all<Annotation>(), SizeIs(1));
}

TEST(Annotations, LinesEndTheSameWhereverTheyWereTyped)
{
    Annotation typed = note;
    typed.text = "one\r\ntwo\rthree\n\n";
    EXPECT_EQ(put({}, {typed}).all<Annotation>().begin()->text, "one\ntwo\nthree");
}

TEST(Annotations, HaveASizeAndAText)
{
    const auto faults = [](Annotation wanted) {
        const Edit edit = putAnnotations({}, std::vector{std::move(wanted)});
        EXPECT_THAT(edit.changes, IsEmpty());
        std::vector<std::string> fields;
        for (const Invalid& invalid : edit.faults) {
            fields.emplace_back(invalid.field);
        }
        return fields;
    };
    EXPECT_THAT(faults({{}, AnnotationShape::note, "a", 0, 0, 0, 10}), ElementsAre("width"));
    EXPECT_THAT(faults({{}, AnnotationShape::box, "", 0, 0, 10, -1}), ElementsAre("height"));
    EXPECT_THAT(faults({newId<Annotation>(), AnnotationShape::box, "", 0, 0, 10, 10}), ElementsAre("text"));
    Book broken;
    broken.put(Annotation{newId<Annotation>(), AnnotationShape::note, "", 0, 0, 10, 10});
    ASSERT_THAT(faultsOf(broken), SizeIs(1));
    EXPECT_EQ(faultsOf(broken).front().fault, Fault::missing);
}

TEST(Annotations, MadeInAScenarioAreTheScenariosAndCanBePromoted)
{
    Book base = after({}, addScenario({}, "What if"));
    const ScenarioId scenario = base.all<Scenario>().begin()->id;
    const Edit edit = putAnnotations(base, std::vector{note});
    ASSERT_THAT(roundtrip::apply(base, insideScenario(base, scenario, edit.changes)), IsEmpty());
    EXPECT_THAT(base.all<Annotation>(), SizeIs(0));
    EXPECT_THAT(scenarioBook(base, scenario).book.all<Annotation>(), SizeIs(1));
    EXPECT_THAT(after(base, promoteRecords(base, scenario, {edit.record})).all<Annotation>(), SizeIs(1));
}

} // namespace
} // namespace roundtrip
