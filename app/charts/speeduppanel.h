// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/chartcard.h"
#include "core/experiment/sweepchoice.h"

#include <QWidget>

namespace futurescope {

class SweepController;
class SweepForm;
class Settings;

/// The two cards under the timeline: speedup by workers, time by chunk size, or whatever a person lets the sweep of a
/// card vary. GUI thread.
class SpeedupPanel : public QWidget
{
    Q_OBJECT

public:
    explicit SpeedupPanel(QWidget *parent = nullptr);

    /// Shows what `controller` measures, and asks it for what is clicked here.
    void attach(SweepController &controller);

    /// The one that usually varies this: workers the first, all else the second.
    ChartCard *card(SweepPlan::Vary vary) const;
    /// What the sweep of that card varies.
    SweepForm *form(SweepPlan::Vary vary) const;

    /// What the sweeps vary, as it was when the window was closed.
    void restore(const Settings &settings);
    void remember(Settings &settings) const;

public slots:
    /// The experiment that would be measured next.
    void setExperiment(const futurescope::Experiment &experiment);
    void setTheme(const futurescope::Theme &theme);
    /// Greys the buttons, with the reason as tooltip ("a run is going on"); empty: they work again.
    void setBlocked(const QString &reason);
    /// As a click on Measure of the speedup card (F6), or of the other one. Does nothing while it cannot
    /// be measured.
    void requestSpeedup();
    void requestGranularity();
    /// What the first sweep varies.
    void showSettings();

    void showStarted(const futurescope::SweepPlan &plan);
    void showProgress(const futurescope::SweepProgress &progress);
    void showResult(const futurescope::SweepResult &result);
    void showFinished(const futurescope::SweepResult &result);
    void showFailure(const futurescope::SweepPlan &plan, const QString &reason);

signals:
    void sweepRequested(const futurescope::SweepPlan &plan);
    void stopRequested();
    void goOnRequested(const futurescope::SweepResult &soFar);
    void repeatRequested(const futurescope::SweepResult &soFar);
    /// A person changed what one of the sweeps varies.
    void choiceChanged();
    /// A point was clicked: this is its median run.
    void runPicked(const futurescope::Run &run);
    void exportRequested(std::shared_ptr<const futurescope::Exportable> picture);
    void copyRequested(std::shared_ptr<const futurescope::Exportable> picture);

private:
    /// A card and what its sweep varies.
    struct Place
    {
        ChartCard *card;
        SweepForm *form;
        QString shortcut;
        QString name; ///< in the settings
    };

    void request(SweepPlan::Vary vary);
    void connectPlace(const Place &place);
    void showPlan(const Place &place);
    const Place &place(SweepPlan::Vary vary) const;
    ChartCard *cardOf(const SweepPlan &plan) const;
    void updateBlocked();

    Place m_speedup;
    Place m_granularity;
    Experiment m_experiment;
    ChartCard *m_asking = nullptr; // the one whose request is being answered
    ChartCard *m_active = nullptr; // the one whose sweep is going on
    QString m_blockedReason;
};

} // namespace futurescope
