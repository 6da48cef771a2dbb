// SPDX-License-Identifier: GPL-3.0-or-later
// Figures with what they are called, a line each, numbers at the right.
#pragma once

#include <vector>

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
};

// Where a definition is shown: under the pointer, or below each title.
enum class Definitions { tips, lines };

class FigureGrid : public QWidget {
    Q_OBJECT

public:
    explicit FigureGrid(Definitions definitions = Definitions::tips, QWidget* parent = nullptr);

    void setFigures(const std::vector<FigureLine>& figures);

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
};

} // namespace roundtrip
