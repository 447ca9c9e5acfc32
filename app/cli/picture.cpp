// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/picture.h"

#include "app/cli/clitext.h"
#include "app/exporting/fonts.h"
#include "app/exporting/report.h"
#include "app/exporting/timelineimage.h"
#include "app/lab/language.h"
#include "app/lessons/handout.h"

#include <QApplication>
#include <QFile>

namespace futurescope {

namespace {

void needNoDisplay()
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
}

Status writePictures(const Exportable &picture, const OutputOptions &options)
{
    ImageOptions image;
    image.size = options.size;
    image.dark = options.dark;
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

} // namespace

Status paintPictures(const Run &run, const OutputOptions &options, int &argc, char **argv)
{
    needNoDisplay();
    const QGuiApplication application(argc, argv);
    loadBundledFonts();
    return writePictures(TimelinePicture(run), options);
}

Status paintSweep(const SweepResult &result, SweepChart chart, const OutputOptions &options, int &argc, char **argv)
{
    needNoDisplay();
    const QApplication application(argc, argv); // Qt Charts lays out by the style of widgets
    loadBundledFonts();
    if (options.anyPicture()) {
        const auto picture = chartPicture(chart, result, options.size);
        if (!picture)
            return Error{ErrorCode::OutputFailed, CommandLine::tr("The chart %1 cannot be painted: nothing was "
                                                                  "measured that it could show.")
                                                      .arg(chartFileStem(chart))
                                                      .toStdString()};
        if (const Status written = writePictures(*picture, options); !written)
            return written;
    }
    return options.report ? writeReport({{}, {}, {result}}, QFile::decodeName(options.report->c_str())) : success();
}

Status paintHandouts(const std::vector<LessonEntry> &lessons, const QString &path, const HandoutOptions &options,
                     LanguageChoice language, int &argc, char **argv)
{
    needNoDisplay();
    const QGuiApplication application(argc, argv);
    const Language ofAllTexts(language);
    loadBundledFonts();
    return writeHandouts(lessons, path, options);
}

} // namespace futurescope
