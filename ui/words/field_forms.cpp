// SPDX-License-Identifier: GPL-3.0-or-later
// What a form needs to know of a field, by its member's type.
#include <type_traits>

#include "ui/words/field_text.h"
#include "ui/words/field_words.h"

namespace roundtrip {

namespace {

using namespace fields;

template<class Member> struct ReferredTo : std::false_type {};
template<class Record> struct ReferredTo<Id<Record>> : std::true_type {
    static constexpr RecordKind kind = Fields<Record>::kind;
};
template<class Record> struct ReferredTo<std::optional<Id<Record>>> : ReferredTo<Id<Record>> {};

template<class Member> void describe(FieldInfo& info)
{
    if constexpr (std::is_same_v<Member, bool>) {
        info.form = FieldForm::truth;
        info.choices = {tr("no"), tr("yes")};
    } else if constexpr (std::is_enum_v<Member>) {
        info.form = FieldForm::choice;
        info.choices = wordTexts<Member>();
    } else if constexpr (ReferredTo<Member>::value) {
        info.form = FieldForm::record;
        info.refersTo = ReferredTo<Member>::kind;
    } else if constexpr (std::is_same_v<Member, Minor>) {
        info.hint = tr("50B, 1.5bn, 1,234,567.89");
    } else if constexpr (std::is_same_v<Member, std::optional<Date>> || std::is_same_v<Member, Date>) {
        info.hint = tr("2026-05-01");
    } else if constexpr (std::is_same_v<Member, std::optional<double>>) {
        info.hint = tr("0.3");
    } else if constexpr (std::is_same_v<Member, Start>) {
        info.hint = tr("2026-05-01, or on and a condition");
    } else if constexpr (std::is_same_v<Member, End>) {
        info.hint = tr("2031-05-01, or 60 months");
    } else if constexpr (std::is_same_v<Member, std::vector<DatedAmount>>) {
        info.hint = tr("2026-05-01=5B; 2027-05-01=10B");
    } else if constexpr (std::is_same_v<Member, std::vector<ConditionId>>) {
        info.hint = tr("titles, with ; between them");
    } else if constexpr (std::is_same_v<Member, std::vector<PartyId>>) {
        info.hint = tr("names, with ; between them");
    }
}

} // namespace

std::vector<FieldInfo> fieldInfos(RecordKind kind)
{
    std::vector<FieldInfo> infos;
    withRecord(kind, [&infos]<class Record>(std::type_identity<Record>) {
        forEachField<Record>([&infos]<class Member>(const Field<Record, Member>& field) {
            if constexpr (std::is_same_v<Member, Uuid>) {
                return;
            }
            FieldInfo info;
            info.name = field.name;
            info.label = fieldLabel(field.name);
            info.need = field.need;
            describe<Member>(info);
            if (field.name == "note") {
                info.form = FieldForm::note;
            }
            infos.push_back(std::move(info));
        });
    });
    return infos;
}

} // namespace roundtrip
