// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>

#include <cstdint>
#include <vector>

namespace futurescope::bench {

/// What the GUI thread did from one frame of the window to the next.
struct Frame
{
    double cpuMs = 0;      ///< of all that was done for it: events taken, tables brought up to date, painting
    double wallMs = 0;     ///< the same by the clock on the wall, with all interruptions
    double longestMs = 0;  ///< of one event without a break, during which the window does not answer
    double intervalMs = 0; ///< since the frame before
};

/// An application that measures what its event handling costs.
class GuiMeter : public QApplication
{
public:
    using QApplication::QApplication;

    /// Forgets what was measured and begins anew.
    void start();
    /// Frames since start().
    const std::vector<Frame> &frames() const { return m_frames; }
    int timelinePaints() const { return m_timelinePaints; }
    /// CPU time of the thread since start(), as a share of the time passed.
    double cpuShare() const;

    bool notify(QObject *receiver, QEvent *event) override;

private:
    int m_depth = 0;
    Frame m_frame;
    std::vector<Frame> m_frames;
    int m_timelinePaints = 0;
    std::int64_t m_lastFrameNs = 0;
    std::int64_t m_startedNs = 0;
    std::int64_t m_startedCpuNs = 0;
};

} // namespace futurescope::bench
