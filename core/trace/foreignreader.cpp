// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/foreignreader.h"

#include "core/trace/foreigncollector.h"

namespace futurescope {

Result<ForeignTrace> readForeignTrace(const ByteSource &source, const TraceProgress &progress,
                                      const ForeignLimits &limits)
{
    ForeignCollector collector(limits);
    TraceEntryTaker taker;
    taker.entry = [&collector](const TraceEntry &entry) {
        collector.take(entry);
        return success();
    };
    taker.member = [&collector](const std::string &name, JsonValue &&value) -> Status {
        if (name == "traceEvents")
            return Error{ErrorCode::InvalidInput, "traceEvents is " + describeJson(value) + "; it must be a list"};
        const JsonValue *program = value.find("program");
        if (program && program->text == "Futurescope")
            collector.noteOurs();
        return success();
    };
    const auto shape = readTraceEntries(source, taker);
    if (!shape)
        return shape.error();
    collector.noteShape(*shape);
    return collector.finish(progress);
}

} // namespace futurescope
