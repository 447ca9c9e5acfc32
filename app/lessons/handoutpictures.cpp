// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/handoutpictures.h"

#include "app/exporting/timelineimage.h"
#include "app/lessons/ghosts.h"
#include "app/lessons/handout.h"
#include "app/lessons/idletail.h"
#include "app/lessons/predictionpainter.h"
#include "app/timeline/runoverlay.h"
#include "app/timeline/timeaxis.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace futurescope {

namespace {

constexpr double mostCurve = 470;
constexpr double mostRowsGrow = 2.1; // a row to draw into by hand
constexpr double leastTimeline = 150;
constexpr double timelineLane = 15;
constexpr double mostTimelineLane = 34;
constexpr double mostTimelineLeast = 330;

/// Ranks are written into boxes; on the screen the rows are dragged instead.
class PaperOrder
{
public:
    PaperOrder(QPainter &painter, const PredictionScene &scene, const QRectF &area, const QFont &font, bool answers)
        : m_painter(painter),
          m_scene(scene),
          m_area(area),
          m_metrics(font),
          m_answers(answers && scene.isMeasured())
    {
        painter.setFont(font);
    }

    void paint()
    {
        const Theme &theme = themeFor(false);
        m_painter.setPen(theme.mutedText);
        m_painter.drawText(QRectF(m_area.topLeft(), QSizeF(m_area.width(), m_metrics.height())), Qt::AlignLeft,
                           measureTitle(m_scene.measure()));
        std::vector<std::size_t> rows = m_scene.ranked();
        if (m_answers)
            std::ranges::stable_sort(rows, {}, [this](std::size_t row) { return m_scene.measuredRank(row); });
        const double top = m_area.top() + 1.4 * m_metrics.height();
        const double height = (m_area.bottom() - top) / static_cast<double>(rows.size());
        for (std::size_t place = 0; place < rows.size(); ++place)
            paintRow(rows[place], {m_area.left(), top + height * static_cast<double>(place), m_area.width(), height});
    }

private:
    void paintRow(std::size_t row, const QRectF &band)
    {
        const Theme &theme = themeFor(false);
        const PredictionRow &content = m_scene.rows()[row];
        const double side = std::min(band.height() * 0.8, 2 * m_metrics.height());
        const QRectF box(band.left() + 1, band.center().y() - side / 2, side, side);
        m_painter.setPen(QPen(theme.text, 1));
        m_painter.drawRect(box);
        const bool answered = m_answers && content.measured;
        if (answered)
            m_painter.drawText(box, Qt::AlignCenter, QString::number(m_scene.measuredRank(row) + 1));
        const QString value = answered ? measureText(m_scene.measure(), *content.measured) : QString();
        const double valueWidth = m_metrics.horizontalAdvance(value) + m_metrics.height();
        const QRectF label(box.right() + m_metrics.height() * 0.6, band.top(),
                           band.right() - box.right() - m_metrics.height() - valueWidth, band.height());
        m_painter.drawText(label, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                           m_metrics.elidedText(content.label, Qt::ElideRight, label.width()));
        m_painter.drawText(band, Qt::AlignVCenter | Qt::AlignRight, value);
    }

    QPainter &m_painter;
    const PredictionScene &m_scene;
    const QRectF m_area;
    const QFontMetricsF m_metrics;
    const bool m_answers;
};

void paintOnPaper(QPainter &painter, const PredictionScene &scene, const QRectF &area, const QFont &font, bool answers)
{
    if (scene.kind() == PredictionKind::Order)
        return PaperOrder(painter, scene, area, font, answers).paint();
    PredictionLook look;
    look.theme = &themeFor(false);
    look.font = font;
    look.answers = answers;
    paintPrediction(painter, scene, PredictionLayout(scene, area, font), look);
}

} // namespace

QString paperHint(const PredictionScene &scene)
{
    const bool one = scene.rows().size() == 1;
    switch (scene.kind()) {
    case PredictionKind::Count:
        if (scene.countsInBoxes())
            return one ? Handout::tr("Circle the number that you expect.")
                       : Handout::tr("Circle the number that you expect in each row.");
        break;
    case PredictionKind::Order:
        return Handout::tr("Number the boxes in the order that you expect: 1 for the least.");
    case PredictionKind::Curve:
        return Handout::tr("Sketch the curve that you expect.");
    case PredictionKind::Pick:
        return Handout::tr("Circle one for each job.");
    case PredictionKind::FinishLines:
        break;
    }
    return one ? Handout::tr("Draw an upright line where you expect it.")
               : Handout::tr("Draw an upright line in each row, where you expect it.");
}

HandoutPicture paperPrediction(PredictionScene scene, const QFont &font, bool answers)
{
    scene.clear();
    scene.lock(); // nothing waits for a pointer
    HandoutPicture picture;
    picture.least = PredictionLayout::neededHeight(scene, 0, font);
    picture.most = scene.kind() == PredictionKind::Curve ? std::max(picture.least, mostCurve)
                                                         : picture.least * mostRowsGrow;
    if (answers)
        picture.most = (picture.least + picture.most) / 2;
    picture.paint = [scene = std::move(scene), font, answers](QPainter &painter, const QRectF &area) {
        paintOnPaper(painter, scene, area, font, answers);
    };
    return picture;
}

namespace {

/// From the origin to the end of the run that takes longest.
TimeRange rangeOfAll(const std::vector<std::shared_ptr<const Run>> &runs)
{
    std::int64_t endNs = 1;
    for (const auto &run : runs) {
        Timeline timeline;
        timeline.append(run->trace);
        endNs = std::max(endNs, timeline.endNs());
    }
    return withMargin({0, endNs});
}

} // namespace

HandoutPicture paperTimeline(const std::vector<std::shared_ptr<const Run>> &runs, const QString &title,
                             bool shadesIdleTail)
{
    const std::shared_ptr<const Run> &run = runs.front();
    const auto picture = std::make_shared<TimelinePicture>(*run, rangeOfAll(runs));
    auto overlay = std::make_shared<RunOverlay>();
    overlay->ghosts = ghostsOf(runs);
    picture->setOverlay(std::move(overlay));
    if (shadesIdleTail) {
        Timeline timeline;
        timeline.append(run->trace);
        picture->setLit(idleTailOf(*run, timeline));
    }
    ImageOptions options;
    options.background = Background::White;
    options.title = title;
    const double lanes = run->experiment.allWorkers() + 1;
    HandoutPicture paper;
    paper.least = std::min(leastTimeline + timelineLane * lanes, mostTimelineLeast);
    paper.most = std::max(paper.least, std::min(leastTimeline + mostTimelineLane * lanes, 2 * mostTimelineLeast));
    paper.paint = [picture, options](QPainter &painter, const QRectF &area) {
        painter.setClipRect(area);
        painter.translate(area.topLeft());
        picture->render(painter, area.size(), options);
    };
    return paper;
}

} // namespace futurescope
