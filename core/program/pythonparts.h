// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/program/codewriter.h"
#include "core/program/programfacts.h"

#include <initializer_list>
#include <string>

namespace futurescope {

// The parts of the Python text; programText() puts them together.

/// What the submission calls, and with what.
struct PythonCall
{
    explicit PythonCall(const ProgramFacts &facts);

    std::string task;      ///< the function that does one item
    std::string function;  ///< that is submitted: the task, or the one that does a chunk of items
    std::string variable;  ///< "item", or "first" of a chunk
    std::string range;     ///< all values of the variable
    std::string arguments; ///< of one call, behind the function
};

/// Constants and the function that a task calls.
void writePythonTask(CodeWriter &writer, const ProgramFacts &facts, const PythonCall &call);

/// Where the event loop computes, of what can be done elsewhere.
LoopComputing pythonComputing(const ProgramFacts &facts);
/// Do the items compute in a thread beside it?
bool pythonComputesBeside(const ProgramFacts &facts);
/// Does `body` again and again for so many seconds of computing.
void writePythonTimed(CodeWriter &writer, const std::string &seconds, LoopComputing where,
                      std::initializer_list<const char *> body);
/// The time of one item as an expression.
std::string pythonSecondsOfItem(const ProgramFacts &facts);
/// A task raises what the seed says; of a nested item the innermost child does.
void writePythonFailure(CodeWriter &writer, const ProgramFacts &facts);
/// The work of one item for each kind. Each gives its value the name that stands behind it.
void writePythonComputing(CodeWriter &writer, const std::string &seconds,
                          LoopComputing where = LoopComputing::InPlace);                        // total
void writePythonFactoring(CodeWriter &writer, const std::string &seconds, LoopComputing where); // factors
void writePythonCounting(CodeWriter &writer, const ProgramFacts &facts, const std::string &seconds,
                         LoopComputing where); // added
void writePythonArray(CodeWriter &writer, const Workload &workload);
void writePythonStreaming(CodeWriter &writer, const Workload &workload, const std::string &seconds,
                          LoopComputing where);                          // total
void writePythonReading(CodeWriter &writer, const std::string &seconds); // checksum
/// What all tasks of the counter add to, and how the program says that in Python.
void writePythonCounter(CodeWriter &writer, const Workload &workload);

/// The work of a coupled item, and what it is coupled by, which stands before it.
void writePythonCoupled(CodeWriter &writer, const ProgramFacts &facts, const std::string &seconds);
void writePythonTeam(CodeWriter &writer, const ProgramFacts &facts);
/// A nested item: what stands before its function, and what that does, which gives `total`.
void writePythonChild(CodeWriter &writer, const ProgramFacts &facts);
void writePythonNested(CodeWriter &writer, const ProgramFacts &facts);
/// The pools of its children, and the results of what went on behind them.
void writePythonPools(CodeWriter &writer, const ProgramFacts &facts, const std::string &constructor);
void writePythonLastTasks(CodeWriter &writer, const ProgramFacts &facts);
/// Starts the workers of a warm pool.
void writePythonWarmUp(CodeWriter &writer, const ProgramFacts &facts);
/// A task of the tree.
void writePythonWalk(CodeWriter &writer, const ProgramFacts &facts, const PythonCall &call);
/// The function serial_part().
void writePythonSerialPart(CodeWriter &writer, const ProgramFacts &facts);

/// main() with an executor of concurrent.futures.
void writePythonMain(CodeWriter &writer, const ProgramFacts &facts, const PythonCall &call);

/// main() as a coroutine of asyncio.
void writePythonAsyncMain(CodeWriter &writer, const ProgramFacts &facts, const PythonCall &call);

/// How every main() begins: what the arguments carry, and the items in a plain loop, timed.
void writePythonPreparation(CodeWriter &writer, const ProgramFacts &facts, const PythonCall &call);
/// What every main() says in the end.
/// With `executor` closed, by its block or before.
void writePythonLateSubmit(CodeWriter &writer, const ProgramFacts &facts);
void writePythonFarewell(CodeWriter &writer, const ProgramFacts &facts);

} // namespace futurescope
