// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/dialogparts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>

namespace futurescope {

QHBoxLayout *rowOf(std::initializer_list<QWidget *> widgets)
{
    auto *row = new QHBoxLayout;
    for (QWidget *widget : widgets)
        row->addWidget(widget);
    return row;
}

void showMessage(QLabel &line, const QString &text, bool isError)
{
    line.setText(text);
    line.setProperty("error", isError);
    line.style()->unpolish(&line); // the style sheet depends on the property
    line.style()->polish(&line);
}

} // namespace futurescope
