// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/chartcard.h"

#include <QWidget>

namespace futurescope {

class SweepController;

/// The two cards under the timeline: speedup by workers, time by chunk size. GUI thread.
class SpeedupPanel : public QWidget
{
    Q_OBJECT

public:
    explicit SpeedupPanel(QWidget *parent = nullptr);

    /// Shows what `controller` measures, and asks it for what is clicked here.
    void attach(SweepController &controller);

    ChartCard *card(SweepPlan::Vary vary) const;

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
    /// A point was clicked: this is its median run.
    void runPicked(const futurescope::Run &run);
    void exportRequested(std::shared_ptr<const futurescope::Exportable> picture);
    void copyRequested(std::shared_ptr<const futurescope::Exportable> picture);

private:
    void request(SweepPlan::Vary vary);
    void connectCard(ChartCard *card);
    void updateBlocked();

    ChartCard *m_speedup;
    ChartCard *m_granularity;
    ChartCard *m_active = nullptr; // the one whose sweep is going on
    QString m_blockedReason;
};

} // namespace futurescope
