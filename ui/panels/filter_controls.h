// SPDX-License-Identifier: GPL-3.0-or-later
// What of the deals counts: the filter of the question, a line for each of its parts.
#pragma once

#include <functional>
#include <vector>

#include "ui/document/focus.h"
#include <QWidget>

class QCheckBox;
class QMenu;
class QPushButton;
class QToolButton;

namespace roundtrip {

class FilterControls : public QWidget {
    Q_OBJECT

public:
    explicit FilterControls(FocusHolder& focus, QWidget* parent = nullptr);

    // Folded up to its title where there is little room, until a person folds it or opens it.
    void setShort(bool little);

    // All that can be chosen here, to be found elsewhere as well: "Status: signed".
    struct Offer {
        QString text;
        QAction* action = nullptr;
    };
    std::vector<Offer> offers() const;
    bool isUsual() const;
    void reset();

private:
    // One value of a part: what it is called, whether the filter lets it through, and the filter with it so or not.
    struct Choice {
        QString text;
        std::function<bool(const Filter&)> on;
        std::function<void(Filter&, bool)> let;
    };
    // Several values at once.
    struct Preset {
        QString text;
        std::function<void(Filter&)> apply;
    };
    struct Part {
        QString title;
        QToolButton* button = nullptr;
        QMenu* menu = nullptr;
        std::vector<Choice> choices;
    };
    template<class Enum>
    void addPart(const QString& title, const char* name, EnumSet<Enum> Filter::*member,
                 const std::vector<Preset>& presets = {});
    void alter(const std::function<void(Filter&)>& change);
    void follow(const Filter& filter);
    void open(bool opened);
    static QString summary(const Part& part, const Filter& filter);

    FocusHolder& m_focus;
    std::vector<Part> m_parts;
    QCheckBox* m_title; // checked: what is below it is shown
    QPushButton* m_reset;
    bool m_byHand = false; // it was folded or opened by a person
};

} // namespace roundtrip
