// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/sharedmemory.h"

#include "core/platform/errnotext.h"

#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>

namespace futurescope {

namespace {

Error refused(int error)
{
    return {ErrorCode::ResourceLimit, fmt::format("no shared memory: {}", errnoText(error))};
}

void *mapped(int descriptor, std::size_t bytes)
{
    void *data = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
    return data == MAP_FAILED ? nullptr : data;
}

} // namespace

Result<SharedMemory> SharedMemory::create(std::size_t bytes)
{
    FileDescriptor descriptor(memfd_create("futurescope", MFD_CLOEXEC | MFD_ALLOW_SEALING));
    if (!descriptor || ftruncate(descriptor.number(), static_cast<off_t>(bytes)) != 0
        || fcntl(descriptor.number(), F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) != 0)
        return refused(errno);
    void *data = mapped(descriptor.number(), bytes);
    if (!data)
        return refused(errno);
    return SharedMemory(std::move(descriptor), data, bytes);
}

Result<SharedMemory> SharedMemory::attach(int descriptor, std::size_t bytes)
{
    struct stat status
    {};
    if (fstat(descriptor, &status) != 0 || status.st_size != static_cast<off_t>(bytes)
        || fcntl(descriptor, F_GET_SEALS) < 0)
        return Error{ErrorCode::InvalidInput,
                     fmt::format("descriptor {} is not shared memory of {} bytes", descriptor, bytes)};
    void *data = mapped(descriptor, bytes);
    if (!data)
        return refused(errno);
    return SharedMemory(FileDescriptor(), data, bytes);
}

SharedMemory::~SharedMemory()
{
    if (m_data)
        munmap(m_data, m_bytes);
}

} // namespace futurescope
