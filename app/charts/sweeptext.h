// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/sweep.h"

#include <QList>
#include <QString>

#include <utility>

namespace futurescope {

/// "1 run", "3 runs"; "1 core", "2 cores".
QString runsText(int runs);
QString coresText(int cores);

/// "median of 3, min–max": what is drawn, what a marker and what its bar is.
QString subtitleText(const SweepPlan &plan);

/// "Speedup", "Granularity"; "speedup", "granularity" for file names.
QString chartTitle(SweepPlan::Vary vary);
QString chartFileStem(SweepPlan::Vary vary);

/// "8 workers", "chunk 50".
QString valueText(SweepPlan::Vary vary, SweepValue value);

/// "Press F6 to measure speedup at 1, 2, 4, 8 workers", or what to click when there is no shortcut.
QString askText(const SweepPlan &plan, const QString &shortcut);

/// What went wrong at some of the values, a sentence each; empty when nothing did.
QString problemsText(const SweepResult &result);

/// Parameters, method, machine and version, for under an exported picture.
QString sweepCaption(const SweepResult &result);

/// The same for a program: experiment, values, machine, version, and every point with its figures.
QList<std::pair<QString, QString>> sweepMetadata(const SweepResult &result);

} // namespace futurescope
