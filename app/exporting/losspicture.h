// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/losswaterfall.h"
#include "app/exporting/exportable.h"
#include "core/experiment/session.h"

namespace futurescope {

/// The loss waterfall of an ended run as a picture.
class LossPicture : public Exportable
{
public:
    explicit LossPicture(const Run &run, QSize screenSize = {480, 420});

    QString title() const override;
    QString caption() const override { return m_caption; }
    QString fileStem() const override { return QStringLiteral("losses"); }
    QSize screenSize() const override { return m_screenSize; }
    Metadata metadata() const override { return m_metadata; }
    void render(QPainter &painter, const QSizeF &size, const ImageOptions &options) const override;
    bool rendersAnywhere() const override { return true; }
    bool becomesVectors() const override { return true; }

private:
    std::vector<WaterfallRow> m_rows;
    QString m_caption;
    Metadata m_metadata;
    QSize m_screenSize;
};

} // namespace futurescope
