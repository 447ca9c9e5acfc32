// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/chunkmemory.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <mutex>
#include <sys/mman.h>
#include <vector>

namespace futurescope {

namespace {

#ifdef __SANITIZE_ADDRESS__
constexpr bool fromHeap = true; // whose ends AddressSanitizer watches
#else
constexpr bool fromHeap = false;
#endif

/// Stands at the head of the memory that it describes, which begins at a multiple of its size.
struct alignas(64) Block
{
    struct FreePiece
    {
        FreePiece *next;
    };

    std::size_t pieceBytes = 0;
    std::size_t used = 0; ///< pieces
    std::size_t cut = 0;  ///< pieces, in use or free
    FreePiece *free = nullptr;

    std::size_t room() const { return (ChunkMemory::blockBytes - sizeof(Block)) / pieceBytes - used; }

    void *take()
    {
        ++used;
        if (!free)
            return reinterpret_cast<std::byte *>(this + 1) + cut++ * pieceBytes;
        FreePiece *const piece = free;
        free = piece->next;
        return piece;
    }
    void give(void *piece)
    {
        --used;
        free = new (piece) FreePiece{free};
    }
    static Block *of(void *piece)
    {
        return reinterpret_cast<Block *>(reinterpret_cast<std::uintptr_t>(piece) & ~(ChunkMemory::blockBytes - 1));
    }
};

Block *mapBlock(std::size_t pieceBytes)
{
    // Twice as much holds one that begins at a multiple of its size; the rest goes back.
    constexpr std::size_t bytes = ChunkMemory::blockBytes;
    void *const mapped = mmap(nullptr, 2 * bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (mapped == MAP_FAILED)
        throw std::bad_alloc();
    auto *const begin = static_cast<std::byte *>(mapped);
    const std::size_t before = -reinterpret_cast<std::uintptr_t>(mapped) & (bytes - 1);
    if (before > 0)
        munmap(begin, before);
    munmap(begin + before + bytes, bytes - before);
    madvise(begin + before, bytes, MADV_HUGEPAGE); // a wish: small pages do as well
    auto *const block = new (begin + before) Block;
    block->pieceBytes = pieceBytes;
    return block;
}

class Pools
{
public:
    void *take(std::size_t bytes)
    {
        const std::scoped_lock lock(m_mutex);
        std::vector<Block *> &roomy = m_roomy[bytes];
        if (roomy.empty()) {
            roomy.push_back(mapBlock(bytes));
            ++m_blocks;
        }
        Block *const block = roomy.back();
        void *const piece = block->take();
        if (block->room() == 0)
            roomy.pop_back();
        return piece;
    }

    void give(void *piece, std::size_t bytes)
    {
        const std::scoped_lock lock(m_mutex);
        std::vector<Block *> &roomy = m_roomy.find(bytes)->second;
        Block *const block = Block::of(piece);
        if (block->room() == 0)
            roomy.push_back(block);
        block->give(piece);
        if (block->used > 0 || roomy.size() == 1) // one is kept for what comes next
            return;
        std::erase(roomy, block);
        munmap(block, ChunkMemory::blockBytes);
        --m_blocks;
    }

    std::size_t heldBytes() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_blocks * ChunkMemory::blockBytes;
    }

private:
    mutable std::mutex m_mutex;
    std::map<std::size_t, std::vector<Block *>> m_roomy; // blocks with room, by the size of their pieces
    std::size_t m_blocks = 0;
};

/// Never destroyed: what lives until the very end gives its memory back even then.
Pools &pools()
{
    static auto *const all = new Pools;
    return *all;
}

} // namespace

void *ChunkMemory::take(std::size_t bytes)
{
    return fromHeap ? ::operator new(bytes) : pools().take(bytes);
}

void ChunkMemory::give(void *piece, std::size_t bytes) noexcept
{
    if (fromHeap)
        ::operator delete(piece);
    else
        pools().give(piece, bytes);
}

std::size_t ChunkMemory::heldBytes()
{
    return pools().heldBytes();
}

} // namespace futurescope
