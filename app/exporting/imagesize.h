// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/exportable.h"

#include <QSizeF>
#include <QString>

#include <vector>

namespace futurescope {

inline constexpr double dpiChoices[] = {96, 150, 200, 300, 600};

/// A picture's size as a person gives it.
struct ImageSize
{
    QSizeF extent{1920, 1080};
    bool inCentimetres = false;
    double dpi = 96;
    double textScale = 1; ///< beside dpi / 96: larger on a slide, which is read from afar

    /// May be beyond the limits, or too large for an int, then INT_MAX: checkImageOptions() refuses both.
    QSize pixels() const;
    double scale() const { return dpi / 96 * textScale; }
};

enum class SizePreset { Slide, PaperColumn, PaperWidth, Screen, Custom };
/// Those that say how large a picture is.
inline constexpr SizePreset sizePresets[] = {SizePreset::Slide, SizePreset::PaperColumn, SizePreset::PaperWidth,
                                             SizePreset::Screen};
QString presetName(SizePreset preset);
/// `screen` is what the picture takes in the window. Not for Custom.
ImageSize presetSize(SizePreset preset, const QSize &screen);

} // namespace futurescope
