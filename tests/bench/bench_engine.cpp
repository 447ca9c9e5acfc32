// SPDX-License-Identifier: GPL-3.0-or-later
// What the engine costs beside other pools: submitting many small tasks, a tree of nested tasks, one round trip, and
// recording one event. Figures are for comparing within one run; nothing is asserted.
#include "core/executors/eventloop.h"
#include "core/executors/sequential.h"
#include "core/executors/threadpool.h"
#include "core/executors/workstealing.h"
#include "core/futures/waiting.h"
#include "core/trace/recorder.h"
#include "tests/bench/measure.h"
#include "tests/bench/peers.h"

#include <QFuture>
#include <QThreadPool>
#include <QtConcurrentRun>
#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_future.hpp>
#include <fmt/format.h>
#include <tbb/global_control.h>
#include <tbb/task_arena.h>
#include <tbb/task_group.h>

#include <thread>

using namespace futurescope;
using namespace futurescope::bench;

namespace {

constexpr int workers = 2;
constexpr int repeats = 7;

/// A chain of multiplications that takes about `nanoseconds` on this machine and cannot be shortened.
class Spin
{
public:
    explicit Spin(double nanoseconds) : m_rounds(static_cast<int>(nanoseconds / nsPerRound())) {}

    int operator()() const { return static_cast<int>(turn(m_rounds)); }

private:
    static std::uint64_t turn(int rounds)
    {
        std::uint64_t x = 0x9E37'79B9'7F4A'7C15;
        for (int i = 0; i < rounds; ++i)
            x = x * 6364136223846793005u + 1442695040888963407u;
        return x;
    }
    static double nsPerRound()
    {
        static const double cost = [] {
            constexpr int rounds = 20'000'000;
            volatile std::uint64_t sink = 0;
            const std::int64_t elapsedNs = timed([&] { sink = turn(rounds); });
            return static_cast<double>(elapsedNs) / rounds;
        }();
        return cost;
    }

    int m_rounds;
};

/// Keeps an executor, and a recorder if wanted, for one measurement. What they need to start is not measured, for the
/// peers' pools are not either.
template <class ExecutorType, bool recorded>
class Rig
{
public:
    Rig()
        : m_recorder(recorded ? std::make_unique<Recorder>(RecorderOptions{.threads = workers + 1}) : nullptr),
          m_recording(m_recorder.get(), mainLane),
          m_executor({.workers = workers, .recorder = m_recorder.get()})
    {}

    ExecutorType &executor() { return m_executor; }

private:
    const std::unique_ptr<Recorder> m_recorder;
    const RecordingScope m_recording;
    ExecutorType m_executor;
};

template <class ExecutorType, bool recorded, class Task>
Contender ours(std::string name, Task task)
{
    return {std::move(name), [task](int count) {
                Rig<ExecutorType, recorded> rig;
                return timed([&] {
                    std::vector<Future<int>> futures;
                    futures.reserve(static_cast<std::size_t>(count));
                    for (int i = 0; i < count; ++i)
                        futures.push_back(rig.executor().submit(task));
                    for (const Future<int> &future : futures)
                        future.result();
                });
            }};
}

template <class Task>
Contender plainLoop(Task task)
{
    return {"a plain loop", [task](int count) {
                return timed([&] {
                    volatile int sink = 0;
                    for (int i = 0; i < count; ++i)
                        sink = task();
                    static_cast<void>(sink);
                });
            }};
}

template <class Task>
Contender asioPool(Task task)
{
    return {"Boost.Asio thread_pool, post(use_future)", [task](int count) {
                boost::asio::thread_pool pool(workers);
                return timed([&] {
                    std::vector<std::future<int>> futures;
                    futures.reserve(static_cast<std::size_t>(count));
                    for (int i = 0; i < count; ++i)
                        futures.push_back(boost::asio::post(pool, boost::asio::use_future(task)));
                    for (auto &future : futures)
                        future.get();
                });
            }};
}

template <class Task>
Contender promisePool(Task task)
{
    return {"std::promise pool", [task](int count) {
                PromisePool pool(workers);
                return timed([&] {
                    std::vector<std::future<int>> futures;
                    futures.reserve(static_cast<std::size_t>(count));
                    for (int i = 0; i < count; ++i)
                        futures.push_back(pool.submit(task));
                    for (auto &future : futures)
                        future.get();
                });
            }};
}

template <class Task>
Contender qtConcurrent(Task task)
{
    return {"QtConcurrent::run", [task](int count) {
                QThreadPool pool;
                pool.setMaxThreadCount(workers);
                return timed([&] {
                    std::vector<QFuture<int>> futures;
                    futures.reserve(static_cast<std::size_t>(count));
                    for (int i = 0; i < count; ++i)
                        futures.push_back(QtConcurrent::run(&pool, task));
                    for (auto &future : futures)
                        future.result();
                });
            }};
}

/// oneTBB counts the thread that waits as one of its workers.
template <class Task>
Contender tbbGroup(Task task)
{
    return {"oneTBB task_group (no futures)", [task](int count) {
                tbb::task_arena arena(workers);
                return timed([&] {
                    arena.execute([&] {
                        tbb::task_group group;
                        for (int i = 0; i < count; ++i) {
                            group.run([task] {
                                volatile int sink = task();
                                static_cast<void>(sink);
                            });
                        }
                        group.wait();
                    });
                });
            }};
}

std::int64_t standardAsync(int count)
{
    return timed([count] {
        std::vector<std::future<int>> futures;
        for (int i = 0; i < count; ++i)
            futures.push_back(std::async(std::launch::async, [] { return 1; }));
        for (auto &future : futures)
            future.get();
    });
}

void print(const std::string &title, const std::vector<Measured> &results)
{
    fmt::print("\n{}\n{:<44}{:>10}{:>10}{:>10}{:>8}\n", title, "", "median", "low", "high", "ratio");
    for (const Measured &result : results) {
        fmt::print("{:<44}{:>7.0f} ns{:>7.0f} ns{:>7.0f} ns{:>7.2f}x\n", result.name, result.medianNs, result.lowNs,
                   result.highNs, result.medianNs / results.front().medianNs);
    }
}

void compareEmptyTasks()
{
    const auto empty = [] { return 1; };
    for (const int count : {100'000, 1'000'000}) {
        print(fmt::format("Submit all, then take all results: ns per empty task ({} tasks)", count),
              measureInTurn({ours<ThreadPoolExecutor, true>("threads, recorded", empty),
                             ours<WorkStealingExecutor, true>("work-stealing, recorded", empty),
                             ours<ThreadPoolExecutor, false>("threads, not recorded", empty),
                             ours<SequentialExecutor, true>("sequential, recorded", empty),
                             ours<EventLoopExecutor, true>("async, recorded", empty), asioPool(empty),
                             promisePool(empty), qtConcurrent(empty), tbbGroup(empty)},
                            count, count > 100'000 ? 5 : repeats));
    }
    print("The same beside a thread per task (5,000 tasks)",
          measureInTurn({ours<ThreadPoolExecutor, true>("threads, recorded", empty),
                         {"std::async(std::launch::async)", standardAsync}},
                        5'000, repeats));
}

void compareShortTasks(double nanoseconds)
{
    const Spin task(nanoseconds);
    print(fmt::format("Tasks of {} ns: ns per task", nanoseconds),
          measureInTurn({plainLoop(task), ours<ThreadPoolExecutor, true>("threads, recorded", task),
                         ours<WorkStealingExecutor, true>("work-stealing, recorded", task), asioPool(task),
                         qtConcurrent(task), tbbGroup(task)},
                        100'000, repeats));
}

void compareRoundTrips()
{
    const Contender here{"threads, recorded", [](int count) {
                             Rig<ThreadPoolExecutor, true> rig;
                             return timed([&] {
                                 for (int i = 0; i < count; ++i)
                                     rig.executor().submit([] { return 1; }).result();
                             });
                         }};
    const Contender asio{"Boost.Asio thread_pool, post(use_future)", [](int count) {
                             boost::asio::thread_pool pool(workers);
                             return timed([&] {
                                 for (int i = 0; i < count; ++i)
                                     boost::asio::post(pool, boost::asio::use_future([] { return 1; })).get();
                             });
                         }};
    print("One future from submit to result, one at a time: ns per round trip",
          measureInTurn({here, asio}, 20'000, repeats));
}

int fibonacci(int n)
{
    return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
}

/// One task for every call above the leaves: fibonacci(n + 1) - 1 of them.
int nestedFibonacci(Executor &executor, int n)
{
    if (n < 2)
        return n;
    const Future<int> left = executor.submit([&executor, n] { return nestedFibonacci(executor, n - 1); });
    const int right = nestedFibonacci(executor, n - 2);
    return left.result() + right;
}

int nestedFibonacciTbb(int n)
{
    if (n < 2)
        return n;
    int left = 0;
    tbb::task_group group;
    group.run([&left, n] { left = nestedFibonacciTbb(n - 1); });
    const int right = nestedFibonacciTbb(n - 2);
    group.wait();
    return left + right;
}

template <bool recorded>
Contender nestedOurs(std::string name, int n)
{
    return {std::move(name), [n](int) {
                Rig<WorkStealingExecutor, recorded> rig;
                return timed([&] {
                    Executor &executor = rig.executor();
                    executor.submit([&executor, n] { return nestedFibonacci(executor, n); }).result();
                });
            }};
}

void compareNestedTasks()
{
    constexpr int n = 24;
    const int tasks = fibonacci(n + 1) - 1;
    const Contender tbb{"oneTBB, nested task_group", [](int) {
                            tbb::task_arena arena(workers);
                            return timed([&] { arena.execute([] { nestedFibonacciTbb(n); }); });
                        }};
    print(fmt::format("A tree of nested tasks, as Fibonacci's: ns per task ({} tasks)", tasks),
          measureInTurn({nestedOurs<false>("work-stealing", n), nestedOurs<true>("work-stealing, recorded", n), tbb},
                        tasks, repeats));
}

void compareRecording()
{
    const Contender recordEvents{"record()", [](int count) {
                                     keepClockTrue();
                                     Recorder recorder;
                                     const RecordingScope recording(&recorder, mainLane);
                                     return timed([count] {
                                         for (int i = 0; i < count; ++i)
                                             record(EventKind::Finished, FutureId{1}, static_cast<std::uint64_t>(i));
                                     });
                                 }};
    const Contender readClock{"reading the clock alone", [](int count) {
                                  return timed([count] {
                                      std::int64_t sum = 0;
                                      for (int i = 0; i < count; ++i)
                                          sum += monotonicNs();
                                      volatile std::int64_t sink = sum;
                                      static_cast<void>(sink);
                                  });
                              }};
    print("Recording: ns per event on the task's thread (500,000 events)",
          measureInTurn({recordEvents, readClock}, 500'000, repeats));
}

} // namespace

int main()
{
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, workers);
    fmt::print("{} hardware threads, {} workers, medians of interleaved runs\n", std::thread::hardware_concurrency(),
               workers);
    compareEmptyTasks();
    compareShortTasks(1'600);
    compareShortTasks(10'000);
    compareNestedTasks();
    compareRoundTrips();
    compareRecording();
}
