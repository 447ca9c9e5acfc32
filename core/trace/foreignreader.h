// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jsonlimits.h"
#include "core/base/result.h"
#include "core/trace/foreignlane.h"

namespace futurescope {

/// What a foreign trace may have; what is beyond is skipped and counted.
struct ForeignLimits
{
    std::size_t slices = 20'000'000;
    std::size_t instants = 20'000'000;
    std::size_t samples = 50'000'000;
    std::size_t counters = 10'000;
    std::size_t lanes = 4'096; ///< of the picture, those of overlaps included
};

/// Reads a Chrome trace of any program. `progress` is asked while what was read is put in order; when it returns false
/// the reading ends with an error. Memory: the trace itself and little beside. Errors name the byte and the cause, or
/// say that there is nothing in the file that could be shown.
Result<ForeignTrace> readForeignTrace(const ByteSource &source, const TraceProgress &progress,
                                      const ForeignLimits &limits = {});

} // namespace futurescope
