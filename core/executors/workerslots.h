// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/executors/workerprotocol.h"
#include "core/platform/sharedmemory.h"

#include <atomic>
#include <cstdint>
#include <optional>
#include <span>

// The memory that a process pool shares with one of its workers: slots for tasks on their way and slots for their
// answers. A small task costs no system call while both sides are awake; a big one leaves its slot as a note that its
// frame comes over the socket.
//
// Everything is counted in sequence numbers from 0 up, which may wrap round: task n lies in slot n % slotCount, and so
// does its answer. A worker runs its tasks one after another, so the answers come in the same order:
//
//     answered <= taken <= limit,   taken - answered <= 1,   limit - answered <= slotCount
//
// `taken` (the worker's) and `limit` (the pool's) share one word, and each side moves its half with a compare-and-swap.
// So a task is taken by the worker or withdrawn by the pool, never both: the hard interleaving is a worker that takes
// while the pool withdraws, and whoever comes second sees the other's half changed and looks again. A worker that dies
// has begun exactly what it has taken.
//
// Two bells keep idle sides asleep. Each is a flag that the sleeper raises before it looks a last time and that the
// other looks at after it has published: both are sequentially consistent, so at least one of the two sees the other.
// The bell itself is a frame on the socket.
//
// The pool trusts nothing here: the worker may write anything at any time. It keeps its own counters, checks each word
// it reads against them and copies a frame before it looks at it.

namespace futurescope {

inline constexpr std::uint32_t slotCount = 32; // a power of two
inline constexpr std::size_t slotBytes = 2048;

struct WorkerSlots
{
    alignas(64) std::atomic<std::uint64_t> window; ///< limit << 32 | taken
    alignas(64) std::atomic<std::uint32_t> answered;
    alignas(64)
        std::atomic<std::uint64_t> poolBell; ///< bellArmed | answers at which the worker rings; 0: the pool is awake
    alignas(64) std::atomic<std::uint32_t> workerBell; ///< 1: the worker sleeps and wants to be rung
    alignas(64) std::byte tasks[slotCount][slotBytes];
    std::byte answers[slotCount][slotBytes];

    static constexpr std::uint64_t bellArmed = std::uint64_t{1} << 32;
    static std::uint32_t limitOf(std::uint64_t window) { return static_cast<std::uint32_t>(window >> 32); }
    static std::uint32_t takenOf(std::uint64_t window) { return static_cast<std::uint32_t>(window); }
};
static_assert(std::atomic<std::uint64_t>::is_always_lock_free && std::atomic<std::uint32_t>::is_always_lock_free);

/// The pool's side; belongs to the pool's thread.
class PoolSlots
{
public:
    explicit PoolSlots(SharedMemory memory) : m_memory(std::move(memory)) {}

    /// Tasks given and not yet answered.
    std::uint32_t unanswered() const { return m_given - m_answered; }
    std::uint32_t room() const { return slotCount - unanswered(); }
    /// The sequence numbers of the oldest unanswered task and of the next to give.
    std::uint32_t oldest() const { return m_answered; }
    std::uint32_t next() const { return m_given; }

    /// Fills the next slot. A frame that does not fit must go over the socket after publish().
    static bool fits(std::span<const std::byte> frame) { return frame.size() <= slotBytes; }
    void put(std::span<const std::byte> frame);
    /// The worker may take what was put. True: it sleeps, ring it.
    bool publish();

    /// Answers that lie there unread. More than unanswered() is a lie.
    std::uint32_t waitingAnswers() const;
    enum class Answer {
        Here,     ///< copied
        OnSocket, ///< its frame comes, or has come, over the socket
        Malformed,
    };
    /// Copies the oldest unread answer to the end of `target`, header first.
    Answer read(Bytes &target, std::string &fault) const;
    void answerTaken() { ++m_answered; }

    /// Takes back what the worker has not begun and tells how many of the youngest that are; nullopt when the words
    /// make no sense.
    std::optional<std::uint32_t> withdraw();
    /// Has the worker begun the oldest unanswered task?
    bool begun() const;

    /// The worker is to ring after `answers` more. False, with the bell off, when they are there already.
    bool armBell(std::uint32_t answers);
    void disarmBell();

private:
    WorkerSlots &shared() const { return *static_cast<WorkerSlots *>(m_memory.data()); }

    SharedMemory m_memory;
    std::uint32_t m_answered = 0; // answers read
    std::uint32_t m_given = 0;    // slots filled
    std::uint32_t m_published = 0;
    bool m_bellArmed = false;
};

/// The worker's side. take() and answer() belong to the thread that runs the tasks.
class TakerSlots
{
public:
    explicit TakerSlots(SharedMemory memory) : m_memory(std::move(memory)) {}

    /// The header and the body of the next task, which is then begun; the body lies in the slot until the answer.
    /// Nullopt: none is there. FrameType::OnSocket: its frame comes over the socket.
    std::optional<Frame> take();
    /// As a last look before sleeping: false, and the flag is down, when there is something to take.
    bool mayRest();
    bool anythingToTake() const;

    /// Answers the task taken last with a frame that fits a slot, or (empty) with the note that its frame follows on
    /// the socket. True: the pool asked to be rung now.
    bool answer(std::span<const std::byte> frame);

private:
    WorkerSlots &shared() const { return *static_cast<WorkerSlots *>(m_memory.data()); }

    SharedMemory m_memory;
    std::uint32_t m_answered = 0;
};

} // namespace futurescope
