// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/theme.h"
#include "core/analysis/losses.h"

#include <QCoreApplication>

#include <optional>

namespace futurescope {

/// A part of the loss waterfall; nullopt: the work itself.
using LossPart = std::optional<Loss>;

/// How the parts are called and drawn, in charts and on the timeline alike.
struct LossText
{
    Q_DECLARE_TR_FUNCTIONS(Losses)

public:
    static QString title(LossPart part);
    /// One sentence.
    static QString meaning(LossPart part);
    static QString makespan();
    static QString makespanMeaning();
};

/// Colour and pattern of a part.
StateStyle lossStyle(const Theme &theme, LossPart part);
/// The workers were idle there, so that the lanes are blank.
bool liesInIdleTime(LossPart part);

} // namespace futurescope
