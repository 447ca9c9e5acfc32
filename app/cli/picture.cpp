// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/picture.h"

#include "app/exporting/fonts.h"
#include "app/exporting/timelineimage.h"

#include <QFile>
#include <QGuiApplication>

namespace futurescope {

Status paintPicture(const Run &run, const OutputOptions &options, int &argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    loadBundledFonts();
    TimelineImageOptions image;
    image.size = options.size;
    image.dark = options.dark;
    return writeTimelinePng(run, QFile::decodeName(options.png->c_str()), image);
}

} // namespace futurescope
