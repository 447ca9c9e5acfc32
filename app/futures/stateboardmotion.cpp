// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/futures/stateboardmotion.h"

#include <algorithm>

namespace futurescope {

QPointF BoardMotion::positionOf(const Moving &moving, std::int64_t nowNs)
{
    const double part = std::clamp(static_cast<double>(nowNs - moving.startNs) / glideNs, 0.0, 1.0);
    const double left = 1 - part;
    const double eased = 1 - left * left * left; // fast at first, then slower
    return moving.from + (moving.target.rect.topLeft() - moving.from) * eased;
}

void BoardMotion::send(const PlacedToken &target, std::int64_t nowNs, bool animate)
{
    const auto [found, isNew] = m_moving.try_emplace(keyOf(target.token));
    Moving &moving = found->second;
    moving.seen = true;
    if (isNew || !animate) {
        moving = {target, target.rect.topLeft(), nowNs - glideNs, false, true};
        return;
    }
    if (moving.target.rect != target.rect || moving.vanishing) {
        moving.from = positionOf(moving, nowNs);
        moving.startNs = nowNs;
        moving.vanishing = false;
    }
    moving.target = target; // its look may have changed
}

std::vector<PlacedToken> BoardMotion::at(std::int64_t nowNs) const
{
    std::vector<PlacedToken> placed;
    placed.reserve(m_moving.size());
    for (const bool vanishing : {true, false}) {
        for (const auto &[key, moving] : m_moving) {
            if (moving.vanishing == vanishing)
                placed.push_back({moving.target.token, {positionOf(moving, nowNs), moving.target.rect.size()}});
        }
    }
    return placed;
}

bool BoardMotion::isMoving(std::int64_t nowNs) const
{
    return std::ranges::any_of(m_moving, [nowNs](const auto &entry) {
        const Moving &moving = entry.second;
        const bool there = moving.from == moving.target.rect.topLeft() && !moving.vanishing;
        return !there && nowNs - moving.startNs < glideNs;
    });
}

} // namespace futurescope
