// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/exportable.h"

#include <QMimeData>

#include <memory>

namespace futurescope {

/// A picture for whoever pastes it: an image, SVG (image/svg+xml), and its figures as CSV (text/csv, text/plain). Only
/// the image is made at once; the others when they are asked for, because the figures of a long run take a while.
class PictureMimeData : public QMimeData
{
    Q_OBJECT

public:
    PictureMimeData(std::shared_ptr<const Exportable> picture, const ImageOptions &options, const QImage &image);

    QStringList formats() const override;

protected:
    QVariant retrieveData(const QString &mimeType, QMetaType preferredType) const override;

private:
    std::shared_ptr<const Exportable> m_picture;
    ImageOptions m_options;
};

/// Puts all of that on the clipboard. Errors: those of renderImage(). GUI thread.
Status copyToClipboard(const std::shared_ptr<const Exportable> &picture, const ImageOptions &options);

} // namespace futurescope
