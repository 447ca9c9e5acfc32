// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/program/programtext.h"
#include "core/trace/timeline.h"

#include <optional>

namespace futurescope {

/// What the program does at one moment of its run, as the roles of the lines that do it.
struct ProgramMoment
{
    CodeRole main = CodeRole::Plain; ///< of the main program; Plain: it has not begun
    FutureId waitedFor = noFuture;   ///< WaitForResult: the future; none: for any of several
    FutureId task = noFuture;        ///< the selected future, if it runs at that moment
    CodeRole taskRole = CodeRole::Plain;

    friend bool operator==(const ProgramMoment &, const ProgramMoment &) = default;
};

/// Pure. Costs a search in the main lane and one in the lane of `selected`.
ProgramMoment programMoment(const Timeline &timeline, std::int64_t atNs, FutureId selected);

/// Where a role is found in a run.
struct RoleMoment
{
    std::int64_t timeNs = 0;
    FutureId future = noFuture; ///< that it is about; none: the whole program

    friend bool operator==(const RoleMoment &, const RoleMoment &) = default;
};

/// The first moment of `role` after `afterNs`, or, when there is none, the first of all. nullopt: it never happened.
std::optional<RoleMoment> nextMoment(const Timeline &timeline, CodeRole role, std::int64_t afterNs);

} // namespace futurescope
