// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workloads/workplan.h"

#include "core/workloads/cpuwork.h"
#include "core/workloads/readfile.h"

#include <algorithm>
#include <sys/mman.h>
#include <unistd.h>

namespace futurescope {

namespace {

// A trial lasts about a millisecond: too short for other programs to disturb all of them. The fastest counts.
constexpr int trials = 15;
constexpr std::uint64_t trialTurns = std::uint64_t{1} << 19;
constexpr std::uint64_t trialDivisions = std::uint64_t{1} << 18;

/// `amount` of work per nanosecond, in the fastest of the trials.
template <class Work>
double bestRate(std::uint64_t amount, Work work)
{
    std::int64_t bestNs = INT64_MAX;
    for (int trial = 0; trial < trials; ++trial) {
        const std::int64_t startNs = monotonicNs();
        work();
        bestNs = std::min(bestNs, monotonicNs() - startNs);
    }
    return static_cast<double>(amount) / static_cast<double>(std::max<std::int64_t>(bestNs, 1));
}

/// A file in memory is read through the page cache as one on a disk is, and can be made on any system. Throws what
/// checksumFile() throws.
double measureFileRate()
{
    const OpenFile file(memfd_create("futurescope-calibration", MFD_CLOEXEC));
    if (ftruncate(file.descriptor(), fileStepBytes) != 0)
        throw TaskError({FailureKind::OsError, 0, static_cast<std::uint32_t>(errno)});
    return bestRate(fileStepBytes, [&] { checksumFile(file.descriptor(), {0, fileStepBytes}, 0, {}); });
}

Calibration measure()
{
    // The numbers are hidden in volatiles, so that no trial is known to equal the one before.
    volatile std::uint64_t turns = trialTurns;
    volatile std::uint64_t number = primeThatTakes(trialDivisions);
    volatile std::uint64_t sink = 0;
    Calibration calibration;
    calibration.squaresPerNs = bestRate(trialTurns, [&] { sink = sumOfSquares(turns, {}); });
    calibration.divisionsPerNs = bestRate(trialDivisions, [&] { sink = sumOfPrimeFactors(number, {}); });
    calibration.fileBytesPerNs = measureFileRate();
    return calibration;
}

} // namespace

const Calibration &Calibration::ofThisMachine()
{
    static const Calibration measured = measure(); // the language lets other threads wait for the first
    return measured;
}

} // namespace futurescope
