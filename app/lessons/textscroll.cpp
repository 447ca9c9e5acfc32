// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/textscroll.h"

#include <QScrollBar>

namespace futurescope {

TextScroll::TextScroll(const char *name, QWidget *parent) : QScrollArea(parent)
{
    setObjectName(QLatin1String(name));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void TextScroll::setContent(QWidget *content)
{
    content->setObjectName(objectName() + QStringLiteral("Content"));
    setWidget(content);
}

void TextScroll::setLeastLines(int lines)
{
    if (lines == m_leastLines)
        return;
    m_leastLines = lines;
    updateGeometry();
}

QSize TextScroll::minimumSizeHint() const
{
    const int content = widget() ? widget()->minimumSizeHint().width() : 0;
    return {content + verticalScrollBar()->sizeHint().width(), m_leastLines * fontMetrics().height()};
}

} // namespace futurescope
