// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/textsink.h"
#include "core/trace/traceprogress.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace futurescope {

/// The entries of "traceEvents" as text, gathered into large pieces for the sink.
class ChromeEntries
{
public:
    explicit ChromeEntries(const TextSink &sink, TraceProgress progress = {})
        : m_sink(sink),
          m_progress(std::move(progress))
    {}

    /// Begins an entry with phase, owner, name and time; close() ends it. What stands between is appended to text().
    /// `name` must need no escape in JSON.
    void open(char phase, std::uint64_t pid, std::uint64_t tid, std::int64_t timeNs, std::string_view name);
    /// As open(), for a name from outside.
    void openNamed(char phase, std::uint64_t pid, std::uint64_t tid, std::int64_t timeNs, std::string_view name);
    void close();
    /// A time in microseconds with all its nanoseconds.
    void micros(std::int64_t ns);
    /// An M entry: `args.name`, or without a name `args.sort_index`.
    void nameEntry(std::string_view what, std::uint64_t pid, std::uint64_t tid, std::string_view name,
                   std::int64_t sortIndex);
    std::string &text() { return m_text; }

    /// How far the whole is; told with the next piece.
    void setShare(double share) { m_share = share; }
    /// As setShare(), told at once. False, and nothing more is written, when the writing was given up.
    bool tell(double share);

    /// Gives what is left to the sink. False: it refused, now or before, or the writing was given up.
    bool flush();
    bool accepted() const { return m_accepted; }

private:
    void begin(char phase, std::uint64_t pid, std::uint64_t tid);

    const TextSink &m_sink;
    const TraceProgress m_progress;
    double m_share = 0;
    std::string m_text;
    bool m_first = true;
    bool m_accepted = true;
};

} // namespace futurescope
