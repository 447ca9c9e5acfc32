// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace futurescope {

/// What a worker process does with its life: introduces itself over `socket`, then runs one task after another in the
/// calling thread until the other end is closed. Returns the exit code. Register the functions before.
///
/// While a task runs, a second thread sends what the task has recorded every few milliseconds, so that a long task is
/// seen while it goes on and a killed one has left its beginning behind; the same thread ends the process when the
/// pool's process is gone, even in the midst of a computation.
int workerMain(int socket);

} // namespace futurescope
