// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/futures/futurelook.h"

#include "app/lab/barstate.h"

namespace futurescope {

std::optional<BarState> barStateAt(const FutureRecord &record, std::int64_t atNs)
{
    const auto state = record.stateAt(atNs);
    if (!state)
        return std::nullopt;
    if (*state == FutureState::Pending)
        return BarState::Pending;
    if (*state == FutureState::Running)
        return BarState::Running;
    return barStateOf(record.outcome);
}

QString itemsText(const FutureRecord &record)
{
    if (record.itemCount == 0)
        return QStringLiteral("–");
    if (record.itemCount == 1)
        return QString::number(record.firstItem);
    return QStringLiteral("%1–%2").arg(record.firstItem).arg(record.firstItem + record.itemCount - 1);
}

} // namespace futurescope
