// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lessons/predictionpainter.h"
#include "app/lessons/predictionscene.h"

#include <QWidget>

namespace futurescope {

/// Where a person draws what is expected of a lesson: lines and curves are dragged, numbers clicked, rows put in order.
/// By keyboard: up and down choose a row, left and right change its guess (of an order: Alt+up and Alt+down move it).
/// GUI thread.
class PredictionView : public QWidget
{
    Q_OBJECT

public:
    explicit PredictionView(QWidget *parent = nullptr);

    const PredictionScene &scene() const { return m_scene; }
    void setScene(const PredictionScene &scene);
    void setTheme(const Theme &theme);
    /// More than its rows need, if there is room.
    void setLeastHeight(int height);

    PredictionLayout currentLayout() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    /// The person has changed a guess.
    void guessed(const futurescope::PredictionScene &scene);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void drag(QPointF point);
    void sketch(QPointF point);
    void pickNumber(QPointF point, std::size_t row);
    void moveDragged(QPointF point);
    bool stepRow(int key);
    bool changeGuess(int key, bool moves);
    void announce();
    QRectF area() const;

    PredictionScene m_scene;
    const Theme *m_theme = &themeFor(false);
    int m_leastHeight = 0;
    std::optional<std::size_t> m_dragged;
    std::optional<std::size_t> m_hovered;
    std::optional<QPointF> m_lastPoint; ///< of a curve that is being sketched
};

} // namespace futurescope
