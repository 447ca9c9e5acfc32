// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/executors/remoteerror.h"
#include "core/executors/remotetask.h"
#include "core/trace/event.h"

#include <cstring>
#include <optional>
#include <type_traits>

// The language between a process pool and its worker processes: frames, one header and one body each. Small tasks and
// their answers lie in memory that both see (workerslots.h), everything else goes over a stream socket. Both ends are
// the same build of the same program on the same machine (the handshake checks it), so numbers travel in the machine's
// own form. Whatever comes in is checked all the same: the other side may have gone mad.

namespace futurescope {

/// Raised whenever a frame changes its form.
inline constexpr std::uint32_t workerProtocolVersion = 2;
inline constexpr std::uint64_t workerProtocolMagic = 0x6570'6f63'7372'7574; // no other program begins so
/// The longest body. A task whose arguments or result do not fit fails by itself, with a text.
inline constexpr std::uint32_t maxFrameBytes = 64u << 20;

enum class FrameType : std::uint32_t {
    Hello = 1,   ///< child: HelloBody, the first frame of all
    Initialize,  ///< pool: as Task; before the first task, if the pool has an initializer
    Initialized, ///< child: empty; a Failure instead when it failed
    Task,        ///< pool: TaskHead, name of the function, arguments
    Events,      ///< child: ReplyHead, events so far; the task goes on
    Result,      ///< child: ReplyHead, events, result
    Failure,     ///< child: ReplyHead, events, text of the exception
    Bell,        ///< both: empty; look into the slots
    OnSocket,    ///< both, in a slot only: the frame that belongs here goes over the socket
};

struct FrameHeader
{
    std::uint32_t bodyBytes = 0;
    FrameType type = FrameType::Hello;
    std::uint32_t task = 0; ///< number of the future; 0 where there is none
};

struct HelloBody
{
    std::uint64_t magic = workerProtocolMagic;
    std::uint32_t protocol = workerProtocolVersion;
    std::uint32_t pid = 0;
    char version[32] = {}; ///< of the program, ends with a zero
};

struct TaskHead
{
    std::uint16_t lane = 0;
    std::uint16_t nameBytes = 0;
};

struct ReplyHead
{
    std::uint64_t droppedEvents = 0; ///< that found no room in the child, since the last frame
    std::uint32_t eventCount = 0;
    std::uint32_t failureKind = 0; ///< FailureKind; Failure frames only, as the next two
    std::uint32_t failureNumber = 0;
    std::uint32_t failureCode = 0;
    RemoteType exceptionType = RemoteType::Task; ///< Failure frames only
};

struct Frame
{
    FrameType type;
    std::uint32_t task;
    std::span<const std::byte> body;
};

/// Appends one frame to a byte buffer: header, whatever is added, then finish().
class FrameWriter
{
public:
    FrameWriter(Bytes &target, FrameType type, std::uint32_t task);

    void addBytes(std::span<const std::byte> bytes) { m_target.insert(m_target.end(), bytes.begin(), bytes.end()); }
    void addText(std::string_view text) { addBytes(std::as_bytes(std::span(text))); }
    template <class Plain>
    void add(const Plain &value)
    {
        static_assert(std::is_trivially_copyable_v<Plain>);
        addBytes(std::as_bytes(std::span(&value, 1)));
    }
    std::size_t bodyBytes() const { return m_target.size() - m_start - sizeof(FrameHeader); }

    /// Writes the length into the header: that of the body and of `more` bytes that will be sent behind it. False, and
    /// nothing is left of the frame, when it is over maxFrameBytes.
    [[nodiscard]] bool finish(std::size_t more = 0);

private:
    Bytes &m_target;
    const std::size_t m_start;
};

/// Reads a body from front to back.
class BodyReader
{
public:
    explicit BodyReader(std::span<const std::byte> body) : m_rest(body) {}

    /// False when the body is too short.
    template <class Plain>
    [[nodiscard]] bool take(Plain &value)
    {
        static_assert(std::is_trivially_copyable_v<Plain>);
        if (m_rest.size() < sizeof value)
            return false;
        std::memcpy(&value, m_rest.data(), sizeof value);
        m_rest = m_rest.subspan(sizeof value);
        return true;
    }
    [[nodiscard]] std::optional<std::string_view> takeText(std::size_t bytes)
    {
        if (m_rest.size() < bytes)
            return std::nullopt;
        const std::string_view text(reinterpret_cast<const char *>(m_rest.data()), bytes);
        m_rest = m_rest.subspan(bytes);
        return text;
    }
    std::span<const std::byte> rest() const { return m_rest; }

private:
    std::span<const std::byte> m_rest;
};

/// Cuts a stream of bytes into frames. Memory grows with what has come in, never with what was announced.
class FrameReader
{
public:
    /// Room for the next bytes from the socket; at least 64 KiB. Ends the life of frames given before.
    std::span<std::byte> space();
    /// So many bytes of it were filled.
    void commit(std::size_t bytes) { m_end += bytes; }

    enum class Outcome { Frame, Incomplete, Broken };
    struct Next
    {
        Outcome outcome = Outcome::Incomplete;
        Frame frame{};
        std::string fault = {}; ///< of Broken: what is wrong, for people
    };
    /// The body points into the reader until the next space().
    Next next();

private:
    std::vector<std::byte> m_bytes;
    std::size_t m_begin = 0; // first byte not yet given out
    std::size_t m_end = 0;   // behind the last byte filled
};

} // namespace futurescope
