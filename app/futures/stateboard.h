// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/futures/stateboardmotion.h"
#include "app/timeline/repaintpacer.h"

#include <QTimer>
#include <QWidget>

#include <functional>

namespace futurescope {

class RunDocument;
class ViewState;

/// The state machine of a future with every future of the run in it, at the moment that the timeline's cursor shows: in
/// a run that is followed, now. A click selects a future everywhere; the arrow keys go from token to token.
///
/// While it is not seen it costs nothing. GUI thread.
class StateBoard : public QWidget
{
    Q_OBJECT

public:
    /// Monotonic nanoseconds; replaced in tests.
    using Clock = std::function<std::int64_t()>;

    StateBoard(const RunDocument *document, ViewState *view, QWidget *parent = nullptr, Clock clock = {});

    void setTheme(const Theme &theme);
    /// Without motion tokens are where they belong at once.
    void setMotion(bool motion);

    /// What is painted next, and where.
    BoardScene scene() const;
    BoardLayout currentLayout() const;
    /// The future whose token is at `position`, noFuture: none.
    FutureId futureAt(QPointF position) const;
    std::int64_t paintCostNs() const { return m_pacer.costNs(); }

    QSize sizeHint() const override { return {300, 600}; }
    /// Lower than this it is scrolled.
    QSize minimumSizeHint() const override;

signals:
    /// Somebody wants the picture in a file, or on the clipboard.
    void exportRequested();
    void copyRequested();

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void startOver();
    void repaintSoon();
    /// Each look at the live run brings another picture by itself.
    bool goesWithTheRun() const;
    void describe();
    void step(QPointF direction);
    QString toolTipAt(const BoardScene &scene, const BoardLayout &layout, QPointF position) const;
    QRectF homeOf(const BoardToken &token, const BoardLayout &layout, std::int64_t atNs) const;

    const RunDocument *m_document;
    ViewState *m_view;
    Clock m_clock;
    const Theme *m_theme = &themeFor(false);
    bool m_motion = true;
    mutable BoardIndex m_index; ///< knows the run only as far as it was asked for
    BoardMotion m_tokens;
    RepaintPacer m_pacer;
    QTimer m_repaintTimer;
    QString m_shownTip;
};

} // namespace futurescope
