// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/speeduppanel.h"

#include "app/charts/sweepcontroller.h"
#include "app/charts/sweepform.h"
#include "app/lab/settings.h"
#include "app/lab/text.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace futurescope {

namespace {

SweepChoice usually(SweepPlan::Vary vary)
{
    SweepChoice choice;
    choice.vary = vary;
    return choice;
}

} // namespace

SpeedupPanel::SpeedupPanel(QWidget *parent)
    : QWidget(parent),
      m_speedup{new ChartCard(SweepPlan::Vary::Workers, this), new SweepForm(usually(SweepPlan::Vary::Workers), this),
                QStringLiteral("F6"), QStringLiteral("speedup")},
      m_granularity{new ChartCard(SweepPlan::Vary::Chunk, this), new SweepForm(usually(SweepPlan::Vary::Chunk), this),
                    QStringLiteral("Shift+F6"), QStringLiteral("granularity")}
{
    m_speedup.card->setObjectName(QStringLiteral("speedupCard"));
    m_granularity.card->setObjectName(QStringLiteral("granularityCard"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    layout->addWidget(m_speedup.card, 1);
    layout->addWidget(m_granularity.card, 1);
    connectPlace(m_speedup);
    connectPlace(m_granularity);
    setExperiment({});
}

void SpeedupPanel::connectPlace(const Place &place)
{
    ChartCard *card = place.card;
    SweepForm *form = place.form;
    connect(card, &ChartCard::measureRequested, this, [this, card](const SweepPlan &plan) {
        m_asking = card;
        emit sweepRequested(plan);
    });
    connect(card, &ChartCard::goOnRequested, this, [this, card](const SweepResult &soFar) {
        m_asking = card;
        emit goOnRequested(soFar);
    });
    connect(card, &ChartCard::repeatRequested, this, [this, card](const SweepResult &soFar) {
        m_asking = card;
        emit repeatRequested(soFar);
    });
    connect(card, &ChartCard::stopRequested, this, &SpeedupPanel::stopRequested);
    connect(card, &ChartCard::runPicked, this, &SpeedupPanel::runPicked);
    connect(card, &ChartCard::exportRequested, this, &SpeedupPanel::exportRequested);
    connect(card, &ChartCard::copyRequested, this, &SpeedupPanel::copyRequested);
    connect(card, &ChartCard::settingsRequested, form, [form](const QToolButton *button) { form->popUp(*button); });
    connect(form, &SweepForm::choiceChanged, this, [this, &place] {
        showPlan(place);
        emit choiceChanged();
    });
    connect(form, &SweepForm::measureRequested, card, &ChartCard::requestMeasuring);
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

const SpeedupPanel::Place &SpeedupPanel::place(SweepPlan::Vary vary) const
{
    return vary == SweepPlan::Vary::Workers ? m_speedup : m_granularity;
}

ChartCard *SpeedupPanel::card(SweepPlan::Vary vary) const
{
    return place(vary).card;
}

SweepForm *SpeedupPanel::form(SweepPlan::Vary vary) const
{
    return place(vary).form;
}

/// Where a sweep is shown: on the card that asked for it.
ChartCard *SpeedupPanel::cardOf(const SweepPlan &plan) const
{
    return m_active ? m_active : m_asking ? m_asking : card(plan.vary);
}

void SpeedupPanel::setExperiment(const Experiment &experiment)
{
    m_experiment = experiment;
    for (const Place *place : {&m_speedup, &m_granularity}) {
        place->form->setExperiment(experiment);
        showPlan(*place);
    }
}

void SpeedupPanel::restore(const Settings &settings)
{
    for (const Place *place : {&m_speedup, &m_granularity}) {
        place->form->setChoice(settings.sweep(place->name, place->form->choice()));
        showPlan(*place);
    }
}

void SpeedupPanel::remember(Settings &settings) const
{
    for (const Place *place : {&m_speedup, &m_granularity})
        settings.setSweep(place->name, place->form->choice());
}

/// What the card would measure, or why it cannot.
void SpeedupPanel::showPlan(const Place &place)
{
    const auto plan = place.form->plan();
    if (plan)
        return place.card->setPlan(*plan, place.shortcut);
    const SweepChoice &choice = place.form->choice();
    SweepPlan without; // for the titles of its charts
    without.base = m_experiment;
    without.vary = choice.vary;
    if (choice.second)
        without.second = SweepPlan::Second{*choice.second, {}};
    place.card->setPlan(without, place.shortcut, toText(plan.error()));
}

void SpeedupPanel::setTheme(const Theme &theme)
{
    m_speedup.card->setTheme(theme);
    m_granularity.card->setTheme(theme);
}

void SpeedupPanel::setBlocked(const QString &reason)
{
    m_blockedReason = reason;
    updateBlocked();
}

void SpeedupPanel::updateBlocked()
{
    for (const Place *place : {&m_speedup, &m_granularity}) {
        const bool other = m_active && place->card != m_active;
        const QString reason = other ? tr("Another measurement is going on") : m_blockedReason;
        place->card->setBlocked(reason);
        place->form->setBlocked(m_active ? tr("A measurement is going on") : reason);
    }
}

void SpeedupPanel::requestSpeedup()
{
    request(SweepPlan::Vary::Workers);
}

void SpeedupPanel::requestGranularity()
{
    request(SweepPlan::Vary::Chunk);
}

void SpeedupPanel::showSettings()
{
    m_speedup.card->findChild<QToolButton *>(QStringLiteral("sweepSettings"))->click();
}

void SpeedupPanel::request(SweepPlan::Vary vary)
{
    if (!m_active)
        card(vary)->requestMeasuring();
}

void SpeedupPanel::showStarted(const SweepPlan &plan)
{
    m_active = cardOf(plan);
    m_asking = nullptr;
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
    cardOf(result.plan)->showResult(result);
}

void SpeedupPanel::showFinished(const SweepResult &result)
{
    ChartCard *card = m_active ? m_active : this->card(result.plan.vary);
    m_active = nullptr;
    card->showResult(result);
    card->showEnded();
    updateBlocked();
}

void SpeedupPanel::showFailure(const SweepPlan &plan, const QString &reason)
{
    ChartCard *card = cardOf(plan);
    m_active = nullptr;
    m_asking = nullptr;
    card->showEnded();
    card->showProblem(reason);
    updateBlocked();
}

} // namespace futurescope
