// SPDX-License-Identifier: GPL-3.0-or-later
// What a FutureRecord says of its future.
#include "core/trace/futurerecord.h"

#include <fmt/format.h>

namespace futurescope {

std::optional<FutureState> FutureRecord::stateAt(std::int64_t atNs) const
{
    // Of a trace that another program wrote, nobody knows the submission.
    const std::int64_t bornNs = submittedNs != never ? submittedNs : startedNs;
    if (bornNs == never || atNs < bornNs)
        return std::nullopt;
    if (endedNs != never && atNs >= endedNs) {
        if (outcome != Outcome::Cancelled || hasRun())
            return FutureState::Finished;
        return notifiedNs() != never && atNs >= notifiedNs() ? FutureState::CancelledAndNotified
                                                             : FutureState::Cancelled;
    }
    if (startedNs != never && atNs >= startedNs)
        return FutureState::Running;
    return FutureState::Pending;
}

std::string outcomeText(const FutureRecord &record, const std::vector<std::string> &texts)
{
    switch (record.outcome) {
    case Outcome::Open:
        return {};
    case Outcome::Finished:
        return fmt::format("returned {}", record.payload);
    case Outcome::Cancelled:
        return record.hasRun() ? "stopped with the run" : "cancelled before it started";
    case Outcome::Lost: // its payload is the plain wait status
        return failureText({FailureKind::Lost, 0, static_cast<std::uint32_t>(record.payload)}, {});
    case Outcome::Failed:
        break;
    }
    const Failure failure = Failure::fromPayload(record.failure, record.payload);
    const bool hasText = carriesText(failure.kind) && failure.number < texts.size();
    return failureText(failure, hasText ? texts[failure.number] : std::string());
}

std::string stateLabel(const FutureRecord &record, std::int64_t atNs)
{
    const auto state = record.stateAt(atNs);
    if (!state)
        return {};
    if (*state == FutureState::Pending || *state == FutureState::Running)
        return std::string(stateText(*state));
    switch (record.outcome) {
    case Outcome::Cancelled:
        return "cancelled";
    case Outcome::Lost:
        return "lost";
    case Outcome::Failed:
        return std::string(failureName(record.failure));
    default:
        return "finished";
    }
}

} // namespace futurescope
