// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/messagebar.h"

#include "app/lab/text.h"
#include "app/lab/themedicon.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

namespace futurescope {

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent),
      m_icon(plainLabel({}, this)),
      m_text(plainLabel({}, this)),
      m_progress(new QProgressBar(this)),
      m_cancel(new QPushButton(tr("Cancel"), this)),
      m_action(new QPushButton(this))
{
    setObjectName(QStringLiteral("messageBar"));
    m_text->setObjectName(QStringLiteral("messageText"));
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *close = new QToolButton(this);
    close->setObjectName(QStringLiteral("messageClose"));
    close->setIcon(themedIcon(QStringLiteral("close")));
    close->setAutoRaise(true);
    close->setAccessibleName(tr("Close the message"));
    close->setToolTip(tr("Close the message (Esc)"));
    connect(close, &QToolButton::clicked, this, &MessageBar::dismiss);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 4, 6, 4);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_progress);
    row->addWidget(m_cancel);
    row->addWidget(m_action);
    row->addWidget(close);
    m_progress->setObjectName(QStringLiteral("messageProgress"));
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(160);
    m_cancel->setObjectName(QStringLiteral("messageCancel"));
    connect(m_cancel, &QPushButton::clicked, this, &MessageBar::cancelRequested);
    m_action->setObjectName(QStringLiteral("messageAction"));
    connect(m_action, &QPushButton::clicked, this, &MessageBar::actionRequested);
    hideExtras();
    hide();
}

void MessageBar::say(Kind kind, const QString &text)
{
    hideExtras();
    showAs(kind, text);
}

void MessageBar::offer(Kind kind, const QString &text, const QString &action)
{
    say(kind, text);
    m_action->setText(action);
    m_action->show();
}

void MessageBar::hideExtras()
{
    for (QWidget *extra :
         {static_cast<QWidget *>(m_progress), static_cast<QWidget *>(m_cancel), static_cast<QWidget *>(m_action)})
        extra->hide();
}

void MessageBar::showProgress(const QString &text, int percent)
{
    m_progress->setValue(percent);
    m_progress->setAccessibleName(text);
    m_action->hide();
    m_progress->show();
    m_cancel->show();
    if (this->text() != text)
        showAs(Kind::Notice, text);
}

void MessageBar::endProgress()
{
    if (!m_progress->isHidden())
        dismiss();
}

void MessageBar::showAs(Kind kind, const QString &text)
{
    const char *const kinds[] = {"notice", "warning", "error"};
    setProperty("kind", QLatin1String(kinds[static_cast<int>(kind)]));
    m_icon->setText(kind == Kind::Notice ? QStringLiteral("i") : QStringLiteral("⚠"));
    m_text->setText(text);
    m_text->setAccessibleName(text);
    style()->unpolish(this);
    style()->polish(this);
    show();
}

QString MessageBar::text() const
{
    return isHidden() ? QString() : m_text->text();
}

void MessageBar::dismiss()
{
    hide();
    hideExtras();
    m_text->clear();
}

} // namespace futurescope
