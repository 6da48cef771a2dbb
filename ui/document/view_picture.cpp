// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/view_picture.h"

#include <algorithm>

#include "core/analysis/cancelled.h"
#include "core/picture/matrix.h"
#include "core/picture/network_sankey.h"
#include "core/picture/timeline.h"
#include "ui/words/words.h"
#include <QCoreApplication>

namespace roundtrip {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ViewPicture)
};

} // namespace

SheetWords sheetWords()
{
    SheetWords words;
    words.capital = utf8(Tr::tr("capital"));
    words.commercial = utf8(Tr::tr("commercial"));
    words.runsBack = utf8(Tr::tr("runs back to where it may have come from"));
    words.payer = utf8(Tr::tr("pays"));
    words.payee = utf8(Tr::tr("is paid"));
    words.sum = utf8(Tr::tr("sum"));
    words.others = utf8(Tr::tr("others"));
    words.comesBack = utf8(Tr::tr("inside a frame money can come back"));
    words.asOf = utf8(Tr::tr("as of"));
    words.aMonth = utf8(Tr::tr("paid a month"));
    words.aQuarter = utf8(Tr::tr("paid a quarter"));
    words.aYear = utf8(Tr::tr("paid a year"));
    words.inAll = utf8(Tr::tr("paid in all"));
    words.deals = utf8(Tr::tr("deals announced"));
    words.undated = utf8(Tr::tr("without a date and not shown"));
    words.leftOut = utf8(Tr::tr("too small to be shown"));
    return words;
}

Picture viewPicture(const Snapshot& snapshot, ViewKind view, const std::stop_token& cancel, double textScale)
{
    const Network network(snapshot.shown, snapshot.focus.question);
    if (cancel.stop_requested()) {
        throw Cancelled();
    }
    const SheetOptions options{snapshot.options.title, snapshot.options.subtitle, sheetWords(),
                               std::max(1.0, textScale)};
    switch (view) {
    case ViewKind::matrix: return composeMatrix(network, options);
    case ViewKind::timeline: return composeTimeline(snapshot.shown, network, options);
    case ViewKind::sankey:
    case ViewKind::graph: break;
    }
    return composeNetworkSankey(network, options);
}

} // namespace roundtrip
