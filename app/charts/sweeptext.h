// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/experimenttext.h"
#include "core/experiment/sweep.h"

#include <QCoreApplication>
#include <QList>
#include <QString>

#include <utility>

namespace futurescope {

/// Where the words of the charts of a sweep are translated.
struct SweepText
{
    Q_DECLARE_TR_FUNCTIONS(SweepText)
};

/// "1 run", "3 runs"; "1 core", "2 cores".
QString runsText(int runs);
QString coresText(int cores);

/// "median of 5, min–max", or with enough runs "median of 9, 95 % interval": what a marker and what its bar is.
QString spreadText(const SweepPlan &plan);
QString medianRangeText(int runs);

/// "8 workers", "chunk size 50", "100 µs per item", "threads"; of both parameters.
QString valueText(SweepPlan::Vary vary, SweepValue value);
QString cellText(const SweepPlan &plan, const SweepCell &cell);
/// "4", "4 × 100us": the values alone, as they are typed.
QString cellLabel(const SweepPlan &plan, const SweepCell &cell);
/// "Workers", "Chunk size", "Work per item", "Executor".
QString parameterTitle(SweepPlan::Vary vary);
/// "8", "50", "100 µs", "threads": for an axis whose title says the rest.
QString valueLabel(SweepPlan::Vary vary, SweepValue value);
/// "workers", "chunk size, items", "work per item", "executor".
QString axisTitle(SweepPlan::Vary vary);

/// "2.00×".
QString speedupText(double speedup);
/// "0", "250", "12.5k", "3M": a number for an axis or a hover text, of up to three digits.
QString rateText(double perSecond);

/// The figures of a point, a line each: what hovering over it shows.
QString pointDetails(const SweepPlan &plan, const SweepPoint &point);

/// "Press F6 to measure speedup at 1, 2, 4, 8 workers", or what to click when there is no shortcut.
QString askText(const SweepPlan &plan, const QString &shortcut);

/// "≈ 22 s", "≈ 5 min"; "under 1 s".
QString durationWords(double seconds);
/// "31 runs, ≈ 22 s" on this machine: what a sweep costs.
QString costText(const SweepPlan &plan);

/// What went wrong at some of the values, a sentence each; empty when nothing did.
QString problemsText(const SweepResult &result);

/// What a sweep varies, so that the base has no say in it.
QList<Setting> variedSettings(const SweepPlan &plan);

/// Parameters, method, machine and version, for under an exported picture.
QString sweepCaption(const SweepResult &result);

/// The same for a program: experiment, values, machine, version, and every point with its figures.
QList<std::pair<QString, QString>> sweepMetadata(const SweepResult &result);

} // namespace futurescope
