// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/session.h"
#include "core/trace/timeline.h"

#include <QObject>

#include <memory>
#include <optional>

namespace futurescope {

/// The run that the window shows, going on or ended. Live view and replay read the same thing: a Timeline that grows
/// by drain() and stands still after the end. GUI thread.
class RunDocument : public QObject
{
    Q_OBJECT

public:
    explicit RunDocument(QObject *parent = nullptr);

    /// False until the first run, and after clear().
    bool hasRun() const { return m_hasRun; }
    /// Events may still come.
    bool isLive() const { return m_recorder != nullptr; }

    const Experiment &experiment() const { return m_experiment; }
    const Timeline &timeline() const { return m_timeline; }
    const Trace &trace() const { return m_trace; }
    /// The whole run, once it has ended.
    const std::optional<Run> &run() const { return m_run; }
    /// Null unless another program wrote the trace that is shown: it has names then, and no submissions and results.
    const ForeignTrace *foreign() const { return m_run ? m_run->foreign.get() : nullptr; }

    /// A run begins: shows its events as they come. Forgets the run before.
    void beginLive(const Experiment &experiment, std::shared_ptr<const Recorder> recorder);
    /// Takes the events recorded since the last call; emits grown() if there were any, and then drained(). Returns what
    /// taking them cost, in CPU time of the thread.
    Nanos drain();
    /// The live run has ended, or `run` was opened from a file or picked on a chart.
    void endLive(Run run);
    void show(Run run);
    /// As show(), with the timeline of the whole run made already.
    void show(Run run, Timeline timeline);
    /// Shows nothing, as before the first run.
    void clear();

signals:
    /// Another run from the start: forget all that was cached.
    void replaced();
    /// The timeline has more events than before.
    void grown();
    /// The beat of live views: time has gone on, even if nothing has happened.
    void drained();
    /// The live run has ended; run() is there.
    void ended();

private:
    void startOver(const Experiment &experiment);

    bool m_hasRun = false;
    Experiment m_experiment;
    std::shared_ptr<const Recorder> m_recorder;
    Trace m_trace;
    Timeline m_timeline;
    std::optional<Run> m_run;
};

} // namespace futurescope
