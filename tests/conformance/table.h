// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace futurescope::conformance {

/// The rules, the executors they are proven against, and the tests, as a page of Markdown. Made from what drives the
/// tests: the rules, the executors on offer and the names of the tests.
std::string conformanceTable();

} // namespace futurescope::conformance
