// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"

#include <optional>
#include <span>
#include <vector>

namespace futurescope {

/// One run of a sweep over workers.
struct ScalingRun
{
    int workers = 1;
    Nanos makespan{};
};

/// An estimated number and the interval that holds the true one with a probability of 95 %, if the law is true of the
/// program: from the standard error and Student's t. A serial fraction is not cut off at what the law allows: one under
/// 0 says that the speedup is greater than the law knows.
struct Estimate
{
    double value = 0;
    double low = 0;
    double high = 0;
};

/// What every fit tells of itself.
struct FitQuality
{
    std::vector<double> residuals; ///< of each run, in their order: (measured - fitted) / fitted time
    double relativeError = 0;      ///< standard deviation of these, degrees of freedom allowed for
};

/// Amdahl, AFIPS 1967: T(p) = T(1) (f + (1 - f) / p).
struct AmdahlFit
{
    static constexpr int leastPoints = 4;

    Estimate serialFraction; ///< f
    double sequentialNs = 0; ///< T(1) as fitted
    FitQuality quality;

    double timeNsAt(double workers) const;
    double speedupAt(double workers) const;
};

/// Gustafson, CACM 31 (1988): the work grows with the workers, and of the time that p of them need, the share s does
/// not grow with it. The scaled speedup is p - s (p - 1), so p times the work takes T(p) = T(1) p / (p - s (p - 1)).
struct GustafsonFit
{
    static constexpr int leastPoints = 4;

    Estimate serialFraction; ///< s
    double sequentialNs = 0; ///< T(1) as fitted
    FitQuality quality;

    double timeNsAt(double workers) const; ///< with the work of so many workers
    double speedupAt(double workers) const;
};

/// Gunther's Universal Scalability Law (Guerrilla Capacity Planning, 2007):
/// T(p) = T(1) (1 + sigma (p - 1) + kappa p (p - 1)) / p, with coefficients that are not negative, as he defines them:
/// a negative kappa would let the curve rise above the ideal beyond what was measured. Where the best fit has one, it
/// is held at 0 and the others are fitted again. Intervals are those of the fit without that bound, which know how
/// little the runs tell of the coefficient, cut off at 0.
struct UslFit
{
    static constexpr int leastPoints = 6;

    Estimate sigma;         ///< contention
    Estimate kappa;         ///< coherency
    bool sigmaHeld = false; ///< at 0, because the runs alone would give less
    bool kappaHeld = false;
    double sequentialNs = 0;
    /// sqrt((1 - sigma) / kappa): more workers than these make it slower. Absent unless the interval of kappa lies
    /// above 0.
    std::optional<double> peakWorkers;
    FitQuality quality;

    double timeNsAt(double workers) const;
    double speedupAt(double workers) const;
};

/// Least squares of the relative errors, over all runs. A point is a number of workers; several runs of one point tell
/// of the spread. Errors: InvalidInput "not enough data: ..." with fewer points than `leastPoints`, and for times or
/// workers that are not positive. Any thread.
Result<AmdahlFit> fitAmdahl(std::span<const ScalingRun> runs);
Result<UslFit> fitUsl(std::span<const ScalingRun> runs);
/// `runs`: each with work in proportion to its workers.
Result<GustafsonFit> fitGustafson(std::span<const ScalingRun> runs);

/// The experimentally determined serial fraction, (1/S - 1/p) / (1 - 1/p) (Karp and Flatt, CACM 33, 1990): if it grows
/// with p, overhead grows. Absent for fewer than two workers and a speedup that is not positive.
std::optional<double> karpFlatt(double speedup, int workers);

} // namespace futurescope
