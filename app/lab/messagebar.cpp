// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/messagebar.h"

#include "app/lab/text.h"

#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QStyle>
#include <QToolButton>

namespace futurescope {

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent), m_icon(plainLabel({}, this)), m_text(plainLabel({}, this))
{
    setObjectName(QStringLiteral("messageBar"));
    m_text->setObjectName(QStringLiteral("messageText"));
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *close = new QToolButton(this);
    close->setObjectName(QStringLiteral("messageClose"));
    close->setIcon(QIcon(QStringLiteral(":/icons/close.svg")));
    close->setAutoRaise(true);
    close->setAccessibleName(tr("Close the message"));
    close->setToolTip(tr("Close the message (Esc)"));
    connect(close, &QToolButton::clicked, this, &MessageBar::dismiss);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 4, 6, 4);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(close);
    hide();
}

void MessageBar::say(Kind kind, const QString &text)
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
    m_text->clear();
}

} // namespace futurescope
