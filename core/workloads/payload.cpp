// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workloads/payload.h"

#include "core/workloads/counterrandom.h"

#include <algorithm>
#include <cstring>

namespace futurescope {

std::uint64_t payloadDigest(std::span<const std::byte> payload)
{
    constexpr std::uint64_t multiplier = 0x100000001B3u; // the prime of the FNV hashes
    std::uint64_t digest = payload.size();
    while (!payload.empty()) {
        std::uint64_t word = 0;
        const std::size_t bytes = std::min(sizeof word, payload.size());
        std::memcpy(&word, payload.data(), bytes);
        digest = (digest ^ word) * multiplier;
        payload = payload.subspan(bytes);
    }
    return digest;
}

void appendPayload(Bytes &target, std::size_t count, std::uint64_t seed)
{
    std::size_t at = target.size();
    target.resize(at + count);
    for (std::uint64_t word = seed; at < target.size(); word = mixBits(word + 1)) {
        const std::size_t bytes = std::min(sizeof word, target.size() - at);
        std::memcpy(target.data() + at, &word, bytes);
        at += bytes;
    }
}

} // namespace futurescope
