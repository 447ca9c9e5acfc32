// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/futures/tokensprites.h"

#include "app/timeline/glyphs.h"
#include "app/timeline/vectordevice.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace futurescope {

namespace {

void paintToken(QPainter &painter, const Theme &theme, BarState state, const QRectF &rect, bool glyph)
{
    const StateStyle &style = theme.state(state);
    const double radius = std::min(4.0, rect.height() / 3);
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(QPen(style.outline, 1, style.pattern == Pattern::None ? Qt::DotLine : Qt::SolidLine));
    painter.setBrush(style.fill);
    const QRectF inner = rect.adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(inner, radius, radius);
    paintPattern(painter, style, inner, radius);
    if (glyph && rect.height() >= 10)
        paintGlyph(painter, style.glyph, style.ink, inner.adjusted(2, 2, -2, -2));
}

} // namespace

const QImage &TokenSprites::spriteOf(const Theme &theme, BarState state, const QSizeF &size, bool glyph, double scale)
{
    const auto found = std::ranges::find_if(m_sprites, [&](const Sprite &sprite) {
        return sprite.state == state && sprite.size == size && sprite.glyph == glyph;
    });
    if (found != m_sprites.end())
        return found->image;
    QImage image((size * scale).toSize() + QSize(1, 1), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    image.setDevicePixelRatio(scale);
    QPainter painter(&image);
    paintToken(painter, theme, state, QRectF(QPointF(), size), glyph);
    painter.end();
    m_sprites.push_back({state, size, glyph, std::move(image)});
    return m_sprites.back().image;
}

void TokenSprites::paint(QPainter &painter, const Theme &theme, BarState state, const QRectF &rect, bool glyph)
{
    if (paintsVectors(painter)) {
        paintToken(painter, theme, state, rect, glyph);
        return;
    }
    const double scale = painter.deviceTransform().m11();
    // On whole device pixels, or the copy would be blurred.
    const QPointF corner(std::round(rect.left() * scale) / scale, std::round(rect.top() * scale) / scale);
    painter.drawImage(corner, spriteOf(theme, state, rect.size(), glyph, scale));
}

} // namespace futurescope
