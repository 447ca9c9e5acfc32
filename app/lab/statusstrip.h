// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/cpushare.h"
#include "app/lab/outcometimes.h"

#include <QString>
#include <QTimer>
#include <QWidget>

#include <cstdint>
#include <optional>
#include <vector>

class QLabel;
class QProgressBar;
class QToolButton;

namespace futurescope {

class RunController;
class RunDocument;
class ViewState;
struct Metrics;
struct Theme;

/// The bottom line of the window: how far the run is, its figures, and how far they can be trusted. In a replay
/// progress, counts and time are those at the cursor; figures of the whole run are then called so. When the window is
/// too narrow for all, the least important figures are left out whole; none is ever cut.
class StatusStrip : public QWidget
{
    Q_OBJECT

public:
    StatusStrip(const RunDocument *document, const ViewState *view, const RunController *controller,
                QWidget *parent = nullptr);

    void setSaved(bool saved);
    void setTheme(const Theme &theme);
    /// The figures that are seen, from left to right, for tests.
    QString visibleText() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void cancelRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Part
    {
        QLabel *label = nullptr;
        int importance = 0; ///< the lowest goes first when space is short
        bool right = false; ///< stands at the right end
        bool wanted = false;
    };

    void createParts();
    QLabel *addPart(const QString &name, int importance, bool right = false);
    void say(QLabel *label, const QString &text, const QString &toolTip = {});
    void connectTo(const ViewState *view, const RunController *controller);
    void readRun();
    void refresh();
    bool isReplaying() const;
    Timeline::Count count() const;
    QString doneText(std::uint64_t ended) const;
    void refreshCounts();
    void refreshSpeed();
    void refreshFigures(const Metrics &metrics);
    void refreshProgress();
    void refreshTrust(const Metrics &metrics);
    void beginCpuShare();
    void sampleCpu();
    void endCpuShare();
    void sayCpuShare(double share);
    void place();
    int chooseVisible() const;

    const RunDocument *m_document;
    const ViewState *m_view;
    const RunController *m_controller;
    mutable std::optional<OutcomeTimes> m_outcomes; ///< of the run that has ended, once they were asked for
    QProgressBar *m_progress;
    QToolButton *m_cancel;
    std::vector<Part> m_parts;
    QLabel *m_done = nullptr, *m_failed = nullptr, *m_cancelled = nullptr, *m_lost = nullptr;
    QLabel *m_elapsed = nullptr, *m_whole = nullptr, *m_rate = nullptr, *m_speedup = nullptr, *m_efficiency = nullptr;
    QLabel *m_utilisation = nullptr, *m_dropped = nullptr, *m_trust = nullptr, *m_cpu = nullptr, *m_seed = nullptr;
    QTimer m_refreshTimer;
    QTimer m_cursorTimer;
    QTimer m_cpuTimer;
    CpuShare m_cpuOfRun;
    CpuShare m_cpuOfSecond;
    bool m_saved = false;
};

} // namespace futurescope
