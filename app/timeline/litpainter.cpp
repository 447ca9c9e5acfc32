// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/litpainter.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace futurescope {

namespace {

constexpr float washAlpha = 0.8f;
constexpr int leastHeight = 2; // of what is lit in a column at all

/// How high the lit part of each column is, and what it looks like.
class LitLane
{
public:
    LitLane(QPainter &painter, const TimelineScene &scene, const QRectF &area)
        : m_painter(painter),
          m_theme(*scene.theme),
          m_area(area),
          m_style(lossStyle(*scene.theme, scene.lit->part())),
          m_pattern(patternBrush(m_style.pattern, m_style.ink, 1)),
          m_filled(liesInIdleTime(scene.lit->part()))
    {
        m_wash = m_theme.card;
        m_wash.setAlphaF(scene.lit->shade() ? 0 : washAlpha);
    }

    /// Columns come from left to right.
    void add(int x, double share)
    {
        const int height = share <= 0 ? 0
                                      : std::clamp(static_cast<int>(std::lround(share * m_area.height())), leastHeight,
                                                   std::max(leastHeight, static_cast<int>(m_area.height())));
        if (height == m_height && m_fromX < m_toX) {
            m_toX = x + 1;
            return;
        }
        flush();
        m_fromX = x;
        m_toX = x + 1;
        m_height = height;
    }

    /// Paints what has come since the last time.
    void flush()
    {
        if (m_fromX >= m_toX)
            return;
        const double top = std::max(m_area.top(), m_area.bottom() - m_height);
        m_painter.fillRect(QRectF(m_fromX, m_area.top(), m_toX - m_fromX, top - m_area.top()), m_wash);
        const QRectF lit(m_fromX, top, m_toX - m_fromX, m_area.bottom() - top);
        m_fromX = m_toX;
        if (m_height == 0)
            return;
        if (m_filled) {
            m_painter.fillRect(lit, m_style.fill);
            m_painter.fillRect(lit, m_pattern);
        }
        // A foot and a head, so that it stands out whatever its colour.
        m_painter.fillRect(QRectF(lit.left(), lit.bottom() - 1, lit.width(), 1), m_theme.text);
        m_painter.fillRect(QRectF(lit.left(), lit.top(), lit.width(), 1), m_theme.text);
    }

private:
    QPainter &m_painter;
    const Theme &m_theme;
    const QRectF m_area;
    const StateStyle m_style;
    const QBrush m_pattern;
    const bool m_filled;
    QColor m_wash;
    int m_fromX = 0;
    int m_toX = 0;
    int m_height = 0;
};

/// The columns of `area` in which there is something to paint.
struct Columns
{
    int from = 0;
    int to = 0;
};

Columns columnsOf(const QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout)
{
    double left = layout.workers.left();
    double right = std::min(layout.workers.right(), axisOf(scene, layout).xOf(scene.cursorNs));
    if (painter.hasClipping()) {
        left = std::max(left, painter.clipBoundingRect().left());
        right = std::min(right, painter.clipBoundingRect().right());
    }
    return {static_cast<int>(std::floor(left)), static_cast<int>(std::ceil(right))};
}

void paintLanes(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout, const QRectF &area,
                const std::vector<int> &lanes)
{
    const Columns columns = columnsOf(painter, scene, layout);
    const TimeAxis axis = axisOf(scene, layout);
    std::vector<LitStretches::Walk> walks;
    for (const int lane : lanes) {
        walks.emplace_back(*scene.lit, lane);
        if (walks.back().isEmpty())
            walks.pop_back();
    }
    const auto litBefore = [&walks](std::int64_t timeNs) {
        std::int64_t sum = 0;
        for (LitStretches::Walk &walk : walks)
            sum += walk.litBefore(timeNs);
        return sum;
    };
    LitLane lit(painter, scene, area);
    std::int64_t fromNs = axis.timeAt(columns.from);
    std::int64_t before = litBefore(fromNs);
    for (int x = columns.from; x < columns.to; ++x) {
        // Zoomed in so far that a column is less than a nanosecond, several columns show the same one.
        const std::int64_t toNs = std::max(axis.timeAt(x + 1), fromNs);
        const std::int64_t upTo = toNs > fromNs ? litBefore(toNs) : before;
        const double whole = static_cast<double>(toNs - fromNs) * static_cast<double>(lanes.size());
        lit.add(x, whole > 0 ? static_cast<double>(upTo - before) / whole : 0);
        fromNs = toNs;
        before = upTo;
    }
    lit.flush();
}

/// The widest stretch in sight, as it is drawn.
QRectF widestStretch(const TimelineScene &scene, const TimelineLayout &layout)
{
    const TimeAxis axis = axisOf(scene, layout);
    const std::vector<int> lanes = layout.visibleLanes();
    QRectF widest;
    for (const LaneStretch &stretch : scene.lit->stretches()) {
        if (stretch.endNs > scene.cursorNs || std::ranges::find(lanes, int{stretch.lane.value}) == lanes.end())
            continue;
        QRectF rect = layout.barRect(stretch.lane.value);
        rect.setLeft(std::max(layout.workers.left(), axis.xOf(stretch.startNs)));
        rect.setRight(std::min(layout.workers.right(), axis.xOf(stretch.endNs)));
        if (rect.width() > widest.width() && layout.workers.contains(rect))
            widest = rect;
    }
    return widest;
}

void paintShare(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout)
{
    const QRectF label = shadeLabelRect(scene, layout);
    if (label.isEmpty())
        return;
    painter.setFont(scene.font);
    painter.setPen(QPen(scene.theme->border, 1));
    painter.setBrush(scene.theme->card);
    painter.drawRoundedRect(label, 3, 3);
    painter.setPen(scene.theme->text);
    painter.drawText(label, Qt::AlignCenter | Qt::TextSingleLine, TimelineText::shade(*scene.lit->shade()));
}

} // namespace

QRectF shadeLabelRect(const TimelineScene &scene, const TimelineLayout &layout)
{
    constexpr double padding = 6;
    if (!scene.lit || !scene.lit->shade() || !scene.timeline || !scene.hasRun)
        return {};
    const QRectF stretch = widestStretch(scene, layout);
    const QFontMetricsF metrics(scene.font);
    QRectF label(0, 0, metrics.horizontalAdvance(TimelineText::shade(*scene.lit->shade())) + 2 * padding,
                 metrics.height() + 2);
    label.moveCenter(stretch.center());
    return stretch.contains(label) ? label : QRectF();
}

void paintLit(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout)
{
    if (!scene.lit || !scene.timeline || !scene.hasRun)
        return;
    painter.save();
    painter.setClipRect(layout.workers, Qt::IntersectClip);
    if (layout.grouped()) {
        std::vector<int> all;
        for (int lane = 1; lane <= layout.workerCount; ++lane)
            all.push_back(lane);
        paintLanes(painter, scene, layout, layout.barRect(1), all);
    }
    for (const int lane : layout.visibleLanes())
        paintLanes(painter, scene, layout, layout.barRect(lane), {lane});
    paintShare(painter, scene, layout);
    painter.restore();
}

} // namespace futurescope
