// SPDX-License-Identifier: GPL-3.0-or-later
// What a chart of 1,000 points costs: painting it again, and showing other content. Target: 16 ms a redraw.
#include "app/charts/curvechart.h"
#include "app/charts/sweepcharts.h"
#include "app/lab/theme.h"
#include "tests/bench/measure.h"

#include <QApplication>
#include <QImage>

#include <cmath>
#include <fmt/format.h>

using namespace futurescope;
using namespace futurescope::bench;

namespace {

constexpr int points = 1000;
constexpr double targetMs = 16;

/// A curve with a spread at each point, an ideal and a fitted line, words and a legend.
ChartContent thousandPoints(int shift)
{
    ChartContent content;
    ChartSeries measured;
    measured.label = QStringLiteral("measured");
    measured.look = {ChartInk::Data, MarkerShape::Circle, LineStyle::Solid, SpreadStyle::Bars, 2};
    ChartSeries fitted;
    fitted.label = QStringLiteral("fitted");
    fitted.look = {ChartInk::Amdahl, MarkerShape::None, LineStyle::Solid, SpreadStyle::Ribbon, 1.5};
    for (int index = 1; index <= points; ++index) {
        const double fit = 1 / (0.02 + 0.98 / index);
        const double y = fit * (1 + 0.05 * std::sin(index * 1.7 + shift));
        measured.points.append({double(index), y, 0.95 * y, 1.05 * y, index % 50 == 0});
        fitted.curve.append({double(index), fit, 0.9 * fit, 1.1 * fit});
    }
    content.series = {measured, fitted};
    content.x = {QStringLiteral("workers"),
                 0.8,
                 1200,
                 {{1, QStringLiteral("1")}, {1000, QStringLiteral("1000")}},
                 AxisScale::Logarithmic};
    content.y = {QStringLiteral("speedup"), 0, 60, {{0, QStringLiteral("0")}, {50, QStringLiteral("50")}}};
    content.labels = {{500, QStringLiteral("here"), {}}};
    return content;
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    CurveChart chart;
    chart.resize(1440, 900);
    chart.setTheme(themeFor(false));
    chart.setContent(thousandPoints(0));
    chart.show();
    QImage image(chart.size(), QImage::Format_ARGB32_Premultiplied);
    const ChartContent contents[] = {thousandPoints(0), thousandPoints(1)};
    const auto results = measureInTurn({{"paint again",
                                         [&](int count) {
                                             return timed([&] {
                                                 for (int turn = 0; turn < count; ++turn)
                                                     chart.render(&image);
                                             });
                                         }},
                                        {"show other content and paint",
                                         [&](int count) {
                                             return timed([&] {
                                                 for (int turn = 0; turn < count; ++turn) {
                                                     chart.setContent(contents[turn % 2]);
                                                     chart.render(&image);
                                                 }
                                             });
                                         }}},
                                       10, 7);
    for (const Measured &result : results)
        fmt::print("{}: {:.2f} ms a redraw of {} points at 1440x900 ({:.2f} to {:.2f}); target {} ms\n", result.name,
                   result.medianNs / 1e6, points, result.lowNs / 1e6, result.highNs / 1e6, targetMs);
    return 0;
}
