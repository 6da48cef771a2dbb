// SPDX-License-Identifier: GPL-3.0-or-later
// Films, PNGs and tables out of the window: the menu, the dialogs by keys, and what is in the files.
#include <array>
#include <cstdlib>

#include "core/interchange/files.h"
#include "core/interchange/import.h"
#include "tests/ui/window/export_by.h"
#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QDialog>
#include <QDoubleSpinBox>
#include <QImageReader>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

constexpr std::string_view twoYears = "Amazon > OpenAI 15B equity 2026-02-01\n"
                                      "OpenAI > Amazon 40B compute 2027-03-01\n";

void type(QWidget* field, const QString& text)
{
    field->setFocus();
    QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(field, text);
}

TEST(FilmExport, IsAsLongAsFastAndAsLargeAsAsked)
{
    WindowBench bench(twoYears);
    const QString file = QString::fromStdString((bench.path().parent_path() / "film.gif").string());
    exportBy(bench, Qt::Key_G, "filmDialog", file, [](QDialog& dialog) {
        // The payments' own days are offered.
        EXPECT_EQ(dialog.findChild<QDateEdit*>(QStringLiteral("filmFrom"))->date(), QDate(2026, 2, 1));
        type(dialog.findChild<QDoubleSpinBox*>(QStringLiteral("filmSeconds")), QStringLiteral("1.5"));
        type(dialog.findChild<QSpinBox*>(QStringLiteral("filmRate")), QStringLiteral("4"));
        EXPECT_EQ(dialog.findChild<QLabel*>(QStringLiteral("filmTold"))->text(), "Frames: 6");
        QTest::keyClicks(dialog.findChild<QComboBox*>(QStringLiteral("filmSize")), QStringLiteral("1024"));
        // Set ROUNDTRIP_PICTURES to a folder to have it painted there, to be looked at.
        if (const char* folder = std::getenv("ROUNDTRIP_PICTURES")) {
            dialog.grab().save(QString::fromUtf8(folder) + QStringLiteral("/film.png"));
        }
    });
    QImageReader reader(file);
    ASSERT_TRUE(reader.canRead());
    EXPECT_EQ(reader.imageCount(), 6);
    EXPECT_EQ(reader.size(), QSize(1024, 768));
}

TEST(FilmExport, CannotEndBeforeItBegins)
{
    WindowBench bench(twoYears);
    const QString file = QString::fromStdString((bench.path().parent_path() / "film.gif").string());
    exportBy(bench, Qt::Key_G, "filmDialog", file, [](QDialog& dialog) {
        auto* to = dialog.findChild<QDateEdit*>(QStringLiteral("filmTo"));
        const QDate offered = to->date();
        to->setDate(QDate(2020, 1, 1));
        const auto buttons = dialog.findChildren<QPushButton*>();
        const auto enabled = [&] {
            return std::count_if(buttons.begin(), buttons.end(), [](QPushButton* b) { return b->isEnabled(); });
        };
        EXPECT_EQ(enabled(), 1) << "to cancel";
        EXPECT_EQ(dialog.findChild<QLabel*>(QStringLiteral("filmTold"))->text(),
                  "The film has to end after it begins.");
        to->setDate(offered);
        EXPECT_EQ(enabled(), 2);
        type(dialog.findChild<QDoubleSpinBox*>(QStringLiteral("filmSeconds")), QStringLiteral("1"));
        type(dialog.findChild<QSpinBox*>(QStringLiteral("filmRate")), QStringLiteral("2"));
    });
}

TEST(TablesExport, AWorkbookOutOfTheMenuHoldsTheDocument)
{
    WindowBench bench(twoYears);
    const std::filesystem::path file = bench.path().parent_path() / "deals.xlsx";
    typeFile(QString::fromStdString(file.string()), [&bench] {
        clickMenu(*bench.window, {"File", "Export", "Tables (Excel, JSON, graphs)…"});
    });
    const std::array<std::filesystem::path, 1> source{file};
    const Import import = importTables(bench.book(), readTables(source).sheets);
    EXPECT_TRUE(import.problems.empty());
    EXPECT_TRUE(import.changes.empty()) << "all of it is there already";
    EXPECT_EQ(import.unchanged, 2U + 2U + 2U) << "parties, deals, flows";
}

TEST(PngExport, IsAsLargeAsAskedAndWithoutItsPaper)
{
    WindowBench bench(twoYears);
    const QString small = QString::fromStdString((bench.path().parent_path() / "small.png").string());
    const QString large = QString::fromStdString((bench.path().parent_path() / "large.png").string());
    const auto choose = [](const char* scale, bool transparent) {
        return [scale, transparent](QDialog& dialog) {
            QTest::keyClicks(dialog.findChild<QComboBox*>(QStringLiteral("pngScale")), QString::fromLatin1(scale));
            auto* check = dialog.findChild<QCheckBox*>(QStringLiteral("pngTransparent"));
            if (check->isChecked() != transparent) {
                QTest::keyClick(check, Qt::Key_Space);
            }
        };
    };
    exportBy(bench, Qt::Key_P, "pngDialog", small, choose("as", false));
    exportBy(bench, Qt::Key_P, "pngDialog", large, choose("3", true));
    const QImage one(small);
    const QImage three(large);
    ASSERT_FALSE(one.isNull());
    EXPECT_EQ(three.size(), one.size() * 3);
    EXPECT_EQ(qAlpha(one.pixel(1, 1)), 255);
    EXPECT_EQ(qAlpha(three.pixel(1, 1)), 0);
}

} // namespace
} // namespace roundtrip::testing
