// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/sweepcharts.h"

#include <QToolButton>

namespace futurescope {

/// The title of a card and the menu under it: which chart of the sweep it shows, of which run a histogram, and whether
/// a prediction is drawn. GUI thread.
class ChartChooser : public QToolButton
{
    Q_OBJECT

public:
    explicit ChartChooser(QWidget *parent = nullptr);

    struct State
    {
        QList<SweepChart> charts;
        SweepChart shown = SweepChart::Speedup;
        /// Of histograms: the sweep's points with a run, and the one shown.
        QList<std::pair<std::size_t, QString>> runs;
        std::optional<std::size_t> run;
        bool canPredict = false; ///< a new prediction can be begun
    };
    void setState(const State &state);

    /// The narrowest it can be without losing a letter of the title.
    int titleWidth() const;

signals:
    void chartChosen(futurescope::SweepChart chart);
    void runChosen(std::size_t point);
    void predictionWanted();
    void settingsWanted();

private:
    void fillMenu(const State &state);
};

} // namespace futurescope
