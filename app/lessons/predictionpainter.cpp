// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/predictionpainter.h"

#include "app/charts/sweeptext.h"
#include "app/lab/text.h"
#include "app/lessons/curvepainter.h"
#include "app/lessons/fittingfont.h"
#include "app/lessons/memorylines.h"
#include "app/lessons/predictionticks.h"
#include "app/lessons/valuelabel.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace futurescope {

namespace {

QString rankedLabel(std::size_t rank, const QString &label)
{
    return QStringLiteral("%1   %2").arg(rank + 1).arg(label);
}

/// Paints one prediction; lives as long as that takes.
class PredictionPainter
{
public:
    PredictionPainter(QPainter &painter, const PredictionScene &scene, const PredictionLayout &layout,
                      const PredictionLook &look)
        : m_painter(painter),
          m_scene(scene),
          m_layout(layout),
          m_look(look),
          m_theme(*look.theme),
          m_guessInk(readableAgainst(m_theme.accent, m_theme.card, 4.5)),
          m_answerInk(readableAgainst(m_theme.state(BarState::Finished).outline, m_theme.card, 4.5))
    {}

    void paint();

private:
    bool showsAnswer(const PredictionRow &row) const { return m_look.answers && row.measured.has_value(); }
    void paintTitle();
    QString titleText(double width) const;
    void paintAxis();
    void paintLabel(const QRectF &band, const QString &text);
    void paintLineRow(std::size_t row);
    void paintCountRow(std::size_t row);
    void paintOrderRow(std::size_t rank);
    QRectF orderBox(std::size_t rank) const;
    QString rankText(std::size_t row) const;
    QRectF memoryPlace(const QRectF &box) const;
    void paintCandidate(std::size_t row);
    void paintGroupLabels();
    QString jobOf(std::size_t row) const;
    void paintGuessLine(const QRectF &band, double value);
    void paintAnswerBar(const QRectF &band, double value);
    void paintValue(const QPointF &anchor, const QString &text, const QColor &ink);
    void markCurrent(const QRectF &band, std::size_t row);
    QString answerOf(std::size_t row) const;

    QPainter &m_painter;
    const PredictionScene &m_scene;
    const PredictionLayout &m_layout;
    const PredictionLook &m_look;
    const Theme &m_theme;
    const QColor m_guessInk;
    const QColor m_answerInk;
};

void PredictionPainter::paint()
{
    m_painter.save();
    m_painter.setFont(m_look.font);
    m_painter.setRenderHint(QPainter::Antialiasing);
    paintTitle();
    const std::size_t rows = m_scene.rows().size();
    switch (m_scene.kind()) {
    case PredictionKind::FinishLines:
        paintAxis();
        for (std::size_t row = 0; row < rows; ++row)
            paintLineRow(row);
        break;
    case PredictionKind::Count:
        if (!m_scene.countsInBoxes())
            paintAxis();
        for (std::size_t row = 0; row < rows; ++row)
            m_scene.countsInBoxes() ? paintCountRow(row) : paintLineRow(row);
        break;
    case PredictionKind::Order:
        for (std::size_t rank = 0; rank < rows; ++rank)
            paintOrderRow(rank);
        break;
    case PredictionKind::Curve:
        paintCurve(m_painter, m_scene, m_layout, m_look);
        break;
    case PredictionKind::Pick:
        paintGroupLabels();
        for (std::size_t row = 0; row < rows; ++row)
            paintCandidate(row);
        break;
    }
    m_painter.restore();
}

void PredictionPainter::paintTitle()
{
    const QRectF &area = m_layout.area();
    const QFontMetricsF metrics(m_look.font);
    QRectF line(area.left(), area.top(), area.width(), metrics.height());
    m_painter.setPen(m_theme.mutedText);
    const QString title = titleText(line.width());
    m_painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, title);
    if (m_scene.rows().front().counter.empty() || !memoryLinesFit(memoryPlace(orderBox(0))))
        return;
    line.setLeft(line.left() + metrics.horizontalAdvance(title) + metrics.height());
    paintMemoryLegend(m_painter, m_theme, m_look.font, line);
}

/// What is measured; over the points of a curve also what they are, if there is room beside the title of its other
/// axis.
QString PredictionPainter::titleText(double width) const
{
    const QString title = measureTitle(m_scene.measure());
    const std::optional<int> runs = m_look.answers ? m_scene.runsOfPoints() : std::nullopt;
    if (!runs)
        return title;
    const QString whole = QStringLiteral("%1, %2").arg(title, medianRangeText(*runs));
    const QFontMetricsF metrics(m_look.font);
    const double needed = metrics.horizontalAdvance(whole + alongTitle(m_scene.asked().along)) + 2 * metrics.height();
    return needed <= width ? whole : title;
}

void PredictionPainter::paintAxis()
{
    const QRectF plot = m_layout.plot();
    const LessonPrediction &asked = m_scene.asked();
    const QFontMetricsF metrics(m_look.font);
    for (const Tick &tick : ticksOf(asked)) {
        if (tick.value < asked.least || tick.value > asked.most)
            continue;
        const double x = m_layout.xOf(tick.value);
        m_painter.setPen(QPen(m_theme.grid, 1));
        m_painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
        m_painter.setPen(m_theme.mutedText);
        const double width = metrics.horizontalAdvance(tick.text) + 4;
        const double left = std::min(x - width / 2, m_layout.area().right() - width);
        m_painter.drawText(QRectF(left, plot.bottom() + 2, width, metrics.height()), Qt::AlignCenter, tick.text);
    }
}

void PredictionPainter::paintLabel(const QRectF &band, const QString &text)
{
    const double left = m_layout.area().left();
    const QRectF place(left, band.top(), m_layout.labelWidth() - 6, band.height());
    m_painter.setPen(m_theme.text);
    const QString shown = QFontMetricsF(m_look.font).elidedText(text, Qt::ElideRight, place.width());
    m_painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, shown);
}

void PredictionPainter::markCurrent(const QRectF &band, std::size_t row)
{
    const bool hovered = m_look.hovered == row && !m_scene.isLocked();
    if (!hovered && !(m_look.focus && m_scene.current() == row))
        return;
    QRectF whole = band;
    if (m_scene.kind() != PredictionKind::Pick)
        whole.setLeft(m_layout.area().left());
    m_painter.fillRect(whole, m_theme.hover);
}

void PredictionPainter::paintLineRow(std::size_t row)
{
    const PredictionRow &content = m_scene.rows()[row];
    const QRectF band = m_layout.rowRect(row);
    markCurrent(band, row);
    paintLabel(band, content.label);
    m_painter.setPen(QPen(m_theme.border, 1));
    m_painter.drawLine(QPointF(band.left(), band.bottom()), QPointF(band.right(), band.bottom()));
    if (showsAnswer(content))
        paintAnswerBar(band, *content.measured);
    if (content.guess)
        paintGuessLine(band, *content.guess);
    else if (!m_scene.isLocked())
        paintValue({m_layout.xOf(m_scene.valueAt(0.5)), band.center().y()}, QStringLiteral("?"), m_theme.mutedText);
}

void PredictionPainter::paintAnswerBar(const QRectF &band, double value)
{
    const double x = std::min(m_layout.xOf(value), band.right());
    const QRectF bar(band.left(), band.center().y() - band.height() * 0.22, std::max(x - band.left(), 2.0),
                     band.height() * 0.44);
    const StateStyle &style = m_theme.state(BarState::Finished);
    m_painter.setPen(QPen(style.outline, 1));
    m_painter.setBrush(style.fill);
    m_painter.drawRect(bar);
    const QString text = measureText(m_scene.measure(), value);
    const QFontMetricsF metrics(m_look.font);
    const double width = metrics.horizontalAdvance(text) + 8;
    const bool inside = bar.width() > width + 4;
    const QRectF place(inside ? bar.left() + 4 : bar.right() + 4, bar.top(), width, bar.height());
    m_painter.setPen(inside ? style.ink : m_theme.text);
    m_painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextDontClip, text);
}

void PredictionPainter::paintGuessLine(const QRectF &band, double value)
{
    const double x = m_layout.xOf(value);
    m_painter.setPen(QPen(m_guessInk, 2.5, m_scene.isLocked() ? Qt::DashLine : Qt::SolidLine));
    m_painter.drawLine(QPointF(x, band.top() + 2), QPointF(x, band.bottom() - 2));
    m_painter.setPen(QPen(m_guessInk, 2));
    m_painter.setBrush(m_theme.card);
    const QPointF top(x, band.top() + handleRadius);
    if (m_scene.isLocked())
        m_painter.drawRect(QRectF(top - QPointF(4, 4), QSizeF(8, 8)));
    else
        m_painter.drawEllipse(top, handleRadius, handleRadius);
    paintValue(top + QPointF(handleRadius + 4, 0), measureText(m_scene.measure(), value), m_guessInk);
}

void PredictionPainter::paintValue(const QPointF &anchor, const QString &text, const QColor &ink)
{
    const QRectF place = valueLabelRect(m_layout.area(), m_look.font, anchor, text, ValueSide::Right);
    paintValueLabel(m_painter, m_theme, place, text, ink);
}

void PredictionPainter::paintCountRow(std::size_t row)
{
    const PredictionRow &content = m_scene.rows()[row];
    const QRectF band = m_layout.rowRect(row);
    markCurrent(band, row);
    paintLabel(band, content.label);
    for (int number = m_layout.countFirst(); number <= m_layout.countLast(); ++number) {
        const QRectF box = m_layout.countRect(row, number);
        const bool guessed = content.guess && std::lround(*content.guess) == number;
        const bool answer = showsAnswer(content) && std::lround(*content.measured) == number;
        const StateStyle &finished = m_theme.state(BarState::Finished);
        m_painter.setPen(guessed ? QPen(m_guessInk, 3) : QPen(answer ? finished.outline : m_theme.border, 1));
        m_painter.setBrush(answer ? QBrush(finished.fill) : QBrush(m_theme.card));
        m_painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4);
        m_painter.setPen(answer ? finished.ink : guessed ? m_guessInk : m_theme.text);
        m_painter.drawText(box, Qt::AlignCenter, QString::number(number));
    }
    const double last = m_layout.countRect(row, m_layout.countLast()).right();
    if (const QString text = answerOf(row); !text.isEmpty()) {
        m_painter.setPen(m_answerInk);
        m_painter.drawText(QRectF(last + 8, band.top(), m_layout.area().right() - last - 8, band.height()),
                           Qt::AlignVCenter | Qt::AlignLeft, text);
    }
}

/// What was measured, where its number has no box.
QString PredictionPainter::answerOf(std::size_t row) const
{
    const PredictionRow &content = m_scene.rows()[row];
    if (!showsAnswer(content))
        return {};
    const bool hasBox = *content.measured >= m_layout.countFirst() && *content.measured <= m_layout.countLast();
    return hasBox ? QString() : measureText(m_scene.measure(), *content.measured);
}

void PredictionPainter::paintOrderRow(std::size_t rank)
{
    const std::size_t row = m_scene.ranked()[rank];
    const PredictionRow &content = m_scene.rows()[row];
    const QRectF box = orderBox(rank);
    markCurrent(m_layout.rowRect(rank), row);
    const bool answer = showsAnswer(content);
    const bool right = answer && m_scene.measuredRank(row) == rank;
    m_painter.setPen(QPen(right ? m_answerInk : m_theme.border, right ? 2 : 1));
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawRoundedRect(box, 4, 4);
    m_painter.setPen(m_scene.hasGuess() ? m_guessInk : m_theme.mutedText);
    m_painter.drawText(box.adjusted(8, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, rankedLabel(rank, content.label));
    m_painter.setPen(answer ? m_answerInk : m_theme.mutedText);
    m_painter.drawText(box.adjusted(0, 0, -8, 0), Qt::AlignVCenter | Qt::AlignRight, rankText(row));
    paintMemoryLines(m_painter, m_theme, content.counter, memoryPlace(box));
}

QRectF PredictionPainter::orderBox(std::size_t rank) const
{
    QRectF box = m_layout.rowRect(rank).adjusted(0, 2, 0, -2);
    box.setLeft(m_layout.area().left());
    return box;
}

/// What was measured, and what place that is.
QString PredictionPainter::rankText(std::size_t row) const
{
    const PredictionRow &content = m_scene.rows()[row];
    return showsAnswer(content) ? QStringLiteral("%1   %2")
                                      .arg(m_scene.measuredRank(row) + 1)
                                      .arg(measureText(m_scene.measure(), *content.measured))
                                : QStringLiteral("≡");
}

/// Between the labels and the figures of all rows, so that the pictures stand one below the other.
QRectF PredictionPainter::memoryPlace(const QRectF &box) const
{
    const QFontMetricsF metrics(m_look.font);
    double label = 0;
    double figure = 0;
    for (std::size_t row = 0; row < m_scene.rows().size(); ++row) {
        label = std::max(label, metrics.horizontalAdvance(rankedLabel(row, m_scene.rows()[row].label)));
        figure = std::max(figure, metrics.horizontalAdvance(rankText(row)));
    }
    const double gap = metrics.height();
    return box.adjusted(8 + label + gap, 0, -8 - figure - gap, 0);
}

void PredictionPainter::paintGroupLabels()
{
    for (std::size_t row = 0; row < m_scene.rows().size(); row += m_scene.asked().groupSize)
        paintLabel(m_layout.rowRect(row), jobOf(row));
}

/// "A" for the rows of the first group.
QString PredictionPainter::jobOf(std::size_t row) const
{
    return QString(QChar(static_cast<ushort>(u'A' + row / m_scene.asked().groupSize)));
}

void PredictionPainter::paintCandidate(std::size_t row)
{
    const PredictionRow &content = m_scene.rows()[row];
    const QRectF box = m_layout.rowRect(row);
    const bool best = m_look.answers && m_scene.isMeasured() && m_scene.bestOfGroup(row) == row;
    markCurrent(box, row);
    const StateStyle &finished = m_theme.state(BarState::Finished);
    m_painter.setPen(content.guess ? QPen(m_guessInk, 3) : QPen(m_theme.border, 1));
    m_painter.setBrush(best ? QBrush(finished.fill) : Qt::NoBrush);
    m_painter.drawRoundedRect(box, 4, 4);
    m_painter.setPen(best ? finished.ink : content.guess ? m_guessInk : m_theme.text);
    QString label = content.label;
    const QString job = jobOf(row) + QStringLiteral(": ");
    if (label.startsWith(job)) // which stands before the row
        label.remove(0, job.size());
    QRectF place = box.adjusted(4, 0, -4, 0);
    const QString value = showsAnswer(content) ? measureText(m_scene.measure(), *content.measured) : QString();
    m_painter.setFont(fittingFont(m_look.font, label + value + QStringLiteral("   "), place.width()));
    const QFontMetricsF metrics(m_painter.font());
    if (!value.isEmpty()) {
        m_painter.drawText(place, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, value);
        place.setRight(place.right() - metrics.horizontalAdvance(value) - metrics.averageCharWidth());
    }
    m_painter.drawText(place, (value.isEmpty() ? Qt::AlignHCenter : Qt::AlignLeft) | Qt::AlignVCenter,
                       metrics.elidedText(label, Qt::ElideRight, place.width()));
    m_painter.setFont(m_look.font);
}

} // namespace

void paintPrediction(QPainter &painter, const PredictionScene &scene, const PredictionLayout &layout,
                     const PredictionLook &look)
{
    PredictionPainter(painter, scene, layout, look).paint();
}

} // namespace futurescope
