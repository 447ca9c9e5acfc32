// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/imagesize.h"

#include <QCoreApplication>

#include <climits>
#include <cmath>

namespace futurescope {

namespace {

struct PresetText
{
    Q_DECLARE_TR_FUNCTIONS(SizePreset)
};

int toPixels(double length)
{
    return length < INT_MAX ? static_cast<int>(std::lround(length)) : INT_MAX;
}

} // namespace

QSize ImageSize::pixels() const
{
    const double factor = inCentimetres ? dpi / 2.54 : 1;
    return {toPixels(extent.width() * factor), toPixels(extent.height() * factor)};
}

QString presetName(SizePreset preset)
{
    switch (preset) {
    case SizePreset::Slide:
        return PresetText::tr("Slide, 1920 x 1080");
    case SizePreset::PaperColumn:
        return PresetText::tr("Paper column, 8.5 cm at 300 DPI");
    case SizePreset::PaperWidth:
        return PresetText::tr("Paper width, 17 cm at 300 DPI");
    case SizePreset::Screen:
        return PresetText::tr("Screen");
    case SizePreset::Custom:
        break;
    }
    return PresetText::tr("Custom");
}

ImageSize presetSize(SizePreset preset, const QSize &screen)
{
    switch (preset) {
    case SizePreset::Slide:
        return {{1920, 1080}, false, 96, 1.5};
    case SizePreset::PaperColumn:
        return {{8.5, 6.5}, true, 300, 0.7};
    case SizePreset::PaperWidth:
        return {{17, 10}, true, 300, 1};
    case SizePreset::Screen:
    case SizePreset::Custom:
        break;
    }
    return {QSizeF(screen), false, 96, 1};
}

} // namespace futurescope
