// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workloads/download.h"

#include "core/workloads/stopping.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>

#include <fmt/format.h>
#include <sys/socket.h>

namespace futurescope {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

using Request = http::request<http::empty_body>;
using Parser = http::response_parser<http::buffer_body>;

tcp::endpoint endpointOf(const Download &download)
{
    return {asio::ip::address_v4::loopback(), download.port};
}

Request requestFor(const Download &download)
{
    Request request(http::verb::get,
                    fmt::format("/item?latency_ns={}&bytes={}", download.latency.count(), download.bytes), 11);
    request.set(http::field::host, "127.0.0.1");
    request.keep_alive(false);
    return request;
}

/// Looks at the header of the answer and gets the parser ready to fill `body`.
void prepareBody(const Download &download, Parser &parser, Bytes &body)
{
    const auto length = parser.content_length();
    if (parser.get().result() != http::status::ok || !length || *length != download.bytes) {
        throw std::runtime_error(fmt::format("download of item {}: status {} with {} bytes, {} were asked for",
                                             download.item, parser.get().result_int(), length.value_or(0),
                                             download.bytes));
    }
    body.resize(download.bytes);
    parser.get().body() = {body.data(), body.size(), false};
}

/// A body that fills its buffer to the last byte is reported as "need buffer".
bool isFailure(const error_code &error)
{
    return error && error != http::error::need_buffer;
}

[[noreturn]] void throwAsTaskError(const Download &download, const error_code &error, const std::stop_token &stop)
{
    giveUpIfStopped(stop);
    if (error == asio::error::operation_aborted)
        throw TaskError({FailureKind::Stopped});
    if (error.category() == boost::system::system_category())
        throw TaskError({FailureKind::OsError, download.item, static_cast<std::uint32_t>(error.value())});
    throw std::runtime_error(fmt::format("download of item {}: {}", download.item, error.message()));
}

/// Closing with a reset keeps the port from being held for a minute after each of thousands of downloads.
void resetOnClose(tcp::socket &socket)
{
    socket.set_option(asio::socket_base::linger(true, 0));
}

/// Sockets need a context even for blocking calls. One serves all threads: nothing is ever run on it.
asio::io_context &contextOfBlockingSockets()
{
    static asio::io_context context;
    return context;
}

} // namespace

Bytes downloadBlocking(const Download &download, const std::stop_token &stop)
{
    giveUpIfStopped(stop);
    Bytes body;
    error_code error;
    try {
        tcp::socket socket(contextOfBlockingSockets());
        socket.connect(endpointOf(download)); // the system's backlog takes it: no wait worth a look at `stop`
        resetOnClose(socket);
        // A stop request ends the conversation under the reader's feet. Unregistered before the socket is closed.
        const std::stop_callback hangUp(stop, [handle = socket.native_handle()] { shutdown(handle, SHUT_RDWR); });
        http::write(socket, requestFor(download));
        boost::beast::flat_buffer buffer;
        Parser parser;
        parser.body_limit(download.bytes);
        http::read_header(socket, buffer, parser);
        prepareBody(download, parser, body);
        if (!parser.is_done())
            http::read(socket, buffer, parser, error);
    } catch (const boost::system::system_error &failure) {
        error = failure.code();
    }
    if (isFailure(error))
        throwAsTaskError(download, error, stop);
    return body;
}

asio::awaitable<Bytes> downloadAwaiting(Download download, std::stop_token stop)
{
    giveUpIfStopped(stop);
    Bytes body;
    error_code error;
    try {
        tcp::socket socket(co_await asio::this_coro::executor);
        co_await socket.async_connect(endpointOf(download), asio::use_awaitable);
        resetOnClose(socket);
        Request request = requestFor(download);
        co_await http::async_write(socket, request, asio::use_awaitable);
        boost::beast::flat_buffer buffer;
        Parser parser;
        parser.body_limit(download.bytes);
        co_await http::async_read_header(socket, buffer, parser, asio::use_awaitable);
        prepareBody(download, parser, body);
        if (!parser.is_done())
            co_await http::async_read(socket, buffer, parser, asio::use_awaitable);
    } catch (const boost::system::system_error &failure) {
        error = failure.code();
    }
    if (isFailure(error))
        throwAsTaskError(download, error, stop);
    co_return body;
}

} // namespace futurescope
