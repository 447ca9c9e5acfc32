// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/base/jsonlimits.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace futurescope {

/// A field of a trace entry as it was written. Its text keeps its memory from entry to entry.
struct TraceField
{
    enum class Kind : std::uint8_t { Absent, Null, Bool, Negative, Unsigned, Real, Text, Nested };

    Kind kind = Kind::Absent;
    bool boolean = false;
    std::int64_t negative = 0;
    std::uint64_t whole = 0;
    double real = 0;
    std::string text; ///< Text; Real: the digits as written

    bool present() const { return kind != Kind::Absent; }
    bool isText() const { return kind == Kind::Text; }
    /// As one of the values that checked reading and messages know.
    JsonValue json() const;
};

/// One element of "traceEvents", with the fields that readers look at. Anything else was passed over.
struct TraceEntry
{
    bool isObject = true;      ///< else something that is no entry at all stands in the list
    bool duplicateKey = false; ///< one of the fields below was given twice; the last one counts
    TraceField phase, name, category, processId, threadId, id, time, duration;
    /// What stands in `args`: names and order of lanes, our own numbers, and the numbers of counters.
    TraceField argsName, argsSortIndex, argsOwn;
    std::vector<TraceField> own; ///< `args.fs`; only the first `ownCount` are of this entry
    std::size_t ownCount = 0;
    std::vector<std::pair<std::string, double>> numbers; ///< numbers in `args`; only the first `numberCount` are new
    std::size_t numberCount = 0;
    bool numbersLeftOut = false; ///< there were more than `mostNumbers`

    static constexpr std::size_t mostOwn = 6;
    static constexpr std::size_t mostNumbers = 64;

    void clear();
};

/// Who takes what is read. An error ends the reading and is passed on with the byte it stands at.
struct TraceEntryTaker
{
    std::function<Status(const TraceEntry &entry)> entry;
    /// "metadata", whole, unless it is larger than can be kept; and "traceEvents" if it is no list.
    std::function<Status(const std::string &name, JsonValue &&value)> member;
};

/// How the list of entries was written.
struct TraceShape
{
    bool bareList = false; ///< the document is the list itself
    bool unended = false;  ///< a bare list without its bracket at the end, as writers leave it that are stopped
    bool cutEntry = false; ///< it even ends in the middle of an entry, which is lost
};

/// Reads a Chrome trace, {"traceEvents":[...]} or a bare list, a piece at a time: memory does not grow with the text.
/// Errors name the byte: malformed text, a byte order mark, nesting beyond 64, a text longer than 1 MB.
Result<TraceShape> readTraceEntries(const ByteSource &source, const TraceEntryTaker &taker);

} // namespace futurescope
