// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/runnotices.h"

#include "app/lab/coretext.h"
#include "app/lab/rundocument.h"
#include "app/lab/text.h"
#include "core/analysis/waitgraph.h"

#include <algorithm>

namespace futurescope {

namespace {

/// Shorter than this a wait for a queued task is no news.
constexpr std::int64_t starvationNs = 1'000'000'000;
constexpr int waitsInText = 4; // more would not be read

} // namespace

RunNotices::RunNotices(const RunDocument *document, QObject *parent) : QObject(parent), m_document(document)
{
    connect(document, &RunDocument::replaced, this, &RunNotices::startOver);
    connect(document, &RunDocument::grown, this, &RunNotices::look);
}

void RunNotices::startOver()
{
    m_lostTold = 0;
    m_deadlocksTold = m_document->timeline().deadlockTimes().size(); // of a run that was opened
    m_droppedTold = false;
    m_starvationTold = false;
}

void RunNotices::look()
{
    lookForDeadlock();
    lookForStarvation();
    const std::uint64_t lost = m_document->timeline().count().lost;
    if (lost > m_lostTold) {
        m_lostTold = lost;
        emit noticed(lostText());
    }
    const std::uint64_t dropped = m_document->trace().droppedEvents();
    if (dropped > 0 && !m_droppedTold) {
        m_droppedTold = true;
        emit noticed(tr("Events came faster than they could be recorded; the picture lacks some of them. The status "
                        "line counts them."));
    }
}

void RunNotices::lookForDeadlock()
{
    const std::size_t found = m_document->timeline().deadlockTimes().size();
    if (found == m_deadlocksTold)
        return;
    m_deadlocksTold = found;
    emit deadlockNoticed(deadlockText());
}

QString RunNotices::deadlockText() const
{
    const Timeline &timeline = m_document->timeline();
    if (timeline.deadlockTimes().empty())
        return {};
    const int workers = m_document->experiment().workers;
    const WaitGraph graph = waitGraphAt(timeline, timeline.deadlockTimes().back(), workers);
    const bool coroutines = m_document->experiment().executor == ExecutorKind::Async;
    const QString one = coroutines ? tr("#%1 in coroutine %2 waits for #%3") : tr("#%1 on worker %2 waits for #%3");
    QStringList waits;
    for (const TaskWait &wait : graph.ring) {
        if (waits.size() < waitsInText)
            waits += one.arg(wait.waiter.value).arg(wait.lane.value).arg(wait.awaited.value);
    }
    const auto left = static_cast<qsizetype>(graph.ring.size()) - waits.size();
    const QString ring = waits.join(QStringLiteral(", ")) + (left > 0 ? tr(" and %1 more").arg(left) : QString());
    if (!graph.fillsThePool())
        return tr("Deadlock: tasks wait for each other: %1.").arg(ring);
    if (workers == 1)
        return tr("Deadlock: the only worker waits for a task that is queued behind it: %1.").arg(ring);
    const QString all = coroutines ? tr("Deadlock: all %1 coroutines wait for tasks that are queued behind them: %2.")
                                   : tr("Deadlock: all %1 workers wait for tasks that are queued behind them: %2.");
    return all.arg(QString::number(workers), ring);
}

/// Told once in a run, when a worker has been lost to waiting for a while though others go on.
void RunNotices::lookForStarvation()
{
    const Experiment &experiment = m_document->experiment();
    if (m_starvationTold || !m_document->isLive() || !submitsFromTasks(experiment.workload.kind))
        return;
    const Timeline &timeline = m_document->timeline();
    const WaitGraph graph = waitGraphAt(timeline, timeline.endNs(), experiment.workers);
    const bool forLong = std::ranges::any_of(graph.waits, [&](const TaskWait &wait) {
        return wait.queued && timeline.endNs() - wait.sinceNs >= starvationNs;
    });
    if (!forLong || graph.isDeadlock())
        return;
    m_starvationTold = true;
    emit noticed(tr("%1 of %2 workers wait for queued tasks and do nothing else meanwhile.")
                     .arg(graph.starvedWorkers())
                     .arg(experiment.workers));
}

/// About the latest of the lost futures; all of them are counted.
QString RunNotices::lostText() const
{
    const auto &futures = m_document->timeline().futures();
    const FutureRecord *latest = nullptr;
    std::size_t number = 0;
    for (std::size_t i = 0; i < futures.size(); ++i) {
        if (futures[i].outcome == Outcome::Lost && (!latest || futures[i].endedNs >= latest->endedNs)) {
            latest = &futures[i];
            number = i + 1;
        }
    }
    if (!latest)
        return {};
    const QString how = coreText(outcomeText(*latest, m_document->trace().texts()));
    const QString one = tr("Worker %1 was lost (%2): its task #%3 is lost, and a new worker takes over.")
                            .arg(QString::number(latest->lane.value), how, QString::number(number));
    return m_lostTold > 1 ? tr("%1 Lost so far: %2 tasks.").arg(one, groupedText(m_lostTold)) : one;
}

} // namespace futurescope
