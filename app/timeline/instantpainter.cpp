// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/instantpainter.h"

#include "app/lab/text.h"
#include "app/timeline/markedx.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace futurescope {

namespace {

constexpr double widestHead = 9;
constexpr double leastBarForPins = 12;
constexpr double nearMarkPx = 4; // a mark is hit from this near

double headOf(const QRectF &bar)
{
    return std::min(widestHead, std::floor(bar.height() * 0.5));
}

double markTickHeight(const QRectF &bar)
{
    return std::clamp(std::round(bar.height() * 0.25), 1.0, widestHead);
}

/// Dark on light or light on dark, with an edge of the other, so that it is seen on every bar.
class InstantPen
{
public:
    InstantPen(QPainter &painter, const Theme &theme, const QRectF &bar)
        : m_painter(painter),
          m_theme(theme),
          m_bar(bar)
    {}

    /// A line over the height of the bar with a diamond on top.
    void paintPin(double x)
    {
        m_painter.fillRect(QRectF(x - 1, m_bar.top(), 3, m_bar.height()), m_theme.card);
        m_painter.fillRect(QRectF(x, m_bar.top(), 1, m_bar.height()), m_theme.text);
        const double half = headOf(m_bar) / 2;
        const QPointF middle(x + 0.5, m_bar.top() + half + 1);
        const QPolygonF head{{middle - QPointF(0, half), middle + QPointF(half, 0), middle + QPointF(0, half),
                              middle - QPointF(half, 0)}};
        m_painter.setPen(QPen(m_theme.card, 1));
        m_painter.setBrush(m_theme.text);
        m_painter.drawPolygon(head);
    }

    void paintTicks(double left, double right)
    {
        const double height = markTickHeight(m_bar);
        m_painter.fillRect(QRectF(left - 1, m_bar.top(), right - left + 2, height + 1), m_theme.card);
        m_painter.fillRect(QRectF(left, m_bar.top(), right - left, height), m_theme.text);
    }

private:
    QPainter &m_painter;
    const Theme &m_theme;
    const QRectF m_bar;
};

void paintPins(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout, int lane)
{
    const QRectF bar = layout.barRect(lane);
    const ForeignMarks::Instants instants = scene.marks->instantsOn(lane);
    if (instants.size() == 0 || !bar.intersects(layout.workers))
        return;
    std::vector<double> marked;
    forEachMarkedX(instants, scene, axisOf(scene, layout), [&marked](double x) { marked.push_back(x); });
    InstantPen pen(painter, *scene.theme, bar);
    const double room = headOf(bar) + 2;
    const bool pins = bar.height() >= leastBarForPins;
    for (std::size_t first = 0; first < marked.size();) {
        std::size_t next = first + 1;
        while (next < marked.size() && marked[next] == marked[next - 1] + 1)
            ++next;
        const bool alone = next == first + 1 && (first == 0 || marked[first] - marked[first - 1] >= room)
                           && (next == marked.size() || marked[next] - marked[first] >= room);
        if (pins && alone)
            pen.paintPin(marked[first]);
        else
            pen.paintTicks(marked[first], marked[next - 1] + 1);
        first = next;
    }
}

} // namespace

void paintInstants(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout)
{
    if (!scene.marks || scene.marks->foreign().instants.empty())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setClipRect(layout.workers.adjusted(-8, 0, 8, 0), Qt::IntersectClip);
    for (const int lane : layout.visibleLanes())
        paintPins(painter, scene, layout, lane);
    painter.restore();
}

QString describeInstant(const TimelineScene &scene, const TimelineLayout &layout, QPointF position)
{
    constexpr qsizetype mostCharacters = 300;
    const int lane = scene.marks ? layout.laneAt(position.y()) : -1;
    if (lane < 1 || position.x() < layout.workers.left() - nearMarkPx)
        return {};
    const QRectF bar = layout.barRect(lane);
    if (position.y() > bar.top() + std::max(headOf(bar), markTickHeight(bar)) + 2)
        return {}; // below the marks it is about the slice
    const TimeAxis axis = axisOf(scene, layout);
    const ForeignMarks::Instants instants = scene.marks->instantsOn(lane);
    TimesWalk walk(instants);
    const std::size_t first = walk.countUpTo(axis.timeAt(position.x() - nearMarkPx) - 1);
    const std::size_t last = walk.countUpTo(std::max(axis.timeAt(position.x() - nearMarkPx) - 1,
                                                     std::min(axis.timeAt(position.x() + nearMarkPx), scene.cursorNs)));
    if (first >= last)
        return {};
    const std::int64_t atNs = axis.timeAt(position.x());
    std::size_t nearest = TimesWalk(instants).countUpTo(atNs);
    nearest = std::clamp(nearest, first, last - 1);
    if (nearest > first && atNs - instants[nearest - 1] < instants[nearest] - atNs)
        --nearest;
    const TraceInstant &instant = instants.at(nearest);
    QStringList lines{toText(scene.marks->foreign().names.texts[instant.name]).simplified().left(mostCharacters)};
    lines << TimelineText::tr("at %1 on %2").arg(shortTimeText(instant.timeNs), TimelineText::laneName(scene, lane));
    if (last - first == 2)
        lines << TimelineText::tr("1 other instant here");
    else if (last - first > 2)
        lines << TimelineText::tr("%1 other instants here").arg(groupedText(last - first - 1));
    return lines.join(QLatin1Char('\n'));
}

} // namespace futurescope
