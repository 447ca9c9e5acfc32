// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/foreigntrace.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

namespace futurescope {

/// What is said of a trace that another program wrote.
struct ForeignText
{
    Q_DECLARE_TR_FUNCTIONS(ForeignTrace)

public:
    /// "1,234 slices on 8 lanes".
    static QString read(const ForeignTrace &foreign);
    /// One sentence: what was read, and what was skipped and repaired.
    static QString summary(const ForeignTrace &foreign);
    /// "412 flow events", "3 ends without a beginning": what was skipped, the most frequent first.
    static QStringList skipped(const ForeignCounts &counts);
    static QStringList repaired(const ForeignCounts &counts);
    /// Why something that runs have is not there.
    static QString noExperiment();
    static QString noStates();
    static QString noCode();

private:
    static QString fault(TraceFault fault, std::uint64_t count);
    static QString phase(const std::string &phase, std::uint64_t count);
};

} // namespace futurescope
