// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/chartexport.h"

#include "app/charts/curvescene.h"
#include "app/exporting/fonts.h"

#include <QChart>
#include <QCoreApplication>
#include <QGraphicsScene>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace futurescope {

namespace {

struct ChartExportText
{
    Q_DECLARE_TR_FUNCTIONS(ChartExport)
};

constexpr double margin = 14; // units

} // namespace

ChartExport::ChartExport(ChartContent content, Words words, QSize screenSize)
    : m_content(std::move(content)),
      m_words(std::move(words)),
      m_screenSize(screenSize)
{}

void ChartExport::render(QPainter &painter, const QSizeF &size, const ImageOptions &options) const
{
    const QRectF room = paintTitle(painter, size, options);
    if (room.width() < 1 || room.height() < 1)
        return;
    // The chart belongs to the graphics scene, which is destroyed after the CurveScene that writes to
    // it.
    QGraphicsScene graphics;
    CurveScene chart(themeFor(options.dark), bundledTextFont());
    graphics.addItem(chart.chart());
    chart.chart()->resize(room.size());
    chart.setContent(m_content);
    graphics.render(&painter, room, chart.chart()->mapRectToScene(chart.chart()->rect()));
}

QString ChartExport::figuresText() const
{
    return m_words.figures ? ChartExportText::tr("CSV and JSON: each point of the chart with its interval, number of "
                                                 "runs and trust; fits as series of their own.")
                           : QString();
}

bool ChartExport::writeFigures(FiguresFormat format, const TextSink &sink) const
{
    if (!m_words.figures)
        return false;
    return sink(format == FiguresFormat::Csv ? chartFiguresCsv(*m_words.figures) : chartFiguresJson(*m_words.figures));
}

QRectF ChartExport::paintTitle(QPainter &painter, const QSizeF &size, const ImageOptions &options) const
{
    const Theme &theme = themeFor(options.dark);
    QFont font = bundledTextFont();
    QFont bold = font;
    bold.setBold(true);
    bold.setPixelSize(font.pixelSize() + 2);
    const QFontMetricsF boldMetrics(bold);
    const QRectF line(margin, margin * 0.7, std::max(0.0, size.width() - 2 * margin), boldMetrics.height());

    painter.setFont(bold);
    painter.setPen(theme.text);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                     boldMetrics.elidedText(options.title, Qt::ElideRight, line.width()));
    const QRectF rest = line.adjusted(boldMetrics.horizontalAdvance(options.title) + 10, 0, 0, 0);
    painter.setFont(font);
    painter.setPen(theme.mutedText);
    if (options.legend && QFontMetricsF(font).horizontalAdvance(m_words.subtitle) <= rest.width())
        painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter, m_words.subtitle);
    const double top = line.bottom() + 6;
    return QRectF(margin, top, line.width(), size.height() - top - 4);
}

} // namespace futurescope
