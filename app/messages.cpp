// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/messages.h"

#include <QCoreApplication>

namespace roundtrip {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Messages)
};

} // namespace

QString failureLine(const StoreError& error)
{
    const QString path = shown(error.path.string());
    const QString field = error.field.empty() ? QString() : Tr::tr(" (field %1)").arg(shown(error.field));
    using Kind = StoreError::Kind;
    switch (error.kind) {
    case Kind::notThere: return Tr::tr("%1: there is no such file or folder; check the name").arg(path);
    case Kind::alreadyThere:
        return Tr::tr("%1: the file is there already; take another name, or --force to replace it").arg(path);
    case Kind::notADocument: return Tr::tr("%1: not a Roundtrip document; to bring tables in, use import").arg(path);
    case Kind::newerVersion: return Tr::tr("%1: made by a newer version of Roundtrip; update the program").arg(path);
    case Kind::damaged:
        return Tr::tr("%1: the document is damaged%2; check names what is, a copy may be whole").arg(path, field);
    case Kind::readOnly: return Tr::tr("%1: the document may not be written; check its rights").arg(path);
    case Kind::locked: return Tr::tr("%1: another program is writing to the document; try again").arg(path);
    case Kind::diskFull: return Tr::tr("%1: there is no room left on the disk; nothing was changed").arg(path);
    case Kind::replaced: return Tr::tr("%1: the file was deleted or replaced meanwhile; nothing was changed").arg(path);
    case Kind::conflict: return Tr::tr("%1: the document was changed meanwhile%2; try again").arg(path, field);
    case Kind::failed: break;
    }
    return Tr::tr("%1: failed (%2)").arg(path, shown(error.detail));
}

QString sentence(const std::filesystem::filesystem_error& error)
{
    return Tr::tr("%1: cannot be written (%2)").arg(shown(error.path1().string()), shown(error.code().message()));
}

namespace {

QString ofFault(Fault fault, const QString& field)
{
    switch (fault) {
    case Fault::missing: return Tr::tr("%1 is blank").arg(field);
    case Fault::taken: return Tr::tr("another record has the same %1").arg(field);
    case Fault::noSuchField: return Tr::tr("there is no field %1").arg(field);
    case Fault::doesNotFit: return Tr::tr("the value of %1 does not fit").arg(field);
    case Fault::noSuchRecord: return Tr::tr("%1 names a record that is not there").arg(field);
    case Fault::sameParty: return Tr::tr("both sides are one party");
    case Fault::notPositive: return Tr::tr("%1 is not above zero").arg(field);
    case Fault::outOfRange: return Tr::tr("%1 is out of range").arg(field);
    case Fault::paymentsMissing: return Tr::tr("a custom schedule has no payments");
    case Fault::paymentsUnsorted: return Tr::tr("the payments are not in order of date");
    case Fault::paymentsSum: return Tr::tr("the payments do not sum to the amount");
    case Fault::notALoop: return Tr::tr("a loop is of two parties or more, each named once");
    case Fault::cycle: return Tr::tr("%1 leads back to the record itself").arg(field);
    case Fault::notText: return Tr::tr("%1 is not text").arg(field);
    }
    return field;
}

} // namespace

QString sentence(const Problem& problem)
{
    const QString field = shown(problem.field);
    const QString detail = shown(problem.detail);
    switch (problem.kind) {
    case ProblemKind::damagedPages: return Tr::tr("pages of the file are damaged: %1").arg(detail);
    case ProblemKind::valueDoesNotFit: return Tr::tr("what is stored as %1 is none of its values").arg(field);
    case ProblemKind::breaksRule: return ofFault(problem.fault, field);
    case ProblemKind::terminatedWithoutEnd: return Tr::tr("terminated, but the day it ended is not given");
    case ProblemKind::stepUnreadable: return Tr::tr("the scenario's step cannot be read");
    case ProblemKind::stepConflict: return Tr::tr("the scenario's step no longer fits the base (%1)").arg(detail);
    case ProblemKind::chosenClaimDiffers:
        return Tr::tr("the chosen claim differs from the record, which says %1").arg(detail);
    case ProblemKind::noRate: return Tr::tr("there is no exchange rate for %1").arg(detail);
    case ProblemKind::endBeforeStart: return Tr::tr("it ends before it starts");
    case ProblemKind::startNotACondition: return Tr::tr("it starts on a condition that is not among its conditions");
    }
    return field;
}

} // namespace roundtrip
