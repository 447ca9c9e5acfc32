// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workloads/loopbackserver.h"

#include "core/workloads/payload.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>

#include <charconv>
#include <fmt/format.h>
#include <optional>
#include <string_view>
#include <system_error>
#include <thread>

namespace futurescope {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::ip::tcp;

namespace {

struct ItemRequest
{
    std::int64_t latencyNs = 0;
    std::uint32_t bytes = 0;
};

/// Takes `prefix` and the number behind it off the front of `text`.
template <class Number>
bool takeNumber(std::string_view &text, std::string_view prefix, Number &number)
{
    if (!text.starts_with(prefix))
        return false;
    text.remove_prefix(prefix.size());
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{})
        return false;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return true;
}

std::optional<ItemRequest> parseTarget(std::string_view target, const LoopbackServer::Limits &limits)
{
    ItemRequest request;
    const bool readable = takeNumber(target, "/item?latency_ns=", request.latencyNs)
                          && takeNumber(target, "&bytes=", request.bytes) && target.empty();
    if (!readable || request.latencyNs < 0 || request.latencyNs > limits.maxLatencyNs
        || request.bytes > limits.maxBodyBytes)
        return std::nullopt;
    return request;
}

/// A refusal must not look like an exception of the coroutine: it becomes a code that the caller looks at.
auto into(boost::system::error_code &error)
{
    return asio::redirect_error(asio::use_awaitable, error);
}

} // namespace

class LoopbackServer::Loop
{
public:
    explicit Loop(Limits limits) : m_limits(limits), m_acceptor(m_context)
    {
        appendPayload(m_body, limits.maxBodyBytes, 0);
    }

    ~Loop()
    {
        m_context.stop();
        if (m_thread.joinable())
            m_thread.join();
    }

    /// Throws boost::system::system_error or std::system_error.
    void start()
    {
        m_acceptor.open(tcp::v4());
        m_acceptor.bind({asio::ip::address_v4::loopback(), 0});
        m_acceptor.listen(asio::socket_base::max_listen_connections);
        m_port = m_acceptor.local_endpoint().port();
        asio::co_spawn(m_context, acceptForEver(), asio::detached);
        m_thread = std::thread([this] { m_context.run(); });
    }

    std::uint16_t port() const { return m_port; }

private:
    asio::awaitable<void> acceptForEver()
    {
        for (;;) {
            boost::system::error_code error;
            tcp::socket socket = co_await m_acceptor.async_accept(into(error));
            if (!error) {
                asio::co_spawn(m_context, serve(std::move(socket)), asio::detached);
                continue;
            }
            // Most likely out of file descriptors: connections wait in the backlog until some are closed.
            asio::steady_timer pause(m_context, std::chrono::milliseconds(5));
            co_await pause.async_wait(into(error));
        }
    }

    asio::awaitable<void> serve(tcp::socket socket)
    {
        boost::system::error_code error;
        boost::beast::flat_buffer buffer;
        http::request<http::empty_body> request;
        co_await http::async_read(socket, buffer, request, into(error));
        if (error)
            co_return;
        const auto target = request.target();
        const auto item = parseTarget({target.data(), target.size()}, m_limits);
        if (item && item->latencyNs > 0) {
            asio::steady_timer latency(m_context, std::chrono::nanoseconds(item->latencyNs));
            co_await latency.async_wait(into(error));
        }
        http::response<http::span_body<const std::byte>> response(item ? http::status::ok : http::status::bad_request,
                                                                  request.version());
        response.keep_alive(false);
        response.body() = {m_body.data(), item ? item->bytes : 0};
        response.prepare_payload();
        co_await http::async_write(socket, response, into(error));
        // The client closes first, and with a reset: closing here would keep its port busy for a minute.
        char nothing = 0;
        co_await socket.async_read_some(asio::buffer(&nothing, 1), into(error));
    }

    const Limits m_limits;
    Bytes m_body;
    asio::io_context m_context{1};
    tcp::acceptor m_acceptor;
    std::uint16_t m_port = 0;
    std::thread m_thread;
};

LoopbackServer::LoopbackServer(std::unique_ptr<Loop> loop) : m_loop(std::move(loop)) {}

LoopbackServer::~LoopbackServer() = default;

std::uint16_t LoopbackServer::port() const
{
    return m_loop->port();
}

Result<std::unique_ptr<LoopbackServer>> LoopbackServer::start(Limits limits)
{
    try {
        auto loop = std::make_unique<Loop>(limits);
        loop->start();
        return std::unique_ptr<LoopbackServer>(new LoopbackServer(std::move(loop)));
    } catch (const std::exception &error) {
        return Error{ErrorCode::ResourceLimit,
                     fmt::format("the loopback server for downloads does not start: {}", error.what())};
    }
}

} // namespace futurescope
