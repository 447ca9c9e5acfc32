// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/scalingcurves.h"

#include "app/charts/sweeptext.h"
#include "app/lab/text.h"
#include "core/experiment/sweepwriter.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>

namespace futurescope {

namespace {

constexpr int steps = 48;   // of a curve, in equal ratios
constexpr double reach = 2; // times the most workers measured
constexpr double lineWidth = 1.5;

using Curve = std::function<double(double workers)>;

/// A law with its best parameter and with the ends of its interval, as speedups.
struct Law
{
    QString label;
    QString details;
    SeriesLook look;
    Curve best;
    Curve low;
    Curve high;
};

/// Where the law is drawn: over what was measured, and on to `reach` times as many.
struct Reach
{
    std::set<int> measured;

    double most() const { return *measured.rbegin(); }
};

CurvePoint pointOf(const Law &law, double workers)
{
    return {workers, law.best(workers), law.low(workers), law.high(workers)};
}

ChartSeries seriesOf(const Law &law, const Reach &where)
{
    ChartSeries series;
    series.label = law.label;
    series.details = law.details;
    series.look = law.look;
    for (const int workers : where.measured)
        series.points.append(pointOf(law, workers));
    for (int step = 0; step <= steps; ++step)
        series.curve.append(pointOf(law, std::pow(where.most(), double(step) / steps)));
    for (int step = 0; step <= steps; ++step) {
        const double workers = where.most() * std::pow(reach, double(step) / steps);
        series.extrapolated.append({workers, law.best(workers)});
    }
    return series;
}

/// In no language: the labels of laws stand in tables for programs too.
QString decimal(double value, int decimals)
{
    return QString::number(value, 'f', decimals);
}

/// Two digits that count.
QString twoDigits(double value)
{
    return QString::number(value, 'g', 2);
}

QString numbered(const Estimate &estimate, int decimals)
{
    return SweepText::tr("%1 (95 % interval %2 to %3)")
        .arg(decimal(estimate.value, decimals))
        .arg(decimal(estimate.low, decimals))
        .arg(decimal(estimate.high, decimals));
}

QString residualText(const FitQuality &quality)
{
    double largest = 0;
    for (const double residual : quality.residuals)
        largest = std::max(largest, std::abs(residual));
    return SweepText::tr("runs lie ±%1 % around the curve (standard deviation), at most %2 % off")
        .arg(decimal(quality.relativeError * 100, 1))
        .arg(decimal(largest * 100, 1));
}

/// `oneNs`: the measured time of 1 worker, which the speedups of the chart refer to. Then a point's distance from the
/// curve is its residual.
Law amdahlLaw(const AmdahlFit &fit, double oneNs)
{
    const auto withFraction = [&](double fraction) {
        AmdahlFit other = fit;
        other.serialFraction.value = fraction;
        other.quality.residuals.clear();
        return [other, oneNs](double workers) { return oneNs / other.timeNsAt(workers); };
    };
    Law law;
    law.label = SweepText::tr("Amdahl: %1 % serial").arg(decimal(fit.serialFraction.value * 100, 1));
    law.details = SweepText::tr("Amdahl, AFIPS 1967: S(p) = 1 / (f + (1 − f) / p)") + QLatin1Char('\n')
                  + SweepText::tr("serial fraction f = %1, shown as a band").arg(numbered(fit.serialFraction, 3))
                  + QLatin1Char('\n') + residualText(fit.quality);
    law.look = {ChartInk::Amdahl, MarkerShape::Triangle, LineStyle::Solid, SpreadStyle::Ribbon, lineWidth};
    law.best = withFraction(fit.serialFraction.value);
    law.low = withFraction(fit.serialFraction.high); // the more is serial, the less speedup
    law.high = withFraction(fit.serialFraction.low);
    return law;
}

Law uslLaw(const UslFit &fit, double oneNs)
{
    Law law;
    law.label = SweepText::tr("USL: σ %1, κ %2").arg(twoDigits(fit.sigma.value), twoDigits(fit.kappa.value));
    const QString peak = fit.peakWorkers ? SweepText::tr("most speedup at %1 workers").arg(decimal(*fit.peakWorkers, 1))
                                         : SweepText::tr("no peak can be told from these runs");
    law.details = SweepText::tr("Universal Scalability Law, Gunther 2007: S(p) = p / (1 + σ (p − 1) + κ p (p − 1))")
                  + QLatin1Char('\n') + SweepText::tr("contention σ = %1").arg(numbered(fit.sigma, 4))
                  + QLatin1Char('\n') + SweepText::tr("coherency κ = %1").arg(numbered(fit.kappa, 5))
                  + QLatin1Char('\n') + peak + QLatin1Char('\n') + residualText(fit.quality);
    if (const QString held = uslBoundText(fit); !held.isEmpty())
        law.details += QLatin1Char('\n') + held;
    law.look = {ChartInk::Usl, MarkerShape::Square, LineStyle::DashDot, SpreadStyle::None, lineWidth};
    law.best = law.low = law.high = [fit, oneNs](double workers) { return oneNs / fit.timeNsAt(workers); };
    return law;
}

/// The work grows with the workers, and the speedups of the chart are scaled ones.
Law gustafsonLaw(const GustafsonFit &fit, double oneNs)
{
    const auto withFraction = [&](double fraction) {
        GustafsonFit other = fit;
        other.serialFraction.value = fraction;
        other.quality.residuals.clear();
        return [other, oneNs](double workers) { return workers * oneNs / other.timeNsAt(workers); };
    };
    Law law;
    law.label = SweepText::tr("Gustafson: %1 % serial").arg(decimal(fit.serialFraction.value * 100, 1));
    law.details = SweepText::tr("Gustafson, CACM 1988: S(p) = p − s (p − 1), of work that grows with the workers")
                  + QLatin1Char('\n')
                  + SweepText::tr("serial fraction s = %1, shown as a band").arg(numbered(fit.serialFraction, 3))
                  + QLatin1Char('\n') + residualText(fit.quality);
    law.look = {ChartInk::Gustafson, MarkerShape::Triangle, LineStyle::Solid, SpreadStyle::Ribbon, lineWidth};
    law.best = withFraction(fit.serialFraction.value);
    law.low = withFraction(fit.serialFraction.high);
    law.high = withFraction(fit.serialFraction.low);
    return law;
}

/// The median time of 1 worker; 0 if it was not measured.
double oneWorkerNs(const SweepResult &result)
{
    const auto one = std::ranges::find(result.points, SweepValue{1}, &SweepPoint::value);
    return one == result.points.end() ? 0 : static_cast<double>(one->median.count());
}

template <class Fit>
void addLaw(ScalingCurves &curves, const Result<Fit> &fit, Law (*lawOf)(const Fit &, double), double oneNs,
            const Reach &where)
{
    if (fit) {
        curves.series.append(seriesOf(lawOf(*fit, oneNs), where));
        curves.mostWorkers = reach * where.most();
    } else {
        curves.remarks.append(toText(fit.error()));
    }
}

} // namespace

QString uslBoundText(const UslFit &fit)
{
    if (fit.sigmaHeld && fit.kappaHeld)
        return SweepText::tr("σ and κ held at 0: the runs alone would give less, which the law does not have");
    if (fit.sigmaHeld)
        return SweepText::tr("σ held at 0: the runs alone would give less, which the law does not have");
    if (fit.kappaHeld)
        return SweepText::tr("κ held at 0: the runs alone would give less, which the law does not have");
    return {};
}

ScalingCurves scalingCurves(const SweepResult &result)
{
    ScalingCurves curves;
    const double oneNs = oneWorkerNs(result);
    if (oneNs <= 0)
        return curves;
    const bool grows = result.plan.workGrows;
    const std::vector<ScalingRun> runs = grows ? weakScalingRuns(result) : scalingRuns(result);
    if (runs.empty())
        return curves;
    Reach where;
    for (const ScalingRun &run : runs)
        where.measured.insert(run.workers);
    if (grows) {
        addLaw(curves, fitGustafson(runs), gustafsonLaw, oneNs, where);
        return curves;
    }
    addLaw(curves, fitAmdahl(runs), amdahlLaw, oneNs, where);
    addLaw(curves, fitUsl(runs), uslLaw, oneNs, where);
    return curves;
}

} // namespace futurescope
