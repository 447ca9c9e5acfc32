// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/theme.h"

#include <QStyledItemDelegate>

namespace futurescope {

/// Paints the state of a future as a pill in the colour of the state, with its word on it.
class ChipDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// A badge and the gap before it.
    static constexpr int badgeWidth = 16;

    void setTheme(const Theme &theme) { m_theme = &theme; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const Theme *m_theme = &themeFor(false);
};

/// The same pill anywhere: at the left of `area`, vertically centred. Returns where it went.
QRectF paintChip(QPainter &painter, const QRectF &area, const QString &text, const StateStyle &style);

} // namespace futurescope
