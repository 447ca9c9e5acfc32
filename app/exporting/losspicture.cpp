// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/losspicture.h"

#include "app/exporting/fonts.h"
#include "app/exporting/runmetadata.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace futurescope {

namespace {

constexpr double margin = 14; // units

std::vector<WaterfallRow> rowsOf(const Run &run)
{
    Timeline timeline;
    timeline.append(run.trace);
    return waterfallRows(lossWaterfall(timeline, run.experiment.workers, run.machine.cores));
}

} // namespace

LossPicture::LossPicture(const Run &run, QSize screenSize)
    : m_rows(rowsOf(run)),
      m_caption(runCaption(run)),
      m_metadata(pictureMetadata(run)),
      m_screenSize(screenSize)
{}

QString LossPicture::title() const
{
    return LossText::tr("Where the time went");
}

void LossPicture::render(QPainter &painter, const QSizeF &size, const ImageOptions &options) const
{
    WaterfallScene scene;
    scene.rows = m_rows;
    scene.theme = &themeFor(options.dark);
    scene.font = bundledTextFont();
    QFont bold = scene.font;
    bold.setBold(true);
    bold.setPixelSize(scene.font.pixelSize() + 2);
    const QFontMetricsF metrics(bold);
    const QRectF line(margin, margin * 0.7, std::max(0.0, size.width() - 2 * margin), metrics.height());
    painter.setFont(bold);
    painter.setPen(scene.theme->text);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(options.title, Qt::ElideRight, line.width()));
    const double top = std::ceil(line.bottom() + 8);
    const QRectF room(margin / 2, top, size.width() - margin, std::max(0.0, size.height() - top - 4));
    paintWaterfall(painter, scene, WaterfallLayout(scene, room));
}

} // namespace futurescope
