// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/curvechart.h"
#include "core/experiment/sweep.h"

#include <QColor>
#include <QImage>
#include <QWidget>

#include <cstdlib>

/// Results of sweeps that never ran, and eyes for painted charts.
namespace futurescope {

using Vary = SweepPlan::Vary;
using namespace std::chrono_literals;

inline Run runOf(const Experiment &experiment, Nanos makespan)
{
    Run run;
    run.experiment = experiment;
    run.machine = {"Testchip", "Linux", 2, 2};
    run.version = "9.9";
    run.startedAt = "2026-11-22T10:00:00Z";
    run.metrics.makespan = makespan;
    run.metrics.trust = 1;
    return run;
}

struct Figures
{
    std::uint32_t value;
    Nanos low, median, high;
};

/// What a sweep would have measured. Speedups are worked out here, independently of the sweep.
inline SweepResult resultOf(Vary vary, const std::vector<Figures> &figures)
{
    SweepResult result;
    result.plan.vary = vary;
    result.plan.repeats = 3;
    result.machine = {"Testchip", "Linux", 2, 2};
    result.version = "9.9";
    result.startedAt = "2026-11-22T10:00:00Z";
    for (const Figures &figure : figures) {
        result.plan.values.push_back(figure.value);
        SweepPoint point;
        point.value = figure.value;
        point.makespans = {figure.median, figure.low, figure.high};
        point.median = figure.median;
        point.low = figure.low;
        point.high = figure.high;
        point.trust = 1;
        point.medianRun = runOf(experimentAt(result.plan, figure.value), figure.median);
        if (vary == Vary::Workers) {
            const auto speedup = [&](Nanos time) { return double(figures.front().median / 1ns) / double(time / 1ns); };
            point.speedup = speedup(figure.median);
            point.speedupLow = speedup(figure.high);
            point.speedupHigh = speedup(figure.low);
            point.efficiency = *point.speedup / figure.value;
        }
        result.points.push_back(point);
    }
    return result;
}

inline SweepResult speedupResult()
{
    return resultOf(Vary::Workers, {{1, 1950ms, 2000ms, 2060ms},
                                    {2, 900ms, 1000ms, 1250ms},
                                    {4, 980ms, 1010ms, 1040ms},
                                    {8, 1000ms, 1020ms, 1050ms}});
}

inline SweepResult granularityResult()
{
    return resultOf(Vary::Chunk, {{1, 1390ms, 1400ms, 1420ms},
                                  {4, 1070ms, 1080ms, 1090ms},
                                  {14, 1030ms, 1040ms, 1050ms},
                                  {50, 1090ms, 1100ms, 1110ms},
                                  {200, 2000ms, 2050ms, 2100ms}});
}

inline bool alike(const QColor &one, const QColor &other, int tolerance = 24)
{
    return std::abs(one.red() - other.red()) <= tolerance && std::abs(one.green() - other.green()) <= tolerance
           && std::abs(one.blue() - other.blue()) <= tolerance;
}

inline int pixelsLike(const QImage &image, const QRect &area, const QColor &colour)
{
    int count = 0;
    const QRect inside = area & image.rect();
    for (int y = inside.top(); y <= inside.bottom(); ++y) {
        for (int x = inside.left(); x <= inside.right(); ++x)
            count += alike(image.pixelColor(x, y), colour);
    }
    return count;
}

inline QWidget *viewportOf(CurveChart &chart)
{
    return chart.childAt(chart.rect().center());
}

} // namespace futurescope
