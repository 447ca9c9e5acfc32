// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/executors/processpool.h"
#include "core/executors/remotetask.h"
#include "core/executors/workerprotocol.h"
#include "core/executors/workerslots.h"
#include "core/futures/waiting.h"
#include "core/platform/childprocess.h"
#include "core/trace/recorder.h"

#include <QtTest>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <set>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <thread>

// What the tests of the process pool share: a pool of test workers, and questions to the kernel about processes.
namespace futurescope {

using namespace std::chrono_literals;

constexpr Nanos longEnough = 60s; // for what must happen; a slow machine may take its time
const char *const testWorker = TEST_WORKER;

inline Bytes bytesOf(std::string_view text)
{
    const auto bytes = std::as_bytes(std::span(text));
    return {bytes.begin(), bytes.end()};
}

/// A pool of test workers that records, and what a test asks of it.
class Pool
{
public:
    explicit Pool(int workers, const std::string &program = testWorker, const ProcessPoolLimits &limits = {})
        : Pool(ExecutorConfig{.workers = workers, .workerProgram = program}, limits)
    {}
    explicit Pool(ExecutorConfig config, const ProcessPoolLimits &limits = {})
    {
        config.recorder = &recorder;
        config.stop = stop.get_token();
        if (config.workerProgram.empty())
            config.workerProgram = testWorker;
        auto started = ProcessPoolExecutor::start(config, limits);
        if (!started)
            qFatal("%s", started.error().detail.c_str());
        executor = std::move(*started);
    }

    Future<Bytes> call(std::string_view function, Bytes arguments = {})
    {
        auto task = makeIntrusive<NamedCall>(std::string(function), std::move(arguments));
        executor->submitTask(task);
        return Future<Bytes>(task);
    }

    std::vector<pid_t> pids() const { return dynamic_cast<ProcessPoolExecutor &>(*executor).pids(); }
    int living() const
    {
        return static_cast<int>(std::ranges::count_if(pids(), [](pid_t pid) { return pid != 0; }));
    }

    /// Has a worker really begun the task? Running only says that it was sent.
    bool begun(const Future<Bytes> &future) const
    {
        const std::vector<Event> events = eventsSoFar();
        return std::ranges::any_of(events, [&](const Event &event) {
            return event.kind == EventKind::Started && event.future == future.id();
        });
    }

    /// Teaches the pool that tasks are short, so that it gives some in advance.
    void learnThatTasksAreShort()
    {
        std::vector<FuturePtr> futures;
        for (int i = 0; i < 300; ++i)
            futures.push_back(call("echo"));
        wait(futures);
    }

    /// Ends the pool and gives its events.
    std::vector<Event> events()
    {
        executor.reset();
        recorder.stop();
        return eventsSoFar();
    }
    std::vector<Event> eventsSoFar() const
    {
        std::vector<Event> all;
        recorder.snapshot().forEachBlock(
            0, [&](std::span<const Event> block) { all.insert(all.end(), block.begin(), block.end()); });
        return all;
    }

    std::stop_source stop;
    Recorder recorder;
    std::unique_ptr<Executor> executor;
};

inline std::string failureOf(const Future<Bytes> &future)
{
    const std::exception_ptr exception = future.exception(longEnough);
    return exception ? exceptionText(exception) : "no exception";
}

template <class Expected>
bool raises(const Future<Bytes> &future)
{
    try {
        future.result(longEnough);
    } catch (const Expected &) {
        return true;
    } catch (...) {}
    return false;
}

inline const Event *find(const std::vector<Event> &events, EventKind kind, FutureId future)
{
    const auto found = std::ranges::find_if(
        events, [&](const Event &event) { return event.kind == kind && event.future == future; });
    return found == events.end() ? nullptr : &*found;
}

inline std::size_t countMarks(const std::vector<Event> &events, MarkKind mark)
{
    return static_cast<std::size_t>(std::ranges::count_if(events, [&](const Event &event) {
        return event.kind == EventKind::Mark && event.detail == static_cast<std::uint8_t>(mark);
    }));
}

/// Fields of /proc/<pid>/stat behind the name: state, parent.
inline std::pair<char, pid_t> processState(const std::string &pid)
{
    std::ifstream file("/proc/" + pid + "/stat");
    std::string line;
    std::getline(file, line);
    const std::size_t afterName = line.rfind(')');
    if (afterName == std::string::npos)
        return {'-', 0};
    char state = '-';
    int parent = 0;
    std::sscanf(line.c_str() + afterName + 1, " %c %d", &state, &parent);
    return {state, parent};
}

inline bool isAlive(pid_t pid)
{
    const char state = processState(std::to_string(pid)).first;
    return state != '-' && state != 'Z' && state != 'X';
}

/// Processes, zombies too, whose parent we are.
inline std::size_t countChildren()
{
    std::size_t count = 0;
    for (const auto &entry : std::filesystem::directory_iterator("/proc")) {
        const std::string name = entry.path().filename().string();
        if (std::ranges::all_of(name, [](unsigned char c) { return std::isdigit(c); }))
            count += processState(name).second == getpid();
    }
    return count;
}

inline std::size_t countDescriptors()
{
    std::size_t count = 0;
    for ([[maybe_unused]] const auto &entry : std::filesystem::directory_iterator("/proc/self/fd"))
        ++count;
    return count;
}

/// Every test must leave no child, no zombie and no open descriptor.
class ProcessTest : public QObject
{
    Q_OBJECT

protected:
    QTemporaryDir m_folder;

private slots:
    void initTestCase()
    {
        // A sanitized child would sleep for a second before each of its ends.
        qputenv("TSAN_OPTIONS", qgetenv("TSAN_OPTIONS") + " atexit_sleep_ms=0");
    }
    void init() { m_descriptorsBefore = countDescriptors(); }
    void cleanup()
    {
        QCOMPARE(countChildren(), std::size_t{0});
        QCOMPARE(waitpid(-1, nullptr, WNOHANG), -1);
        QCOMPARE(countDescriptors(), m_descriptorsBefore);
    }

private:
    std::size_t m_descriptorsBefore = 0;
};

} // namespace futurescope
