// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/lessontile.h"

#include "app/lab/text.h"
#include "app/lab/theme.h"
#include "app/lessons/concepttitles.h"

#include <QEvent>
#include <QPainter>

namespace futurescope {

namespace {
constexpr int padding = 10;
constexpr int tileChars = 34; // width in letters
} // namespace

LessonTile::LessonTile(const LessonEntry &entry, std::size_t index, QWidget *parent)
    : QAbstractButton(parent),
      m_index(index),
      m_id(QString::fromStdString(entry.lesson.id)),
      m_number(QStringLiteral("%1").arg(entry.lesson.number, 2, 10, QLatin1Char('0'))),
      m_theme(&themeFor(false))
{
    setObjectName(QStringLiteral("lesson-") + m_id);
    setText(toText(entry.text.title));
    setToolTip(toText(entry.text.question));
    setAccessibleName(tr("Lesson %1: %2").arg(m_number, text()));
    setFocusPolicy(Qt::StrongFocus);
    QStringList concepts;
    for (const std::string &concept_ : entry.lesson.concepts)
        concepts << conceptTitle(concept_).replace(QLatin1Char(' '), QChar(QChar::Nbsp)); // each stays whole
    m_concepts = concepts.join(QStringLiteral(" · "));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum); // as high as its neighbours
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void LessonTile::setDone(bool done)
{
    m_done = done;
    setAccessibleDescription(done ? tr("gone through") : QString());
    update();
}

void LessonTile::setTheme(const Theme &theme)
{
    m_theme = &theme;
    update();
}

QSize LessonTile::sizeHint() const
{
    const int width = tileChars * fontMetrics().averageCharWidth();
    return {width, heightForWidth(width)};
}

QFont LessonTile::titleFont() const
{
    QFont bold = font();
    bold.setBold(true);
    return bold;
}

int LessonTile::titleWidth(int width) const
{
    const int number = QFontMetrics(titleFont()).horizontalAdvance(m_number) + fontMetrics().height() / 2;
    return width - 2 * padding - number - fontMetrics().height(); // the check stands behind it
}

int LessonTile::heightOf(const QString &text, const QFont &font, int width) const
{
    return QFontMetrics(font).boundingRect(QRect(0, 0, width, 10'000), Qt::TextWordWrap, text).height();
}

/// As high as its texts need.
int LessonTile::heightForWidth(int width) const
{
    return 2 * padding + heightOf(text(), titleFont(), titleWidth(width)) + fontMetrics().height() / 2
           + heightOf(m_concepts, font(), width - 2 * padding);
}

void LessonTile::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(hasFocus() ? m_theme->accent : m_theme->border, hasFocus() ? 2 : 1));
    painter.setBrush(underMouse() ? m_theme->hover : m_theme->card);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);

    const QRect inner = rect().adjusted(padding, padding, -padding, -padding);
    const int line = fontMetrics().height();
    painter.setFont(titleFont());
    painter.setPen(readableAgainst(m_theme->accent, m_theme->card, 4.5));
    painter.drawText(inner, Qt::AlignLeft | Qt::AlignTop, m_number);
    painter.setPen(m_theme->text);
    QRect title = inner;
    title.setWidth(titleWidth(width()));
    title.moveRight(inner.right() - line);
    painter.drawText(title, Qt::TextWordWrap | Qt::AlignTop, text());
    if (m_done) {
        painter.setPen(readableAgainst(m_theme->state(BarState::Finished).outline, m_theme->card, 4.5));
        painter.drawText(inner, Qt::AlignRight | Qt::AlignTop, QStringLiteral("✓"));
    }
    painter.setFont(font());
    painter.setPen(m_theme->mutedText);
    painter.drawText(inner, Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignBottom, m_concepts);
}

void LessonTile::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void LessonTile::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

void LessonTile::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    QAbstractButton::changeEvent(event);
}

} // namespace futurescope
