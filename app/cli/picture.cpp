// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/picture.h"

#include "app/cli/clitext.h"
#if __has_include("app/exporting/timelineimage.h")
#include "app/exporting/timelineimage.h"
#define HAS_TIMELINE_IMAGE
#endif

#include <QFile>
#include <QGuiApplication>

namespace futurescope {

Status paintPicture(const Run &run, const OutputOptions &options, int &argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
#ifdef HAS_TIMELINE_IMAGE
    TimelineImageOptions image;
    image.size = options.size;
    image.dark = options.dark;
    return writeTimelinePng(run, QFile::decodeName(options.png->c_str()), image);
#else
    Q_UNUSED(run) Q_UNUSED(options)
    return Error{ErrorCode::Internal, "this build has no timeline painter"};
#endif
}

} // namespace futurescope
