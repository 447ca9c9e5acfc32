// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/losspicture.h"

#include "app/exporting/fonts.h"
#include "app/exporting/runfigures.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace futurescope {

namespace {

constexpr double margin = 14; // units

LossWaterfall waterfallOf(const Run &run)
{
    Timeline timeline;
    timeline.append(run.trace);
    return lossWaterfall(timeline, run.experiment.allWorkers(), run.machine.cores);
}

} // namespace

LossPicture::LossPicture(Run run, QSize screenSize)
    : m_run(std::move(run)),
      m_waterfall(waterfallOf(m_run)),
      m_screenSize(screenSize)
{}

QString LossPicture::title() const
{
    return LossText::tr("Where the time went");
}

QString LossPicture::figuresText() const
{
    return LossText::tr("One entry for each part. They add up to the makespan.");
}

bool LossPicture::writeFigures(FiguresFormat format, const TextSink &sink) const
{
    return writeLossFigures(m_run, m_waterfall, format, sink);
}

void LossPicture::render(QPainter &painter, const QSizeF &size, const ImageOptions &options) const
{
    WaterfallScene scene;
    scene.rows = waterfallRows(m_waterfall);
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
