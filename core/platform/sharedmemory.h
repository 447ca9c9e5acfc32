// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/platform/filedescriptor.h"

#include <cstddef>
#include <utility>

namespace futurescope {

/// Zeroed memory that two processes see. It has no name anywhere, so nothing is left of it when both have let it go,
/// however they end. Its size is fixed by the system: neither side can cut it off under the other.
class SharedMemory
{
public:
    /// Errors: ResourceLimit, naming errno.
    static Result<SharedMemory> create(std::size_t bytes);
    /// Maps the memory behind a descriptor that this process was given. Errors: InvalidInput when it is not shared
    /// memory of `bytes` bytes, ResourceLimit when it cannot be mapped.
    static Result<SharedMemory> attach(int descriptor, std::size_t bytes);

    SharedMemory(SharedMemory &&other) noexcept
        : m_descriptor(std::move(other.m_descriptor)),
          m_data(std::exchange(other.m_data, nullptr)),
          m_bytes(other.m_bytes)
    {}
    SharedMemory &operator=(SharedMemory &&) = delete;
    ~SharedMemory();

    void *data() const { return m_data; }
    /// For a child that is to attach; only after create().
    int descriptor() const { return m_descriptor.number(); }
    /// The memory stays, but can be given to nobody else.
    void closeDescriptor() { m_descriptor.close(); }

private:
    SharedMemory(FileDescriptor descriptor, void *data, std::size_t bytes)
        : m_descriptor(std::move(descriptor)),
          m_data(data),
          m_bytes(bytes)
    {}

    FileDescriptor m_descriptor;
    void *m_data = nullptr;
    std::size_t m_bytes = 0;
};

} // namespace futurescope
