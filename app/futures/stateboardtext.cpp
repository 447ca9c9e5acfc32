// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/futures/stateboardpainter.h"
#include "app/lab/coretext.h"
#include "app/lab/text.h"
#include "app/timeline/timeaxis.h"

#include <QLocale>
#include <QStringList>

namespace futurescope {

QString shortCount(std::uint64_t count)
{
    const auto scaled = [](double value, const QString &unit) {
        return QLocale().toString(value, 'f', value < 10 ? 1 : 0) + unit;
    };
    // Rounded down, so that 999,999 does not read as a million.
    if (count < 1000)
        return QString::number(count);
    if (count < 1'000'000)
        return count < 10'000 ? scaled(static_cast<double>(count / 100) / 10, QStringLiteral("k"))
                              : scaled(static_cast<double>(count / 1000), QStringLiteral("k"));
    return scaled(static_cast<double>(count / 100'000) / 10, QStringLiteral("M"));
}

QString BoardText::waiter(const BoardWaiter &waiter, CollectMode collect)
{
    const QString who = waiter.task == noFuture ? tr("Main program") : tr("#%1").arg(waiter.task.value);
    if (waiter.activity == Activity::ShutdownWait)
        return tr("%1: shutdown(wait=True)").arg(who);
    if (waiter.activity == Activity::QueueWait)
        return tr("%1: waits, the queue is full").arg(who);
    if (waiter.waitsFor != noFuture)
        return tr("%1: result() of #%2").arg(who).arg(waiter.waitsFor.value);
    return collect == CollectMode::AsCompleted ? tr("%1: as_completed()").arg(who) : tr("%1: wait()").arg(who);
}

QString BoardText::mainProgram(const BoardScene &scene)
{
    const Lane &lane = scene.timeline->lanes().front();
    const auto span = Timeline::spanAt(lane, scene.content.atNs);
    if (span && lane.tasks[*span].activity == Activity::Submitting)
        return tr("Main program: submit()");
    if (span && lane.tasks[*span].activity == Activity::Task)
        return tr("Main program: does #%1 itself").arg(lane.tasks[*span].future.value);
    if (span && Timeline::isSerialPart(lane, lane.tasks[*span]))
        return tr("Main program: its serial part");
    if (span && lane.tasks[*span].activity == Activity::IoWait)
        return tr("Main program: pauses before it submits on");
    const std::int64_t ended = scene.timeline->runEndedNs();
    if (ended != never && ended <= scene.content.atNs)
        return tr("Main program: at its end");
    return tr("Main program: waits for nobody");
}

QString BoardText::edge(BoardEdge edge, std::uint64_t taken)
{
    const QString times = groupedText(taken);
    switch (edge) {
    case BoardEdge::Start:
        return tr("%1 started").arg(times);
    case BoardEdge::Cancel:
        return tr("%1 cancel()").arg(times);
    case BoardEdge::Notify:
        return tr("%1 noticed").arg(times);
    case BoardEdge::Finish:
        return tr("%1 ended").arg(times);
    case BoardEdge::FinishDirectly:
        break;
    }
    return times;
}

QString BoardText::edgeMeaning(BoardEdge edge)
{
    switch (edge) {
    case BoardEdge::Start:
        return tr("PENDING to RUNNING: a worker took the future.");
    case BoardEdge::Cancel:
        return tr("PENDING to CANCELLED: cancel() returned True. No worker will run it.");
    case BoardEdge::Notify:
        return tr("CANCELLED to CANCELLED_AND_NOTIFIED: a worker met it in the queue and told those who wait().");
    case BoardEdge::Finish:
        return tr("RUNNING to FINISHED: the task returned, raised, or was lost with its worker.");
    case BoardEdge::FinishDirectly:
        break;
    }
    return tr("PENDING to FINISHED: it was given an outcome without having run, as in a broken pool.");
}

QString BoardText::group(BoardPlace place, const BoardCounts &counts)
{
    const std::uint64_t all = counts[place];
    const std::uint64_t unread = all - std::min(all, counts.readAt(place));
    const QString name = place == BoardPlace::Returned ? tr("returned")
                         : place == BoardPlace::Raised ? tr("raised")
                                                       : tr("lost");
    const QString text = QStringLiteral("%1 %2").arg(name, groupedText(all));
    return unread == 0 ? text : tr("%1 · %2 not read").arg(text, groupedText(unread));
}

QString BoardText::refused(std::uint64_t times)
{
    return times == 1 ? tr("cancel() → False") : tr("cancel() → False ×%1").arg(groupedText(times));
}

QString BoardText::future(const BoardScene &scene, FutureId id)
{
    const FutureRecord *record = scene.timeline->future(id);
    const std::int64_t now = scene.content.atNs;
    const auto place = record ? boardPlaceAt(*record, now) : std::nullopt;
    if (!place)
        return {};
    QStringList parts{tr("#%1 %2").arg(id.value).arg(coreText(stateLabel(*record, now)))};
    for (const BoardToken &token : scene.content.tokens) {
        if (token.future == id && *place == BoardPlace::Pending)
            parts += tr("number %1 in the queue").arg(token.cell + 1);
    }
    const bool ran = record->hasRun() && record->startedNs <= now;
    const bool ended = record->endedNs != never && record->endedNs <= now;
    if (ran)
        parts += record->lane == mainLane
                     ? tr("main program")
                     : (scene.coroutines ? tr("coroutine %1") : tr("worker %1")).arg(record->lane.value);
    const std::int64_t until = ran ? record->startedNs : ended ? record->endedNs : now;
    parts += tr("waited %1").arg(shortTimeText(std::max<std::int64_t>(0, until - record->submittedNs)));
    if (ran)
        parts += tr("ran %1").arg(shortTimeText((ended ? record->endedNs : now) - record->startedNs));
    parts += badgeTexts(*record, now, scene.over);
    return parts.join(QStringLiteral(", "));
}

QString BoardText::summary(const BoardScene &scene)
{
    const BoardCounts &counts = scene.content.counts;
    QStringList parts{tr("%1 pending").arg(groupedText(counts[BoardPlace::Pending])),
                      tr("%1 running").arg(groupedText(counts[BoardPlace::Running]))};
    for (const BoardPlace place : {BoardPlace::Returned, BoardPlace::Raised, BoardPlace::Lost})
        parts += group(place, counts);
    parts += tr("%1 cancelled").arg(groupedText(counts[BoardPlace::Cancelled] + counts[BoardPlace::Notified]));
    if (counts.refusedRunning + counts.refusedFinished > 0)
        parts += refused(counts.refusedRunning + counts.refusedFinished);
    for (const BoardWaiter &who : scene.content.waiters)
        parts += waiter(who, scene.collect);
    if (scene.selected != noFuture)
        parts += future(scene, scene.selected);
    return parts.join(QStringLiteral("; "));
}

} // namespace futurescope
