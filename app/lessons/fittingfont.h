// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QFontMetricsF>
#include <QString>

namespace futurescope {

/// The font, or where the text would be wider than that a smaller one, down to 8 points.
inline QFont fittingFont(QFont font, const QString &text, double width)
{
    constexpr double least = 8;
    constexpr double step = 0.5;
    while (font.pointSizeF() - step >= least && QFontMetricsF(font).horizontalAdvance(text) > width)
        font.setPointSizeF(font.pointSizeF() - step);
    return font;
}

} // namespace futurescope
