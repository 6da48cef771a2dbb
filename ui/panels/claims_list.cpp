// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/claims_list.h"

#include <algorithm>
#include <map>

#include "ui/panels/growing_text.h"
#include "ui/words/field_text.h"
#include "ui/words/words.h"
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace roundtrip {

namespace {
constexpr int mostSourceLines = 4;
constexpr int longChange = 24; // characters; a longer one stands on a line of its own
} // namespace

std::vector<ClaimText> claimTexts(const Book& book, const RecordKey& record)
{
    const auto row = book.row(record);
    if (!row) {
        return {};
    }
    std::map<std::string_view, std::size_t> order;
    for (const FieldInfo& info : fieldInfos(record.kind)) {
        order.emplace(info.name, order.size());
    }
    std::vector<const Claim*> claims;
    for (const Claim& claim : book.all<Claim>()) {
        if (RecordKey{claim.record, claim.recordId} == record) {
            claims.push_back(&claim);
        }
    }
    std::stable_sort(claims.begin(), claims.end(), [&order](const Claim* a, const Claim* b) {
        return std::pair(order[a->field], !a->chosen) < std::pair(order[b->field], !b->chosen);
    });

    std::vector<ClaimText> texts;
    for (const Claim* claim : claims) {
        // What the record would say were the claim chosen.
        Row with = *row;
        const auto value = valueFromText(record.kind, claim->field, claim->value);
        const bool fits = value && setFieldValue(with, claim->field, *value);
        const QString said = fits ? fieldText(book, with, claim->field) : oneLine(qt(claim->value));
        const QString now = fieldText(book, *row, claim->field);
        QStringList about;
        if (const QString grade = fieldText(book, *claim, "grade"); claim->grade != ClaimGrade::unstated) {
            about.append(grade);
        }
        if (claim->dated) {
            about.append(dateText(*claim->dated));
        }
        const auto orNone = [](const QString& text) { return text.isEmpty() ? ClaimsList::tr("none") : oneLine(text); };
        texts.push_back({claim->id, ClaimsList::tr("%1 %2").arg(fieldLabel(claim->field), oneLine(said)),
                         oneLine(qt(claim->source)), about.join(QStringLiteral(", ")),
                         said == now ? QString() : ClaimsList::tr("%1 → %2").arg(orNone(now), orNone(said)),
                         claim->chosen});
    }
    return texts;
}

ClaimsList::ClaimsList(QWidget* parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(10);
}

void ClaimsList::setClaims(const std::vector<ClaimText>& claims, bool editable)
{
    if (claims == m_claims && editable == m_editable) {
        return;
    }
    m_claims = claims;
    m_editable = editable;
    while (QLayoutItem* item = m_layout->takeAt(0)) {
        // Its own button may have asked for this.
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const ClaimText& claim : claims) {
        m_layout->addWidget(makeClaim(claim, editable));
    }
}

QWidget* ClaimsList::makeClaim(const ClaimText& claim, bool editable)
{
    auto* box = new QWidget(this);
    box->setAccessibleName(claim.chosen ? tr("%1, chosen").arg(claim.title) : claim.title);
    auto* lines = new QVBoxLayout(box);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(1);
    const auto label = [box](const QString& text, const char* name) {
        auto* made = new QLabel(text, box);
        made->setObjectName(QString::fromLatin1(name));
        made->setTextFormat(Qt::PlainText);
        made->setWordWrap(true);
        return made;
    };
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(label(claim.title, claim.chosen ? "title" : ""), 1, Qt::AlignTop);
    if (claim.chosen) {
        head->addWidget(label(tr("chosen"), "muted"), 0, Qt::AlignTop);
    } else {
        const bool brief = !claim.change.isEmpty() && claim.change.size() <= longChange;
        auto* choose = new QPushButton(brief ? tr("choose: %1").arg(menuText(claim.change)) : tr("choose"), box);
        choose->setObjectName(QStringLiteral("link"));
        choose->setEnabled(editable);
        choose->setAccessibleName(tr("Choose %1").arg(claim.title));
        choose->setAccessibleDescription(claim.change);
        connect(choose, &QPushButton::clicked, this, [this, id = claim.claim] { emit claimChosen(id); });
        head->addWidget(choose, 0, Qt::AlignTop);
    }
    lines->addLayout(head);
    if (!claim.chosen && claim.change.size() > longChange) {
        lines->addWidget(label(claim.change, "caption"));
    }
    auto* source = new GrowingText(GrowingText::Use::read, mostSourceLines, box);
    source->setPlainText(claim.source);
    source->setAccessibleName(tr("Source"));
    lines->addWidget(source);
    if (!claim.about.isEmpty()) {
        lines->addWidget(label(claim.about, "caption"));
    }
    return box;
}

} // namespace roundtrip
