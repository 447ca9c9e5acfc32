// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lessons/contract.h"

#include "core/analysis/metrics.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace futurescope {

namespace {

bool holds(double left, Relation relation, double right)
{
    switch (relation) {
    case Relation::Less:
        return left < right;
    case Relation::AtMost:
        return left <= right;
    case Relation::Equal:
        return std::abs(left - right) <= 1e-9 * std::max(std::abs(left), std::abs(right));
    case Relation::AtLeast:
        return left >= right;
    case Relation::More:
        break;
    }
    return left > right;
}

RuleVerdict judge(const Rule &rule, const LessonResult &result)
{
    RuleVerdict verdict;
    verdict.left = result.figure(rule.left);
    if (const LessonFigure *figure = std::get_if<LessonFigure>(&rule.right))
        verdict.right = result.figure(*figure);
    else
        verdict.right = std::get<double>(rule.right);
    if (verdict.right)
        *verdict.right *= rule.times;
    verdict.holds = verdict.left && verdict.right && holds(*verdict.left, rule.relation, *verdict.right);
    return verdict;
}

std::string figureText(const Lesson &lesson, const LessonFigure &figure)
{
    return fmt::format("{} of {}", measureName(figure.measure), lesson.variants[figure.variant].name);
}

std::string valueText(Measure measure, const std::optional<double> &value)
{
    if (!value)
        return "unknown";
    return unitOf(measure) == MeasureUnit::Nanoseconds ? humanDuration(Nanos{std::llround(*value)})
                                                       : fmt::format("{:.4g}", *value);
}

} // namespace

ContractVerdict checkContract(const Lesson &lesson, const LessonResult &result)
{
    ContractVerdict verdict;
    for (const Rule &rule : lesson.contract)
        verdict.rules.push_back(judge(rule, result));
    if (std::ranges::all_of(verdict.rules, &RuleVerdict::holds))
        return verdict;
    if (result.machine.cores < lesson.cores)
        verdict.reason = ContractVerdict::Reason::TooFewCores;
    else if (result.trust && *result.trust < busyTrust)
        verdict.reason = ContractVerdict::Reason::MachineBusy;
    else
        verdict.reason = ContractVerdict::Reason::RuleViolated;
    return verdict;
}

std::string describeRule(const Lesson &lesson, std::size_t rule, const RuleVerdict &verdict)
{
    const Rule &asked = lesson.contract[rule];
    std::string limit = valueText(asked.left.measure, verdict.right);
    if (const LessonFigure *figure = std::get_if<LessonFigure>(&asked.right))
        limit = fmt::format("{} ({:.4g} times the {})", limit, asked.times, figureText(lesson, *figure));
    return fmt::format("{} is {}; it must be {} {}", figureText(lesson, asked.left),
                       valueText(asked.left.measure, verdict.left), relationName(asked.relation), limit);
}

std::string describeVerdict(const Lesson &lesson, const LessonResult &result, const ContractVerdict &verdict)
{
    std::string text;
    switch (verdict.reason) {
    case ContractVerdict::Reason::Shown:
        return text;
    case ContractVerdict::Reason::TooFewCores:
        text = fmt::format("this program may use {} cores and the lesson needs {}", result.machine.cores, lesson.cores);
        break;
    case ContractVerdict::Reason::MachineBusy:
        text = fmt::format("the machine was busy (trust {:.2f})", *result.trust);
        break;
    case ContractVerdict::Reason::RuleViolated:
        text = "this machine does not show it";
        break;
    }
    for (std::size_t rule = 0; rule < verdict.rules.size(); ++rule) {
        if (!verdict.rules[rule].holds)
            text += "; " + describeRule(lesson, rule, verdict.rules[rule]);
    }
    return text;
}

} // namespace futurescope
