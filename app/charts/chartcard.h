// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/curvechart.h"
#include "app/charts/predictionpen.h"
#include "app/charts/sweepcharts.h"
#include "app/exporting/exportable.h"
#include "core/experiment/sweep.h"

#include <QFrame>

#include <memory>
#include <optional>

class QAction;
class QLabel;
class QToolButton;

namespace futurescope {

class ChartChooser;
class SweepFollowUps;

/// One of the charts of a sweep with the menu to choose among them, its button to measure (or to stop), its export menu
/// and its line for what went wrong. The speedup by workers can be guessed before it is measured, by drawing on the
/// axes. GUI thread.
class ChartCard : public QFrame
{
    Q_OBJECT

public:
    explicit ChartCard(SweepPlan::Vary vary, QWidget *parent = nullptr);

    CurveChart *chart() const { return m_chart; }
    /// Which of chartsOf() it shows.
    SweepChart shown() const { return m_shown; }
    void showChart(SweepChart chart);
    /// Of histograms: the run of this point of the sweep.
    void showRunOf(std::size_t point);

    /// What the person expects of the next sweep, and what was expected of the one shown.
    const Prediction &nextPrediction() const { return m_pen.prediction(); }
    const Prediction &prediction() const { return m_options.prediction; }
    /// Clears the axes for a new prediction; what was measured comes back when another chart is chosen.
    void beginPrediction();
    const std::optional<SweepResult> &result() const { return m_result; }

    /// What a click on Measure would measure, and how it is asked for here: "F6" or nothing. `problem`: why there is no
    /// such plan, if that is known already; what validate() has against it is found here.
    void setPlan(const SweepPlan &plan, const QString &shortcut, const QString &problem = {});
    /// Why nothing can be measured now; empty: it can.
    void setBlocked(const QString &reason);
    void setTheme(const Theme &theme);

    /// As a click on Measure; does nothing where a click does nothing, or while it measures.
    void requestMeasuring();

    void showStarted(const SweepPlan &plan);
    void showProgress(const SweepProgress &progress);
    void showResult(const SweepResult &result);
    void showEnded();
    void showProblem(const QString &problem);

    /// The chart as it stands, for any size and theme; null while there is nothing on it.
    std::shared_ptr<const Exportable> exportable() const;

    QSize minimumSizeHint() const override;

signals:
    /// Of what the sweep varies; beside `button`.
    void settingsRequested(const QToolButton *button);
    void measureRequested(const futurescope::SweepPlan &plan);
    void stopRequested();
    void goOnRequested(const futurescope::SweepResult &soFar);
    void repeatRequested(const futurescope::SweepResult &soFar);
    void runPicked(const futurescope::Run &run);
    void exportRequested(std::shared_ptr<const futurescope::Exportable> picture);
    void copyRequested(std::shared_ptr<const futurescope::Exportable> picture);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QWidget *createHeader();
    void fitHeader();
    int headerWidth(bool compact) const;
    QToolButton *createSettingsButton();
    QToolButton *createExportButton();
    void onButtonClicked();
    void onPointClicked(qsizetype point);
    void setProgress(const QString &text);
    void updateButton();
    void updateSubtitle();
    void updateEmptyText();
    void updateChooser();
    void redraw();
    bool predictsNow() const;
    void showPredicting();
    void onStroke(const QPointF &from, const QPointF &to);
    void onPenKey(int key);

    SweepChart m_shown;
    ChartOptions m_options;    // of the sweep shown
    PredictionPen m_pen;       // for the next one
    bool m_predicting = false; // instead of showing what was measured
    SweepPlan m_plan;
    QString m_planProblem;
    QString m_blockedReason;
    QString m_shortcut;
    bool m_measuring = false;
    std::optional<SweepResult> m_result;

    ChartChooser *m_chooser = nullptr;
    QLabel *m_subtitle = nullptr;
    QLabel *m_progress = nullptr;
    QLabel *m_problem = nullptr;
    SweepFollowUps *m_followUps = nullptr;
    QToolButton *m_button = nullptr;
    QToolButton *m_settingsButton = nullptr;
    QToolButton *m_exportButton = nullptr;
    CurveChart *m_chart = nullptr;
};

} // namespace futurescope
