// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workloads/workplan.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace futurescope {

class SharedCounter;
class StreamArray;

/// All that the work of arguments.size() items depends on. A view: what it points to belongs
/// to a plan, or, in a process that has none, to a DecodedBatch.
struct ItemBatch
{
    WorkloadKind kind = WorkloadKind::SumOfSquares;
    std::uint64_t seed = 0;
    double failureRate = 0;
    std::uint32_t firstItem = 0;            ///< the others are numbered from it, unless there are `numbers`
    std::span<const std::uint32_t> numbers; ///< of the items, where they are not one behind the other; else empty
    /// One for each item. sum-of-squares, nested, tree: loop turns; prime-factors: the number; sleep, download:
    /// nanoseconds; read-file, memory-stream: bytes; mixed: nanoseconds to sleep; counter: increments.
    std::span<const std::uint64_t> arguments;
    /// prime-factors: how often each number is factored; mixed: loop turns per mixedScaleNs slept; else 0.
    std::uint64_t scale = 0;
    std::uint32_t payloadInBytes = 0;
    std::uint32_t payloadOutBytes = 0;
    /// Each item's payload begins `payloadStride` bytes after that of the one before: 0 where all share one block (in
    /// the process that planned them), payloadInBytes where each brought its own copy.
    const std::byte *payloadIn = nullptr;
    std::uint32_t payloadStride = 0;
    std::uint16_t serverPort = 0;       ///< download
    int fileDescriptor = -1;            ///< read-file, in the process that planned it
    std::string_view filePath;          ///< read-file, in any other
    const Nesting *nesting = nullptr;   ///< nested
    Team *team = nullptr;               ///< sum-of-squares and sleep, where tasks are coupled
    SharedCounter *counter = nullptr;   ///< counter
    const StreamArray *array = nullptr; ///< memory-stream

    std::uint32_t itemAt(std::size_t index) const
    {
        return numbers.empty() ? firstItem + static_cast<std::uint32_t>(index) : numbers[index];
    }
    std::span<const std::byte> payloadAt(std::size_t index) const
    {
        return {payloadIn + index * payloadStride, payloadInBytes};
    }
};

/// Fine enough for items that nearly only sleep, and no product overflows.
inline constexpr std::uint64_t mixedScaleNs = 65'536;

/// Loop turns that a mixed item takes after having slept `sleptNs`.
std::uint64_t mixedTurns(const ItemBatch &batch, std::uint64_t sleptNs);

/// Does all items in the calling thread. Throws TaskError{ValueError, item} after the work of the first item that is
/// to fail, TaskError{Stopped} soon after a stop request, and what downloads and files throw.
TaskResult runBatch(const ItemBatch &batch, const TaskContext &context);

// The steps of runBatch(), for the event loop, which awaits where runBatch() blocks.

/// What every item begins with: looks for a stop request and reads the payload that came in. Returns its digest.
std::uint64_t beginItem(const ItemBatch &batch, std::size_t index, const TaskContext &context);
/// How much of its kind of work an item computes: loop turns, increments, bytes.
std::uint64_t wholeOf(const ItemBatch &batch, std::size_t index);
/// How much of it lasts about a millisecond. 0: items of this kind compute nothing, or cannot be cut.
std::uint64_t sliceOf(const ItemBatch &batch);
/// The part [from, to) of computeItem(): the parts of an item add up to it. Not of prime factors.
std::uint64_t computePart(const ItemBatch &batch, std::size_t index, std::uint64_t from, std::uint64_t to,
                          const TaskContext &context);

/// The part of an item that occupies its thread. Downloads and sleeps have none.
std::uint64_t computeItem(const ItemBatch &batch, std::size_t index, const TaskContext &context);
/// Takes in a downloaded body, which travels on if a payload out was asked for.
std::uint64_t takeBody(const ItemBatch &batch, Bytes body, TaskResult &result);
/// What every item ends with: makes the payload that goes out, adds the item's value, fails if it is to fail.
void endItem(const ItemBatch &batch, std::size_t index, std::uint64_t value, TaskResult &result);

/// The body size of a download in this batch.
std::uint32_t bodyBytes(const ItemBatch &batch);

} // namespace futurescope
