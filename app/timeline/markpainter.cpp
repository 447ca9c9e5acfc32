// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/glyphs.h"
#include "app/timeline/timelinepainter.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <vector>

namespace futurescope {

namespace {

constexpr int mostPerColumn = 64; // more marks than this in one column of pixels are not told apart anyway

/// Calls use(moment, x) for those in sight and before the cursor; a column of very many is left after some.
template <class Use>
void forEachSeen(const std::vector<Moment> &moments, const TimelineScene &scene, const TimeAxis &axis, Use use)
{
    const std::int64_t end = std::min(scene.visible.endNs, scene.cursorNs);
    auto next = std::ranges::lower_bound(moments, scene.visible.startNs, {}, &Moment::timeNs);
    double column = -1;
    for (int inColumn = 0; next != moments.end() && next->timeNs <= end;) {
        const double x = axis.xOf(next->timeNs);
        inColumn = std::floor(x) == column ? inColumn + 1 : 0;
        column = std::floor(x);
        if (inColumn >= mostPerColumn) {
            const std::int64_t following = std::max(next->timeNs + 1, axis.timeAt(column + 1));
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
    bool takes(int lane, double x, double distance)
    {
        const auto index = static_cast<std::size_t>(lane);
        if (index >= m_lastX.size())
            m_lastX.resize(index + 1, -1e9);
        if (x - m_lastX[index] < distance)
            return false;
        m_lastX[index] = x;
        return true;
    }

private:
    std::vector<double> m_lastX;
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
            if (!spacing.takes(lane, x, sideOf(bar) / 2))
                return;
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
            if (moment.lane != controlLane && askers.takes(moment.lane.value, x, sideOf(asking) / 2))
                paint(Badge::CancelRefused, asking, x + sideOf(asking) * 0.55,
                      asking.center().y() - sideOf(asking) / 2);
            const FutureRecord *record = m_scene.timeline->future(moment.future);
            if (record && record->stateAt(moment.timeNs) == FutureState::Running)
                paintOnTask(record->lane.value, x, tasks);
        });
    }

private:
    static double sideOf(const QRectF &bar) { return std::min(13.0, bar.height() - 2); }

    void paint(Badge badge, const QRectF &bar, double left, double top)
    {
        if (const double side = sideOf(bar); side >= 4)
            paintBadge(m_painter, *m_scene.theme, badge, QRectF(left, top, side, side));
    }

    void paintOnTask(int lane, double x, Spacing &spacing)
    {
        const QRectF bar = m_layout.barRect(lane);
        if (!spacing.takes(lane, x, sideOf(bar) / 2))
            return;
        m_painter.save();
        m_painter.setClipRect(m_layout.workers.adjusted(-8, 0, 8, 0), Qt::IntersectClip);
        m_painter.fillRect(QRectF(x - 0.5, bar.top(), 1, bar.height()), m_scene.theme->text);
        paint(Badge::CancelRefused, bar, x - sideOf(bar) / 2, bar.top() + 1);
        m_painter.restore();
    }

    QPainter &m_painter;
    const TimelineScene &m_scene;
    const TimelineLayout &m_layout;
    const TimeAxis m_axis;
};

} // namespace

void paintMarks(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout)
{
    if (!scene.timeline || (scene.timeline->timeouts().empty() && scene.timeline->refusals().empty()))
        return;
    painter.save();
    painter.setClipRect(layout.plot().adjusted(-8, 0, 8, 0), Qt::IntersectClip);
    MarkPainter marks(painter, scene, layout);
    marks.paintTimeouts();
    marks.paintRefusals();
    painter.restore();
}

} // namespace futurescope
