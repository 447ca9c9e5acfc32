// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workloads/workplan.h"

#include "core/workloads/bestrate.h"
#include "core/workloads/cpuwork.h"
#include "core/workloads/readfile.h"

#include <sys/mman.h>
#include <unistd.h>

namespace futurescope {

namespace {

constexpr std::uint64_t trialTurns = std::uint64_t{1} << 19;
constexpr std::uint64_t trialDivisions = std::uint64_t{1} << 18;

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
