// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/chartfigures.h"

#include "core/base/boundedjson.h"
#include "core/experiment/experimentjson.h"
#include "core/experiment/foreignfiles.h"
#include "core/experiment/runmetadata.h"

#include <fmt/format.h>

#include <algorithm>

namespace futurescope {

namespace {

using Vary = SweepPlan::Vary;

std::string kindOf(ChartInk ink)
{
    switch (ink) {
    case ChartInk::Data:
        return "measured";
    case ChartInk::Ideal:
        return "ideal";
    case ChartInk::Amdahl:
    case ChartInk::Usl:
    case ChartInk::Gustafson:
        return "fit";
    case ChartInk::Prediction:
        return "prediction";
    default:
        return "part";
    }
}

std::string parameterName(Vary vary)
{
    return std::string(varyName(vary)) + (vary == Vary::Work ? "_ns" : "");
}

std::string xName(SweepChart chart, const SweepPlan &plan)
{
    return chart == SweepChart::RunTimes || chart == SweepChart::Waits ? "time_ns" : parameterName(plan.vary);
}

std::string yName(SweepChart chart, const SweepPlan &plan)
{
    switch (chart) {
    case SweepChart::Speedup:
        return "speedup";
    case SweepChart::Efficiency:
        return "efficiency";
    case SweepChart::Throughput:
        return "items_per_second";
    case SweepChart::HeatMap:
        return plan.second ? parameterName(plan.second->vary) : "value";
    case SweepChart::RunTimes:
    case SweepChart::Waits:
        return "tasks";
    case SweepChart::Granularity:
    case SweepChart::Time:
        break;
    }
    return "makespan_ns";
}

const SweepPoint *sourceOf(const CurvePoint &point, const SweepResult &result)
{
    const auto index = static_cast<std::size_t>(point.source);
    return point.source >= 0 && index < result.points.size() ? &result.points[index] : nullptr;
}

std::string labelOf(const SweepPlan &plan, const SweepPoint &point)
{
    std::string label = sweepValueText(plan.vary, point.value);
    if (plan.second && point.second)
        label += " x " + sweepValueText(plan.second->vary, *point.second);
    return label;
}

ChartFigure figureOf(const CurvePoint &point, const SweepResult &result, bool spread)
{
    ChartFigure figure;
    figure.x = point.x;
    figure.y = point.y;
    if (spread) {
        figure.low = point.low;
        figure.high = point.high;
    }
    if (const SweepPoint *source = sourceOf(point, result)) {
        figure.label = labelOf(result.plan, *source);
        figure.runs = source->makespans.size();
        figure.trust = source->trust;
    }
    return figure;
}

ChartFigureSeries seriesOf(const ChartSeries &series, const SweepResult &result)
{
    ChartFigureSeries figures{series.label.toStdString(), kindOf(series.look.ink), {}};
    const bool spread = series.look.spread != SpreadStyle::None;
    for (const CurvePoint &point : series.points)
        figures.figures.push_back(figureOf(point, result, spread));
    for (const CurvePoint &point : series.curve)
        figures.figures.push_back(figureOf(point, result, spread));
    for (const ChartBar &bar : series.bars) {
        ChartFigure figure;
        figure.x = bar.fromX;
        figure.xTo = bar.toX;
        figure.y = bar.toY - bar.fromY;
        figures.figures.push_back(figure);
    }
    return figures;
}

ChartFigureSeries extrapolationOf(const ChartSeries &series)
{
    ChartFigureSeries figures{series.label.toStdString(), "extrapolated", {}};
    for (const QPointF &point : series.extrapolated) {
        ChartFigure figure;
        figure.x = point.x();
        figure.y = point.y();
        figures.figures.push_back(figure);
    }
    return figures;
}

/// Of a heat map, from the sweep itself: on the chart a cell has only a place and a colour.
ChartFigureSeries cellsOf(const SweepResult &result, bool speedups)
{
    ChartFigureSeries figures{"measured", "measured", {}};
    for (const SweepPoint &point : result.points) {
        if (!point.measured() || !point.second || (speedups && !point.speedup))
            continue;
        ChartFigure figure;
        figure.x = static_cast<double>(point.value);
        figure.y = static_cast<double>(*point.second);
        figure.label = labelOf(result.plan, point);
        const auto ns = [](Nanos time) { return static_cast<double>(time.count()); };
        figure.value = speedups ? *point.speedup : ns(point.median);
        figure.low = speedups ? point.speedupLow : ns(point.low);
        figure.high = speedups ? point.speedupHigh : ns(point.high);
        figure.runs = point.makespans.size();
        figure.trust = point.trust;
        figures.figures.push_back(figure);
    }
    return figures;
}

template <class Member>
bool anyHas(const ChartFigures &figures, Member member)
{
    return std::ranges::any_of(figures.series, [&](const ChartFigureSeries &series) {
        return std::ranges::any_of(series.figures,
                                   [&](const ChartFigure &figure) { return (figure.*member).has_value(); });
    });
}

template <class Number>
std::string cell(const std::optional<Number> &number)
{
    return number ? fmt::format("{}", *number) : std::string();
}

std::string csvLine(const ChartFigureSeries &series, const ChartFigure &figure, bool ends, bool values)
{
    std::string line;
    appendCsvText(line, series.label);
    line += ',';
    line += series.kind;
    line += ',';
    appendCsvText(line, figure.label);
    line += fmt::format(",{}", figure.x);
    if (ends)
        line += ',' + cell(figure.xTo);
    line += fmt::format(",{}", figure.y);
    if (values)
        line += ',' + cell(figure.value);
    line += fmt::format(",{},{},{},{}\r\n", cell(figure.low), cell(figure.high), cell(figure.runs), cell(figure.trust));
    return line;
}

/// JSON escapes line ends, so each fact stays on its line whatever it contains.
std::string headLine(const char *name, std::string_view text)
{
    return fmt::format("# {}: {}\r\n", name, text);
}

JsonValue ofOptional(const std::optional<double> &number)
{
    return number ? JsonValue::ofReal(*number) : JsonValue{};
}

JsonValue figureJson(const ChartFigure &figure)
{
    JsonValue json = JsonValue::object();
    json.add("label", figure.label.empty() ? JsonValue{} : JsonValue::ofText(figure.label));
    json.add("x", JsonValue::ofReal(figure.x));
    if (figure.xTo)
        json.add("x_to", JsonValue::ofReal(*figure.xTo));
    json.add("y", JsonValue::ofReal(figure.y));
    if (figure.value)
        json.add("value", JsonValue::ofReal(*figure.value));
    json.add("low", ofOptional(figure.low));
    json.add("high", ofOptional(figure.high));
    json.add("n", figure.runs ? JsonValue::ofUnsigned(*figure.runs) : JsonValue{});
    json.add("trust", ofOptional(figure.trust));
    return json;
}

JsonValue parsed(const std::string &json)
{
    const auto value = parseJson(json);
    return value ? *value : JsonValue{};
}

} // namespace

ChartFigures chartFigures(SweepChart chart, const ChartContent &content, const SweepResult &result)
{
    ChartFigures figures;
    figures.chart = chartFileStem(chart).toStdString();
    figures.x = xName(chart, result.plan);
    figures.y = yName(chart, result.plan);
    figures.experiment = jsonText(experimentJson(result.plan.base));
    figures.machine = jsonText(machineJson(result.machine));
    figures.version = result.version;
    figures.startedAt = result.startedAt;
    for (const QString &remark : content.remarks)
        figures.remarks.push_back(remark.toStdString());
    if (chart == SweepChart::HeatMap) {
        const bool speedups = std::ranges::any_of(result.points,
                                                  [](const SweepPoint &p) { return p.speedup.has_value(); });
        figures.value = speedups ? "speedup" : "makespan_ns";
        figures.series.push_back(cellsOf(result, speedups));
        return figures;
    }
    for (const ChartSeries &series : content.series) {
        if (!series.isEmpty())
            figures.series.push_back(seriesOf(series, result));
        if (!series.extrapolated.isEmpty())
            figures.series.push_back(extrapolationOf(series));
    }
    return figures;
}

std::string chartFiguresCsv(const ChartFigures &figures)
{
    const bool ends = anyHas(figures, &ChartFigure::xTo);
    const bool values = anyHas(figures, &ChartFigure::value);
    std::string csv = headLine("program", fmt::format("{} {}", runProgramName, figures.version));
    csv += headLine("chart", figures.chart);
    csv += headLine("x", figures.x);
    csv += headLine("y", figures.y);
    if (values)
        csv += headLine("value", figures.value);
    csv += headLine("experiment", figures.experiment);
    csv += headLine("machine", figures.machine);
    csv += headLine("started", jsonText(JsonValue::ofText(figures.startedAt)));
    for (const std::string &remark : figures.remarks)
        csv += headLine("remark", jsonText(JsonValue::ofText(remark)));
    csv += fmt::format("series,kind,label,x,{}y,{}low,high,n,trust\r\n", ends ? "x_to," : "", values ? "value," : "");
    for (const ChartFigureSeries &series : figures.series) {
        for (const ChartFigure &figure : series.figures)
            csv += csvLine(series, figure, ends, values);
    }
    return csv;
}

std::string chartFiguresJson(const ChartFigures &figures)
{
    JsonValue json = JsonValue::object();
    json.add("chart", JsonValue::ofText(figures.chart));
    json.add("x", JsonValue::ofText(figures.x));
    json.add("y", JsonValue::ofText(figures.y));
    if (!figures.value.empty())
        json.add("value", JsonValue::ofText(figures.value));
    json.add("experiment", parsed(figures.experiment));
    json.add("machine", parsed(figures.machine));
    json.add("version", JsonValue::ofText(figures.version));
    json.add("started_at", JsonValue::ofText(figures.startedAt));
    JsonValue &remarks = json.add("remarks", JsonValue::array());
    for (const std::string &remark : figures.remarks)
        remarks.items.push_back(JsonValue::ofText(remark));
    JsonValue &list = json.add("series", JsonValue::array());
    for (const ChartFigureSeries &series : figures.series) {
        JsonValue one = JsonValue::object();
        one.add("label", JsonValue::ofText(series.label));
        one.add("kind", JsonValue::ofText(series.kind));
        JsonValue &points = one.add("points", JsonValue::array());
        for (const ChartFigure &figure : series.figures)
            points.items.push_back(figureJson(figure));
        list.items.push_back(std::move(one));
    }
    return jsonText(json, 2) + '\n';
}

} // namespace futurescope
