// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/futures/futurebadges.h"

#include <QCoreApplication>
#include <QStringList>

namespace futurescope {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(FutureBadges)
};

} // namespace

std::vector<Badge> FutureBadges::list() const
{
    std::vector<Badge> badges;
    if (unreadException)
        badges.push_back(Badge::UnreadException);
    if (cancelRefused)
        badges.push_back(Badge::CancelRefused);
    if (timedOut)
        badges.push_back(Badge::TimedOut);
    return badges;
}

int FutureBadges::bits() const
{
    return (unreadException ? 1 : 0) | (cancelRefused ? 2 : 0) | (timedOut ? 4 : 0);
}

FutureBadges FutureBadges::fromBits(int bits)
{
    return {(bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0};
}

FutureBadges badgesAt(const FutureRecord &record, std::int64_t atNs)
{
    return {record.outcome == Outcome::Failed && happened(record.endedNs, atNs) && !happened(record.readNs, atNs),
            happened(record.cancelRefusedNs(), atNs), happened(record.timedOutNs(), atNs)};
}

QStringList badgeTexts(const FutureRecord &record, std::int64_t atNs, bool over)
{
    const FutureBadges badges = badgesAt(record, atNs);
    QStringList texts;
    if (badges.unreadException)
        texts += over && record.readNs == never ? Text::tr("exception never read") : Text::tr("exception not read yet");
    if (badges.cancelRefused)
        texts += Text::tr("cancel() returned False");
    if (badges.timedOut)
        texts += Text::tr("a wait for it timed out");
    return texts;
}

} // namespace futurescope
