// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workloads/items.h"

namespace futurescope {

/// Appends the batch in the form that the function "run-items" takes: its fields, the arguments, and each item's
/// payload copied. Numbers in the byte order of this machine: it never leaves it.
void encodeBatch(const ItemBatch &batch, Bytes &target);

/// A batch in a process that has no plan. Keeps its arguments; payloads and path stay in the bytes it was read from,
/// which must outlive it.
class DecodedBatch
{
public:
    /// Errors: bytes that encodeBatch() cannot have written. Allocates no more than there are bytes.
    static Result<DecodedBatch> from(std::span<const std::byte> encoded);

    const ItemBatch &batch() const { return m_batch; }

private:
    std::vector<std::uint64_t> m_arguments;
    std::vector<std::uint32_t> m_numbers;
    ItemBatch m_batch;
};

/// What "run-items" gives back, and the way back to a TaskResult. Throws RuntimeError for bytes that are none.
RemoteResult encodeResult(TaskResult result);
TaskResult decodeResult(std::span<const std::byte> reply);

} // namespace futurescope
