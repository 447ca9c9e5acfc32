// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/outputs.h"

#include "app/cli/clitext.h"
#include "app/cli/picture.h"
#include "app/exporting/exportable.h"
#include "core/experiment/runfile.h"

#include <QFile>

#include <array>
#include <cerrno>
#include <system_error>

namespace futurescope {

namespace {

Result<QSize> sizeOption(std::string_view value)
{
    const auto refused = [&] {
        return badValue("size", value,
                        CommandLine::tr("WxH, each from %1 to %2 pixels and at most %3 megapixels in all")
                            .arg(leastTimelineSidePx)
                            .arg(ImageLimits::maxSidePx)
                            .arg(ImageLimits::maxPixels / 1'000'000));
    };
    const std::size_t cross = value.find('x');
    if (cross == std::string_view::npos)
        return refused();
    const auto width = wholeOption("size", value.substr(0, cross), leastTimelineSidePx, ImageLimits::maxSidePx);
    const auto height = wholeOption("size", value.substr(cross + 1), leastTimelineSidePx, ImageLimits::maxSidePx);
    if (!width || !height || static_cast<qint64>(*width) * static_cast<qint64>(*height) > ImageLimits::maxPixels)
        return refused();
    return QSize(static_cast<int>(*width), static_cast<int>(*height));
}

using Targets = std::array<std::pair<const char *, const std::optional<std::string> *>, 7>;

/// All of them, by the names of their options.
Targets targetsOf(const OutputOptions &options)
{
    return {{{"json", &options.json},
             {"trace", &options.trace},
             {"csv", &options.csv},
             {"png", &options.png},
             {"svg", &options.svg},
             {"pdf", &options.pdf},
             {"report", &options.report}}};
}

Status refuseSharedTargets(const OutputOptions &options)
{
    const Targets targets = targetsOf(options);
    for (std::size_t i = 0; i < targets.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (*targets[i].second && *targets[i].second == *targets[j].second) {
                return badValue(
                    targets[i].first, **targets[i].second,
                    CommandLine::tr("another target than that of --%1").arg(QLatin1String(targets[j].first)));
            }
        }
    }
    return success();
}

Status writeStandardOutput(const WriteContent &content)
{
    errno = 0;
    const bool written = content(
        [](std::string_view piece) { return std::fwrite(piece.data(), 1, piece.size(), stdout) == piece.size(); });
    if (written && std::fflush(stdout) == 0)
        return success();
    const auto reason = QString::fromStdString(std::generic_category().message(errno));
    return Error{ErrorCode::OutputFailed,
                 CommandLine::tr("Cannot write to standard output: %1").arg(reason).toStdString()};
}

} // namespace

Result<OutputOptions> outputOptions(const GivenOptions &given)
{
    OutputOptions options{given.value("json"), given.value("trace"), given.value("csv"),    given.value("png"),
                          given.value("svg"),  given.value("pdf"),   given.value("report"), given.value("chart")};
    if (const auto value = given.value("size")) {
        const auto size = sizeOption(*value);
        if (!size)
            return size.error();
        options.size = *size;
    }
    if (const auto theme = given.value("theme")) {
        if (*theme != "light" && *theme != "dark")
            return badValue("theme", *theme, CommandLine::tr("light or dark"));
        options.dark = *theme == "dark";
    }
    for (const char *needsPicture : {"size", "theme", "chart"}) {
        if (given.has(needsPicture) && !options.anyPicture()) {
            return Error{ErrorCode::Usage, CommandLine::tr("--%1 is for the picture: give --png FILE too, or --svg or "
                                                           "--pdf")
                                               .arg(QLatin1String(needsPicture))
                                               .toStdString()};
        }
    }
    for (const char *picture : {"png", "svg", "pdf", "report"}) {
        if (given.value(picture) == "-")
            return badValue(picture, "-", CommandLine::tr("a file, because a picture is not for a terminal"));
    }
    if (const Status shared = refuseSharedTargets(options); !shared)
        return shared.error();
    return options;
}

Status checkTargets(const OutputOptions &options)
{
    for (const auto &[name, target] : targetsOf(options)) {
        if (!*target || **target == "-")
            continue;
        if (const Status status = checkTarget(QFile::decodeName(target->value().c_str())); !status)
            return status;
    }
    return success();
}

Status writeText(const std::string &path, const WriteContent &content)
{
    return path == "-" ? writeStandardOutput(content) : atomicWrite(QFile::decodeName(path.c_str()), content);
}

Status writeOutputs(const Run &run, const OutputOptions &options, int &argc, char **argv)
{
    Status status = success();
    const auto write = [&](const std::optional<std::string> &path, const WriteContent &content) {
        if (path && status)
            status = writeText(*path, content);
    };
    write(options.trace, [&](const TextSink &sink) { return writeRun(run, sink); });
    write(options.csv, [&](const TextSink &sink) { return writeCsv(run, sink); });
    if (options.anyPicture() && status)
        status = paintPictures(run, options, argc, argv);
    write(options.json, [&](const TextSink &sink) { return sink(summaryJson(run)); });
    return status;
}

int writeTraceAs(const std::string &path, const OutputOptions &options, int &argc, char **argv)
{
    if (const Status targets = checkTargets(options); !targets)
        return printFailure(targets.error());
    const auto run = readTrace(path);
    if (!run)
        return printFailure(run.error());
    if (const Status written = writeOutputs(*run, options, argc, argv); !written)
        return printFailure(written.error());
    return ExitOk;
}

} // namespace futurescope
