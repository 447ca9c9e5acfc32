// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compare/comparedelegate.h"

#include "app/compare/comparemodel.h"
#include "app/lab/text.h"
#include "app/lab/theme.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>

namespace futurescope {

namespace {

constexpr int cellMargin = 8;
constexpr double textContrast = 4.5; // WCAG 2.1, AA
constexpr int mostCharacters = 44;   // of a line of what differs, which goes on below; figures are shorter

QFont valueFont(const QStyleOptionViewItem &option)
{
    QFont font = tabularFont(option.font);
    font.setBold(true);
    return font;
}

bool isFigure(const QModelIndex &index)
{
    return index.row() != CompareModel::Drawn;
}

} // namespace

QSize CompareDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (!isFigure(index))
        return QStyledItemDelegate::sizeHint(option, index);
    const QFontMetrics bold(valueFont(option));
    const QFontMetrics plain(tabularFont(option.font));
    const QString below = index.data(CompareModel::DifferenceRole).toString();
    const QRect most(0, 0, mostCharacters * plain.averageCharWidth(), QWIDGETSIZE_MAX);
    const QRect second = below.isEmpty() ? QRect() : plain.boundingRect(most, Qt::TextWordWrap, below);
    const int width = std::max(bold.horizontalAdvance(index.data().toString()), second.width());
    return {width + 2 * cellMargin + 2, bold.height() + second.height() + 6};
}

void CompareDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (!isFigure(index) || !m_theme)
        return QStyledItemDelegate::paint(painter, option, index);
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    cell.text.clear();
    const QStyle *style = cell.widget ? cell.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget); // what is chosen and focused

    const QString below = index.data(CompareModel::DifferenceRole).toString();
    const QRect room = option.rect.adjusted(cellMargin, 3, -cellMargin, -3);
    const QFont bold = valueFont(option);
    const QFont plain = tabularFont(option.font);
    painter->save();
    painter->setFont(bold);
    painter->setPen(m_theme->text);
    const Qt::Alignment above = below.isEmpty() ? Qt::AlignVCenter : Qt::AlignTop;
    painter->drawText(room, static_cast<int>(Qt::AlignRight | above), index.data().toString());
    const auto verdict = static_cast<Verdict>(index.data(CompareModel::VerdictRole).toInt());
    const QColor fill = verdict == Verdict::Better  ? m_theme->state(BarState::Finished).fill
                        : verdict == Verdict::Worse ? m_theme->state(BarState::Failed).fill
                                                    : m_theme->mutedText;
    painter->setFont(plain);
    painter->setPen(readableAgainst(fill, m_theme->card, textContrast));
    painter->drawText(room.adjusted(0, QFontMetrics(bold).height(), 0, 0),
                      static_cast<int>(Qt::AlignRight | Qt::AlignTop | Qt::TextWordWrap), below);
    painter->restore();
}

} // namespace futurescope
