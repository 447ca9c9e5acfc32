// SPDX-License-Identifier: GPL-3.0-or-later
// What a pool of processes costs: small tasks with 64 in flight beside CPython's ProcessPoolExecutor running the same
// program, and a payload of 1 MiB beside what nobody can do without, copies and a pipe. Figures are for comparing
// within one run; nothing is asserted.
#include "core/executors/processpool.h"
#include "core/executors/remotetask.h"
#include "core/platform/childprocess.h"
#include "core/trace/recorder.h"
#include "tests/bench/measure.h"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sys/wait.h>

using namespace futurescope;
using namespace futurescope::bench;

namespace {

constexpr int workers = 2;
constexpr std::size_t inFlight = 64;
constexpr int repeats = 5;
constexpr std::size_t payloadBytes = 1u << 20;

const char *const pythonProgram = R"(
import sys, time
from collections import deque
from concurrent.futures import ProcessPoolExecutor

def echo(data):
    return data

def main():
    workers, in_flight, count = (int(word) for word in sys.argv[1:])
    with ProcessPoolExecutor(workers) as pool:
        for future in [pool.submit(echo, bytes(8)) for _ in range(in_flight)]:
            future.result()
        start = time.perf_counter_ns()
        window = deque()
        for _ in range(count):
            if len(window) == in_flight:
                window.popleft().result()
            window.append(pool.submit(echo, bytes(8)))
        while window:
            window.popleft().result()
        print(time.perf_counter_ns() - start)

if __name__ == "__main__":
    main()
)";

std::string benchWorker()
{
    return programBesideThis("benchworker");
}

Future<Bytes> call(Executor &pool, const char *function, Bytes arguments)
{
    auto task = makeIntrusive<NamedCall>(function, std::move(arguments));
    pool.submitTask(task);
    return Future<Bytes>(task);
}

std::unique_ptr<Executor> startPool(int count, Recorder *recorder)
{
    auto pool = ProcessPoolExecutor::start({.workers = count, .recorder = recorder, .workerProgram = benchWorker()});
    if (!pool) {
        fmt::print(stderr, "bench_processes: {}\n", pool.error().detail);
        std::exit(EXIT_FAILURE);
    }
    return std::move(*pool);
}

/// Submits `count` small tasks and takes their results, at most `inFlight` at a time.
void runWindow(Executor &pool, int count)
{
    std::deque<Future<Bytes>> window;
    for (int i = 0; i < count; ++i) {
        if (window.size() == inFlight) {
            window.front().result();
            window.pop_front();
        }
        window.push_back(call(pool, "echo", Bytes(8)));
    }
    for (const Future<Bytes> &future : window)
        future.result();
}

std::int64_t ourSmallTasks(int count)
{
    constexpr int more = 4; // so that it lasts long enough to be measured beside Python
    Recorder recorder;
    const RecordingScope recording(&recorder, mainLane);
    const auto pool = startPool(workers, &recorder);
    runWindow(*pool, static_cast<int>(inFlight));
    return timed([&] { runWindow(*pool, count * more); }) / more;
}

/// A file with the Python program, removed at the end.
class PythonScript
{
public:
    PythonScript() : m_path(std::filesystem::temp_directory_path() / fmt::format("bench_processes_{}.py", getpid()))
    {
        std::ofstream(m_path) << pythonProgram;
    }
    ~PythonScript() { std::filesystem::remove(m_path); }
    PythonScript(const PythonScript &) = delete;
    PythonScript &operator=(const PythonScript &) = delete;

    /// Nanoseconds for `count` tasks; nullopt when python3 is missing or fails.
    std::optional<std::int64_t> run(int count) const
    {
        const std::string command = fmt::format("python3 -I '{}' {} {} {}", m_path.string(), workers, inFlight, count);
        std::FILE *output = popen(command.c_str(), "r");
        if (!output)
            return std::nullopt;
        long long elapsedNs = 0;
        const bool read = std::fscanf(output, "%lld", &elapsedNs) == 1;
        return pclose(output) == 0 && read ? std::optional<std::int64_t>(elapsedNs) : std::nullopt;
    }

private:
    const std::filesystem::path m_path;
};

void printRow(const Measured &row, double unitNs, const char *unit, double ratio, const char *what)
{
    fmt::print("  {:<44} {:>9.2f} {:<4} ({:.2f} to {:.2f})  {:>7.2f} {}\n", row.name, row.medianNs / unitNs, unit,
               row.lowNs / unitNs, row.highNs / unitNs, ratio, what);
}

void compareSmallTasks()
{
    constexpr int count = 10'000;
    const PythonScript script;
    std::vector<Contender> contenders{{"processes, recorded", ourSmallTasks}};
    const bool python = script.run(1).has_value();
    if (python)
        contenders.push_back({"CPython ProcessPoolExecutor", [&](int n) { return script.run(n).value_or(0); }});
    const std::vector<Measured> rows = measureInTurn(contenders, count, repeats);
    fmt::print("Small tasks, submit and result, {} workers, {} in flight, {} x {} tasks\n", workers, inFlight, repeats,
               count);
    for (const Measured &row : rows)
        printRow(row, 1e3, "us", 1e9 / row.medianNs, "tasks/s");
    if (python)
        fmt::print("  throughput against CPython: {:.1f}x\n\n", rows[1].medianNs / rows[0].medianNs);
    else
        fmt::print("  python3 is missing or cannot run its ProcessPoolExecutor: nothing to compare with\n\n");
}

void readAll(int file, void *target, std::size_t bytes)
{
    for (std::size_t done = 0; done < bytes;) {
        const ssize_t count = read(file, static_cast<char *>(target) + done, bytes - done);
        if (count <= 0)
            std::exit(EXIT_SUCCESS); // the other side is through
        done += static_cast<std::size_t>(count);
    }
}

void writeAll(int file, const void *source, std::size_t bytes)
{
    for (std::size_t done = 0; done < bytes;) {
        const ssize_t count = write(file, static_cast<const char *>(source) + done, bytes - done);
        if (count <= 0)
            std::exit(EXIT_FAILURE);
        done += static_cast<std::size_t>(count);
    }
}

/// Another process behind a pair of pipes: copies what it reads and sends it (or a word) back.
class PipePeer
{
public:
    explicit PipePeer(bool sendsBack) : m_backBytes(sendsBack ? payloadBytes : sizeof(std::uint64_t))
    {
        int there[2], back[2];
        if (pipe(there) != 0 || pipe(back) != 0)
            std::exit(EXIT_FAILURE);
        m_pid = fork();
        if (m_pid == 0) {
            close(there[1]);
            close(back[0]);
            serve(there[0], back[1]);
        }
        close(there[0]);
        close(back[1]);
        m_write = there[1];
        m_read = back[0];
    }
    ~PipePeer()
    {
        close(m_write);
        close(m_read);
        waitpid(m_pid, nullptr, 0);
    }
    PipePeer(const PipePeer &) = delete;
    PipePeer &operator=(const PipePeer &) = delete;

    std::int64_t run(int count)
    {
        const std::vector<char> source(payloadBytes, 'x');
        std::vector<char> buffer(payloadBytes), result(payloadBytes);
        return timed([&] {
            for (int i = 0; i < count; ++i) {
                std::memcpy(buffer.data(), source.data(), payloadBytes);
                writeAll(m_write, buffer.data(), payloadBytes);
                readAll(m_read, buffer.data(), m_backBytes);
                std::memcpy(result.data(), buffer.data(), m_backBytes);
            }
        });
    }

private:
    [[noreturn]] void serve(int in, int out) const
    {
        std::vector<char> buffer(payloadBytes), copy(payloadBytes);
        for (;;) {
            readAll(in, buffer.data(), payloadBytes);
            std::memcpy(copy.data(), buffer.data(), payloadBytes);
            writeAll(out, copy.data(), m_backBytes);
        }
    }

    const std::size_t m_backBytes;
    pid_t m_pid = 0;
    int m_write = -1;
    int m_read = -1;
};

void comparePayloads(PipePeer &oneWay, PipePeer &bothWays)
{
    constexpr int count = 200;
    const auto pool = startPool(1, nullptr);
    const auto ours = [&](const char *function) {
        return [&pool, function](int n) {
            return timed([&] {
                for (int i = 0; i < n; ++i)
                    call(*pool, function, Bytes(payloadBytes)).result();
            });
        };
    };
    const std::vector<Measured> rows = measureInTurn(
        {{"1 MiB in: copy, pipe, copy", [&](int n) { return oneWay.run(n); }},
         {"1 MiB in: processes", ours("length")},
         {"1 MiB in and out: copies and pipes", [&](int n) { return bothWays.run(n); }},
         {"1 MiB in and out: processes", ours("echo")}},
        count, repeats);
    fmt::print("Payload of 1 MiB, one task at a time, {} x {} tasks\n", repeats, count);
    for (std::size_t i = 0; i < rows.size(); ++i)
        printRow(rows[i], 1e3, "us", rows[i].medianNs / rows[i / 2 * 2].medianNs, "x");
}

} // namespace

int main()
{
    // Forked before there is any thread.
    PipePeer oneWay(false), bothWays(true);
    compareSmallTasks();
    comparePayloads(oneWay, bothWays);
}
