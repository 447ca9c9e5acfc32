// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/futurearrows.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace futurescope {

namespace {

class ArrowMaker
{
public:
    ArrowMaker(const TimelineScene &scene, const TimelineLayout &layout, const FutureRecord &record)
        : m_scene(scene),
          m_layout(layout),
          m_axis(axisOf(scene, layout)),
          m_record(record),
          m_bar(layout.barRect(record.lane.value))
    {}

    std::vector<FutureArrow> make()
    {
        if (!isKnown(m_record.submittedNs) || !isKnown(m_record.startedNs) || m_bar.isNull() || m_layout.grouped())
            return {};
        add(FutureArrow::Kind::Wait, way(m_record.submitLane, m_record.submittedNs, m_record.startedNs, false),
            TimelineText::waited(std::max<std::int64_t>(0, m_record.waitNs())));
        const bool ended = isKnown(m_record.endedNs);
        const std::int64_t until = ended ? m_record.endedNs : m_scene.cursorNs;
        // Between its lane and the next, where the frame of the selection does not cover it.
        const double y = m_layout.laneRect(m_record.lane.value).bottom() - 1;
        add(FutureArrow::Kind::Run, {m_axis.xOf(m_record.startedNs), y, m_axis.xOf(until), y},
            TimelineText::ran(until - m_record.startedNs));
        if (!ended && !m_arrows.empty() && m_arrows.back().kind == FutureArrow::Kind::Run)
            m_arrows.back().endSeen = false; // it goes on
        if (ended && isKnown(m_record.readNs))
            add(FutureArrow::Kind::Read, way(m_record.readLane, m_record.readNs, m_record.endedNs, true),
                TimelineText::readLater(std::max<std::int64_t>(0, m_record.readNs - m_record.endedNs)));
        return std::move(m_arrows);
    }

private:
    bool isKnown(std::int64_t timeNs) const { return happened(timeNs, m_scene.cursorNs); }

    /// Between the lane of a program that asks and the bar; `back`: to that lane. A task's own lane is left and met
    /// at the upper edge.
    QLineF way(LaneId lane, std::int64_t laneNs, std::int64_t barNs, bool back) const
    {
        const QRectF asking = m_layout.barRect(lane == controlLane ? 0 : lane.value);
        const bool above = asking.center().y() < m_bar.center().y();
        const bool same = lane == m_record.lane && lane != mainLane;
        const QPointF atLane(m_axis.xOf(laneNs), above && !same ? asking.bottom() - 1 : asking.top() + 1);
        const QPointF atBar(m_axis.xOf(barNs), above || same ? m_bar.top() + 1 : m_bar.bottom() - 1);
        return back ? QLineF(atBar, atLane) : QLineF(atLane, atBar);
    }

    void add(FutureArrow::Kind kind, const QLineF &line, const QString &label)
    {
        const auto seen = clippedTo(line, m_layout.barArea());
        if (!seen)
            return;
        const auto same = [](QPointF one, QPointF other) {
            return std::abs(one.x() - other.x()) + std::abs(one.y() - other.y()) < 0.01;
        };
        m_arrows.push_back({kind, *seen, same(line.p1(), seen->p1()), same(line.p2(), seen->p2()), label});
    }

    const TimelineScene &m_scene;
    const TimelineLayout &m_layout;
    const TimeAxis m_axis;
    const FutureRecord &m_record;
    const QRectF m_bar;
    std::vector<FutureArrow> m_arrows;
};

// Each end has a head of its own: a filled tip where the task starts, a bar where it ends, an open tip where it is
// read.
void paintHead(QPainter &painter, FutureArrow::Kind kind, QPointF to, double way)
{
    switch (kind) {
    case FutureArrow::Kind::Wait:
        painter.drawPolygon(QPolygonF{to, to + QPointF(-4, -way * 7), to + QPointF(4, -way * 7)});
        break;
    case FutureArrow::Kind::Run:
        painter.drawRect(QRectF(to.x() - 2, to.y() - 4, 2, 8));
        break;
    case FutureArrow::Kind::Read:
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(QPolygonF{to + QPointF(-4.5, -way * 7), to, to + QPointF(4.5, -way * 7)});
        break;
    }
}

void paintLine(QPainter &painter, const FutureArrow &arrow, const QColor &ink)
{
    const QLineF &line = arrow.line;
    const double way = line.dy() < 0 ? -1 : 1;
    painter.setPen(QPen(ink, 1.6));
    painter.setBrush(Qt::NoBrush);
    const bool curved = arrow.kind != FutureArrow::Kind::Run && arrow.startSeen && arrow.endSeen;
    if (curved) {
        const double bend = std::max(6.0, std::abs(line.dy()) * 0.4);
        QPainterPath path(line.p1());
        path.cubicTo(line.p1() + QPointF(0, way * bend), line.p2() - QPointF(0, way * bend), line.p2());
        painter.drawPath(path);
    } else {
        painter.drawLine(line);
    }
    painter.setBrush(ink);
    if (arrow.endSeen)
        paintHead(painter, arrow.kind, line.p2(), way);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    if (arrow.startSeen && arrow.kind == FutureArrow::Kind::Wait)
        painter.drawEllipse(line.p1(), 3, 3);
}

/// Beside the middle of the arrow if there is room in the picture and no other label.
void paintLabel(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout, const FutureArrow &arrow,
                std::vector<QRectF> &taken)
{
    const QFontMetricsF metrics(scene.font);
    const QSizeF size(metrics.horizontalAdvance(arrow.label) + 8, metrics.height());
    const QPointF middle = arrow.line.center();
    const bool run = arrow.kind == FutureArrow::Kind::Run;
    // Over lanes that are hardly higher than itself it would hide more than it says.
    if (layout.pitch < 1.6 * size.height() || (run && std::abs(arrow.line.dx()) < size.width() + 8))
        return;
    const double lower = run ? middle.y() - size.height() - 3 : middle.y() - size.height() / 2;
    const double aside = run ? -size.width() / 2 : 6;
    for (const double left : {middle.x() + aside, middle.x() - size.width() - aside}) {
        const QRectF rect(QPointF(left, lower), size);
        if (!layout.barArea().contains(rect)
            || std::ranges::any_of(taken, [&](const QRectF &other) { return other.intersects(rect); }))
            continue;
        taken.push_back(rect);
        painter.setPen(QPen(scene.theme->border, 1));
        painter.setBrush(scene.theme->card);
        painter.drawRoundedRect(rect, 3, 3);
        painter.setPen(scene.theme->text);
        painter.drawText(rect, Qt::AlignCenter, arrow.label);
        return;
    }
}

} // namespace

std::optional<QLineF> clippedTo(const QLineF &line, const QRectF &rect)
{
    // Liang and Barsky 1984: the share of the way at which it enters and leaves.
    double enter = 0;
    double leave = 1;
    const auto cut = [&](double step, double room) {
        if (step == 0)
            return room >= 0;
        const double share = room / step;
        if (step < 0)
            enter = std::max(enter, share);
        else
            leave = std::min(leave, share);
        return enter <= leave;
    };
    if (!cut(-line.dx(), line.x1() - rect.left()) || !cut(line.dx(), rect.right() - line.x1())
        || !cut(-line.dy(), line.y1() - rect.top()) || !cut(line.dy(), rect.bottom() - line.y1()))
        return std::nullopt;
    return QLineF(line.pointAt(enter), line.pointAt(leave));
}

std::vector<FutureArrow> arrowsOf(const TimelineScene &scene, const TimelineLayout &layout, FutureId future)
{
    const FutureRecord *record = scene.timeline ? scene.timeline->future(future) : nullptr;
    return record ? ArrowMaker(scene, layout, *record).make() : std::vector<FutureArrow>();
}

void paintFutureArrows(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout)
{
    const FutureRecord *record = scene.timeline->future(scene.selected);
    if (!record || record->submittedNs == never || record->submittedNs > scene.cursorNs)
        return;
    painter.save();
    painter.setClipRect(layout.plot(), Qt::IntersectClip);
    const std::vector<FutureArrow> arrows = arrowsOf(scene, layout, scene.selected);
    for (const FutureArrow &arrow : arrows)
        paintLine(painter, arrow, scene.theme->text);
    const bool started = record->startedNs != never && record->startedNs <= scene.cursorNs;
    if (!started) { // it stands in the queue, or was cancelled there
        painter.setPen(Qt::NoPen);
        painter.setBrush(scene.theme->text);
        painter.drawEllipse(QPointF(axisOf(scene, layout).xOf(record->submittedNs), layout.queue.bottom() - 4), 3, 3);
    }
    std::vector<QRectF> taken;
    painter.setFont(scene.font);
    for (const FutureArrow &arrow : arrows)
        paintLabel(painter, scene, layout, arrow, taken);
    painter.restore();
}

} // namespace futurescope
