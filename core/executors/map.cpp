// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executors/map.h"

#include "core/executors/chunkcall.h"

#include <algorithm>

namespace futurescope {

std::size_t usedChunkSize(const Executor &executor, const MapOptions &options)
{
    if (!executor.mapsInChunks())
        return 1;
    if (options.chunkSize < 1)
        throw ValueError("chunksize must be >= 1.");
    return static_cast<std::size_t>(options.chunkSize);
}

std::optional<Bytes> NamedMapResults::next()
{
    while (m_chunk.empty()) {
        std::optional<std::vector<Bytes>> chunk = m_chunks.next();
        if (!chunk)
            return std::nullopt;
        m_chunk = std::move(*chunk);
        std::ranges::reverse(m_chunk);
    }
    Bytes result = std::move(m_chunk.back());
    m_chunk.pop_back();
    return result;
}

NamedMapResults mapNamed(Executor &executor, const std::string &functionName, std::span<const Bytes> arguments,
                         const MapOptions &options)
{
    const Deadline deadline = deadlineAfter(options.timeout);
    const std::size_t chunkSize = usedChunkSize(executor, options);
    std::vector<Future<std::vector<Bytes>>> futures;
    for (std::size_t first = 0; first < arguments.size(); first += chunkSize) {
        const auto chunk = arguments.subspan(first, std::min(chunkSize, arguments.size() - first));
        auto task = makeIntrusive<ChunkCall>(functionName, static_cast<std::uint32_t>(first), chunk);
        executor.submitTask(task);
        futures.emplace_back(task);
    }
    return NamedMapResults(MapResults(std::move(futures), deadline));
}

} // namespace futurescope
