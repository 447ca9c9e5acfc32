// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace futurescope {

struct Run;

/// Makes what marksOf() tells of the run now, in the time of all instants and samples, and keeps it as long as the run
/// or a copy of it lives: for the thread that opens a trace, so that the window only looks it up. Nothing for a run
/// that is none of another program. Any thread.
void keepMarks(Run &run);

} // namespace futurescope
