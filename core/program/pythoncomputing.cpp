// SPDX-License-Identifier: GPL-3.0-or-later
// What the items do that compute.
#include "core/program/pythonparts.h"

#include "core/workloads/readfile.h"

#include <fmt/format.h>

namespace futurescope {

LoopComputing pythonComputing(const ProgramFacts &facts)
{
    return facts.experiment.executor == ExecutorKind::Async ? facts.experiment.loopComputing : LoopComputing::InPlace;
}

bool pythonComputesBeside(const ProgramFacts &facts)
{
    const WorkloadKind kind = facts.workload.kind;
    return pythonComputing(facts) == LoopComputing::InThread && kind != WorkloadKind::Sleep
           && kind != WorkloadKind::Download && kind != WorkloadKind::Nested && kind != WorkloadKind::Tree;
}

void writePythonTimed(CodeWriter &writer, const std::string &seconds, LoopComputing where,
                      std::initializer_list<const char *> body)
{
    const bool slices = where == LoopComputing::InSlices;
    if (slices) {
        writer.line(fmt::format("left = {}", seconds), CodeRole::TaskWork);
        writer.line("while left > 0:", CodeRole::TaskWork);
        writer.line("    begin = time.thread_time()", CodeRole::TaskWork);
        writer.line("    while time.thread_time() - begin < min(left, 0.001):", CodeRole::TaskWork);
    } else {
        writer.line(fmt::format("end = time.thread_time() + {}", seconds), CodeRole::TaskWork);
        writer.line("while time.thread_time() < end:", CodeRole::TaskWork);
    }
    for (const char *line : body)
        writer.line(fmt::format("{}    {}", slices ? "    " : "", line), CodeRole::TaskWork);
    if (slices) {
        writer.line("    left -= time.thread_time() - begin", CodeRole::TaskWork);
        writer.line("    await asyncio.sleep(0)  # the others go on", CodeRole::TaskWait);
    }
}

void writePythonComputing(CodeWriter &writer, const std::string &seconds, LoopComputing where)
{
    writer.line("total = i = 0", CodeRole::TaskWork);
    writePythonTimed(writer, seconds, where, {"total += i ** 2", "i += 1"});
}

void writePythonFactoring(CodeWriter &writer, const std::string &seconds, LoopComputing where)
{
    writer.line("n, d, factors = 2 ** 61 - 1, 2, []", CodeRole::TaskWork);
    writePythonTimed(writer, seconds, where, {"while n % d == 0:", "    factors.append(d)", "    n //= d", "d += 1"});
}

void writePythonCounting(CodeWriter &writer, const ProgramFacts &facts, const std::string &seconds, LoopComputing where)
{
    const CounterForm form = facts.workload.counter;
    if (form == CounterForm::Plain || form == CounterForm::Mutex)
        writer.line("global counter", CodeRole::TaskWork);
    writer.line("added = 0", CodeRole::TaskWork);
    if (form == CounterForm::Mutex)
        writePythonTimed(writer, seconds, where, {"with lock:", "    counter += 1", "added += 1"});
    else if (form == CounterForm::Plain)
        writePythonTimed(writer, seconds, where, {"counter += 1", "added += 1"});
    else if (form == CounterForm::Atomic)
        writePythonTimed(writer, seconds, where, {"next(counter)", "added += 1"});
    else
        writePythonTimed(writer, seconds, where, {"counts[threading.get_ident()] += 1", "added += 1"});
}

void writePythonArray(CodeWriter &writer, const Workload &workload)
{
    writer.line(fmt::format("DATA = array.array(\"Q\", bytes({}))", workload.arrayBytes / 8 * 8));
    if (workload.flopsPerByte > 0) // a number has eight bytes
        writer.line(fmt::format("STEPS = {}  # for each number, two flops each", workload.flopsPerByte * 4));
}

void writePythonStreaming(CodeWriter &writer, const Workload &workload, const std::string &seconds, LoopComputing where)
{
    writer.line("total = at = 0", CodeRole::TaskWork);
    if (workload.flopsPerByte > 0) {
        writePythonTimed(writer, seconds, where,
                         {"for x in DATA[at:at + 64]:", "    for _ in range(STEPS):", "        x = x * 0.999 + 0.0015",
                          "    total += x", "at = (at + 64) % len(DATA)"});
        return;
    }
    writePythonTimed(writer, seconds, where, {"total += sum(DATA[at:at + 4096])", "at = (at + 4096) % len(DATA)"});
}

void writePythonReading(CodeWriter &writer, const std::string &seconds)
{
    writer.line("checksum = 0", CodeRole::TaskWork);
    writer.line(fmt::format("end = time.thread_time() + {}", seconds), CodeRole::TaskWork);
    writer.line("with open(\"large_file.txt\", \"rb\") as file:", CodeRole::TaskWork);
    writer.line("    while time.thread_time() < end:", CodeRole::TaskWork);
    writer.line(fmt::format("        data = file.read({})", fileStepBytes), CodeRole::TaskWait);
    writer.line("        checksum = zlib.crc32(data, checksum)", CodeRole::TaskWork);
    writer.line("        if not data:", CodeRole::TaskWork);
    writer.line("            file.seek(0)  # round and round", CodeRole::TaskWork);
}

void writePythonCounter(CodeWriter &writer, const Workload &workload)
{
    switch (workload.counter) {
    case CounterForm::Plain:
        writer.line("counter = 0");
        break;
    case CounterForm::Mutex:
        writer.line("counter = 0");
        writer.line("lock = threading.Lock()");
        break;
    case CounterForm::Atomic:
        writer.line("# Python has no atomic addition. The nearest: next() of a count.");
        writer.line("counter = itertools.count()");
        break;
    case CounterForm::SameLine:
    case CounterForm::Padded:
        writer.line("# A count for each thread. Which of them share a line of the cache");
        writer.line("# Python does not say.");
        writer.line("counts = collections.Counter()");
        break;
    }
}

} // namespace futurescope
