// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/futures/errors.h"

#include <cstdlib>
#include <cstring>
#include <cxxabi.h>
#include <fmt/format.h>
#include <memory>
#include <new>
#include <sys/wait.h>
#include <system_error>

namespace futurescope {

namespace {

std::string lostText(int waitStatus)
{
    if (WIFSIGNALED(waitStatus)) {
        const char *name = sigabbrev_np(WTERMSIG(waitStatus));
        return fmt::format("the worker process was ended by SIG{}", name ? name : "?");
    }
    return fmt::format("the worker process ended with exit code {}", WEXITSTATUS(waitStatus));
}

std::string whatOf(const std::exception &exception)
{
    const char *what = exception.what(); // may throw if somebody derived a bad one: the caller catches
    return what && *what ? what : "exception without a text";
}

} // namespace

TaskError::TaskError(Failure failure) : std::runtime_error(failureText(failure)), m_failure(failure) {}

std::string_view failureName(FailureKind kind)
{
    switch (kind) {
    case FailureKind::ValueError:
        return "ValueError";
    case FailureKind::OsError:
        return "OSError";
    case FailureKind::MemoryError:
        return "MemoryError";
    case FailureKind::Stopped:
        return "stopped";
    case FailureKind::Lost:
        return "lost";
    case FailureKind::BrokenPool:
        return "broken pool";
    case FailureKind::Other:
        break;
    }
    return "exception";
}

std::string failureText(const Failure &failure, const std::string &otherText)
{
    switch (failure.kind) {
    case FailureKind::ValueError:
        return fmt::format("ValueError: Task {} failed!", failure.number);
    case FailureKind::OsError:
        return fmt::format("OSError: [Errno {}] {} (item {})", failure.code,
                           std::generic_category().message(static_cast<int>(failure.code)), failure.number);
    case FailureKind::MemoryError:
        return "MemoryError";
    case FailureKind::Stopped:
        return "stopped with the run";
    case FailureKind::Lost:
        return lostText(static_cast<int>(failure.code));
    case FailureKind::BrokenPool:
    case FailureKind::Other:
        break;
    }
    return otherText.empty() ? "unknown error" : otherText;
}

std::string typeName(const std::type_info &type)
{
    if (type == typeid(std::string))
        return "std::string"; // which the compiler writes in full
    int status = 0;
    const std::unique_ptr<char, void (*)(void *)> readable(abi::__cxa_demangle(type.name(), nullptr, nullptr, &status),
                                                           std::free);
    const std::string_view name = status == 0 ? readable.get() : type.name();
    constexpr std::string_view ours = "futurescope::";
    return std::string(name.starts_with(ours) ? name.substr(ours.size()) : name);
}

std::string exceptionTypeName(const std::exception_ptr &exception)
{
    try {
        std::rethrow_exception(exception);
    } catch (const TaskError &error) {
        const FailureKind kind = error.failure().kind;
        const bool pythons = kind == FailureKind::ValueError || kind == FailureKind::OsError
                             || kind == FailureKind::MemoryError;
        return pythons ? std::string(failureName(kind)) : typeName(typeid(error));
    } catch (...) {
        return typeName(*abi::__cxa_current_exception_type());
    }
}

std::string exceptionText(const std::exception_ptr &exception)
{
    if (!exception)
        return "no exception";
    try {
        std::rethrow_exception(exception);
    } catch (const std::exception &known) {
        try {
            return whatOf(known);
        } catch (...) {
            return "exception whose text could not be read";
        }
    } catch (const char *text) {
        return text ? text : "null text thrown";
    } catch (const std::string &text) {
        return text;
    } catch (int number) {
        return fmt::format("int {} thrown", number);
    } catch (...) {
        return "exception of unknown type";
    }
}

Failure classify(const std::exception_ptr &exception)
{
    try {
        std::rethrow_exception(exception);
    } catch (const TaskError &error) {
        return error.failure();
    } catch (const WorkerLostError &) {
        return {FailureKind::Other}; // its own worker was at fault; the text says how
    } catch (const BrokenExecutor &) {
        return {FailureKind::BrokenPool};
    } catch (const std::bad_alloc &) {
        return {FailureKind::MemoryError};
    } catch (const std::system_error &error) {
        return {FailureKind::OsError, 0, static_cast<std::uint32_t>(error.code().value())};
    } catch (...) {
        return {FailureKind::Other};
    }
}

} // namespace futurescope
