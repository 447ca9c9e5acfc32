// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/predictionscene.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace futurescope {

namespace {

#define TITLE(text) QT_TRANSLATE_NOOP("MeasureTitle", text)

struct MeasureTitle
{
    Measure measure;
    const char *text;
};

constexpr std::array titles{
    MeasureTitle{Measure::Makespan, TITLE("Time until the last task is done")},
    MeasureTitle{Measure::ProgramEnd, TITLE("Time until the program ends")},
    MeasureTitle{Measure::Submitting, TITLE("Time that the program spends submitting")},
    MeasureTitle{Measure::ProgramBlocked, TITLE("Time that the program is blocked")},
    MeasureTitle{Measure::FirstResult, TITLE("Time until the first result is read")},
    MeasureTitle{Measure::MeanToRead, TITLE("From done to read, on average")},
    MeasureTitle{Measure::ItemWork, TITLE("Work of one item")},
    MeasureTitle{Measure::TotalWork, TITLE("Work of all items")},
    MeasureTitle{Measure::LongestRun, TITLE("Time of the longest task")},
    MeasureTitle{Measure::OverheadPerTask, TITLE("Overhead per task")},
    MeasureTitle{Measure::Speedup, TITLE("Speedup")},
    MeasureTitle{Measure::Utilisation, TITLE("Utilisation of the workers")},
    MeasureTitle{Measure::IdleAtTheEnd, TITLE("Share of idle time at the end")},
    MeasureTitle{Measure::MostRunning, TITLE("Futures running at once")},
    MeasureTitle{Measure::MostComputing, TITLE("Tasks on the CPU at once")},
    MeasureTitle{Measure::MostPending, TITLE("Futures pending at once")},
    MeasureTitle{Measure::Submitted, TITLE("Futures submitted")},
    MeasureTitle{Measure::Finished, TITLE("Futures finished")},
    MeasureTitle{Measure::Failed, TITLE("Futures failed")},
    MeasureTitle{Measure::Cancelled, TITLE("Futures cancelled")},
    MeasureTitle{Measure::Lost, TITLE("Futures lost")},
    MeasureTitle{Measure::Refused, TITLE("Calls of cancel() that return False")},
    MeasureTitle{Measure::TimedOut, TITLE("Waits given up")},
    MeasureTitle{Measure::ResultsRead, TITLE("Results that the program gets")},
    MeasureTitle{Measure::UnreadErrors, TITLE("Exceptions that nobody reads")},
    MeasureTitle{Measure::Deadlocked, TITLE("Does it wait for ever?")},
    MeasureTitle{Measure::Steals, TITLE("Tasks stolen")},
    MeasureTitle{Measure::LockWait, TITLE("Time spent waiting for the lock")},
    MeasureTitle{Measure::HandOvers, TITLE("Times the lock changes hands")},
    MeasureTitle{Measure::Orders, TITLE("Different orders of completion")},
};

} // namespace

QString measureTitle(Measure measure)
{
    const auto found = std::ranges::find(titles, measure, &MeasureTitle::measure);
    return found == titles.end() ? QString() : QCoreApplication::translate("MeasureTitle", found->text);
}

} // namespace futurescope
