// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/theme.h"

#include <QImage>
#include <QRectF>

#include <array>
#include <vector>

class QPainter;

namespace futurescope {

/// Small rounded boxes in the colours and patterns of the states. Each look is painted once and then copied, because
/// two hundred patterns with smooth edges would take most of a frame; for a vector file they are painted as shapes.
class TokenSprites
{
public:
    /// `glyph`: the sign of the state stands in the middle.
    void paint(QPainter &painter, const Theme &theme, BarState state, const QRectF &rect, bool glyph);

private:
    struct Sprite
    {
        BarState state;
        QSizeF size;
        bool glyph;
        QImage image;
    };
    const QImage &spriteOf(const Theme &theme, BarState state, const QSizeF &size, bool glyph, double scale);

    std::vector<Sprite> m_sprites;
};

} // namespace futurescope
