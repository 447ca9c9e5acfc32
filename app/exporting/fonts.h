// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

namespace futurescope {

/// Registers the fonts and icons that come with the program, so that text is there and looks alike on a machine
/// without any. Needs a QGuiApplication; does its work once.
void loadBundledFonts();

/// The text face, 12 pixels high as 9 points are at 96 DPI; the system's own if the bundled one cannot be read.
QFont bundledTextFont();
QFont bundledMonoFont();

} // namespace futurescope
