// SPDX-License-Identifier: GPL-3.0-or-later
// What the figures of a comparison are called, what they mean, and why a run may lack them.
#include "app/compare/comparetext.h"

namespace futurescope {

QString CompareText::figure(Figure figure)
{
    switch (figure) {
    case Figure::Makespan:
        return tr("Makespan");
    case Figure::Speedup:
        return tr("Speedup");
    case Figure::Efficiency:
        return tr("Efficiency");
    case Figure::Utilisation:
        return tr("Utilisation");
    case Figure::TasksPerSecond:
        return tr("Throughput");
    case Figure::QueueWaitMean:
        return tr("Queue wait, mean");
    case Figure::QueueWaitP95:
        return tr("Queue wait, 95th percentile");
    case Figure::OverheadPerTask:
        return tr("Overhead per task");
    case Figure::Trust:
        return tr("Trust");
    case Figure::Work:
        return tr("Work per worker");
    case Figure::LossSerial:
        return tr("Lost: serial part");
    case Figure::LossDispatch:
        return tr("Lost: dispatch");
    case Figure::LossCopying:
        return tr("Lost: copying");
    case Figure::LossLockWait:
        return tr("Lost: lock or GIL");
    case Figure::LossAwaiting:
        return tr("Lost: waiting for tasks");
    case Figure::LossImbalance:
        return tr("Lost: imbalance");
    case Figure::LossOversubscription:
        return tr("Lost: oversubscription");
    }
    return {};
}

QString CompareText::explanation(Figure figure)
{
    switch (figure) {
    case Figure::Makespan:
        return tr("From the start of the program to the end of the last task. Less is better.");
    case Figure::Speedup:
        return tr("Sequential time of the run's own work divided by the makespan. More is better.");
    case Figure::Efficiency:
        return tr("Speedup divided by the number of workers. More is better.");
    case Figure::Utilisation:
        return tr("Share of the workers' time in which they had a task in hand. More is better.");
    case Figure::TasksPerSecond:
        return tr("Tasks that ended, divided by the makespan. More is better.");
    case Figure::QueueWaitMean:
        return tr("From the submission of a task to its start. Less is better.");
    case Figure::QueueWaitP95:
        return tr("95 of 100 tasks waited no longer than this. Less is better.");
    case Figure::OverheadPerTask:
        return tr("Mean gap on a worker before a task that was already waiting. Less is better.");
    case Figure::Trust:
        return tr("CPU time that the workers got, divided by what they wanted of the cores that are here. Well under "
                  "1, the machine was busy with something else.");
    case Figure::Work:
        return tr("The makespan if all workers had done nothing but work. This and all that was lost add up to the "
                  "makespan.");
    case Figure::LossSerial:
        return tr("Workers were idle because the program had not yet submitted what was still to come.");
    case Figure::LossDispatch:
        return tr("Workers were idle although a task was waiting in the queue.");
    case Figure::LossCopying:
        return tr("A task was on its way to another process, or its result was on the way back.");
    case Figure::LossLockWait:
        return tr("Workers waited for a lock, the interpreter's above all.");
    case Figure::LossAwaiting:
        return tr("A task held its worker only to wait for another task.");
    case Figure::LossImbalance:
        return tr("Workers were idle with nothing left to start, while others were still busy.");
    case Figure::LossOversubscription:
        return tr("More tasks computed than there were cores, so that they took turns.");
    }
    return {};
}

QString CompareText::whyUnknown(Figure figure, const Run &run)
{
    if (run.foreign && figure != Figure::Makespan && figure != Figure::TasksPerSecond)
        return tr("Another program wrote this trace: it tells when slices began and ended, and nothing of this.");
    if (run.metrics.makespan == Nanos::zero())
        return tr("No task ended in this run.");
    switch (figure) {
    case Figure::Speedup:
    case Figure::Efficiency:
        return tr("The tasks took no time that could be measured, so that there is no sequential time.");
    case Figure::QueueWaitMean:
    case Figure::QueueWaitP95:
    case Figure::OverheadPerTask:
        return tr("The trace does not tell when the tasks were submitted.");
    case Figure::Trust:
        return tr("The tasks computed too little for it (under 1 ms in all, or not much more than handing them out "
                  "took), or changes of state are missing.");
    default:
        return tr("The run's trace does not tell it.");
    }
}

} // namespace futurescope
