// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/glyphs.h"
#include "app/timeline/instantpainter.h"
#include "app/timeline/timelinepainter.h"
#include "app/timeline/timelinequeries.h"

#include <QImage>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <vector>

namespace futurescope {

namespace {

constexpr double cellPx = 6;
constexpr int mostPerCell = 64; // more marks than this so near to each other are not told apart anyway

/// Calls use(moment, x) for those in sight and before the cursor; a cell of very many is left after some.
template <class Use>
void forEachSeen(const std::vector<Moment> &moments, const TimelineScene &scene, const TimeAxis &axis, Use use)
{
    const std::int64_t end = std::min(scene.visible.endNs, scene.cursorNs);
    auto next = std::ranges::lower_bound(moments, scene.visible.startNs, {}, &Moment::timeNs);
    double cell = -1;
    for (int inCell = 0; next != moments.end() && next->timeNs <= end;) {
        const double x = axis.xOf(next->timeNs);
        const double here = std::floor(x / cellPx);
        inCell = here == cell ? inCell + 1 : 0;
        cell = here;
        if (inCell >= mostPerCell) {
            const std::int64_t following = std::max(next->timeNs + 1, axis.timeAt((cell + 1) * cellPx));
            next = std::ranges::lower_bound(next, moments.end(), following, {}, &Moment::timeNs);
            continue;
        }
        use(*next, x);
        ++next;
    }
}

/// Marks that would hide one another are left out: of a million only so many as there is room for are painted.
class Spacing
{
public:
    enum class Room {
        None,    ///< it would hide the one before
        Crowded, ///< others are near, on which it must not draw
        Free,
    };

    Room roomFor(int lane, double x, double distance)
    {
        const auto index = static_cast<std::size_t>(lane);
        if (index >= m_last.size())
            m_last.resize(index + 1);
        Last &last = m_last[index];
        const bool crowded = x - last.seenX < distance;
        last.seenX = x;
        if (x - last.paintedX < distance)
            return Room::None;
        last.paintedX = x;
        return crowded ? Room::Crowded : Room::Free;
    }

private:
    struct Last
    {
        double paintedX = -1e9;
        double seenX = -1e9;
    };
    std::vector<Last> m_last;
};

/// Each badge is painted once and then copied, because hundreds of them with smooth edges would take a whole frame.
class BadgeSprites
{
public:
    void paint(QPainter &painter, const Theme &theme, Badge badge, const QRectF &box)
    {
        const double scale = painter.deviceTransform().m11();
        // On whole device pixels, or the copy would be blurred.
        const QPointF corner(std::round(box.left() * scale) / scale, std::round(box.top() * scale) / scale);
        painter.drawImage(corner, spriteOf(theme, badge, box.width(), scale));
    }

private:
    struct Sprite
    {
        Badge badge;
        double side;
        QImage image;
    };

    const QImage &spriteOf(const Theme &theme, Badge badge, double side, double scale)
    {
        const auto found = std::ranges::find_if(
            m_sprites, [&](const Sprite &sprite) { return sprite.badge == badge && sprite.side == side; });
        if (found != m_sprites.end())
            return found->image;
        const int pixels = static_cast<int>(std::ceil(side * scale)) + 1;
        QImage image(pixels, pixels, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        image.setDevicePixelRatio(scale);
        QPainter onImage(&image);
        paintBadge(onImage, theme, badge, QRectF(0, 0, side, side));
        onImage.end();
        return m_sprites.emplace_back(badge, side, std::move(image)).image;
    }

    std::vector<Sprite> m_sprites;
};

class MarkPainter
{
public:
    MarkPainter(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout)
        : m_painter(painter),
          m_scene(scene),
          m_layout(layout),
          m_axis(axisOf(scene, layout))
    {}

    /// The bar of the one who waits ends here; that of the task goes on in its own lane.
    void paintTimeouts()
    {
        Spacing spacing;
        forEachSeen(m_scene.timeline->timeouts(), m_scene, m_axis, [&](const Moment &moment, double x) {
            const int lane = moment.lane == controlLane ? 0 : moment.lane.value;
            const QRectF bar = m_layout.barRect(lane);
            const Spacing::Room room = roomOn(spacing, lane, x, bar);
            if (room == Spacing::Room::None)
                return;
            if (room == Spacing::Room::Free)
                m_painter.fillRect(QRectF(x - 1, bar.top(), 2, bar.height()),
                                   m_scene.theme->state(BarState::Failed).outline);
            paint(Badge::TimedOut, bar, x - sideOf(bar) / 2, bar.center().y() - sideOf(bar) / 2);
        });
    }

    /// On the lane of the one who asked, a little behind a timeout at the same moment, and on the bar of a running
    /// task.
    void paintRefusals()
    {
        Spacing askers, tasks;
        forEachSeen(m_scene.timeline->refusals(), m_scene, m_axis, [&](const Moment &moment, double x) {
            const QRectF asking = m_layout.barRect(moment.lane.value);
            if (moment.lane != controlLane && roomOn(askers, moment.lane.value, x, asking) != Spacing::Room::None)
                paint(Badge::CancelRefused, asking, x + sideOf(asking) * 0.55,
                      asking.center().y() - sideOf(asking) / 2);
            const FutureRecord *record = m_scene.timeline->future(moment.future);
            if (record && record->stateAt(moment.timeNs) == FutureState::Running)
                paintOnTask(record->lane.value, x, tasks);
        });
    }

    /// A cross on the main lane for each task that a full queue turned away.
    void paintDrops() { paintCrosses(m_scene.timeline->drops()); }

    /// A door on the main lane where the program shut the executor down while there was work left, or called submit()
    /// once more, which is a cross behind the door.
    void paintClosing()
    {
        const Timeline &timeline = *m_scene.timeline;
        const std::int64_t atNs = timeline.shutdownNs();
        if (!closesOnWork(timeline) || atNs < m_scene.visible.startNs
            || atNs > std::min(m_scene.visible.endNs, m_scene.cursorNs))
            return;
        const QRectF bar = m_layout.barRect(0);
        const double x = m_axis.xOf(atNs);
        m_painter.fillRect(QRectF(x - 1, bar.top(), 2, bar.height()), m_scene.theme->text);
        paint(Badge::Closed, bar, x - sideOf(bar) / 2, bar.center().y() - sideOf(bar) / 2);
        paintCrosses(timeline.lateSubmits(), sideOf(bar));
    }

    /// A dot for each beat of the event loop; one that came late has a line behind it, from when it was asked for.
    void paintHeartbeats()
    {
        const QRectF lane = m_layout.lockLane;
        const double radius = std::min(3.0, lane.height() / 4);
        const double middle = lane.center().y();
        const QColor dot = m_scene.theme->text;
        const StateStyle &late = m_scene.theme->state(BarState::Failed);
        const auto &beats = m_scene.timeline->heartbeats();
        const std::int64_t end = std::min(m_scene.visible.endNs, m_scene.cursorNs);
        double paintedX = -1e9;
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.setPen(Qt::NoPen);
        for (auto beat = std::ranges::lower_bound(beats, m_scene.visible.startNs, {}, &Heartbeat::timeNs);
             beat != beats.end(); ++beat) {
            const double x = m_axis.xOf(std::min(beat->timeNs, end));
            const double asked = m_axis.xOf(beat->timeNs - beat->lateNs);
            if (beat->timeNs - beat->lateNs > end)
                break;
            if (x - asked > 2 * radius)
                m_painter.fillRect(QRectF(asked, middle - 1.5, x - asked, 3), late.outline);
            if (beat->timeNs > end)
                break;
            if (x - paintedX < 1)
                continue;
            paintedX = x;
            m_painter.setBrush(dot);
            m_painter.drawEllipse(QPointF(x, middle), radius, radius);
        }
    }

private:
    static double sideOf(const QRectF &bar) { return std::min(13.0, bar.height() - 2); }

    /// On the main lane. Not on a badge that is `besides` wide and stands at the time itself.
    void paintCrosses(const std::vector<Moment> &moments, double besides = 0)
    {
        Spacing spacing;
        const QRectF bar = m_layout.barRect(0);
        const double side = std::min(11.0, bar.height());
        const double doorX = m_axis.xOf(m_scene.timeline->shutdownNs());
        forEachSeen(moments, m_scene, m_axis, [&](const Moment &, double x) {
            if (spacing.roomFor(0, x, side * 0.7) == Spacing::Room::None)
                return;
            const double middle = besides > 0 ? std::max(x, doorX + (besides + side) / 2 + 1) : x;
            const QRectF box(middle - side / 2, bar.center().y() - side / 2, side, side);
            m_painter.fillRect(box, m_scene.theme->state(BarState::Failed).fill);
            paintGlyph(m_painter, Glyph::Cross, m_scene.theme->state(BarState::Failed).ink, box.adjusted(1, 1, -1, -1));
        });
    }

    void paint(Badge badge, const QRectF &bar, double left, double top)
    {
        if (const double side = sideOf(bar); side >= 4)
            m_sprites.paint(m_painter, *m_scene.theme, badge, QRectF(left, top, side, side));
    }

    void paintOnTask(int lane, double x, Spacing &spacing)
    {
        const QRectF bar = m_layout.barRect(lane);
        const Spacing::Room room = roomOn(spacing, lane, x, bar);
        if (room == Spacing::Room::None)
            return;
        const QRectF seen = bar.intersected(m_layout.workers.adjusted(-8, 0, 8, 0));
        if (room == Spacing::Room::Free)
            m_painter.fillRect(QRectF(x - 0.5, seen.top(), 1, seen.height()), m_scene.theme->text);
        if (seen.height() == bar.height()) // else the edge of the window would cut it, or a lane be written over
            paint(Badge::CancelRefused, bar, x - sideOf(bar) / 2, bar.top() + 1);
    }

    /// None too for a lane that is scrolled out of sight.
    Spacing::Room roomOn(Spacing &spacing, int lane, double x, const QRectF &bar) const
    {
        return bar.intersects(m_layout.plot()) ? spacing.roomFor(lane, x, std::max(1.0, sideOf(bar)))
                                               : Spacing::Room::None;
    }

    QPainter &m_painter;
    const TimelineScene &m_scene;
    const TimelineLayout &m_layout;
    const TimeAxis m_axis;
    BadgeSprites m_sprites;
};

} // namespace

void paintMarks(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout)
{
    paintInstants(painter, scene, layout);
    if (!scene.timeline)
        return;
    const Timeline &timeline = *scene.timeline;
    if (timeline.timeouts().empty() && timeline.refusals().empty() && timeline.drops().empty()
        && timeline.heartbeats().empty() && !closesOnWork(timeline))
        return;
    painter.save();
    painter.setClipRect(layout.plot().adjusted(-8, 0, 8, 0), Qt::IntersectClip);
    MarkPainter marks(painter, scene, layout);
    marks.paintTimeouts();
    marks.paintRefusals();
    marks.paintDrops();
    marks.paintClosing();
    if (!layout.lockLane.isEmpty() && !timeline.heartbeats().empty())
        marks.paintHeartbeats();
    painter.restore();
}

} // namespace futurescope
