// SPDX-License-Identifier: GPL-3.0-or-later
// What the engine costs: nanoseconds per empty task beside other pools, and per recorded event. Figures are for
// comparing within one run; nothing is asserted.
#include "core/executors/eventloop.h"
#include "core/executors/sequential.h"
#include "core/executors/threadpool.h"
#include "core/trace/recorder.h"
#include "tests/bench/measure.h"

#include <QFuture>
#include <QThreadPool>
#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_future.hpp>
#include <fmt/format.h>

#include <future>
#include <thread>

using namespace futurescope;
using namespace futurescope::bench;

namespace {

constexpr int workers = 2;
constexpr int repeats = 7;

int emptyTask()
{
    return 1;
}

/// Submits `count` empty tasks to `executor`, then takes every result.
void submitAndCollect(Executor &executor, int count)
{
    std::vector<Future<int>> futures;
    futures.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i)
        futures.push_back(executor.submit(emptyTask));
    for (const Future<int> &future : futures)
        future.result();
}

template <class ExecutorType, bool recorded>
std::int64_t ours(int count)
{
    // Room for a whole run, so that what is measured is recording and not dropping.
    const auto recorder = recorded ? std::make_unique<Recorder>(std::size_t{1} << 20) : nullptr;
    const RecordingScope recording(recorder.get(), mainLane);
    ExecutorType executor({.workers = workers, .recorder = recorder.get()});
    return timed([&] { submitAndCollect(executor, count); });
}

std::int64_t standardAsync(int count)
{
    const std::int64_t startNs = monotonicNs();
    std::vector<std::future<int>> futures;
    for (int i = 0; i < count; ++i)
        futures.push_back(std::async(std::launch::async, emptyTask));
    for (auto &future : futures)
        future.get();
    return monotonicNs() - startNs;
}

std::int64_t qtThreadPool(int count)
{
    const std::int64_t startNs = monotonicNs();
    QThreadPool pool;
    pool.setMaxThreadCount(workers);
    std::vector<QFuture<int>> futures;
    futures.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        QPromise<int> promise;
        futures.push_back(promise.future());
        pool.start([promise = std::make_shared<QPromise<int>>(std::move(promise))] {
            promise->start();
            promise->addResult(emptyTask());
            promise->finish();
        });
    }
    for (auto &future : futures)
        future.result();
    return monotonicNs() - startNs;
}

std::int64_t asioPool(int count)
{
    const std::int64_t startNs = monotonicNs();
    boost::asio::thread_pool pool(workers);
    std::vector<std::future<int>> futures;
    futures.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i)
        futures.push_back(boost::asio::post(pool, boost::asio::use_future(emptyTask)));
    for (auto &future : futures)
        future.get();
    return monotonicNs() - startNs;
}

void print(const std::string &title, const std::vector<Measured> &results)
{
    fmt::print("\n{}\n{:<44}{:>10}{:>10}{:>10}{:>8}\n", title, "", "median", "low", "high", "ratio");
    for (const Measured &result : results) {
        fmt::print("{:<44}{:>7.0f} ns{:>7.0f} ns{:>7.0f} ns{:>7.2f}x\n", result.name, result.medianNs, result.lowNs,
                   result.highNs, result.medianNs / results.front().medianNs);
    }
}

std::int64_t recordEvents(int count)
{
    Recorder recorder(std::size_t{1} << 20);
    const RecordingScope recording(&recorder, mainLane);
    return timed([count] {
        for (int i = 0; i < count; ++i)
            record(EventKind::Finished, FutureId{1}, static_cast<std::uint64_t>(i));
    });
}

std::int64_t readClock(int count)
{
    return timed([count] {
        std::int64_t sum = 0;
        for (int i = 0; i < count; ++i)
            sum += monotonicNs();
        volatile std::int64_t sink = sum;
        static_cast<void>(sink);
    });
}

} // namespace

int main()
{
    fmt::print("{} hardware threads, {} workers, medians of {} interleaved runs\n", std::thread::hardware_concurrency(),
               workers, repeats);
    print("Submit all, then take all results: ns per empty task (100,000 tasks)",
          measureInTurn({{"threads, recorded", ours<ThreadPoolExecutor, true>},
                         {"threads, not recorded", ours<ThreadPoolExecutor, false>},
                         {"sequential, recorded", ours<SequentialExecutor, true>},
                         {"async, recorded", ours<EventLoopExecutor, true>},
                         {"Boost.Asio thread_pool, post(use_future)", asioPool},
                         {"QThreadPool with QPromise", qtThreadPool}},
                        100'000, repeats));
    print("The same beside a thread per task (5,000 tasks)",
          measureInTurn({{"threads, recorded", ours<ThreadPoolExecutor, true>},
                         {"std::async(std::launch::async)", standardAsync}},
                        5'000, repeats));
    print("Recording: ns per event on the task's thread (500,000 events)",
          measureInTurn({{"record()", recordEvents}, {"reading the clock alone", readClock}}, 500'000, repeats));
}
