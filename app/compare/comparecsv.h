// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace futurescope {

class ComparedRuns;

/// The table for other programs: one line for each run and figure, numbers as the C locale writes them, times in
/// nanoseconds, an empty field for what is not known. The first run is the reference.
QByteArray compareCsv(const ComparedRuns &runs);

} // namespace futurescope
