// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/axisticks.h"
#include "app/charts/sweepaxis.h"
#include "app/charts/sweepcontent.h"
#include "app/charts/sweeptext.h"
#include "app/lab/text.h"
#include "core/analysis/histogram.h"

#include <QCoreApplication>

#include <algorithm>

namespace futurescope {

namespace {

struct SweepText
{
    Q_DECLARE_TR_FUNCTIONS(SweepText)
};

QString human(double timeNs)
{
    return toText(Nanos{static_cast<std::int64_t>(timeNs)});
}

QString ruleText(Histogram::Rule rule)
{
    switch (rule) {
    case Histogram::Rule::FreedmanDiaconis:
        return SweepText::tr("bins by Freedman and Diaconis");
    case Histogram::Rule::Sturges:
        return SweepText::tr("bins by Sturges");
    case Histogram::Rule::MostBins:
        return SweepText::tr("%1 equal bins").arg(mostHistogramBins);
    case Histogram::Rule::OneBin:
        break;
    }
    return SweepText::tr("all alike");
}

QString tasksText(std::uint64_t count)
{
    return count == 1 ? SweepText::tr("1 task") : SweepText::tr("%1 tasks").arg(count);
}

std::vector<Nanos> timesOf(const SweepPoint &point, bool waits)
{
    Timeline timeline;
    timeline.append(point.medianRun->trace);
    std::vector<Nanos> times;
    for (const FutureRecord &record : timeline.futures()) {
        if (record.hasRun() && record.endedNs != never)
            times.emplace_back(waits ? record.waitNs() : record.runNs(record.endedNs));
    }
    return times;
}

Nanos medianOf(std::vector<Nanos> times)
{
    const auto middle = times.begin() + static_cast<std::ptrdiff_t>((times.size() - 1) / 2);
    std::nth_element(times.begin(), middle, times.end());
    return *middle;
}

ChartSeries barsOf(const Histogram &histogram, std::size_t total, qsizetype source)
{
    ChartSeries series;
    series.look = {ChartInk::Data, MarkerShape::None, LineStyle::None, SpreadStyle::None, 1};
    for (std::size_t bin = 0; bin < histogram.counts.size(); ++bin) {
        const double from = histogram.fromNs + static_cast<double>(bin) * histogram.widthNs;
        const double to = from + histogram.widthNs;
        const auto count = static_cast<double>(histogram.counts[bin]);
        series.bars.append({from, to, 0, count});
        CurvePoint point{(from + to) / 2, count, count, count};
        point.details = SweepText::tr("%1 to %2\n%3 (%4 %)\nClick to open the run")
                            .arg(human(from), human(to), tasksText(histogram.counts[bin]))
                            .arg(localNumber(QString::number(count * 100 / static_cast<double>(total), 'f', 1)));
        point.source = source;
        series.points.append(point);
    }
    return series;
}

ChartContent histogramContent(SweepChart chart, const SweepResult &result, const ChartOptions &options)
{
    const auto shown = histogramPoint(result, options);
    if (!shown)
        return emptyContent(chart, SweepText::tr("No run came to its end"));
    const SweepPoint &point = result.points[*shown];
    const std::vector<Nanos> times = timesOf(point, chart == SweepChart::Waits);
    Histogram histogram = histogramOf(times);
    if (histogram.rule == Histogram::Rule::OneBin) {
        histogram.widthNs = std::max(1.0, 0.2 * histogram.fromNs); // a bar that can be seen, around the value
        histogram.fromNs = std::max(0.0, histogram.fromNs - histogram.widthNs / 2);
    }
    if (histogram.counts.empty())
        return emptyContent(chart, SweepText::tr("The run has no tasks that came to their end"));
    ChartContent content;
    content.picking = Picking::Column;
    content.series = {barsOf(histogram, times.size(), static_cast<qsizetype>(*shown))};
    const double last = histogram.fromNs + histogram.widthNs * static_cast<double>(histogram.counts.size());
    content.x = timeRangeAxis(histogram.fromNs, last,
                              chart == SweepChart::Waits ? SweepText::tr("time in the queue")
                                                         : SweepText::tr("time on a worker"));
    content.y = axisFromZero(static_cast<double>(*std::ranges::max_element(histogram.counts)), SweepText::tr("tasks"),
                             countText);
    content.y.ticks.removeIf([](const Tick &tick) { return tick.value != static_cast<qint64>(tick.value); });
    const Nanos median = medianOf(times);
    content.notes.append({ns(median), SweepText::tr("median %1").arg(human(ns(median)))});
    content.remarks.append(SweepText::tr("%1 of the median run: %2 · %3")
                               .arg(tasksText(times.size()), cellText(result.plan, {point.value, point.second}),
                                    ruleText(histogram.rule)));
    content.summary = chartTitle(chart) + QStringLiteral("; ") + content.remarks.first() + QStringLiteral("; ")
                      + content.notes.first().text;
    return content;
}

} // namespace

std::optional<std::size_t> histogramPoint(const SweepResult &result, const ChartOptions &options)
{
    if (options.point && *options.point < result.points.size() && result.points[*options.point].medianRun)
        return options.point;
    std::optional<std::size_t> fastest;
    for (std::size_t index = 0; index < result.points.size(); ++index) {
        const SweepPoint &point = result.points[index];
        if (point.medianRun && (!fastest || point.median < result.points[*fastest].median))
            fastest = index;
    }
    return fastest;
}

ChartContent runTimesContent(const SweepResult &result, const ChartOptions &options)
{
    return histogramContent(SweepChart::RunTimes, result, options);
}

ChartContent waitsContent(const SweepResult &result, const ChartOptions &options)
{
    return histogramContent(SweepChart::Waits, result, options);
}

} // namespace futurescope
