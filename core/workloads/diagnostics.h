// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/executors/remotetask.h"

namespace futurescope {

// Functions that registerBuiltinFunctions() makes known for tests and fault drills, to be called by NamedCall on any
// executor. Their arguments are text; numbers are written in decimal.
//
//   echo        gives its arguments back
//   fail        raises ValueError; arguments: the item
//   fail-other  throws std::runtime_error; arguments: its text
//   hold        arguments: path of a FIFO. Opens it for reading and waits, recorded as a wait for a file, until the
//               other end has written and closed, or only closed. Opening it for writing thus waits until a task
//               holds. Gives the path back. Gives up on a stop request.
//   exit        ends its process; arguments: the exit code
//   abort       ends its process with SIGABRT
//   spin        keeps its thread busy; arguments: nanoseconds of its CPU time
//   pid         gives the number of its process
//
// A number that cannot be read raises RuntimeError.

/// Arguments for them.
Bytes textToBytes(std::string_view text);
std::string bytesToText(std::span<const std::byte> bytes);

} // namespace futurescope
