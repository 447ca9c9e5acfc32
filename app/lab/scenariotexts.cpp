// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/scenariotexts.h"

#include <QtGlobal>

namespace futurescope {

namespace {

#define TEXT(text) QT_TRANSLATE_NOOP("Scenarios", text)

constexpr ScenarioText basics[] = {
    {"downloads-threads", TEXT("Five downloads, five threads"),
     TEXT("Five waits of 0.4 s overlap and take 0.4 s together: threads can wait side by side, even on one core. "
          "(Scale: 2 s are 0.4 s.)")},
    {"downloads-sequential", TEXT("Five downloads, one after another"),
     TEXT("The same five waits form a staircase of 2 s: nothing else is done while one of them waits. "
          "(Scale: 2 s are 0.4 s.)")},
    {"squares-processes", TEXT("Eight squares on processes"),
     TEXT("Computing is shared out to the cores: the speedup comes close to the number of cores, not of workers. "
          "(Scale: 10,000,000 squares are 0.25 s.)")},
    {"squares-sequential", TEXT("Eight squares, one after another"),
     TEXT("The same work on one core: the time that the speedup of the process pool refers to.")},
    {"io-bound", TEXT("I/O-bound: a thread each"),
     TEXT("Waiting needs no core: sixteen answers are awaited at once, and the CPU time stays near zero.")},
    {"cpu-bound", TEXT("CPU-bound: sixteen threads"),
     TEXT("Computing needs cores: sixteen threads share the few there are, and every bar is drawn out.")},
    {"real-downloads", TEXT("Real downloads"),
     TEXT("A small server inside this machine answers after 0.15 s: eight connections wait at the same time.")},
    {"reading-files", TEXT("Reading files"),
     TEXT("Files that the system has in memory cost computing rather than waiting: more threads than cores gain "
          "little.")},
};

constexpr ScenarioText futures[] = {
    {"three-futures", TEXT("Three futures"),
     TEXT("submit() returns a future at once: all three are submitted before the program blocks in the first result(). "
          "(Scale: 2 s are 0.4 s.)")},
    {"future-status", TEXT("Running or not yet?"),
     TEXT("A future is pending until a worker has begun it. So running() right after submit() may well be False: "
          "select the bar and see how long it waited. (Scale: 3 s are 0.6 s.)")},
    {"future-timeout", TEXT("A future with a timeout"),
     TEXT("result(timeout) gives up, but cancel() returns False, for the task runs; and the with-block waits for it "
          "all the same. (Scale: 5 s and 2 s are 1 s and 0.4 s.)")},
    {"out-of-patience", TEXT("Out of patience"),
     TEXT("result(timeout=0.5) gives up after 0.5 s, but the task runs on, and the end of the block still waits for "
          "it.")},
    {"ten-as-completed", TEXT("Ten tasks, as completed"),
     TEXT("Each result is read when it is there, not in the order of submission: compare the read times. "
          "(Scale: 1 to 3 s are 0.1 to 0.3 s.)")},
    {"first-come", TEXT("as_completed serves who is first"),
     TEXT("Very uneven tasks: every result is read as soon as it is there.")},
    {"map-in-order", TEXT("map serves in order"),
     TEXT("The same tasks: results that are ready wait for the slow one before them.")},
    {"two-squares", TEXT("submit() for two squares"),
     TEXT("Two futures, two result() calls. The tasks are so small that making the threads is most of what you see.")},
    {"five-squares", TEXT("map() for five squares"),
     TEXT("One call submits all five and gives the results in order. Squaring takes no time: handing it over does.")},
    {"collect-by-map", TEXT("Collecting by map"),
     TEXT("Five tasks on three workers take two rounds; results come in order. (Scale: 1 s are 0.2 s.)")},
    {"collect-by-result", TEXT("Collecting by result()"),
     TEXT("The same five tasks with submit() and result(): the same two rounds, the same order. "
          "(Scale: 1 s are 0.2 s.)")},
    {"cancel-pending", TEXT("Cancel what is pending"),
     TEXT("After 0.5 s every future is asked to cancel: those that wait in the queue do, those that run refuse.")},
};

constexpr ScenarioText processes[] = {
    {"price-of-a-process", TEXT("The price of a process"),
     TEXT("Five factorisations of 6 µs on four processes: starting the workers takes a thousand times as long.")},
    {"four-chunks", TEXT("Four chunks of data"),
     TEXT("Forty items in four chunks, one for each worker: four messages there and four back, whatever the items.")},
    {"million-in-chunks", TEXT("A million items in chunks"),
     TEXT("Chunks of 1,000 make 1,000 tasks of a million items (not 10,000 of 100): the workers compute instead of "
          "exchanging messages.")},
    {"too-fine", TEXT("Too fine: overhead wins"),
     TEXT("Sending a task to another process costs more than its 5 µs of work. Raise the chunk size and run again.")},
    {"as-many-as-cores", TEXT("Workers = cores"),
     TEXT("Two processes on two cores: nothing is gained by a third. F6 measures it for this machine.")},
};

constexpr ScenarioText threads[] = {
    {"three-urls", TEXT("Three addresses, three threads"),
     TEXT("Three requests wait side by side for a server inside this machine, and map gives their answers in order.")},
    {"three-files", TEXT("Three files, three threads"),
     TEXT("What the system has in memory is read by computing: three threads gain no more than there are cores.")},
    {"twice-the-cores", TEXT("Twice the cores"),
     TEXT("2 x cores is a rule of thumb, not a limit: these tasks only wait. Set 32 workers, and one round does it.")},
    {"risky-five", TEXT("Five risky tasks"),
     TEXT("Each fails with probability 0.5. result() raises what its task raised; the others are not touched.")},
    {"one-exception", TEXT("One exception on its way"),
     TEXT("The task raises, the worker lives on, and the exception comes out of result(), in the main program.")},
    {"failing-tasks", TEXT("Failing tasks"),
     TEXT("A ValueError ends its own task only: it lies in the future until it is read, and the pool goes on.")},
    {"unread-exceptions", TEXT("Exceptions that nobody reads"),
     TEXT("Some tasks fail, but no result is taken: the details of a failed future say that its exception was never "
          "read.")},
    {"end-of-the-block", TEXT("The end of the with-block"),
     TEXT("No result is taken, and yet nothing is lost: the block ends with shutdown(wait=True), which waits.")},
    {"shutdown-waits", TEXT("Shutdown that waits"),
     TEXT("Two tasks of different length: shutdown(wait=True) returns when the longer one is done. "
          "(Scale: 3 s and 5 s are 0.3 s and 0.5 s.)")},
    {"no-waiting", TEXT("Shutdown without waiting"),
     TEXT("shutdown(wait=False) returns at once, and what is queued still runs: the main lane ends long before the "
          "workers.")},
    {"shutdown-cancels", TEXT("Shutdown that cancels"),
     TEXT("The program gives up after 0.3 s: shutdown(cancel_futures=True) cancels what is pending and waits for what "
          "runs.")},
};

constexpr ScenarioText sizes[] = {
    {"too-many-workers", TEXT("Too many workers"),
     TEXT(
         "32 threads share the few cores: every bar grows longer, and the whole is no faster than with one per core.")},
    {"too-coarse", TEXT("Too coarse: idle cores"),
     TEXT("Chunks of 40 make three tasks of 100 items: the fourth worker gets nothing, and two wait for the longest.")},
    {"one-giant", TEXT("One giant task"),
     TEXT("One item is far longer than the others: in the end three workers stand idle and wait for it.")},
};

constexpr ScenarioText others[] = {
    {"computing-under-gil", TEXT("Computing under the GIL"),
     TEXT(
         "Four threads, but only the one that holds the interpreter lock computes: no faster than one after another.")},
    {"waiting-under-gil", TEXT("Waiting under the GIL"),
     TEXT("Who waits gives the lock back: the same four threads wait side by side, as fast as without a lock.")},
    {"stealing", TEXT("Work stealing"),
     TEXT("Each of three tasks submits a child into its own worker's queue and computes on: the fourth worker, with "
          "nothing of its own, takes a child from another's queue.")},
    {"waits-for-itself", TEXT("A pool that waits for itself"),
     TEXT("Each task submits a child to its own pool and waits for it. Both workers wait, nobody is left to run the "
          "children: a deadlock, named after a second. Stop the run, or cancel a child to let one task go on.")},
    {"steals-while-waiting", TEXT("Helping while waiting"),
     TEXT("The same tasks where a worker that waits runs queued tasks itself: each goes straight on with the child "
          "that it waits for, and nothing hangs.")},
    {"deadlock-timeout", TEXT("A timeout against the deadlock"),
     TEXT("The same tasks with result(timeout=1): each that waits fails with TimeoutError and frees its worker. The "
          "children run in the end, for nobody.")},
    {"blocked-loop", TEXT("A blocked event loop"),
     TEXT("Twelve tasks that compute: each holds the only thread until it is done, and nothing overlaps.")},
    {"async-downloads", TEXT("Forty waits on one thread"),
     TEXT("Tasks that wait hand the thread on: one thread has forty of them in progress at once.")},
};

constexpr ScenarioGroup groups[] = {
    {TEXT("01 Concurrent basics"), basics}, {TEXT("02 Futures"), futures},
    {TEXT("03 Process pool"), processes},   {TEXT("04 Thread pool"), threads},
    {TEXT("Task size and workers"), sizes}, {TEXT("Other executors"), others},
};

#undef TEXT

} // namespace

std::span<const ScenarioGroup> scenarioGroups()
{
    return groups;
}

} // namespace futurescope
