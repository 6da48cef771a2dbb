// SPDX-License-Identifier: GPL-3.0-or-later
// Figures with what they are called, a line each, numbers at the right.
#pragma once

#include <optional>
#include <vector>

#include "core/analysis/payment_list.h"
#include <QGridLayout>
#include <QLabel>
#include <QWidget>

namespace roundtrip {

struct FigureLine {
    QString title;
    QString value;
    QString exact;      // every digit, for the tooltip of the value; may be empty
    QString definition; // one sentence
    bool strong = false;
    std::optional<FigureParts> parts = {}; // what it sums, where it can be opened
    QString name = {};                     // what it is called there; the title where empty
};

// Where a definition is shown: under the pointer, or below each title.
enum class Definitions { tips, lines };

class FigureGrid : public QWidget {
    Q_OBJECT

public:
    explicit FigureGrid(Definitions definitions = Definitions::tips, QWidget* parent = nullptr);

    void setFigures(const std::vector<FigureLine>& figures);

signals:
    // The payments of a figure are to be shown.
    void paymentsAsked(const QString& figure, const roundtrip::FigureParts& parts);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Line {
        QLabel* title;
        QLabel* value;
        QLabel* definition; // null where it is a tip
    };
    QLabel* label(const char* name);

    Definitions m_definitions;
    QGridLayout* m_grid;
    std::vector<Line> m_lines;
    std::vector<FigureLine> m_figures;
};

} // namespace roundtrip
