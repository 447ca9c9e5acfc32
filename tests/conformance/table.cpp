// SPDX-License-Identifier: GPL-3.0-or-later
#include "table.h"

#include "fixture.h"
#include "sections.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace futurescope::conformance {

namespace {

constexpr const char *head = R"(# Conformance with concurrent.futures

Every rule of Python's `concurrent.futures` (CPython 3.11) that Futurescope keeps, the executors against which it is
proven, the test that proves it here and the one that proves it in CPython. The suite prints this page, from the data
that drive it, with `tst_conformance --table`; a test compares the two. Where the source of CPython goes into corners,
the tests follow it; `cpython.py` asks the interpreter itself about some of them. `tst_races` lets threads race for a
future and finds exactly one end each time.

**futures** means that the rule is proven on futures alone.
)";

std::string executorsOf(const Rule &rule)
{
    std::vector<std::string_view> names;
    for (const ExecutorKind kind : kindsFor(rule.applies))
        names.push_back(executorName(kind));
    return names.empty() ? "futures" : fmt::format("{}", fmt::join(names, ", "));
}

std::string testsOf(const Rule &rule, const std::vector<std::string> &allTests)
{
    std::vector<std::string> names;
    for (const std::string &name : allTests) {
        if (ruleNumberOf(name) == rule.number)
            names.push_back('`' + name + '`');
    }
    if (!rule.provenIn.empty())
        names.emplace_back(rule.provenIn);
    return fmt::format("{}", fmt::join(names, ", "));
}

} // namespace

std::vector<std::unique_ptr<QObject>> makeSections()
{
    std::vector<std::unique_ptr<QObject>> sections;
    for (auto make : {makeStateRules, makeResultRules, makeCallbackRules, makeWaitRules, makeAsCompletedRules,
                      makeExecutorRules, makeMapRules, makeShutdownRules, makeTableChecks, makePythonChecks})
        sections.push_back(make());
    return sections;
}

std::string conformanceTable()
{
    std::vector<std::string> tests;
    for (const auto &section : makeSections()) {
        for (std::string &name : testNames(*section))
            tests.push_back(std::move(name));
    }
    std::string page = head;
    std::string_view section;
    for (const Rule &rule : rules()) {
        if (rule.section != section) {
            section = rule.section;
            page += fmt::format("\n## {}\n\n| rule | says | executors | tests | CPython's tests | here it differs |\n"
                                "|---|---|---|---|---|---|\n",
                                sectionTitle(section));
        }
        page += fmt::format("| C{:02} | {} | {} | {} | {} | {} |\n", rule.number, rule.says, executorsOf(rule),
                            testsOf(rule, tests), rule.cpython, rule.deviation);
    }
    return page;
}

} // namespace futurescope::conformance
