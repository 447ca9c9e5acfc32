// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executors/processdispatcher.h"

#include "core/executors/remotetask.h"

#include <algorithm>
#include <fmt/format.h>

// The part of the dispatcher that takes what workers say.

namespace futurescope {

namespace {

/// What a long task counts for: enough that nothing is given in advance until some short ones have followed.
constexpr std::int64_t longTaskNs = 400'000;

} // namespace

void ProcessDispatcher::receive(WorkerChannel &worker)
{
    const WorkerChannel::Progress progress = worker.receive();
    if (progress == WorkerChannel::Progress::HungUp) {
        hungUp(worker);
        return;
    }
    while (worker.state != State::Leaving) {
        const FrameReader::Next next = worker.incoming.next();
        if (next.outcome == FrameReader::Outcome::Incomplete)
            return;
        if (next.outcome == FrameReader::Outcome::Broken)
            protocolError(worker, next.fault);
        else
            takeFrame(worker, next.frame);
    }
    // What a leaving child still says is of no interest; reading it makes room for its end of file.
    worker.incoming = {};
}

void ProcessDispatcher::takeFrame(WorkerChannel &worker, const Frame &frame)
{
    switch (worker.state) {
    case State::Starting:
        greet(worker, frame);
        break;
    case State::Initializing:
        takeInitialized(worker, frame);
        break;
    case State::Ready:
        // Of a bell nothing more is to be done: the loop looks into the slots anyway.
        if (frame.type != FrameType::Bell)
            takeTaskFrame(worker, frame);
        break;
    case State::Leaving:
        break;
    }
}

void ProcessDispatcher::takeInitialized(WorkerChannel &worker, const Frame &frame)
{
    if (frame.type == FrameType::Initialized) {
        worker.state = State::Ready;
        worker.initializing = false;
        return;
    }
    BodyReader body(frame.body);
    ReplyHead head;
    if (frame.type != FrameType::Failure || !body.take(head) || body.rest().size() / sizeof(Event) < head.eventCount) {
        protocolError(worker, "its answer to the initializer is malformed");
        return;
    }
    const auto text = body.rest().subspan(head.eventCount * sizeof(Event));
    initializerFailed(std::string(reinterpret_cast<const char *>(text.data()), text.size()));
}

/// What came over the socket about a task: its events so far, or an answer too big for a slot.
void ProcessDispatcher::takeTaskFrame(WorkerChannel &worker, const Frame &frame)
{
    harvest(worker); // the answers before it
    if (worker.state == State::Leaving)
        return;
    if (worker.inHand() == 0 || frame.task != worker.oldestTask()->id().value)
        protocolError(worker, fmt::format("an answer came for future {}, which it does not have", frame.task));
    else if (!worker.outgoing.empty() && worker.inHand() == 1)
        protocolError(worker, "an answer came before the arguments had been read");
    else
        takeReply(worker, frame, true);
}

void ProcessDispatcher::harvestAll()
{
    for (const auto &worker : m_slots) {
        if (worker && worker->state == State::Ready)
            harvest(*worker);
    }
}

/// Takes the answers that lie in the slots. They are ended later, by endAnswered(): first everybody gets work.
void ProcessDispatcher::harvest(WorkerChannel &worker)
{
    while (const std::uint32_t answers = worker.slots.waitingAnswers()) {
        if (answers > worker.inHand()) {
            protocolError(worker, fmt::format("it answered {} tasks of {} in hand", answers, worker.inHand()));
            return;
        }
        const std::size_t at = m_answers.size();
        std::string fault;
        switch (worker.slots.read(m_answers, fault)) {
        case PoolSlots::Answer::OnSocket:
            return;
        case PoolSlots::Answer::Malformed:
            protocolError(worker, fault);
            return;
        case PoolSlots::Answer::Here:
            break;
        }
        FrameHeader header;
        std::memcpy(&header, m_answers.data() + at, sizeof header);
        if (header.task != worker.oldestTask()->id().value) {
            protocolError(worker, fmt::format("an answer came for future {}, which it does not have", header.task));
            return;
        }
        takeReply(worker, {header.type, header.task, std::span(m_answers).subspan(at + sizeof header)}, false);
        if (worker.distrusted)
            return;
    }
}

/// Takes a frame about the oldest task in hand.
void ProcessDispatcher::takeReply(WorkerChannel &worker, const Frame &frame, bool fromSocket)
{
    BodyReader body(frame.body);
    ReplyHead head;
    const bool known = frame.type == FrameType::Events || frame.type == FrameType::Result
                       || frame.type == FrameType::Failure;
    if (!known || !body.take(head) || head.failureKind > static_cast<std::uint32_t>(lastFailureKind)
        || head.exceptionType > RemoteType::StandardLogic || body.rest().size() / sizeof(Event) < head.eventCount) {
        protocolError(worker, "an answer is malformed");
        return;
    }
    const std::span<const std::byte> content = body.rest().subspan(head.eventCount * sizeof(Event));
    std::exception_ptr exception;
    if (frame.type == FrameType::Failure) {
        exception = remoteException(worker, head, content);
        worker.oldestTask()->discardWork();
    }
    if (!takeEvents(worker, body, head) || frame.type == FrameType::Events)
        return;
    if (fromSocket && worker.slots.waitingAnswers() == 0) {
        protocolError(worker, "an answer came that its counters know nothing of");
        return;
    }
    const FuturePtr task = std::move(worker.oldestTask());
    worker.slots.answerTaken();
    worker.stuck = false;
    if (!fromSocket) {
        const auto at = static_cast<std::size_t>(content.data() - m_answers.data());
        m_completions.push_back({task, exception, at, content.size()});
        return;
    }
    // The body lives only until the next reading, so it is not put off. But the next task first: the child must not
    // wait while the callbacks of this one run.
    if (worker.idle() && quota(worker) > 0)
        give(worker, 1);
    endFuture(*task, [&] {
        exception ? task->setException(exception) : dynamic_cast<RemoteTask &>(*task).completeFromReply(content);
    });
}

/// The exception that the future raises. Puts into `head` the number under which the trace keeps its text.
std::exception_ptr ProcessDispatcher::remoteException(WorkerChannel &worker, ReplyHead &head,
                                                      std::span<const std::byte> content)
{
    const std::string text(reinterpret_cast<const char *>(content.data()), content.size());
    const auto kind = static_cast<FailureKind>(head.failureKind);
    if (carriesText(kind) && m_config.recorder)
        head.failureNumber = m_config.recorder->addText(text);
    return rebuiltException(head.exceptionType, {kind, head.failureNumber, head.failureCode}, text,
                            fmt::format("raised in worker {} (process {}): {}", worker.lane.value, worker.pid, text));
}

/// Puts the child's own events into the trace, before anybody can know how the task ended. `head` says what its Failed
/// event shall say: only on this side it is known under which number a text is kept.
bool ProcessDispatcher::takeEvents(WorkerChannel &worker, BodyReader &body, const ReplyHead &head)
{
    const Failure failure{static_cast<FailureKind>(head.failureKind), head.failureNumber, head.failureCode};
    const FutureId task = worker.oldestTask()->id();
    std::int64_t startedNs = 0;
    for (std::uint32_t i = 0; i < head.eventCount; ++i) {
        Event event;
        if (!body.take(event) || event.kind > lastEventKind || (event.future != task && event.future != noFuture)) {
            protocolError(worker, "an event is malformed or belongs to another task");
            return false;
        }
        event.lane = worker.lane;
        if (event.kind == EventKind::Failed)
            event.payload = failure.payload();
        if (event.kind == EventKind::Started)
            startedNs = event.timeNs;
        if (event.kind == EventKind::Finished || event.kind == EventKind::Failed)
            noteDuration(startedNs == 0 ? longTaskNs : event.timeNs - startedNs);
        recordAt(event);
    }
    if (head.droppedEvents > 0 && m_config.recorder)
        m_config.recorder->addDropped(head.droppedEvents);
    return true;
}

void ProcessDispatcher::noteDuration(std::int64_t taskNs)
{
    const std::int64_t counted = std::clamp<std::int64_t>(taskNs, 0, longTaskNs);
    const std::int64_t before = std::min(m_typicalTaskNs, longTaskNs);
    m_typicalTaskNs = counted >= before ? counted : before - (before - counted + 3) / 4;
}

/// Ends the futures whose answers were taken in this turn. What their callbacks submit waits in the inbox.
void ProcessDispatcher::endAnswered()
{
    for (Completion &completion : m_completions) {
        endFuture(*completion.task, [&] {
            if (completion.exception)
                completion.task->setException(std::move(completion.exception));
            else
                dynamic_cast<RemoteTask &>(*completion.task)
                    .completeFromReply(std::span(m_answers).subspan(completion.resultAt, completion.resultBytes));
        });
        completion.task = nullptr;
    }
    m_completions.clear();
    m_answers.clear();
}

/// The child speaks nonsense, so nothing that it says can be believed any more: it is ended, and the task that it was
/// at fails. The others go to another worker, unless it cannot be known which it has begun.
void ProcessDispatcher::protocolError(WorkerChannel &worker, const std::string &fault)
{
    worker.distrusted = true;
    if (worker.state == State::Leaving)
        return;
    const std::string text = fmt::format("protocol error: worker {} (process {}): {}", worker.lane.value, worker.pid,
                                         fault);
    if (worker.state == State::Starting) {
        giveUpStart(worker, text);
        return;
    }
    worker.kill();
    expectEnd(worker, std::chrono::seconds(1));
    takeBackUnbegun(worker);
    failAllInHand(worker, std::make_exception_ptr(WorkerLostError(text)));
}

} // namespace futurescope
