// SPDX-License-Identifier: GPL-3.0-or-later
// What opening a trace costs beside nlohmann's parser alone, with a handler that does nothing, on the same file; and
// how much memory a file of 10 million events takes. Figures are for comparing within one run; nothing is asserted.
#include "core/experiment/runfile.h"
#include "core/trace/timeline.h"
#include "tests/bench/measure.h"

#include <fmt/format.h>
#include <malloc.h>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>

using namespace futurescope;
using namespace futurescope::bench;

namespace {

constexpr int repeats = 5;

/// A file that goes when the benchmark does.
class BenchFile
{
public:
    explicit BenchFile(const char *name)
        : m_path(std::filesystem::temp_directory_path() / fmt::format("futurescope-{}-{}", name, monotonicNs()))
    {}
    ~BenchFile() { std::filesystem::remove(m_path); }
    BenchFile(const BenchFile &) = delete;
    BenchFile &operator=(const BenchFile &) = delete;

    std::string path() const { return m_path.string(); }
    double megabytes() const { return static_cast<double>(std::filesystem::file_size(m_path)) / 1e6; }

private:
    std::filesystem::path m_path;
};

/// Nested slices on 16 threads of 4 processes: half of them X in the order of their ends, half as B and E.
void writeForeign(const std::string &path, std::uint64_t events)
{
    std::ofstream file(path);
    std::mt19937_64 random(4);
    constexpr std::array<const char *, 8> names{"decode", "resize", "filter", "store", "load", "merge", "sum", "wait"};
    std::array<std::uint64_t, 16> nowNs{};
    file << "{\"traceEvents\":[\n{\"ph\":\"M\",\"pid\":1,\"tid\":1,\"name\":\"thread_name\",\"args\":{\"name\":"
            "\"main\"}}";
    std::string text;
    for (std::uint64_t written = 0; written < events;) {
        const std::size_t lane = random() % nowNs.size();
        const std::uint64_t start = nowNs[lane], length = 2'000 + random() % 50'000;
        const auto entry = [&](const char *phase, std::uint64_t ns, const char *name) {
            fmt::format_to(std::back_inserter(text),
                           ",\n{{\"ph\":\"{}\",\"cat\":\"bench\",\"name\":\"{}\",\"pid\":{},\"tid\":{},\"ts\":{}.{:03}",
                           phase, name, 1 + lane / 4, 1 + lane, ns / 1000, ns % 1000);
            ++written;
        };
        const char *outer = names[random() % names.size()], *inner = names[random() % names.size()];
        if (lane % 2 == 0) {
            entry("X", start + length / 4, inner);
            fmt::format_to(std::back_inserter(text), ",\"dur\":{}.{:03}}}", length / 2 / 1000, length / 2 % 1000);
            entry("X", start, outer);
            fmt::format_to(std::back_inserter(text), ",\"dur\":{}.{:03},\"args\":{{\"n\":{}}}}}", length / 1000,
                           length % 1000, written);
        } else {
            entry("B", start, outer), text += '}';
            entry("B", start + length / 4, inner), text += '}';
            entry("E", start + length / 2, inner), text += '}';
            entry("E", start + length, outer), text += '}';
        }
        nowNs[lane] = start + length + random() % 10'000;
        if (text.size() > (1 << 20)) {
            file << text;
            text.clear();
        }
    }
    file << text << "\n]}\n";
}

/// A run of ours with four events for each future.
void writeOwn(const std::string &path, std::uint32_t futures)
{
    TraceBuilder builder;
    std::mt19937_64 random(4);
    std::array<std::int64_t, 8> nowNs{};
    for (std::uint32_t id = 1; id <= futures; ++id) {
        const auto lane = static_cast<std::uint16_t>(1 + random() % nowNs.size());
        std::int64_t &now = nowNs[lane - 1u];
        const std::int64_t start = now + 1 + static_cast<std::int64_t>(random() % 2'000);
        now = start + 1'000 + static_cast<std::int64_t>(random() % 20'000);
        const std::array<Event, 4> events{
            Event{id, packItems(id - 1, 1), FutureId{id}, mainLane, EventKind::Submitted, 0},
            Event{start, 0, FutureId{id}, LaneId{lane}, EventKind::Started, 0},
            Event{now, random() % 10'000, FutureId{id}, LaneId{lane}, EventKind::Finished, 0},
            Event{now + 500, 0, FutureId{id}, mainLane, EventKind::ResultRead, 0}};
        builder.append(events);
    }
    Run run;
    run.trace = builder.snapshot();
    run.experiment.workload.items = futures;
    run.experiment.workers = static_cast<int>(nowNs.size());
    run.version = "0";
    run.startedAt = "2026-01-01T00:00:00Z";
    std::ofstream file(path);
    writeRun(run, [&file](std::string_view piece) {
        return file.write(piece.data(), static_cast<std::streamsize>(piece.size())).good();
    });
}

struct NullSax
{
    using Json = nlohmann::json;
    bool null() { return true; }
    bool boolean(bool) { return true; }
    bool number_integer(Json::number_integer_t) { return true; }
    bool number_unsigned(Json::number_unsigned_t) { return true; }
    bool number_float(Json::number_float_t, const std::string &) { return true; }
    bool string(std::string &) { return true; }
    bool binary(Json::binary_t &) { return true; }
    bool start_object(std::size_t) { return true; }
    bool key(std::string &) { return true; }
    bool end_object() { return true; }
    bool start_array(std::size_t) { return true; }
    bool end_array() { return true; }
    bool parse_error(std::size_t, const std::string &, const nlohmann::detail::exception &) { return false; }
};

void parseAlone(const std::string &path)
{
    std::ifstream file(path);
    NullSax sax;
    if (!nlohmann::json::sax_parse(file, &sax))
        std::abort();
}

/// In megabytes, from /proc/self/status: what lies in memory now, or its highest since resetPeak().
double memory(const std::string &which)
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with(which))
            return std::strtod(line.c_str() + which.size() + 1, nullptr) * 1024 / 1e6;
    }
    return 0;
}

void resetPeak()
{
    ::malloc_trim(0); // what was given back before must not hide what is asked for now
    std::ofstream("/proc/self/clear_refs") << 5;
}

void measureFile(const char *name, const std::string &path, double megabytes)
{
    Run run;
    const auto read = [&] {
        auto opened = readTrace(path);
        if (!opened)
            fmt::print(stderr, "{}\n", opened.error().detail), std::abort();
        run = std::move(*opened);
    };
    const auto results = measureInTurn(
        {{"nlohmann's parser alone", [&](int) { return timed([&] { parseAlone(path); }); }},
         {"reading", [&](int) { return timed(read); }},
         {"the timeline of it",
          [&](int) {
              return timed([&] {
                  Timeline timeline;
                  timeline.append(run.trace);
              });
          }}},
        1, repeats);
    fmt::print("{}, {:.0f} MB, {} events in the trace\n", name, megabytes, run.trace.size());
    for (const Measured &measured : results) {
        fmt::print("  {:<26} {:8.0f} ms ({:.0f} to {:.0f}), {:.2f} of the parser\n", measured.name,
                   measured.medianNs / 1e6, measured.lowNs / 1e6, measured.highNs / 1e6,
                   measured.medianNs / results[0].medianNs);
    }
    fmt::print("  {:<26} {:.2f} of the parser\n\n", "opening: both",
               (results[1].medianNs + results[2].medianNs) / results[0].medianNs);
}

void measureMemory(std::uint64_t events)
{
    const BenchFile file("large.json");
    writeForeign(file.path(), events);
    resetPeak();
    const double before = memory("VmRSS:");
    auto run = readTrace(file.path());
    if (!run)
        fmt::print(stderr, "{}\n", run.error().detail), std::abort();
    const double readPeak = memory("VmHWM:");
    resetPeak();
    const double trace = memory("VmRSS:") - before;
    Timeline timeline;
    timeline.append(run->trace);
    const double timelinePeak = memory("VmHWM:");
    resetPeak();
    const double both = memory("VmRSS:") - before;
    fmt::print("{} events, {:.0f} MB of text: {} slices\n", events, file.megabytes(), run->foreign->counts.slices);
    fmt::print("  trace and names {:.0f} MB; the highest while reading {:.0f} MB, {:.0f} MB beside them\n", trace,
               readPeak - before, readPeak - before - trace);
    fmt::print("  with the timeline {:.0f} MB; the highest while it is made {:.0f} MB, {:.0f} MB beside it\n\n", both,
               timelinePeak - before, timelinePeak - before - both);
}

} // namespace

int main()
{
    measureMemory(10'000'000);
    constexpr int events = 1'000'000;
    {
        const BenchFile file("own.json");
        writeOwn(file.path(), events / 4);
        measureFile("A run of ours of 1 million events", file.path(), file.megabytes());
    }
    const BenchFile file("foreign.json");
    writeForeign(file.path(), events);
    measureFile("A foreign trace of 1 million events", file.path(), file.megabytes());
    return 0;
}
