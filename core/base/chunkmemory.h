// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <new>

namespace futurescope {

/// Memory for the chunks of ChunkedVectors: pieces of equal size, cut out of blocks of 2 MiB for each of which the
/// system is asked for one huge page. A picture of a whole long run looks at a little of every page that the run has;
/// when these are small, finding them takes longer than reading them. Any thread.
class ChunkMemory
{
public:
    static constexpr std::size_t blockBytes = std::size_t{1} << 21;
    static constexpr std::size_t largestPiece = std::size_t{1} << 16;

    /// `bytes`: at most largestPiece, and a multiple of the alignment that is wanted. Throws std::bad_alloc.
    static void *take(std::size_t bytes);
    static void give(void *piece, std::size_t bytes) noexcept;
    /// Held of the system now, by all.
    static std::size_t heldBytes();
};

/// Whole chunks of `wholeChunk` elements come from ChunkMemory, smaller ones from the heap.
template <class T, std::size_t wholeChunk>
struct ChunkAllocator
{
    using value_type = T;
    template <class U>
    struct rebind
    {
        using other = ChunkAllocator<U, wholeChunk>;
    };

    ChunkAllocator() = default;
    template <class U>
    ChunkAllocator(const ChunkAllocator<U, wholeChunk> &) // NOLINT(google-explicit-constructor): as of every allocator
    {}

    static constexpr bool isPiece(std::size_t count)
    {
        return count == wholeChunk && count * sizeof(T) <= ChunkMemory::largestPiece;
    }
    T *allocate(std::size_t count)
    {
        const std::size_t bytes = count * sizeof(T);
        return static_cast<T *>(isPiece(count) ? ChunkMemory::take(bytes) : ::operator new(bytes));
    }
    void deallocate(T *elements, std::size_t count) noexcept
    {
        if (isPiece(count))
            ChunkMemory::give(elements, count * sizeof(T));
        else
            ::operator delete(elements);
    }
    friend bool operator==(const ChunkAllocator &, const ChunkAllocator &) { return true; }

    static_assert(alignof(T) <= alignof(std::max_align_t));
};

} // namespace futurescope
