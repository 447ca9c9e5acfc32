// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/concepttitles.h"

#include "app/lab/text.h"

#include <QCoreApplication>

#include <array>

namespace futurescope {

namespace {

/// Those of the lessons that ship, so that they are found by whoever translates.
[[maybe_unused]] constexpr std::array concepts{
    QT_TRANSLATE_NOOP("Concept", "Measuring"),
    QT_TRANSLATE_NOOP("Concept", "Random durations"),
    QT_TRANSLATE_NOOP("Concept", "Concurrency and parallelism"),
    QT_TRANSLATE_NOOP("Concept", "The cooking analogy"),
    QT_TRANSLATE_NOOP("Concept", "Performance"),
    QT_TRANSLATE_NOOP("Concept", "Thread pool for I/O"),
    QT_TRANSLATE_NOOP("Concept", "Sequential and concurrent"),
    QT_TRANSLATE_NOOP("Concept", "Uses of a thread pool"),
    QT_TRANSLATE_NOOP("Concept", "Threads"),
    QT_TRANSLATE_NOOP("Concept", "Resource utilisation"),
    QT_TRANSLATE_NOOP("Concept", "Process pool for computing"),
    QT_TRANSLATE_NOOP("Concept", "Mistake: threads for computing"),
    QT_TRANSLATE_NOOP("Concept", "Futures"),
    QT_TRANSLATE_NOOP("Concept", "submit()"),
    QT_TRANSLATE_NOOP("Concept", "result() blocks"),
    QT_TRANSLATE_NOOP("Concept", "running() and done()"),
    QT_TRANSLATE_NOOP("Concept", "Timeout"),
    QT_TRANSLATE_NOOP("Concept", "cancel()"),
    QT_TRANSLATE_NOOP("Concept", "as_completed()"),
    QT_TRANSLATE_NOOP("Concept", "submit() and map()"),
    QT_TRANSLATE_NOOP("Concept", "Collecting results"),
    QT_TRANSLATE_NOOP("Concept", "Order of results"),
    QT_TRANSLATE_NOOP("Concept", "Exceptions in futures"),
    QT_TRANSLATE_NOOP("Concept", "Propagation of exceptions"),
    QT_TRANSLATE_NOOP("Concept", "Mistake: unread exceptions"),
    QT_TRANSLATE_NOOP("Concept", "Context managers"),
    QT_TRANSLATE_NOOP("Concept", "Manual clean-up"),
    QT_TRANSLATE_NOOP("Concept", "Shutdown options"),
    QT_TRANSLATE_NOOP("Concept", "Submitting after shutdown"),
    QT_TRANSLATE_NOOP("Concept", "Life of a pool"),
    QT_TRANSLATE_NOOP("Concept", "Mistake: no shutdown"),
    QT_TRANSLATE_NOOP("Concept", "Mistake: no with-block"),
    QT_TRANSLATE_NOOP("Concept", "Number of workers"),
    QT_TRANSLATE_NOOP("Concept", "I/O-bound and CPU-bound"),
    QT_TRANSLATE_NOOP("Concept", "Efficient waiting"),
    QT_TRANSLATE_NOOP("Concept", "Many requests"),
    QT_TRANSLATE_NOOP("Concept", "Mistake: too many workers"),
    QT_TRANSLATE_NOOP("Concept", "Chunking"),
    QT_TRANSLATE_NOOP("Concept", "Granularity"),
    QT_TRANSLATE_NOOP("Concept", "Data in chunks"),
    QT_TRANSLATE_NOOP("Concept", "Large data sets"),
    QT_TRANSLATE_NOOP("Concept", "Mistake: tasks too small"),
    QT_TRANSLATE_NOOP("Concept", "Overhead of processes"),
    QT_TRANSLATE_NOOP("Concept", "Uses of a process pool"),
    QT_TRANSLATE_NOOP("Concept", "Processes"),
    QT_TRANSLATE_NOOP("Concept", "Mistake: processes for waiting"),
    QT_TRANSLATE_NOOP("Concept", "Load balance"),
    QT_TRANSLATE_NOOP("Concept", "Work stealing"),
    QT_TRANSLATE_NOOP("Concept", "Parallel speedup"),
    QT_TRANSLATE_NOOP("Concept", "Scalability"),
    QT_TRANSLATE_NOOP("Concept", "Laws of scaling"),
    QT_TRANSLATE_NOOP("Concept", "Data races"),
    QT_TRANSLATE_NOOP("Concept", "Memory bandwidth"),
    QT_TRANSLATE_NOOP("Concept", "Asyncio"),
    QT_TRANSLATE_NOOP("Concept", "Responsiveness"),
    QT_TRANSLATE_NOOP("Concept", "Deadlock"),
    QT_TRANSLATE_NOOP("Concept", "Backpressure"),
    QT_TRANSLATE_NOOP("Concept", "When to use what"),
};

} // namespace

QString conceptTitle(const std::string &name)
{
    return QCoreApplication::translate("Concept", toText(name).toUtf8().constData());
}

} // namespace futurescope
