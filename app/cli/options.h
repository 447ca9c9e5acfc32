// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace futurescope {

enum class Command : unsigned { Run = 1, Export = 2, Topology = 4, Sweep = 8, Convert = 16, Lesson = 32 };

/// One option of the command line. The only list of them: parsing and --help both read it.
struct OptionSpec
{
    std::string_view name;
    const char *valueName; ///< nullptr: takes no value
    const char *help;      ///< for CommandLine::tr()
    unsigned commands;     ///< Command values, or-ed
};

std::span<const OptionSpec> allOptions();
bool belongsTo(const OptionSpec &option, Command command);
std::string_view commandName(Command command);

/// Options as they were given, each at most once, and what stands beside them.
class GivenOptions
{
public:
    std::optional<std::string> value(std::string_view name) const;
    bool has(std::string_view name) const { return value(name).has_value(); }
    const std::vector<std::string> &words() const { return m_words; }

private:
    friend Result<GivenOptions> parseOptions(Command command, std::span<char *const> arguments);

    std::vector<std::pair<std::string_view, std::string>> m_values;
    std::vector<std::string> m_words;
};

/// Takes "--name value" and "--name=value". Errors name the option: unknown, given twice, without its value.
Result<GivenOptions> parseOptions(Command command, std::span<char *const> arguments);

// Checked reading of one option's value. Errors name the option, the value and what it may be.
Result<std::uint64_t> wholeOption(std::string_view name, std::string_view value, std::uint64_t least,
                                  std::uint64_t most);
Result<double> realOption(std::string_view name, std::string_view value, double least, double most);

/// "--name is "value"; it must be <what>": the sentence for every bad value.
Error badValue(std::string_view name, std::string_view value, const QString &what);

/// --help of the program and of one command, made from the list.
QString programHelp();
QString commandHelp(Command command);

} // namespace futurescope
