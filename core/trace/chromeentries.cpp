// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/chromeentries.h"

#include "core/base/json.h"

#include <fmt/format.h>
#include <iterator>

namespace futurescope {

namespace {

constexpr std::size_t pieceBytes = std::size_t{1} << 16;

} // namespace

void ChromeEntries::begin(char phase, std::uint64_t pid, std::uint64_t tid)
{
    m_text += m_first ? "\n" : ",\n";
    m_first = false;
    fmt::format_to(std::back_inserter(m_text), "{{\"ph\":\"{}\",\"pid\":{},\"tid\":{},\"name\":", phase, pid, tid);
}

void ChromeEntries::open(char phase, std::uint64_t pid, std::uint64_t tid, std::int64_t timeNs, std::string_view name)
{
    begin(phase, pid, tid);
    m_text += '"';
    m_text += name;
    m_text += "\",\"ts\":";
    micros(timeNs);
}

void ChromeEntries::openNamed(char phase, std::uint64_t pid, std::uint64_t tid, std::int64_t timeNs,
                              std::string_view name)
{
    begin(phase, pid, tid);
    appendJsonString(m_text, name);
    m_text += ",\"ts\":";
    micros(timeNs);
}

void ChromeEntries::close()
{
    m_text += '}';
    if (m_text.size() >= pieceBytes)
        flush();
}

void ChromeEntries::nameEntry(std::string_view what, std::uint64_t pid, std::uint64_t tid, std::string_view name,
                              std::int64_t sortIndex)
{
    open('M', pid, tid, 0, what);
    if (name.empty()) {
        fmt::format_to(std::back_inserter(m_text), ",\"args\":{{\"sort_index\":{}}}", sortIndex);
    } else {
        m_text += ",\"args\":{\"name\":";
        appendJsonString(m_text, name);
        m_text += '}';
    }
    close();
}

void ChromeEntries::micros(std::int64_t ns)
{
    const std::uint64_t size = ns < 0 ? 0 - static_cast<std::uint64_t>(ns) : static_cast<std::uint64_t>(ns);
    fmt::format_to(std::back_inserter(m_text), "{}{}.{:03}", ns < 0 ? "-" : "", size / 1000, size % 1000);
}

bool ChromeEntries::tell(double share)
{
    m_share = share;
    if (m_accepted && m_progress && !m_progress(share))
        m_accepted = false;
    return m_accepted;
}

bool ChromeEntries::flush()
{
    tell(m_share);
    if (m_accepted && !m_text.empty())
        m_accepted = m_sink(m_text);
    m_text.clear();
    return m_accepted;
}

} // namespace futurescope
