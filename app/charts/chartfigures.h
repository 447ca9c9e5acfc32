// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/sweepcharts.h"

#include <optional>
#include <string>
#include <vector>

namespace futurescope {

/// A line of the table behind a chart. Values are those of the axes: times in nanoseconds, shares of 1.
struct ChartFigure
{
    double x = 0;
    std::optional<double> xTo; ///< of a bar, which reaches from x to there
    std::string label;         ///< what x, or x and y of a cell, stand for: "8", "threads", "4 x 100"
    double y = 0;              ///< of a bar, its height
    std::optional<double> low, high;
    std::optional<double> value; ///< of a cell
    std::optional<std::uint64_t> runs;
    std::optional<double> trust;
};

/// One of the lines, curves or sets of bars of a chart.
struct ChartFigureSeries
{
    std::string label;
    std::string kind; ///< "measured", "ideal", "fit", "extrapolated", "prediction" or "part"
    std::vector<ChartFigure> figures;
};

/// What a chart shows as numbers, for programs: in no language, and never localised except for the labels of series.
struct ChartFigures
{
    std::string chart;               ///< as in file names: "speedup"
    std::string x;                   ///< "workers", "chunk", "work_ns", "executor", "time_ns"
    std::string y;                   ///< "speedup", "efficiency", "makespan_ns", "items_per_second", "tasks"
    std::string value;               ///< of cells: "speedup" or "makespan_ns"; else empty
    std::string experiment, machine; ///< JSON
    std::string version, startedAt;
    std::vector<std::string> remarks; ///< why a law has no fit, and the like
    std::vector<ChartFigureSeries> series;
};

ChartFigures chartFigures(SweepChart chart, const ChartContent &content, const SweepResult &result);

/// RFC 4180, under '#' lines that say what it is; a cell that begins with = + - @ and is no number is quoted with an
/// apostrophe.
std::string chartFiguresCsv(const ChartFigures &figures);
std::string chartFiguresJson(const ChartFigures &figures);

} // namespace futurescope
