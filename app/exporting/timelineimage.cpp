// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/timelineimage.h"

#include "app/exporting/fonts.h"
#include "app/exporting/runmetadata.h"
#include "app/timeline/litpainter.h"
#include "app/timeline/ringpainter.h"
#include "app/timeline/timelinepainter.h"
#include "core/experiment/runfile.h"

#include <QPainter>

#include <algorithm>

namespace futurescope {

TimelinePicture::TimelinePicture(Run run, std::optional<TimeRange> visible, std::optional<std::int64_t> cursorNs,
                                 QSize screenSize)
    : m_run(std::move(run)),
      m_visible(visible),
      m_cursorNs(cursorNs),
      m_screenSize(screenSize)
{
    m_timeline.append(m_run.trace);
    m_marks = marksOf(m_run);
}

void TimelinePicture::setLanes(std::shared_ptr<const LaneRows> rows, std::shared_ptr<const LaneMatches> matches)
{
    m_rows = std::move(rows);
    m_matches = std::move(matches);
}

QString TimelinePicture::title() const
{
    return TimelineText::tr("Timeline");
}

QString TimelinePicture::caption() const
{
    return runCaption(m_run);
}

Exportable::Metadata TimelinePicture::metadata() const
{
    return pictureMetadata(m_run);
}

QString TimelinePicture::figuresText() const
{
    return TimelineText::tr("CSV: one line for each future. JSON: the figures of the run and how it was set up.");
}

bool TimelinePicture::writeFigures(FiguresFormat format, const TextSink &sink) const
{
    return format == FiguresFormat::Csv ? writeCsv(m_run, sink) : sink(summaryJson(m_run));
}

void TimelinePicture::render(QPainter &painter, const QSizeF &size, const ImageOptions &options) const
{
    TimelineScene scene;
    scene.timeline = &m_timeline;
    scene.theme = &themeFor(options.dark);
    scene.font = bundledTextFont();
    scene.visible = m_visible.value_or(withMargin({0, std::max<std::int64_t>(1, m_timeline.endNs())}));
    scene.cursorNs = m_cursorNs.value_or(m_timeline.endNs());
    // At the end of the run it says nothing, and the picture is that of the command line.
    scene.showCursor = scene.cursorNs < m_timeline.endNs();
    scene.title = options.title;
    scene.legend = options.legend;
    describeRun(scene, m_run.experiment, m_marks);
    scene.rings = ringsOf(m_timeline, scene.workers);
    if (!options.allLanes) {
        scene.rows = m_rows;
        scene.matches = m_matches;
    }
    scene.lit = m_lit;
    scene.overlay = m_overlay;
    scene.subtitle = TimelineText::withNotes(scene.subtitle, scene);
    // A lane may be as thin as a pixel here.
    const double unitsPerPixel = 1 / painter.deviceTransform().m11();
    scene.minPitch = unitsPerPixel;
    const TimelineLayout layout = layoutScene(scene, size);
    if (layout.maxScroll > 0)
        scene.subtitle += QStringLiteral(" · ")
                          + TimelineText::lanesLeftOut(static_cast<int>(layout.visibleLanes().size()),
                                                       layout.rowCount());
    paintTimeline(painter, scene, size);
    if (scene.lit)
        paintLit(painter, scene, layout);
}

Result<QImage> renderTimeline(const Run &run, const TimelineImageOptions &options)
{
    // Before the trace is sorted into lanes, which takes its time too.
    if (Status status = checkImageOptions(options); !status)
        return status.error();
    return renderImage(TimelinePicture(run, options.visible, options.cursorNs), options);
}

Status writeTimeline(const Run &run, const QString &path, const TimelineImageOptions &options, PictureFormat format)
{
    if (Status status = checkImageOptions(options); !status)
        return status;
    return writePicture(TimelinePicture(run, options.visible, options.cursorNs), path, options, format);
}

} // namespace futurescope
