// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/reasonbutton.h"

#include "app/lab/theme.h"

#include <QPainter>

#include <algorithm>

namespace futurescope {

namespace {
constexpr int textPadding = 6;
constexpr int hintedWidth = 240;
constexpr int leastWidth = 120;
} // namespace

ReasonButton::ReasonButton(QChar letter, const QString &text, QWidget *parent)
    : QAbstractButton(parent),
      m_letter(letter),
      m_theme(&themeFor(false))
{
    setText(text);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(QStringLiteral("%1: %2").arg(letter).arg(text));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void ReasonButton::setTheme(const Theme &theme)
{
    m_theme = &theme;
    update();
}

QRect ReasonButton::textRect(int width) const
{
    const int letter = fontMetrics().height() * 3 / 2;
    return {textPadding + letter, textPadding, std::max(width - 2 * textPadding - letter, 1), 10'000};
}

int ReasonButton::heightForWidth(int width) const
{
    const QRect needed = fontMetrics().boundingRect(textRect(width), Qt::TextWordWrap, text());
    return needed.height() + 2 * textPadding;
}

QSize ReasonButton::sizeHint() const
{
    return {hintedWidth, heightForWidth(hintedWidth)};
}

QSize ReasonButton::minimumSizeHint() const
{
    return {leastWidth, fontMetrics().height() + 2 * textPadding};
}

void ReasonButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(1, 1, -1, -1);
    const QColor edge = isChecked() || hasFocus() ? m_theme->accent : m_theme->border;
    painter.setPen(QPen(edge, isChecked() ? 2 : 1));
    painter.setBrush(isChecked() ? m_theme->accentWash : underMouse() && isEnabled() ? m_theme->hover : m_theme->card);
    painter.drawRoundedRect(box, 5, 5);
    painter.setPen(isEnabled() || isChecked() ? m_theme->text : m_theme->mutedText);
    QRect text = textRect(width());
    text.setHeight(height() - 2 * textPadding);
    painter.drawText(text, Qt::TextWordWrap | Qt::AlignVCenter, this->text());
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.drawText(QRect(textPadding, 0, text.left() - textPadding, height()), Qt::AlignVCenter | Qt::AlignLeft,
                     QString(m_letter));
}

void ReasonButton::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void ReasonButton::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace futurescope
