// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/lessonheader.h"

#include "app/lessons/foldinglabel.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace futurescope {

LessonHeader::LessonHeader(QWidget *parent) : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    m_map = addTool(row, "lessonMap", {}, tr("Back to the map of lessons"));
    m_map->setAccessibleName(tr("Back to the map of lessons"));
    m_title = new FoldingLabel("lessonTitle", this);
    row->addWidget(m_title, 1);
    m_controls = addTool(row, "lessonControls", tr("Controls"), tr("What may be changed in this lesson"));
    m_controls->setCheckable(true);
    m_controls->hide();
    QToolButton *script = addTool(row, "lessonScript", tr("Script"),
                                  tr("What a lecturer says, in a window of its own"));
    QToolButton *present = addTool(row, "lessonPresent", tr("Present"), tr("Before an audience (F11)"));
    setCompact(false);
    connect(m_map, &QToolButton::clicked, this, &LessonHeader::mapRequested);
    connect(m_controls, &QToolButton::clicked, this, &LessonHeader::controlsWanted);
    connect(script, &QToolButton::clicked, this, &LessonHeader::scriptRequested);
    connect(present, &QToolButton::clicked, this, &LessonHeader::presentRequested);
}

QToolButton *LessonHeader::addTool(QHBoxLayout *row, const char *name, const QString &text, const QString &toolTip)
{
    auto *button = new QToolButton(this);
    button->setObjectName(QLatin1String(name));
    button->setText(text);
    button->setToolTip(toolTip);
    button->setAutoRaise(true);
    row->addWidget(button);
    return button;
}

void LessonHeader::setTitle(const QString &title)
{
    m_title->setText(title);
    m_title->setToolTip(title);
}

void LessonHeader::setCompact(bool compact)
{
    m_map->setText(compact ? QStringLiteral("←") : tr("← All lessons"));
    m_title->setFolded(compact);
}

void LessonHeader::setControlsAway(bool away)
{
    m_controls->setVisible(away);
    if (!away)
        m_controls->setChecked(false);
}

} // namespace futurescope
