// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/timeline/glyphs.h"
#include "core/trace/timeline.h"

#include <QStringList>

#include <vector>

namespace futurescope {

/// What is worth a warning about a future at some moment.
struct FutureBadges
{
    bool unreadException = false; ///< it failed, and nobody has looked at the exception
    bool cancelRefused = false;   ///< cancel() returned False
    bool timedOut = false;        ///< somebody gave up waiting for it

    bool any() const { return unreadException || cancelRefused || timedOut; }
    /// In the order in which they are painted.
    std::vector<Badge> list() const;
    /// As a number for a model's role, and back.
    int bits() const;
    static FutureBadges fromBits(int bits);
    friend bool operator==(const FutureBadges &, const FutureBadges &) = default;
};

FutureBadges badgesAt(const FutureRecord &record, std::int64_t atNs);

/// "exception never read" or, if the run is not over or the exception was read later, "exception not read yet". A line
/// for each badge.
QStringList badgeTexts(const FutureRecord &record, std::int64_t atNs, bool over);

} // namespace futurescope
