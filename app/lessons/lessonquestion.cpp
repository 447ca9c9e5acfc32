// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/lessonquestion.h"

#include "app/lessons/foldinglabel.h"

#include <QHBoxLayout>
#include <QStyle>
#include <QToolButton>

namespace futurescope {

LessonQuestion::LessonQuestion(QWidget *parent)
    : QWidget(parent),
      m_text(new FoldingLabel("lessonQuestion", this)),
      m_more(new QToolButton(this))
{
    m_more->setObjectName(QStringLiteral("lessonMore"));
    m_more->setAutoRaise(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_text, 1);
    row->addWidget(m_more, 0, Qt::AlignTop);
    connect(m_more, &QToolButton::clicked, this, [this] {
        m_text->setFolded(!m_text->isFolded());
        showMore();
    });
    showMore();
}

void LessonQuestion::setText(const QString &text)
{
    m_text->setText(text);
    m_text->setFolded(m_foldable);
    showMore();
}

void LessonQuestion::setFoldable(bool foldable)
{
    if (foldable == m_foldable)
        return;
    m_foldable = foldable;
    m_text->setFolded(foldable);
    showMore();
}

void LessonQuestion::setCompact(bool compact)
{
    if (compact == m_compact)
        return;
    m_compact = compact;
    m_text->setProperty("compact", compact);
    m_text->style()->unpolish(m_text);
    m_text->style()->polish(m_text);
    m_text->updateGeometry();
}

void LessonQuestion::showMore()
{
    m_more->setText(m_text->isFolded() ? tr("more") : tr("less"));
    m_more->setAccessibleName(m_text->isFolded() ? tr("The whole question") : tr("One line of the question"));
    m_more->setVisible(m_foldable && !m_text->fitsALine(width()));
}

void LessonQuestion::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showMore();
}

} // namespace futurescope
