// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/picture.h"

#include "app/exporting/fonts.h"
#include "app/exporting/timelineimage.h"

#include <QFile>
#include <QGuiApplication>

namespace futurescope {

Status paintPictures(const Run &run, const OutputOptions &options, int &argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    loadBundledFonts();
    ImageOptions image;
    image.size = options.size;
    image.dark = options.dark;
    const TimelinePicture picture(run);
    const std::pair<const std::optional<std::string> &, PictureFormat> targets[] = {
        {options.png, PictureFormat::Png}, {options.svg, PictureFormat::Svg}, {options.pdf, PictureFormat::Pdf}};
    for (const auto &[path, format] : targets) {
        if (!path)
            continue;
        const Status written = writePicture(picture, QFile::decodeName(path->c_str()), image, format);
        if (!written)
            return written;
    }
    return success();
}

} // namespace futurescope
