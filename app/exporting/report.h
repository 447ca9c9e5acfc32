// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/prediction.h"
#include "app/exporting/exportable.h"
#include "core/experiment/sweep.h"

#include <functional>
#include <memory>
#include <vector>

namespace futurescope {

/// A sweep, and what the person expected of it.
struct ReportSweep
{
    SweepResult result;
    Prediction prediction;

    ReportSweep(SweepResult sweep, Prediction expected = {}) // NOLINT: most sweeps come without a prediction
        : result(std::move(sweep)),
          prediction(std::move(expected))
    {}
};

/// What a report is about: pictures of a run, and sweeps with all their charts.
struct ReportContent
{
    QString title;
    std::vector<std::shared_ptr<const Exportable>> pictures; ///< such as the timeline; come first
    std::vector<ReportSweep> sweeps;
};

/// A stretch of the page.
struct ReportStep
{
    std::function<Result<QString>()> html; ///< errors: those of encodePicture()
    bool anywhere = true;                  ///< any thread; else the GUI thread, because Qt Charts paint only there
};

/// The page from its first line to its last, in stretches to be made one after the other.
std::vector<ReportStep> reportSteps(ReportContent content);

/// One HTML page that stands alone: charts as SVG in light and dark, tables of points, losses and fits, parameters,
/// machine, and the command line that measures it again. Nothing is fetched from anywhere and nothing runs; whatever
/// is not ours is escaped. Errors: those of encodePicture(). GUI thread.
Result<QByteArray> reportHtml(const ReportContent &content);

/// Whole or not at all; the error names the path and the cause.
Status writeReport(const ReportContent &content, const QString &path);

} // namespace futurescope
