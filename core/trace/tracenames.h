// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace futurescope {

/// Texts, each kept once and known by a number. Takes at most `mostTexts` of `mostBytes` in all; what is new beyond
/// that gets the number of one common text, and is counted.
class TextTable
{
public:
    static constexpr std::size_t mostTexts = 1'000'000;
    static constexpr std::size_t mostBytes = std::size_t{64} << 20;
    static constexpr std::string_view beyond = "(one of more names than are kept)";

    TextTable() = default;
    TextTable(TextTable &&) = default; // no copies: the texts are known by where they stand
    TextTable &operator=(TextTable &&) = default;

    std::uint32_t numberOf(std::string_view text);
    const std::string &operator[](std::uint32_t number) const { return *m_texts[number]; }
    std::size_t size() const { return m_texts.size(); }
    std::uint64_t leftOut() const { return m_leftOut; }

private:
    struct Hash
    {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> m_numbers;
    std::vector<const std::string *> m_texts; // the keys of m_numbers, which stay where they are
    std::size_t m_bytes = 0;
    std::optional<std::uint32_t> m_beyond;
    std::uint64_t m_leftOut = 0;
};

/// A lane of a trace that was made by another program.
struct NamedLane
{
    std::string process; ///< its name; empty: it has none
    std::string thread;  ///< likewise; of asynchronous slices their category
    bool async = false;
    std::uint32_t part = 0; ///< 1, 2, ...: takes the slices of the lane above that overlap without nesting
    std::string systemProcess, systemThread; ///< as the file numbers them

    // As files say it, with numbers where there are no names.
    std::string processText() const;
    std::string threadText() const;
};

/// What the futures and lanes of a trace are called, beside the Trace itself, because our own runs have no names.
struct TraceNames
{
    std::vector<NamedLane> lanes;  ///< by the number of the lane; 0, the main lane, is empty
    bool severalProcesses = false; ///< else the name of the process tells nothing
    TextTable texts;
    std::vector<std::uint32_t> futures; ///< index i is future i+1: the number of its text

    std::string_view ofFuture(FutureId id) const
    {
        return id == noFuture || id.value > futures.size() ? std::string_view() : texts[futures[id.value - 1]];
    }
    const NamedLane *lane(std::size_t number) const { return number < lanes.size() ? &lanes[number] : nullptr; }
};

} // namespace futurescope
