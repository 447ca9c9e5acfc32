// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/outcometimes.h"

#include <algorithm>

namespace futurescope {

namespace {

std::uint64_t upTo(const std::vector<std::int64_t> &times, std::int64_t atNs)
{
    return static_cast<std::uint64_t>(std::upper_bound(times.begin(), times.end(), atNs) - times.begin());
}

} // namespace

OutcomeTimes::OutcomeTimes(const Timeline &timeline)
{
    for (const FutureRecord &record : timeline.futures()) {
        if (record.submittedNs != never)
            m_submitted.push_back(record.submittedNs);
        switch (record.outcome) {
        case Outcome::Finished:
            m_finished.push_back(record.endedNs);
            break;
        case Outcome::Failed:
            m_failed.push_back(record.endedNs);
            if (record.readNs != never)
                m_exceptionsRead.push_back(std::max(record.readNs, record.endedNs));
            break;
        case Outcome::Cancelled:
            m_cancelled.push_back(record.endedNs);
            break;
        case Outcome::Lost:
            m_lost.push_back(record.endedNs);
            break;
        case Outcome::Open:
            break;
        }
    }
    for (auto *times : {&m_submitted, &m_finished, &m_failed, &m_cancelled, &m_lost, &m_exceptionsRead})
        std::sort(times->begin(), times->end());
}

Timeline::Count OutcomeTimes::at(std::int64_t atNs) const
{
    return {upTo(m_submitted, atNs), upTo(m_finished, atNs), upTo(m_failed, atNs),
            upTo(m_cancelled, atNs), upTo(m_lost, atNs),     upTo(m_exceptionsRead, atNs)};
}

} // namespace futurescope
