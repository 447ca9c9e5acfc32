// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/executorsection.h"

#include "app/lab/parameterrow.h"
#include "app/lab/text.h"
#include "core/executors/defaultworkers.h"
#include "core/platform/machinefacts.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace futurescope {

namespace {
constexpr int workersOnSlider = 64; // more can be typed
}

ExecutorSection::ExecutorSection(int cores, QWidget *parent)
    : PanelSection(tr("Executor"), parent),
      m_cores(cores),
      m_workersBefore(cores)
{
    createButtons();
    m_workers = addParameter({QStringLiteral("workers"),
                              tr("Workers"),
                              wholeNumber(),
                              1,
                              static_cast<double>(maxWorkers(ExecutorKind::Threads)),
                              {1, workersOnSlider, true, 1}});
    onEdited(m_workers, [](Experiment &experiment, double value) { experiment.workers = static_cast<int>(value); });
    m_chunk = addParameter({QStringLiteral("chunk"),
                            tr("Chunk size"),
                            wholeNumber(),
                            1,
                            ExperimentLimits::maxItems,
                            {1, 10'000, true, 1}});
    onEdited(m_chunk,
             [](Experiment &experiment, double value) { experiment.chunk = static_cast<std::uint32_t>(value); });
    createSchedule();
    createSwitchInterval();
    createStealing();
    createProcessSettings();
    createLoopSettings();

    m_warmWorkers = addCheck(QStringLiteral("warmWorkers"), tr("Warm pool"),
                             [](Experiment &experiment, bool warm) { experiment.warmWorkers = warm; });
    m_measureBaseline = addCheck(QStringLiteral("measureBaseline"), tr("Measure sequential time first"),
                                 [](Experiment &experiment, bool measured) {
                                     experiment.baseline = measured ? Baseline::Measured : Baseline::Derived;
                                 });
    m_measureBaseline->setToolTip(tr("Runs the same items in a plain loop first, and refers the speedup to that. "
                                     "Otherwise the sequential time is derived from CPU time and waiting time."));
}

void ExecutorSection::createButtons()
{
    auto *grid = new QGridLayout;
    grid->setSpacing(4);
    addButton(grid, ExecutorKind::Sequential, tr("Sequential"), tr("A plain loop: one item after another."));
    addButton(grid, ExecutorKind::Threads, tr("Thread pool"),
              tr("Threads of this program. They share its memory, and run on all cores."));
    addButton(grid, ExecutorKind::ThreadsGil, tr("Threads + GIL"),
              tr("Threads that take turns at computing: an emulation of the interpreter lock of CPython. Who waits "
                 "gives the lock back."));
    addButton(grid, ExecutorKind::WorkStealing, tr("Work stealing"),
              tr("Threads with a queue each. Who has run out of tasks takes some from another."));
    addButton(grid, ExecutorKind::Processes, tr("Process pool"),
              tr("Other processes. Arguments and results are copied to them and back."));
    addButton(grid, ExecutorKind::Async, tr("Async loop"),
              tr("One thread that takes up another task whenever one has to wait."));
    rows()->addLayout(grid);
}

void ExecutorSection::addButton(QGridLayout *grid, ExecutorKind kind, const QString &text, const QString &explanation)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(QStringLiteral("executor-") + toText(executorName(kind)));
    button->setCheckable(true);
    button->setToolTip(explanation);
    button->setProperty("explanation", explanation);
    button->setAccessibleName(tr("Executor: %1").arg(text));
    const int count = static_cast<int>(m_buttons.size());
    grid->addWidget(button, count / 2, count % 2);
    m_buttons[kind] = button;
    connect(button, &QPushButton::clicked, this, [this, kind] { choose(kind); });
}

void ExecutorSection::createSchedule()
{
    m_schedule = addChoice<Schedule>(QStringLiteral("schedule"), tr("Schedule"), tr("Which worker gets which items"),
                                     {{Schedule::Dynamic, tr("dynamic: chunks, as workers get free")},
                                      {Schedule::Static, tr("static: a block for each worker")},
                                      {Schedule::Cyclic, tr("cyclic: dealt out like cards")},
                                      {Schedule::LongestFirst, tr("dynamic, the longest first")}},
                                     [](Experiment &experiment, Schedule schedule) { experiment.schedule = schedule; });
}

void ExecutorSection::createSwitchInterval()
{
    ParameterSpec spec{QStringLiteral("switchInterval"),
                       tr("Switch interval"),
                       durationFormat(),
                       static_cast<double>(ExperimentLimits::minSwitchInterval.count()),
                       static_cast<double>(ExperimentLimits::maxSwitchInterval.count()),
                       {}};
    spec.withSlider = false;
    m_switchInterval = addParameter(spec);
    m_switchInterval->setExplanation(tr("How long a thread waits for the interpreter lock before it asks the holder to "
                                        "give it up, as sys.setswitchinterval() of CPython."));
    onEdited(m_switchInterval,
             [](Experiment &experiment, double value) { experiment.switchInterval = nanosOf(value); });
}

void ExecutorSection::createStealing()
{
    m_stealing = addCheck(QStringLiteral("stealing"), tr("Idle workers steal"),
                          [](Experiment &experiment, bool steals) { experiment.stealing = steals; });
}

void ExecutorSection::createProcessSettings()
{
    ParameterSpec spec{QStringLiteral("tasksPerChild"),    tr("Tasks per child"), wholeNumber(), 1,
                       ExperimentLimits::maxTasksPerChild, {1, 1000, true, 1}};
    spec.withSlider = false;
    spec.optional = true;
    m_tasksPerChild = addParameter(spec);
    m_tasksPerChild->setExplanation(tr("A worker process is replaced after so many tasks, as max_tasks_per_child of "
                                       "ProcessPoolExecutor. Off: never."));
    onEditedOptional(m_tasksPerChild, [](Experiment &experiment, std::optional<double> value) {
        experiment.maxTasksPerChild = static_cast<int>(value.value_or(0));
    });
    m_workerDeath = addChoice<WorkerDeath>(
        QStringLiteral("workerDeath"), tr("When a worker dies"), tr("When a worker process dies"),
        {{WorkerDeath::LosesItsTask, tr("only its task is lost")},
         {WorkerDeath::BreaksPool, tr("the pool breaks, as in Python")}},
        [](Experiment &experiment, WorkerDeath death) { experiment.workerDeath = death; });
}

void ExecutorSection::createLoopSettings()
{
    ParameterSpec spec{QStringLiteral("heartbeat"),
                       tr("Heartbeat every"),
                       durationFormat(),
                       static_cast<double>(ExperimentLimits::minHeartbeat.count()),
                       static_cast<double>(ExperimentLimits::maxHeartbeat.count()),
                       {1e6, 1e9, true, 1e6}};
    spec.withSlider = false;
    spec.optional = true;
    m_heartbeat = addParameter(spec);
    m_heartbeat->setExplanation(tr("A coroutine that asks the event loop for a beat so often. Whatever holds the loop "
                                   "up leaves a hole."));
    onEditedOptional(m_heartbeat, [](Experiment &experiment, std::optional<double> value) {
        experiment.heartbeat = value ? std::optional(nanosOf(*value)) : std::nullopt;
    });
    m_loopComputing = addChoice<LoopComputing>(
        QStringLiteral("loopComputing"), tr("The loop computes"), tr("Where coroutines compute"),
        {{LoopComputing::InPlace, tr("in place, and stops")},
         {LoopComputing::InSlices, tr("in slices of 1 ms")},
         {LoopComputing::InThread, tr("in a thread beside it")}},
        [](Experiment &experiment, LoopComputing computing) { experiment.loopComputing = computing; });
}

void ExecutorSection::choose(ExecutorKind kind)
{
    editAtOnce([kind, before = m_workersBefore](Experiment &experiment) {
        const bool wasSequential = experiment.executor == ExecutorKind::Sequential;
        experiment.executor = kind;
        if (kind == ExecutorKind::Sequential)
            experiment.workers = 1;
        else if (wasSequential)
            experiment.workers = before;
    });
    // The experiment may already have been of this kind: then nobody shows it again, and the click has unchecked it.
    m_buttons[kind]->setChecked(true);
}

void ExecutorSection::showExperiment(const Experiment &experiment)
{
    for (const auto &[kind, button] : m_buttons)
        button->setChecked(kind == experiment.executor);
    showWorkers(experiment);
    showTasks(experiment);
    const bool nested = submitsFromTasks(experiment.workload.kind);
    const bool shared = sharesMemory(experiment.workload.kind);
    QPushButton *processes = m_buttons[ExecutorKind::Processes];
    processes->setEnabled(!nested && !shared);
    processes->setToolTip(nested ? tr("A task in a worker process cannot submit to the pool, which lives in this one.")
                          : shared
                              ? tr("The items use one piece of memory together, which other processes do not share.")
                              : processes->property("explanation").toString());
    showSettingsOfOneKind(experiment);
    showWarmth(experiment);
    m_measureBaseline->setChecked(experiment.baseline == Baseline::Measured);
}

void ExecutorSection::showWarmth(const Experiment &experiment)
{
    const bool pool = experiment.executor != ExecutorKind::Sequential && experiment.executor != ExecutorKind::Async;
    m_warmWorkers->setChecked(experiment.warmWorkers);
    m_warmWorkers->setEnabled(pool);
    m_warmWorkers->setToolTip(pool ? tr("All workers have started before the clock does. Otherwise the run pays for "
                                        "starting each of them when it first needs it.")
                                   : tr("Only a pool has workers that it starts."));
    setThere(m_warmWorkers, pool);
}

/// Which items make a task, and how many tasks that gives.
void ExecutorSection::showTasks(const Experiment &experiment)
{
    m_chunk->setValue(experiment.chunk);
    const std::uint32_t items = experiment.workload.items;
    // A chunk of 0 comes from outside only; the row says what is wrong with it.
    const std::uint32_t tasks = experiment.chunk > 0 ? experiment.tasks() : 0;
    const QString all = tasks == 1 ? tr("1 task") : tr("%1 tasks").arg(groupedText(tasks));
    const bool tree = experiment.workload.kind == WorkloadKind::Tree;
    const bool nested = experiment.workload.kind == WorkloadKind::Nested;
    const QString tasksText = !submitsFromTasks(experiment.workload.kind) ? all
                              : nested && experiment.futures() > experiment.tasks() + items
                                  ? tr("%1, %2 futures with all children").arg(all, groupedText(experiment.futures()))
                              : !tree                 ? tr("%1, and a child for each item").arg(all)
                              : experiment.chunk == 0 ? QString()
                                                      : tr("a tree of %1 tasks").arg(groupedText(experiment.futures()));
    m_chunk->setHint(tr("%1 → %2").arg(items == 1 ? tr("1 item") : tr("%1 items").arg(groupedText(items)), tasksText));
    m_chunk->setApplicable(!dealsToWorkers(experiment.schedule),
                           tr("Static and cyclic schedules make one task for each worker, whatever its size."));
    select(m_schedule, experiment.schedule);
    m_schedule->setEnabled(!tree || experiment.schedule != Schedule::Dynamic); // what does not fit can be taken back
    m_schedule->setToolTip(tree ? tr("The tasks of a tree split their items themselves.")
                                : tr("Which worker gets which items, and when that is decided."));
}

void ExecutorSection::showSettingsOfOneKind(const Experiment &experiment)
{
    m_switchInterval->setValue(static_cast<double>(experiment.switchInterval.count()));
    const bool locked = experiment.executor == ExecutorKind::ThreadsGil;
    m_switchInterval->setApplicable(locked, tr("Only threads that share an interpreter lock take turns."));
    setThere(m_switchInterval, locked);
    const bool deques = experiment.executor == ExecutorKind::WorkStealing;
    m_stealing->setChecked(experiment.stealing);
    m_stealing->setEnabled(deques);
    m_stealing->setToolTip(deques ? tr("An idle worker takes the oldest task out of another's own queue. Otherwise a "
                                       "task stays with the worker whose task submitted it.")
                                  : tr("Only workers with queues of their own can steal."));
    setThere(m_stealing, deques);
    const bool processes = experiment.executor == ExecutorKind::Processes;
    const bool limited = experiment.maxTasksPerChild != 0;
    m_tasksPerChild->setValue(limited ? std::optional<double>(experiment.maxTasksPerChild) : std::nullopt);
    m_tasksPerChild->setApplicable(processes, tr("Only worker processes are replaced."));
    const bool loop = experiment.executor == ExecutorKind::Async;
    m_heartbeat->setValue(experiment.heartbeat ? std::optional(static_cast<double>(experiment.heartbeat->count()))
                                               : std::nullopt);
    m_heartbeat->setApplicable(loop, tr("Only an event loop beats."));
    select(m_loopComputing, experiment.loopComputing);
    m_loopComputing->setEnabled(loop);
    m_loopComputing->setToolTip(loop ? tr("What an event loop does with items that compute.")
                                     : tr("Only an event loop is held up by computing."));
    select(m_workerDeath, experiment.workerDeath);
    m_workerDeath->setEnabled(processes);
    m_workerDeath->setToolTip(processes ? tr("What the others come to when one worker process dies.")
                                        : tr("Only a worker process can die alone."));
    for (QWidget *setting : std::initializer_list<QWidget *>{m_tasksPerChild, m_workerDeath})
        setThere(setting, processes);
    for (QWidget *setting : std::initializer_list<QWidget *>{m_heartbeat, m_loopComputing})
        setThere(setting, loop);
}

void ExecutorSection::showWorkers(const Experiment &experiment)
{
    const bool sequential = experiment.executor == ExecutorKind::Sequential;
    if (!sequential)
        m_workersBefore = experiment.workers;
    m_workers->setMaximum(maxWorkers(experiment.executor));
    m_workers->setValue(experiment.workers);
    m_workers->setApplicable(!sequential, tr("A sequential run has one worker: the program itself."));
    m_workers->setHint(workersHint(experiment));
}

QString ExecutorSection::workersHint(const Experiment &experiment) const
{
    const int all = machineFacts().hardwareThreads;
    const QString here = m_cores < all  ? tr("%1 of %2 cores allowed").arg(m_cores).arg(all)
                         : m_cores == 1 ? tr("1 core here")
                                        : tr("%1 cores here").arg(m_cores);
    const bool waits = isIoBound(experiment.workload.kind);
    if (experiment.executor == ExecutorKind::Sequential)
        return tr("%1 · one is used").arg(here);
    if (experiment.executor == ExecutorKind::Async) {
        return waits ? tr("one thread · up to %1 in progress at once").arg(experiment.workers)
               : experiment.loopComputing == LoopComputing::InPlace  ? tr("one thread · computing blocks the loop")
               : experiment.loopComputing == LoopComputing::InSlices ? tr("one thread · computes in slices")
                                                                     : tr("one thread, and one that computes");
    }
    if (experiment.executor == ExecutorKind::ThreadsGil && !waits)
        return tr("%1 · one thread computes at a time").arg(here);
    // Where workers do not help while they wait, each waiting task takes one away.
    if (submitsFromTasks(experiment.workload.kind) && experiment.executor != ExecutorKind::WorkStealing)
        return tr("%1 · nested: more workers than tasks that wait").arg(here);
    if (experiment.workload.kind == WorkloadKind::Mixed)
        return tr("%1 · cores / (1 − %2 waiting) = %3 keep them busy")
            .arg(here, QStringLiteral("%1\u00a0%").arg(experiment.workload.waitPercent),
                 QString::number(workersForWaiting(m_cores, experiment.workload.waitPercent)));
    return waits ? tr("%1 · I/O-bound: as many as can wait").arg(here)
                 : tr("%1 · CPU-bound: workers = cores").arg(here);
}

} // namespace futurescope
