// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workloads/batchcodec.h"

#include <cstring>
#include <type_traits>

namespace futurescope {

namespace {

/// The part of fixed size, in front. Members go from large to small, so that no padding lies between them.
struct Header
{
    std::uint64_t seed;
    double failureRate;
    std::uint64_t scale;
    std::uint32_t kind;
    std::uint32_t firstItem;
    std::uint32_t itemCount;
    std::uint32_t payloadInBytes;
    std::uint32_t payloadOutBytes;
    std::uint32_t numberCount; ///< of the items: one for each, or none
    std::uint16_t serverPort;
    std::uint16_t pathBytes;
    std::uint32_t unused;
};
static_assert(std::is_trivially_copyable_v<Header> && sizeof(Header) == 56);

void append(Bytes &target, const void *source, std::size_t bytes)
{
    if (bytes == 0)
        return;
    const auto *first = static_cast<const std::byte *>(source);
    target.insert(target.end(), first, first + bytes);
}

Error malformed(const char *what)
{
    return {ErrorCode::InvalidInput, std::string("arguments of run-items: ") + what};
}

/// What makes a header impossible, or null.
const char *flawOf(const Header &header)
{
    if (header.kind > static_cast<std::uint32_t>(WorkloadKind::Mixed))
        return "unknown kind of work";
    if (!(header.failureRate >= 0 && header.failureRate <= 1))
        return "the failure rate is not between 0 and 1";
    if (header.payloadInBytes > ExperimentLimits::maxPayloadBytes
        || header.payloadOutBytes > ExperimentLimits::maxPayloadBytes)
        return "a payload is too large";
    if (std::uint64_t{header.firstItem} + header.itemCount > ExperimentLimits::maxItems)
        return "more items than a run has";
    if (header.numberCount != 0 && header.numberCount != header.itemCount)
        return "not every item has a number";
    return nullptr;
}

} // namespace

void encodeBatch(const ItemBatch &batch, Bytes &target)
{
    const std::size_t items = batch.arguments.size();
    const Header header{batch.seed,
                        batch.failureRate,
                        batch.scale,
                        static_cast<std::uint32_t>(batch.kind),
                        batch.firstItem,
                        static_cast<std::uint32_t>(items),
                        batch.payloadInBytes,
                        batch.payloadOutBytes,
                        static_cast<std::uint32_t>(batch.numbers.size()),
                        batch.serverPort,
                        static_cast<std::uint16_t>(batch.filePath.size()),
                        0};
    target.reserve(target.size() + sizeof header + batch.arguments.size_bytes() + batch.numbers.size_bytes()
                   + batch.filePath.size() + items * batch.payloadInBytes);
    append(target, &header, sizeof header);
    append(target, batch.arguments.data(), batch.arguments.size_bytes());
    append(target, batch.numbers.data(), batch.numbers.size_bytes());
    append(target, batch.filePath.data(), batch.filePath.size());
    for (std::size_t index = 0; index < items; ++index)
        append(target, batch.payloadAt(index).data(), batch.payloadInBytes);
}

Result<DecodedBatch> DecodedBatch::from(std::span<const std::byte> encoded)
{
    Header header{};
    if (encoded.size() < sizeof header)
        return malformed("cut short");
    std::memcpy(&header, encoded.data(), sizeof header);
    encoded = encoded.subspan(sizeof header);
    if (const char *flaw = flawOf(header))
        return malformed(flaw);
    const std::uint64_t argumentBytes = std::uint64_t{header.itemCount} * sizeof(std::uint64_t);
    const std::uint64_t numberBytes = std::uint64_t{header.numberCount} * sizeof(std::uint32_t);
    if (encoded.size()
        != argumentBytes + numberBytes + header.pathBytes + std::uint64_t{header.itemCount} * header.payloadInBytes)
        return malformed("the size does not fit the number of items");

    DecodedBatch decoded;
    decoded.m_arguments.resize(header.itemCount);
    if (argumentBytes != 0)
        std::memcpy(decoded.m_arguments.data(), encoded.data(), argumentBytes);
    decoded.m_numbers.resize(header.numberCount);
    if (numberBytes != 0)
        std::memcpy(decoded.m_numbers.data(), encoded.data() + argumentBytes, numberBytes);
    const auto path = encoded.subspan(argumentBytes + numberBytes, header.pathBytes);
    ItemBatch &batch = decoded.m_batch;
    batch.kind = static_cast<WorkloadKind>(header.kind);
    batch.seed = header.seed;
    batch.failureRate = header.failureRate;
    batch.firstItem = header.firstItem;
    batch.arguments = decoded.m_arguments; // moving the vector keeps its elements where they are
    batch.numbers = decoded.m_numbers;
    batch.scale = header.scale;
    batch.payloadInBytes = batch.payloadStride = header.payloadInBytes;
    batch.payloadOutBytes = header.payloadOutBytes;
    batch.payloadIn = path.data() + path.size();
    batch.serverPort = header.serverPort;
    batch.filePath = {reinterpret_cast<const char *>(path.data()), path.size()};
    return decoded;
}

RemoteResult encodeResult(TaskResult result)
{
    RemoteResult reply;
    reply.traceValue = result.value;
    reply.bytes.reserve(sizeof result.value + result.payload.size());
    append(reply.bytes, &result.value, sizeof result.value);
    append(reply.bytes, result.payload.data(), result.payload.size());
    return reply;
}

TaskResult decodeResult(std::span<const std::byte> reply)
{
    TaskResult result;
    if (reply.size() < sizeof result.value)
        throw RuntimeError("the reply of run-items is cut short");
    std::memcpy(&result.value, reply.data(), sizeof result.value);
    result.payload.assign(reply.begin() + sizeof result.value, reply.end());
    return result;
}

} // namespace futurescope
