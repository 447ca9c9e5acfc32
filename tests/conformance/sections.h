// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>
#include <vector>

namespace futurescope::conformance {

// The sections of the suite, each with a test for every rule of its part. Each stands in a file of its own.
std::unique_ptr<QObject> makeStateRules();
std::unique_ptr<QObject> makeResultRules();
std::unique_ptr<QObject> makeCallbackRules();
std::unique_ptr<QObject> makeWaitRules();
std::unique_ptr<QObject> makeAsCompletedRules();
std::unique_ptr<QObject> makeExecutorRules();
std::unique_ptr<QObject> makeMapRules();
std::unique_ptr<QObject> makeShutdownRules();
/// That the table is whole, and that the copy beside the suite is the same.
std::unique_ptr<QObject> makeTableChecks();
/// That CPython itself does what the rules say it does.
std::unique_ptr<QObject> makePythonChecks();

/// All of them, in the order of the table.
std::vector<std::unique_ptr<QObject>> makeSections();

} // namespace futurescope::conformance
