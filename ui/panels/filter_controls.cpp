// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/filter_controls.h"

#include <algorithm>

#include "ui/words/words.h"
#include <QCheckBox>
#include <QGridLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPushButton>
#include <QToolButton>

namespace roundtrip {

namespace {

constexpr int briefWord = 14; // characters that a button has room for

// A menu of things to tick: it stays open while they are ticked, so that several take one visit.
class TickMenu : public QMenu {
public:
    using QMenu::QMenu;

protected:
    void mouseReleaseEvent(QMouseEvent* event) override
    {
        if (!tick(actionAt(event->position().toPoint()))) {
            QMenu::mouseReleaseEvent(event);
        }
    }
    void keyPressEvent(QKeyEvent* event) override
    {
        if (event->key() != Qt::Key_Space || !tick(activeAction())) {
            QMenu::keyPressEvent(event);
        }
    }

private:
    static bool tick(QAction* action)
    {
        if (action == nullptr || !action->isCheckable() || !action->isEnabled()) {
            return false;
        }
        action->trigger();
        return true;
    }
};

// The filter as it is at first, with what is collapsed as it was: that is decided on the map.
Filter usual(const Filter& filter)
{
    Filter first;
    first.collapsed = filter.collapsed;
    first.collapsedKinds = filter.collapsedKinds;
    return first;
}

EnumSet<Instrument> instrumentsOf(MoneyClass money)
{
    EnumSet<Instrument> set;
    for (std::size_t i = 0; i < Vocabulary<Instrument>::words.size(); ++i) {
        if (moneyClass(static_cast<Instrument>(i)) == money) {
            set.insert(static_cast<Instrument>(i));
        }
    }
    return set;
}

} // namespace

FilterControls::FilterControls(FocusHolder& focus, QWidget* parent)
    : QWidget(parent), m_focus(focus), m_title(new QCheckBox(tr("What counts"), this)),
      m_reset(new QPushButton(tr("reset filter"), this))
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(12, 8, 12, 10);
    grid->setHorizontalSpacing(4);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    m_title->setObjectName(QStringLiteral("foldTitle"));
    m_title->setChecked(true);
    connect(m_title, &QCheckBox::toggled, this, &FilterControls::open);
    connect(m_title, &QCheckBox::clicked, this, [this] { m_byHand = true; });
    m_reset->setObjectName(QStringLiteral("link"));
    m_reset->setAccessibleName(tr("Reset the filter"));
    QSizePolicy kept = m_reset->sizePolicy();
    kept.setRetainSizeWhenHidden(true); // so that nothing jumps under the pointer
    m_reset->setSizePolicy(kept);
    grid->addWidget(m_title, 0, 0);
    grid->addWidget(m_reset, 0, 1, Qt::AlignRight);

    const auto only = [](MoneyClass money) {
        return [money](Filter& filter) { filter.instruments = instrumentsOf(money); };
    };
    addPart(tr("Instruments"), "instruments", &Filter::instruments,
            {{tr("Only capital"), only(MoneyClass::capital)}, {tr("Only commercial"), only(MoneyClass::commercial)}});
    addPart(tr("Status"), "statuses", &Filter::statuses);
    addPart(tr("Firmness"), "firmness", &Filter::firmness);
    addPart(tr("Settled"), "settlements", &Filter::settlements);
    addPart(tr("Parties"), "partyKinds", &Filter::partyKinds);

    connect(m_reset, &QPushButton::clicked, this, &FilterControls::reset);
    connect(&m_focus, &FocusHolder::changed, this, [this](const Focus& now, const Focus& before) {
        if (now.question.filter != before.question.filter) {
            follow(now.question.filter);
        }
    });
    follow(m_focus.focus().question.filter);
}

void FilterControls::setShort(bool little)
{
    if (!m_byHand) {
        m_title->setChecked(!little);
    }
}

std::vector<FilterControls::Offer> FilterControls::offers() const
{
    std::vector<Offer> all;
    for (const Part& part : m_parts) {
        for (QAction* action : part.menu->actions()) {
            if (!action->isSeparator()) {
                all.push_back({tr("%1: %2").arg(part.title, QString(action->text()).remove(QLatin1Char('&'))), action});
            }
        }
    }
    return all;
}

bool FilterControls::isUsual() const
{
    const Filter& filter = m_focus.focus().question.filter;
    return filter == usual(filter);
}

void FilterControls::reset()
{
    alter([](Filter& filter) { filter = usual(filter); });
}

void FilterControls::open(bool opened)
{
    for (const Part& part : m_parts) {
        part.button->setVisible(opened);
    }
}

template<class Enum>
void FilterControls::addPart(const QString& title, const char* name, EnumSet<Enum> Filter::*member,
                             const std::vector<Preset>& presets)
{
    Part part;
    part.title = title;
    part.button = new QToolButton(this);
    part.button->setObjectName(QStringLiteral("field"));
    part.button->setProperty("part", QString::fromLatin1(name));
    part.button->setPopupMode(QToolButton::InstantPopup);
    part.button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    part.button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    part.button->setFocusPolicy(Qt::StrongFocus);
    part.menu = new TickMenu(part.button);
    part.menu->setAccessibleName(title);
    part.button->setMenu(part.menu);
    // A line each: side by side the words would be cut where the explorer is narrow.
    static_cast<QGridLayout*>(layout())->addWidget(part.button, 1 + static_cast<int>(m_parts.size()), 0, 1, 2);

    for (std::size_t i = 0; i < Vocabulary<Enum>::words.size(); ++i) {
        const auto value = static_cast<Enum>(i);
        part.choices.push_back({text(value), [=](const Filter& filter) { return (filter.*member).holds(value); },
                                [=](Filter& filter, bool let) {
                                    if (let) {
                                        (filter.*member).insert(value);
                                    } else {
                                        (filter.*member).erase(value);
                                    }
                                }});
        QAction* action = part.menu->addAction(menuText(part.choices.back().text));
        action->setCheckable(true);
        connect(action, &QAction::triggered, this,
                [this, let = part.choices.back().let](bool on) { alter([&](Filter& filter) { let(filter, on); }); });
    }
    part.menu->addSeparator();
    std::vector<Preset> all = presets;
    all.push_back({tr("All"), [=](Filter& filter) { filter.*member = EnumSet<Enum>::all(); }});
    all.push_back({tr("None"), [=](Filter& filter) { filter.*member = {}; }});
    for (const Preset& preset : all) {
        connect(part.menu->addAction(preset.text), &QAction::triggered, this,
                [this, apply = preset.apply] { alter(apply); });
    }
    m_parts.push_back(std::move(part));
}

void FilterControls::alter(const std::function<void(Filter&)>& change)
{
    Focus focus = m_focus.focus();
    change(focus.question.filter);
    m_focus.set(focus);
}

QString FilterControls::summary(const Part& part, const Filter& filter)
{
    QStringList on;
    for (const Choice& choice : part.choices) {
        if (choice.on(filter)) {
            on.append(choice.text);
        }
    }
    if (on.size() == static_cast<qsizetype>(part.choices.size())) {
        return tr("all");
    }
    if (on.isEmpty()) {
        return tr("none");
    }
    return on.size() == 1 && on.front().size() <= briefWord ? on.front()
                                                            : tr("%1/%2").arg(on.size()).arg(part.choices.size());
}

void FilterControls::follow(const Filter& filter)
{
    for (const Part& part : m_parts) {
        const QList<QAction*> actions = part.menu->actions();
        for (std::size_t i = 0; i < part.choices.size(); ++i) {
            actions[static_cast<qsizetype>(i)]->setChecked(part.choices[i].on(filter));
        }
        part.button->setText(tr("%1: %2").arg(part.title, summary(part, filter)));
        part.button->setAccessibleName(part.button->text());
        QStringList out;
        for (const Choice& choice : part.choices) {
            if (!choice.on(filter)) {
                out.append(choice.text);
            }
        }
        part.button->setToolTip(
            tooltipText(out.isEmpty() ? tr("All count.") : tr("Left out: %1").arg(out.join(QStringLiteral(", ")))));
    }
    m_reset->setVisible(filter != usual(filter));
}

} // namespace roundtrip
