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
      m_cancel(new QPushButton(tr("Cancel"), this))
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
    row->addWidget(close);
    m_progress->setObjectName(QStringLiteral("messageProgress"));
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(160);
    m_cancel->setObjectName(QStringLiteral("messageCancel"));
    connect(m_cancel, &QPushButton::clicked, this, &MessageBar::cancelRequested);
    m_progress->hide();
    m_cancel->hide();
    hide();
}

void MessageBar::say(Kind kind, const QString &text)
{
    m_progress->hide();
    m_cancel->hide();
    showAs(kind, text);
}

void MessageBar::showProgress(const QString &text, int percent)
{
    m_progress->setValue(percent);
    m_progress->setAccessibleName(text);
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
    m_progress->hide();
    m_cancel->hide();
    m_text->clear();
}

} // namespace futurescope
