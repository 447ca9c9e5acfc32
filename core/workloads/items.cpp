// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workloads/items.h"

#include "core/trace/recorder.h"
#include "core/workloads/counterrandom.h"
#include "core/workloads/cpuwork.h"
#include "core/workloads/download.h"
#include "core/workloads/durations.h"
#include "core/workloads/nestedtask.h"
#include "core/workloads/payload.h"
#include "core/workloads/readfile.h"
#include "core/workloads/sharedcounter.h"
#include "core/workloads/sleepwork.h"
#include "core/workloads/stopping.h"
#include "core/workloads/streamarray.h"
#include "core/workloads/team.h"

namespace futurescope {

namespace {

std::uint64_t factorRepeatedly(const ItemBatch &batch, std::uint64_t number, const std::stop_token &stop)
{
    std::uint64_t sum = 0;
    for (std::uint64_t round = 0; round < batch.scale; ++round)
        sum += sumOfPrimeFactors(number, stop);
    return sum;
}

std::uint64_t readItem(const ItemBatch &batch, std::size_t index, const TaskContext &context)
{
    const std::uint32_t item = batch.itemAt(index);
    const std::uint64_t steps = workFileBytes / fileStepBytes;
    const FileRange range{drawBits(batch.seed, Draw::FileOffset, item) % steps * fileStepBytes, batch.arguments[index]};
    if (range.bytes == 0)
        return 0;
    if (batch.fileDescriptor >= 0)
        return checksumFile(batch.fileDescriptor, range, item, context);
    const OpenFile file = openWorkFile(std::string(batch.filePath), item);
    return checksumFile(file.descriptor(), range, item, context);
}

/// The waiting part of an item, blocking.
std::uint64_t waitForItem(const ItemBatch &batch, std::size_t index, const TaskContext &context, TaskResult &result)
{
    const Nanos wait{static_cast<std::int64_t>(batch.arguments[index])};
    if (batch.kind == WorkloadKind::Sleep || batch.kind == WorkloadKind::Mixed) {
        if (batch.team && context.executor) // as in computePart()
            batch.team->sleep(wait, context);
        else
            sleepBlocking(wait, context);
        return batch.arguments[index];
    }
    if (batch.kind != WorkloadKind::Download)
        return 0;
    Bytes body;
    {
        const BlockedScope blocked(context.future, BlockReason::Network);
        body = downloadBlocking({batch.serverPort, batch.itemAt(index), wait, bodyBytes(batch)}, context.stop);
    }
    return takeBody(batch, std::move(body), result);
}

} // namespace

std::uint64_t mixedTurns(const ItemBatch &batch, std::uint64_t sleptNs)
{
    return sleptNs * batch.scale / mixedScaleNs;
}

std::uint32_t bodyBytes(const ItemBatch &batch)
{
    return bodySize(batch.payloadOutBytes);
}

std::uint64_t beginItem(const ItemBatch &batch, std::size_t index, const TaskContext &context)
{
    checkIn(context.stop);
    return batch.payloadInBytes != 0 ? payloadDigest(batch.payloadAt(index)) : 0;
}

std::uint64_t wholeOf(const ItemBatch &batch, std::size_t index)
{
    const std::uint64_t argument = batch.arguments[index];
    return batch.kind == WorkloadKind::Mixed ? mixedTurns(batch, argument) : argument;
}

std::uint64_t sliceOf(const ItemBatch &batch)
{
    constexpr double sliceNs = 1e6;
    switch (batch.kind) {
    case WorkloadKind::SumOfSquares:
    case WorkloadKind::Mixed:
        return static_cast<std::uint64_t>(sliceNs * Calibration::ofThisMachine().squaresPerNs) + 1;
    case WorkloadKind::PrimeFactors:
        return static_cast<std::uint64_t>(sliceNs * Calibration::ofThisMachine().divisionsPerNs) + 1;
    case WorkloadKind::Counter:
        return static_cast<std::uint64_t>(sliceNs * SharedCounter::plainPerNs()) + 1;
    case WorkloadKind::MemoryStream: // whole numbers of the array
        return static_cast<std::uint64_t>(sliceNs * batch.array->bytesPerNs()) / 8 * 8 + 8;
    default:
        return 0;
    }
}

std::uint64_t computePart(const ItemBatch &batch, std::size_t index, std::uint64_t from, std::uint64_t to,
                          const TaskContext &context)
{
    if (batch.kind == WorkloadKind::Counter)
        return batch.counter->add(to - from, context.stop);
    if (batch.team && context.executor) // a plain loop, without an executor, has nobody to wait for
        return batch.team->sumOfSquares(from, to, context);
    if (batch.kind != WorkloadKind::MemoryStream)
        return sumOfSquares(from, to, context.stop);
    const std::uint64_t begin = drawBits(batch.seed, Draw::StreamOffset, batch.itemAt(index)) % batch.array->numbers();
    return batch.array->sum(begin + from / 8, to - from, context.stop);
}

std::uint64_t computeItem(const ItemBatch &batch, std::size_t index, const TaskContext &context)
{
    const std::uint64_t argument = batch.arguments[index];
    switch (batch.kind) {
    case WorkloadKind::SumOfSquares:
    case WorkloadKind::Tree:
    case WorkloadKind::Mixed:
    case WorkloadKind::Counter:
    case WorkloadKind::MemoryStream:
        return computePart(batch, index, 0, wholeOf(batch, index), context);
    case WorkloadKind::PrimeFactors:
        return factorRepeatedly(batch, argument, context.stop);
    case WorkloadKind::ReadFile:
        return readItem(batch, index, context);
    case WorkloadKind::Nested:
        return runNested(nestedPart(batch, index), context);
    case WorkloadKind::Sleep:
    case WorkloadKind::Download:
        break;
    }
    return 0;
}

std::uint64_t takeBody(const ItemBatch &batch, Bytes body, TaskResult &result)
{
    const std::uint64_t digest = payloadDigest(body);
    if (batch.payloadOutBytes == 0)
        return digest;
    if (result.payload.empty())
        result.payload = std::move(body);
    else
        result.payload.insert(result.payload.end(), body.begin(), body.end());
    return digest;
}

void endItem(const ItemBatch &batch, std::size_t index, std::uint64_t value, TaskResult &result)
{
    const std::uint32_t item = batch.itemAt(index);
    if (batch.payloadOutBytes != 0 && batch.kind != WorkloadKind::Download)
        appendPayload(result.payload, batch.payloadOutBytes, drawBits(batch.seed, Draw::PayloadOut, item));
    result.value += value;
    // The innermost child of a nested item has failed already, for all who wait for it.
    if (batch.kind != WorkloadKind::Nested && itemFails(batch.seed, batch.failureRate, item))
        throw TaskError({FailureKind::ValueError, item});
}

TaskResult runBatch(const ItemBatch &batch, const TaskContext &context)
{
    TaskResult result;
    for (std::size_t index = 0; index < batch.arguments.size(); ++index) {
        std::uint64_t value = beginItem(batch, index, context);
        value += waitForItem(batch, index, context, result);
        value += computeItem(batch, index, context);
        endItem(batch, index, value, result);
    }
    return result;
}

} // namespace futurescope
