// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/scrollable.h"

#include <QScrollArea>

namespace futurescope {

QScrollArea *scrollable(QWidget *content, const char *name, QWidget *parent)
{
    auto *area = new QScrollArea(parent);
    area->setObjectName(QLatin1String(name));
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setWidget(content);
    area->setFocusPolicy(Qt::NoFocus);
    return area;
}

} // namespace futurescope
