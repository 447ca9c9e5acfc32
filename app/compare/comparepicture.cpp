// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compare/comparepicture.h"

#include "app/compare/comparecsv.h"
#include "app/compare/comparelegend.h"
#include "app/compare/comparetext.h"
#include "app/exporting/fonts.h"
#include "app/exporting/runmetadata.h"
#include "app/lab/text.h"
#include "app/timeline/headerpainter.h"
#include "app/timeline/ringpainter.h"
#include "app/timeline/timelinepainter.h"

#include <QPainter>

#include <algorithm>

namespace futurescope {

namespace {

constexpr double margin = 10;

/// Runs with more lanes get more of the height, but not without end.
double weightOf(const TimelineScene &scene)
{
    return 4 + std::min(lanesWanted(scene), 8);
}

} // namespace

ComparePicture::ComparePicture(std::vector<Part> parts, TimeRange visible, std::int64_t cursorNs, QSize screenSize)
    : m_parts(std::move(parts)),
      m_timelines(m_parts.size()),
      m_visible(visible),
      m_cursorNs(cursorNs),
      m_screenSize(screenSize)
{
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        m_timelines[i].append(m_parts[i].run.trace);
        m_marks.push_back(marksOf(m_parts[i].run));
        m_wholeNs = std::max(m_wholeNs, m_timelines[i].endNs());
    }
}

QString ComparePicture::title() const
{
    return CompareText::tr("Comparison");
}

QString ComparePicture::caption() const
{
    QStringList lines;
    for (const Part &part : m_parts)
        lines += QStringLiteral("%1 · %2").arg(part.number).arg(runCaption(part.run));
    return lines.join(QLatin1Char('\n'));
}

Exportable::Metadata ComparePicture::metadata() const
{
    Metadata all;
    for (const Part &part : m_parts) {
        // Text chunks have keys of their own: one program, and the rest of every run.
        for (const auto &[key, text] : pictureMetadata(part.run)) {
            if (key != QLatin1String("Software"))
                all.append({QStringLiteral("%1 %2").arg(key).arg(part.number), text});
            else if (&part == &m_parts.front())
                all.append({key, text});
        }
    }
    return all;
}

QString ComparePicture::figuresText() const
{
    return CompareText::tr("The figures of each run that is drawn, and how far they are from those of the first.");
}

bool ComparePicture::writeFigures(FiguresFormat format, const TextSink &sink) const
{
    std::vector<RunFigures> figures;
    for (std::size_t i = 0; i < m_parts.size(); ++i)
        figures.push_back(figuresOf(m_parts[i].run, m_timelines[i]));
    std::vector<TableRun> runs;
    for (std::size_t i = 0; i < m_parts.size(); ++i)
        runs.push_back({m_parts[i].number, &m_parts[i].run, &figures[i], {}});
    return sink(format == FiguresFormat::Csv ? compareCsv(runs) : compareJson(runs));
}

TimelineScene ComparePicture::sceneOf(std::size_t part, const ImageOptions &options) const
{
    TimelineScene scene;
    scene.timeline = &m_timelines[part];
    scene.theme = &themeFor(options.dark);
    scene.font = bundledTextFont();
    scene.visible = m_visible;
    scene.cursorNs = m_cursorNs;
    scene.showCursor = m_cursorNs < m_wholeNs;
    scene.cursorFlag = part == 0;
    scene.legend = false;
    describeRun(scene, m_parts[part].run.experiment, m_marks[part]);
    scene.rings = ringsOf(m_timelines[part], scene.workers);
    return scene;
}

double ComparePicture::paintTitle(QPainter &painter, const QSizeF &size, const ImageOptions &options) const
{
    std::vector<TimelineScene> scenes;
    for (std::size_t i = 0; i < m_parts.size(); ++i)
        scenes.push_back(sceneOf(i, options));
    TimelineScene header = scenes.front();
    header.title = options.title;
    const auto count = static_cast<int>(m_parts.size());
    header.subtitle = count == 1 ? CompareText::tr("1 run") : CompareText::tr("%1 runs on one time axis").arg(count);
    header.legend = options.legend;
    header.legendOf = statesOf(scenes);
    header.signsOf = signsOf(scenes);
    const double height = headerHeight(header, size.width());
    paintHeader(painter, header, QRectF(margin, 0, size.width() - 2 * margin, height));
    return height;
}

void ComparePicture::render(QPainter &painter, const QSizeF &size, const ImageOptions &options) const
{
    const double unitsPerPixel = 1 / painter.deviceTransform().m11();
    double top = paintTitle(painter, size, options);
    std::vector<TimelineScene> scenes;
    double labelWidth = 0;
    double weights = 0;
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        scenes.push_back(sceneOf(i, options));
        scenes.back().minPitch = unitsPerPixel; // a lane may be as thin as a pixel here
        labelWidth = std::max(labelWidth, labelWidthOf(scenes.back()));
        weights += weightOf(scenes.back());
    }
    QFont bold = bundledTextFont();
    bold.setBold(true);
    const QFontMetricsF metrics(bold);
    const double line = metrics.height() + 4;
    const double room = std::max(0.0, size.height() - top - static_cast<double>(scenes.size()) * line);
    for (std::size_t i = 0; i < scenes.size(); ++i) {
        TimelineScene &scene = scenes[i];
        const Part &part = m_parts[i];
        const QString text = CompareText::heading(part.number, part.run) + QStringLiteral(" · ")
                             + CompareText::tr("makespan %1").arg(toText(part.run.metrics.makespan));
        painter.setFont(bold);
        painter.setPen(scene.theme->text);
        painter.drawText(QPointF(margin, top + 2 + metrics.ascent()),
                         metrics.elidedText(text, Qt::ElideRight, size.width() - 2 * margin));
        top += line;
        scene.labelWidth = labelWidth;
        const double height = room * weightOf(scene) / weights;
        painter.save();
        painter.translate(0, top);
        paintTimeline(painter, scene, QSizeF(size.width(), height));
        painter.restore();
        top += height;
    }
}

} // namespace futurescope
