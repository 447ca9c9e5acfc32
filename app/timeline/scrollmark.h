// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QPainter;
class QRectF;

namespace futurescope {

struct Theme;

/// Beside `room`, of whose whole length only `shownShare` is seen: which part that is. `place`: 0 is the start of what
/// there is, 1 its end. `least`: height of the mark, px.
void paintScrollMark(QPainter &painter, const Theme &theme, const QRectF &room, double shownShare, double place,
                     double least);

} // namespace futurescope
