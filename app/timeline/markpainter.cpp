// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/glyphs.h"
#include "app/timeline/timelinepainter.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

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

double sideOf(const QRectF &bar)
{
    return std::min(13.0, bar.height() - 2);
}

} // namespace

void paintMarks(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout)
{
    if (!scene.timeline || (scene.timeline->timeouts().empty() && scene.timeline->refusals().empty()))
        return;
    const TimeAxis axis = axisOf(scene, layout);
    const Theme &theme = *scene.theme;
    painter.save();
    painter.setClipRect(layout.plot().adjusted(-8, 0, 8, 0), Qt::IntersectClip);
    const auto mark = [&](Badge badge, const QRectF &bar, double left, double top) {
        if (const double side = sideOf(bar); side >= 4)
            paintBadge(painter, theme, badge, QRectF(left, top, side, side));
    };
    // The bar of the one who waits ends here; that of the task goes on in its own lane.
    forEachSeen(scene.timeline->timeouts(), scene, axis, [&](const Moment &moment, double x) {
        const QRectF bar = layout.barRect(moment.lane == controlLane ? 0 : moment.lane.value);
        painter.fillRect(QRectF(x - 1, bar.top(), 2, bar.height()), theme.state(BarState::Failed).outline);
        mark(Badge::TimedOut, bar, x - sideOf(bar) / 2, bar.center().y() - sideOf(bar) / 2);
    });
    forEachSeen(scene.timeline->refusals(), scene, axis, [&](const Moment &moment, double x) {
        if (moment.lane != controlLane) {
            const QRectF bar = layout.barRect(moment.lane.value);
            mark(Badge::CancelRefused, bar, x + sideOf(bar) * 0.55, bar.center().y() - sideOf(bar) / 2);
        }
        const FutureRecord *record = scene.timeline->future(moment.future);
        if (!record || !record->hasRun())
            return;
        const QRectF bar = layout.barRect(record->lane.value);
        painter.save();
        painter.setClipRect(layout.workers.adjusted(-8, 0, 8, 0), Qt::IntersectClip);
        painter.fillRect(QRectF(x - 0.5, bar.top(), 1, bar.height()), theme.text);
        mark(Badge::CancelRefused, bar, x - sideOf(bar) / 2, bar.top() + 1);
        painter.restore();
    });
    painter.restore();
}

} // namespace futurescope
