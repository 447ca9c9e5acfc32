// SPDX-License-Identifier: GPL-3.0-or-later
// Which chart a card shows, and the prediction that is drawn on it.
#include "app/charts/chartcard.h"
#include "app/charts/chartchooser.h"
#include "app/charts/sweepcontent.h"
#include "app/charts/sweeptext.h"

#include <QToolButton>

#include <algorithm>

namespace futurescope {

bool ChartCard::predictsNow() const
{
    return !m_measuring && (!m_result || m_predicting) && m_planProblem.isEmpty() && m_shown == SweepChart::Speedup
           && m_plan.vary == SweepPlan::Vary::Workers && !m_plan.second && m_pen.canDraw();
}

void ChartCard::showPredicting()
{
    const QString how = tr("Draw what you expect: drag, or use the arrow keys. %1").arg(askText(m_plan, m_shortcut));
    ChartContent content = predictionContent(m_plan, m_pen.prediction(), how);
    if (const auto at = m_pen.current()) {
        const auto guess = m_pen.prediction().speedups.find(*at);
        const bool made = guess != m_pen.prediction().speedups.end();
        content.notes.append(
            {double(*at), made ? tr("%1: %2").arg(valueText(m_plan.vary, *at), speedupText(guess->second))
                               : tr("%1: no guess yet").arg(valueText(m_plan.vary, *at))});
        content.summary = content.notes.first().text;
        content.y.max = std::max(content.y.max, made ? guess->second * 1.05 : 0.0);
    }
    m_chart->setContent(content);
}

void ChartCard::beginPrediction()
{
    m_predicting = true;
    m_shown = SweepChart::Speedup;
    m_pen.clear();
    m_exportButton->setEnabled(false);
    updateChooser();
    updateEmptyText();
}

void ChartCard::onStroke(const QPointF &from, const QPointF &to)
{
    m_pen.stroke(from, to);
    showPredicting();
}

void ChartCard::onPenKey(int key)
{
    if (key == Qt::Key_Left || key == Qt::Key_Right)
        m_pen.step(key == Qt::Key_Right ? 1 : -1);
    else if (key == Qt::Key_Up || key == Qt::Key_Down)
        m_pen.raise(key == Qt::Key_Up ? PredictionPen::smallStep : -PredictionPen::smallStep);
    else if (key == Qt::Key_PageUp || key == Qt::Key_PageDown)
        m_pen.raise(key == Qt::Key_PageUp ? PredictionPen::largeStep : -PredictionPen::largeStep);
    else
        m_pen.erase();
    showPredicting();
}

void ChartCard::showChart(SweepChart chart)
{
    m_predicting = false;
    m_shown = chart;
    m_chart->setAccessibleName(chartTitle(chart));
    redraw();
    updateChooser();
    updateSubtitle();
    updateEmptyText();
}

void ChartCard::showRunOf(std::size_t point)
{
    m_options.point = point;
    redraw();
    updateChooser();
}

/// The chart of what was measured, if there is something.
void ChartCard::redraw()
{
    if (!m_result || m_predicting)
        return;
    m_chart->setDrawing(false);
    m_chart->setContent(chartContent(m_shown, *m_result, m_options));
    m_exportButton->setEnabled(!m_chart->content().points().isEmpty());
}

void ChartCard::updateChooser()
{
    ChartChooser::State state;
    state.charts = chartsOf(m_result ? m_result->plan : m_plan);
    state.shown = m_shown;
    if (m_result && (m_shown == SweepChart::RunTimes || m_shown == SweepChart::Waits)) {
        for (std::size_t index = 0; index < m_result->points.size(); ++index) {
            const SweepPoint &point = m_result->points[index];
            if (point.medianRun)
                state.runs.append({index, cellText(m_result->plan, {point.value, point.second})});
        }
        state.run = histogramPoint(*m_result, m_options);
    }
    state.canPredict = m_result && !m_measuring && m_plan.vary == SweepPlan::Vary::Workers && !m_plan.second
                       && m_pen.canDraw();
    m_chooser->setState(state);
}

} // namespace futurescope
