// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/platform/cputime.h"

#include <algorithm>
#include <cstdint>

namespace futurescope {

/// What the calling thread takes of one core from construction on. To be asked on the same thread.
class CpuShare
{
public:
    /// CPU time of the thread / time passed: 0 to 1.
    double now() const
    {
        const std::int64_t passedNs = std::max<std::int64_t>(1, monotonicNs() - m_sinceNs);
        return static_cast<double>((threadCpuTime() - m_cpu).count()) / static_cast<double>(passedNs);
    }

private:
    std::int64_t m_sinceNs = monotonicNs();
    Nanos m_cpu = threadCpuTime();
};

} // namespace futurescope
