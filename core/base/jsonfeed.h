// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jsonlimits.h"
#include "core/base/result.h"

#include <array>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

namespace futurescope {

/// Hands a text to nlohmann's parser byte by byte and knows where it stands. Between two values the parser reads one
/// token, so a stretch without a value that exceeds the longest allowed token is one to refuse: the parser must not
/// buffer it. Constant memory.
class JsonFeed
{
public:
    JsonFeed(const ByteSource &source, const JsonLimits &limits);
    JsonFeed(const JsonFeed &) = delete;
    JsonFeed &operator=(const JsonFeed &) = delete;

    bool atEnd() const { return m_next == m_filled; }
    char current() const { return m_buffer[m_next]; }
    void advance()
    {
        if (++m_next == m_pause)
            goOn();
    }
    /// The parser asked for more when there was nothing left. A fault in the last byte does not do that.
    bool endWasAskedFor() const { return m_endWasAskedFor; }
    void noteEnd() { m_endWasAskedFor = true; }

    void noteValue() { m_lastValue = position(); }
    std::uint64_t position() const { return m_base + m_next; }
    /// A limit of the text itself was passed, or its first bytes cannot be those of a JSON text in UTF-8.
    const std::optional<Error> &error() const { return m_error; }

    /// A sentence about what the parser of nlohmann did not like: what it read last, what it says, and its number.
    std::string unexpected(std::string_view token, int exceptionId, std::string_view why) const;
    Error atPosition(std::string_view what) const;

private:
    void goOn();
    void refill();
    void fail(std::string_view what);
    void checkHead();

    const ByteSource &m_source;
    const JsonLimits m_limits;
    const std::uint64_t m_longestToken;
    std::array<char, 65536> m_buffer{};
    std::size_t m_next = 0;
    std::size_t m_filled = 0;
    std::size_t m_pause = 0; ///< where the next look at the limits, or more text, is due; at most m_filled
    std::uint64_t m_base = 0;
    std::uint64_t m_lastValue = 0;
    bool m_endWasAskedFor = false;
    std::optional<Error> m_error;
};

class JsonFeedIterator
{
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char *;
    using reference = char;

    explicit JsonFeedIterator(JsonFeed *feed = nullptr) : m_feed(feed) {}
    char operator*() const { return m_feed->current(); }
    JsonFeedIterator &operator++()
    {
        m_feed->advance();
        return *this;
    }
    void operator++(int) { m_feed->advance(); }
    friend bool operator==(const JsonFeedIterator &a, const JsonFeedIterator &b) { return a.ended() == b.ended(); }
    friend bool operator!=(const JsonFeedIterator &a, const JsonFeedIterator &b) { return !(a == b); }

private:
    bool ended() const
    {
        if (!m_feed)
            return true;
        if (!m_feed->atEnd())
            return false;
        m_feed->noteEnd();
        return true;
    }

    JsonFeed *m_feed;
};

} // namespace futurescope
