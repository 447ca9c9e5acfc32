// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lessons/lessonmeasuring.h"

#include <algorithm>

namespace futurescope {

namespace {

/// Of an even number the mean of the middle two. nullopt: there is none.
std::optional<double> medianOf(std::vector<double> values)
{
    if (values.empty())
        return std::nullopt;
    std::ranges::sort(values);
    return (values[(values.size() - 1) / 2] + values[values.size() / 2]) / 2;
}

} // namespace

std::optional<double> LessonResult::figure(const LessonFigure &figure) const
{
    const auto found = figures.find(figure);
    return found == figures.end() ? std::nullopt : std::optional(found->second);
}

LessonMeasuring::LessonMeasuring(const Lesson &lesson)
    : m_lesson(lesson),
      m_figures(figuresOf(lesson)),
      m_taken(lesson.variants.size()),
      m_orders(lesson.variants.size())
{}

void LessonMeasuring::add(std::size_t variant, std::shared_ptr<const Run> run)
{
    Timeline timeline;
    timeline.append(run->trace);
    Taken taken;
    for (const LessonFigure &figure : m_figures) {
        if (figure.variant != variant)
            continue;
        if (const auto value = measured(figure.measure, *run, timeline))
            taken.values[figure.measure] = *value;
    }
    m_orders[variant].insert(endingOrder(timeline));
    taken.run = std::move(run);
    m_taken[variant].push_back(std::move(taken));
}

LessonResult LessonMeasuring::result() const
{
    LessonResult result;
    result.machine = machineFacts();
    result.runs.resize(m_lesson.variants.size());
    for (const LessonFigure &figure : m_figures) {
        std::vector<double> values;
        for (const Taken &taken : m_taken[figure.variant]) {
            if (const auto value = taken.values.find(figure.measure); value != taken.values.end())
                values.push_back(value->second);
        }
        if (const auto median = medianOf(std::move(values)))
            result.figures[figure] = *median;
        if (figure.measure == Measure::Orders && !m_taken[figure.variant].empty())
            result.figures[figure] = static_cast<double>(m_orders[figure.variant].size());
    }
    for (std::size_t variant = 0; variant < m_taken.size(); ++variant)
        keepOf(result, variant);
    return result;
}

void LessonMeasuring::keepOf(LessonResult &result, std::size_t variant) const
{
    std::vector<std::shared_ptr<const Run>> runs;
    std::vector<double> trusts;
    for (const Taken &taken : m_taken[variant]) {
        runs.push_back(taken.run);
        if (taken.run->metrics.trust)
            trusts.push_back(*taken.run->metrics.trust);
        if (result.recordedAt.empty() || taken.run->startedAt < result.recordedAt)
            result.recordedAt = taken.run->startedAt;
    }
    if (const auto trust = medianOf(std::move(trusts)))
        result.trust = std::min(*trust, result.trust.value_or(*trust));
    if (runs.empty())
        return;
    if (!m_lesson.ghosts || variant != m_lesson.shown) {
        const auto middle = runs.begin() + static_cast<std::ptrdiff_t>((runs.size() - 1) / 2);
        std::ranges::nth_element(runs, middle, {}, [](const auto &run) { return run->metrics.makespan; });
        runs = {*middle};
    }
    result.runs[variant] = std::move(runs);
}

} // namespace futurescope
