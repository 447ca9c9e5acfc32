// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time.h"

#include <array>
#include <charconv>
#include <cmath>
#include <fmt/format.h>

namespace futurescope {

namespace {

struct Unit
{
    std::string_view name;
    std::int64_t ns;
};

constexpr std::array<Unit, 5> units{{
    {"ns", 1},
    {"us", 1'000},
    {"ms", 1'000'000},
    {"s", 1'000'000'000},
    {"min", 60'000'000'000},
}};

Error badDuration(std::string_view text, std::string_view why)
{
    return {ErrorCode::Usage, fmt::format("\"{}\" is not a duration: {} (write 0us, 250us, 2ms or 1.5s)", text, why)};
}

const Unit *findUnit(std::string_view name)
{
    for (const Unit &unit : units) {
        if (unit.name == name)
            return &unit;
    }
    return nullptr;
}

} // namespace

Result<Nanos> parseDuration(std::string_view text)
{
    const std::size_t digits = text.find_first_not_of("0123456789.");
    if (text.empty() || digits == 0)
        return badDuration(text, "it does not start with a number");
    if (digits == std::string_view::npos)
        return badDuration(text, "the unit is missing");
    const Unit *unit = findUnit(text.substr(digits));
    if (!unit)
        return badDuration(text, fmt::format("unknown unit \"{}\"", text.substr(digits)));

    double number = 0;
    const char *end = text.data() + digits;
    const auto parsed = std::from_chars(text.data(), end, number, std::chars_format::fixed);
    if (parsed.ec != std::errc{} || parsed.ptr != end)
        return badDuration(text, "the number is malformed");
    const double ns = number * static_cast<double>(unit->ns);
    if (!(ns <= static_cast<double>(maxDuration.count())))
        return badDuration(text, "it is longer than 24 hours");
    return Nanos{std::llround(ns)};
}

std::string durationText(Nanos duration)
{
    const Unit *best = &units[0];
    for (const Unit &unit : units) {
        if (unit.name != "min" && duration.count() >= unit.ns)
            best = &unit;
    }
    const std::int64_t whole = duration.count() / best->ns;
    std::string fraction;
    if (const std::int64_t rest = duration.count() % best->ns; rest != 0) {
        const auto width = static_cast<int>(std::lround(std::log10(best->ns)));
        fraction = fmt::format(".{:0{}d}", rest, width);
        fraction.erase(fraction.find_last_not_of('0') + 1);
    }
    return fmt::format("{}{}{}", whole, fraction, best->name);
}

std::string humanDuration(Nanos duration)
{
    const auto ns = static_cast<double>(duration.count());
    if (ns < 0)
        return "-";
    if (ns < 1e3)
        return fmt::format("{:.0f} ns", ns);
    const auto [scale, unit] = ns < 999.5e3   ? std::pair{1e3, "µs"}
                               : ns < 999.5e6 ? std::pair{1e6, "ms"}
                                              : std::pair{1e9, "s"};
    const double value = ns / scale;
    return fmt::format("{:.{}f} {}", value, value < 9.995 ? 2 : value < 99.95 ? 1 : 0, unit);
}

} // namespace futurescope
