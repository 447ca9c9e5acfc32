// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/timelinequeries.h"

#include "app/futures/futurebadges.h"
#include "app/lab/coretext.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace futurescope {

namespace {

constexpr double nearPx = 3; // a narrow bar is hit from this near

const Lane *laneOf(const Timeline &timeline, int lane)
{
    const auto &lanes = timeline.lanes();
    return lane >= 1 && static_cast<std::size_t>(lane) < lanes.size() ? &lanes[static_cast<std::size_t>(lane)]
                                                                      : nullptr;
}

// The bar of `lane` whose start is nearest to `timeNs`, among those begun by the cursor.
FutureId nearestOn(const Lane &lane, std::int64_t timeNs, std::int64_t cursorNs)
{
    const auto known = std::ranges::upper_bound(lane.tasks, cursorNs, {}, &Span::startNs);
    if (known == lane.tasks.begin())
        return noFuture;
    auto next = std::lower_bound(lane.tasks.begin(), known, timeNs,
                                 [](const Span &span, std::int64_t time) { return span.startNs < time; });
    if (next == known || (next != lane.tasks.begin() && timeNs - std::prev(next)->startNs < next->startNs - timeNs))
        next = std::prev(next);
    return next->future;
}

const Span *holdingAt(const TimelineScene &scene, const TimelineLayout &layout, QPointF position)
{
    if (!scene.timeline || !layout.lockLane.contains(position))
        return nullptr;
    const LockHistory &lock = scene.timeline->interpreterLock();
    const std::int64_t at = axisOf(scene, layout).timeAt(position.x());
    const auto index = at <= scene.cursorNs ? lock.holdingAt(at) : std::nullopt;
    return index ? &lock.holdings()[*index] : nullptr;
}

bool hasFailed(const Timeline &timeline, const Span &span)
{
    const FutureRecord *record = timeline.future(span.future);
    return record && (record->outcome == Outcome::Failed || record->outcome == Outcome::Lost);
}

/// As adding up span by span, but by the bins: a stretch may hold millions. Failures count where they end, while the
/// bins count spans where they begin, so that those at either edge are looked at.
void addLane(RangeSums &sums, const Timeline &timeline, const Lane &lane, std::int64_t fromNs, std::int64_t toNs)
{
    const Spans &tasks = lane.tasks;
    const auto first = std::ranges::upper_bound(tasks, fromNs, {}, &Span::endNs);
    const auto last = std::lower_bound(first, tasks.end(), toNs,
                                       [](const Span &span, std::int64_t time) { return span.startNs < time; });
    if (first == last || fromNs >= toNs)
        return;
    const SpanSums within = lane.taskBins.sum(tasks, timeline.futures(), fromNs, toNs);
    sums.busyNs += std::accumulate(within.coveredNs.begin(), within.coveredNs.end(), std::int64_t{0});
    sums.tasks += static_cast<std::size_t>(last - first);
    sums.failures += within.count[spanKind(Outcome::Failed)] + within.count[spanKind(Outcome::Lost)];
    if (first->startNs < fromNs && first->endNs <= toNs && hasFailed(timeline, *first))
        ++sums.failures;
    if (const Span &rest = *std::prev(last); rest.startNs >= fromNs && rest.endNs > toNs && hasFailed(timeline, rest))
        --sums.failures;
    // Without a length, at the very edge: they begin here, but have ended before.
    for (auto before = first; before != tasks.begin() && std::prev(before)->startNs >= fromNs; --before)
        sums.failures -= hasFailed(timeline, *std::prev(before)) ? 1 : 0;
}

FutureId alongLane(const Lane &lane, FutureId from, std::int64_t startedNs, int step, std::int64_t cursorNs)
{
    auto here = std::ranges::upper_bound(lane.tasks, startedNs, {}, &Span::startNs);
    if (here != lane.tasks.begin())
        --here;
    if (here == lane.tasks.end() || here->future != from) // several began at that moment
        here = std::ranges::find(lane.tasks, from, &Span::future);
    const auto index = here - lane.tasks.begin() + step;
    if (here == lane.tasks.end() || index < 0 || index >= static_cast<std::ptrdiff_t>(lane.tasks.size()))
        return from;
    const Span &span = lane.tasks[static_cast<std::size_t>(index)];
    return span.startNs <= cursorNs ? span.future : from;
}

} // namespace

RangeSums sumsOf(const Timeline &timeline, TimeRange range, std::int64_t cursorNs, int workers)
{
    RangeSums sums;
    sums.lengthNs = range.lengthNs();
    for (std::size_t lane = 1; lane < timeline.lanes().size(); ++lane)
        addLane(sums, timeline, timeline.lanes()[lane], range.startNs, std::min(range.endNs, cursorNs));
    if (workers > 0 && sums.lengthNs > 0)
        sums.utilisation = static_cast<double>(sums.busyNs) / (static_cast<double>(sums.lengthNs) * workers);
    return sums;
}

QString rangeText(const RangeSums &sums)
{
    return TimelineText::tr("%1: busy %2, %3 % used, %4 tasks, %5 failed")
        .arg(shortTimeText(sums.lengthNs), shortTimeText(sums.busyNs))
        .arg(std::lround(sums.utilisation * 100))
        .arg(sums.tasks)
        .arg(sums.failures);
}

FutureId futureAt(const TimelineScene &scene, const TimelineLayout &layout, QPointF position)
{
    if (const Span *holding = holdingAt(scene, layout, position))
        return holding->future;
    const Lane *lane = scene.timeline ? laneOf(*scene.timeline, layout.laneAt(position.y())) : nullptr;
    if (!lane || position.x() < layout.workers.left() - nearPx || position.x() > layout.workers.right() + nearPx)
        return noFuture;
    const TimeAxis axis = axisOf(scene, layout);
    const std::int64_t at = axis.timeAt(position.x());
    const auto after = std::ranges::upper_bound(lane->tasks, at, {}, &Span::startNs);
    const Span *best = nullptr;
    double bestDistance = nearPx;
    for (auto span = after == lane->tasks.begin() ? after : std::prev(after);
         span != lane->tasks.end() && span <= after; ++span) {
        if (span->startNs > scene.cursorNs)
            continue;
        const double left = axis.xOf(span->startNs);
        const double right = axis.xOf(std::min(span->endNs, scene.cursorNs));
        const double distance = std::max({0.0, left - position.x(), position.x() - right});
        if (distance < bestDistance || (distance == 0 && !best)) {
            best = &*span;
            bestDistance = distance;
        }
    }
    return best ? best->future : noFuture;
}

namespace {

/// Of a trace that another program wrote nothing else is known.
QString describeSlice(const TimelineScene &scene, FutureId future, const FutureRecord &record)
{
    constexpr int mostCharacters = 300;
    if (!record.hasRun() || record.startedNs > scene.cursorNs)
        return {};
    const bool ended = happened(record.endedNs, scene.cursorNs);
    const QString lasted = shortTimeText((ended ? record.endedNs : scene.cursorNs) - record.startedNs);
    QStringList lines{TimelineText::taskLabel(scene, future, mostCharacters),
                      ended ? TimelineText::tr("took %1").arg(lasted) : TimelineText::tr("open for %1").arg(lasted),
                      TimelineText::tr("on %1").arg(TimelineText::laneName(scene, record.lane.value))};
    if (record.inside() != noFuture)
        lines << TimelineText::tr("inside %1").arg(TimelineText::taskLabel(scene, record.inside(), mostCharacters));
    return lines.join(QLatin1Char('\n'));
}

QString itemsOf(const FutureRecord &record, std::uint32_t stride)
{
    if (record.itemCount == 1)
        return TimelineText::tr("item %1").arg(record.firstItem);
    if (stride == 0)
        return TimelineText::tr("item %1 and the next %2 by length").arg(record.firstItem).arg(record.itemCount - 1);
    const auto last = std::uint64_t{record.firstItem} + std::uint64_t{record.itemCount - 1} * stride;
    if (stride == 1)
        return TimelineText::tr("items %1 to %2").arg(record.firstItem).arg(last);
    return TimelineText::tr("items %1, %2 … %3").arg(record.firstItem).arg(record.firstItem + stride).arg(last);
}

} // namespace

QString describeFuture(const TimelineScene &scene, FutureId future, const std::vector<std::string> &texts)
{
    const FutureRecord *record = scene.timeline ? scene.timeline->future(future) : nullptr;
    if (!record)
        return {};
    if (scene.names)
        return describeSlice(scene, future, *record);
    if (record->submittedNs == never)
        return {};
    const std::int64_t now = scene.cursorNs;
    QStringList lines;
    lines << TimelineText::tr("Future #%1, %2").arg(future.value).arg(coreText(stateLabel(*record, now)));
    lines << itemsOf(*record, scene.itemStride);
    const bool started = record->hasRun() && record->startedNs <= now;
    const bool ended = record->endedNs != never && record->endedNs <= now;
    const std::int64_t waitedUntil = started ? record->startedNs : ended ? record->endedNs : now;
    lines << TimelineText::tr("waited %1")
                 .arg(shortTimeText(std::max<std::int64_t>(0, waitedUntil - record->submittedNs)));
    if (started) {
        const std::int64_t run = (ended ? record->endedNs : now) - record->startedNs;
        lines << TimelineText::tr("ran %1 on %2")
                     .arg(shortTimeText(run), TimelineText::laneName(scene, record->lane.value));
    }
    const auto &lanes = scene.timeline->lanes();
    if (started && !ended && record->lane.value < lanes.size()) {
        const Lane &lane = lanes[record->lane.value];
        const auto inHand = Timeline::spanAt(lane, now);
        const Span *wait = Timeline::awaitAt(lane, now);
        if (wait && wait->future != noFuture && inHand && lane.tasks[*inHand].future == future)
            lines << TimelineText::waitingFor(wait->future);
    }
    if (started && record->blockedNs() > 0 && ended)
        lines << TimelineText::tr("of which %1 waiting").arg(shortTimeText(record->blockedNs()));
    if (started && record->lockWaitNs() > 0 && ended)
        lines << TimelineText::tr("of which %1 waiting for the lock").arg(shortTimeText(record->lockWaitNs()));
    if (const std::size_t switches = scene.timeline->switchesOf(*record, now))
        lines << (switches == 1 ? TimelineText::tr("lost its core once")
                                : TimelineText::tr("lost its core %1 times").arg(switches));
    if (ended)
        lines << coreText(outcomeText(*record, texts));
    lines << badgeTexts(*record, now, scene.timeline->runEndedNs() != never);
    return lines.join(QLatin1Char('\n'));
}

namespace {

/// The last beat at or before the place.
QString describeBeat(const TimelineScene &scene, const TimeAxis &axis, double x)
{
    QStringList lines{TimelineText::beatLane()};
    const auto &beats = scene.timeline->heartbeats();
    const std::int64_t at = std::min(axis.timeAt(x + nearPx), scene.cursorNs);
    const auto after = std::ranges::upper_bound(beats, at, {}, &Heartbeat::timeNs);
    if (after != beats.begin())
        lines << TimelineText::tr("last beat at %1, %2 later than asked for")
                     .arg(shortTimeText(std::prev(after)->timeNs), shortTimeText(std::prev(after)->lateNs));
    return lines.join(QLatin1Char('\n'));
}

} // namespace

QString describeLock(const TimelineScene &scene, const TimelineLayout &layout, QPointF position)
{
    if (!scene.timeline || layout.lockLane.isEmpty() || position.y() < layout.lockLane.top()
        || position.y() >= layout.lockLane.bottom())
        return {};
    if (scene.timeline->interpreterLock().empty())
        return describeBeat(scene, axisOf(scene, layout), position.x());
    QStringList lines{TimelineText::lockLane()};
    const std::int64_t at = axisOf(scene, layout).timeAt(position.x());
    if (position.x() < layout.lockLane.left() || at > scene.cursorNs)
        return lines.join(QLatin1Char('\n'));
    if (const Span *holding = holdingAt(scene, layout, position)) {
        const std::int64_t held = std::min(holding->endNs, scene.cursorNs) - holding->startNs;
        lines << TimelineText::tr("held by %1 for %2").arg(TimelineText::holder(*holding), shortTimeText(held));
    } else {
        lines << TimelineText::tr("held by nobody");
    }
    const auto &lanes = scene.timeline->lanes();
    constexpr qsizetype mostLines = 12; // a thousand workers would fill more than the screen
    for (std::size_t lane = 1; lane < lanes.size() && lines.size() < mostLines; ++lane) {
        const auto after = std::ranges::upper_bound(lanes[lane].waits, at, {}, &Span::startNs);
        if (after == lanes[lane].waits.begin())
            continue;
        const Span &wait = *std::prev(after);
        if (wait.activity == Activity::LockWait && at < wait.endNs)
            lines << TimelineText::tr("%1 has waited for %2")
                         .arg(TimelineText::laneName(scene, static_cast<int>(lane)), shortTimeText(at - wait.startNs));
    }
    return lines.join(QLatin1Char('\n'));
}

bool closesOnWork(const Timeline &timeline)
{
    const std::int64_t atNs = timeline.shutdownNs();
    return atNs >= 0 && (timeline.pendingAt(atNs) + timeline.runningAt(atNs) > 0 || !timeline.lateSubmits().empty());
}

QString describeClosing(const TimelineScene &scene, const TimelineLayout &layout, QPointF position)
{
    constexpr double reach = 7; // half a badge
    if (!scene.timeline || !layout.barRect(0).contains(position) || !closesOnWork(*scene.timeline))
        return {};
    const TimeAxis axis = axisOf(scene, layout);
    const auto isAt = [&](std::int64_t timeNs) {
        return timeNs <= scene.cursorNs && std::abs(axis.xOf(timeNs) - position.x()) <= reach;
    };
    QStringList lines;
    const std::int64_t atNs = scene.timeline->shutdownNs();
    if (isAt(atNs)) {
        lines << TimelineText::tr("shutdown() at %1: %2 running, %3 pending")
                     .arg(shortTimeText(atNs))
                     .arg(scene.timeline->runningAt(atNs))
                     .arg(scene.timeline->pendingAt(atNs));
    }
    for (const Moment &late : scene.timeline->lateSubmits()) {
        if (isAt(late.timeNs))
            lines << TimelineText::tr("submit() at %1: RuntimeError, for the executor was shut down")
                         .arg(shortTimeText(late.timeNs));
    }
    return lines.join(QLatin1Char('\n'));
}

QString describeLane(const TimelineScene &scene, int lane, bool processes)
{
    if (lane < 0 || lane > lanesWanted(scene))
        return {};
    QString text = TimelineText::laneName(scene, lane);
    const auto &lanes = scene.timeline->lanes();
    const auto index = static_cast<std::size_t>(lane);
    if (lane == 0 || index >= lanes.size())
        return text;
    if (lanes[index].systemId != 0) {
        const QString id = QString::number(lanes[index].systemId);
        text += QStringLiteral(", ")
                + (processes ? TimelineText::tr("process %1").arg(id) : TimelineText::tr("thread %1").arg(id));
    }
    const std::int64_t untilNs = std::min(scene.cursorNs, scene.timeline->endNs());
    if (untilNs <= 0)
        return text;
    RangeSums sums;
    addLane(sums, *scene.timeline, lanes[index], 0, untilNs);
    const QString busy = TimelineText::tr("busy for %1 of %2, %3 %")
                             .arg(shortTimeText(sums.busyNs), shortTimeText(untilNs))
                             .arg(std::lround(100.0 * static_cast<double>(sums.busyNs) / static_cast<double>(untilNs)));
    return text + QLatin1Char('\n') + busy;
}

FutureId neighbour(const Timeline &timeline, FutureId from, Step step, std::int64_t cursorNs)
{
    const FutureRecord *record = timeline.future(from);
    const int lanes = timeline.workerLanes();
    if (!record || !record->hasRun()) {
        for (int lane = 1; lane <= lanes; ++lane) {
            const FutureId first = nearestOn(*laneOf(timeline, lane), 0, cursorNs);
            if (first != noFuture)
                return first;
        }
        return noFuture;
    }
    const int here = record->lane.value;
    if (step == Step::Next || step == Step::Previous)
        return alongLane(*laneOf(timeline, here), from, record->startedNs, step == Step::Next ? 1 : -1, cursorNs);
    const int direction = step == Step::LaneDown ? 1 : -1;
    for (int lane = here + direction; lane >= 1 && lane <= lanes; lane += direction) {
        const FutureId found = nearestOn(*laneOf(timeline, lane), record->startedNs, cursorNs);
        if (found != noFuture)
            return found;
    }
    return from;
}

} // namespace futurescope
