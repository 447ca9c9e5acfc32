// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/exportable.h"

#include "app/exporting/fonts.h"
#include "app/lab/theme.h"

#include <QBuffer>
#include <QImageWriter>
#include <QPainter>

#include <fmt/format.h>

#include <cmath>

namespace futurescope {

namespace {

constexpr double captionMargin = 12; // units
constexpr double captionFontUnits = 9.5;

QColor backgroundColour(const ImageOptions &options)
{
    switch (options.background) {
    case Background::Theme:
        return themeFor(options.dark).card;
    case Background::White:
        return Qt::white;
    case Background::Transparent:
        return Qt::transparent;
    }
    return Qt::white;
}

QFont captionFont()
{
    QFont font = bundledTextFont();
    font.setPixelSize(static_cast<int>(std::lround(captionFontUnits)));
    return font;
}

double captionHeight(const QString &caption, double width)
{
    if (caption.isEmpty())
        return 0;
    const QRectF room(0, 0, width - 2 * captionMargin, 1e6);
    const QFontMetricsF metrics(captionFont());
    return std::ceil(metrics.boundingRect(room, Qt::TextWordWrap, caption).height()) + captionMargin;
}

Status outside(const char *what, double value, const std::string &range)
{
    return Error{ErrorCode::ResourceLimit,
                 fmt::format("The picture's {} is {:.10g}; it must be {}.", what, value, range)};
}

} // namespace

Status checkImageOptions(const ImageOptions &options)
{
    const std::string side = fmt::format("1 to {} pixels", ImageLimits::maxSidePx);
    const auto sideOk = [](int px) { return px >= 1 && px <= ImageLimits::maxSidePx; };
    if (!sideOk(options.size.width()))
        return outside("width", options.size.width(), side);
    if (!sideOk(options.size.height()))
        return outside("height", options.size.height(), side);
    const qint64 pixels = qint64{options.size.width()} * options.size.height();
    if (pixels > ImageLimits::maxPixels)
        return outside("area", static_cast<double>(pixels), fmt::format("at most {} pixels", ImageLimits::maxPixels));
    // Written so that NaN is refused too.
    if (!(options.dpi >= ImageLimits::minDpi && options.dpi <= ImageLimits::maxDpi))
        return outside("resolution", options.dpi,
                       fmt::format("{} to {} DPI", ImageLimits::minDpi, ImageLimits::maxDpi));
    if (!(options.scale > 0 && options.scale <= ImageLimits::maxScale))
        return outside("scale", options.scale, fmt::format("above 0 and at most {}", ImageLimits::maxScale));
    return success();
}

ImageOptions completed(const Exportable &picture, const ImageOptions &wanted)
{
    ImageOptions options = wanted;
    if (options.title.isEmpty())
        options.title = picture.title();
    if (options.background == Background::White)
        options.dark = false; // light ink would vanish on it
    return options;
}

void paintExport(QPainter &painter, const Exportable &picture, const ImageOptions &options)
{
    if (options.background != Background::Transparent)
        painter.fillRect(QRect(QPoint(), options.size), backgroundColour(options));
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    const QSizeF size = QSizeF(options.size) / options.scale;
    const QString caption = options.caption ? picture.caption() : QString();
    const double foot = captionHeight(caption, size.width());
    const QRectF room(0, 0, size.width(), std::max(0.0, size.height() - foot));

    painter.scale(options.scale, options.scale);
    painter.setFont(bundledTextFont());
    painter.save();
    painter.setClipRect(room);
    picture.render(painter, room.size(), options);
    painter.restore();

    painter.setFont(captionFont());
    painter.setPen(themeFor(options.dark).mutedText);
    painter.drawText(QRectF(captionMargin, room.bottom(), size.width() - 2 * captionMargin, foot),
                     Qt::TextWordWrap | Qt::AlignTop, caption);
}

Result<QImage> renderImage(const Exportable &picture, const ImageOptions &wanted)
{
    if (Status status = checkImageOptions(wanted); !status)
        return status.error();
    const ImageOptions options = completed(picture, wanted);

    // An opaque picture is written without an alpha channel, which is a quarter of it.
    QImage image(options.size, options.background == Background::Transparent ? QImage::Format_ARGB32_Premultiplied
                                                                             : QImage::Format_RGB32);
    if (image.isNull())
        return Error{ErrorCode::ResourceLimit, fmt::format("There is no memory for a picture of {} x {} pixels.",
                                                           options.size.width(), options.size.height())};
    if (options.background == Background::Transparent)
        image.fill(Qt::transparent);
    QPainter painter(&image);
    paintExport(painter, picture, options);
    painter.end();

    const int dotsPerMetre = static_cast<int>(std::lround(options.dpi / 0.0254));
    image.setDotsPerMeterX(dotsPerMetre);
    image.setDotsPerMeterY(dotsPerMetre);
    image.setText(QStringLiteral("Title"), options.title);
    for (const auto &[key, text] : picture.metadata())
        image.setText(key, text);
    return image;
}

Result<QByteArray> encodePng(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "png");
    if (!writer.write(image))
        return Error{ErrorCode::OutputFailed,
                     fmt::format("The picture cannot be encoded as PNG: {}.", writer.errorString().toStdString())};
    return bytes;
}

} // namespace futurescope
