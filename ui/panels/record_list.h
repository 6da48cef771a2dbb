// SPDX-License-Identifier: GPL-3.0-or-later
// A short list of records in the inspector, each a link: a click or Enter selects it.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "core/analysis/findings.h"
#include "ui/words/tones.h"
#include <QListView>
#include <QStyledItemDelegate>

namespace roundtrip {

struct ListedRecord {
    std::optional<RecordKey> record; // nothing for a line that leads nowhere, such as a payment
    QString text;
    QString detail; // at the right
    QString tip;    // plain text
    bool faint = false;
    // Makes the texts when the line comes into sight, where there are thousands of them.
    std::function<void(ListedRecord& line)> words = {};

    // A line without its texts is like none.
    bool operator==(const ListedRecord& other) const
    {
        return !words && !other.words && record == other.record && text == other.text && detail == other.detail &&
               tip == other.tip && faint == other.faint;
    }
};

class RecordListModel;

// Promise: as high as its lines, up to a number of them, then it scrolls.
class RecordList : public QListView {
    Q_OBJECT

public:
    explicit RecordList(const QString& accessibleName, QWidget* parent = nullptr);

    void setRecords(std::vector<ListedRecord> records);
    void setTones(const Tones& tones);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

signals:
    void recordChosen(const roundtrip::RecordKey& record);

private:
    RecordListModel* m_model;
    class Delegate;
    Delegate* m_delegate;
};

} // namespace roundtrip
