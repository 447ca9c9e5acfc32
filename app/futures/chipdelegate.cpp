// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/futures/chipdelegate.h"

#include "app/futures/futurebadges.h"
#include "app/futures/futuresmodel.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>

namespace futurescope {

namespace {

constexpr double sideMargin = 7;
constexpr double cellMargin = 4;
constexpr double badgeGap = 3;
constexpr double badgeSide = ChipDelegate::badgeWidth - badgeGap;

QFont chipFont(QFont font)
{
    font.setBold(true);
    font.setPointSizeF(font.pointSizeF() * 0.9);
    return font;
}

} // namespace

QRectF paintChip(QPainter &painter, const QRectF &area, const QString &text, const StateStyle &style)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(chipFont(painter.font()));
    const QFontMetricsF metrics(painter.font());
    const double height = std::min(area.height() - 4, metrics.height() + 3);
    const double width = std::min(area.width(), metrics.horizontalAdvance(text) + 2 * sideMargin);
    const QRectF chip(area.left(), area.center().y() - height / 2, width, height);
    QPen outline(style.outline, 1);
    if (style.pattern == Pattern::None)
        outline.setStyle(Qt::DotLine);
    painter.setPen(outline);
    painter.setBrush(style.fill);
    painter.drawRoundedRect(chip.adjusted(0.5, 0.5, -0.5, -0.5), height / 2 - 0.5, height / 2 - 0.5);
    painter.setPen(style.ink);
    const QString shown = metrics.elidedText(text, Qt::ElideRight, width - sideMargin);
    painter.drawText(chip, Qt::AlignCenter, shown);
    painter.restore();
    return chip;
}

void ChipDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    // The cell as such: selection, hover, focus.
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QString text = cell.text;
    cell.text.clear();
    const QStyle *style = cell.widget ? cell.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);

    const QVariant state = index.data(FuturesModel::BarStateRole);
    if (!state.isValid())
        return; // not submitted yet at this moment
    painter->setFont(option.font);
    const auto badges = FutureBadges::fromBits(index.data(FuturesModel::BadgesRole).toInt()).list();
    const double side = std::min(badgeSide, option.rect.height() - 4.0);
    const double badgeRoom = static_cast<double>(badges.size()) * (side + badgeGap);
    const QRectF room = QRectF(option.rect).adjusted(cellMargin, 0, -cellMargin, 0);
    const QRectF chip = paintChip(*painter, room.adjusted(0, 0, -badgeRoom, 0), text,
                                  m_theme->state(static_cast<BarState>(state.toInt())));
    QRectF box(chip.right() + badgeGap, room.center().y() - side / 2, side, side);
    for (const Badge badge : badges) {
        paintBadge(*painter, *m_theme, badge, box);
        box.translate(side + badgeGap, 0);
    }
}

QSize ChipDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QFontMetrics metrics(chipFont(option.font));
    const int width = metrics.horizontalAdvance(index.data().toString());
    return {width + static_cast<int>(2 * (sideMargin + cellMargin)), metrics.height() + 8};
}

} // namespace futurescope
