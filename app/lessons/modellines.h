// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lessons/predictionpainter.h"

#include <QList>
#include <QPen>

namespace futurescope {

/// A law beside what was measured, as a line of the picture of a curve.
struct ModelLine
{
    QString name;
    QString shortName; ///< where there is no room for the name
    QPen pen;
    QList<QPointF> points;       ///< where there are measured ones too
    QList<QPointF> beyond;       ///< from the last of these on, extrapolated; dashed
    bool isFitted = false;       ///< to what was measured
    bool isNamed = true;         ///< else it lies so near to what was measured that it says nothing of its own
    std::optional<QPointF> peak; ///< beyond which it turns down, where that is on the axis
    QString peakName;
};

/// Of a scene with what was measured: how it would be if only the work itself took time, which of a speedup is
/// Amdahl's law; Gustafson's; and of six or more points the Universal Scalability Law fitted to them.
QList<ModelLine> modelLines(const PredictionScene &scene, const PredictionLayout &layout, const PredictionLook &look);

/// The stretch of the plot beyond what was measured; empty where there is none.
QRectF stretchBeyond(const PredictionScene &scene, const PredictionLayout &layout);

void paintModelLine(QPainter &painter, const ModelLine &line, const PredictionLayout &layout);

struct PlacedName
{
    QString text;
    QRectF place;
    QColor ink;
};

/// Names where they cover neither `obstacles` nor the lines nor each other; those without such a place are left out.
QList<PlacedName> placedModelNames(const QList<ModelLine> &lines, QList<QRectF> obstacles,
                                   const PredictionLayout &layout, const PredictionLook &look);
void paintModelNames(QPainter &painter, const QList<PlacedName> &names, const PredictionLook &look);

} // namespace futurescope
