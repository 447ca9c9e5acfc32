// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules.h"

#include <algorithm>
#include <charconv>

namespace futurescope::conformance {

namespace {

constexpr Rule allRules[] = {
    {1, "A1", "five states; new is PENDING; done() is cancelled or finished, running() is RUNNING only",
     Applies::Queues, "FutureTests.test_done, test_running, test_cancelled"},
    {2, "A1", "the five edges of the state machine and no others", Applies::Nothing, "FutureTests.test_cancel",
     "a submitted task goes PENDING, RUNNING, FINISHED also where a broken pool ends it unrun"},
    {3, "A1", "cancel() is True before the start and when already cancelled, else False; it changes nothing else",
     Applies::Queues, "FutureTests.test_cancel"},
    {6, "A1", "a second outcome raises InvalidStateError and the first is kept", Applies::Everything,
     "FutureTests.test_multiple_set_result, test_multiple_set_exception"},
    {7, "A1", "the description: pending, running, cancelled, finished returned T, finished raised E",
     Applies::Everything, "FutureTests.test_repr", "types have their C++ names"},

    {8, "A2", "a done future answers at once whatever the timeout, with the same exception object each time",
     Applies::Everything, "FutureTests.test_result_with_timeout"},
    {9, "A2", "TimeoutError after the timeout; the future goes on", Applies::Queues,
     "FutureTests.test_result_with_timeout"},
    {10, "A2", "CancelledError when cancelled, noticed or not", Applies::Queues,
     "FutureTests.test_result_with_timeout"},
    {11, "A2", "a blocked result() wakes on the result and, with CancelledError, on cancel()", Applies::Queues,
     "FutureTests.test_result_with_success, test_result_with_cancel"},
    {12, "A2", "exception() gives the exception or None, by the same rules", Applies::Queues,
     "FutureTests.test_exception_with_timeout, test_exception_with_success"},
    {13, "A2", "whatever a task throws is stored in its future; the worker survives", Applies::Everything,
     "ExecutorDeadlockTest.test_exit_during_func_exec_on_worker, test_error_during_func_exec_on_worker",
     "std::exit() in a task ends the program: C++ has no SystemExit to catch"},

    {14, "A3", "each callback is called once, with the future, in the order added, on result, exception and cancel",
     Applies::Queues, "FutureTests.test_done_callback_with_result, _with_exception, _with_cancel"},
    {15, "A3", "a callback added when done runs at once in the adding thread, also inside another callback",
     Applies::Everything, "FutureTests.test_done_callback_already_successful, _already_failed, _already_cancelled"},
    {16, "A3", "what a callback throws is logged and swallowed; the others still run", Applies::Everything,
     "FutureTests.test_done_callback_raises, test_done_callback_raises_already_succeeded"},
    {18, "A3", "KeyboardInterrupt leaves a callback for the completer", Applies::Nothing, "(none; seen live)",
     "C++ has no such class of exceptions: everything a callback throws is logged"},

    {19, "A4", "wait() gives (done, not_done); a timeout returns and never raises", Applies::Queues,
     "WaitTests.test_timeout"},
    {20, "A4", "wait() counts duplicates once and does not hang", Applies::Everything, "WaitTests.test_20369"},
    {21, "A4", "FIRST_COMPLETED returns with the first finished or noticed cancellation, at once if there is one",
     Applies::Queues, "WaitTests.test_first_completed, test_first_completed_some_already_completed"},
    {22, "A4", "FIRST_EXCEPTION returns with the first raise, at once if there is one, else as ALL_COMPLETED",
     Applies::Queues,
     "WaitTests.test_first_exception, test_first_exception_some_already_complete, "
     "test_first_exception_one_already_failed"},
    {24, "A4", "ALL_COMPLETED waits for all to be finished or cancelled and noticed", Applies::Queues,
     "WaitTests.test_all_completed"},
    {27, "A4", "no wake-up is lost when 100 futures finish together", Applies::Everything,
     "ThreadPoolWaitTests.test_pending_calls_race"},

    {28, "A5", "as_completed() yields each future once: those done first, then in finishing order", Applies::Queues,
     "AsCompletedTests.test_no_timeout"},
    {29, "A5", "as_completed() takes any iterable and yields duplicates once", Applies::Everything,
     "AsCompletedTests.test_duplicate_futures"},
    {30, "A5", "one timeout for the whole iteration, from its first step; what is done is yielded before TimeoutError",
     Applies::Queues, "AsCompletedTests.test_zero_timeout, (3.13) test_future_times_out"},
    {31, "A5", "TimeoutError says \"N (of M) futures unfinished\"", Applies::Queues,
     "AsCompletedTests.test_correct_timeout_exception_msg"},
    {33, "A5", "yielded futures are not kept alive; abandoning the iteration takes its waiters off",
     Applies::Everything, "AsCompletedTests.test_free_reference_yielded_future"},

    {34, "A6", "submit() returns a future at once and forwards the result", Applies::Everything,
     "ExecutorTest.test_submit, test_submit_keyword",
     "arguments are what the callable captures; `sequential` returns when the task is done; `processes` takes "
     "functions "
     "registered by name and refuses closures"},
    {35, "A6", "never more than max_workers workers, however many tasks", Applies::Everything,
     "ThreadPoolExecutorTest.test_saturation, ProcessPoolExecutorTest.test_saturation"},
    {36, "A6", "workers are created on demand; an idle one is used first", Applies::Pools,
     "ThreadPoolExecutorTest.test_idle_thread_reuse, ThreadPoolShutdownTest.test_threads_terminate"},
    {37, "A6", "max_workers below 1: \"max_workers must be greater than 0\"", Applies::Everything,
     "ExecutorTest.test_max_workers_negative", "an upper limit too, which the error names"},
    {38, "A6", "defaults: threads min(32, cpus + 4), processes cpus", Applies::Nothing,
     "ThreadPoolExecutorTest.test_default_workers",
     "cpus are those that the program may use, as process_cpu_count() of Python 3.13"},
    {39, "A6", "threads are named prefix_N, by default ThreadPoolExecutor-k_N", Applies::ThreadPools,
     "ThreadPoolShutdownTest.test_thread_names_assigned, test_thread_names_default",
     "the kernel keeps 15 bytes, with the numbers; workerName() gives the whole name; the default begins with the "
     "name of the pool's own class"},
    {40, "A6", "a worker drops callable, arguments and result before it waits for the next task", Applies::Closures,
     "ExecutorTest.test_no_stale_references, test_ressources_gced_in_workers"},
    {41, "A6", "the initializer runs once in each worker, before its first task", Applies::ThreadPools,
     "InitializerMixin.test_initializer",
     "the compiler refuses what cannot be called; executors without worker threads of their own refuse an initializer"},
    {42, "A6", "a failing initializer: logged, queued futures get BrokenThreadPool, later submits raise it",
     Applies::ThreadPools, "FailingInitializerMixin.test_initializer"},
    {44, "A6", "nested submit is legal; waiting for it in a saturated pool waits for ever", Applies::Closures,
     "test_hang_global_shutdown_lock; docs, Deadlocks",
     "`sequential` runs the nested task inside the outer one, `work-stealing` while the outer one waits in result(): "
     "no deadlock there"},

    {45, "A7", "map() gives results in the order of the inputs and stops at the shortest", Applies::Everything,
     "ExecutorTest.test_map", "`processes` maps functions registered by name: mapNamed()"},
    {46, "A7", "map() submits everything before its iterator is touched", Applies::Queues,
     "ThreadPoolExecutorTest.test_map_submits_without_iteration"},
    {47, "A7",
     "map() raises where its position is reached, after the earlier results; then it is over and cancels the "
     "rest",
     Applies::Everything, "ExecutorTest.test_map_exception"},
    {48, "A7", "map()'s timeout counts from the call", Applies::Queues, "ExecutorTest.test_map_timeout"},
    {51, "A7", "chunksize is ignored by threads; processes chunk, any size, with the same results", Applies::Everything,
     "ExecutorTest.test_map, ProcessPoolExecutorTest.test_map_chunksize"},
    {52, "A7", "chunksize below 1 is a ValueError at the call", Applies::Processes,
     "ProcessPoolExecutorTest.test_map_chunksize"},
    {54, "A7", "map()'s iterator keeps no reference to delivered results", Applies::Closures,
     "ExecutorTest.test_free_reference", "the result is moved out of its future"},

    {55, "A8", "submit after shutdown: RuntimeError \"cannot schedule new futures after shutdown\"",
     Applies::Everything, "ExecutorShutdownTest.test_run_after_shutdown"},
    {56, "A8",
     "wait=True returns when queued and running work is done; leaving the scope is shutdown(wait=True), and "
     "exceptions pass through",
     Applies::Everything, "ExecutorShutdownTest.test_hang_issue12364, test_context_manager_shutdown"},
    {57, "A8", "wait=False returns at once; queued work still runs; workers then exit", Applies::Queues,
     "ThreadPoolShutdownTest.test_shutdown_no_wait, ProcessPoolShutdownTest.test_shutdown_no_wait"},
    {58, "A8", "cancel_futures=True cancels what has not started; what runs finishes", Applies::Queues,
     "ExecutorShutdownTest.test_cancel_futures, ThreadPoolShutdownTest.test_cancel_futures_wait_false"},
    {60, "A8", "dropping the last reference: queued work completes and workers exit", Applies::Queues,
     "ThreadPoolShutdownTest.test_del_shutdown, ProcessPoolShutdownTest.test_del_shutdown",
     "there is one owner and its end waits; a worker must not be the owner"},
    {61, "A8", "no hang: submit and cancel right before shutdown", Applies::Everything,
     "(3.13) ThreadPoolExecutorTest.test_hang_gh94440, ThreadPoolShutdownTest.test_shutdown_race_issue12456"},
    {62, "A8", "the exit of the process waits for outstanding work", Applies::Nothing,
     "ExecutorShutdownTest.test_interpreter_shutdown, test_hang_gh83386, test_submit_after_interpreter_shutdown",
     "a static executor is waited for after main(); one that is never destroyed is not, and there is no \"after "
     "interpreter shutdown\""},

    {64, "A9",
     "a worker that dies breaks the pool: every unfinished future gets BrokenProcessPool and submit raises it",
     Applies::Processes,
     "ProcessPoolExecutorTest.test_killed_child, ExecutorDeadlockTest.test_crash_during_func_exec_on_worker",
     "by default only the task in hand is lost and another worker takes the place: WorkerDeath chooses",
     "tst_processpolicies: oneDeathBreaksThePool, anIdleWorkersDeathBreaksThePool; tst_processfaults: "
     "aKilledWorkerLosesOnlyItsTask"},
    {65, "A9", "an exception from a worker keeps type and text; the remote text is its cause", Applies::Processes,
     "ProcessPoolExecutorTest.test_traceback", "types that both sides know; others keep their text",
     "tst_processpolicies: exceptionsKeepTheirType, exceptionsHaveTheRemoteTextAsCause"},
    {68, "A9", "workers are started on demand and an idle one is used first", Applies::Processes,
     "ProcessPoolShutdownTest.test_processes_terminate, ProcessPoolExecutorTest.test_idle_process_reuse_one, "
     "test_idle_process_reuse_multiple",
     "as with spawn: this program is never forked; the first worker starts with the pool, to find out whether it can",
     "tst_processpool: workersAreAddedOnDemandAndNeverMoreThanAsked, anIdleWorkerIsUsedFirst"},
    {69, "A9", "max_tasks_per_child: a worker is replaced after so many tasks; at least 1", Applies::Processes,
     "ProcessPoolExecutorTest.test_max_tasks_per_child, test_max_tasks_per_child_defaults_to_spawn_context, "
     "test_max_tasks_early_shutdown",
     "0 stands for None",
     "tst_processpolicies: aChildIsReplacedAfterItsTasks, oneTaskPerChild, "
     "badTaskNumbersAreRefused"},
    {70, "A9", "no deadlock when a worker crashes, or a task cannot be sent, after shutdown", Applies::Processes,
     "ExecutorDeadlockTest.test_shutdown_deadlock, test_shutdown_deadlock_pickle, (3.13) test_crash_big_data, "
     "test_gh105829_should_not_deadlock_if_wakeup_pipe_full",
     "", "tst_processpolicies: aPoolBreaksAfterShutdownWithoutHanging, whatCannotBeSentAfterShutdownHangsNothing"},
};

bool means(Applies applies, ExecutorKind kind)
{
    const bool sequential = kind == ExecutorKind::Sequential;
    const bool processes = kind == ExecutorKind::Processes;
    const bool async = kind == ExecutorKind::Async;
    switch (applies) {
    case Applies::Everything:
        return true;
    case Applies::Queues:
        return !sequential;
    case Applies::Closures:
        return !processes;
    case Applies::OwnThreads:
        return !sequential && !processes;
    case Applies::Pools:
        return !sequential && !async;
    case Applies::ThreadPools:
        return !sequential && !async && !processes;
    case Applies::Processes:
        return processes;
    case Applies::Nothing:
        break;
    }
    return false;
}

std::vector<ExecutorKind> findOfferedKinds()
{
    std::vector<ExecutorKind> kinds;
    for (const ExecutorKind kind : allExecutorKinds()) {
        if (makeExecutor(kind, {}))
            kinds.push_back(kind);
    }
    return kinds;
}

} // namespace

std::span<const Rule> rules()
{
    return allRules;
}

std::string sectionTitle(std::string_view section)
{
    constexpr std::pair<std::string_view, std::string_view> titles[] = {
        {"A1", "Future: states and edges"},
        {"A2", "result and exception"},
        {"A3", "callbacks"},
        {"A4", "wait"},
        {"A5", "as_completed"},
        {"A6", "executor, threads"},
        {"A7", "map"},
        {"A8", "shutdown and exit"},
        {"A9", "process pool"},
    };
    for (const auto &[name, title] : titles) {
        if (name == section)
            return std::string(name) + " " + std::string(title);
    }
    return std::string(section);
}

const Rule *findRule(int number)
{
    const auto found = std::ranges::find(allRules, number, &Rule::number);
    return found == std::end(allRules) ? nullptr : found;
}

int ruleNumberOf(std::string_view testName)
{
    int number = 0;
    if (testName.starts_with('c'))
        std::from_chars(testName.data() + 1, testName.data() + testName.size(), number);
    return number;
}

const std::vector<ExecutorKind> &offeredKinds()
{
    static const std::vector<ExecutorKind> kinds = findOfferedKinds();
    return kinds;
}

std::vector<ExecutorKind> kindsFor(Applies applies)
{
    std::vector<ExecutorKind> kinds = offeredKinds();
    std::erase_if(kinds, [applies](ExecutorKind kind) { return !means(applies, kind); });
    return kinds;
}

} // namespace futurescope::conformance
