// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/dialogparts.h"

#include "app/lab/text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>

namespace futurescope {

QHBoxLayout *rowOf(std::initializer_list<QWidget *> widgets)
{
    auto *row = new QHBoxLayout;
    for (QWidget *widget : widgets)
        row->addWidget(widget);
    return row;
}

QLabel *messageLine(const char *objectName, QWidget *parent)
{
    QLabel *line = plainLabel({}, parent);
    line->setObjectName(QLatin1String(objectName));
    line->setWordWrap(true);
    line->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    line->setMinimumHeight(2 * line->fontMetrics().lineSpacing() + 4);
    return line;
}

QPushButton *primaryButton(const QString &text, const char *objectName, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(QLatin1String(objectName));
    button->setProperty("primary", true);
    button->setDefault(true);
    return button;
}

void showMessage(QLabel &line, const QString &text, bool isError)
{
    line.setText(text);
    line.setProperty("error", isError);
    line.style()->unpolish(&line); // the style sheet depends on the property
    line.style()->polish(&line);
}

} // namespace futurescope
