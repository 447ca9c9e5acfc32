// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/exportable.h"

#include <optional>

namespace futurescope {

/// What a picture is written as; CSV and JSON are not the picture but the figures that it shows.
enum class PictureFormat { Png, Svg, Pdf, Csv, Json };
inline constexpr PictureFormat pictureFormats[] = {PictureFormat::Png, PictureFormat::Svg, PictureFormat::Pdf,
                                                   PictureFormat::Csv, PictureFormat::Json};
constexpr bool isFigures(PictureFormat format)
{
    return format == PictureFormat::Csv || format == PictureFormat::Json;
}

/// Those that the picture has.
QList<PictureFormat> formatsOf(const Exportable &picture);

/// "PNG", and "png", with which file names end.
QString formatName(PictureFormat format);
QString formatSuffix(PictureFormat format);
/// By the ending of a file name, whatever its case; nullopt: none of these.
std::optional<PictureFormat> formatOfPath(const QString &path);

/// The picture as the content of a file. SVG and PDF are as large on paper as a PNG of these options would be, their
/// text is text, and what would be many shapes is one image of just the pixels that the PNG has. Only pictures that
/// becomeVectors() have them. CSV and JSON follow none of the options. Errors: those of renderImage(). Any thread, if
/// the picture rendersAnywhere() or the format isFigures().
Result<QByteArray> encodePicture(const Exportable &picture, const ImageOptions &options, PictureFormat format);

/// Whole or not at all; the error names the path and the cause.
Status writePicture(const Exportable &picture, const QString &path, const ImageOptions &options, PictureFormat format);

} // namespace futurescope
