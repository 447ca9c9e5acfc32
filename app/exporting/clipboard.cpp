// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/clipboard.h"

#include "app/exporting/pictureformat.h"

#include <QClipboard>
#include <QGuiApplication>

namespace futurescope {

namespace {

/// By what a format of the clipboard is made here; nullopt: not here.
std::optional<PictureFormat> formatOfMime(const QString &mimeType)
{
    if (mimeType == QLatin1String("image/svg+xml"))
        return PictureFormat::Svg;
    if (mimeType == QLatin1String("text/csv") || mimeType == QLatin1String("text/plain"))
        return PictureFormat::Csv;
    return std::nullopt;
}

} // namespace

PictureMimeData::PictureMimeData(std::shared_ptr<const Exportable> picture, const ImageOptions &options,
                                 const QImage &image)
    : m_picture(std::move(picture)),
      m_options(options)
{
    setImageData(image);
}

QStringList PictureMimeData::formats() const
{
    QStringList formats = QMimeData::formats();
    if (m_picture->becomesVectors())
        formats << QStringLiteral("image/svg+xml");
    if (!m_picture->figuresText().isEmpty())
        formats << QStringLiteral("text/csv") << QStringLiteral("text/plain");
    return formats;
}

QVariant PictureMimeData::retrieveData(const QString &mimeType, QMetaType preferredType) const
{
    const std::optional<PictureFormat> format = formatOfMime(mimeType);
    if (!format)
        return QMimeData::retrieveData(mimeType, preferredType);
    const Result<QByteArray> bytes = encodePicture(*m_picture, m_options, *format);
    if (!bytes)
        return {};
    if (preferredType.id() == QMetaType::QString)
        return QString::fromUtf8(*bytes);
    return *bytes;
}

Status copyToClipboard(const std::shared_ptr<const Exportable> &picture, const ImageOptions &options)
{
    const Result<QImage> image = renderImage(*picture, options);
    if (!image)
        return image.error();
    QGuiApplication::clipboard()->setMimeData(new PictureMimeData(picture, options, *image)); // takes it over
    return success();
}

} // namespace futurescope
