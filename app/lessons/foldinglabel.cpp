// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/foldinglabel.h"

#include <QPainter>

namespace futurescope {

FoldingLabel::FoldingLabel(const char *name, QWidget *parent) : QLabel(parent)
{
    setObjectName(QLatin1String(name));
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void FoldingLabel::setFolded(bool folded)
{
    if (folded == m_folded)
        return;
    m_folded = folded;
    // What is painted in dots cannot be selected.
    setTextInteractionFlags(folded ? Qt::NoTextInteraction : Qt::TextSelectableByMouse);
    updateGeometry();
    update();
}

bool FoldingLabel::fitsALine(int width) const
{
    return fontMetrics().horizontalAdvance(text()) <= width;
}

QSize FoldingLabel::sizeHint() const
{
    return m_folded ? QSize(fontMetrics().horizontalAdvance(text()), fontMetrics().height()) : QLabel::sizeHint();
}

QSize FoldingLabel::minimumSizeHint() const
{
    return {0, fontMetrics().height()};
}

int FoldingLabel::heightForWidth(int width) const
{
    return m_folded ? fontMetrics().height() : QLabel::heightForWidth(width);
}

void FoldingLabel::paintEvent(QPaintEvent *event)
{
    if (!m_folded)
        return QLabel::paintEvent(event);
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    painter.drawText(contentsRect(), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width()));
}

} // namespace futurescope
