// SPDX-License-Identifier: GPL-3.0-or-later
// What few programs have: tasks that hold each other up, a tree of tasks, a serial part.
#include "core/program/pythonparts.h"

#include <fmt/format.h>

namespace futurescope {

namespace {

void writeTeamClass(CodeWriter &writer)
{
    const CodeWriter::Deeper inClass(writer);
    writer.line("\"\"\"A barrier where tasks spin until all have come.\"\"\"");
    writer.blank();
    for (const char *line : {"def __init__(self):", "    self.lock = threading.Lock()",
                             "    self.parties = self.arrived = self.phase = 0"})
        writer.line(line);
    writer.blank();
    for (const char *line :
         {"def come(self, leaves=False):", "    start = time.thread_time()",
          "    with self.lock:", "        phase = self.phase", "        if leaves:", "            self.parties -= 1",
          "        else:", "            self.arrived += 1",
          "        if self.arrived >= self.parties:", "            self.arrived = 0", "            self.phase += 1",
          "    while not leaves and self.phase == phase:", "        pass  # spins",
          "    return time.thread_time() - start"})
        writer.line(line);
}

} // namespace

/// Half of each step, or of a sleep, is done under the lock; or each step ends at the barrier.
void writePythonCoupled(CodeWriter &writer, const ProgramFacts &facts, const std::string &seconds)
{
    if (facts.workload.kind == WorkloadKind::Sleep) {
        writer.line(fmt::format("time.sleep({} / 2)", seconds), CodeRole::TaskWait);
        writer.line("with lock:  # only one at a time", CodeRole::TaskWait);
        writer.line(fmt::format("    time.sleep({} / 2)", seconds), CodeRole::TaskWait);
        return;
    }
    const LoopComputing where = pythonComputing(facts);
    writer.line("total = i = 0", CodeRole::TaskWork);
    if (facts.lock) {
        writePythonTimed(writer, seconds, where,
                         {"total += sum(n ** 2 for n in range(i, i + 250))", "with lock:  # only one at a time",
                          "    total += sum(n ** 2 for n in range(i + 250, i + 500))", "i += 500"});
    } else {
        writePythonTimed(writer, seconds, where,
                         {"total += sum(n ** 2 for n in range(i, i + 250))", "i += 250",
                          "end += team.come()  # what was spun is no work"});
    }
}

void writePythonTeam(CodeWriter &writer, const ProgramFacts &facts)
{
    if (facts.lock) {
        writer.line("lock = threading.Lock()");
        return;
    }
    writer.blank(2);
    writer.line("class Team:");
    writeTeamClass(writer);
    writer.blank(2);
    writer.line("team = Team()");
}

/// A task of the tree. Its parts come into the list before it ends, so that nobody who takes results misses one.
void writePythonWalk(CodeWriter &writer, const ProgramFacts &facts, const PythonCall &call)
{
    const bool async = facts.experiment.executor == ExecutorKind::Async;
    const std::string payload = facts.workload.payloadInBytes > 0 ? ", payload" : "";
    writer.blank(2);
    writer.line(fmt::format("{} = None  # set by main()", async ? "slots" : "executor"));
    writer.line(fmt::format("{} = []  # grows while its results are taken", async ? "tasks" : "futures"));
    if (async)
        writer.line("started = set()");
    writer.blank(2);
    writer.line(fmt::format("{}def walk(first, count{}):", async ? "async " : "", payload), CodeRole::TaskBegin);
    const CodeWriter::Deeper inFunction(writer);
    writer.line("\"\"\"One task: gives parts away until a grain is left.\"\"\"");
    if (async) {
        writer.line("async with slots:");
        writer.line("    started.add(asyncio.current_task())");
    }
    const CodeWriter::Deeper inSlot(writer, async);
    writer.line("while count > GRAIN:", CodeRole::TaskWork);
    writer.line("    kept = max(1, count // 4)", CodeRole::TaskWork);
    writer.line("    if random.Random(f\"{SEED} {first} {count}\").random() < 0.5:", CodeRole::TaskWork);
    writer.line("        kept = count - kept", CodeRole::TaskWork);
    const std::string part = fmt::format("first + kept, count - kept{}", payload);
    if (async) {
        writer.line(fmt::format("    part = walk({})", part), CodeRole::TaskWork);
        writer.line("    tasks.append(asyncio.create_task(part))", CodeRole::TaskWork);
    } else {
        writer.line("    futures.append(executor.submit(", CodeRole::TaskWork);
        writer.line(fmt::format("        walk, {}))", part), CodeRole::TaskWork);
    }
    writer.line("    count = kept", CodeRole::TaskWork);
    writer.line(fmt::format("return [{}{}(item{})", async ? "await " : "", call.task, payload));
    writer.line("        for item in range(first, first + count)]");
}

void writePythonSerialPart(CodeWriter &writer, const ProgramFacts &facts)
{
    writer.blank(2);
    writer.line("def serial_part():");
    const CodeWriter::Deeper inFunction(writer);
    writer.line(
        fmt::format("\"\"\"{:.6g} % of all work: only the program can do it.\"\"\"", facts.workload.serialPercent));
    if (isIoBound(facts.workload.kind)) {
        writer.line(fmt::format("time.sleep({})", secondsLiteral(facts.serialWork)));
        return;
    }
    writer.line("total = i = 0");
    writer.line(fmt::format("end = time.thread_time() + {}", secondsLiteral(facts.serialWork)));
    writer.line("while time.thread_time() < end:");
    writer.line("    total += i ** 2");
    writer.line("    i += 1");
}

} // namespace futurescope
