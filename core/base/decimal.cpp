// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/decimal.h"

#include <algorithm>
#include <charconv>
#include <cstddef>

namespace futurescope {

namespace {

bool isDigit(char character)
{
    return character >= '0' && character <= '9';
}

std::string_view takeDigits(std::string_view &text)
{
    const auto end = std::ranges::find_if_not(text, isDigit);
    const std::string_view digits = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    text.remove_prefix(digits.size());
    return digits;
}

/// The power of ten behind an e; nullopt: malformed. So far away that nothing is left or all is lost: a large one.
std::optional<std::int64_t> exponentOf(std::string_view text)
{
    constexpr std::int64_t farAway = 1'000'000'000;
    if (text.empty())
        return 0;
    if (text[0] != 'e' && text[0] != 'E')
        return std::nullopt;
    text.remove_prefix(1);
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+'))
        text.remove_prefix(1);
    const std::string_view digits = takeDigits(text);
    if (digits.empty() || !text.empty())
        return std::nullopt;
    std::int64_t exponent = 0;
    const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), exponent);
    if (error != std::errc{} || exponent > farAway)
        exponent = farAway;
    return negative ? -exponent : exponent;
}

} // namespace

std::optional<std::int64_t> shiftedDecimal(std::string_view text, int shift)
{
    constexpr std::uint64_t most = INT64_MAX;
    const bool negative = text.starts_with('-');
    text.remove_prefix(negative ? 1 : 0);
    const std::string_view whole = takeDigits(text);
    std::string_view fraction;
    if (text.starts_with('.')) {
        text.remove_prefix(1);
        fraction = takeDigits(text);
        if (fraction.empty())
            return std::nullopt;
    }
    const auto exponent = exponentOf(text);
    if (whole.empty() || !exponent)
        return std::nullopt;

    // Digits from the left, up to the place that is the unit after the shift; the next one rounds.
    const auto written = static_cast<std::int64_t>(whole.size() + fraction.size());
    const std::int64_t kept = static_cast<std::int64_t>(whole.size()) + *exponent + shift;
    const auto digitAt = [&](std::int64_t index) -> std::uint64_t {
        if (index < 0 || index >= written)
            return 0;
        const auto at = static_cast<std::size_t>(index);
        return static_cast<std::uint64_t>((at < whole.size() ? whole[at] : fraction[at - whole.size()]) - '0');
    };
    std::uint64_t value = 0;
    for (std::int64_t index = 0; index < kept; ++index) {
        if (index >= written && value == 0)
            break; // only zeros follow
        const std::uint64_t digit = digitAt(index);
        if (value > (most - digit) / 10)
            return std::nullopt;
        value = value * 10 + digit;
    }
    if (digitAt(kept) >= 5) {
        if (value == most)
            return std::nullopt;
        ++value;
    }
    return negative ? -static_cast<std::int64_t>(value) : static_cast<std::int64_t>(value);
}

} // namespace futurescope
