// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/theme.h"

class QPainter;
class QRectF;

namespace futurescope {

/// A check or a cross of plain lines, so that no font has to have it, in the largest square amid `box`.
void paintGlyph(QPainter &painter, Glyph glyph, const QColor &ink, const QRectF &box);

/// The pattern of a state over a rounded box that is filled already. A vector file has no textures: there it is a small
/// image.
void paintPattern(QPainter &painter, const StateStyle &style, const QRectF &box, double radius);

/// What is noted at a future beside its state, or at the program.
enum class Badge {
    UnreadException, ///< an exclamation mark
    CancelRefused,   ///< a barred circle
    TimedOut,        ///< a clock
    Closed,          ///< a door
};

/// In the largest circle amid `box`, on a disc of its own, so that it is seen on every fill.
void paintBadge(QPainter &painter, const Theme &theme, Badge badge, const QRectF &box);

} // namespace futurescope
