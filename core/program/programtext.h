// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/experiment.h"

#include <cstdint>
#include <string>
#include <vector>

namespace futurescope {

enum class ProgramLanguage { Python, Cpp };

/// What the program does in a line. A moment of a run belongs to the lines of one role (see programmoment.h).
enum class CodeRole : std::uint8_t {
    Plain,
    MakeExecutor,
    SerialPart, ///< the program does its own part of the work
    Submit,
    WaitForResult, ///< blocked in result(), in the next value of map or in the next future of as_completed
    Read,          ///< a result is there and is taken
    ReadFailure,   ///< an exception comes out of result() instead
    TimedOut,      ///< the waiting was given up
    Cancel,        ///< what "cancel after" does
    Shutdown,      ///< the end of the with-block, or shutdown()
    Exit,          ///< the program is at its end, what it left behind goes on
    TaskBegin,     ///< the head of the function that a task calls
    TaskWork,      ///< computing
    TaskWait,      ///< sleeping, network, file
    TaskRaise,
};

struct CodeLine
{
    std::string text;
    CodeRole role = CodeRole::Plain;

    friend bool operator==(const CodeLine &, const CodeLine &) = default;
};

using ProgramText = std::vector<CodeLine>;

/// The experiment as a program: what a person would write to have the same tasks done in the same way. The Python text
/// uses the standard library only and runs as it stands, except that downloads need a server and read-file a file; the
/// C++ text uses this core. Where a language has no counterpart, a comment says so. Pure; `experiment` must validate.
ProgramText programText(const Experiment &experiment, ProgramLanguage language);

/// All lines, each with its line end.
std::string joinedText(const ProgramText &program);

} // namespace futurescope
