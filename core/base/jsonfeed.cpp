// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/jsonfeed.h"

#include "core/base/json.h"

#include <algorithm>
#include <fmt/format.h>

namespace futurescope {

namespace {

/// The byte at which the parser gave up; it writes control characters as "<U+0000>".
std::string lastOf(std::string_view token)
{
    constexpr std::size_t controlLength = 8;
    const bool control = token.size() >= controlLength && token.substr(token.size() - controlLength, 3) == "<U+";
    const std::size_t length = std::min<std::size_t>(control ? controlLength : 1, token.size());
    std::string shown;
    appendJsonString(shown, token.substr(token.size() - length));
    return shown;
}

} // namespace

JsonFeed::JsonFeed(const ByteSource &source, const JsonLimits &limits)
    : m_source(source),
      m_limits(limits),
      m_longestToken(6 * std::uint64_t{limits.stringBytes} + 64) // a character may be written as \u0000
{
    refill();
    checkHead();
}

void JsonFeed::refill()
{
    m_base += m_next;
    m_next = 0;
    m_filled = m_source(m_buffer);
    m_pause = 0;
    if (m_filled > 0)
        goOn();
}

/// Looks at the limits and finds out how far the parser may go before the next look.
void JsonFeed::goOn()
{
    if (position() > m_limits.textBytes)
        return fail(fmt::format("the text is longer than {} bytes:", m_limits.textBytes));
    if (position() - m_lastValue > m_longestToken)
        return fail("a text or gap is longer than 1 MB");
    if (m_next == m_filled)
        return refill();
    const std::uint64_t due = std::min(m_limits.textBytes, m_lastValue + m_longestToken) + 1;
    m_pause = static_cast<std::size_t>(std::min<std::uint64_t>(m_filled, due - m_base));
}

/// To the parser a text that breaks a limit ends there.
void JsonFeed::fail(std::string_view what)
{
    m_error = atPosition(what);
    m_base += m_next;
    m_next = m_filled = 0;
    m_pause = 0;
}

void JsonFeed::checkHead()
{
    const std::string_view head(m_buffer.data(), m_filled);
    if (head.empty())
        fail("the text is empty");
    else if (head.starts_with("\xEF\xBB\xBF"))
        fail("a byte order mark; the text must be UTF-8 without one");
    else if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")
             || (head.size() > 1 && (head[0] == '\0') != (head[1] == '\0')))
        fail("this looks like UTF-16; the text must be UTF-8");
}

Error JsonFeed::atPosition(std::string_view what) const
{
    return {ErrorCode::InvalidInput, fmt::format("{} at byte {}", what, position())};
}

std::string JsonFeed::unexpected(std::string_view token, int exceptionId, std::string_view why) const
{
    constexpr int numberOverflow = 406; // nlohmann's number for it
    if (exceptionId == numberOverflow)
        return fmt::format("the number {} is beyond what can be held", token.substr(0, 40));
    const bool cut = why.find("unexpected end of input") != why.npos || why.find("closing quote") != why.npos;
    if (cut && m_endWasAskedFor) // a zero byte counts as an end too
        return "the text ends too early";
    return "not JSON: unexpected " + lastOf(token);
}

} // namespace futurescope
