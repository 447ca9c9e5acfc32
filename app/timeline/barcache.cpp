// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/barcache.h"

#include "app/timeline/barpainter.h"

#include <QFontInfo>

#include <algorithm>
#include <cmath>

namespace futurescope {

namespace {

/// The start of the task that is cut in pieces by those inside of which this span belongs to, or of the span.
std::int64_t outermostStartNs(const Timeline &timeline, const Span &span)
{
    std::int64_t startNs = span.startNs;
    for (const FutureRecord *record = timeline.future(span.future); record;
         record = timeline.future(record->inside())) {
        if (record->hasRun())
            startNs = std::min(startNs, record->startedNs);
    }
    return startNs;
}

} // namespace

BarCache::Key BarCache::keyOf(const TimelineScene &scene, const TimelineLayout &layout, double scale)
{
    return {scene.visible, barImageSize(layout, scale),       scale,      layout.scroll, layout.pitch, layout.barArea(),
            scene.theme,   QFontInfo(scene.font).pixelSize(), scene.rows, scene.matches};
}

std::int64_t BarCache::dirtyFromNs(const TimelineScene &scene, const TimelineLayout &layout, double scale) const
{
    const auto &lanes = scene.timeline->lanes();
    if (m_image.isNull() || keyOf(scene, layout, scale) != m_key || lanes.size() != m_marks.size())
        return 0;
    std::int64_t dirty = openEnd;
    const bool moved = scene.cursorNs != m_cursorNs;
    const std::int64_t earlier = std::min(scene.cursorNs, m_cursorNs);
    if (moved)
        dirty = earlier;
    for (std::size_t index = 0; index < lanes.size(); ++index) {
        const auto &tasks = lanes[index].tasks;
        const LaneMark &mark = m_marks[index];
        if (tasks.size() < mark.tasks || lanes[index].waits.size() < mark.waits)
            return 0;
        // An end may come to be known late, with a time before the cursor that was painted.
        dirty = std::min(dirty, mark.openFromNs);
        if (tasks.size() > mark.tasks)
            dirty = std::min(dirty, tasks[mark.tasks].startNs);
        const auto &waits = lanes[index].waits;
        if (waits.size() > mark.waits)
            dirty = std::min(dirty, waits[mark.waits].startNs);
        if (mark.waitOpen)
            dirty = std::min(dirty, waits[mark.waits - 1].startNs);
        const auto running = moved ? Timeline::spanAt(lanes[index], earlier) : std::nullopt;
        if (running)
            dirty = std::min(dirty, outermostStartNs(*scene.timeline, tasks[*running]));
    }
    return std::min(dirty, lockDirtyFromNs(scene.timeline->interpreterLock(), earlier, moved));
}

std::int64_t BarCache::lockDirtyFromNs(const LockHistory &lock, std::int64_t earlierNs, bool moved) const
{
    const auto &now = lock.holdings();
    std::int64_t dirty = openEnd;
    if (const auto running = moved ? lock.holdingAt(earlierNs) : std::nullopt)
        dirty = now[*running].startNs;
    const std::size_t painted = m_olderHoldings + m_lastHoldings.size();
    for (std::size_t index = m_olderHoldings; index < painted; ++index) {
        const Span &before = m_lastHoldings[index - m_olderHoldings];
        const bool there = index < now.size();
        if (there && now[index].startNs == before.startNs && now[index].endNs == before.endNs)
            continue;
        if (index == m_olderHoldings && index > 0)
            return 0; // later than expected: who knows how far back it reaches
        return std::min({dirty, before.startNs, there ? now[index].startNs : openEnd});
    }
    return now.size() > painted ? std::min(dirty, now[painted].startNs) : dirty;
}

void BarCache::remember(const TimelineScene &scene)
{
    m_cursorNs = scene.cursorNs;
    const auto &lanes = scene.timeline->lanes();
    m_marks.resize(lanes.size());
    for (std::size_t index = 0; index < lanes.size(); ++index) {
        const auto &tasks = lanes[index].tasks;
        const auto &waits = lanes[index].waits;
        const bool open = !tasks.empty() && tasks.back().endNs == openEnd;
        m_marks[index] = {tasks.size(), waits.size(), open ? outermostStartNs(*scene.timeline, tasks.back()) : openEnd,
                          !waits.empty() && waits.back().endNs == openEnd};
    }
    constexpr std::size_t kept = 64; // many more than one round of collecting brings out of order
    const auto &holdings = scene.timeline->interpreterLock().holdings();
    m_olderHoldings = holdings.size() - std::min(kept, holdings.size());
    m_lastHoldings.assign(holdings.begin() + static_cast<std::ptrdiff_t>(m_olderHoldings), holdings.end());
}

const QImage &BarCache::update(const TimelineScene &scene, const TimelineLayout &layout, double scale)
{
    const std::int64_t dirtyFrom = dirtyFromNs(scene, layout, scale);
    m_paintedColumns = 0;
    if (dirtyFrom == openEnd)
        return m_image;
    const Key key = keyOf(scene, layout, scale);
    const bool whole = m_image.isNull() || !(key == m_key) || dirtyFrom == 0;
    if (m_image.size() != key.size || m_image.isNull()) {
        m_image = QImage(key.size, QImage::Format_ARGB32_Premultiplied);
        m_image.setDevicePixelRatio(scale);
    }
    const PixelStretch stretch{scene.visible, key.size.width(), 0, key.size.width()};
    const auto column = [&](std::int64_t timeNs) {
        return static_cast<int>(std::clamp(std::floor(stretch.xOf(timeNs)), -1e6, 1e6));
    };
    const int from = whole ? 0 : std::max(0, column(dirtyFrom) - 1);
    const int to = whole ? key.size.width()
                         : std::min(key.size.width(), column(std::max(m_cursorNs, scene.cursorNs)) + 2);
    paintBars(m_image, scene, layout, scale, from, to);
    m_paintedColumns = std::max(0, to - from);
    m_key = key;
    remember(scene);
    return m_image;
}

} // namespace futurescope
