// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/executors/executor.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace futurescope::conformance {

/// The executors that a rule is about. It is proven against each of them that makeExecutor() offers.
enum class Applies {
    Everything, ///< all executors
    Queues,     ///< those in which a task can wait for its turn: all but sequential
    Closures,   ///< those that take any callable: all but processes
    OwnThreads, ///< queues and closures
    Pools,      ///< several workers that are started one by one: thread pools and processes
    ThreadPools,
    Processes,
    Nothing, ///< no executor takes part
};

/// One rule of concurrent.futures, by the number that stands in the names of its tests.
struct Rule
{
    int number;
    std::string_view section;
    std::string_view says;
    Applies applies;
    std::string_view cpython;        ///< the tests of CPython that prove it
    std::string_view deviation = {}; ///< what is different here, and why; empty: nothing
    std::string_view provenIn = {};  ///< a program of tests/core and its tests, which need workers that misbehave
};

std::span<const Rule> rules();

/// "A1 Future: states and edges" of "A1".
std::string sectionTitle(std::string_view section);

/// Null when there is none.
const Rule *findRule(int number);

/// The number in a test's name: 3 of "c03CancelIsTrueOnlyBeforeTheStart". 0 when it has none.
int ruleNumberOf(std::string_view testName);

/// The executors that this program has, found out by making one of each.
const std::vector<ExecutorKind> &offeredKinds();

/// Those of them that `applies` means.
std::vector<ExecutorKind> kindsFor(Applies applies);

} // namespace futurescope::conformance
