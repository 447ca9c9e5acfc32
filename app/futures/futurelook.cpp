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

QString itemsText(const FutureRecord &record, std::uint32_t stride)
{
    if (record.itemCount == 0)
        return QStringLiteral("–");
    if (record.itemCount == 1)
        return QString::number(record.firstItem);
    if (stride == 0)
        return QStringLiteral("%1 + %2").arg(record.firstItem).arg(record.itemCount - 1);
    const QString last = QString::number(std::uint64_t{record.firstItem}
                                         + std::uint64_t{record.itemCount - 1} * stride);
    if (stride == 1)
        return QStringLiteral("%1–%2").arg(record.firstItem).arg(last);
    return QStringLiteral("%1, %2 … %3").arg(record.firstItem).arg(std::uint64_t{record.firstItem} + stride).arg(last);
}

} // namespace futurescope
