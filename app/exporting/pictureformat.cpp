// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/pictureformat.h"

#include "app/exporting/atomicwrite.h"
#include "app/exporting/fonts.h"

#include <QBuffer>
#include <QFileInfo>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace futurescope {

namespace {

Error cannotEncode(PictureFormat format, const std::string &reason)
{
    return {ErrorCode::OutputFailed,
            fmt::format("The picture cannot be encoded as {}: {}.", formatName(format).toStdString(), reason)};
}

/// Qt writes title and description of an SVG as they are.
QString xmlText(QString text)
{
    text.removeIf([](QChar c) { return c.category() == QChar::Other_Control && c != QLatin1Char('\n'); });
    return text.toHtmlEscaped();
}

QString descriptionOf(const Exportable &picture)
{
    QStringList lines;
    for (const auto &[key, text] : picture.metadata())
        lines << QStringLiteral("%1: %2").arg(key, text);
    return lines.join(QLatin1Char('\n'));
}

/// Our own face is on no other machine, and a reader without it takes one with serifs: so its kin are named too.
QByteArray withKindredFaces(QByteArray svg)
{
    const QString family = bundledTextFont().family().toHtmlEscaped();
    return svg.replace(
        QStringLiteral("font-family=\"%1\"").arg(family).toUtf8(),
        QStringLiteral("font-family=\"%1, Noto Sans, DejaVu Sans, Verdana, Arial, sans-serif\"").arg(family).toUtf8());
}

/// One dot of the painter is a pixel of the PNG.
Result<QByteArray> encodeSvg(const Exportable &picture, const ImageOptions &options)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(options.size);
    generator.setViewBox(QRect(QPoint(), options.size));
    generator.setResolution(std::max(1, static_cast<int>(std::lround(options.dpi))));
    generator.setTitle(xmlText(options.title));
    generator.setDescription(xmlText(descriptionOf(picture)));
    QPainter painter;
    if (!painter.begin(&generator))
        return cannotEncode(PictureFormat::Svg, "painting could not begin");
    paintExport(painter, picture, options);
    if (!painter.end())
        return cannotEncode(PictureFormat::Svg, "painting could not end");
    return withKindredFaces(bytes);
}

Result<QByteArray> encodePdf(const Exportable &picture, const ImageOptions &options)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setCreator(QStringLiteral("Futurescope"));
    writer.setTitle(options.title);
    const QSizeF inches = QSizeF(options.size) / options.dpi;
    writer.setPageSize(QPageSize(inches, QPageSize::Inch, QString(), QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF());
    // The writer's own dots are whole numbers to an inch, which the wanted ones need not be.
    const int resolution = static_cast<int>(std::lround(options.dpi));
    writer.setResolution(resolution);
    QPainter painter;
    if (!painter.begin(&writer))
        return cannotEncode(PictureFormat::Pdf, "painting could not begin");
    painter.setRenderHint(QPainter::LosslessImageRendering); // else it would be a JPEG
    painter.scale(resolution / options.dpi, resolution / options.dpi);
    paintExport(painter, picture, options);
    if (!painter.end())
        return cannotEncode(PictureFormat::Pdf, "painting could not end");
    return bytes;
}

Result<QByteArray> encodeFigures(const Exportable &picture, PictureFormat format)
{
    QByteArray bytes;
    const bool whole = picture.writeFigures(format == PictureFormat::Csv ? FiguresFormat::Csv : FiguresFormat::Json,
                                            [&bytes](std::string_view piece) {
                                                bytes.append(piece.data(), static_cast<qsizetype>(piece.size()));
                                                return true;
                                            });
    return whole ? Result<QByteArray>(bytes) : cannotEncode(format, "it shows no figures");
}

} // namespace

QString formatName(PictureFormat format)
{
    return formatSuffix(format).toUpper();
}

QString formatSuffix(PictureFormat format)
{
    switch (format) {
    case PictureFormat::Png:
        return QStringLiteral("png");
    case PictureFormat::Svg:
        return QStringLiteral("svg");
    case PictureFormat::Pdf:
        return QStringLiteral("pdf");
    case PictureFormat::Csv:
        return QStringLiteral("csv");
    case PictureFormat::Json:
        break;
    }
    return QStringLiteral("json");
}

QList<PictureFormat> formatsOf(const Exportable &picture)
{
    QList<PictureFormat> formats{PictureFormat::Png};
    if (picture.becomesVectors())
        formats << PictureFormat::Svg << PictureFormat::Pdf;
    if (!picture.figuresText().isEmpty())
        formats << PictureFormat::Csv << PictureFormat::Json;
    return formats;
}

std::optional<PictureFormat> formatOfPath(const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    for (const PictureFormat format : pictureFormats) {
        if (suffix == formatSuffix(format))
            return format;
    }
    return std::nullopt;
}

Result<QByteArray> encodePicture(const Exportable &picture, const ImageOptions &options, PictureFormat format)
{
    if (isFigures(format))
        return encodeFigures(picture, format);
    if (format == PictureFormat::Png) {
        const Result<QImage> image = renderImage(picture, options);
        return image ? encodePng(*image) : Result<QByteArray>(image.error());
    }
    if (!picture.becomesVectors())
        return cannotEncode(format, "this picture has no such form");
    if (Status status = checkImageOptions(options); !status)
        return status.error();
    const ImageOptions whole = completed(picture, options);
    return format == PictureFormat::Svg ? encodeSvg(picture, whole) : encodePdf(picture, whole);
}

Status writePicture(const Exportable &picture, const QString &path, const ImageOptions &options, PictureFormat format)
{
    const Result<QByteArray> bytes = encodePicture(picture, options, format);
    if (!bytes)
        return bytes.error();
    return atomicWrite(path, *bytes);
}

} // namespace futurescope
