// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/matchpainter.h"

#include "app/timeline/barpainter.h"

#include <algorithm>
#include <cmath>

namespace futurescope {

namespace {

constexpr unsigned fadedAlpha = 60; // of 255

/// One column of an image of premultiplied pixels.
class PixelColumn
{
public:
    PixelColumn(QImage &image, int px)
        : m_pixels(reinterpret_cast<QRgb *>(image.bits()) + px),
          m_stride(image.bytesPerLine() / static_cast<qsizetype>(sizeof(QRgb)))
    {}

    void fill(int top, int height, QRgb colour)
    {
        for (int y = top; y < top + height; ++y)
            m_pixels[y * m_stride] = colour;
    }

    void fade(int top, int height)
    {
        for (int y = top; y < top + height; ++y) {
            QRgb &pixel = m_pixels[y * m_stride];
            const auto part = [&](unsigned shift) { return ((pixel >> shift & 0xffu) * fadedAlpha / 255u) << shift; };
            pixel = part(0) | part(8) | part(16) | part(24);
        }
    }

private:
    QRgb *m_pixels;
    qsizetype m_stride;
};

/// The shares of all lanes, one column after the other.
class GroupSums
{
public:
    GroupSums(const TimelineScene &scene, const PixelStretch &stretch)
        : m_scene(scene),
          m_stretch(stretch),
          m_pixels(stretch),
          m_columns(static_cast<std::size_t>(stretch.toPx - stretch.fromPx))
    {}

    void add(const Spans &tasks, const Pyramid &bins)
    {
        const LanePicture picture = coalesce(*m_scene.timeline, tasks, m_pixels, m_scene.cursorNs, &bins);
        for (const WideBar &bar : picture.bars) {
            const auto state = static_cast<std::size_t>(bar.state);
            const int last = std::min(bar.rightPx, m_stretch.toPx);
            for (int px = std::max(bar.leftPx, m_stretch.fromPx); px < last; ++px) {
                LaneColumn &column = m_columns[static_cast<std::size_t>(px - m_stretch.fromPx)];
                column.share[state] += 1;
                column.present |= static_cast<std::uint16_t>(1u << state);
            }
        }
        for (std::size_t i = 0; i < picture.columns.size(); ++i) {
            m_columns[i].present |= picture.columns[i].present;
            for (std::size_t state = 0; state < m_columns[i].share.size(); ++state)
                m_columns[i].share[state] += picture.columns[i].share[state];
        }
    }

    void paint(QImage &image, const QRect &area, int workers) const
    {
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            if (m_columns[i].present != 0)
                paintColumn(PixelColumn(image, m_stretch.fromPx + static_cast<int>(i)), m_columns[i], area, workers);
        }
    }

private:
    void paintColumn(PixelColumn pixels, const LaneColumn &column, const QRect &area, int workers) const
    {
        double sum = 0; // so that rounding does not add up
        int bottom = area.bottom() + 1;
        for (const BarState state : stackOrder) {
            const auto index = static_cast<std::size_t>(state);
            if ((column.present >> index & 1u) == 0)
                continue;
            sum += static_cast<double>(column.share[index]) / workers * area.height();
            const bool grave = state == BarState::Failed || state == BarState::Lost;
            const int wanted = area.bottom() + 1 - static_cast<int>(std::lround(sum));
            const int top = std::clamp(grave ? std::min(wanted, bottom - 2) : wanted, area.top(), bottom);
            pixels.fill(top, bottom - top, m_scene.theme->state(state).fill.rgba());
            bottom = top;
        }
    }

    const TimelineScene &m_scene;
    const PixelStretch &m_stretch;
    const PixelColumns m_pixels;
    std::vector<LaneColumn> m_columns;
};

/// Behind the last column that the search has judged. What came later is seen as it is until it has been looked at.
int judgedUntilPx(const PixelStretch &stretch, std::int64_t newerFromNs)
{
    if (newerFromNs == openEnd)
        return stretch.toPx;
    const double px = std::floor(stretch.xOf(newerFromNs));
    return static_cast<int>(std::clamp<double>(px, stretch.fromPx, stretch.toPx));
}

} // namespace

void fadeOthers(QImage &image, const TimelineScene &scene, int lane, const PixelStretch &stretch, const QRect &area)
{
    const auto index = static_cast<std::size_t>(lane);
    LanePicture matching;
    if (index < scene.matches->lanes.size()) {
        const LaneMatches::OfLane &of = scene.matches->lanes[index];
        matching = coalesce(*scene.timeline, of.tasks, stretch, scene.cursorNs, &of.bins);
    }
    auto bar = matching.bars.begin();
    const int untilPx = judgedUntilPx(stretch, scene.matches->newerFromNs(*scene.timeline, lane));
    for (int px = stretch.fromPx; px < untilPx; ++px) {
        while (bar != matching.bars.end() && bar->rightPx <= px)
            ++bar;
        if (bar != matching.bars.end() && bar->leftPx <= px)
            continue;
        PixelColumn pixels(image, px);
        pixels.fade(area.top(), area.height());
        const auto column = static_cast<std::size_t>(px - stretch.fromPx);
        if (column >= matching.columns.size() || matching.columns[column].present == 0)
            continue;
        int bottom = area.bottom() + 1;
        for (const ColumnPiece &piece : piecesOf(matching.columns[column], area.height())) {
            bottom -= piece.height;
            pixels.fill(bottom, piece.height, scene.theme->state(piece.state).fill.rgba());
        }
    }
}

void paintGroup(QImage &image, const TimelineScene &scene, const PixelStretch &stretch, const QRect &area)
{
    if (area.isEmpty() || stretch.fromPx >= stretch.toPx)
        return;
    const auto &lanes = scene.timeline->lanes();
    const int workers = std::max(1, lanesWanted(scene));
    GroupSums all(scene, stretch);
    for (std::size_t lane = 1; lane < lanes.size(); ++lane)
        all.add(lanes[lane].tasks, lanes[lane].taskBins);
    all.paint(image, area, workers);
    if (!scene.matches)
        return;
    std::int64_t newerFromNs = openEnd;
    for (std::size_t lane = 1; lane < lanes.size(); ++lane)
        newerFromNs = std::min(newerFromNs, scene.matches->newerFromNs(*scene.timeline, static_cast<int>(lane)));
    PixelStretch judged = stretch;
    judged.toPx = judgedUntilPx(stretch, newerFromNs);
    for (int px = judged.fromPx; px < judged.toPx; ++px)
        PixelColumn(image, px).fade(area.top(), area.height());
    if (judged.fromPx >= judged.toPx)
        return;
    GroupSums matching(scene, judged);
    for (const LaneMatches::OfLane &lane : scene.matches->lanes)
        matching.add(lane.tasks, lane.bins);
    matching.paint(image, area, workers);
}

QString describeGroup(const TimelineScene &scene, const TimelineLayout &layout, QPointF position)
{
    if (!scene.timeline || !layout.grouped() || position.y() < layout.workers.top()
        || position.y() >= layout.workers.bottom())
        return {};
    const QString all = TimelineText::allLanes(scene, layout.workerCount);
    const std::int64_t at = axisOf(scene, layout).timeAt(position.x());
    if (position.x() < layout.workers.left() || at > scene.cursorNs)
        return all;
    return TimelineText::tr("%1\nat %2: %L3 running, %L4 pending, %L5 ended")
        .arg(all, shortTimeText(at))
        .arg(scene.timeline->runningAt(at))
        .arg(scene.timeline->pendingAt(at))
        .arg(scene.timeline->endedAt(at));
}

} // namespace futurescope
