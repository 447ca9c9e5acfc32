// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/pyramid.h"

#include "core/trace/futurerecord.h"

#include <algorithm>
#include <numeric>

namespace futurescope {

namespace {

const FutureRecord *taskOf(const Span &span, const FutureRecords &futures)
{
    const bool known = span.activity == Activity::Task && span.future != noFuture
                       && span.future.value <= futures.size();
    return known ? &futures[span.future.value - 1] : nullptr;
}

std::size_t kindOf(const Span &span, const FutureRecords &futures)
{
    if (span.activity != Activity::Task)
        return spanKind(span.activity);
    const FutureRecord *task = taskOf(span, futures);
    return spanKind(task ? task->outcome : Outcome::Open);
}

void addPart(SpanSums &sums, const Span &span, std::size_t kind, std::int64_t fromNs, std::int64_t toNs)
{
    const bool begins = span.startNs >= fromNs && span.startNs < toNs;
    if (!begins && (span.startNs >= toNs || span.endNs <= fromNs))
        return;
    sums.coveredNs[kind] += std::min(span.endNs, toNs) - std::max(span.startNs, fromNs);
    sums.count[kind] += begins ? 1 : 0;
    sums.present |= static_cast<std::uint16_t>(1u << kind);
}

} // namespace

std::uint64_t SpanSums::spans() const
{
    return std::accumulate(count.begin(), count.end(), std::uint64_t{0});
}

void Pyramid::update(const Spans &spans, const FutureRecords &futures)
{
    if (m_shortened && m_spans > 0)
        m_lastKey = std::max<std::int64_t>(0, spans[m_spans - 1].startNs);
    m_shortened = false;
    if (!m_unsettled.empty())
        settleEnded(spans, futures);
    while (m_spans < spans.size())
        add(spans, futures, m_spans++);
}

/// The key by which a span is put in its bin is its start; a trace with disordered times must not disorder the bins.
void Pyramid::add(const Spans &spans, const FutureRecords &futures, std::uint32_t index)
{
    const std::int64_t key = std::max(m_lastKey, spans[index].startNs);
    std::size_t level = m_leafLevel;
    if (m_levels[topLevel].empty()) {
        openLeaf(topLevel, index);
    } else {
        while (level <= topLevel && key >> shiftOf(level) != m_lastKey >> shiftOf(level))
            ++level;
        for (std::size_t closed = m_leafLevel; closed < level; ++closed)
            close(spans, futures, closed);
        if (level > m_leafLevel)
            openLeaf(level - 1, index);
    }
    m_lastKey = key;
    ++openBin(m_leafLevel).count;
    while (openBin(m_leafLevel).count > spansPerBin && m_leafLevel > 0)
        divideLeaf(spans, futures);
}

void Pyramid::openLeaf(std::size_t level, std::uint32_t firstSpan)
{
    m_levels[level].emplace_back().first = firstSpan;
    m_leafLevel = level;
    if (level < topLevel)
        ++openBin(level + 1).count;
}

void Pyramid::divideLeaf(const Spans &spans, const FutureRecords &futures)
{
    const std::size_t level = m_leafLevel - 1;
    const int shift = shiftOf(level);
    Bin &whole = openBin(m_leafLevel);
    const std::uint32_t first = whole.first;
    const std::uint32_t last = first + whole.count;
    whole.first = static_cast<std::uint32_t>(m_levels[level].size());
    whole.count = 0;
    whole.divided = true;
    std::int64_t key = m_lastKey >> shiftOf(m_leafLevel) << shiftOf(m_leafLevel);
    for (std::uint32_t index = first; index < last; ++index) {
        const std::int64_t quarter = key >> shift;
        key = std::max(key, spans[index].startNs);
        if (index == first || key >> shift != quarter) {
            if (index > first)
                close(spans, futures, level);
            openLeaf(level, index);
        }
        ++openBin(level).count;
    }
}

/// The open bin of the level is complete. That of the level below, if it is divided, has been closed before.
void Pyramid::close(const Spans &spans, const FutureRecords &futures, std::size_t level)
{
    sumUp({level, static_cast<std::uint32_t>(m_levels[level].size() - 1)}, spans, futures);
    const Bin &bin = openBin(level);
    if (!bin.divided && bin.settledNs == openEnd)
        watch(spans, futures);
}

void Pyramid::sumUp(Place place, const Spans &spans, const FutureRecords &futures)
{
    Bin &bin = m_levels[place.level][place.index];
    bin.startNs = INT64_MAX;
    bin.endNs = bin.settledNs = INT64_MIN;
    SpanSums sums;
    const auto widen = [&bin](std::int64_t startNs, std::int64_t endNs, std::int64_t settledNs) {
        bin.startNs = std::min(bin.startNs, startNs);
        bin.endNs = std::max(bin.endNs, endNs);
        bin.settledNs = std::max(bin.settledNs, std::max(endNs, settledNs));
    };
    for (std::uint32_t index = bin.first; index < bin.first + bin.count; ++index) {
        if (bin.divided) {
            const Bin &part = m_levels[place.level - 1][index];
            widen(part.startNs, part.endNs, part.settledNs);
            sums.present |= part.present;
            forEachKind(part, [&](std::size_t kind, const Cell &cell) {
                sums.coveredNs[kind] += cell.coveredNs;
                sums.count[kind] += cell.count;
            });
            continue;
        }
        const Span &span = spans[index];
        const FutureRecord *task = taskOf(span, futures);
        widen(span.startNs, span.endNs, !task ? span.endNs : task->endedNs == never ? openEnd : task->endedNs);
        const std::size_t kind = kindOf(span, futures);
        sums.coveredNs[kind] += span.endNs == openEnd ? 0 : span.endNs - span.startNs;
        ++sums.count[kind];
        sums.present |= static_cast<std::uint16_t>(1u << kind);
    }
    keep(bin, sums);
}

void Pyramid::keep(Bin &bin, const SpanSums &sums)
{
    bin.present = sums.present;
    const auto kinds = static_cast<std::uint8_t>(std::popcount(sums.present));
    if (kinds == 1) {
        const auto kind = static_cast<std::size_t>(std::countr_zero(sums.present));
        bin.only = {sums.coveredNs[kind], sums.count[kind]};
        return;
    }
    if (kinds > bin.cells) {
        bin.firstCell = static_cast<std::uint32_t>(m_cells.size());
        bin.cells = kinds;
        m_cells.resize(m_cells.size() + kinds);
    }
    std::size_t cell = bin.firstCell;
    for (std::size_t kind = 0; kind < spanKinds; ++kind) {
        if (sums.present >> kind & 1u)
            m_cells[cell++] = {sums.coveredNs[kind], sums.count[kind]};
    }
}

/// Remembers the open leaf, which is being closed, for the spans in it that will look otherwise later.
void Pyramid::watch(const Spans &spans, const FutureRecords &futures)
{
    Path path;
    for (std::size_t level = topLevel + 1; level-- > m_leafLevel;)
        path.push_back({level, static_cast<std::uint32_t>(m_levels[level].size() - 1)});
    const Bin &leaf = openBin(m_leafLevel);
    for (std::uint32_t index = leaf.first; index < leaf.first + leaf.count; ++index) {
        const Span &span = spans[index];
        const FutureRecord *task = taskOf(span, futures);
        const bool goesOn = task && task->endedNs == never;
        if (!goesOn && span.endNs != openEnd)
            continue;
        std::vector<Path> &paths = m_unsettled[goesOn ? span.future.value : 0];
        const Place here = path.back();
        if (paths.empty() || paths.back().back().level != here.level || paths.back().back().index != here.index)
            paths.push_back(path);
    }
}

void Pyramid::settleEnded(const Spans &spans, const FutureRecords &futures)
{
    const auto sumPath = [&](const Path &path) {
        for (auto place = path.rbegin(); place != path.rend() && !isOpen(*place); ++place)
            sumUp(*place, spans, futures);
        const Place leaf = path.back();
        return m_levels[leaf.level][leaf.index].endNs != openEnd;
    };
    for (auto entry = m_unsettled.begin(); entry != m_unsettled.end();) {
        auto &[future, paths] = *entry;
        if (future == 0) {
            std::erase_if(paths, sumPath);
        } else if (futures[future - 1].endedNs != never) {
            std::ranges::for_each(paths, sumPath);
            paths.clear();
        }
        entry = paths.empty() ? m_unsettled.erase(entry) : std::next(entry);
    }
}

void Pyramid::forgetFrom(std::size_t spanIndex)
{
    while (m_spans > spanIndex) {
        Bin &leaf = openBin(m_leafLevel);
        m_shortened = true;
        if (leaf.first < spanIndex) {
            leaf.count = static_cast<std::uint32_t>(spanIndex) - leaf.first;
            m_spans = static_cast<std::uint32_t>(spanIndex);
            break;
        }
        m_spans = leaf.first;
        reopen();
    }
    for (auto &[future, paths] : m_unsettled) {
        std::erase_if(paths, [&](const Path &path) {
            const Place leaf = path.back();
            return leaf.index >= m_levels[leaf.level].size() || isOpen(leaf);
        });
    }
}

/// Drops the open leaf; the one before it is open again.
void Pyramid::reopen()
{
    do {
        m_levels[m_leafLevel].pop_back();
        ++m_leafLevel;
    } while (m_leafLevel <= topLevel && --openBin(m_leafLevel).count == 0);
    if (m_leafLevel > topLevel) {
        // Of the topmost bins, which belong to none, one may be left.
        m_leafLevel = topLevel;
        if (m_levels[topLevel].empty()) {
            m_lastKey = 0;
            return;
        }
    }
    while (openBin(m_leafLevel).divided)
        --m_leafLevel;
}

SpanSums Pyramid::sum(const Spans &spans, const FutureRecords &futures, std::int64_t fromNs, std::int64_t toNs) const
{
    const std::int64_t edges[] = {fromNs, toNs};
    return columns(spans, futures, edges).front();
}

std::vector<SpanSums> Pyramid::columns(const Spans &spans, const FutureRecords &futures,
                                       std::span<const std::int64_t> edgesNs) const
{
    std::vector<SpanSums> sums(edgesNs.size() - 1);
    std::size_t column = 0; // the first that what comes can reach into: starts ascend, but for each level anew
    const auto moveTo = [&](std::int64_t startNs) {
        if (startNs < edgesNs[column])
            column = 0;
        while (column + 1 < sums.size() && edgesNs[column + 1] <= startNs)
            ++column;
    };
    const auto takeBin = [&](const Bin &bin) {
        moveTo(bin.startNs);
        if (bin.startNs < edgesNs[column] || bin.startNs >= edgesNs[column + 1] || bin.endNs > edgesNs[column + 1])
            return false;
        forEachKind(bin, [&](std::size_t kind, const Cell &cell) {
            sums[column].coveredNs[kind] += cell.coveredNs;
            sums[column].count[kind] += cell.count;
        });
        sums[column].present |= bin.present;
        return true;
    };
    const auto takeSpans = [&](std::uint32_t first, std::uint32_t last, const Bin *bin) {
        // All of one kind: their futures, which lie far apart in memory, need not be looked up.
        const bool oneKind = bin && bin->ofOneKind();
        for (std::uint32_t index = first; index < last; ++index) {
            const Span &span = spans[index];
            const std::size_t kind = oneKind ? static_cast<std::size_t>(std::countr_zero(bin->present))
                                             : kindOf(span, futures);
            moveTo(span.startNs);
            for (std::size_t at = column; at < sums.size() && edgesNs[at] <= std::max(span.startNs, span.endNs - 1);
                 ++at)
                addPart(sums[at], span, kind, edgesNs[at], edgesNs[at + 1]);
        }
    };
    visit(edgesNs.front(), edgesNs.back(), takeBin, takeSpans);
    return sums;
}

std::size_t Pyramid::memoryBytes() const
{
    std::size_t bytes = m_cells.memoryBytes();
    for (const ChunkedVector<Bin> &level : m_levels)
        bytes += level.memoryBytes();
    for (const auto &[future, paths] : m_unsettled) {
        for (const Path &path : paths)
            bytes += sizeof(Path) + path.capacity() * sizeof(Place);
    }
    return bytes;
}

} // namespace futurescope
