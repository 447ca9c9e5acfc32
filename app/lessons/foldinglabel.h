// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace futurescope {

/// A plain text that wraps, or folded is one line that ends in dots where there is no room for all of it. GUI thread.
class FoldingLabel : public QLabel
{
public:
    FoldingLabel(const char *name, QWidget *parent);

    void setFolded(bool folded);
    bool isFolded() const { return m_folded; }
    /// At this width one line is enough.
    bool fitsALine(int width) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_folded = false;
};

} // namespace futurescope
