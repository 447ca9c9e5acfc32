// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/predictionscene.h"

#include "app/lab/text.h"
#include "core/lessons/idealrun.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace futurescope {

namespace {
constexpr int mostPointing = 2; // workers that are drawn beside a shared counter
constexpr int timesBeyond = 2;  // as many workers as were measured: how far laws are extrapolated
} // namespace

PredictionScene::PredictionScene(const Lesson &lesson, const LessonText &text) : m_asked(*lesson.prediction)
{
    for (const std::size_t variant : m_asked.of) {
        PredictionRow row;
        row.label = toText(text.variants[variant]);
        const Experiment &experiment = lesson.variants[variant].experiment;
        row.along = valueAlong(m_asked.along, experiment);
        if (kind() == PredictionKind::Order && experiment.workload.kind == WorkloadKind::Counter)
            row.counter = SharedCounter(experiment.workload.counter).parts(std::min(experiment.workers, mostPointing));
        m_rows.push_back(std::move(row));
        if (kind() == PredictionKind::Curve)
            m_experiments.push_back(experiment);
    }
    clear();
}

void PredictionScene::clear()
{
    for (PredictionRow &row : m_rows)
        row.guess.reset();
    m_ranked.resize(m_rows.size());
    std::iota(m_ranked.begin(), m_ranked.end(), std::size_t{0});
    m_rankedByHand = false;
    m_locked = false;
    m_current = 0;
}

void PredictionScene::setCurrent(std::size_t row)
{
    if (row < m_rows.size())
        m_current = row;
}

bool PredictionScene::hasGuess() const
{
    return m_rankedByHand
           || std::ranges::any_of(m_rows, [](const PredictionRow &row) { return row.guess.has_value(); });
}

bool PredictionScene::isComplete() const
{
    const auto guessed = [](const PredictionRow &row) { return row.guess.has_value(); };
    if (kind() == PredictionKind::Order)
        return m_rankedByHand;
    if (kind() != PredictionKind::Pick)
        return std::ranges::all_of(m_rows, guessed);
    const auto picked = static_cast<std::size_t>(std::ranges::count_if(m_rows, guessed));
    return picked * m_asked.groupSize == m_rows.size();
}

void PredictionScene::guess(std::size_t row, double value)
{
    if (m_locked || row >= m_rows.size() || kind() == PredictionKind::Order || kind() == PredictionKind::Pick)
        return;
    if (kind() == PredictionKind::Count)
        value = std::round(value);
    m_rows[row].guess = std::clamp(value, m_asked.least, m_asked.most);
    m_current = row;
}

void PredictionScene::step(std::size_t row, int steps)
{
    if (row >= m_rows.size())
        return;
    const double middle = valueAt(0.5);
    const double now = m_rows[row].guess.value_or(middle);
    if (kind() == PredictionKind::Count)
        guess(row, now + steps);
    else
        guess(row, valueAt(shareOf(now) + steps / 100.0));
}

void PredictionScene::moveRow(std::size_t row, std::size_t rank)
{
    if (m_locked || kind() != PredictionKind::Order || row >= m_rows.size())
        return;
    std::erase(m_ranked, row);
    const std::size_t place = std::min(rank, m_ranked.size());
    m_ranked.insert(m_ranked.begin() + static_cast<std::ptrdiff_t>(place), row);
    m_rankedByHand = true;
    m_current = row;
}

void PredictionScene::pick(std::size_t row)
{
    if (m_locked || kind() != PredictionKind::Pick || row >= m_rows.size())
        return;
    const std::size_t first = row / m_asked.groupSize * m_asked.groupSize;
    for (std::size_t other = first; other < first + m_asked.groupSize; ++other)
        m_rows[other].guess.reset();
    m_rows[row].guess = 1;
    m_current = row;
}

void PredictionScene::show(const LessonResult &result)
{
    for (std::size_t row = 0; row < m_rows.size(); ++row)
        m_rows[row].measured = result.figure({m_asked.measure, m_asked.of[row]});
    for (std::size_t row = 0; row < m_experiments.size(); ++row) {
        m_rows[row].range = result.range({m_asked.measure, m_asked.of[row]});
        m_rows[row].ideal = idealOf(m_asked.measure, m_experiments[row], result.machine.cores);
        m_rows[row].grown = grownIdealOf(m_asked.measure, m_experiments[row], result.machine.cores);
    }
    fitSpeedup();
    lookBeyond(result.machine.cores);
}

bool PredictionScene::asksForScaling() const
{
    return kind() == PredictionKind::Curve && m_asked.measure == Measure::Speedup
           && m_asked.along == SweepPlan::Vary::Workers;
}

void PredictionScene::fitSpeedup()
{
    m_usl.reset();
    if (!asksForScaling())
        return;
    std::vector<ScalingRun> runs;
    for (const PredictionRow &row : m_rows) {
        if (row.measured && *row.measured > 0)
            runs.push_back(
                {static_cast<int>(row.along), Nanos(std::llround(FittedSpeedup::timeOfOneNs / *row.measured))});
    }
    const auto fit = fitUsl(runs);
    if (!fit)
        return;
    const auto [fewest, most] = std::ranges::minmax(runs, {}, &ScalingRun::workers);
    m_usl = FittedSpeedup{*fit, static_cast<double>(fewest.workers), static_cast<double>(most.workers)};
}

void PredictionScene::lookBeyond(int cores)
{
    m_beyond.reset();
    if (!asksForScaling() || !isMeasured())
        return;
    std::size_t last = 0;
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        if (m_rows[row].measured && (!m_rows[last].measured || m_rows[row].along > m_rows[last].along))
            last = row;
    }
    Experiment more = m_experiments[last];
    more.workers *= timesBeyond;
    const double from = m_rows[last].along;
    const SpeedupBeyond beyond{from, timesBeyond * from, idealOf(m_asked.measure, more, cores),
                               grownIdealOf(m_asked.measure, more, cores)};
    if (m_usl || beyond.ideal || beyond.grown)
        m_beyond = beyond;
}

void PredictionScene::forgetMeasured()
{
    for (PredictionRow &row : m_rows) {
        row.measured = row.ideal = row.grown = std::nullopt;
        row.range.reset();
    }
    m_usl.reset();
    m_beyond.reset();
}

std::optional<int> PredictionScene::runsOfPoints() const
{
    std::optional<int> runs;
    for (const PredictionRow &row : m_rows) {
        if (!row.measured)
            continue;
        if (!row.range || (runs && *runs != row.range->runs))
            return std::nullopt;
        runs = row.range->runs;
    }
    return runs;
}

bool PredictionScene::isMeasured() const
{
    return std::ranges::any_of(m_rows, [](const PredictionRow &row) { return row.measured.has_value(); });
}

std::size_t PredictionScene::measuredRank(std::size_t row) const
{
    const double own = m_rows[row].measured.value_or(0);
    return static_cast<std::size_t>(std::ranges::count_if(
        m_rows, [own](const PredictionRow &other) { return other.measured && *other.measured < own; }));
}

std::size_t PredictionScene::bestOfGroup(std::size_t row) const
{
    const std::size_t first = row / m_asked.groupSize * m_asked.groupSize;
    std::size_t best = first;
    for (std::size_t other = first; other < first + m_asked.groupSize; ++other) {
        if (m_rows[other].measured < m_rows[best].measured && m_rows[other].measured)
            best = other;
    }
    return best;
}

double PredictionScene::shareOf(double value) const
{
    if (m_asked.logarithmic)
        return std::log(std::max(value, m_asked.least * 1e-3) / m_asked.least) / std::log(m_asked.most / m_asked.least);
    return (value - m_asked.least) / (m_asked.most - m_asked.least);
}

double PredictionScene::valueAt(double share) const
{
    if (m_asked.logarithmic)
        return m_asked.least * std::pow(m_asked.most / m_asked.least, share);
    return m_asked.least + share * (m_asked.most - m_asked.least);
}

std::pair<double, double> PredictionScene::alongEnds() const
{
    const auto [low, high] = std::ranges::minmax_element(m_rows, {}, &PredictionRow::along);
    return {low->along, m_beyond ? std::max(high->along, m_beyond->to) : high->along};
}

double PredictionScene::alongShare(double along) const
{
    constexpr double room = 0.06;
    const auto [low, high] = alongEnds();
    if (!(low > 0) || low == high)
        return 0.5;
    return room + (1 - 2 * room) * std::log(along / low) / std::log(high / low);
}

} // namespace futurescope
