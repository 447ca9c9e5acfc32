// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/code/codecaption.h"

#include "app/lab/text.h"

#include <QCoreApplication>

#include <algorithm>

namespace futurescope {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(futurescope::CodeCaption)
};

QString ofAll(std::size_t count, const Experiment &experiment)
{
    return Texts::tr("%1 of %2").arg(groupedText(count), groupedText(experiment.tasks()));
}

QString waiting(const ProgramMoment &moment, const Experiment &experiment)
{
    if (moment.waitedFor == noFuture)
        return Texts::tr("Blocked in as_completed: no other future is done yet.");
    return experiment.collect == CollectMode::Map
               ? Texts::tr("Blocked in the next value of map: future #%1.").arg(moment.waitedFor.value)
               : Texts::tr("Blocked in result() of future #%1.").arg(moment.waitedFor.value);
}

QString futuresText(std::size_t count)
{
    return count == 1 ? Texts::tr("1 future") : Texts::tr("%1 futures").arg(groupedText(count));
}

QString shuttingDown(const Timeline &timeline, const Experiment &experiment, std::int64_t atNs)
{
    const std::size_t open = timeline.runningAt(atNs) + timeline.pendingAt(atNs);
    const QString where = experiment.shutdown == ShutdownMode::Wait
                              ? Texts::tr("At the end of the with-block, in shutdown(wait=True)")
                              : Texts::tr("In shutdown()");
    return open == 0 ? Texts::tr("%1: nothing is left to wait for.").arg(where)
                     : Texts::tr("%1: it waits for %2.").arg(where, futuresText(open));
}

QString leaving(const Timeline &timeline, std::int64_t atNs)
{
    const std::size_t open = timeline.runningAt(atNs) + timeline.pendingAt(atNs);
    return open == 0 ? Texts::tr("The program is at its end.")
                     : Texts::tr("The program is at its end; %1 still to be done go on.").arg(futuresText(open));
}

QString mainText(const ProgramMoment &moment, const Timeline &timeline, const Experiment &experiment, std::int64_t atNs)
{
    switch (moment.main) {
    case CodeRole::MakeExecutor:
        return Texts::tr("Making the executor.");
    case CodeRole::SerialPart:
        return Texts::tr("The program does its serial part: nothing is submitted yet.");
    case CodeRole::Submit:
        return Texts::tr("Submitting: %1 tasks so far.")
            .arg(ofAll(timeline.queueEntered().countUpTo(atNs), experiment));
    case CodeRole::WaitForResult:
        return waiting(moment, experiment);
    case CodeRole::Read:
        return Texts::tr("Taking results: %1 read so far.").arg(ofAll(timeline.readAt(atNs), experiment));
    case CodeRole::ReadFailure:
        return Texts::tr("result() has raised what its future held.");
    case CodeRole::TimedOut:
        return Texts::tr("Out of patience: the waiting was given up, the task was not.");
    case CodeRole::Shutdown:
        return shuttingDown(timeline, experiment, atNs);
    case CodeRole::Exit:
        return leaving(timeline, atNs);
    default:
        return Texts::tr("The program has not begun.");
    }
}

} // namespace

QString codeCaption(const ProgramMoment &moment, const Timeline &timeline, const Experiment &experiment,
                    std::int64_t atNs)
{
    QString text = mainText(moment, timeline, experiment, atNs);
    const FutureRecord *task = timeline.future(moment.task);
    if (!task)
        return text;
    const QString doing = moment.taskRole == CodeRole::TaskWait ? Texts::tr("Future #%1 waits, on worker %2.")
                                                                : Texts::tr("Future #%1 runs on worker %2.");
    return text + QLatin1Char(' ') + doing.arg(moment.task.value).arg(task->lane.value);
}

} // namespace futurescope
