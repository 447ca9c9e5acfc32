// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/sweep.h"

#include <QCoreApplication>
#include <QString>

namespace futurescope {

/// Where the words of the report are translated.
struct ReportText
{
    Q_DECLARE_TR_FUNCTIONS(Report)
};

// The parts of the report that are words and numbers, as HTML with everything escaped.

/// What was measured at each value, with interval, trust and what went wrong.
QString pointsTable(const SweepResult &result);
/// Where the time of the median runs went; empty when no run tells.
QString lossesTable(const SweepResult &result);
/// The laws of scaling: figures with their intervals, or why there are none.
QString fitsTable(const SweepResult &result);
/// How the experiment was set up, and the machine.
QString setupTable(const SweepResult &result);
/// The command line that measures it again.
QString reproductionText(const SweepPlan &plan);

} // namespace futurescope
