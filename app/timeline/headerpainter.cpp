// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/headerpainter.h"

#include "app/timeline/glyphs.h"
#include "app/timeline/switchpainter.h"

#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <variant>

namespace futurescope {

namespace {

constexpr double topMargin = 8;
constexpr double swatch = 11;
constexpr double swatchGap = 5;
constexpr double entryGap = 14;

QFont titleFont(const QFont &font)
{
    QFont bold = font;
    bold.setBold(true);
    bold.setPixelSize(QFontInfo(font).pixelSize() + 2);
    return bold;
}

struct Entry
{
    std::variant<BarState, LegendSign> what;
    QString text;
    double left = 0;
    double width = 0;
    int row = 0;
};

struct Header
{
    double titleWidth = 0;
    double rowHeight = 0;
    bool legendBesideTitle = true;
    std::vector<Entry> entries;
    int legendRows = 0;

    bool empty = false; ///< neither title nor legend: whoever shows the picture says what it is

    double height() const
    {
        if (empty)
            return 0;
        const int rows = (legendBesideTitle ? 0 : 1) + std::max(legendBesideTitle ? 1 : 0, legendRows);
        return topMargin + rows * rowHeight + 2;
    }
};

// Beside the title if the whole legend fits there in one row, right-aligned; else in rows of its own from the left.
Header arrange(const TimelineScene &scene, double width)
{
    Header header;
    const QFontMetricsF metrics(scene.font);
    const QFontMetricsF titleMetrics(titleFont(scene.font));
    header.titleWidth = titleMetrics.horizontalAdvance(scene.title) + 10 + metrics.horizontalAdvance(scene.subtitle);
    header.rowHeight = titleMetrics.height() + 3;
    if (!scene.legend) {
        header.empty = scene.title.isEmpty();
        return header;
    }
    const auto add = [&](std::variant<BarState, LegendSign> what, const QString &text) {
        header.entries.push_back({what, text, 0, swatch + swatchGap + metrics.horizontalAdvance(text), 0});
    };
    for (const BarState state : legendStates(scene))
        add(state, barStateText(state));
    for (const LegendSign sign : legendSigns(scene))
        add(sign, TimelineText::sign(sign));
    double total = -entryGap;
    for (const Entry &entry : header.entries)
        total += entry.width + entryGap;
    header.legendBesideTitle = header.titleWidth + 24 + total <= width;
    double left = header.legendBesideTitle ? width - total : 0;
    int row = 0;
    for (Entry &entry : header.entries) {
        if (left > 0 && left + entry.width > width + 0.5) {
            left = 0;
            ++row;
        }
        entry.left = left;
        entry.row = row;
        left += entry.width + entryGap;
    }
    header.legendRows = row + 1;
    return header;
}

/// A little of what the lanes show.
void paintSign(QPainter &painter, const Theme &theme, LegendSign sign, const QRectF &box)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    const QRectF inner = box.toRect().adjusted(0, 0, -1, -1);
    if (sign == LegendSign::LostCore) {
        painter.fillRect(inner, theme.state(BarState::Running).fill);
        for (const double x : {inner.left() + 2, inner.left() + 5, inner.left() + 7})
            paintSwitchTicks(painter, theme, QRectF(inner.left(), inner.top() - 8, inner.width(), inner.height() + 8),
                             x, x + 1);
    } else {
        const double foot = inner.bottom();
        const QPolygonF steps{{inner.left(), foot},         {inner.left(), foot - 3},     {inner.left() + 3, foot - 3},
                              {inner.left() + 3, foot - 8}, {inner.left() + 7, foot - 8}, {inner.left() + 7, foot - 4},
                              {inner.right(), foot - 4},    {inner.right(), foot}};
        painter.setBrush(theme.queueFill);
        painter.setPen(theme.queueLine);
        painter.drawPolygon(steps);
    }
    painter.restore();
}

} // namespace

void paintSwatch(QPainter &painter, const Theme &theme, BarState state, const QRectF &box)
{
    const StateStyle &style = theme.state(state);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(QPen(style.outline, 1, style.pattern == Pattern::None ? Qt::DotLine : Qt::SolidLine));
    painter.setBrush(style.fill);
    const QRectF inner = box.adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(inner, 2, 2);
    paintPattern(painter, style, inner, 2);
    paintGlyph(painter, style.glyph, style.ink, inner.adjusted(2, 2, -2, -2));
    painter.restore();
}

double headerHeight(const TimelineScene &scene, double width)
{
    return arrange(scene, width - 20).height();
}

void paintHeader(QPainter &painter, const TimelineScene &scene, const QRectF &area)
{
    const Header header = arrange(scene, area.width());
    if (header.empty)
        return;
    const Theme &theme = *scene.theme;
    const double top = area.top() + topMargin;
    const QFont bold = titleFont(scene.font);
    const QFontMetricsF boldMetrics(bold);
    const double baseline = top + boldMetrics.ascent();

    const double room = header.legendBesideTitle && !header.entries.empty() ? header.entries.front().left - 12
                                                                            : area.width();
    painter.setPen(theme.text);
    painter.setFont(bold);
    const QString title = boldMetrics.elidedText(scene.title, Qt::ElideRight, room);
    painter.drawText(QPointF(area.left(), baseline), title);
    const double used = boldMetrics.horizontalAdvance(title) + 10;
    painter.setFont(scene.font);
    painter.setPen(theme.mutedText);
    const QFontMetricsF metrics(scene.font);
    if (room - used > metrics.averageCharWidth() * 6)
        painter.drawText(QPointF(area.left() + used, baseline),
                         metrics.elidedText(scene.subtitle, Qt::ElideRight, room - used));

    painter.setPen(theme.text);
    for (const Entry &entry : header.entries) {
        const int row = entry.row + (header.legendBesideTitle ? 0 : 1);
        const double line = baseline + row * header.rowHeight;
        const double left = area.left() + entry.left;
        const QRectF box(left, line - swatch + 1, swatch, swatch);
        if (const BarState *state = std::get_if<BarState>(&entry.what))
            paintSwatch(painter, theme, *state, box);
        else
            paintSign(painter, theme, std::get<LegendSign>(entry.what), box);
        painter.setPen(theme.text);
        painter.drawText(QPointF(left + swatch + swatchGap, line), entry.text);
    }
}

} // namespace futurescope
