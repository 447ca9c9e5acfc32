// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/counterpainter.h"

#include "app/lab/text.h"
#include "app/timeline/scrollmark.h"
#include "core/trace/timeswalk.h"

#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace futurescope {

namespace {

using Sample = TraceCounter::Sample;

/// The times of the samples, as what counts moments wants to have them.
struct SampleTimes
{
    const std::vector<Sample> &samples;
    std::size_t size() const { return samples.size(); }
    std::int64_t operator[](std::size_t index) const { return samples[index].timeNs; }
};

QString nameOf(const TraceCounter &counter)
{
    const QString name = toText(counter.name).simplified();
    const QString series = toText(counter.series).simplified();
    if (name.isEmpty() || name == series)
        return series;
    return series == QLatin1String("value") || series.isEmpty() ? name : name + QLatin1Char(' ') + series;
}

QString valueText(double value)
{
    constexpr double mostExact = 1e15; // whole numbers below it are told as they are
    const QLocale locale;
    return value == std::floor(value) && std::abs(value) < mostExact ? locale.toString(value, 'f', 0)
                                                                     : locale.toString(value, 'g', 6);
}

/// The value that holds at the time; nullopt: before the first sample.
std::optional<double> valueAt(const TraceCounter &counter, std::int64_t atNs)
{
    const auto after = std::ranges::upper_bound(counter.samples, atNs, {}, &Sample::timeNs);
    return after == counter.samples.begin() ? std::nullopt : std::optional(std::prev(after)->value);
}

/// Zero belongs to it, for heights to compare.
ValueRange scaleOf(const ForeignMarks &marks, std::size_t counter)
{
    const auto all = marks.over(counter, 0, marks.foreign().counters[counter].samples.size()).value_or(ValueRange{});
    const ValueRange scale{std::min(0.0, all.least), std::max(0.0, all.most)};
    return scale.least == scale.most ? ValueRange{0, 1} : scale;
}

class CounterStrip
{
public:
    CounterStrip(const TimelineScene &scene, const TimelineLayout &layout, std::size_t counter, const QRectF &area)
        : m_scene(scene),
          m_axis(axisOf(scene, layout)),
          m_counter(counter),
          m_samples(scene.marks->foreign().counters[counter].samples),
          m_area(area.adjusted(0, 2, 0, 0)),
          m_scale(scaleOf(*scene.marks, counter))
    {}

    void paint(QPainter &painter)
    {
        findOutline();
        if (m_tops.size() < 2)
            return;
        QPolygonF area = m_tops;
        area << QPointF(m_tops.back().x(), yOf(0)) << QPointF(m_tops.front().x(), yOf(0));
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_scene.theme->queueFill);
        painter.drawPolygon(area);
        if (m_differ) {
            QPolygonF band = m_tops;
            for (auto foot = m_feet.rbegin(); foot != m_feet.rend(); ++foot)
                band << *foot;
            painter.setBrush(m_scene.theme->queueLine);
            painter.drawPolygon(band);
        }
        painter.setPen(m_scene.theme->queueLine);
        painter.drawPolyline(m_tops);
    }

private:
    double yOf(double value) const
    {
        // Halved, so that the difference of two huge numbers is one too.
        const double share = (value / 2 - m_scale.least / 2) / (m_scale.most / 2 - m_scale.least / 2);
        return m_area.bottom() - share * m_area.height();
    }

    /// Of each unit of width: all values that hold in it.
    void findOutline()
    {
        const double lastX = std::min(m_area.right(), m_axis.xOf(m_scene.cursorNs));
        const SampleTimes times{m_samples};
        TimesWalk walk(times);
        std::int64_t fromNs = m_axis.timeAt(m_area.left());
        std::size_t begun = walk.countUpTo(fromNs); // samples until the left edge; the last of them holds there
        for (double x = m_area.left(); x <= lastX; x += 1) {
            const std::int64_t toNs = std::clamp(m_axis.timeAt(x + 1) - 1, fromNs, std::max(fromNs, m_scene.cursorNs));
            const std::size_t until = walk.countUpTo(toNs);
            if (const auto range = m_scene.marks->over(m_counter, begun - std::min<std::size_t>(begun, 1), until)) {
                m_tops << QPointF(x, yOf(range->most));
                m_feet << QPointF(x, yOf(range->least));
                m_differ = m_differ || range->least < range->most;
            }
            begun = until;
            fromNs = toNs;
        }
    }

    const TimelineScene &m_scene;
    const TimeAxis m_axis;
    const std::size_t m_counter;
    const std::vector<Sample> &m_samples;
    const QRectF m_area;
    const ValueRange m_scale;
    QPolygonF m_tops, m_feet;
    bool m_differ = false;
};

void paintLabel(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout, const QRectF &area,
                const TraceCounter &counter)
{
    const QFontMetricsF metrics(scene.font);
    const double width = area.left() - layout.labelLeft - 6;
    const bool twoLines = area.height() >= 2 * metrics.height();
    const double middle = area.center().y();
    const QRectF first(layout.labelLeft, twoLines ? middle - metrics.height() : middle - metrics.height() / 2, width,
                       metrics.height());
    painter.setPen(scene.theme->text);
    painter.drawText(first, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip,
                     metrics.elidedText(nameOf(counter), Qt::ElideMiddle, width));
    const auto value = valueAt(counter, scene.cursorNs);
    if (!twoLines || !value)
        return;
    painter.setPen(scene.theme->mutedText);
    painter.drawText(first.translated(0, metrics.height()), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip,
                     metrics.elidedText(valueText(*value), Qt::ElideRight, width));
}

/// Which of all are seen.
void paintCounterScroll(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout)
{
    const auto all = static_cast<double>(scene.marks->counters());
    if (layout.counterCount >= all)
        return;
    const double place = layout.firstCounter / std::max(1.0, all - layout.counterCount);
    paintScrollMark(painter, *scene.theme, layout.counters, layout.counterCount / all, place, 8);
}

} // namespace

void paintCounters(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout)
{
    if (!scene.marks || layout.counterCount == 0)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setFont(scene.font);
    for (int row = 0; row < layout.counterCount; ++row) {
        const auto counter = static_cast<std::size_t>(layout.firstCounter + row);
        const QRectF area = layout.counterRect(row);
        CounterStrip(scene, layout, counter, area).paint(painter);
        painter.setPen(QPen(scene.theme->grid, 1));
        painter.drawLine(QPointF(area.left(), std::round(area.bottom()) + 0.5),
                         QPointF(area.right(), std::round(area.bottom()) + 0.5));
        paintLabel(painter, scene, layout, area, scene.marks->foreign().counters[counter]);
    }
    paintCounterScroll(painter, scene, layout);
    painter.restore();
}

QString describeCounter(const TimelineScene &scene, const TimelineLayout &layout, QPointF position)
{
    if (!scene.marks || position.y() < layout.counters.top() || position.y() >= layout.counters.bottom())
        return {};
    int row = 0;
    while (row + 1 < layout.counterCount && position.y() >= layout.counterRect(row).bottom())
        ++row;
    const auto index = static_cast<std::size_t>(layout.firstCounter + row);
    const TraceCounter &counter = scene.marks->foreign().counters[index];
    QStringList lines{nameOf(counter), TimelineText::tr("of %1").arg(toText(counter.process).simplified())};
    const std::int64_t atNs = axisOf(scene, layout).timeAt(position.x());
    const bool inPlot = position.x() >= layout.counters.left() && atNs <= scene.cursorNs;
    if (const auto value = inPlot ? valueAt(counter, atNs) : std::nullopt)
        lines << TimelineText::tr("%1 at %2").arg(valueText(*value), shortTimeText(atNs));
    if (const auto all = scene.marks->over(index, 0, counter.samples.size()))
        lines << TimelineText::tr("from %1 to %2 in the whole trace").arg(valueText(all->least), valueText(all->most));
    if (static_cast<std::size_t>(layout.counterCount) < scene.marks->counters())
        lines << TimelineText::tr("Counters %1 to %2 of %3; the wheel shows the others")
                     .arg(layout.firstCounter + 1)
                     .arg(layout.firstCounter + layout.counterCount)
                     .arg(scene.marks->counters());
    return lines.join(QLatin1Char('\n'));
}

} // namespace futurescope
