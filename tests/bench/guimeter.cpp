// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/guimeter.h"

#include "core/base/time.h"
#include "core/platform/cputime.h"

#include <QWidget>

#include <algorithm>

namespace futurescope::bench {

void GuiMeter::start()
{
    m_frame = {};
    m_frames.clear();
    m_timelinePaints = 0;
    m_startedNs = m_lastFrameNs = monotonicNs();
    m_startedCpuNs = threadCpuTime().count();
}

double GuiMeter::cpuShare() const
{
    return static_cast<double>(threadCpuTime().count() - m_startedCpuNs)
           / static_cast<double>(std::max<std::int64_t>(1, monotonicNs() - m_startedNs));
}

bool GuiMeter::notify(QObject *receiver, QEvent *event)
{
    if (event->type() == QEvent::Paint && receiver->objectName() == QLatin1String("timelineView"))
        ++m_timelinePaints;
    if (m_depth > 0)
        return QApplication::notify(receiver, event);
    const bool isFrame = event->type() == QEvent::UpdateRequest && receiver->isWidgetType()
                         && static_cast<QWidget *>(receiver)->isWindow();
    const std::int64_t cpuNs = threadCpuTime().count();
    const std::int64_t wallNs = monotonicNs();
    ++m_depth;
    const bool taken = QApplication::notify(receiver, event);
    --m_depth;
    const std::int64_t nowNs = monotonicNs();
    const double wallMs = static_cast<double>(nowNs - wallNs) / 1e6;
    m_frame.cpuMs += static_cast<double>(threadCpuTime().count() - cpuNs) / 1e6;
    m_frame.wallMs += wallMs;
    m_frame.longestMs = std::max(m_frame.longestMs, wallMs);
    if (isFrame) {
        m_frame.intervalMs = static_cast<double>(nowNs - m_lastFrameNs) / 1e6;
        m_lastFrameNs = nowNs;
        m_frames.push_back(m_frame);
        m_frame = {};
    }
    return taken;
}

} // namespace futurescope::bench
