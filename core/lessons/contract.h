// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lessons/lesson.h"
#include "core/lessons/lessonmeasuring.h"

#include <optional>
#include <string>
#include <vector>

namespace futurescope {

/// How one rule of a contract came out.
struct RuleVerdict
{
    std::optional<double> left; ///< absent: the runs cannot say
    std::optional<double> right;
    bool holds = false;
};

struct ContractVerdict
{
    enum class Reason {
        Shown,        ///< every rule holds
        TooFewCores,  ///< fewer than the lesson needs
        MachineBusy,  ///< the runs got too little of the machine to say anything
        RuleViolated, ///< and neither of these explains it
    };

    Reason reason = Reason::Shown;
    std::vector<RuleVerdict> rules; ///< one for each rule of the lesson

    bool shown() const { return reason == Reason::Shown; }
};

/// Does what was measured show what the lesson says? Pure.
ContractVerdict checkContract(const Lesson &lesson, const LessonResult &result);

/// "makespan of five is 812 ms; it must be at most 1.15 times the item-work of five, 460 ms".
std::string describeRule(const Lesson &lesson, std::size_t rule, const RuleVerdict &verdict);
/// Why the lesson is not shown, in English: its reason and the rules that do not hold. Empty if it is.
std::string describeVerdict(const Lesson &lesson, const LessonResult &result, const ContractVerdict &verdict);

} // namespace futurescope
