// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/axisticks.h"
#include "app/charts/sweepaxis.h"
#include "app/charts/sweepcontent.h"
#include "app/charts/sweeptext.h"
#include "app/lab/text.h"
#include "core/analysis/histogram.h"

#include <algorithm>
#include <deque>
#include <memory>
#include <mutex>
#include <vector>

namespace futurescope {

namespace {

constexpr double roomAboveBars = 1.25;

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

std::vector<Nanos> timesOf(const Trace &trace, bool waits)
{
    Timeline timeline;
    timeline.append(trace);
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

/// What a histogram shows of a run.
struct Counted
{
    Histogram histogram;
    std::uint64_t total = 0;
    Nanos median{}; ///< of none: 0
};

Counted count(const Trace &trace, bool waits)
{
    std::vector<Nanos> times = timesOf(trace, waits);
    Counted counted;
    counted.total = times.size();
    if (!times.empty())
        counted.median = medianOf(times);
    counted.histogram = histogramOf(std::move(times));
    return counted;
}

/// By what a run is known again though it was copied: its times are whole nanoseconds, so that no two runs share them.
struct Likeness
{
    std::size_t events = 0;
    Nanos makespan{};
    std::vector<Event> some;

    friend bool operator==(const Likeness &, const Likeness &) = default;
};

Likeness likenessOf(const Run &run)
{
    constexpr std::size_t enough = 64;
    Likeness likeness{run.trace.size(), run.metrics.makespan, {}};
    const std::size_t step = std::max<std::size_t>(1, run.trace.size() / enough);
    for (std::size_t index = 0; index < run.trace.size(); index += step)
        likeness.some.push_back(run.trace[index]);
    return likeness;
}

/// Keeps what was counted of the last few runs: a chart is made anew for each point that a sweep adds, and a trace may
/// have millions of events. Any thread.
class CountedRuns
{
public:
    std::shared_ptr<const Counted> of(const Run &run, bool waits)
    {
        const Likeness likeness = likenessOf(run);
        if (auto known = find(likeness, waits))
            return known;
        auto counted = std::make_shared<const Counted>(count(run.trace, waits)); // which takes long: without the lock
        const std::lock_guard lock(m_mutex);
        m_entries.push_front({likeness, waits, counted});
        if (m_entries.size() > mostKept)
            m_entries.pop_back();
        return counted;
    }

private:
    struct Entry
    {
        Likeness likeness;
        bool waits = false;
        std::shared_ptr<const Counted> counted;
    };
    static constexpr std::size_t mostKept = 16;

    std::shared_ptr<const Counted> find(const Likeness &likeness, bool waits)
    {
        const std::lock_guard lock(m_mutex);
        const auto found = std::ranges::find_if(
            m_entries, [&](const Entry &entry) { return entry.waits == waits && entry.likeness == likeness; });
        return found == m_entries.end() ? nullptr : found->counted;
    }

    std::mutex m_mutex;
    std::deque<Entry> m_entries;
};

std::shared_ptr<const Counted> countedOnce(const Run &run, bool waits)
{
    static CountedRuns runs;
    return runs.of(run, waits);
}

ChartSeries barsOf(const Histogram &histogram, std::uint64_t total, qsizetype source)
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
    const auto counted = countedOnce(*point.medianRun, chart == SweepChart::Waits);
    Histogram histogram = counted->histogram;
    if (histogram.rule == Histogram::Rule::OneBin) {
        histogram.widthNs = std::max(1.0, 0.2 * histogram.fromNs); // a bar that can be seen, around the value
        histogram.fromNs = std::max(0.0, histogram.fromNs - histogram.widthNs / 2);
    }
    if (histogram.counts.empty())
        return emptyContent(chart, SweepText::tr("The run has no tasks that came to their end"));
    ChartContent content;
    content.picking = Picking::Column;
    content.series = {barsOf(histogram, counted->total, static_cast<qsizetype>(*shown))};
    const double last = histogram.fromNs + histogram.widthNs * static_cast<double>(histogram.counts.size());
    content.x = timeRangeAxis(histogram.fromNs, last,
                              chart == SweepChart::Waits ? SweepText::tr("time in the queue")
                                                         : SweepText::tr("time on a worker"));
    // The word for the median stands above the bars.
    const double tallest = static_cast<double>(*std::ranges::max_element(histogram.counts));
    content.y = axisFromZero(roomAboveBars * tallest, SweepText::tr("tasks"), countText);
    content.y.ticks.removeIf([](const Tick &tick) { return tick.value != static_cast<qint64>(tick.value); });
    const double median = ns(counted->median);
    content.notes.append({median, SweepText::tr("median %1").arg(human(median))});
    content.remarks.append(SweepText::tr("%1 of the median run: %2 · %3")
                               .arg(tasksText(counted->total), cellText(result.plan, {point.value, point.second}),
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
