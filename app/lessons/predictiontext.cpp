// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/sweeptext.h"
#include "app/lab/text.h"
#include "app/lessons/predictionscene.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace futurescope {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(Prediction)
};

/// Shares are told as percentages, speedups as factors.
QString ratioText(Measure measure, double value)
{
    return measure == Measure::Speedup ? Texts::tr("%1×").arg(QLocale().toString(value, 'f', 2)) : percentText(value);
}

/// "1,700 times": how many times as much the one is as the other.
QString timesText(double factor)
{
    return factor < 10 ? QLocale().toString(factor, 'f', 1) : groupedText(static_cast<std::uint64_t>(factor));
}

/// How far off, over the rows that were both guessed and measured: "on average 23 % too high".
QString distanceVerdict(const PredictionScene &scene)
{
    double sum = 0;
    double signedSum = 0;
    double worst = 1;
    int compared = 0;
    for (const PredictionRow &row : scene.rows()) {
        if (!row.guess || !row.measured || *row.measured == 0)
            continue;
        const double off = (*row.guess - *row.measured) / *row.measured;
        sum += std::abs(off);
        signedSum += off;
        worst = std::max(worst,
                         std::max(*row.guess, *row.measured) / std::max(std::min(*row.guess, *row.measured), 1e-9));
        ++compared;
    }
    if (compared == 0)
        return {};
    const double mean = sum / compared;
    constexpr double close = 0.1;
    if (mean <= close)
        return Texts::tr("Your guess was right within %1.").arg(percentText(std::max(mean, 0.01)));
    constexpr double farOff = 3; // where a percentage says little
    if (mean >= farOff)
        return compared == 1 ? Texts::tr("Your guess was off by a factor of %1.").arg(timesText(worst))
                             : Texts::tr("Your guess was off by up to a factor of %1.").arg(timesText(worst));
    const QString off = percentText(mean);
    if (std::abs(signedSum) < 0.999 * sum)
        return Texts::tr("Your guess was off by %1 on average.").arg(off);
    return signedSum > 0 ? Texts::tr("Your guess was %1 too high.").arg(off)
                         : Texts::tr("Your guess was %1 too low.").arg(off);
}

QString countVerdict(const PredictionScene &scene)
{
    int right = 0;
    int compared = 0;
    for (const PredictionRow &row : scene.rows()) {
        if (!row.guess || !row.measured)
            continue;
        ++compared;
        right += std::round(*row.measured) == *row.guess;
    }
    if (compared == 0)
        return {};
    if (right == compared)
        return Texts::tr("Exactly as you said.");
    if (compared == 1) {
        const PredictionRow &row = *std::ranges::find_if(
            scene.rows(), [](const PredictionRow &candidate) { return candidate.guess && candidate.measured; });
        return Texts::tr("You said %1; it was %2.")
            .arg(measureText(scene.measure(), *row.guess), measureText(scene.measure(), *row.measured));
    }
    return Texts::tr("%1 of %2 as you said.").arg(right).arg(compared);
}

QString orderVerdict(const PredictionScene &scene)
{
    std::size_t right = 0;
    for (std::size_t place = 0; place < scene.ranked().size(); ++place)
        right += scene.measuredRank(scene.ranked()[place]) == place;
    return right == scene.ranked().size()
               ? Texts::tr("Exactly the order you said.")
               : Texts::tr("%1 of %2 stand where you put them.").arg(right).arg(scene.ranked().size());
}

/// The price of what was chosen against the best that was measured.
QString pickVerdict(const PredictionScene &scene)
{
    double chosen = 0;
    double best = 0;
    for (std::size_t row = 0; row < scene.rows().size(); ++row) {
        const PredictionRow &candidate = scene.rows()[row];
        const PredictionRow &winner = scene.rows()[scene.bestOfGroup(row)];
        if (!candidate.guess || !candidate.measured || !winner.measured)
            continue;
        chosen += *candidate.measured;
        best += *winner.measured;
    }
    if (best <= 0)
        return {};
    constexpr double asGood = 1.05;
    return chosen <= best * asGood ? Texts::tr("Your choices are as good as the best that were measured.")
                                   : Texts::tr("Your choices take %1 times as long as the best that were measured.")
                                         .arg(QLocale().toString(chosen / best, 'f', 2));
}

} // namespace

QString idealLabel()
{
    return Texts::tr("ideal: only the work takes time");
}

QString amdahlLabel()
{
    return Texts::tr("Amdahl: the same job");
}

QString gustafsonLabel()
{
    return Texts::tr("Gustafson: a job that grows with the workers");
}

QString uslLabel(const UslFit &fit)
{
    const auto twoDigits = [](double value) { return QLocale().toString(value, 'g', 2); };
    return Texts::tr("USL: fitted, σ %1, κ %2").arg(twoDigits(fit.sigma.value), twoDigits(fit.kappa.value));
}

QString peakLabel(double workers)
{
    return Texts::tr("peak at %1").arg(QLocale().toString(workers, 'f', 0));
}

QString beyondLabel()
{
    return Texts::tr("extrapolated");
}

QString measuredText(const PredictionScene &scene, std::size_t row)
{
    const PredictionRow &content = scene.rows()[row];
    if (!content.measured)
        return {};
    const auto text = [&scene](double value) { return measureText(scene.measure(), value); };
    const QString value = text(*content.measured);
    if (!content.range)
        return Texts::tr("%1: %2").arg(content.label, value);
    return Texts::tr("%1: %2; %3: %4 – %5")
        .arg(content.label, value, medianRangeText(content.range->runs), text(content.range->least),
             text(content.range->most));
}

QString measureText(Measure measure, double value)
{
    if (measure == Measure::Deadlocked)
        return value > 0 ? Texts::tr("yes") : Texts::tr("no");
    switch (unitOf(measure)) {
    case MeasureUnit::Nanoseconds:
        return toText(Nanos(std::llround(value)));
    case MeasureUnit::Ratio:
        return ratioText(measure, value);
    case MeasureUnit::Count:
        break;
    }
    return value == std::round(value) ? groupedText(static_cast<std::uint64_t>(std::max(0.0, value)))
                                      : QLocale().toString(value, 'f', 1);
}

QString alongText(SweepPlan::Vary along, double value)
{
    return along == SweepPlan::Vary::Work ? toText(Nanos(std::llround(value)))
                                          : groupedText(static_cast<std::uint64_t>(value));
}

QString alongTitle(SweepPlan::Vary along)
{
    switch (along) {
    case SweepPlan::Vary::Chunk:
        return Texts::tr("by items per task →");
    case SweepPlan::Vary::Work:
        return Texts::tr("by work per item →");
    case SweepPlan::Vary::Executor:
        return Texts::tr("by executor →");
    case SweepPlan::Vary::Workers:
        break;
    }
    return Texts::tr("by workers →");
}

QString predictionHint(PredictionKind kind)
{
    switch (kind) {
    case PredictionKind::FinishLines:
        return Texts::tr("Drag the line to where you expect it.");
    case PredictionKind::Count:
        return Texts::tr("Click the number that you expect.");
    case PredictionKind::Order:
        return Texts::tr("Drag the rows into the order that you expect, the least on top.");
    case PredictionKind::Curve:
        return Texts::tr("Sketch the curve that you expect.");
    case PredictionKind::Pick:
        break;
    }
    return Texts::tr("Choose one for each job.");
}

QString predictionVerdict(const PredictionScene &scene)
{
    if (!scene.isMeasured() || !scene.hasGuess())
        return {};
    switch (scene.kind()) {
    case PredictionKind::FinishLines:
    case PredictionKind::Curve:
        return distanceVerdict(scene);
    case PredictionKind::Count:
        return scene.countsInBoxes() ? countVerdict(scene) : distanceVerdict(scene);
    case PredictionKind::Order:
        return orderVerdict(scene);
    case PredictionKind::Pick:
        break;
    }
    return pickVerdict(scene);
}

} // namespace futurescope
