// SPDX-License-Identifier: GPL-3.0-or-later
// A box of plain text as high as what is in it, within bounds; long words (addresses) break rather than widen it.
#pragma once

#include <QPlainTextEdit>

namespace roundtrip {

class GrowingText : public QPlainTextEdit {
    Q_OBJECT

public:
    // A room to type in, or a text to be read and copied.
    enum class Use { edit, read };
    GrowingText(Use use, int mostLines, QWidget* parent);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void grow();

    Use m_use;
    int m_mostLines;
};

} // namespace roundtrip
