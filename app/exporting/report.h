// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/exportable.h"
#include "core/experiment/sweep.h"

#include <memory>
#include <vector>

namespace futurescope {

/// What a report is about: pictures of a run, and sweeps with all their charts.
struct ReportContent
{
    QString title;
    std::vector<std::shared_ptr<const Exportable>> pictures; ///< such as the timeline; come first
    std::vector<SweepResult> sweeps;
};

/// One HTML page that stands alone: charts as SVG in light and dark, tables of points, losses and fits, parameters,
/// machine, and the command line that measures it again. Nothing is fetched from anywhere and nothing runs; whatever
/// is not ours is escaped. Errors: those of encodePicture(). GUI thread.
Result<QByteArray> reportHtml(const ReportContent &content);

/// Whole or not at all; the error names the path and the cause.
Status writeReport(const ReportContent &content, const QString &path);

} // namespace futurescope
