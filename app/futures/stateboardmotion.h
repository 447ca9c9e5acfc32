// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/futures/stateboardpainter.h"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace futurescope {

/// Lets tokens glide from where they are seen to where they belong. A value without a clock of its own; times are
/// monotonicNs().
///
/// A token that is sent elsewhere on its way starts anew from where it is, so that it never jumps, whether the moment
/// goes forwards or back. One that has no place of its own any more glides to the stack that it joined, and vanishes.
class BoardMotion
{
public:
    static constexpr std::int64_t glideNs = 220'000'000;

    /// `targets`: where tokens belong from now on. `home` tells where a token belongs that is not among them; an empty
    /// rectangle: nowhere. Without `animate` they are there at once.
    template <class Home>
    void moveTo(const std::vector<PlacedToken> &targets, std::int64_t nowNs, bool animate, Home home);
    void forget() { m_moving.clear(); }

    /// Where they are seen at `nowNs`, those that vanish first, so that they lie below.
    std::vector<PlacedToken> at(std::int64_t nowNs) const;
    bool isMoving(std::int64_t nowNs) const;

private:
    struct Moving
    {
        PlacedToken target;
        QPointF from;
        std::int64_t startNs = 0;
        bool vanishing = false;
        bool seen = false; ///< among the targets of this call
    };

    static QPointF positionOf(const Moving &moving, std::int64_t nowNs);
    static std::uint64_t keyOf(const BoardToken &token)
    {
        // Stacks of different places are different tokens.
        return token.future.value != 0 ? std::uint64_t{token.future.value} << 8
                                       : static_cast<std::uint64_t>(token.place) + 1;
    }
    void send(const PlacedToken &target, std::int64_t nowNs, bool animate);

    std::unordered_map<std::uint64_t, Moving> m_moving;
};

template <class Home>
void BoardMotion::moveTo(const std::vector<PlacedToken> &targets, std::int64_t nowNs, bool animate, Home home)
{
    for (auto &[key, moving] : m_moving)
        moving.seen = false;
    for (const PlacedToken &target : targets)
        send(target, nowNs, animate);
    for (auto it = m_moving.begin(); it != m_moving.end();) {
        Moving &moving = it->second;
        const bool arrived = moving.vanishing && nowNs - moving.startNs >= glideNs;
        const QRectF rect = moving.seen || moving.vanishing ? QRectF() : home(moving.target.token);
        if (!moving.seen && (!animate || arrived || (!moving.vanishing && rect.isEmpty()))) {
            it = m_moving.erase(it);
            continue;
        }
        if (!moving.seen && !moving.vanishing) {
            moving = {{moving.target.token, rect}, positionOf(moving, nowNs), nowNs, true, false};
        }
        ++it;
    }
}

} // namespace futurescope
