// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compare/sameworkbar.h"

#include "app/compare/comparetext.h"
#include "app/lab/text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace futurescope {

SameWorkBar::SameWorkBar(SameWork *work, QWidget *parent)
    : QWidget(parent),
      m_text(hintLabel({}, this)),
      m_progress(new QProgressBar(this)),
      m_cancel(new QPushButton(tr("Cancel"), this))
{
    setObjectName(QStringLiteral("sameWorkBar"));
    m_text->setObjectName(QStringLiteral("sameWorkText"));
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_progress->setObjectName(QStringLiteral("sameWorkProgress"));
    m_progress->setAccessibleName(tr("Runs of the same work"));
    m_progress->setTextVisible(false);
    m_progress->setRange(0, static_cast<int>(SameWork::executors.size()));
    m_progress->setFixedWidth(160);
    m_cancel->setObjectName(QStringLiteral("sameWorkCancel"));
    m_cancel->setToolTip(tr("Ends the run that is going on; those that have ended are kept (Esc)"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(2, 0, 0, 0);
    row->addWidget(m_text, 1);
    row->addWidget(m_progress);
    row->addWidget(m_cancel);
    connect(m_cancel, &QPushButton::clicked, work, &SameWork::cancel);
    connect(work, &SameWork::progressed, this, &SameWorkBar::showProgress);
    connect(work, &SameWork::finished, this, &SameWorkBar::showOutcome);
    hide();
}

QString SameWorkBar::text() const
{
    return m_text->text();
}

void SameWorkBar::showProgress(int done, ExecutorKind now)
{
    m_text->setText(
        tr("Run %1 of %2: %3 …").arg(done + 1).arg(SameWork::executors.size()).arg(CompareText::executor(now)));
    m_progress->setValue(done);
    m_progress->show();
    m_cancel->show();
    show();
}

void SameWorkBar::showOutcome(const SameWork::Outcome &outcome)
{
    m_text->setText(CompareText::outcome(outcome));
    m_progress->hide();
    m_cancel->hide();
    show();
}

} // namespace futurescope
