// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/scalinglaws.h"

#include "core/analysis/leastsquares.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numeric>
#include <set>

namespace futurescope {

namespace {

Status checkRuns(std::span<const ScalingRun> runs, const char *law, int leastPoints)
{
    std::set<int> points;
    for (const ScalingRun &run : runs) {
        if (run.workers < 1 || run.makespan <= Nanos::zero())
            return Error{ErrorCode::InvalidInput, fmt::format("a run with {} workers that took {} ns cannot be fitted",
                                                              run.workers, run.makespan.count())};
        points.insert(run.workers);
    }
    if (static_cast<int>(points.size()) < leastPoints)
        return Error{ErrorCode::InvalidInput,
                     fmt::format("not enough data: {} needs at least {} different numbers of workers, there are {}",
                                 law, leastPoints, points.size())};
    return success();
}

/// The parameters with which the sum of parameter times `basis` (functions of the number of workers) comes closest to
/// `measured`, each run counted by its relative error. That is the error relative to the true value, of which the fit
/// before is the best guess: to divide by what was measured instead would favour runs that were too fast.
template <class Basis>
LeastSquares fitRelative(std::span<const ScalingRun> runs, std::span<const double> measured, Basis basis)
{
    std::vector<double> expected(measured.begin(), measured.end());
    LeastSquares solved;
    for (int round = 0; round < 3; ++round) {
        LeastSquaresProblem problem;
        for (std::size_t i = 0; i < runs.size(); ++i) {
            std::vector<double> row = basis(static_cast<double>(runs[i].workers));
            for (double &value : row)
                value /= expected[i];
            problem.add(std::move(row), measured[i] / expected[i]);
        }
        solved = solve(problem);
        for (std::size_t i = 0; i < runs.size(); ++i) {
            const std::vector<double> row = basis(static_cast<double>(runs[i].workers));
            expected[i] = std::inner_product(row.begin(), row.end(), solved.parameters.begin(), 0.0);
        }
    }
    return solved;
}

std::vector<double> timesOf(std::span<const ScalingRun> runs)
{
    std::vector<double> times;
    for (const ScalingRun &run : runs)
        times.push_back(static_cast<double>(run.makespan.count()));
    return times;
}

/// Units of work in a nanosecond, where the work is in proportion to the workers.
std::vector<double> ratesOf(std::span<const ScalingRun> runs)
{
    std::vector<double> rates;
    for (const ScalingRun &run : runs)
        rates.push_back(run.workers / static_cast<double>(run.makespan.count()));
    return rates;
}

template <class Fit>
FitQuality qualityOf(const Fit &fit, std::span<const ScalingRun> runs, int parameters)
{
    FitQuality quality;
    double sum = 0;
    for (const ScalingRun &run : runs) {
        const double fitted = fit.timeNsAt(run.workers);
        quality.residuals.push_back((static_cast<double>(run.makespan.count()) - fitted) / fitted);
        sum += quality.residuals.back() * quality.residuals.back();
    }
    quality.relativeError = std::sqrt(sum / static_cast<double>(static_cast<int>(runs.size()) - parameters));
    return quality;
}

/// T(p) = a / p + b (p - 1) / p + c (p - 1), with a = T(1), sigma = b / a, kappa = c / a; the coefficients that are not
/// asked for are held at 0.
UslFit uslFit(std::span<const ScalingRun> runs, bool withSigma, bool withKappa)
{
    const LeastSquares solved = fitRelative(runs, timesOf(runs), [=](double p) {
        std::vector<double> row{1 / p};
        if (withSigma)
            row.push_back((p - 1) / p);
        if (withKappa)
            row.push_back(p - 1);
        return row;
    });
    UslFit fit;
    fit.sequentialNs = solved.parameters[0];
    if (withSigma)
        fit.sigma = solved.ratio(1, 0);
    if (withKappa)
        fit.kappa = solved.ratio(withSigma ? 2 : 1, 0);
    fit.sigmaHeld = !withSigma;
    fit.kappaHeld = !withKappa;
    fit.quality = qualityOf(fit, runs, 1 + withSigma + withKappa);
    return fit;
}

bool isAllowed(const UslFit &fit)
{
    return fit.sigma.value >= 0 && fit.kappa.value >= 0;
}

double squaresOf(const UslFit &fit)
{
    const std::vector<double> &residuals = fit.quality.residuals;
    return std::inner_product(residuals.begin(), residuals.end(), residuals.begin(), 0.0);
}

/// `value` with as much of the interval of the free estimate as is not negative; that may lie beside it.
Estimate allowedPart(const Estimate &free, double value)
{
    return {value, std::min(value, std::max(0.0, free.low)), std::max({value, 0.0, free.high})};
}

} // namespace

double AmdahlFit::timeNsAt(double workers) const
{
    return sequentialNs * (serialFraction.value + (1 - serialFraction.value) / workers);
}

double AmdahlFit::speedupAt(double workers) const
{
    return sequentialNs / timeNsAt(workers);
}

double GustafsonFit::timeNsAt(double workers) const
{
    return sequentialNs * workers / speedupAt(workers);
}

double GustafsonFit::speedupAt(double workers) const
{
    return workers - serialFraction.value * (workers - 1);
}

double UslFit::timeNsAt(double workers) const
{
    return sequentialNs * (1 + sigma.value * (workers - 1) + kappa.value * workers * (workers - 1)) / workers;
}

double UslFit::speedupAt(double workers) const
{
    return sequentialNs / timeNsAt(workers);
}

Result<AmdahlFit> fitAmdahl(std::span<const ScalingRun> runs)
{
    if (const Status status = checkRuns(runs, "Amdahl's law", AmdahlFit::leastPoints); !status)
        return status.error();
    // T(p) = a / p + b (1 - 1/p), with a = T(1) and f = b / a.
    const LeastSquares solved = fitRelative(runs, timesOf(runs), [](double p) {
        return std::vector{1 / p, 1 - 1 / p};
    });
    AmdahlFit fit;
    fit.sequentialNs = solved.parameters[0];
    fit.serialFraction = solved.ratio(1, 0);
    fit.quality = qualityOf(fit, runs, 2);
    return fit;
}

Result<UslFit> fitUsl(std::span<const ScalingRun> runs)
{
    if (const Status status = checkRuns(runs, "the Universal Scalability Law", UslFit::leastPoints); !status)
        return status.error();
    const UslFit free = uslFit(runs, true, true);
    UslFit best = free;
    if (!isAllowed(free)) {
        // The best allowed fit lies on the bound; with two coefficients that is one of three.
        best = uslFit(runs, false, false);
        for (const bool withSigma : {true, false}) {
            const UslFit other = uslFit(runs, withSigma, !withSigma);
            if (isAllowed(other) && squaresOf(other) < squaresOf(best))
                best = other;
        }
    }
    best.sigma = allowedPart(free.sigma, best.sigma.value);
    best.kappa = allowedPart(free.kappa, best.kappa.value);
    if (best.kappa.low > 0 && best.sigma.value < 1)
        best.peakWorkers = std::sqrt((1 - best.sigma.value) / best.kappa.value);
    return best;
}

Result<GustafsonFit> fitGustafson(std::span<const ScalingRun> runs)
{
    if (const Status status = checkRuns(runs, "Gustafson's law", GustafsonFit::leastPoints); !status)
        return status.error();
    // Work in a unit of time: p / T(p) = a p - b (p - 1), with a = 1 / T(1) and s = b / a.
    const LeastSquares solved = fitRelative(runs, ratesOf(runs), [](double p) { return std::vector{p, 1 - p}; });
    GustafsonFit fit;
    fit.sequentialNs = 1 / solved.parameters[0];
    fit.serialFraction = solved.ratio(1, 0);
    fit.quality = qualityOf(fit, runs, 2);
    return fit;
}

std::optional<double> karpFlatt(double speedup, int workers)
{
    if (workers < 2 || !(speedup > 0))
        return std::nullopt;
    const double p = workers;
    return (1 / speedup - 1 / p) / (1 - 1 / p);
}

} // namespace futurescope
