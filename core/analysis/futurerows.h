// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/timeline.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace futurescope {

/// What sorting and searching ask of a future: a copy of a part of its FutureRecord.
struct FutureRow
{
    std::int64_t submittedNs = never;
    std::int64_t startedNs = never;
    std::int64_t endedNs = never;
    std::int64_t readNs = never;
    std::int64_t cancelRefusedNs = never;
    std::int64_t timedOutNs = never;
    std::uint64_t payload = 0;
    std::uint32_t firstItem = 0;
    LaneId lane = mainLane;
    Outcome outcome = Outcome::Open;
    FailureKind failure = FailureKind::Other;

    static FutureRow of(const FutureRecord &record);
    /// As much of the record as its state and outcome depend on.
    FutureRecord record() const;
};

/// The futures of a run as they were when a FutureRowStore was asked: an immutable value that any thread may read.
/// Index i is future i+1.
class FutureRows
{
public:
    static constexpr std::size_t blockSize = 1024;
    using Block = std::array<FutureRow, blockSize>;

    std::size_t size() const { return m_size; }
    const FutureRow &operator[](std::size_t index) const { return (*m_blocks[index / blockSize])[index % blockSize]; }

private:
    friend class FutureRowStore;

    std::vector<std::shared_ptr<const Block>> m_blocks;
    std::size_t m_size = 0;
};

/// Keeps such rows up to date with a growing timeline. Blocks in which nothing has changed are shared with the
/// snapshots given out, so that a snapshot of a million futures costs in proportion to what is new. One thread.
class FutureRowStore
{
public:
    /// Another run.
    void forget() { *this = {}; }
    /// Copies at most `mostBlocks` of the blocks that have changed. Always the same, growing trace, of which `timeline`
    /// knows all. True when nothing is left to copy: only then is snapshot() up to date.
    bool update(const Trace &trace, const Timeline &timeline, std::size_t mostBlocks);
    FutureRows snapshot() const { return m_rows; }
    std::size_t blocksToCopy() const { return m_changed.size(); }

private:
    void markChanged(const Trace &trace, const Timeline &timeline);
    void mark(std::size_t block);
    void copy(std::size_t block, const Timeline &timeline);

    std::size_t m_seenEvents = 0;
    FutureRows m_rows;
    std::vector<std::size_t> m_changed; ///< blocks
    std::vector<bool> m_isChanged;
};

} // namespace futurescope
