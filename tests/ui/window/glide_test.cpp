// SPDX-License-Identifier: GPL-3.0-or-later
// Cards that glide to another place, seen in the window. An hour is as good as standing at the beginning; nothing here
// waits for a moment to come.
#include "tests/support/book_lines.h"
#include "tests/ui/window_bench.h"
#include "ui/window/actions.h"
#include <QProxyStyle>
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

constexpr int hour = 3'600'000; // ms

constexpr std::string_view deals = "OpenAI > Oracle 30B compute 2026-01-01\n"
                                   "Oracle > Nvidia 20B hardware 2026-01-01\n"
                                   "Microsoft > OpenAI 10B equity 2026-01-01\n";

class WithAnimations : public QProxyStyle {
public:
    explicit WithAnimations(int duration) : m_duration(duration) {}
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* answer) const override
    {
        return hint == SH_Widget_Animation_Duration ? m_duration : QProxyStyle::styleHint(hint, option, widget, answer);
    }

private:
    int m_duration;
};

struct Gliding : ::testing::Test {
    explicit Gliding(std::string_view lines = deals) : bench(lines)
    {
        bench.window->canvas().setStyle(&animated);
        canvas().setGlideTime(hour);
    }
    Canvas& canvas() const { return bench.window->canvas(); }
    Rect rect(std::string_view name) const
    {
        return bench.picture().cards[cardOf(bench.picture(), party(bench.book(), name))].rect;
    }
    // The card of that name, some way down: away from where it stood.
    void drag(std::string_view name)
    {
        const QPoint at = bench.middle(name);
        bench.drag(at, at + QPoint(0, 150));
    }
    QImage seen() const { return canvas().grab().toImage().convertToFormat(QImage::Format_RGB32); }
    // Far less than a card's: of an hour some moments have passed.
    static int apart(const QImage& one, const QImage& other)
    {
        int count = 0;
        for (int y = 0; y < one.height(); ++y) {
            for (int x = 0; x < one.width(); ++x) {
                const QRgb a = one.pixel(x, y), b = other.pixel(x, y);
                count +=
                    std::abs(qRed(a) - qRed(b)) + std::abs(qGreen(a) - qGreen(b)) + std::abs(qBlue(a) - qBlue(b)) > 150;
            }
        }
        return count;
    }

    WithAnimations animated{200};
    WindowBench bench;
};

constexpr int few = 200; // pixels; a card has thousands

TEST_F(Gliding, AnUndoneMoveIsInTheDocumentAtOnceAndSeenOnItsWay)
{
    const Rect before = rect("Oracle");
    const QImage atFirst = seen();
    drag("Oracle");
    EXPECT_FALSE(canvas().isGliding()) << "it is where it was dropped";
    const QImage dropped = seen();
    ASSERT_GT(apart(atFirst, dropped), few);

    bench.keys(QKeySequence::Undo);
    EXPECT_TRUE(canvas().isGliding());
    EXPECT_EQ(rect("Oracle"), before) << "the picture is at its end";
    EXPECT_LT(apart(seen(), dropped), few) << "and the eye at the beginning";

    QTest::keyClick(&canvas(), Qt::Key_Shift); // any key
    EXPECT_FALSE(canvas().isGliding());
    bench.settle();
    canvas().setSelection({});
    EXPECT_LT(apart(seen(), atFirst), few);
}

TEST_F(Gliding, AligningGlidesAndAPressEndsIt)
{
    drag("Oracle");
    bench.keys(QKeySequence::SelectAll);
    const QImage before = seen();
    bench.keys(Qt::ALT | Qt::SHIFT | Qt::Key_Up);
    ASSERT_TRUE(canvas().isGliding());
    EXPECT_EQ(rect("Oracle").top(), rect("Nvidia").top());
    EXPECT_LT(apart(seen(), before), few);
    // What is pressed is what will be there, so the picture is there first.
    QTest::mousePress(&canvas(), Qt::LeftButton, {}, bench.middle("Oracle"));
    EXPECT_FALSE(canvas().isGliding());
    QTest::mouseRelease(&canvas(), Qt::LeftButton, {}, bench.middle("Oracle"));
    EXPECT_GT(apart(seen(), before), few);
}

TEST_F(Gliding, LayingOutAnewGlidesTogetherWithTheView)
{
    for (int i = 0; i < 3; ++i) {
        drag("Oracle");
        canvas().fit();
    }
    const QImage before = seen();
    canvas().setFocus();
    bench.keys(QKeySequence(Qt::CTRL | Qt::Key_L));
    ASSERT_TRUE(canvas().isGliding());
    EXPECT_LT(apart(seen(), before), 10 * few) << "the legend and minimap may follow already";
    QTest::keyClick(&canvas(), Qt::Key_0); // fit
    EXPECT_FALSE(canvas().isGliding());
}

TEST_F(Gliding, AnEditMeanwhileBeginsAtTheEnd)
{
    drag("Oracle");
    bench.keys(QKeySequence::Undo);
    ASSERT_TRUE(canvas().isGliding());
    bench.keys(Qt::CTRL | Qt::ALT | Qt::Key_P); // the one that was dragged is selected still
    ASSERT_EQ(bench.window->document().undoText(), "Undo Pin Oracle");
    EXPECT_FALSE(canvas().isGliding()) << "a pin moves no card";
}

TEST_F(Gliding, AnExportMeanwhileShowsTheEnd)
{
    drag("Oracle");
    bench.keys(QKeySequence::Undo);
    ASSERT_TRUE(canvas().isGliding());
    const std::filesystem::path one = bench.path().parent_path() / "one.png";
    const std::filesystem::path other = bench.path().parent_path() / "other.png";
    ASSERT_TRUE(bench.window->writePicture(one));
    EXPECT_FALSE(canvas().isGliding());
    canvas().setGlideTime(0);
    ASSERT_TRUE(bench.window->writePicture(other));
    EXPECT_EQ(QImage(QString::fromStdString(one.string())), QImage(QString::fromStdString(other.string())));
}

TEST_F(Gliding, ComesToItsEndByItself)
{
    drag("Oracle");
    canvas().setGlideTime(1);
    bench.keys(QKeySequence::Undo);
    EXPECT_TRUE(QTest::qWaitFor([this] { return !canvas().isGliding(); }, 5000));
}

TEST_F(Gliding, ADesktopWithoutAnimationsHasNone)
{
    WithAnimations still(0);
    canvas().setStyle(&still);
    drag("Oracle");
    bench.keys(QKeySequence::Undo);
    EXPECT_FALSE(canvas().isGliding());
    canvas().setStyle(&animated);
    bench.keys(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z));
    EXPECT_TRUE(canvas().isGliding());
}

TEST(GlidingThousands, JumpsWhereTooMuchIsInSight)
{
    std::string lines;
    for (int i = 0; i < 1400; ++i) {
        lines += "P" + std::to_string(i) + " > Q" + std::to_string(i) + " 1B equity 2026-01-01\n";
    }
    WithAnimations animated(200);
    WindowBench bench(lines);
    Canvas& canvas = bench.window->canvas();
    canvas.setStyle(&animated);
    canvas.setGlideTime(hour);
    canvas.setFocus();
    const auto down = [&] {
        QTest::mouseClick(&canvas, Qt::LeftButton, {}, bench.middle("P5"));
        ASSERT_EQ(canvas.selection(), (Selection{{RecordKind::party, party(bench.book(), "P5").value}}));
        QTest::keyClick(&canvas, Qt::Key_Down, Qt::ShiftModifier);
        bench.settle();
    };
    down();
    bench.keys(QKeySequence::Undo);
    EXPECT_FALSE(canvas.isGliding()) << "4200 cards and arrows are in sight";
    canvas.showRecord({RecordKind::party, party(bench.book(), "P5").value});
    canvas.zoomTo(1);
    down();
    bench.keys(QKeySequence::Undo);
    EXPECT_TRUE(canvas.isGliding()) << "a handful is";
}

} // namespace
} // namespace roundtrip::testing
