// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/columnsums.h"

#include "app/lab/barstate.h"

namespace futurescope {

BarState stateOfActivity(Activity activity)
{
    switch (activity) {
    case Activity::IoWait:
    case Activity::ResultWait:
    case Activity::ShutdownWait:
    case Activity::QueueWait:
    case Activity::LoopTurn:
    case Activity::BesideWait:
        return BarState::IoWait;
    case Activity::LockWait:
        return BarState::LockWait;
    case Activity::Overhead:
    case Activity::Submitting:
        return BarState::Overhead;
    case Activity::Task:
    case Activity::Computing:
    case Activity::LockHeld:
        break;
    }
    return BarState::Running;
}

BarState stateOfKind(std::size_t kind)
{
    const std::size_t lastOutcome = spanKind(Outcome::Lost);
    return kind <= lastOutcome ? barStateOf(static_cast<Outcome>(kind))
                               : stateOfActivity(static_cast<Activity>(kind - lastOutcome));
}

ColumnSums::ColumnSums(const PixelColumns &pixels)
    : m_stretch(pixels.stretch()),
      m_ofSpans(pixels),
      m_ahead(pixels),
      m_ofBins(pixels),
      m_columns(emptied())
{}

std::vector<ColumnSums::Column> &ColumnSums::emptied()
{
    static thread_local std::vector<Column> columns;
    columns.clear();
    return columns;
}

std::vector<LaneColumn> ColumnSums::columns() const
{
    std::vector<LaneColumn> result(m_columns.size());
    const double nsPerPixel = static_cast<double>(m_stretch.range.lengthNs()) / m_stretch.widthPx;
    for (std::size_t px = 0; px < result.size(); ++px) {
        const Column &sums = m_columns[px];
        result[px].present = sums.present;
        for (std::size_t state = 0; sums.present >> state != 0; ++state)
            result[px].share[state] = static_cast<float>(static_cast<double>(sums.wholeNs[state]) / nsPerPixel
                                                         + sums.parts[state]);
    }
    return result;
}

} // namespace futurescope
