// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/futuressection.h"

#include "app/lab/parameterrow.h"

#include <QCheckBox>
#include <QComboBox>

namespace futurescope {

namespace {

std::optional<Nanos> optionalNanos(std::optional<double> value)
{
    return value ? std::optional(nanosOf(*value)) : std::nullopt;
}

std::optional<double> optionalNumber(std::optional<Nanos> value)
{
    return value ? std::optional(static_cast<double>(value->count())) : std::nullopt;
}

} // namespace

FuturesSection::FuturesSection(QWidget *parent) : PanelSection(tr("Futures"), parent)
{
    m_collect = addChoice<CollectMode>(QStringLiteral("collect"), {}, tr("How results are taken"),
                                       {{CollectMode::Result, tr("result() in order")},
                                        {CollectMode::Map, tr("map")},
                                        {CollectMode::AsCompleted, tr("as_completed")},
                                        {CollectMode::None, tr("not at all")}},
                                       [](Experiment &experiment, CollectMode mode) { experiment.collect = mode; });

    createSubmission();
    createPatience();
    m_shutdown = addChoice<ShutdownMode>(QStringLiteral("shutdown"), tr("At the end"),
                                         tr("How the executor is shut down"),
                                         {{ShutdownMode::Wait, tr("wait for all")},
                                          {ShutdownMode::NoWait, tr("do not wait")},
                                          {ShutdownMode::CancelPending, tr("cancel what is pending")}},
                                         [](Experiment &experiment, ShutdownMode mode) { experiment.shutdown = mode; });
    m_submitLate = addCheck(QStringLiteral("submitLate"), tr("submit() once more after shutdown"),
                            [](Experiment &experiment, bool late) { experiment.submitsLate = late; });
    m_submitLate->setToolTip(tr("A closed executor takes nothing: submit() raises RuntimeError."));
}

/// How long it waits, and what then.
void FuturesSection::createPatience()
{
    ParameterSpec spec{QStringLiteral("timeout"),
                       tr("Timeout"),
                       durationFormat(),
                       0,
                       static_cast<double>(ExperimentLimits::maxTimeout.count()),
                       {0, 1e10, false, 1e8}};
    spec.withSlider = false;
    spec.optional = true;
    m_timeout = addParameter(spec);
    onEditedOptional(m_timeout, [](Experiment &experiment, std::optional<double> value) {
        experiment.timeout = optionalNanos(value);
    });
    m_cancelTimedOut = addCheck(QStringLiteral("cancelTimedOut"), tr("cancel() after a timeout"),
                                [](Experiment &experiment, bool cancels) { experiment.cancelsTimedOut = cancels; });
    m_cancelTimedOut->setToolTip(tr("Who has waited for a result in vain asks its future to cancel. That takes a "
                                    "pending one off the queue; a running one goes on."));
    spec.name = QStringLiteral("cancelAfter");
    spec.label = tr("Cancel after");
    m_cancelAfter = addParameter(spec);
    onEditedOptional(m_cancelAfter, [](Experiment &experiment, std::optional<double> value) {
        experiment.cancelAfter = optionalNanos(value);
    });
    m_cancelAfter->setExplanation(
        tr("Calls cancel() on every future after this time. Only pending ones can be cancelled."));
}

void FuturesSection::createSubmission()
{
    ParameterSpec spec{QStringLiteral("submitEvery"),
                       tr("Submit every"),
                       durationFormat(),
                       0,
                       static_cast<double>(ExperimentLimits::maxSubmitEvery.count()),
                       {}};
    spec.withSlider = false;
    m_submitEvery = addParameter(spec);
    m_submitEvery->setExplanation(tr("How long the program pauses between two submissions."));
    onEdited(m_submitEvery, [](Experiment &experiment, double value) { experiment.submitEvery = nanosOf(value); });
    m_queuePolicy = addChoice<QueuePolicy>(
        QStringLiteral("queuePolicy"), tr("When the queue is full"), tr("What submitting does when the queue is full"),
        {{QueuePolicy::Unbounded, tr("it never is")},
         {QueuePolicy::Block, tr("submit() waits")},
         {QueuePolicy::CallerRuns, tr("the program does the task")},
         {QueuePolicy::Drop, tr("the task is dropped")}},
        [](Experiment &experiment, QueuePolicy policy) { experiment.queuePolicy = policy; });
    m_queueLimit = addParameter({QStringLiteral("queueLimit"),
                                 tr("Queue holds"),
                                 wholeNumber(),
                                 1,
                                 ExperimentLimits::maxQueueLimit,
                                 {1, 1000, true, 1}});
    onEdited(m_queueLimit,
             [](Experiment &experiment, double value) { experiment.queueLimit = static_cast<std::uint32_t>(value); });
}

void FuturesSection::showExperiment(const Experiment &experiment)
{
    select(m_collect, experiment.collect);
    select(m_shutdown, experiment.shutdown);
    m_submitEvery->setValue(static_cast<double>(experiment.submitEvery.count()));
    select(m_queuePolicy, experiment.queuePolicy);
    m_queueLimit->setValue(experiment.queueLimit);
    m_queueLimit->setApplicable(experiment.queuePolicy != QueuePolicy::Unbounded,
                                tr("The queue takes every task: it is never full."));
    m_submitLate->setChecked(experiment.submitsLate);
    showPatience(experiment);
}

void FuturesSection::showPatience(const Experiment &experiment)
{
    m_timeout->setValue(optionalNumber(experiment.timeout));
    m_cancelTimedOut->setChecked(experiment.cancelsTimedOut);
    setThere(m_cancelTimedOut, experiment.timeout && experiment.collect == CollectMode::Result);
    m_cancelAfter->setValue(optionalNumber(experiment.cancelAfter));
    const bool nested = submitsFromTasks(experiment.workload.kind);
    m_timeout->setApplicable(experiment.collect != CollectMode::None || nested,
                             tr("Nobody waits for a result, so there is nothing to give up."));
    m_timeout->setHint(nested ? tr("Of each result() inside a task too.") : QString());
}

} // namespace futurescope
