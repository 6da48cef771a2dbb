// SPDX-License-Identifier: GPL-3.0-or-later
// Charts in a window so small that nothing is left for them: they paint nothing, and nobody complains on the terminal.
#include <memory>

#include "ui/charts/circularity_chart.h"
#include "ui/charts/coverage_chart.h"
#include "ui/charts/recoupment_chart.h"
#include <QApplication>
#include <QStringList>
#include <QTest>
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

QStringList* said = nullptr;

class Squeezed : public ::testing::Test {
protected:
    Squeezed()
    {
        said = &m_said;
        m_before = qInstallMessageHandler(
            [](QtMsgType, const QMessageLogContext&, const QString& text) { said->append(text); });
    }
    ~Squeezed() override
    {
        qInstallMessageHandler(m_before);
        said = nullptr;
    }

    // What Qt had to say while the chart was shown so.
    template<class Chart> QStringList shownAt(QSize size)
    {
        QWidget window;
        window.resize(200, 200);
        auto* chart = new Chart(&window);
        chart->resize(size);
        window.show();
        QTest::qWait(30);
        QStringList about;
        for (const QString& text : m_said) {
            if (text.contains(QLatin1String("paint"), Qt::CaseInsensitive)) {
                about.append(text);
            }
        }
        return about;
    }

private:
    QStringList m_said;
    QtMessageHandler m_before = nullptr;
};

TEST_F(Squeezed, ChartsSayNothing)
{
    for (const QSize size : {QSize(0, 0), QSize(0, 100), QSize(100, 0), QSize(100, 100)}) {
        EXPECT_EQ(shownAt<CircularityChart>(size), QStringList());
        EXPECT_EQ(shownAt<CoverageChart>(size), QStringList());
        EXPECT_EQ(shownAt<RecoupmentChart>(size), QStringList());
    }
}

} // namespace
} // namespace roundtrip::testing
