// SPDX-License-Identifier: GPL-3.0-or-later
// How every main() begins and ends.
#include "core/program/pythonparts.h"

#include <fmt/format.h>
#include <string_view>

namespace futurescope {

std::string pythonSecondsOfItem(const ProgramFacts &facts)
{
    return facts.constantWork ? secondsLiteral(facts.workload.work) : "SECONDS[item]";
}

void writePythonFailure(CodeWriter &writer, const ProgramFacts &facts)
{
    if (!facts.canFail)
        return;
    writer.line("draw = random.Random(f\"{SEED} {item}\").random()");
    writer.line(fmt::format("if draw < {:.6g}:", facts.workload.failureRate));
    writer.line("    raise ValueError(f\"Task {item} failed!\")", CodeRole::TaskRaise);
}

void writePythonPreparation(CodeWriter &writer, const ProgramFacts &facts, const PythonCall &call)
{
    const bool carries = facts.workload.payloadInBytes > 0;
    if (submitsFromTasks(facts.workload.kind)) // its tasks submit too
        writer.line(facts.experiment.executor == ExecutorKind::Async ? "global slots" : "global executor");
    if (carries) {
        writer.line(fmt::format("payload = bytes({}{})", facts.workload.payloadInBytes,
                                facts.shares                               ? fmt::format(" * {}", facts.largestShare())
                                : call.function == call.task || facts.tree ? ""
                                                                           : " * CHUNK"));
    }
    if (!facts.measuresSequential)
        return;
    const bool async = facts.experiment.executor == ExecutorKind::Async;
    writer.line("start = time.perf_counter()");
    if (facts.serialWork > Nanos::zero())
        writer.line("serial_part()");
    writer.line("for item in range(ITEMS):");
    {
        const CodeWriter::Deeper inLoop(writer);
        if (facts.canFail)
            writer.line("with suppress(ValueError):");
        const CodeWriter::Deeper inWith(writer, facts.canFail);
        writer.line(fmt::format("{}{}(item{})", async ? "await " : "", call.task, carries ? ", payload" : ""));
    }
    writer.line("print(f\"Sequential: {time.perf_counter() - start:.2f} s\")");
    writer.blank();
}

void writePythonLateSubmit(CodeWriter &writer, const ProgramFacts &facts)
{
    if (!facts.experiment.submitsLate)
        return;
    writer.line("try:", CodeRole::Shutdown);
    writer.line("    executor.submit(print)  # too late", CodeRole::Shutdown);
    writer.line("except RuntimeError as error:", CodeRole::Shutdown);
    writer.line("    print(error)", CodeRole::Shutdown);
}

void writePythonFarewell(CodeWriter &writer, const ProgramFacts &facts)
{
    if (facts.measuresSequential)
        writer.line("print(f\"Concurrent: {time.perf_counter() - start:.2f} s\")");
    if (facts.collects)
        writer.line("print(f\"{len(received)} results\")");
    if (facts.queuePolicy == QueuePolicy::Drop)
        writer.line("print(f\"{dropped} dropped\")");
    if (facts.workload.kind == WorkloadKind::Counter) {
        const CounterForm form = facts.workload.counter;
        const std::string_view value = form == CounterForm::Atomic                                ? "next(counter)"
                                       : form == CounterForm::Plain || form == CounterForm::Mutex ? "counter"
                                                                                                  : "counts.total()";
        writer.line(fmt::format("print(f\"The counter says {{{}}}\")", value));
    }
}

} // namespace futurescope
