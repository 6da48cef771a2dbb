// SPDX-License-Identifier: GPL-3.0-or-later
// The inspector by real events: what is typed into it becomes of the document, and what it shows of it.
#include "ui/panels/inspector_panel.h"

#include "tests/support/book_lines.h"
#include "tests/ui/workbench.h"
#include "ui/words/words.h"
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;

// 50 goes one way, and 100 in level months of two years the other: a loop of 50.
constexpr std::string_view loopOfTwo = "party Amazon kind:hyperscaler\n"
                                       "party OpenAI kind:lab\n"
                                       "party Google kind:hyperscaler\n"
                                       "condition Tranche open p:0.25\n"
                                       "Amazon > OpenAI 50B equity 2025-02-01 deal:Round\n"
                                       "OpenAI > Amazon 24B compute 2025-02-01..2027-02-01 deal:Cloud\n"
                                       "Google > OpenAI 10B equity 2026-06-01 if:Tranche deal:Side\n";

class Inspector : public ::testing::Test {
protected:
    explicit Inspector(std::string_view lines = loopOfTwo)
        : bench(lines), panel(*bench.document, bench.focus, *bench.editor)
    {
        panel.resize(340, 900);
        panel.show();
        ask();
    }
    void ask()
    {
        panel.setFindings(std::make_shared<const Findings>(findings(bench.book(), bench.focus.focus().question)));
    }

    RecordKey partyKey(std::string_view name) const { return {RecordKind::party, party(bench.book(), name).value}; }
    const Flow& flow(std::string_view payer) const
    {
        const PartyId id = party(bench.book(), payer);
        for (const Flow& flow : bench.book().flows()) {
            if (flow.payer == id) {
                return flow;
            }
        }
        throw std::runtime_error("no such flow");
    }
    void selectFlow(std::string_view payer) { bench.focus.select({keyOf(flow(payer))}); }

    template<class Editor> Editor& field(const char* name) const
    {
        for (auto* editor : panel.widget()->findChildren<Editor*>()) {
            if (editor->property("field").toString() == QLatin1String(name)) {
                return *editor;
            }
        }
        throw std::runtime_error(std::string("no field ") + name);
    }
    void type(QLineEdit& line, const QString& text)
    {
        line.setFocus();
        line.selectAll();
        QTest::keyClicks(&line, text);
        QTest::keyClick(&line, Qt::Key_Return);
    }
    // The texts of all labels that can be seen, of an object name if one is given.
    QStringList labels(const char* name = nullptr) const
    {
        QStringList texts;
        for (const auto* label : panel.widget()->findChildren<QLabel*>()) {
            if (label->isVisible() && (name == nullptr || label->objectName() == QLatin1String(name))) {
                texts.append(label->text());
            }
        }
        return texts;
    }
    QString figure(const QString& title) const
    {
        for (const auto* label : panel.widget()->findChildren<QLabel*>()) {
            if (label->isVisible() && label->accessibleName().startsWith(title + QStringLiteral(": "))) {
                return label->text();
            }
        }
        return {};
    }
    QStringList listed(const QString& accessibleName) const
    {
        QStringList lines;
        for (const auto* list : panel.widget()->findChildren<RecordList*>()) {
            if (list->isVisible() && list->accessibleName() == accessibleName) {
                for (int row = 0; row < list->model()->rowCount(); ++row) {
                    lines.append(list->model()->index(row, 0).data(Qt::AccessibleTextRole).toString());
                }
            }
        }
        return lines;
    }
    QPushButton* link(const QString& text) const
    {
        for (auto* button : panel.widget()->findChildren<QPushButton*>()) {
            if (button->isVisible() && button->text() == text) {
                return button;
            }
        }
        return nullptr;
    }
    void click(QWidget* widget)
    {
        ASSERT_NE(widget, nullptr);
        QTest::mouseClick(widget, Qt::LeftButton);
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }

    Workbench bench;
    InspectorPanel panel;
};

TEST_F(Inspector, withNothingSelectedTheDocumentsFiguresAreDefined)
{
    // 50 and 24 between Amazon and OpenAI, 10 from Google; 24 goes round.
    EXPECT_EQ(figure("Headline"), "$84B");
    EXPECT_EQ(figure("Circular"), "$48B");
    EXPECT_EQ(figure("One-way"), "$36B");
    EXPECT_EQ(figure("External"), "$36B"); // Amazon's 26 and Google's 10
    EXPECT_THAT(labels("caption"), Contains(QStringLiteral("Headline less circular.")));
}

TEST_F(Inspector, anAmountIsTypedAsPeopleWriteIt)
{
    selectFlow("Amazon");
    type(field<QLineEdit>("amount"), "12.5bn");
    EXPECT_EQ(flow("Amazon").amount, amount("12.5B"));
    EXPECT_EQ(bench.document->undoText(), "Undo Change amount of Amazon → OpenAI");
    EXPECT_EQ(field<QLineEdit>("amount").text(), "$12.5B");
    bench.document->undo();
    EXPECT_EQ(field<QLineEdit>("amount").text(), "$50B");
}

TEST_F(Inspector, aBadAmountSaysItsFaultInPlaceAndChangesNothing)
{
    selectFlow("Amazon");
    const std::uint64_t edition = bench.document->edition();
    QLineEdit& line = field<QLineEdit>("amount");
    type(line, "lots");
    EXPECT_THAT(labels("fault"),
                ElementsAre(QStringLiteral("This is not an amount. Write it as 50B, $1.5bn or 1234567.89.")));
    EXPECT_EQ(line.text(), "lots"); // to be mended, not lost
    type(line, "-5B");
    EXPECT_EQ(labels("fault").size(), 1);
    EXPECT_EQ(bench.document->edition(), edition);
    QTest::keyClick(&line, Qt::Key_Escape);
    EXPECT_EQ(line.text(), "$50B");
    EXPECT_TRUE(labels("fault").isEmpty());
}

TEST_F(Inspector, whatIsBeingTypedSurvivesAnEditElsewhere)
{
    selectFlow("Amazon");
    QLineEdit& line = field<QLineEdit>("amount");
    type(line, "lots");
    bench.editor->setField(keyOf(flow("Amazon")), "note", Value("by another hand"));
    EXPECT_EQ(line.text(), "lots");
    EXPECT_EQ(field<QPlainTextEdit>("note").toPlainText(), "by another hand");
    EXPECT_EQ(&line, &field<QLineEdit>("amount")); // nothing was built anew
}

TEST_F(Inspector, aPartyIsRenamedByItsTitle)
{
    bench.focus.select({partyKey("Google")});
    type(field<QLineEdit>("name"), "Alphabet");
    EXPECT_NO_THROW(party(bench.book(), "Alphabet"));
    EXPECT_EQ(bench.document->undoText(), "Undo Rename Google to Alphabet");
    type(field<QLineEdit>("name"), "OpenAI");
    EXPECT_THAT(labels("fault"), ElementsAre(QStringLiteral("Another party has this name already.")));
}

TEST_F(Inspector, aWordIsChosenByKey)
{
    bench.focus.select({partyKey("Google")});
    auto& kind = field<QComboBox>("kind");
    ASSERT_EQ(kind.currentText(), "hyperscaler");
    kind.setFocus();
    QTest::keyClick(&kind, Qt::Key_Down);
    EXPECT_EQ(bench.book().find(PartyId{partyKey("Google").id})->kind, PartyKind::lab);
}

TEST_F(Inspector, aYesOrNoIsTickedAndANoteIsTakenByCtrlEnter)
{
    selectFlow("Amazon");
    auto& assumption = field<QCheckBox>("assumption");
    QTest::keyClick(&assumption, Qt::Key_Space);
    EXPECT_TRUE(flow("Amazon").assumption);
    auto& note = field<QPlainTextEdit>("note");
    QTest::keyClicks(&note, "Two lines");
    QTest::keyClick(&note, Qt::Key_Return);
    QTest::keyClicks(&note, "of it");
    QTest::keyClick(&note, Qt::Key_Return, Qt::ControlModifier);
    EXPECT_EQ(flow("Amazon").note, "Two lines\nof it");
}

TEST_F(Inspector, aRecordIsNamedAndGoneTo)
{
    selectFlow("Google");
    type(field<QLineEdit>("payee"), "Amazon");
    EXPECT_EQ(flow("Google").payee, party(bench.book(), "Amazon"));
    type(field<QLineEdit>("payee"), "Nobody");
    EXPECT_EQ(labels("fault").size(), 1);
    for (auto* button : panel.widget()->findChildren<QToolButton*>()) {
        if (button->accessibleName() == "Show what Payer names") {
            click(button);
            break;
        }
    }
    EXPECT_THAT(bench.focus.focus().selection, ElementsAre(partyKey("Google")));
}

TEST_F(Inspector, paymentsBringTheirSum)
{
    selectFlow("Google");
    type(field<QLineEdit>("payments"), "2026-06-01=4B; 2027-06-01=8B");
    EXPECT_EQ(flow("Google").amount, amount("12B"));
    EXPECT_EQ(flow("Google").schedule, ScheduleKind::custom);
    EXPECT_EQ(field<QLineEdit>("amount").text(), "$12B");
}

TEST_F(Inspector, aPartysFiguresAreThoseOfTheQuestion)
{
    bench.focus.select({partyKey("OpenAI")});
    EXPECT_EQ(figure("Net"), "+$36B"); // 50 + 10 − 24
    EXPECT_EQ(figure("In"), "$60B");
    EXPECT_EQ(figure("Out"), "$24B");
    EXPECT_EQ(figure("   paid"), "$12B"); // twelve of 24 monthly payments by 2026-01-01, that day included
    EXPECT_EQ(figure("Counterparties"), "2");
    EXPECT_EQ(listed("Flows"),
              QStringList({"← Amazon, equity, $50B", "→ Amazon, compute, $24B", "← Google, equity, $10B"}));
}

TEST_F(Inspector, aFlowOfThePartyIsALink)
{
    bench.focus.select({partyKey("Google")});
    auto* list = panel.widget()->findChild<RecordList*>();
    ASSERT_NE(list, nullptr);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(0, 0)).center());
    QCoreApplication::processEvents();
    EXPECT_THAT(bench.focus.focus().selection, ElementsAre(keyOf(flow("Google"))));
}

TEST_F(Inspector, aFlowShowsWhatIsPaidAndItsPayments)
{
    selectFlow("OpenAI");
    EXPECT_EQ(figure("Counted"), "$24B");
    EXPECT_EQ(figure("Paid by 1 Jan 2026"), "$12B");
    EXPECT_EQ(figure("Remaining"), "$12B");
    EXPECT_EQ(listed("Payments").size(), 24);
    EXPECT_EQ(listed("Payments").front(), "1 Feb 2025, $1B");
}

TEST_F(Inspector, aFlowSaysWhyItIsNotCounted)
{
    Focus focus = bench.focus.focus();
    focus.question.measure = Measure::committed;
    bench.focus.set(focus);
    selectFlow("Google");
    ask();
    EXPECT_THAT(labels("muted"), Contains(QStringLiteral("Not committed: the condition “Tranche” is open.")));
    EXPECT_EQ(listed("Conditions, all needed"), QStringList("Tranche, open, 25.0\u00A0%"));
}

TEST_F(Inspector, choosingAClaimSaysWhatItChangesAndChangesIt)
{
    const RecordKey key = keyOf(flow("Amazon"));
    Book with = bench.book();
    const auto claim = [&](const char* value, const char* source, bool chosen) {
        with.put(Claim{newId<Claim>(), RecordKind::flow, key.id, "amount", std::to_string(amount(value)), source,
                       day("2025-03-01"), ClaimGrade::press, chosen});
    };
    claim("50B", "8-K", true);
    claim("35B", "https://example.org/a/very/long/address/that/would/widen/the/panel/were/it/not/broken", false);
    ASSERT_TRUE(bench.document->perform("Claims", difference(bench.book(), with)));
    selectFlow("Amazon");
    EXPECT_THAT(labels(), Contains(QStringLiteral("Amount $35B")));
    EXPECT_LE(panel.widget()->minimumSizeHint().width(), 280);
    click(link("choose: $50B → $35B"));
    EXPECT_EQ(flow("Amazon").amount, amount("35B"));
    EXPECT_EQ(bench.document->undoText(), "Undo Choose what a source says of the amount of Amazon → OpenAI");
    EXPECT_NE(link("choose: $35B → $50B"), nullptr); // and back
}

TEST_F(Inspector, inAScenarioTheBasesValueStandsBesideAndIsGoneBackTo)
{
    bench.editor->addScenario(QStringLiteral("What if"));
    selectFlow("Amazon");
    EXPECT_EQ(link("reset"), nullptr);
    type(field<QLineEdit>("amount"), "70B");
    EXPECT_THAT(labels("caption"), Contains(QStringLiteral("base: $50B")));
    EXPECT_THAT(labels("caption"), Contains(QStringLiteral("flow · altered")));
    for (auto* button : panel.widget()->findChildren<QPushButton*>()) {
        if (button->isVisible() && button->accessibleName() == "Reset Amount to the base") {
            click(button);
            break;
        }
    }
    EXPECT_EQ(flow("Amazon").amount, amount("50B"));
    EXPECT_TRUE(bench.document->book().all<Step>().empty());
    EXPECT_EQ(link("reset"), nullptr);
}

TEST_F(Inspector, aRecordIsPromotedToTheBase)
{
    bench.editor->addScenario(QStringLiteral("What if"));
    selectFlow("Amazon");
    type(field<QLineEdit>("amount"), "70B");
    click(link("promote to base"));
    EXPECT_EQ(bench.document->book().find(flow("Amazon").id)->amount, amount("70B"));
    EXPECT_EQ(bench.document->undoText(), "Undo Promote Amazon → OpenAI to the base");
    EXPECT_EQ(link("promote to base"), nullptr);
}

TEST_F(Inspector, whatAScenarioRemovedCanBeBroughtBack)
{
    bench.editor->addScenario(QStringLiteral("What if"));
    const RecordKey google = partyKey("Google");
    bench.editor->remove({google});
    bench.focus.select({google});
    EXPECT_THAT(labels("caption"), Contains(QStringLiteral("party · removed")));
    EXPECT_TRUE(field<QLineEdit>("name").isReadOnly());
    click(link("reset"));
    EXPECT_EQ(bench.book().flows().size(), 2U); // the party alone: its flow was removed for itself too
    EXPECT_NO_THROW(party(bench.book(), "Google"));
}

TEST_F(Inspector, severalSelectedAreSummed)
{
    bench.focus.select({partyKey("Amazon"), partyKey("OpenAI"), keyOf(flow("Google"))});
    EXPECT_THAT(labels("title"), Contains(QStringLiteral("2 parties, 1 flow")));
    EXPECT_EQ(figure("In from others"), "$10B");
    EXPECT_EQ(figure("Out to others"), "$0");
    EXPECT_EQ(figure("Among themselves"), "$74B");
    EXPECT_EQ(figure("Sum of the flows"), "$10B");
}

TEST_F(Inspector, everyKindOfRecordHasAPage)
{
    for (const RecordKey& key :
         {keyOf(*bench.book().deals().begin()), keyOf(*bench.book().conditions().begin()), partyKey("Amazon")}) {
        bench.focus.select({key});
        EXPECT_FALSE(panel.widget()->findChildren<QLineEdit*>().isEmpty());
    }
    bench.focus.select({keyOf(*bench.book().conditions().begin())});
    EXPECT_EQ(listed("What hangs on it"), QStringList("Google → OpenAI, equity, $10B"));
}

TEST_F(Inspector, aRecordThatGoesLeavesTheDocumentsFigures)
{
    bench.focus.select({partyKey("Google")});
    bench.document->perform("Remove", removeParty(bench.book(), party(bench.book(), "Google")).changes);
    EXPECT_THAT(labels("title"), Contains(QStringLiteral("All deals")));
}

TEST_F(Inspector, namesWithMarkupStayText)
{
    bench.editor->rename(party(bench.book(), "Google"), QStringLiteral("<b>x</b>"));
    bench.focus.select({keyOf(flow("<b>x</b>"))});
    EXPECT_THAT(labels("title"), Contains(QStringLiteral("<b>x</b> → OpenAI, $10B equity")));
    for (const auto* label : panel.widget()->findChildren<QLabel*>()) {
        EXPECT_EQ(label->textFormat(), Qt::PlainText) << utf8(label->text());
    }
}

} // namespace
} // namespace roundtrip::testing
