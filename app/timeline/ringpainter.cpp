// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/ringpainter.h"

#include "app/timeline/timelinepainter.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace futurescope {

namespace {

constexpr double outlinePx = 3;
constexpr double tokenGapPx = 6;
constexpr double headPx = 7;

class RingPainter
{
public:
    RingPainter(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout, const FoundRing &ring)
        : m_painter(painter),
          m_scene(scene),
          m_layout(layout),
          m_ring(ring),
          m_axis(axisOf(scene, layout)),
          m_colour(scene.theme->state(BarState::Failed).fill),
          m_ink(scene.theme->state(BarState::Failed).ink)
    {}

    void paint()
    {
        m_painter.save();
        m_painter.setRenderHint(QPainter::Antialiasing, true);
        m_painter.setFont(m_scene.font);
        m_painter.setClipRect(m_layout.plot(), Qt::IntersectClip);
        double tokenLeft = m_layout.plot().left() + tokenGapPx;
        std::vector<TaskWait> waits = m_ring.graph.ring;
        std::ranges::sort(waits, {}, [this](const TaskWait &wait) { return submittedNs(wait); });
        for (const TaskWait &wait : waits) {
            const QRectF bar = barOf(m_scene, m_layout, wait.waiter);
            if (!bar.isEmpty())
                outline(bar);
            if (!wait.queued)
                pointToBar(wait, bar);
            else if (tokenLeft < m_layout.plot().right())
                tokenLeft = pointToToken(wait, bar, tokenLeft);
        }
        m_painter.restore();
    }

private:
    std::int64_t submittedNs(const TaskWait &wait) const
    {
        const FutureRecord *awaited = m_scene.timeline->future(wait.awaited);
        return awaited ? awaited->submittedNs : wait.sinceNs;
    }

    void outline(const QRectF &bar)
    {
        m_painter.save();
        m_painter.setClipRect(m_layout.workers, Qt::IntersectClip);
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen(m_scene.theme->card, outlinePx + 2));
        m_painter.drawRect(bar);
        m_painter.setPen(QPen(m_colour, outlinePx));
        m_painter.drawRect(bar);
        m_painter.restore();
    }

    /// A future in the queue has no bar: it is shown as a token where it was submitted, beside those before it. Returns
    /// where the next one may begin.
    double pointToToken(const TaskWait &wait, const QRectF &bar, double left)
    {
        const QString text = QLatin1Char('#') + QString::number(wait.awaited.value);
        const QFontMetricsF metrics(m_scene.font);
        const QSizeF size(metrics.horizontalAdvance(text) + 10,
                          std::min(metrics.height() + 2, m_layout.queue.height()));
        const double wanted = m_axis.xOf(submittedNs(wait));
        const QRectF token(QPointF(std::max(wanted, left), m_layout.queue.bottom() - size.height() - 1), size);
        m_painter.setPen(QPen(m_scene.theme->card, 1));
        m_painter.setBrush(m_colour);
        m_painter.drawRoundedRect(token, 4, 4);
        m_painter.setPen(m_ink);
        m_painter.drawText(token, Qt::AlignCenter, text);
        if (!bar.isEmpty())
            arrow(
                {std::clamp(token.center().x(), bar.left() + 2, std::max(bar.left() + 2, bar.right() - 2)), bar.top()},
                {token.center().x(), token.bottom() + 1});
        return token.right() + tokenGapPx;
    }

    void pointToBar(const TaskWait &wait, const QRectF &from)
    {
        const QRectF to = barOf(m_scene, m_layout, wait.awaited);
        if (from.isEmpty() || to.isEmpty())
            return;
        // Beside each other, for two that wait for each other go the same way back and forth.
        const double x = std::clamp(m_axis.xOf(m_ring.foundNs) - 8 * (wait.lane.value % 5), from.left(), from.right());
        const bool down = to.top() > from.top();
        arrow({x, down ? from.bottom() : from.top()}, {x, down ? to.top() : to.bottom()});
    }

    void arrow(QPointF from, QPointF to)
    {
        QPainterPath path(from);
        const double bend = (to.y() - from.y()) * 0.4;
        path.cubicTo(from + QPointF(0, bend), to - QPointF(0, bend), to);
        const double way = to.y() > from.y() ? 1 : -1;
        const QPolygonF head{to, to + QPointF(-headPx / 2, -way * headPx), to + QPointF(headPx / 2, -way * headPx)};
        for (const auto &[colour, width] : {std::pair(m_scene.theme->card, 4.5), std::pair(m_colour, 2.2)}) {
            m_painter.setBrush(Qt::NoBrush);
            m_painter.setPen(QPen(colour, width));
            m_painter.drawPath(path);
        }
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_colour);
        m_painter.drawPolygon(head);
        m_painter.drawEllipse(from, 3, 3);
    }

    QPainter &m_painter;
    const TimelineScene &m_scene;
    const TimelineLayout &m_layout;
    const FoundRing &m_ring;
    const TimeAxis m_axis;
    const QColor m_colour;
    const QColor m_ink;
};

} // namespace

std::shared_ptr<const std::vector<FoundRing>> ringsOf(const Timeline &timeline, int workers)
{
    if (timeline.deadlockTimes().empty())
        return nullptr;
    auto rings = std::make_shared<std::vector<FoundRing>>();
    for (const std::int64_t foundNs : timeline.deadlockTimes())
        rings->push_back({foundNs, waitGraphAt(timeline, foundNs, workers)});
    return rings;
}

const FoundRing *ringAtCursor(const TimelineScene &scene)
{
    if (!scene.rings)
        return nullptr;
    const auto after = std::ranges::upper_bound(*scene.rings, scene.cursorNs, {}, &FoundRing::foundNs);
    return after == scene.rings->begin() ? nullptr : &*std::prev(after);
}

void paintRing(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout)
{
    if (const FoundRing *ring = ringAtCursor(scene))
        RingPainter(painter, scene, layout, *ring).paint();
}

} // namespace futurescope
