// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/executors/remotetask.h"

#include <cstdint>
#include <span>

namespace futurescope {

/// A number that depends on every byte and its place. Some bytes a nanosecond, so that carrying a payload costs more
/// than looking at it.
std::uint64_t payloadDigest(std::span<const std::byte> payload);

/// Appends `count` bytes that `seed` fixes.
void appendPayload(Bytes &target, std::size_t count, std::uint64_t seed);

} // namespace futurescope
