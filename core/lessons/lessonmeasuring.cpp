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

bool isOnCurve(const Lesson &lesson, const LessonFigure &figure)
{
    const std::optional<LessonPrediction> &asked = lesson.prediction;
    return asked && asked->kind == PredictionKind::Curve && asked->measure == figure.measure
           && std::ranges::find(asked->of, figure.variant) != asked->of.end();
}

/// nullopt: too few for a range.
std::optional<FigureRange> rangeOf(const std::vector<double> &values)
{
    if (values.size() < FigureRange::leastRuns)
        return std::nullopt;
    const auto [least, most] = std::ranges::minmax(values);
    return FigureRange{least, most, static_cast<int>(values.size())};
}

} // namespace

std::optional<double> LessonResult::figure(const LessonFigure &figure) const
{
    const auto found = figures.find(figure);
    return found == figures.end() ? std::nullopt : std::optional(found->second);
}

std::optional<FigureRange> LessonResult::range(const LessonFigure &figure) const
{
    const auto found = ranges.find(figure);
    return found == ranges.end() ? std::nullopt : std::optional(found->second);
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
        if (figure.measure == Measure::Orders) {
            if (!m_taken[figure.variant].empty())
                result.figures[figure] = static_cast<double>(m_orders[figure.variant].size());
            continue;
        }
        const std::vector<double> values = valuesOf(figure);
        if (const auto median = medianOf(values))
            result.figures[figure] = *median;
        const std::optional<FigureRange> range = isOnCurve(m_lesson, figure) ? rangeOf(values) : std::nullopt;
        if (range)
            result.ranges[figure] = *range;
    }
    for (std::size_t variant = 0; variant < m_taken.size(); ++variant)
        keepOf(result, variant);
    return result;
}

std::vector<double> LessonMeasuring::valuesOf(const LessonFigure &figure) const
{
    if (figure.measure == Measure::Speedup)
        return speedupsOf(figure.variant);
    std::vector<double> values;
    for (const Taken &taken : m_taken[figure.variant]) {
        if (const auto value = taken.values.find(figure.measure); value != taken.values.end())
            values.push_back(value->second);
    }
    return values;
}

std::vector<double> LessonMeasuring::speedupsOf(std::size_t variant) const
{
    std::vector<double> sequentialNs;
    std::vector<double> makespansNs;
    for (const Taken &taken : m_taken[variant]) {
        const Metrics &metrics = taken.run->metrics;
        if (!metrics.speedup || !metrics.baseline)
            continue;
        sequentialNs.push_back(static_cast<double>(metrics.baseline->count()));
        makespansNs.push_back(static_cast<double>(metrics.makespan.count()));
    }
    const double medianNs = medianOf(std::move(sequentialNs)).value_or(0);
    std::vector<double> speedups;
    for (const double makespanNs : makespansNs)
        speedups.push_back(medianNs / makespanNs);
    return speedups;
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
