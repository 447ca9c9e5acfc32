// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/scenariotexts.h"

#include <QCoreApplication>

namespace futurescope {

namespace {

/// The class gives the texts their context of translation: Scenarios::tr().
class Scenarios
{
    Q_DECLARE_TR_FUNCTIONS(Scenarios)

public:
    static constexpr ScenarioText basics[] = {
        {"downloads-threads", QT_TR_NOOP("Five downloads, five threads"),
         QT_TR_NOOP(
             "Five waits of 0.4 s overlap and take 0.4 s together: threads can wait side by side, even on one core. "
             "(Scale: 2 s are 0.4 s.)")},
        {"downloads-sequential", QT_TR_NOOP("Five downloads, one after another"),
         QT_TR_NOOP("The same five waits form a staircase of 2 s: nothing else is done while one of them waits. "
                    "(Scale: 2 s are 0.4 s.)")},
        {"squares-processes", QT_TR_NOOP("Eight squares on processes"),
         QT_TR_NOOP(
             "Computing is shared out to the cores: the speedup comes close to the number of cores, not of workers. "
             "(Scale: 10,000,000 squares are 0.25 s.)")},
        {"squares-sequential", QT_TR_NOOP("Eight squares, one after another"),
         QT_TR_NOOP("The same work on one core: the time that the speedup of the process pool refers to.")},
        {"io-bound", QT_TR_NOOP("I/O-bound: a thread each"),
         QT_TR_NOOP("Waiting needs no core: sixteen answers are awaited at once, and the CPU time stays near zero.")},
        {"cpu-bound", QT_TR_NOOP("CPU-bound: sixteen threads"),
         QT_TR_NOOP("Computing needs cores: sixteen threads share the few there are, and every bar is drawn out.")},
        {"real-downloads", QT_TR_NOOP("Real downloads"),
         QT_TR_NOOP(
             "A small server inside this machine answers after 0.15 s: eight connections wait at the same time.")},
        {"reading-files", QT_TR_NOOP("Reading files"),
         QT_TR_NOOP(
             "Files that the system has in memory cost computing rather than waiting: more threads than cores gain "
             "little.")},
    };

    static constexpr ScenarioText futures[] = {
        {"three-futures", QT_TR_NOOP("Three futures"),
         QT_TR_NOOP("submit() returns a future at once: all three are submitted before the program blocks in the first "
                    "result(). "
                    "(Scale: 2 s are 0.4 s.)")},
        {"future-status", QT_TR_NOOP("Running or not yet?"),
         QT_TR_NOOP(
             "A future is pending until a worker has begun it. So running() right after submit() may well be False: "
             "select the bar and see how long it waited. (Scale: 3 s are 0.6 s.)")},
        {"future-timeout", QT_TR_NOOP("A future with a timeout"),
         QT_TR_NOOP(
             "result(timeout) gives up, but cancel() returns False, for the task runs; and the with-block waits for it "
             "all the same. (Scale: 5 s and 2 s are 1 s and 0.4 s.)")},
        {"out-of-patience", QT_TR_NOOP("Out of patience"),
         QT_TR_NOOP(
             "result(timeout=0.5) gives up after 0.5 s, but the task runs on, and the end of the block still waits for "
             "it.")},
        {"ten-as-completed", QT_TR_NOOP("Ten tasks, as completed"),
         QT_TR_NOOP("Each result is read when it is there, not in the order of submission: compare the read times. "
                    "(Scale: 1 to 3 s are 0.1 to 0.3 s.)")},
        {"first-come", QT_TR_NOOP("as_completed serves who is first"),
         QT_TR_NOOP("Very uneven tasks: every result is read as soon as it is there.")},
        {"map-in-order", QT_TR_NOOP("map serves in order"),
         QT_TR_NOOP("The same tasks: results that are ready wait for the slow one before them.")},
        {"two-squares", QT_TR_NOOP("submit() for two squares"),
         QT_TR_NOOP("Two futures, two result() calls. The tasks are so small that making the threads is most of what "
                    "you see.")},
        {"five-squares", QT_TR_NOOP("map() for five squares"),
         QT_TR_NOOP("One call submits all five and gives the results in order. Squaring takes no time: handing it over "
                    "does.")},
        {"collect-by-map", QT_TR_NOOP("Collecting by map"),
         QT_TR_NOOP("Five tasks on three workers take two rounds; results come in order. (Scale: 1 s are 0.2 s.)")},
        {"collect-by-result", QT_TR_NOOP("Collecting by result()"),
         QT_TR_NOOP("The same five tasks with submit() and result(): the same two rounds, the same order. "
                    "(Scale: 1 s are 0.2 s.)")},
        {"cancel-pending", QT_TR_NOOP("Cancel what is pending"),
         QT_TR_NOOP(
             "After 0.5 s every future is asked to cancel: those that wait in the queue do, those that run refuse.")},
    };

    static constexpr ScenarioText processes[] = {
        {"price-of-a-process", QT_TR_NOOP("The price of a process"),
         QT_TR_NOOP(
             "Five factorisations of 6 µs on four processes: starting the workers takes a thousand times as long.")},
        {"four-chunks", QT_TR_NOOP("Four chunks of data"),
         QT_TR_NOOP("Forty items in four chunks, one for each worker: four messages there and four back, whatever the "
                    "items.")},
        {"million-in-chunks", QT_TR_NOOP("A million items in chunks"),
         QT_TR_NOOP(
             "Chunks of 1,000 make 1,000 tasks of a million items (not 10,000 of 100): the workers compute instead of "
             "exchanging messages.")},
        {"too-fine", QT_TR_NOOP("Too fine: overhead wins"),
         QT_TR_NOOP("Sending a task to another process costs more than its 5 µs of work. Raise the chunk size and run "
                    "again.")},
        {"as-many-as-cores", QT_TR_NOOP("Workers = cores"),
         QT_TR_NOOP("Two processes on two cores: nothing is gained by a third. F6 measures it for this machine.")},
    };

    static constexpr ScenarioText threads[] = {
        {"three-urls", QT_TR_NOOP("Three addresses, three threads"),
         QT_TR_NOOP("Three requests wait side by side for a server inside this machine, and map gives their answers in "
                    "order.")},
        {"three-files", QT_TR_NOOP("Three files, three threads"),
         QT_TR_NOOP(
             "What the system has in memory is read by computing: three threads gain no more than there are cores.")},
        {"twice-the-cores", QT_TR_NOOP("Twice the cores"),
         QT_TR_NOOP("2 x cores is a rule of thumb, not a limit: these tasks only wait. Set 32 workers, and one round "
                    "does it.")},
        {"risky-five", QT_TR_NOOP("Five risky tasks"),
         QT_TR_NOOP(
             "Each fails with probability 0.5. result() raises what its task raised; the others are not touched.")},
        {"one-exception", QT_TR_NOOP("One exception on its way"),
         QT_TR_NOOP(
             "The task raises, the worker lives on, and the exception comes out of result(), in the main program.")},
        {"failing-tasks", QT_TR_NOOP("Failing tasks"),
         QT_TR_NOOP(
             "A ValueError ends its own task only: it lies in the future until it is read, and the pool goes on.")},
        {"unread-exceptions", QT_TR_NOOP("Exceptions that nobody reads"),
         QT_TR_NOOP(
             "Some tasks fail, but no result is taken: the details of a failed future say that its exception was never "
             "read.")},
        {"end-of-the-block", QT_TR_NOOP("The end of the with-block"),
         QT_TR_NOOP(
             "No result is taken, and yet nothing is lost: the block ends with shutdown(wait=True), which waits.")},
        {"shutdown-waits", QT_TR_NOOP("Shutdown that waits"),
         QT_TR_NOOP("Two tasks of different length: shutdown(wait=True) returns when the longer one is done. "
                    "(Scale: 3 s and 5 s are 0.3 s and 0.5 s.)")},
        {"no-waiting", QT_TR_NOOP("Shutdown without waiting"),
         QT_TR_NOOP(
             "shutdown(wait=False) returns at once, and what is queued still runs: the main lane ends long before the "
             "workers.")},
        {"shutdown-cancels", QT_TR_NOOP("Shutdown that cancels"),
         QT_TR_NOOP("The program gives up after 0.3 s: shutdown(cancel_futures=True) cancels what is pending and waits "
                    "for what "
                    "runs.")},
    };

    static constexpr ScenarioText sizes[] = {
        {"too-many-workers", QT_TR_NOOP("Too many workers"),
         QT_TR_NOOP("32 threads share the few cores: every bar grows longer, and the whole is no faster than with one "
                    "per core.")},
        {"too-coarse", QT_TR_NOOP("Too coarse: idle cores"),
         QT_TR_NOOP("Chunks of 40 make three tasks of 100 items: the fourth worker gets nothing, and two wait for the "
                    "longest.")},
        {"one-giant", QT_TR_NOOP("One giant task"),
         QT_TR_NOOP("One item is far longer than the others: in the end three workers stand idle and wait for it.")},
    };

    static constexpr ScenarioText others[] = {
        {"computing-under-gil", QT_TR_NOOP("Computing under the GIL"),
         QT_TR_NOOP("Four threads, but only the one that holds the interpreter lock computes: no faster than one after "
                    "another.")},
        {"waiting-under-gil", QT_TR_NOOP("Waiting under the GIL"),
         QT_TR_NOOP(
             "Who waits gives the lock back: the same four threads wait side by side, as fast as without a lock.")},
        {"stealing", QT_TR_NOOP("Work stealing"),
         QT_TR_NOOP(
             "Each of three tasks submits a child into its own worker's queue and computes on: the fourth worker, with "
             "nothing of its own, takes a child from another's queue.")},
        {"waits-for-itself", QT_TR_NOOP("A pool that waits for itself"),
         QT_TR_NOOP(
             "Each task submits a child to its own pool and waits for it. Both workers wait, nobody is left to run the "
             "children: a deadlock, named after a second. Stop the run, or cancel a child to let one task go on.")},
        {"steals-while-waiting", QT_TR_NOOP("Helping while waiting"),
         QT_TR_NOOP(
             "The same tasks where a worker that waits runs queued tasks itself: each goes straight on with the child "
             "that it waits for, and nothing hangs.")},
        {"deadlock-timeout", QT_TR_NOOP("A timeout against the deadlock"),
         QT_TR_NOOP(
             "The same tasks with result(timeout=1): each that waits fails with TimeoutError and frees its worker. The "
             "children run in the end, for nobody.")},
        {"blocked-loop", QT_TR_NOOP("A blocked event loop"),
         QT_TR_NOOP("Twelve tasks that compute: each holds the only thread until it is done, and nothing overlaps.")},
        {"async-downloads", QT_TR_NOOP("Forty waits on one thread"),
         QT_TR_NOOP("Tasks that wait hand the thread on: one thread has forty of them in progress at once.")},
    };

    static constexpr ScenarioGroup groups[] = {
        {QT_TR_NOOP("01 Concurrent basics"), basics}, {QT_TR_NOOP("02 Futures"), futures},
        {QT_TR_NOOP("03 Process pool"), processes},   {QT_TR_NOOP("04 Thread pool"), threads},
        {QT_TR_NOOP("Task size and workers"), sizes}, {QT_TR_NOOP("Other executors"), others},
    };
};

} // namespace

std::span<const ScenarioGroup> scenarioGroups()
{
    return Scenarios::groups;
}

} // namespace futurescope
