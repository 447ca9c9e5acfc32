// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/rundocument.h"
#include "app/lab/viewstate.h"
#include "app/timeline/barcache.h"
#include "app/timeline/lanearranger.h"
#include "app/timeline/repaintpacer.h"
#include "app/timeline/timelinequeries.h"

#include <QTimer>
#include <QWidget>

class QMenu;
class QToolButton;

namespace futurescope {

/// The Gantt chart of the run that the document shows. Gestures change the ViewState; the view follows its signals.
///
/// Ctrl+wheel zooms to the pointer, Shift+wheel and middle drag pan, the wheel scrolls lanes; a left drag selects a
/// range, a click a future, a click on the axis or a drag of the flag moves the cursor. W S A D, F, Ctrl+0 and the
/// arrow keys do the same without a mouse.
class TimelineView : public QWidget
{
    Q_OBJECT

public:
    TimelineView(const RunDocument &document, ViewState &state, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    /// One of several pictures on one axis, without title and legend.
    struct Strip
    {
        double labelWidth = 0;    ///< of the names, the same in all
        std::int64_t wholeNs = 1; ///< the end of the longest run
        bool cursorFlag = true;   ///< the time of the cursor is told here
    };
    void setStrip(const Strip &strip);
    /// On a small button above the names of the lanes.
    void setLanesMenu(QMenu *menu);

    /// What is painted now.
    TimelineScene scene() const;
    TimelineLayout currentLayout() const;

    /// Paintings a second that the cost of one allows.
    double framesPerSecond() const { return m_pacer.framesPerSecond(); }
    std::int64_t paintCostNs() const { return m_pacer.costNs(); }

    QSize sizeHint() const override { return {760, 420}; }
    QSize minimumSizeHint() const override { return {320, 200}; }

public slots:
    void zoomIn();
    void zoomOut();
    void panLeft();
    void panRight();
    void fitAll();
    /// The selected range, else the selected future from its submission to its end.
    void fitSelection();
    void clearSelection();
    /// Selects the future after the selected one on its lane, and so on.
    void selectNext();
    void selectPrevious();
    void selectLaneUp();
    void selectLaneDown();
    /// Folds the lane of the selected future to a strip, or unfolds it.
    void toggleFold();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum class Drag { None, Undecided, Range, Cursor, Pan };

    void connectSignals();
    void placeLanesButton(const TimelineLayout &layout);
    void showReplaced();
    void findRings();
    void showGrown();
    void repaintChanged();
    void changeVisible(TimeRange range);
    void zoomBy(double factor);
    void selectStep(Step step);
    void describeSelection();
    void bringIntoSight(FutureId future);
    void scrollLanes(double pages);
    std::int64_t wholeNs() const; ///< what "all" is, and how far the cursor goes
    void scrub(double x);
    void dragRange(double x);
    void hover(QPointF position, QPoint globalPosition);
    bool onAxis(QPointF position) const;

    const RunDocument &m_document;
    ViewState &m_state;
    const Theme *m_theme = &themeFor(false);
    double m_scroll = 0;
    int m_firstCounter = 0;
    LaneArranger m_lanes;
    std::optional<Strip> m_strip;
    QToolButton *m_lanesButton = nullptr;
    BarCache m_bars;
    RepaintPacer m_pacer;
    QTimer m_repaintTimer;
    double m_paintedCursorX = 0;
    std::shared_ptr<const std::vector<FoundRing>> m_rings;
    std::shared_ptr<const ForeignMarks> m_marks; ///< of the trace of another program

    Drag m_drag = Drag::None;
    QPointF m_pressedAt;
    std::int64_t m_pressedNs = 0;
    TimeRange m_pressedRange;
    QString m_shownTip;
};

} // namespace futurescope
