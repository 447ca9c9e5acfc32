// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/session.h"

#include "core/executors/levelpools.h"
#include "core/experiment/canceller.h"
#include "core/experiment/collecting.h"
#include "core/experiment/submitter.h"
#include "core/experiment/verdict.h"
#include "core/futures/waiting.h"
#include "core/platform/cputime.h"
#include "core/platform/machinefacts.h"
#include "core/workloads/continuation.h"
#include "core/workloads/team.h"

#include <ctime>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <mutex>

namespace futurescope {

namespace {

std::string utcNow()
{
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)));
}

/// Until they have ended; nobody takes their results. What is cancelled may never be noticed, so not with wait().
void waitForAll(std::span<const TaskFuture> futures)
{
    std::vector<FuturePtr> pointers(futures.begin(), futures.end());
    std::erase_if(pointers, [](const FuturePtr &future) { return future->cancelled(); });
    wait(pointers);
}

ExecutorConfig executorConfig(const Experiment &experiment, Recorder *recorder, std::stop_token stop,
                              const std::string &workerProgram)
{
    return {.workers = experiment.workers,
            .recorder = recorder,
            .stop = std::move(stop),
            .workerProgram = workerProgram,
            .switchInterval = experiment.switchInterval,
            .maxTasksPerChild = experiment.maxTasksPerChild,
            .workerDeath = experiment.workerDeath,
            .stealing = experiment.stealing,
            .warm = experiment.warmWorkers,
            .heartbeat = experiment.heartbeat,
            .loopComputing = experiment.loopComputing};
}

/// One run, from the plan to the figures. Lives as long as runSession().
class Session
{
public:
    Session(const Experiment &experiment, std::stop_token stop, const SessionObserver &observer)
        : m_experiment(experiment),
          m_observer(observer),
          m_stopFromOutside(std::move(stop), [this] { m_stopSource.request_stop(); })
    {}

    Result<Run> run(const std::string &workerProgram);

private:
    void enter(Phase phase) const;
    Result<std::shared_ptr<const WorkPlan>> makePlan(const Workload &workload);
    void addChild(const FuturePtr &child);
    Nanos runBaseline() const;
    void doSerialPart();
    bool collectAll();
    Status runProgram(Recorder &recorder, const std::string &workerProgram);
    std::unique_ptr<DeadlockWatch> watchForDeadlocks(Recorder &recorder);
    void foundDeadlock(const Deadlock &deadlock);
    void useExecutor(Executor &executor, Canceller &canceller);
    void submitAll(Executor &executor, Canceller &canceller);
    void shutDown(Executor &executor) const;
    void submitLate(Executor &executor);
    bool collectContinuations();
    void prepareNesting();
    Status openLevelPools(const ExecutorConfig &config, Executor &outer);
    Run finish(const Recorder &recorder);

    const Experiment &m_experiment;
    const SessionObserver &m_observer;
    std::stop_source m_stopSource; // asked from outside, or by the session itself in a deadlock
    const std::stop_token m_stop = m_stopSource.get_token();
    const std::stop_callback<std::function<void()>> m_stopFromOutside;
    std::shared_ptr<QueueGate> m_queue; // null: the queue is not bounded
    std::shared_ptr<const WorkPlan> m_plan;
    std::vector<TaskFuture> m_futures;
    std::mutex m_childrenMutex;
    std::vector<TaskFuture> m_children;       // of a tree, which the program does not submit but takes results from
    std::shared_ptr<LevelPools> m_levelPools; // null: children go to the executor of their parents
    std::shared_ptr<Continuations> m_continuations; // null: tasks wait for their children
    RunMeasurements m_measurements;
    Canceller *m_canceller = nullptr; // while tasks may submit others
    ProgramEnd m_end;                 // its deadlockText is the watch's until that has finished
};

void Session::enter(Phase phase) const
{
    if (m_observer.phaseChanged)
        m_observer.phaseChanged(phase);
}

void Session::prepareNesting()
{
    const Workload &workload = m_experiment.workload;
    if (workload.kind != WorkloadKind::Nested)
        return;
    if (workload.childWait == ChildWait::OwnPools)
        m_levelPools = std::make_shared<LevelPools>();
    else if (workload.childWait == ChildWait::Continuation)
        m_continuations = std::make_shared<Continuations>();
}

Result<std::shared_ptr<const WorkPlan>> Session::makePlan(const Workload &workload)
{
    return WorkPlan::make(workload,
                          {.timeout = m_experiment.timeout,
                           .queue = m_queue,
                           .submitted = [this](const FuturePtr &child) { addChild(child); },
                           .pools = m_levelPools,
                           .continuations = m_continuations},
                          {m_experiment.schedule, m_experiment.tasks(), m_experiment.chunk});
}

/// Called in the thread of the task that has submitted it.
void Session::addChild(const FuturePtr &child)
{
    if (m_canceller)
        m_canceller->add(child);
    if (m_experiment.workload.kind != WorkloadKind::Tree)
        return;
    const std::lock_guard lock(m_childrenMutex);
    m_children.emplace_back(IntrusivePtr<ResultCore<TaskResult>>(static_cast<ResultCore<TaskResult> *>(child.get())));
}

Result<Run> Session::run(const std::string &workerProgram)
{
    enter(Phase::Preparing);
    if (m_experiment.queuePolicy != QueuePolicy::Unbounded)
        m_queue = std::make_shared<QueueGate>(m_experiment.queueLimit);
    prepareNesting();
    auto plan = makePlan(m_experiment.workload);
    if (!plan)
        return plan.error();
    m_plan = *plan;
    if (m_experiment.baseline == Baseline::Measured) {
        enter(Phase::Baseline);
        m_measurements.measuredBaseline = runBaseline();
    }

    const std::string startedAt = utcNow();
    // Beside the workers record: this thread, the canceller, a dispatcher if there is one, and who controls the run.
    const auto threads = static_cast<std::size_t>(m_experiment.allWorkers()) + 4;
    const auto recorder = std::make_shared<Recorder>(RecorderOptions{.threads = threads});
    if (m_observer.recordingStarted)
        m_observer.recordingStarted(recorder);
    enter(Phase::Running);
    m_plan->beginRun();
    if (const Status ran = runProgram(*recorder, workerProgram); !ran)
        return ran.error();
    recorder->stop();

    Run run = finish(*recorder);
    run.startedAt = startedAt;
    enter(Phase::Ended);
    return run;
}

/// The same items, one after another in this thread, with nothing recorded. Failures take their time as they do in
/// the run.
Nanos Session::runBaseline() const
{
    const std::int64_t startNs = monotonicNs();
    try {
        m_plan->doSerialWork(m_stop);
    } catch (const TaskError &) { // stopped: so is what follows
    }
    const std::uint32_t tasks = m_experiment.tasks();
    for (std::uint32_t number = 0; number < tasks && !m_stop.stop_requested(); ++number) {
        const auto task = Submitter::makeTask(m_experiment, *m_plan, number);
        task->setRunningOrNotifyCancel(); // not claimTask(): it has never been in the queue
        task->execute({m_stop, noFuture});
    }
    return Nanos{monotonicNs() - startNs};
}

/// The program under study: what a person would write in Python with one executor in a with-block. Making the
/// executor is part of it, for that is where a pool of processes pays.
Status Session::runProgram(Recorder &recorder, const std::string &workerProgram)
{
    const RecordingScope recording(&recorder, mainLane);
    if (!m_experiment.warmWorkers)
        recordMark(MarkKind::RunStarted);
    const ExecutorConfig config = executorConfig(m_experiment, &recorder, m_stop, workerProgram);
    auto executor = makeExecutor(m_experiment.executor, config);
    if (!executor)
        return executor.error();
    if (const Status opened = openLevelPools(config, **executor); !opened)
        return opened;
    if (m_experiment.warmWorkers) // the program had its pool before
        recordMark(MarkKind::RunStarted);
    Canceller canceller(&recorder, m_experiment.cancelAfter, m_stop);
    m_canceller = &canceller;
    const auto control = std::make_shared<RunControl>();
    control->begin(&canceller, &recorder, m_experiment.executor == ExecutorKind::Sequential);
    if (m_observer.controlGiven)
        m_observer.controlGiven(control);
    const std::unique_ptr<DeadlockWatch> watch = watchForDeadlocks(recorder);
    Status status = success();
    try {
        useExecutor(**executor, canceller);
    } catch (const RuntimeError &error) {
        status = Error{ErrorCode::ResourceLimit, error.what()};
        m_stopSource.request_stop();
    }
    // The program is at its end; what shutdown(wait=False) left behind is waited for, as Python does at exit.
    (*executor)->shutdown(true);
    if (m_levelPools)
        m_levelPools->close();
    if (m_continuations)
        m_continuations->forget();
    control->end();
    if (watch)
        watch->finish();
    canceller.finish();
    m_canceller = nullptr;
    m_end.cancelled = canceller.cancelling();
    m_measurements.workerCpu = (*executor)->workerCpuTime() + (m_levelPools ? m_levelPools->workerCpuTime() : Nanos{});
    if (const Team *team = m_plan->team()) // spinning is waiting, and no work
        m_measurements.workerCpu -= team->spunTime();
    m_measurements.workers = m_experiment.allWorkers();
    return status;
}

Status Session::openLevelPools(const ExecutorConfig &config, Executor &outer)
{
    if (!m_levelPools)
        return success();
    return m_levelPools->open(m_experiment.executor, config, m_experiment.workload.depth, outer);
}

/// Null where tasks cannot wait for others of their pool, or where "cancel after" will end any ring.
std::unique_ptr<DeadlockWatch> Session::watchForDeadlocks(Recorder &recorder)
{
    if (!submitsFromTasks(m_experiment.workload.kind) || m_experiment.cancelAfter
        || m_experiment.workload.childWait != ChildWait::InTask)
        return nullptr;
    return std::make_unique<DeadlockWatch>(&recorder, m_experiment.workers,
                                           [this](const Deadlock &deadlock) { foundDeadlock(deadlock); });
}

void Session::foundDeadlock(const Deadlock &deadlock)
{
    m_end.deadlockText = deadlock.text;
    const bool leave = m_observer.deadlockFound && m_observer.deadlockFound(deadlock);
    if (!leave)
        m_stopSource.request_stop();
}

void Session::useExecutor(Executor &executor, Canceller &canceller)
{
    doSerialPart();
    submitAll(executor, canceller);
    m_end.timedOut = collectAll();
    recordMark(MarkKind::CollectEnded);
    shutDown(executor);
    if (m_experiment.submitsLate)
        submitLate(executor);
    recordMark(MarkKind::RunEnded);
}

/// What the program does itself before there is anything to submit.
void Session::doSerialPart()
{
    if (m_plan->serialWork() == Nanos::zero())
        return;
    const Nanos cpuBefore = threadCpuTime();
    const std::int64_t startNs = monotonicNs();
    try {
        m_plan->doSerialWork(m_stop);
    } catch (const TaskError &) { // stopped: what follows is cancelled
    }
    m_measurements.serial = isIoBound(m_experiment.workload.kind) ? Nanos{monotonicNs() - startNs}
                                                                  : threadCpuTime() - cpuBefore;
}

/// Takes the results as the experiment says. True: timed out. Of a tree, whose tasks are not all known in the
/// beginning, it takes one generation after the other: when all of one have ended, all of the next are known.
bool Session::collectAll()
{
    bool timedOut = collectResults(m_experiment, m_futures);
    if (m_continuations && !timedOut)
        return collectContinuations();
    if (m_experiment.workload.kind != WorkloadKind::Tree)
        return timedOut;
    std::vector<TaskFuture> generation = m_futures;
    std::size_t known = 0;
    while (!timedOut && !generation.empty()) {
        if (m_experiment.collect == CollectMode::None) // who has shut down takes no more tasks
            waitForAll(generation);
        {
            const std::lock_guard lock(m_childrenMutex);
            generation.assign(m_children.begin() + static_cast<std::ptrdiff_t>(known), m_children.end());
            known = m_children.size();
        }
        timedOut = collectResults(m_experiment, generation);
    }
    return timedOut;
}

/// Of items that go on in other tasks the results come from the last of them. True: timed out.
bool Session::collectContinuations()
{
    waitForAll(m_futures); // an iteration that an exception has ended leaves some behind
    std::vector<TaskFuture> last;
    {
        const BlockedScope blocked(noFuture, BlockReason::Wait);
        for (ChildFuture &future : m_continuations->waitForAll())
            last.emplace_back(std::move(future));
    }
    return collectResults(m_experiment, last);
}

void Session::submitAll(Executor &executor, Canceller &canceller)
{
    m_futures.reserve(m_experiment.tasks());
    Submitter submitter(m_experiment, *m_plan, m_queue.get(), m_stop);
    submitter.submitAll(executor, canceller.cancellingToken(), [&](const TaskFuture &future) {
        canceller.add(future);
        m_futures.push_back(future);
    });
    m_end.dropped = submitter.dropped();
    m_measurements.callerCpu = submitter.callerCpu();
}

void Session::shutDown(Executor &executor) const
{
    recordMark(MarkKind::ShutdownCalled, static_cast<std::uint64_t>(m_experiment.shutdown));
    if (m_experiment.shutdown == ShutdownMode::NoWait) {
        executor.shutdown(false);
        return;
    }
    const BlockedScope blocked(noFuture, BlockReason::Shutdown);
    executor.shutdown(true, m_experiment.shutdown == ShutdownMode::CancelPending);
}

/// The mistake of the lifecycle: `with` is over, and somebody still calls submit(). The program catches what it raises.
void Session::submitLate(Executor &executor)
{
    const std::uint32_t items = std::min(m_experiment.workload.items, 1u);
    try {
        if (m_plan->team()) // a task of the plan would belong to it
            executor.submitTask(makeCallTask([] { return 0; }));
        else
            executor.submitTask(m_plan->makeTask(0, items));
    } catch (const RuntimeError &) {
        recordMark(MarkKind::SubmitRefused);
        m_end.refusedLate = true;
    }
}

Run Session::finish(const Recorder &recorder)
{
    Run run;
    run.experiment = m_experiment;
    run.machine = machineFacts();
    run.version = FUTURESCOPE_VERSION;
    run.trace = recorder.snapshot();
    run.timedOut = m_end.timedOut;
    Timeline timeline;
    timeline.append(run.trace);
    const bool onLoop = m_experiment.executor == ExecutorKind::Async;
    const bool oneThread = (onLoop && m_experiment.loopComputing != LoopComputing::InThread)
                           || m_experiment.executor == ExecutorKind::Sequential;
    m_measurements.complete = run.trace.droppedEvents() == 0;
    m_measurements.cores = oneThread ? 1 : run.machine.cores;
    run.increments = m_plan->increments();
    m_measurements.bytesRead = m_plan->bytesRead();
    run.metrics = metricsOf(timeline, m_measurements);
    m_end.submitted = m_futures.size();
    m_end.stopped = m_stop.stop_requested();
    judge(run, m_end, timeline.count());
    return run;
}

} // namespace

Result<Run> runSession(const Experiment &experiment, std::stop_token stop, const SessionObserver &observer,
                       const std::string &workerProgram)
{
    if (const Status valid = validate(experiment); !valid)
        return valid.error();
    return Session(experiment, std::move(stop), observer).run(workerProgram);
}

} // namespace futurescope
