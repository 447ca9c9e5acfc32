// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/workloadsection.h"

#include "app/lab/parameterrow.h"
#include "app/lab/text.h"

#include <QComboBox>

namespace futurescope {

namespace {

using Limits = ExperimentLimits;
constexpr double nsPerMs = 1e6;

ParameterFormat wholePercentFormat()
{
    const auto read = [](QString text) {
        text.remove(QLatin1Char('%'));
        return wholeNumber().read(text.trimmed());
    };
    return {percentFormat().write, read};
}

} // namespace

WorkloadSection::WorkloadSection(QWidget *parent) : PanelSection(tr("Workload"), parent)
{
    m_kind = addChoice<WorkloadKind>(
        QStringLiteral("workload"), {}, tr("Workload"),
        {{WorkloadKind::SumOfSquares, tr("CPU-bound: sum of squares")},
         {WorkloadKind::PrimeFactors, tr("CPU-bound: prime factors")},
         {WorkloadKind::Sleep, tr("I/O-bound: sleep")},
         {WorkloadKind::Download, tr("I/O-bound: download")},
         {WorkloadKind::ReadFile, tr("I/O-bound: read a file")},
         {WorkloadKind::Mixed, tr("Mixed: compute and wait")},
         {WorkloadKind::Nested, tr("Nested submission")},
         {WorkloadKind::Tree, tr("Uneven tree")},
         {WorkloadKind::Counter, tr("One shared counter")},
         {WorkloadKind::MemoryStream, tr("Memory: sum an array")}},
        [](Experiment &experiment, WorkloadKind kind) { experiment.workload.kind = kind; });
    createWork();
    createLimits();
    createSharedMemory();
    createStream();
    createNesting();
    createPayload();
    createSeed();
}

void WorkloadSection::createWork()
{
    m_items = addParameter(
        {QStringLiteral("items"), tr("Items"), wholeNumber(), 0, Limits::maxItems, {1, 100'000, true, 1}});
    onEdited(m_items, [](Experiment &experiment, double value) {
        experiment.workload.items = static_cast<std::uint32_t>(value);
    });
    m_work = addParameter({QStringLiteral("work"),
                           tr("Work per item"),
                           durationFormat(),
                           0,
                           static_cast<double>(Limits::maxWork.count()),
                           {1000, 2000 * nsPerMs, true, 1000}});
    onEdited(m_work, [](Experiment &experiment, double value) { experiment.workload.work = nanosOf(value); });
    m_waitShare = addParameter({QStringLiteral("waitShare"),
                                tr("Of that, waiting"),
                                wholePercentFormat(),
                                Limits::minWaitPercent,
                                Limits::maxWaitPercent,
                                {Limits::minWaitPercent, Limits::maxWaitPercent, false, 1}});
    m_waitShare->setExplanation(tr("So much of its time an item waits first; then it computes."));
    onEdited(m_waitShare, [](Experiment &experiment, double value) {
        experiment.workload.waitPercent = static_cast<std::uint32_t>(value);
    });
    m_distribution = addChoice<Distribution>(
        QStringLiteral("distribution"), tr("Durations"), tr("Distribution of the work per item"),
        {{Distribution::Constant, tr("all the same")},
         {Distribution::Uniform, tr("evenly spread")},
         {Distribution::Exponential, tr("exponential")},
         {Distribution::HeavyTail, tr("heavy tail: few very long")},
         {Distribution::OneGiant, tr("one giant")},
         {Distribution::Triangular, tr("rising from item to item")}},
        [](Experiment &experiment, Distribution value) { experiment.workload.distribution = value; });
    m_spread = addParameter({QStringLiteral("spread"),
                             tr("Spread ±"),
                             percentFormat(),
                             0,
                             Limits::maxSpreadPercent,
                             {0, Limits::maxSpreadPercent, false, 1}});
    onEdited(m_spread, [](Experiment &experiment, double value) { experiment.workload.spreadPercent = value; });
    m_fails = addParameter({QStringLiteral("fails"), tr("Fails"), percentFormat(), 0, 100, {0, 100, false, 1}});
    onEdited(m_fails, [](Experiment &experiment, double value) { experiment.workload.failureRate = value / 100; });
}

/// What keeps workers from computing side by side all the time.
void WorkloadSection::createLimits()
{
    m_serial = addParameter({QStringLiteral("serial"),
                             tr("Serial part"),
                             percentFormat(),
                             0,
                             Limits::maxSerialPercent,
                             {0, Limits::maxSerialPercent, false, 1}});
    m_serial->setExplanation(tr("So much of all work the program does itself before it submits anything."));
    onEdited(m_serial, [](Experiment &experiment, double value) { experiment.workload.serialPercent = value; });
    m_coupling = addChoice<Coupling>(
        QStringLiteral("coupling"), tr("Tasks hold each other up"), tr("How tasks hold each other up"),
        {{Coupling::None, tr("not at all")},
         {Coupling::Lock, tr("by one lock")},
         {Coupling::Barrier, tr("at a barrier, spinning")}},
        [](Experiment &experiment, Coupling value) { experiment.workload.coupling = value; });
}

void WorkloadSection::createSharedMemory()
{
    m_counter = addChoice<CounterForm>(
        QStringLiteral("counter"), tr("Counter"), tr("How the counter is incremented"),
        {{CounterForm::Plain, tr("plain: read, add, write")},
         {CounterForm::Mutex, tr("with a mutex")},
         {CounterForm::Atomic, tr("atomic")},
         {CounterForm::SameLine, tr("one each, in one cache line")},
         {CounterForm::Padded, tr("one each, a line apart")}},
        [](Experiment &experiment, CounterForm form) { experiment.workload.counter = form; });
}

void WorkloadSection::createStream()
{
    ParameterSpec spec{QStringLiteral("arrayBytes"), tr("Array"),           bytesFormat(),
                       Limits::minArrayBytes,        Limits::maxArrayBytes, {}};
    spec.withSlider = false;
    m_arrayBytes = addParameter(spec);
    onEdited(m_arrayBytes, [](Experiment &experiment, double value) {
        experiment.workload.arrayBytes = static_cast<std::uint32_t>(value);
    });
    m_flopsPerByte = addParameter({QStringLiteral("flopsPerByte"),
                                   tr("Flops per byte"),
                                   wholeNumber(),
                                   0,
                                   Limits::maxFlopsPerByte,
                                   {0, Limits::maxFlopsPerByte, false, 1}});
    m_flopsPerByte->setExplanation(
        tr("Floating-point operations on each byte read, beside the plain sum: the "
           "arithmetic intensity of the roofline model. With many of them memory keeps up."));
    onEdited(m_flopsPerByte, [](Experiment &experiment, double value) {
        experiment.workload.flopsPerByte = static_cast<std::uint32_t>(value);
    });
}

void WorkloadSection::createNesting()
{
    m_depth = addParameter({QStringLiteral("depth"),
                            tr("Levels of children"),
                            wholeNumber(),
                            1,
                            Limits::maxDepth,
                            {1, Limits::maxDepth, false, 1}});
    m_depth->setExplanation(tr("A task submits a child, which submits a child, and so on, so many times."));
    onEdited(m_depth, [](Experiment &experiment, double value) {
        experiment.workload.depth = static_cast<std::uint32_t>(value);
    });
    m_childWait = addChoice<ChildWait>(
        QStringLiteral("childWait"), tr("Waiting for a child"), tr("How a task comes to the result of its child"),
        {{ChildWait::InTask, tr("in the task: result()")},
         {ChildWait::OwnPools, tr("a pool for each level")},
         {ChildWait::Continuation, tr("not: a continuation")}},
        [](Experiment &experiment, ChildWait wait) { experiment.workload.childWait = wait; });
}

void WorkloadSection::createPayload()
{
    ParameterSpec spec{QStringLiteral("payloadIn"), tr("Arguments"), bytesFormat(), 0, Limits::maxPayloadBytes, {}};
    spec.withSlider = false;
    m_payloadIn = addParameter(spec);
    onEdited(m_payloadIn, [](Experiment &experiment, double value) {
        experiment.workload.payloadInBytes = static_cast<std::uint32_t>(value);
    });
    spec.name = QStringLiteral("payloadOut");
    spec.label = tr("Result");
    m_payloadOut = addParameter(spec);
    onEdited(m_payloadOut, [](Experiment &experiment, double value) {
        experiment.workload.payloadOutBytes = static_cast<std::uint32_t>(value);
    });
}

void WorkloadSection::createSeed()
{
    ParameterSpec spec{QStringLiteral("seed"), tr("Seed"), plainNumber(), 0, static_cast<double>(Limits::maxSeed), {}};
    spec.withSlider = false;
    m_seed = addParameter(spec);
    m_seed->setExplanation(tr("The seed fixes the work of every item, never the order in which they are run."));
    onEdited(m_seed, [](Experiment &experiment, double value) {
        experiment.workload.seed = static_cast<std::uint64_t>(value);
    });
}

void WorkloadSection::showCoupling(const Experiment &experiment)
{
    const Coupling coupling = experiment.workload.coupling;
    select(m_coupling, coupling);
    const bool sleeps = experiment.workload.kind == WorkloadKind::Sleep;
    const bool steps = sleeps || experiment.workload.kind == WorkloadKind::SumOfSquares;
    const bool shares = experiment.executor != ExecutorKind::Processes
                        && !(sleeps && experiment.executor == ExecutorKind::Async);
    // What does not fit can still be taken back.
    m_coupling->setEnabled((steps && shares) || coupling != Coupling::None);
    setThere(m_coupling, steps || coupling != Coupling::None);
    m_coupling->setToolTip(!steps    ? tr("Only sums of squares and sleeps can be coupled.")
                           : !shares ? tr("Worker processes share no memory, and so no lock; nor can a coroutine sleep "
                                          "with one held.")
                           : sleeps  ? tr("Half of each sleep under one lock, which only one task at a time can hold.")
                                     : tr("Half of each step under one lock; or all tasks wait for each other after "
                                           "each step, which takes a static or cyclic schedule."));
}

void WorkloadSection::showSharedMemory(const Workload &workload)
{
    select(m_counter, workload.counter);
    const bool counts = workload.kind == WorkloadKind::Counter;
    m_counter->setEnabled(counts);
    setThere(m_counter, counts);
    m_counter->setToolTip(counts ? tr("How each increment of the one counter is done.")
                                 : tr("Only the items of the shared counter increment one."));
    const bool streams = workload.kind == WorkloadKind::MemoryStream;
    const QString onlyStreams = tr("Only the items of the memory workload read an array.");
    m_arrayBytes->setValue(workload.arrayBytes);
    m_arrayBytes->setApplicable(streams, onlyStreams);
    setThere(m_arrayBytes, streams);
    m_flopsPerByte->setValue(workload.flopsPerByte);
    m_flopsPerByte->setApplicable(streams, onlyStreams);
    setThere(m_flopsPerByte, streams);
}

void WorkloadSection::showNesting(const Experiment &experiment)
{
    const bool nested = experiment.workload.kind == WorkloadKind::Nested;
    const QString onlyNested = tr("Only nested tasks have children that they wait for.");
    m_depth->setValue(experiment.workload.depth);
    m_depth->setApplicable(nested, onlyNested);
    select(m_childWait, experiment.workload.childWait);
    const bool ownThread = experiment.executor == ExecutorKind::Sequential
                           || experiment.executor == ExecutorKind::Async;
    // What does not fit can still be taken back.
    m_childWait->setEnabled(nested && (!ownThread || experiment.workload.childWait != ChildWait::InTask));
    m_childWait->setToolTip(!nested     ? onlyNested
                            : ownThread ? tr("Only pools of threads have workers that can be held up.")
                                        : tr("Blocking in result(), in the pool of both or with a pool for each level; "
                                             "or ending, and going on in a task that is submitted when the child is "
                                             "done."));
    for (QWidget *setting : std::initializer_list<QWidget *>{m_depth, m_childWait})
        setThere(setting, nested);
}

void WorkloadSection::showExperiment(const Experiment &experiment)
{
    const Workload &workload = experiment.workload;
    select(m_kind, workload.kind);
    select(m_distribution, workload.distribution);
    m_items->setValue(workload.items);
    m_work->setValue(static_cast<double>(workload.work.count()));
    const bool mixed = workload.kind == WorkloadKind::Mixed;
    m_waitShare->setValue(workload.waitPercent);
    m_waitShare->setApplicable(mixed, tr("Only mixed items both wait and compute."));
    setThere(m_waitShare, mixed);
    m_spread->setValue(workload.spreadPercent);
    m_fails->setValue(workload.failureRate * 100);
    m_payloadIn->setValue(workload.payloadInBytes);
    m_payloadOut->setValue(workload.payloadOutBytes);
    m_seed->setValue(static_cast<double>(workload.seed));

    m_serial->setValue(workload.serialPercent);
    showCoupling(experiment);
    showSharedMemory(workload);
    showNesting(experiment);
    m_spread->setApplicable(workload.distribution == Distribution::Uniform,
                            tr("Only evenly spread durations have a spread; the others bring their own."));
    const bool copies = experiment.executor == ExecutorKind::Processes;
    const bool downloads = workload.kind == WorkloadKind::Download;
    m_payloadIn->setApplicable(copies, tr("Bytes sent along with each item. Threads share their memory, so only the "
                                          "process pool has to copy them."));
    m_payloadOut->setApplicable(copies || downloads,
                                tr("Bytes that come back with each item: copied by the process pool, and the size of "
                                   "a download. Here nothing is copied."));
    m_payloadOut->setHint(downloads ? tr("The size of each download.") : QString());
}

} // namespace futurescope
