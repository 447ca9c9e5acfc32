// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executors/remoteerror.h"

#include <new>
#include <system_error>
#include <type_traits>

namespace futurescope {

namespace {

// The types whose only argument is their text, derived ones before their bases.
template <class Exception, RemoteType type>
struct Texted
{};
template <class... Entries>
struct TextedList
{};
using TextedTypes = TextedList<
    Texted<TimeoutError, RemoteType::Timeout>, Texted<InvalidStateError, RemoteType::InvalidState>,
    Texted<BrokenThreadPool, RemoteType::BrokenThreadPool>, Texted<BrokenProcessPool, RemoteType::BrokenProcessPool>,
    Texted<RuntimeError, RemoteType::Runtime>, Texted<ValueError, RemoteType::Value>,
    Texted<std::invalid_argument, RemoteType::InvalidArgument>, Texted<std::out_of_range, RemoteType::OutOfRange>,
    Texted<std::domain_error, RemoteType::Domain>, Texted<std::length_error, RemoteType::Length>,
    Texted<std::overflow_error, RemoteType::Overflow>, Texted<std::range_error, RemoteType::Range>,
    Texted<std::runtime_error, RemoteType::StandardRuntime>, Texted<std::logic_error, RemoteType::StandardLogic>>;

template <class... Exceptions, RemoteType... types>
RemoteType textedType(const std::exception &exception, TextedList<Texted<Exceptions, types>...>)
{
    RemoteType found = RemoteType::Task;
    // Stops at the first that fits.
    static_cast<void>(((dynamic_cast<const Exceptions *>(&exception) ? (found = types, true) : false) || ...));
    return found;
}

template <class Exception>
std::exception_ptr withCause(Exception exception, const std::string &origin)
{
    try {
        throw RemoteTraceback(origin);
    } catch (...) {
        try {
            std::throw_with_nested(std::move(exception));
        } catch (...) {
            return std::current_exception();
        }
    }
}

template <class... Exceptions, RemoteType... types>
std::exception_ptr rebuiltTexted(RemoteType type, const std::string &text, const std::string &origin,
                                 TextedList<Texted<Exceptions, types>...>)
{
    std::exception_ptr rebuilt;
    static_cast<void>(((type == types ? (rebuilt = withCause(Exceptions(text), origin), true) : false) || ...));
    return rebuilt;
}

/// The text that, together with the code, makes the whole text of a std::system_error.
std::string prefixOf(const std::string &text, const std::error_code &code)
{
    const std::string ending = ": " + code.message();
    return text.ends_with(ending) ? text.substr(0, text.size() - ending.size()) : text;
}

} // namespace

RemoteType remoteType(const std::exception_ptr &exception)
{
    try {
        std::rethrow_exception(exception);
    } catch (const TaskError &) {
        return RemoteType::Task;
    } catch (const CancelledError &) {
        return RemoteType::Cancelled;
    } catch (const std::system_error &error) {
        // The numbers of other categories (a library's own) would lose their meaning.
        const std::error_category &category = error.code().category();
        const bool known = category == std::generic_category() || category == std::system_category();
        return known ? RemoteType::System : RemoteType::StandardRuntime;
    } catch (const std::bad_alloc &) {
        return RemoteType::BadAlloc;
    } catch (const std::exception &known) {
        return textedType(known, TextedTypes{});
    } catch (...) {
        return RemoteType::Task;
    }
}

std::exception_ptr rebuiltException(RemoteType type, const Failure &failure, const std::string &text,
                                    const std::string &origin)
{
    switch (type) {
    case RemoteType::Cancelled:
        return withCause(CancelledError(), origin);
    case RemoteType::System: {
        const std::error_code code(static_cast<int>(failure.code), std::generic_category());
        const std::string prefix = prefixOf(text, code);
        return withCause(prefix.empty() ? std::system_error(code) : std::system_error(code, prefix), origin);
    }
    case RemoteType::BadAlloc:
        return withCause(std::bad_alloc(), origin);
    default:
        break;
    }
    if (std::exception_ptr texted = rebuiltTexted(type, text, origin, TextedTypes{}))
        return texted;
    return withCause(TaskError(failure, text), origin);
}

} // namespace futurescope
