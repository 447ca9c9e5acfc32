// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/scenarios.h"

#include "core/experiment/experimentjson.h"

#include <QCoreApplication>
#include <QFile>

// The resources lie in a static library, which the linker takes in only on request; the macro wants no namespace.
static void initPresets()
{
    Q_INIT_RESOURCE(presets);
}

namespace futurescope {

namespace {

struct Text
{
    const char *file;
    const char *title;
    const char *seeing;
};

#define TEXT(text) QT_TRANSLATE_NOOP("Scenarios", text)

constexpr Text texts[] = {
    {"downloads-threads", TEXT("Five downloads, five threads"),
     TEXT("Five waits of 0.4 s overlap and take 0.4 s together: threads can wait side by side, even on one core.")},
    {"downloads-sequential", TEXT("Five downloads, one after another"),
     TEXT("The same five waits form a staircase of 2 s: nothing else is done while one of them waits.")},
    {"squares-processes", TEXT("Eight squares on processes"),
     TEXT("Computing is shared out to the cores: the speedup comes close to the number of cores, not of workers.")},
    {"squares-sequential", TEXT("Eight squares, one after another"),
     TEXT("The same work on one core: the time that the speedup of the process pool refers to.")},
    {"too-many-workers", TEXT("Too many workers"),
     TEXT(
         "32 threads share the few cores: every bar grows longer, and the whole is no faster than with one per core.")},
    {"too-fine", TEXT("Too fine: overhead wins"),
     TEXT("Sending a task to another process costs more than its 5 µs of work. Raise the chunk size and run again.")},
    {"too-coarse", TEXT("Too coarse: idle cores"),
     TEXT("Chunks of 40 make three tasks of 100 items: the fourth worker gets nothing, and two wait for the longest.")},
    {"one-giant", TEXT("One giant task"),
     TEXT("One item is far longer than the others: in the end three workers stand idle and wait for it.")},
    {"failing-tasks", TEXT("Failing tasks"),
     TEXT("A ValueError ends its own task only: it lies in the future until it is read, and the pool goes on.")},
    {"unread-exceptions", TEXT("Exceptions that nobody reads"),
     TEXT("Some tasks fail, but no result is taken: the details of a failed future say that its exception was never "
          "read.")},
    {"map-in-order", TEXT("map serves in order"),
     TEXT("Results that are ready wait for the slow one before them: look at the read times in the details.")},
    {"first-come", TEXT("as_completed serves who is first"),
     TEXT("The same tasks: now every result is read as soon as it is there.")},
    {"out-of-patience", TEXT("Out of patience"),
     TEXT("result(timeout=0.5) gives up after 0.5 s, but the task runs on, and the end of the block still waits for "
          "it.")},
    {"cancel-pending", TEXT("Cancel what is pending"),
     TEXT("After 0.5 s every future is asked to cancel: those that wait in the queue do, those that run refuse.")},
    {"blocked-loop", TEXT("A blocked event loop"),
     TEXT("Twelve tasks that compute: each holds the only thread until it is done, and nothing overlaps.")},
    {"async-downloads", TEXT("Forty waits on one thread"),
     TEXT("Tasks that wait hand the thread on: one thread has forty of them in progress at once.")},
    {"real-downloads", TEXT("Real downloads"),
     TEXT("A small server inside this machine answers after 0.15 s: eight connections wait at the same time.")},
    {"reading-files", TEXT("Reading files"),
     TEXT("Files that the system has in memory cost computing rather than waiting: more threads than cores gain "
          "little.")},
    {"price-of-a-process", TEXT("The price of a process"),
     TEXT("Five factorisations of 6 µs on four processes: starting the workers takes a thousand times as long.")},
    {"no-waiting", TEXT("Shutdown without waiting"),
     TEXT("shutdown(wait=False) returns at once, and what is queued still runs: the main lane ends long before the "
          "workers.")},
    {"waits-for-itself", TEXT("A pool that waits for itself"),
     TEXT("Each task submits a child to its own pool and waits for it. Both workers wait, nobody is left to run the "
          "children: a deadlock, named after a second. Stop the run, or cancel a child to let one task go on.")},
    {"steals-while-waiting", TEXT("Workers that help while they wait"),
     TEXT("The same tasks where a worker that waits runs queued tasks itself: the children lie inside the bars of "
          "those who wait for them, and nothing hangs.")},
    {"deadlock-timeout", TEXT("A timeout against the deadlock"),
     TEXT("The same tasks with result(timeout=1): each that waits fails with TimeoutError and frees its worker. The "
          "children run in the end, for nobody.")},
};

#undef TEXT

Result<Scenario> loadScenario(const Text &text)
{
    QFile file(QStringLiteral(":/presets/%1.json").arg(QLatin1String(text.file)));
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Internal, std::string("the preset ") + text.file + " is not built in"};
    auto experiment = experimentFromJson(file.readAll().toStdString());
    if (!experiment)
        return Error{ErrorCode::Internal, std::string("the preset ") + text.file + ": " + experiment.error().detail};
    Scenario scenario{QString::fromLatin1(text.file), QCoreApplication::translate("Scenarios", text.title),
                      QCoreApplication::translate("Scenarios", text.seeing), std::move(*experiment)};
    scenario.experiment.name = scenario.title.toStdString();
    return scenario;
}

} // namespace

Result<std::vector<Scenario>> loadScenarios()
{
    initPresets();
    std::vector<Scenario> scenarios;
    for (const Text &text : texts) {
        auto scenario = loadScenario(text);
        if (!scenario)
            return scenario.error();
        scenarios.push_back(std::move(*scenario));
    }
    return scenarios;
}

} // namespace futurescope
