// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/boardimage.h"

#include "app/exporting/fonts.h"
#include "app/exporting/runfigures.h"
#include "app/exporting/runmetadata.h"
#include "app/futures/stateboardpainter.h"
#include "app/timeline/timeaxis.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace futurescope {

BoardPicture::BoardPicture(Run run, std::optional<std::int64_t> atNs, FutureId selected, QSize screenSize)
    : m_run(std::move(run)),
      m_selected(selected),
      m_screenSize(screenSize)
{
    m_timeline.append(m_run.trace);
    m_atNs = atNs.value_or(m_timeline.endNs());
}

QString BoardPicture::title() const
{
    return BoardText::tr("States of the futures at %1").arg(shortTimeText(m_atNs));
}

QString BoardPicture::caption() const
{
    return runCaption(m_run);
}

Exportable::Metadata BoardPicture::metadata() const
{
    return pictureMetadata(m_run);
}

QString BoardPicture::figuresText() const
{
    return BoardText::tr("One entry for each future that was submitted by then: where it stands, and since when.");
}

bool BoardPicture::writeFigures(FiguresFormat format, const TextSink &sink) const
{
    return writeBoardFigures(m_run, m_timeline, m_atNs, format, sink);
}

void BoardPicture::render(QPainter &painter, const QSizeF &size, const ImageOptions &options) const
{
    BoardIndex index;
    index.update(m_run.trace, m_timeline);
    BoardScene scene;
    scene.timeline = &m_timeline;
    scene.theme = &themeFor(options.dark);
    scene.font = bundledTextFont();
    scene.selected = m_selected;
    scene.collect = m_run.experiment.collect;
    scene.coroutines = m_run.experiment.executor == ExecutorKind::Async;
    scene.workers = m_run.experiment.allWorkers();

    QFont titleFont = scene.font;
    titleFont.setBold(true);
    const double titleHeight = std::ceil(QFontMetricsF(titleFont).height() + 10);
    painter.setFont(titleFont);
    painter.setPen(scene.theme->text);
    painter.drawText(QRectF(8, 0, size.width() - 16, titleHeight), Qt::AlignVCenter | Qt::AlignLeft, options.title);
    painter.translate(0, titleHeight);
    const QSizeF rest(size.width(), std::max(0.0, size.height() - titleHeight));
    const BoardLayout layout = layoutBoardFor(m_timeline, m_run.experiment.tasks(), scene.workers, scene.font, rest);
    scene.content = boardContentAt(m_timeline, index, {m_atNs, layout.room(), m_selected, true});
    paintBoard(painter, scene, layout, placeTokens(scene.content, layout));
}

} // namespace futurescope
