// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fixture.h"

#include <algorithm>
#include <map>
#include <vector>

namespace futurescope::conformance {

inline bool isEnd(EventKind kind)
{
    return kind == EventKind::Finished || kind == EventKind::Failed || kind == EventKind::Lost
           || kind == EventKind::Cancelled;
}

/// Every submitted future has one end in the record, and that is the one that the future has come to.
inline bool endsAreRecordedOnce(const std::vector<Event> &events, const std::vector<Call> &calls)
{
    std::map<std::uint32_t, std::vector<EventKind>> ends;
    for (const Event &event : events) {
        if (isEnd(event.kind))
            ends[event.future.value].push_back(event.kind);
    }
    const auto agrees = [&](const Call &call) {
        const auto found = ends.find(call.id().value);
        if (found == ends.end() || found->second.size() != 1 || !call.done())
            return false;
        return (found->second[0] == EventKind::Cancelled) == call.cancelled();
    };
    return ends.size() == calls.size() && std::ranges::all_of(calls, agrees);
}

} // namespace futurescope::conformance
