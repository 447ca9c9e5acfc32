// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/chartcontent.h"
#include "app/charts/chartfigures.h"
#include "app/exporting/exportable.h"

namespace futurescope {

/// A chart as a picture of any size: built anew from its content, never taken from the screen. GUI
/// thread.
class ChartExport : public Exportable
{
public:
    struct Words
    {
        QString title;
        QString subtitle; ///< beside the title
        QString caption;
        QString fileStem;
        Metadata metadata;
        std::optional<ChartFigures> figures; ///< for tables; none: the chart has no table
    };

    ChartExport(ChartContent content, Words words, QSize screenSize);

    QString title() const override { return m_words.title; }
    QString caption() const override { return m_words.caption; }
    QString fileStem() const override { return m_words.fileStem; }
    QSize screenSize() const override { return m_screenSize; }
    Metadata metadata() const override { return m_words.metadata; }
    bool becomesVectors() const override { return true; }
    QString figuresText() const override;
    bool writeFigures(FiguresFormat format, const TextSink &sink) const override;
    void render(QPainter &painter, const QSizeF &size, const ImageOptions &options) const override;

private:
    QRectF paintTitle(QPainter &painter, const QSizeF &size, const ImageOptions &options) const;

    ChartContent m_content;
    Words m_words;
    QSize m_screenSize;
};

} // namespace futurescope
