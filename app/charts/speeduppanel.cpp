// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/speeduppanel.h"

#include "app/charts/sweepcontroller.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace futurescope {

SpeedupPanel::SpeedupPanel(QWidget *parent)
    : QWidget(parent),
      m_speedup(new ChartCard(SweepPlan::Vary::Workers, this)),
      m_granularity(new ChartCard(SweepPlan::Vary::Chunk, this))
{
    m_speedup->setObjectName(QStringLiteral("speedupCard"));
    m_granularity->setObjectName(QStringLiteral("granularityCard"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    layout->addWidget(m_speedup, 1);
    layout->addWidget(m_granularity, 1);
    connectCard(m_speedup);
    connectCard(m_granularity);
    setExperiment({});
}

void SpeedupPanel::connectCard(ChartCard *card)
{
    connect(card, &ChartCard::measureRequested, this, &SpeedupPanel::sweepRequested);
    connect(card, &ChartCard::stopRequested, this, &SpeedupPanel::stopRequested);
    connect(card, &ChartCard::goOnRequested, this, &SpeedupPanel::goOnRequested);
    connect(card, &ChartCard::repeatRequested, this, &SpeedupPanel::repeatRequested);
    connect(card, &ChartCard::runPicked, this, &SpeedupPanel::runPicked);
    connect(card, &ChartCard::exportRequested, this, &SpeedupPanel::exportRequested);
    connect(card, &ChartCard::copyRequested, this, &SpeedupPanel::copyRequested);
}

void SpeedupPanel::attach(SweepController &controller)
{
    connect(this, &SpeedupPanel::sweepRequested, &controller, &SweepController::start);
    connect(this, &SpeedupPanel::stopRequested, &controller, &SweepController::cancel);
    connect(this, &SpeedupPanel::goOnRequested, &controller, &SweepController::resume);
    connect(this, &SpeedupPanel::repeatRequested, &controller, &SweepController::repeatBusy);
    connect(&controller, &SweepController::started, this, &SpeedupPanel::showStarted);
    connect(&controller, &SweepController::progressed, this, &SpeedupPanel::showProgress);
    connect(&controller, &SweepController::pointsChanged, this, &SpeedupPanel::showResult);
    connect(&controller, &SweepController::finished, this, &SpeedupPanel::showFinished);
    connect(&controller, &SweepController::failed, this, &SpeedupPanel::showFailure);
}

ChartCard *SpeedupPanel::card(SweepPlan::Vary vary) const
{
    return vary == SweepPlan::Vary::Workers ? m_speedup : m_granularity;
}

void SpeedupPanel::setExperiment(const Experiment &experiment)
{
    SweepPlan plan;
    plan.base = experiment;
    plan.values = defaultWorkerCounts(experiment.executor);
    m_speedup->setPlan(plan, QStringLiteral("F6"));
    plan.vary = SweepPlan::Vary::Chunk;
    plan.values = defaultChunkSizes(experiment.workload.items, experiment.workers);
    m_granularity->setPlan(plan, {});
}

void SpeedupPanel::setTheme(const Theme &theme)
{
    m_speedup->setTheme(theme);
    m_granularity->setTheme(theme);
}

void SpeedupPanel::setBlocked(const QString &reason)
{
    m_blockedReason = reason;
    updateBlocked();
}

void SpeedupPanel::updateBlocked()
{
    for (ChartCard *card : {m_speedup, m_granularity})
        card->setBlocked(m_active && card != m_active ? tr("Another measurement is going on") : m_blockedReason);
}

void SpeedupPanel::requestSpeedup()
{
    request(SweepPlan::Vary::Workers);
}

void SpeedupPanel::requestGranularity()
{
    request(SweepPlan::Vary::Chunk);
}

void SpeedupPanel::request(SweepPlan::Vary vary)
{
    // Through the button, so that it does what a click does, and nothing where a click does nothing.
    if (!m_active)
        card(vary)->findChild<QToolButton *>(QStringLiteral("measure"))->click();
}

void SpeedupPanel::showStarted(const SweepPlan &plan)
{
    m_active = card(plan.vary);
    m_active->showStarted(plan);
    updateBlocked();
}

void SpeedupPanel::showProgress(const SweepProgress &progress)
{
    if (m_active)
        m_active->showProgress(progress);
}

void SpeedupPanel::showResult(const SweepResult &result)
{
    card(result.plan.vary)->showResult(result);
}

void SpeedupPanel::showFinished(const SweepResult &result)
{
    m_active = nullptr;
    card(result.plan.vary)->showResult(result);
    card(result.plan.vary)->showEnded();
    updateBlocked();
}

void SpeedupPanel::showFailure(const SweepPlan &plan, const QString &reason)
{
    m_active = nullptr;
    card(plan.vary)->showEnded();
    card(plan.vary)->showProblem(reason);
    updateBlocked();
}

} // namespace futurescope
