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
    const Workload &workload;
    bool chunked = false;        ///< a task is more than one item
    bool constantWork = false;   ///< every item takes the same time
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
};

/// "0.4", "0.000006": a duration in seconds, exactly.
std::string secondsLiteral(Nanos duration);

/// The same for people, in the words of a comment: "400 ms".
std::string spokenDuration(Nanos duration);

} // namespace futurescope
