// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/slides/slide_notes.h"

#include <charconv>
#include <unordered_map>
#include <unordered_set>

#include "ui/words/words.h"
#include <QCoreApplication>
#include <QStringList>

namespace roundtrip {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(SlideNotes)
};

using ClaimsOf = std::unordered_map<Uuid, std::vector<const Claim*>>;

ClaimsOf claimsOf(const Book& book)
{
    ClaimsOf claims;
    for (const Claim& claim : book.all<Claim>()) {
        claims[claim.recordId].push_back(&claim);
    }
    return claims;
}

QString nameOf(const Book& book, const PartyId& id)
{
    const Party* party = book.find(id);
    return party != nullptr ? oneLine(qt(party->name)) : QString();
}

QString gradeText(ClaimGrade grade)
{
    switch (grade) {
    case ClaimGrade::filing: return Tr::tr("filing");
    case ClaimGrade::company: return Tr::tr("company");
    case ClaimGrade::press: return Tr::tr("press");
    case ClaimGrade::estimate: return Tr::tr("estimate");
    case ClaimGrade::unstated: break;
    }
    return {};
}

// "https://… (press, 2025-11-04)".
QString sourceText(const Claim& claim)
{
    QStringList about;
    if (const QString grade = gradeText(claim.grade); !grade.isEmpty()) {
        about << grade;
    }
    if (claim.dated) {
        about << dateText(*claim.dated);
    }
    const QString source = oneLine(qt(claim.source));
    return about.isEmpty() ? source : Tr::tr("%1 (%2)").arg(source, about.join(QStringLiteral(", ")));
}

class Notes {
public:
    explicit Notes(const Book& book) : m_book(book), m_claims(claimsOf(book)) {}

    QString of(const Flow& flow)
    {
        QString line = Tr::tr("%1 → %2: %3 %4")
                           .arg(nameOf(m_book, flow.payer), nameOf(m_book, flow.payee),
                                shortMoney(flow.amount, flow.currency), text(flow.instrument));
        if (const Deal* deal = m_book.find(flow.deal)) {
            line += Tr::tr(" (%1)").arg(oneLine(qt(deal->title)));
        }
        QStringList parts;
        if (flow.assumption) {
            parts << Tr::tr("rests on an assumption");
        }
        for (const ConditionId& id : flow.conditions) {
            if (const Condition* condition = m_book.find(id)) {
                parts << Tr::tr("only if: %1").arg(oneLine(qt(condition->title)));
            }
        }
        if (const QString sources = sourcesOf(flow); !sources.isEmpty()) {
            parts << Tr::tr("source: %1").arg(sources);
        }
        if (!flow.note.empty()) {
            parts << oneLine(qt(flow.note));
        }
        return parts.isEmpty() ? line : line + QStringLiteral(" — ") + parts.join(QStringLiteral("; "));
    }

    // Of each field of the flow on which claims differ, what was chosen and what others say.
    QStringList disputesOf(const Flow& flow)
    {
        QStringList disputes;
        const auto claims = m_claims.find(flow.id.value);
        if (claims == m_claims.end()) {
            return disputes;
        }
        for (const Claim* chosen : claims->second) {
            if (!chosen->chosen) {
                continue;
            }
            QStringList others;
            for (const Claim* other : claims->second) {
                if (other->field == chosen->field && other->value != chosen->value) {
                    others << Tr::tr("%1 says %2").arg(sourceText(*other), valueText(flow, *other));
                }
            }
            if (!others.isEmpty()) {
                disputes << Tr::tr("Sources disagree on the %1 of %2 → %3: shown is %4 (%5); %6")
                                .arg(qt(chosen->field), nameOf(m_book, flow.payer), nameOf(m_book, flow.payee),
                                     valueText(flow, *chosen), sourceText(*chosen), others.join(QStringLiteral("; ")));
            }
        }
        return disputes;
    }

private:
    QString sourcesOf(const Flow& flow)
    {
        QStringList sources;
        for (const Uuid& record : {flow.id.value, flow.deal.value}) {
            const auto claims = m_claims.find(record);
            if (claims == m_claims.end()) {
                continue;
            }
            for (const Claim* claim : claims->second) {
                const QString source = sourceText(*claim);
                const bool kept = claim->chosen || claims->second.size() == 1;
                if (kept && !claim->source.empty() && !sources.contains(source)) {
                    sources << source;
                }
            }
            if (!sources.isEmpty()) {
                break; // the deal's where the flow has none of its own
            }
        }
        return sources.join(QStringLiteral(", "));
    }

    static QString valueText(const Flow& flow, const Claim& claim)
    {
        Minor amount = 0; // claims keep amounts in minor units
        const char* const end = claim.value.data() + claim.value.size();
        const auto read = std::from_chars(claim.value.data(), end, amount);
        if (claim.field == "amount" && read.ec == std::errc() && read.ptr == end) {
            return shortMoney(amount, flow.currency);
        }
        return oneLine(qt(claim.value));
    }

    const Book& m_book;
    ClaimsOf m_claims;
};

} // namespace

QString slideNotes(const Book& book, std::span<const FlowId> flows)
{
    Notes notes(book);
    QStringList lines;
    QStringList disputes;
    std::unordered_set<Uuid> told;
    for (const FlowId& id : flows) {
        const Flow* flow = book.find(id);
        if (flow != nullptr && told.insert(id.value).second) {
            lines << notes.of(*flow);
            disputes << notes.disputesOf(*flow);
        }
    }
    if (!disputes.isEmpty()) {
        lines << QString() << disputes;
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace roundtrip
