// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/predictionscene.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace futurescope {

namespace {

struct MeasureTitle
{
    Measure measure;
    const char *text;
};

constexpr std::array titles{
    MeasureTitle{Measure::Makespan, QT_TRANSLATE_NOOP("MeasureTitle", "Time until the last task is done")},
    MeasureTitle{Measure::ProgramEnd, QT_TRANSLATE_NOOP("MeasureTitle", "Time until the program ends")},
    MeasureTitle{Measure::Submitting, QT_TRANSLATE_NOOP("MeasureTitle", "Time that the program spends submitting")},
    MeasureTitle{Measure::ProgramBlocked, QT_TRANSLATE_NOOP("MeasureTitle", "Time that the program is blocked")},
    MeasureTitle{Measure::FirstResult, QT_TRANSLATE_NOOP("MeasureTitle", "Time until the first result is read")},
    MeasureTitle{Measure::MeanToRead, QT_TRANSLATE_NOOP("MeasureTitle", "From done to read, on average")},
    MeasureTitle{Measure::ItemWork, QT_TRANSLATE_NOOP("MeasureTitle", "Work of one item")},
    MeasureTitle{Measure::TotalWork, QT_TRANSLATE_NOOP("MeasureTitle", "Work of all items")},
    MeasureTitle{Measure::LongestRun, QT_TRANSLATE_NOOP("MeasureTitle", "Time of the longest task")},
    MeasureTitle{Measure::OverheadPerTask, QT_TRANSLATE_NOOP("MeasureTitle", "Overhead per task")},
    MeasureTitle{Measure::Speedup, QT_TRANSLATE_NOOP("MeasureTitle", "Speedup")},
    MeasureTitle{Measure::Utilisation, QT_TRANSLATE_NOOP("MeasureTitle", "Utilisation of the workers")},
    MeasureTitle{Measure::IdleAtTheEnd, QT_TRANSLATE_NOOP("MeasureTitle", "Share of idle time at the end")},
    MeasureTitle{Measure::MostRunning, QT_TRANSLATE_NOOP("MeasureTitle", "Futures running at once")},
    MeasureTitle{Measure::MostComputing, QT_TRANSLATE_NOOP("MeasureTitle", "Tasks on the CPU at once")},
    MeasureTitle{Measure::MostPending, QT_TRANSLATE_NOOP("MeasureTitle", "Futures pending at once")},
    MeasureTitle{Measure::Submitted, QT_TRANSLATE_NOOP("MeasureTitle", "Futures submitted")},
    MeasureTitle{Measure::Finished, QT_TRANSLATE_NOOP("MeasureTitle", "Futures finished")},
    MeasureTitle{Measure::Failed, QT_TRANSLATE_NOOP("MeasureTitle", "Futures failed")},
    MeasureTitle{Measure::Cancelled, QT_TRANSLATE_NOOP("MeasureTitle", "Futures cancelled")},
    MeasureTitle{Measure::Lost, QT_TRANSLATE_NOOP("MeasureTitle", "Futures lost")},
    MeasureTitle{Measure::Refused, QT_TRANSLATE_NOOP("MeasureTitle", "Calls of cancel() that return False")},
    MeasureTitle{Measure::TimedOut, QT_TRANSLATE_NOOP("MeasureTitle", "Waits given up")},
    MeasureTitle{Measure::ResultsRead, QT_TRANSLATE_NOOP("MeasureTitle", "Results that the program gets")},
    MeasureTitle{Measure::UnreadErrors, QT_TRANSLATE_NOOP("MeasureTitle", "Exceptions that nobody reads")},
    MeasureTitle{Measure::Deadlocked, QT_TRANSLATE_NOOP("MeasureTitle", "Does it wait for ever?")},
    MeasureTitle{Measure::Steals, QT_TRANSLATE_NOOP("MeasureTitle", "Tasks stolen")},
    MeasureTitle{Measure::ContextSwitches, QT_TRANSLATE_NOOP("MeasureTitle", "Times that computing loses its core")},
    MeasureTitle{Measure::LockWait, QT_TRANSLATE_NOOP("MeasureTitle", "Time spent waiting for the lock")},
    MeasureTitle{Measure::QueueAge, QT_TRANSLATE_NOOP("MeasureTitle", "Longest time that a future is pending")},
    MeasureTitle{Measure::Dropped, QT_TRANSLATE_NOOP("MeasureTitle", "Tasks that the full queue does not take")},
    MeasureTitle{Measure::WorstHeartbeat, QT_TRANSLATE_NOOP("MeasureTitle", "Delay of the latest heartbeat")},
    MeasureTitle{Measure::IncrementsLost, QT_TRANSLATE_NOOP("MeasureTitle", "Increments lost")},
    MeasureTitle{Measure::Bandwidth, QT_TRANSLATE_NOOP("MeasureTitle", "Gigabytes read in a second")},
    MeasureTitle{Measure::HandOvers, QT_TRANSLATE_NOOP("MeasureTitle", "Times the lock changes hands")},
    MeasureTitle{Measure::Orders, QT_TRANSLATE_NOOP("MeasureTitle", "Different orders of completion")},
};

} // namespace

QString measureTitle(Measure measure)
{
    const auto found = std::ranges::find(titles, measure, &MeasureTitle::measure);
    return found == titles.end() ? QString() : QCoreApplication::translate("MeasureTitle", found->text);
}

} // namespace futurescope
