// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/executors/remotetask.h"

#include <optional>

namespace futurescope {

/// Calls a registered function once for each of several arguments, as one task; runs on every executor. As in Python's
/// process pool the first exception ends the chunk, and the results before it in the same chunk are lost with it.
class ChunkCall final
    : public ResultCore<std::vector<Bytes>>
    , public RemoteTask
{
public:
    /// `firstItem`: where the chunk begins in its map(), for the trace.
    ChunkCall(std::string functionName, std::uint32_t firstItem, std::span<const Bytes> arguments);

    void execute(const TaskContext &context) override;
    void discardWork() override { m_arguments.clear(); }
    std::uint64_t submissionPayload() const override;
    std::string_view functionName() const override;
    void encodeArguments(Bytes &target) const override;
    void completeFromReply(std::span<const std::byte> result) override;

private:
    const std::string m_functionName;
    const std::uint32_t m_firstItem;
    const std::uint32_t m_itemCount;
    std::vector<Bytes> m_arguments; // empty once they are used
};

/// What a worker process runs for a ChunkCall; known in every process under chunkFunctionName.
RemoteResult callChunk(std::span<const std::byte> arguments, const TaskContext &context);
inline constexpr std::string_view chunkFunctionName = "map-chunk";

/// Byte strings one behind the other, each with its length before it, in the byte order of this machine.
void appendSized(Bytes &target, std::span<const std::byte> bytes);
/// Takes the first of them off `source`; nullopt when it is not whole. The bytes stay where they are.
std::optional<std::span<const std::byte>> takeSized(std::span<const std::byte> &source);

} // namespace futurescope
