// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/chartcontent.h"
#include "core/experiment/sweep.h"

namespace futurescope {

/// What the two charts show of a sweep. Pure functions of what was measured; nothing is invented between
/// the points.

/// Speedup by workers beside the ideal, with a note where the workers outnumber the cores. `result`
/// varies workers.
ChartContent speedupContent(const SweepResult &result);

/// Total time by chunk size with the stretch that is within 10 % of the best. `result` varies the chunk.
ChartContent granularityContent(const SweepResult &result);

/// Either, by what was varied.
ChartContent contentOf(const SweepResult &result);

/// The chart before anything was measured.
ChartContent emptyContent(SweepPlan::Vary vary, const QString &text);

/// Index of the sweep's point behind a point of the content: those without figures are not drawn.
QList<std::size_t> drawnPoints(const SweepResult &result);

} // namespace futurescope
