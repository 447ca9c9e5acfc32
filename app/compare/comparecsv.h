// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/comparison.h"

#include <QByteArray>

#include <span>
#include <string>

namespace futurescope {

class ComparedRuns;

/// A run of the table; what it points to must outlive the writing.
struct TableRun
{
    int number = 1;
    const Run *run = nullptr;
    const RunFigures *figures = nullptr;
    std::string file; ///< from which it was opened; may be empty
};

/// The table for other programs: one line for each run and figure, numbers as the C locale writes them, times in
/// nanoseconds, an empty field for what is not known or has no effect. The first run is the reference.
std::string compareCsv(std::span<const TableRun> runs);
/// The same as an object, with the experiment and the machine of each run.
std::string compareJson(std::span<const TableRun> runs);
QByteArray compareCsv(const ComparedRuns &runs);

} // namespace futurescope
