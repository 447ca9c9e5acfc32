// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executors/workerprotocol.h"

#include <algorithm>
#include <fmt/format.h>

namespace futurescope {

namespace {

constexpr std::size_t leastSpace = 64u << 10;
// A buffer that one big frame has blown up is given back.
constexpr std::size_t mostIdleBytes = 4u << 20;

bool isKnown(FrameType type)
{
    return type >= FrameType::Hello && type <= FrameType::Bell;
}

} // namespace

FrameWriter::FrameWriter(Bytes &target, FrameType type, std::uint32_t task) : m_target(target), m_start(target.size())
{
    add(FrameHeader{0, type, task});
}

bool FrameWriter::finish(std::size_t more)
{
    if (bodyBytes() + more > maxFrameBytes) {
        m_target.resize(m_start);
        return false;
    }
    const auto length = static_cast<std::uint32_t>(bodyBytes() + more);
    std::memcpy(m_target.data() + m_start + offsetof(FrameHeader, bodyBytes), &length, sizeof length);
    return true;
}

std::span<std::byte> FrameReader::space()
{
    if (m_begin == m_end) {
        m_begin = m_end = 0;
        if (m_bytes.size() > mostIdleBytes)
            std::vector<std::byte>().swap(m_bytes);
    } else if (m_begin > m_bytes.size() / 2) {
        std::memmove(m_bytes.data(), m_bytes.data() + m_begin, m_end - m_begin);
        m_end -= std::exchange(m_begin, 0);
    }
    if (m_bytes.size() - m_end < leastSpace)
        m_bytes.resize(std::max(2 * m_bytes.size(), m_end + leastSpace));
    return std::span(m_bytes).subspan(m_end);
}

FrameReader::Next FrameReader::next()
{
    FrameHeader header;
    if (m_end - m_begin < sizeof header)
        return {};
    std::memcpy(&header, m_bytes.data() + m_begin, sizeof header);
    if (!isKnown(header.type))
        return {Outcome::Broken, {}, fmt::format("unknown frame type {}", static_cast<std::uint32_t>(header.type))};
    if (header.bodyBytes > maxFrameBytes) {
        return {Outcome::Broken,
                {},
                fmt::format("a frame of {} bytes was announced (at most {})", header.bodyBytes, maxFrameBytes)};
    }
    if (m_end - m_begin < sizeof header + header.bodyBytes)
        return {};
    const std::span<const std::byte> body(m_bytes.data() + m_begin + sizeof header, header.bodyBytes);
    m_begin += sizeof header + header.bodyBytes;
    return {Outcome::Frame, {header.type, header.task, body}};
}

} // namespace futurescope
