// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executors/processdispatcher.h"

#include "core/platform/cputime.h"
#include "core/platform/spinning.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fmt/format.h>
#include <sys/epoll.h>

namespace futurescope {

namespace {

constexpr std::uint64_t inboxKey = UINT64_MAX; // other keys of the epoll set are indices of m_slots
constexpr Nanos reapPause = std::chrono::milliseconds(1);
// From the end of a child's stream to the end of the child. One that only closed its socket is ended by force.
constexpr Nanos endPatience = std::chrono::milliseconds(50);
constexpr int mostStartFailures = 3;
constexpr int lookEveryMs = 1; // whether workers with several tasks in hand get on

} // namespace

ProcessDispatcher::ProcessDispatcher(const ExecutorConfig &config, const ProcessPoolLimits &limits, TaskInbox &inbox)
    : m_config(config),
      m_limits(limits),
      m_inbox(inbox),
      m_poll(epoll_create1(EPOLL_CLOEXEC)),
      m_typicalTaskNs(INT64_MAX / 2),
      m_slots(static_cast<std::size_t>(config.workers))
{}

ProcessDispatcher::~ProcessDispatcher() = default;

void ProcessDispatcher::run()
{
    const RecordingScope recording(m_config.recorder, controlLane);
    const std::stop_callback onStop(m_config.stop, [this] { m_inbox.wake(); });
    epoll_event event{EPOLLIN, {.u64 = inboxKey}};
    if (epoll_ctl(m_poll.number(), EPOLL_CTL_ADD, m_inbox.wakeDescriptor(), &event) != 0) {
        m_firstWorker.set_value(Error{ErrorCode::ResourceLimit, "no descriptors left for a process pool"});
        return;
    }
    launch(0);
    for (std::size_t slot = 1; m_config.warm && slot < m_slots.size() && m_mayGrow; ++slot)
        launch(slot);
    while (!finished()) {
        waitForEvents();
        harvestAll();
        if (m_config.stop.stop_requested())
            stopAll();
        enforceDeadlines();
        tellIfWarm();
        lookForStuckWorkers();
        assignTasks();
        tellHowManyCompute();
        endAnswered();
        if (nothingWaits())
            dismissIdle();
    }
    tellHowManyCompute();
}

/// So that threads that wait for results leave the processors to the children.
void ProcessDispatcher::tellHowManyCompute()
{
    const auto busy = static_cast<int>(std::ranges::count_if(
        m_slots, [](const auto &worker) { return worker && worker->state == State::Ready && worker->inHand() > 0; }));
    if (busy != m_toldBusy)
        addBusyChildren(busy - std::exchange(m_toldBusy, busy));
}

bool ProcessDispatcher::finished() const
{
    return nothingWaits() && std::ranges::none_of(m_slots, [](const auto &worker) { return !!worker; });
}

void ProcessDispatcher::waitForEvents()
{
    std::array<epoll_event, 64> events;
    const int waitMs = armBells() ? waitMilliseconds() : 0;
    const int count = epoll_wait(m_poll.number(), events.data(), static_cast<int>(events.size()), waitMs);
    for (const auto &worker : m_slots) {
        if (worker)
            worker->slots.disarmBell();
    }
    for (int i = 0; i < count; ++i) {
        const std::uint64_t key = events[static_cast<std::size_t>(i)].data.u64;
        const std::uint32_t ready = events[static_cast<std::size_t>(i)].events;
        if (key == inboxKey) {
            m_inbox.clearWake();
            continue;
        }
        WorkerChannel &worker = *m_slots[key]; // slots are emptied only between two waits
        if ((ready & EPOLLOUT) && worker.flush() != WorkerChannel::Progress::Blocked)
            watch(worker, false, false);
        if (ready & (EPOLLIN | EPOLLHUP | EPOLLERR))
            receive(worker);
    }
}

/// False when answers lie there already, so that there is no time to sleep.
bool ProcessDispatcher::armBells()
{
    for (const auto &worker : m_slots) {
        if (!worker || worker->state != State::Ready || worker->inHand() == 0)
            continue;
        // At half, so that the worker has something to do until we are there.
        if (!worker->slots.armBell((worker->inHand() + 1) / 2))
            return false;
    }
    return true;
}

/// Until the next deadline or look, rounded up; -1 when there is none.
int ProcessDispatcher::waitMilliseconds() const
{
    const bool mustLook = std::ranges::any_of(m_slots,
                                              [](const auto &worker) { return worker && mayGetStuck(*worker); });
    if (m_unsettled == 0)
        return mustLook ? lookEveryMs : -1;
    const std::int64_t now = monotonicNs();
    std::int64_t next = INT64_MAX;
    for (const auto &worker : m_slots) {
        if (!worker || (worker->state != State::Starting && worker->state != State::Leaving))
            continue;
        const bool endsAnyMoment = !worker->connected() || worker->killed;
        next = std::min(next, endsAnyMoment ? now + reapPause.count() : worker->deadlineNs);
    }
    if (mustLook)
        next = std::min(next, now + lookEveryMs * std::int64_t{1'000'000});
    return static_cast<int>(std::max<std::int64_t>(0, (next - now + 999'999) / 1'000'000));
}

void ProcessDispatcher::watch(WorkerChannel &worker, bool alsoWritable, bool first)
{
    epoll_event event{alsoWritable ? EPOLLIN | EPOLLOUT : EPOLLIN, {.u64 = std::uint64_t{worker.lane.value} - 1u}};
    if (epoll_ctl(m_poll.number(), first ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, worker.descriptor(), &event) != 0)
        protocolError(worker, "its socket cannot be watched");
}

// ---- the life of a child

bool ProcessDispatcher::launch(std::size_t slot)
{
    const std::int64_t spawnedNs = monotonicNs();
    Result<SharedMemory> memory = SharedMemory::create(sizeof(WorkerSlots));
    if (!memory) {
        startFailed(memory.error());
        return false;
    }
    Result<SpawnedChild> child = spawnChild(m_config.workerProgram, memory->descriptor());
    if (!child) {
        startFailed(child.error());
        return false;
    }
    memory->closeDescriptor();
    const LaneId lane{static_cast<std::uint16_t>(slot + 1)};
    auto worker = std::make_unique<WorkerChannel>(lane, std::move(*child), std::move(*memory), spawnedNs);
    worker->deadlineNs = spawnedNs + m_limits.hello.count();
    ++m_unsettled;
    WorkerChannel &started = *worker;
    {
        const std::lock_guard lock(m_mutex);
        m_slots[slot] = std::move(worker);
    }
    watch(started, false, true);
    return true;
}

void ProcessDispatcher::startFailed(const Error &error)
{
    ++m_startFailures;
    const bool anyLeft = std::ranges::any_of(
        m_slots, [](const auto &worker) { return worker && worker->state != State::Leaving; });
    if (!m_config.warm || !anyLeft)
        tellFirstWorker(error);
    if (anyLeft) {
        m_mayGrow = false; // go on with those obtained
    } else if (m_startFailures >= mostStartFailures) {
        m_mayGrow = false;
        const std::string text = fmt::format("no worker process can be started: {}", error.detail);
        breakPool(text, text);
    }
}

void ProcessDispatcher::tellFirstWorker(const Status &status)
{
    if (!std::exchange(m_firstWorkerTold, true))
        m_firstWorker.set_value(status);
}

/// Of a warm pool, once nobody is on the way any more and somebody has come.
void ProcessDispatcher::tellIfWarm()
{
    const auto ready = [](const auto &worker) { return worker && worker->state == State::Ready; };
    if (m_config.warm && !m_firstWorkerTold && !anyComing() && std::ranges::any_of(m_slots, ready))
        tellFirstWorker(success());
}

void ProcessDispatcher::greet(WorkerChannel &worker, const Frame &frame)
{
    const Status status = checkHello(frame, worker.pid, m_config.workerProgram);
    if (!status) {
        giveUpStart(worker, status.error().detail);
        return;
    }
    worker.state = State::Ready;
    worker.greeted = true;
    --m_unsettled;
    m_startFailures = 0;
    recordAt({worker.spawnedNs, static_cast<std::uint64_t>(worker.pid), noFuture, worker.lane, EventKind::Mark,
              static_cast<std::uint8_t>(MarkKind::WorkerStarted)});
    if (!m_config.warm)
        tellFirstWorker(success());
    if (!m_config.initializerName.empty())
        initialize(worker);
}

void ProcessDispatcher::initialize(WorkerChannel &worker)
{
    worker.state = State::Initializing;
    worker.initializing = true;
    FrameWriter writer(worker.outgoing, FrameType::Initialize, 0);
    writer.add(TaskHead{worker.lane.value, static_cast<std::uint16_t>(m_config.initializerName.size())});
    writer.addText(m_config.initializerName);
    writer.addBytes(m_config.initializerArguments);
    if (!writer.finish()) // start() has checked the sizes
        initializerFailed("its arguments are too long to be sent");
    else
        flush(worker);
}

void ProcessDispatcher::giveUpStart(WorkerChannel &worker, const std::string &fault)
{
    worker.startFault = fault;
    worker.kill();
    expectEnd(worker, endPatience);
}

/// The child is to end within `patience`; afterwards it is killed.
void ProcessDispatcher::expectEnd(WorkerChannel &worker, Nanos patience)
{
    if (worker.state != State::Starting && worker.state != State::Leaving)
        ++m_unsettled;
    worker.state = State::Leaving;
    worker.deadlineNs = monotonicNs() + patience.count();
}

void ProcessDispatcher::hungUp(WorkerChannel &worker)
{
    if (worker.state == State::Starting)
        worker.startFault = fmt::format("{} ended before it said hello", m_config.workerProgram);
    worker.disconnect(); // which takes it out of the epoll set too
    expectEnd(worker, endPatience);
}

/// Lets a worker without a task go.
void ProcessDispatcher::dismiss(WorkerChannel &worker)
{
    worker.dismissed = true;
    worker.closeSending();
    expectEnd(worker, m_limits.leave);
}

void ProcessDispatcher::dismissIdle()
{
    for (const auto &worker : m_slots) {
        if (worker && (worker->idle() || worker->state == State::Starting))
            dismiss(*worker);
    }
}

void ProcessDispatcher::enforceDeadlines()
{
    if (m_unsettled == 0)
        return;
    const std::int64_t now = monotonicNs();
    for (std::size_t slot = 0; slot < m_slots.size(); ++slot) {
        WorkerChannel *worker = m_slots[slot].get();
        if (!worker)
            continue;
        if (worker->state == State::Starting && now >= worker->deadlineNs) {
            giveUpStart(*worker, fmt::format("{} did not answer within {}", m_config.workerProgram,
                                             durationText(m_limits.hello)));
        }
        if (worker->state != State::Leaving)
            continue;
        if (now >= worker->deadlineNs && !worker->killed)
            worker->kill();
        if (!worker->connected() || worker->killed)
            reap(slot);
    }
}

void ProcessDispatcher::reap(std::size_t slot)
{
    std::unique_ptr<WorkerChannel> worker;
    ChildEnd end;
    {
        // pids() and cpuTime() must not meet a number that may already belong to another process.
        const std::lock_guard lock(m_mutex);
        const std::optional<ChildEnd> ended = reapChild(m_slots[slot]->pid);
        if (!ended)
            return;
        end = *ended;
        m_endedCpuTime += end.cpuTime;
        worker = std::move(m_slots[slot]);
    }
    --m_unsettled;
    m_mayGrow = true;
    settleTasksOfDead(*worker, end.waitStatus);
    if (worker->greeted) {
        recordOn(worker->lane, EventKind::Mark, noFuture, static_cast<std::uint64_t>(worker->pid),
                 static_cast<std::uint8_t>(MarkKind::WorkerEnded));
    }
    if (!worker->startFault.empty())
        startFailed({ErrorCode::MissingProgram, worker->startFault});
    if (!worker->dismissed)
        diedUnasked(*worker);
}

void ProcessDispatcher::stopAll()
{
    tellFirstWorker(success());
    for (const auto &worker : m_slots) {
        if (!worker || worker->killed)
            continue;
        if (worker->connected())
            worker->closeBothWays();
        worker->dismissed = true;
        worker->kill();
        worker->startFault.clear();
        expectEnd(*worker, endPatience);
        failAllInHand(*worker, std::make_exception_ptr(TaskError({FailureKind::Stopped})));
    }
}

std::vector<pid_t> ProcessDispatcher::pids() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<pid_t> pids;
    for (const auto &worker : m_slots)
        pids.push_back(worker ? worker->pid : 0);
    return pids;
}

Nanos ProcessDispatcher::cpuTime() const
{
    const std::lock_guard lock(m_mutex);
    Nanos total = m_endedCpuTime;
    for (const auto &worker : m_slots) {
        if (worker)
            total += processCpuTime(worker->pid);
    }
    return total;
}

} // namespace futurescope
