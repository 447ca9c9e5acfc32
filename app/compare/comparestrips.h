// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compare/linkedviews.h"
#include "app/lab/theme.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QVBoxLayout;

namespace futurescope {

class ComparedRuns;
class CompareLegend;
class CompareStrip;
class Exportable;
class Playback;

/// The strips of the runs that are drawn, one below the other on one time axis: the same nanoseconds per pixel, and
/// the start of each run at the left. Zoom, pan, cursor and selected range go for all. GUI thread.
class CompareStrips : public QWidget
{
    Q_OBJECT

public:
    explicit CompareStrips(ComparedRuns *runs, QWidget *parent = nullptr);
    ~CompareStrips() override;

    const std::vector<CompareStrip *> &strips() const { return m_strips; }
    /// What is seen, as a picture for any size; null while there are no strips.
    std::shared_ptr<const Exportable> picture() const;
    /// Null while there are no strips. It plays the longest of the runs, and with it all.
    Playback *playback() const { return m_playback; }
    void setTheme(const Theme &theme);

public slots:
    void zoomIn();
    void zoomOut();
    void panLeft();
    void panRight();
    void fitAll();
    /// The selected range, or the future that is selected in one of the strips.
    void fitSelection();
    /// False: there was none.
    bool clearSelection();
    /// To the next change of state in any of the runs.
    void stepNext();
    void stepPrevious();
    void togglePlaying();
    void toStart();
    void toEnd();

signals:
    void removeRequested(int id);
    void openRequested(int id);

protected:
    void changeEvent(QEvent *event) override;

private:
    void rebuild();
    void clear();
    void addStrips();
    void fitAxis();
    void addPlayback();
    void setCursor(std::int64_t cursorNs);
    std::int64_t wholeNs() const;

    ComparedRuns *m_runs;
    const Theme *m_theme = &themeFor(false);
    CompareLegend *m_legend;
    QVBoxLayout *m_rows;  ///< of the strips, which scroll
    QVBoxLayout *m_frame; ///< legend, strips, playback bar
    LinkedViews m_links;
    std::vector<CompareStrip *> m_strips;
    Playback *m_playback = nullptr;
    QWidget *m_playbackBar = nullptr;
};

} // namespace futurescope
