// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/predictionpainter.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace futurescope {

namespace {

constexpr double rowLines = 1.9; // height of a row, in lines of text
constexpr double leastRowLines = 1.3;
constexpr double axisLines = 1.4; // ticks and their texts
constexpr double titleLines = 1.4;
constexpr double curveLines = 9; // a curve is read from afar
constexpr double groupLabelChars = 3;

bool hasAxis(const PredictionScene &scene)
{
    return scene.kind() == PredictionKind::FinishLines || scene.kind() == PredictionKind::Curve
           || (scene.kind() == PredictionKind::Count && !scene.countsInBoxes());
}

std::size_t lanesOf(const PredictionScene &scene)
{
    return scene.kind() == PredictionKind::Pick ? scene.rows().size() / scene.asked().groupSize : scene.rows().size();
}

double widestGridText(const PredictionScene &scene, const QFontMetricsF &metrics)
{
    double widest = 0;
    for (int line = 0; line <= PredictionLayout::gridLines; ++line) {
        const double value = scene.valueAt(line / double(PredictionLayout::gridLines));
        widest = std::max(widest, metrics.horizontalAdvance(measureText(scene.measure(), value)));
    }
    return widest;
}

} // namespace

PredictionLayout::PredictionLayout(const PredictionScene &scene, const QRectF &area, const QFont &font)
    : m_scene(scene),
      m_area(area)
{
    const QFontMetricsF metrics(font);
    m_line = metrics.height();
    double widest = 0;
    for (const PredictionRow &row : scene.rows())
        widest = std::max(widest, metrics.horizontalAdvance(row.label));
    m_labelWidth = std::min(widest + m_line, area.width() * 0.4);
    if (scene.kind() == PredictionKind::Pick)
        m_labelWidth = groupLabelChars * metrics.averageCharWidth() + m_line;
    if (scene.kind() == PredictionKind::Curve)
        m_labelWidth = widestGridText(scene, metrics) + m_line;
    const double below = hasAxis(scene) ? axisLines * m_line : 0;
    m_plot = area.adjusted(m_labelWidth, titleLines * m_line, -m_line, -below);
    m_countFirst = static_cast<int>(std::lround(scene.asked().least));
    m_countLast = static_cast<int>(std::lround(scene.asked().most));
}

double PredictionLayout::neededHeight(const PredictionScene &scene, double, const QFont &font)
{
    const double line = QFontMetricsF(font).height();
    const double rows = scene.kind() == PredictionKind::Curve ? curveLines
                                                              : rowLines * static_cast<double>(lanesOf(scene));
    return (rows + titleLines + (hasAxis(scene) ? axisLines : 0)) * line;
}

QRectF PredictionLayout::rowRect(std::size_t place) const
{
    const double height = std::max(leastRowLines * m_line, m_plot.height() / static_cast<double>(lanesOf(m_scene)));
    const auto at = [&](std::size_t lane) { return m_plot.top() + height * static_cast<double>(lane); };
    if (m_scene.kind() != PredictionKind::Pick)
        return {m_plot.left(), at(place), m_plot.width(), height};
    const std::size_t size = m_scene.asked().groupSize;
    const double width = m_plot.width() / static_cast<double>(size);
    const double gap = m_line * 0.2;
    return QRectF(m_plot.left() + width * static_cast<double>(place % size), at(place / size), width, height)
        .adjusted(gap, gap, -gap, -gap);
}

QRectF PredictionLayout::countRect(std::size_t row, int number) const
{
    const QRectF band = rowRect(row);
    const double width = std::min(band.width() / (m_countLast - m_countFirst + 1), 3 * m_line);
    const double height = std::min(band.height() * 0.8, 1.6 * m_line);
    return QRectF(band.left() + width * (number - m_countFirst), band.center().y() - height / 2, width, height)
        .adjusted(1, 0, -1, 0);
}

double PredictionLayout::xOf(double value) const
{
    return m_plot.left() + m_plot.width() * m_scene.shareOf(value);
}

double PredictionLayout::yOf(double value) const
{
    return m_plot.bottom() - m_plot.height() * m_scene.shareOf(value);
}

double PredictionLayout::valueAtX(double x) const
{
    return m_scene.valueAt(std::clamp((x - m_plot.left()) / m_plot.width(), 0.0, 1.0));
}

double PredictionLayout::valueAtY(double y) const
{
    return m_scene.valueAt(std::clamp((m_plot.bottom() - y) / m_plot.height(), 0.0, 1.0));
}

QPointF PredictionLayout::curvePoint(double along, double value) const
{
    return {m_plot.left() + m_plot.width() * m_scene.alongShare(along), yOf(value)};
}

std::optional<std::size_t> PredictionLayout::rowAt(QPointF point) const
{
    const std::size_t rows = m_scene.rows().size();
    if (m_scene.kind() == PredictionKind::Curve) {
        std::size_t nearest = 0;
        for (std::size_t row = 1; row < rows; ++row) {
            const auto distance = [&](std::size_t of) {
                return std::abs(curvePoint(m_scene.rows()[of].along, m_scene.asked().least).x() - point.x());
            };
            if (distance(row) < distance(nearest))
                nearest = row;
        }
        return nearest;
    }
    for (std::size_t place = 0; place < rows; ++place) {
        QRectF rect = rowRect(place);
        if (m_scene.kind() != PredictionKind::Pick)
            rect.setLeft(m_area.left());
        if (rect.contains(point))
            return m_scene.kind() == PredictionKind::Order ? m_scene.ranked()[place] : place;
    }
    return std::nullopt;
}

} // namespace futurescope
