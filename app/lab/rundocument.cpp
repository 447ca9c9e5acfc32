// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/rundocument.h"

#include "core/platform/cputime.h"

namespace futurescope {

RunDocument::RunDocument(QObject *parent) : QObject(parent) {}

void RunDocument::startOver(const Experiment &experiment)
{
    m_hasRun = true;
    m_experiment = experiment;
    m_recorder.reset();
    m_trace = {};
    m_timeline = {};
    m_run.reset();
}

void RunDocument::beginLive(const Experiment &experiment, std::shared_ptr<const Recorder> recorder)
{
    startOver(experiment);
    m_recorder = std::move(recorder);
    emit replaced();
}

Nanos RunDocument::drain()
{
    if (!m_recorder)
        return Nanos::zero();
    const Nanos before = threadCpuTime();
    m_trace = m_recorder->snapshot();
    const std::size_t events = m_timeline.append(m_trace);
    const Nanos collecting = threadCpuTime() - before;
    if (events > 0)
        emit grown();
    emit drained();
    return collecting;
}

void RunDocument::endLive(Run run)
{
    m_recorder.reset();
    m_trace = run.trace;
    m_timeline.append(m_trace);
    m_run = std::move(run);
    emit grown();
    emit ended();
}

void RunDocument::show(Run run)
{
    Timeline timeline;
    timeline.append(run.trace);
    show(std::move(run), std::move(timeline));
}

void RunDocument::show(Run run, Timeline timeline)
{
    startOver(run.experiment);
    m_trace = run.trace;
    m_timeline = std::move(timeline);
    m_run = std::move(run);
    emit replaced();
    emit ended();
}

void RunDocument::clear()
{
    startOver({});
    m_hasRun = false;
    emit replaced();
}

} // namespace futurescope
