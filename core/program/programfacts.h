// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/experiment.h"

#include <string>

namespace futurescope {

/// What follows from an experiment for its program, whatever the language.
struct ProgramFacts
{
    explicit ProgramFacts(const Experiment &experiment);

    const Experiment &experiment;
    const Workload workload; ///< its work is what the program leaves to the tasks
    Nanos serialWork{};      ///< what the program does itself
    bool tree = false;       ///< tasks split their items and submit the parts
    bool nested = false;     ///< tasks submit children and wait for them
    bool deep = false;       ///< nested, and more than one level that waits in the pool of its parent
    bool ownPools = false;   ///< nested: each level of children has a pool of its own
    bool continues = false;  ///< nested: what follows a child is a task of its own
    bool warm = false;       ///< the workers are started before the program begins
    bool lock = false;       ///< tasks share a lock
    bool barrier = false;    ///< tasks wait for each other after each step
    /// Of what the program submits. A tree is one task, and no task is held back that submits others.
    QueuePolicy queuePolicy = QueuePolicy::Unbounded;
    Nanos submitEvery{};         ///< likewise
    bool constantWork = false;   ///< every item takes the same time
    bool sorted = false;         ///< the items are put in another order first
    bool shares = false;         ///< a task is given the list of its items
    bool chunked = false;        ///< a task is a run of items
    bool drawsDurations = false; ///< the times are random, from the seed
    bool canFail = false;        ///< items may raise
    bool canTimeOut = false;     ///< somebody waits, and not for ever
    bool tasksTimeOut = false;   ///< tasks wait for others, and not for ever
    bool cancels = false;        ///< "cancel after" is on
    bool bounded = false;        ///< the queue has a limit
    bool submitsByHand = false;  ///< one by one, because map() cannot do what is asked for
    bool collects = false;       ///< results are taken
    bool withBlock = false;      ///< the executor is closed by its block
    bool measuresSequential = false;

    std::uint32_t largestShare() const; ///< the most items of one task
    /// " / 2", " * 90 / 100": what the time of a mixed item is taken times for the part that waits, and for the other.
    std::string waitingShare() const;
    std::string computingShare() const;
};

/// "0.4", "0.000006": a duration in seconds, exactly.
std::string secondsLiteral(Nanos duration);

/// The same for people, in the words of a comment: "400 ms".
std::string spokenDuration(Nanos duration);

} // namespace futurescope
