// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/timelinescene.h"

#include "app/lab/text.h"
#include "app/timeline/headerpainter.h"
#include "core/experiment/session.h"

#include <QFontMetricsF>
#include <QLocale>

#include <algorithm>
#include <array>
#include <ranges>

namespace futurescope {

namespace {

constexpr std::size_t mostLabelCharacters = 24; // of the names of foreign lanes, which may be of any length

QString nameOfLane(const TraceNames &names, const NamedLane &lane)
{
    // What tells lanes apart comes first, because the rest may be cut off.
    const std::string text = lane.threadText() + (names.severalProcesses ? " · " + lane.processText() : "");
    return QString::fromStdString(text).simplified();
}

double widestLane(const TraceNames &names, const QFontMetricsF &metrics)
{
    std::size_t characters = 4;
    for (std::size_t lane = 1; lane < names.lanes.size() && characters < mostLabelCharacters; ++lane)
        characters = std::max(characters, static_cast<std::size_t>(nameOfLane(names, names.lanes[lane]).size()) + 1);
    return static_cast<double>(std::min(characters, mostLabelCharacters)) * metrics.averageCharWidth();
}

} // namespace

QString TimelineText::laneName(const TimelineScene &scene, int lane)
{
    if (scene.names) {
        const NamedLane *named = scene.names->lane(static_cast<std::size_t>(lane));
        return named && lane > 0 ? nameOfLane(*scene.names, *named) : QString();
    }
    if (lane == 0)
        return tr("Main");
    if (scene.coroutines && scene.workers > 0 && lane > scene.workers)
        return tr("Beside loop", "short for: a thread beside the event loop");
    if (scene.workersPerPool > 0) {
        const int before = lane - 1;
        return tr("Pool %1 · %2", "a worker of one of several pools")
            .arg(before / scene.workersPerPool + 1)
            .arg(before % scene.workersPerPool + 1);
    }
    return scene.coroutines ? tr("Coroutine %1").arg(lane) : tr("Worker %1").arg(lane);
}

QString TimelineText::taskLabel(const TimelineScene &scene, FutureId future, int mostCharacters)
{
    const QString number = QLatin1Char('#') + QString::number(future.value);
    const std::string_view name = scene.names ? scene.names->ofFuture(future) : std::string_view();
    if (name.empty())
        return number;
    constexpr std::size_t mostBytesOfCharacter = 4;
    const auto bytes = std::min(name.size(), (static_cast<std::size_t>(mostCharacters) + 1) * mostBytesOfCharacter);
    const QString text = QString::fromUtf8(name.data(), static_cast<qsizetype>(bytes)).simplified();
    return text.size() <= mostCharacters ? text : text.left(mostCharacters - 1) + QChar(0x2026);
}

QString TimelineText::executor(const Experiment &experiment)
{
    switch (experiment.executor) {
    case ExecutorKind::Sequential:
        return tr("Sequential");
    case ExecutorKind::Threads:
        return tr("Thread pool");
    case ExecutorKind::ThreadsGil:
        return tr("Thread pool with interpreter lock");
    case ExecutorKind::WorkStealing:
        return tr("Work stealing");
    case ExecutorKind::Processes:
        return tr("Process pool");
    case ExecutorKind::Async:
        return tr("Async loop");
    }
    return {};
}

QString TimelineText::workers(int count)
{
    return count == 1 ? tr("1 worker") : tr("%L1 workers").arg(count);
}

QString TimelineText::coroutines(int count)
{
    return count == 1 ? tr("1 coroutine") : tr("%L1 coroutines").arg(count);
}

QString TimelineText::subtitle(const Experiment &experiment)
{
    const QString lanes = experiment.executor == ExecutorKind::Async ? coroutines(experiment.workers)
                                                                     : workers(experiment.workers);
    const qlonglong count = experiment.tasks();
    const QString tasks = count == 1 ? tr("1 task") : tr("%L1 tasks").arg(count);
    const qlonglong children = experiment.futures() - experiment.tasks();
    const QString all = children == 0 ? tasks : tr("%1 + %L2 children").arg(tasks).arg(children);
    return QStringLiteral("%1 · %2 · %3").arg(executor(experiment), lanes, all);
}

QString TimelineText::subtitle(const ForeignTrace &foreign)
{
    const qlonglong lanes = static_cast<qlonglong>(foreign.names.lanes.size()) - 1;
    const auto slices = static_cast<qlonglong>(foreign.counts.slices);
    return QStringLiteral("%1 · %2").arg(lanes == 1 ? tr("1 lane") : tr("%L1 lanes").arg(lanes),
                                         slices == 1 ? tr("1 slice") : tr("%L1 slices").arg(slices));
}

QString TimelineText::allLanes(const TimelineScene &scene, int count)
{
    return scene.coroutines ? coroutines(count) : workers(count);
}

QString TimelineText::withNotes(const QString &subtitle, const TimelineScene &scene)
{
    QStringList notes{subtitle};
    if (scene.matches)
        notes += tr("%L1 of %L2 match").arg(scene.matches->found->count).arg(scene.matches->found->looked);
    if (scene.rows && scene.rows->hidden > 0)
        notes += tr("%L1 lanes hidden").arg(scene.rows->hidden);
    if (scene.lit)
        notes += scene.lit->shade() ? tr("shaded: %1").arg(shade(*scene.lit->shade()))
                                    : tr("lit: %1").arg(LossText::title(scene.lit->part()));
    return notes.join(QStringLiteral(" · "));
}

QString TimelineText::shade(double share)
{
    return tr("%1 idle at the end").arg(percentText(share));
}

QString TimelineText::emptyHint()
{
    return tr("Press F5 to run the experiment and watch it here");
}

QString TimelineText::queue()
{
    return tr("Queue");
}

QString TimelineText::holder(const Span &holding)
{
    const QString worker = tr("worker %1").arg(holding.holder.value);
    return holding.future == noFuture ? worker : tr("%1 · #%2").arg(worker).arg(holding.future.value);
}

QString TimelineText::shortHolder(const Span &holding)
{
    return tr("W%1", "short for: worker 2").arg(holding.holder.value);
}

QString TimelineText::lockLane()
{
    return tr("Interpreter lock (emulated)");
}

QString TimelineText::shortLockLane()
{
    return tr("GIL (emulated)");
}

QString TimelineText::beatLane()
{
    return tr("Event loop: heartbeat");
}

QString TimelineText::shortBeatLane()
{
    return tr("Heartbeat");
}

QString TimelineText::pending(std::size_t count)
{
    return tr("%L1 pending").arg(count);
}

QString TimelineText::activity(const TimelineScene &scene, const Span &span)
{
    switch (span.activity) {
    case Activity::Task:
        return tr("#%1").arg(span.future.value);
    case Activity::IoWait: // of the program itself: the pace of submitting
        return span.future == noFuture ? tr("sleep()") : tr("waiting");
    case Activity::LockWait:
        return tr("waiting for a lock");
    case Activity::Overhead:
        return tr("overhead");
    case Activity::Submitting:
        return tr("submit()");
    case Activity::Computing:
        return tr("serial part");
    case Activity::ResultWait:
        if (span.future != noFuture)
            return tr("result() of #%1").arg(span.future.value);
        return scene.collect == CollectMode::AsCompleted ? tr("as_completed()") : tr("wait()");
    case Activity::ShutdownWait:
        return tr("shutdown()");
    case Activity::LockHeld:
        return holder(span);
    case Activity::QueueWait:
        return tr("queue is full");
    case Activity::LoopTurn:
        return tr("others have the loop");
    case Activity::BesideWait:
        return tr("computed beside the loop");
    }
    return {};
}

QString TimelineText::waitingFor(FutureId awaited)
{
    return tr("waiting for #%1").arg(awaited.value);
}

QString TimelineText::waited(std::int64_t ns)
{
    return tr("waited %1").arg(shortTimeText(ns));
}

QString TimelineText::ran(std::int64_t ns)
{
    return tr("ran %1").arg(shortTimeText(ns));
}

QString TimelineText::readLater(std::int64_t ns)
{
    return tr("read %1 later").arg(shortTimeText(ns));
}

QString TimelineText::guess(std::int64_t ns)
{
    return tr("your guess: %1").arg(shortTimeText(ns));
}

QString TimelineText::sign(LegendSign sign)
{
    switch (sign) {
    case LegendSign::LostCore:
        return tr("lost its core");
    case LegendSign::OwnQueue:
        return tr("own queue");
    }
    return {};
}

QString TimelineText::lanesLeftOut(int shown, int all)
{
    return tr("The first %1 of %2 lanes are shown").arg(shown).arg(all);
}

std::vector<BarState> legendStates(const TimelineScene &scene)
{
    if (!scene.legendOf.empty())
        return scene.legendOf;
    if (scene.names)
        return {BarState::Running, BarState::Finished}; // nothing else is known of a slice
    std::vector<BarState> states{BarState::Pending, BarState::Running, BarState::Finished, BarState::Failed,
                                 BarState::Cancelled};
    if (!scene.timeline)
        return states;
    const auto &lanes = scene.timeline->lanes();
    const auto has = [&lanes](Activity activity) {
        return std::ranges::any_of(lanes, [activity](const Lane &lane) {
            // The first few tell: a workload that waits, waits in every task.
            const auto any = [activity](const Spans &spans) {
                return std::ranges::any_of(spans | std::views::take(64),
                                           [activity](const Span &span) { return span.activity == activity; });
            };
            return any(lane.waits) || (lane.id == mainLane && any(lane.tasks));
        });
    };
    constexpr std::array waits{Activity::IoWait,    Activity::ResultWait, Activity::ShutdownWait,
                               Activity::QueueWait, Activity::LoopTurn,   Activity::BesideWait};
    if (std::ranges::any_of(waits, has))
        states.push_back(BarState::IoWait);
    if (has(Activity::LockWait))
        states.push_back(BarState::LockWait);
    if (has(Activity::Overhead) || (has(Activity::Submitting) && !scene.submitRuns))
        states.push_back(BarState::Overhead);
    if (scene.timeline->count().lost > 0)
        states.push_back(BarState::Lost);
    return states;
}

std::vector<LegendSign> legendSigns(const TimelineScene &scene)
{
    if (!scene.legendOf.empty())
        return scene.signsOf;
    std::vector<LegendSign> signs;
    if (scene.timeline && scene.timeline->contextSwitches() > 0)
        signs.push_back(LegendSign::LostCore);
    if (scene.timeline && scene.deques)
        signs.push_back(LegendSign::OwnQueue);
    return signs;
}

int lanesWanted(const TimelineScene &scene)
{
    const int seen = scene.timeline ? scene.timeline->workerLanes() : 0;
    return std::max(seen, scene.workers);
}

namespace {

/// Do tasks submit tasks to the workers that run them, which then lie in their deques?
bool usesDeques(const Experiment &experiment)
{
    const bool toOthers = experiment.workload.kind == WorkloadKind::Nested
                          && experiment.workload.childWait == ChildWait::OwnPools;
    return experiment.executor == ExecutorKind::WorkStealing && submitsFromTasks(experiment.workload.kind) && !toOthers;
}

} // namespace

void describeRun(TimelineScene &scene, const Experiment &experiment, std::shared_ptr<const ForeignMarks> marks)
{
    const ForeignTrace *foreign = marks ? &marks->foreign() : nullptr;
    scene.subtitle = foreign ? TimelineText::subtitle(*foreign) : TimelineText::subtitle(experiment);
    scene.names = foreign ? &foreign->names : nullptr;
    scene.coroutines = experiment.executor == ExecutorKind::Async;
    scene.collect = experiment.collect;
    scene.itemStride = experiment.itemStride();
    scene.submitRuns = experiment.executor == ExecutorKind::Sequential;
    scene.deques = !foreign && usesDeques(experiment);
    scene.workers = experiment.allWorkers();
    scene.workersPerPool = scene.workers > experiment.workers ? experiment.workers : 0;
    scene.marks = std::move(marks);
}

double labelWidthOf(const TimelineScene &scene)
{
    const QFontMetricsF metrics(scene.font);
    if (scene.names)
        return std::ceil(widestLane(*scene.names, metrics));
    QStringList labels{TimelineText::laneName(scene, std::max(1, lanesWanted(scene))),
                       TimelineText::pending(scene.timeline ? scene.timeline->futures().size() : 0)};
    if (scene.timeline && !scene.timeline->interpreterLock().empty())
        labels += TimelineText::shortLockLane();
    if (scene.timeline && !scene.timeline->heartbeats().empty())
        labels += TimelineText::shortBeatLane();
    double widest = 0;
    for (const QString &label : labels)
        widest = std::max(widest, metrics.horizontalAdvance(label));
    return std::ceil(widest);
}

TimelineLayout layoutScene(const TimelineScene &scene, const QSizeF &size)
{
    LayoutRequest request;
    request.lanesOnly = scene.names != nullptr;
    request.counters = scene.marks ? static_cast<int>(scene.marks->counters()) : 0;
    request.firstCounter = scene.firstCounter;
    request.size = size;
    request.lineHeight = QFontMetricsF(scene.font).height();
    request.headerHeight = headerHeight(scene, size.width());
    request.labelWidth = std::max(labelWidthOf(scene), scene.labelWidth);
    // An executor has a lock, or a loop that beats, or neither.
    request.lock = scene.timeline
                   && (!scene.timeline->interpreterLock().empty() || !scene.timeline->heartbeats().empty());
    request.flags = (scene.showCursor && scene.cursorFlag) || scene.selectedRange;
    request.workers = lanesWanted(scene);
    request.rows = scene.rows;
    request.minPitch = scene.minPitch;
    request.scroll = scene.scroll;
    request.deques = scene.deques;
    return layoutTimeline(request);
}

TimeAxis axisOf(const TimelineScene &scene, const TimelineLayout &layout)
{
    return {scene.visible, layout.workers.left(), layout.workers.width()};
}

} // namespace futurescope
