// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rules.h"

#include "core/executors/executor.h"
#include "core/executors/remotetask.h"
#include "core/trace/recorder.h"
#include "core/workloads/diagnostics.h"

#include <QtTest>

#include <deque>
#include <functional>
#include <map>
#include <set>
#include <thread>

// What the tests of the rules share: an executor of each kind in turn, tasks that every kind can run, and a way to
// hold them in the middle.

namespace futurescope::conformance {

using namespace std::chrono_literals;

using Call = Future<Bytes>;

constexpr Nanos longEnough = 60s; // for what must happen; a slow machine may take its time

/// Waits, without sleeping, for what another thread is about to do. False after longEnough.
bool eventually(const std::function<bool()> &holds);

/// A task that runs until release(). Made by Bench.
class Held
{
public:
    Held(Executor &executor, std::string fifo);
    Held(Held &&other) noexcept;
    Held &operator=(Held &&) = delete;
    ~Held();

    const Call &future() const { return m_future; }
    /// Returns when a worker runs the task. To be called once, before release().
    void awaitStart();
    /// Lets the task finish. Later calls do nothing.
    void release();

private:
    std::string m_fifo;
    Call m_future;
    int m_writer = -1;
    bool m_released = false;
};

/// An executor with a recorder. What is held is let go before the executor ends.
class Bench
{
public:
    explicit Bench(ExecutorKind kind, ExecutorConfig config = {.workers = 2});
    ~Bench();
    Bench(const Bench &) = delete;
    Bench &operator=(const Bench &) = delete;

    ExecutorKind kind() const { return m_kind; }
    Executor &operator*() { return *m_executor; }
    Executor *operator->() { return m_executor.get(); }
    Recorder &recorder() { return m_recorder; }
    bool queues() const { return m_kind != ExecutorKind::Sequential; }

    Call call(const char *function, const std::string &arguments = {});
    Call echo(const std::string &text = {}) { return call("echo", text); }
    Call fail(int item = 12) { return call("fail", std::to_string(item)); }

    /// Submits a task that runs until it is released. Only where tasks queue.
    Held &hold();
    /// Holds as many tasks, all started, as this executor can run at a time: what is submitted next stays Pending.
    void fill();
    void releaseAll();

    /// shutdown(), and the end of the executor.
    void destroy();
    /// All that has been recorded. After destroy().
    std::vector<Event> events();

private:
    const ExecutorKind m_kind;
    QTemporaryDir m_folder;
    Recorder m_recorder;
    RecordingScope m_recording{&m_recorder, mainLane};
    int m_parallel = 1; // tasks that really run at a time
    std::unique_ptr<Executor> m_executor;
    std::deque<Held> m_held;
};

/// The base of the sections. The rule that a test is about is the number in its name.
class RulesTest : public QObject
{
    Q_OBJECT

protected:
    /// Runs `proof` with an executor of each kind to which the rule of the running test applies.
    void forEachExecutor(const std::function<void(Bench &)> &proof) { forEachExecutor({.workers = 2}, proof); }
    void forEachExecutor(const ExecutorConfig &config, const std::function<void(Bench &)> &proof);
    /// The same without an executor: for what is proven while one is made.
    void forEachKind(const std::function<void(ExecutorKind)> &proof);

private slots:
    void initTestCase();
    void init();
    /// The table names the executors of a rule; its tests together must have met just these.
    void cleanupTestCase();

private:
    struct Proof
    {
        int tests = 0;
        std::set<ExecutorKind> kinds;
    };

    std::map<int, Proof> m_proofs; // by rule
};

/// The names of all tests of `section`, in the order in which they stand.
std::vector<std::string> testNames(const QObject &section);

/// What `action` writes to stderr.
std::string logOf(const std::function<void()> &action);

/// The text of what `action` throws; the test fails when that is not an Expected.
template <class Expected>
std::string textThrown(const std::function<void()> &action)
{
    try {
        action();
    } catch (const Expected &error) {
        return error.what();
    } catch (...) {
        return "another exception: " + exceptionText(std::current_exception());
    }
    return "no exception";
}

} // namespace futurescope::conformance
