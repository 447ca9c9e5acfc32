// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/timeline.h"

#include <cstdint>
#include <vector>

namespace futurescope {

/// How many futures of a run that has ended had come to which end at any moment, in O(log n): a replay asks for it
/// many times a second, whatever the number of futures.
class OutcomeTimes
{
public:
    OutcomeTimes() = default;
    explicit OutcomeTimes(const Timeline &timeline);

    /// `submitted` too is as of `atNs`.
    Timeline::Count at(std::int64_t atNs) const;

private:
    std::vector<std::int64_t> m_submitted, m_finished, m_failed, m_cancelled, m_lost, m_exceptionsRead; // each sorted
};

} // namespace futurescope
