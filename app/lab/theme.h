// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBrush>
#include <QColor>
#include <QString>

#include <array>

class QApplication;

namespace futurescope {

/// What a bar, a chip or a token shows of a future.
enum class BarState { Pending, Running, IoWait, LockWait, Overhead, Finished, Failed, Cancelled, Lost };
inline constexpr int barStateCount = 9;

/// Colour is never the only sign: every state has a pattern, and most a glyph.
enum class Pattern { None, Solid, HorizontalLines, VerticalLines, Diagonal, BackDiagonal, CrossHatch };
enum class Glyph { None, Check, Cross, BoxedCross };

struct StateStyle
{
    QColor fill;    ///< Okabe and Ito, 2008; transparent for pending
    QColor ink;     ///< text and glyphs on the fill
    QColor outline; ///< at least 3:1 against the card
    Pattern pattern = Pattern::Solid;
    Glyph glyph = Glyph::None;
};

/// The colours of the window, or of an exported picture, in one place. A value.
struct Theme
{
    bool dark = false;
    QColor window; ///< behind the cards
    QColor card;
    QColor border;
    QColor text;
    QColor mutedText; ///< at least 4.5:1 on the card
    QColor grid;
    QColor accent;
    QColor accentText;
    QColor accentWash; ///< behind something chosen
    QColor hover;
    QColor cursor; ///< the line of the present moment, and its flag
    QColor cursorText;
    QColor queueFill;
    QColor queueLine;
    std::array<StateStyle, barStateCount> states;

    const StateStyle &state(BarState state) const { return states[static_cast<std::size_t>(state)]; }
};

const Theme &themeFor(bool dark);

/// Fusion, a palette and the one style sheet of the program. Call it again to switch.
void applyTheme(QApplication &app, const Theme &theme);
QString styleSheetFor(const Theme &theme);

/// WCAG 2.1 contrast ratio of two opaque colours, 1 to 21.
double contrastRatio(const QColor &one, const QColor &other);
/// `colour`, darkened or lightened step by step until it stands out from `background` by at least `ratio`.
QColor readableAgainst(QColor colour, const QColor &background, double ratio);

/// The pattern in `ink`, to be laid over the fill. `scale`: device pixels per unit. Qt::NoBrush for None and Solid.
QBrush patternBrush(Pattern pattern, const QColor &ink, double scale);

/// "running", "waiting", ... as in a legend; translated.
QString barStateText(BarState state);

} // namespace futurescope
