// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/program/codewriter.h"
#include "core/program/programfacts.h"

#include <string>

namespace futurescope {

// The parts of the C++ text; programText() puts them together.

/// How a task is handed to the executor.
enum class CppSubmission {
    Callable,  ///< submit() of a lambda
    Coroutine, ///< a task that awaits on the event loop
    Remote,    ///< a function that another process knows by name
};

/// What the submission calls, and with what.
struct CppCall
{
    explicit CppCall(const ProgramFacts &facts);

    CppSubmission submission = CppSubmission::Callable;
    std::string task;     ///< the function that does one item
    std::string function; ///< that is called in the worker: the task, or the one that does a chunk of items
    std::string variable; ///< "item", "first" of a chunk, or "number" of a task
    std::string answer;   ///< type of what one item gives
    std::string result;   ///< type of what a future gives
    bool maps = false;    ///< map() does the submitting and the collecting
    bool carries = false; ///< bytes go with the arguments
    bool shares = false;  ///< a task finds its items by its number
    bool looksAtItem = true;
    bool looksAtContext = true;

    /// "item, payload, context": what the function of an item or of a chunk is called with.
    std::string arguments(const std::string &first) const;
    /// "std::uint32_t item = 0; item < items; ++item": the head of the loop over all tasks.
    std::string loop() const;
};

/// "400ms" as C++ writes it: always a whole number.
std::string cppDuration(Nanos duration);

/// Constants and the functions that a task calls.
void writeCppTask(CodeWriter &writer, const ProgramFacts &facts, const CppCall &call);

/// The time of one item as an expression.
std::string cppWorkOfItem(const ProgramFacts &facts);
/// Gives `turns`: so many loop turns as last the time of an item times `share`, which stands behind it.
void writeCppTurns(CodeWriter &writer, const ProgramFacts &facts, const char *perNs, const std::string &share);
inline constexpr const char *cppSquaresPerNs = "Calibration::ofThisMachine().squaresPerNs";
/// A task raises what the seed says; of a nested item the innermost child does.
void writeCppFailure(CodeWriter &writer, const ProgramFacts &facts);

/// A nested item: what stands before its function, and what that does, which gives `total`.
void writeCppChild(CodeWriter &writer, const ProgramFacts &facts);
void writeCppNested(CodeWriter &writer, const ProgramFacts &facts);
/// The results of what went on behind its children.
void writeCppLastTasks(CodeWriter &writer, const ProgramFacts &facts);
/// A task of the tree.
void writeCppWalk(CodeWriter &writer, const CppCall &call);
/// The function serialPart().
void writeCppSerialPart(CodeWriter &writer, const ProgramFacts &facts);

/// What makes a task of them: a class that awaits, or a function registered by name.
void writeCppSubmission(CodeWriter &writer, const CppCall &call);
/// Hands one task to the executor, which the text calls `executor`.
void writeCppSubmit(CodeWriter &writer, const CppCall &call, const std::string &executor);
/// Hands all tasks to the executor and makes `results` of them.
void writeCppMap(CodeWriter &writer, const ProgramFacts &facts, const CppCall &call);

/// The executor, and first what cancels.
void writeCppExecutor(CodeWriter &writer, const ProgramFacts &facts);

void writeCppMain(CodeWriter &writer, const ProgramFacts &facts, const CppCall &call);

} // namespace futurescope
