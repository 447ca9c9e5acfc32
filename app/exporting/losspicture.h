// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/losswaterfall.h"
#include "app/exporting/runmetadata.h"
#include "core/experiment/session.h"

namespace futurescope {

/// The loss waterfall of an ended run as a picture.
class LossPicture : public Exportable
{
public:
    explicit LossPicture(Run run, QSize screenSize = {480, 420});

    QString title() const override;
    QString caption() const override { return runCaption(m_run); }
    QString fileStem() const override { return QStringLiteral("losses"); }
    QSize screenSize() const override { return m_screenSize; }
    Metadata metadata() const override { return pictureMetadata(m_run); }
    void render(QPainter &painter, const QSizeF &size, const ImageOptions &options) const override;
    bool rendersAnywhere() const override { return true; }
    bool becomesVectors() const override { return true; }
    QString figuresText() const override;
    bool writeFigures(FiguresFormat format, const TextSink &sink) const override;

private:
    Run m_run;
    LossWaterfall m_waterfall;
    QSize m_screenSize;
};

} // namespace futurescope
