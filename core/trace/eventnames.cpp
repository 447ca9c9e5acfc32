// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/eventnames.h"

namespace futurescope {

namespace {

std::string_view markName(MarkKind mark)
{
    switch (mark) {
    case MarkKind::RunStarted:
        return "run started";
    case MarkKind::SubmitBegan:
        return "submitting began";
    case MarkKind::SubmitEnded:
        return "submitting ended";
    case MarkKind::CollectEnded:
        return "collecting ended";
    case MarkKind::ShutdownCalled:
        return "shutdown called";
    case MarkKind::RunEnded:
        return "run ended";
    case MarkKind::WorkerStarted:
        return "worker started";
    case MarkKind::WorkerEnded:
        return "worker ended";
    case MarkKind::StopRequested:
        return "stop requested";
    case MarkKind::CancelRequested:
        return "cancel requested";
    case MarkKind::DeadlockFound:
        return "deadlock found";
    case MarkKind::SerialBegan:
        return "serial part began";
    case MarkKind::SerialEnded:
        return "serial part ended";
    case MarkKind::TaskDropped:
        return "task dropped";
    case MarkKind::Heartbeat:
        return "heartbeat";
    case MarkKind::BesideBegan:
        return "computing beside the loop began";
    case MarkKind::BesideEnded:
        return "computing beside the loop ended";
    case MarkKind::SubmitRefused:
        return "submission refused";
    case MarkKind::SwitchedOut:
        return "lost the core";
    }
    return "mark";
}

} // namespace

std::string_view eventName(const Event &event)
{
    switch (event.kind) {
    case EventKind::Submitted:
        return "submitted";
    case EventKind::Serialised:
        return "arguments encoded";
    case EventKind::Sent:
        return "sent";
    case EventKind::Started:
        return "started";
    case EventKind::Blocked:
        return "blocked";
    case EventKind::Resumed:
        return "resumed";
    case EventKind::LockWait:
        return "lock asked for";
    case EventKind::LockGot:
        return "lock got";
    case EventKind::Finished:
        return "finished";
    case EventKind::Failed:
        return "failed";
    case EventKind::Cancelled:
        return "cancelled";
    case EventKind::CancelRefused:
        return "cancel refused";
    case EventKind::Lost:
        return "lost";
    case EventKind::ResultRead:
        return "result read";
    case EventKind::ExceptionRead:
        return "exception read";
    case EventKind::TimedOut:
        return "timed out";
    case EventKind::Steal:
        return "stolen";
    case EventKind::LockReleased:
        return "lock released";
    case EventKind::CancelNotified:
        return "cancellation noticed";
    case EventKind::Mark:
        return markName(static_cast<MarkKind>(event.detail));
    }
    return "event";
}

std::string_view outcomeName(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Open:
        return "not ended";
    case Outcome::Finished:
        return "finished";
    case Outcome::Failed:
        return "failed";
    case Outcome::Cancelled:
        return "cancelled";
    case Outcome::Lost:
        return "lost";
    }
    return "not ended";
}

} // namespace futurescope
