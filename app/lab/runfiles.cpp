// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/runfiles.h"

#include "app/exporting/atomicwrite.h"
#include "app/lab/text.h"
#include "app/timeline/keptmarks.h"
#include "core/experiment/experimentjson.h"
#include "core/experiment/runfile.h"

#include <QFile>
#include <QFileInfo>

namespace futurescope {

namespace {

constexpr qint64 maxExperimentBytes = 1 << 20;

/// A run is a Chrome trace: it names its events, or is a list of nothing else. An experiment is small and does neither.
bool looksLikeTrace(const QByteArray &beginning)
{
    return beginning.contains("\"traceEvents\"") || beginning.trimmed().startsWith('[')
           || beginning.size() > maxExperimentBytes;
}

// How the time of opening is shared out, roughly, in percent.
constexpr double readPercent = 75;
constexpr double orderPercent = 10;
constexpr double timelinePercent = 15;

Result<QByteArray> beginningOf(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return Error{ErrorCode::InvalidInput, QObject::tr("%1 does not exist.").arg(path).toStdString()};
    if (!info.isFile())
        return Error{ErrorCode::InvalidInput, QObject::tr("%1 is not a regular file.").arg(path).toStdString()};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::InvalidInput,
                     QObject::tr("%1 cannot be read: %2").arg(path, file.errorString()).toStdString()};
    return file.read(maxExperimentBytes + 1);
}

Result<Experiment> readExperiment(const QString &path, const QByteArray &content)
{
    auto experiment = content.size() > maxExperimentBytes
                          ? Result<Experiment>(Error{ErrorCode::InvalidInput, "it is larger than 1 MB"})
                          : experimentFromJson(content.toStdString());
    if (!experiment)
        return Error{ErrorCode::InvalidInput, path.toStdString() + ": " + experiment.error().detail};
    return experiment;
}

} // namespace

RunFiles::RunFiles(QObject *parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
    m_patience.setInterval(patienceMs);
    connect(&m_patience, &QTimer::timeout, this, &RunFiles::tellProgress);
    m_savingPatience.setInterval(patienceMs);
    connect(&m_savingPatience, &QTimer::timeout, this, [this] {
        m_savingPatience.start(patienceMs / 3);
        emit savingProgressed(m_saving, m_savingPercent);
    });
}

RunFiles::~RunFiles()
{
    m_openingsGivenUp = m_openings;
    m_pool.waitForDone();
}

void RunFiles::later(std::function<std::function<void()>()> work)
{
    if (++m_jobs == 1)
        emit busyChanged(true);
    m_pool.start([this, work = std::move(work)] {
        // `this` outlives the job: the destructor waits for it.
        QMetaObject::invokeMethod(
            this,
            [this, answer = work()] {
                if (--m_jobs == 0)
                    emit busyChanged(false);
                answer();
            },
            Qt::QueuedConnection);
    });
}

Result<std::shared_ptr<OpenedRun>> RunFiles::readRunFrom(const QString &path, unsigned opening)
{
    auto run = readTrace(path.toStdString(), [this, opening](OpeningStep step, double share) {
        m_percent = static_cast<int>(step == OpeningStep::Reading ? readPercent * share
                                                                  : readPercent + orderPercent * share);
        return m_openingsGivenUp < opening;
    });
    if (!run)
        return run.error();
    auto opened = std::make_shared<OpenedRun>(OpenedRun{std::move(*run), {}});
    if (!makeTimeline(*opened, opening))
        return Error{ErrorCode::InvalidInput, {}}; // cancelled: nobody hears of it
    keepMarks(opened->run);
    return opened;
}

bool RunFiles::makeTimeline(OpenedRun &opened, unsigned opening)
{
    const Trace &trace = opened.run.trace;
    std::size_t seen = 0;
    trace.forEachBlock(0, [&](std::span<const Event> events) {
        if (m_openingsGivenUp >= opening)
            return;
        opened.timeline.append(events);
        seen += events.size();
        m_percent = static_cast<int>(readPercent + orderPercent
                                     + timelinePercent * static_cast<double>(seen) / static_cast<double>(trace.size()));
    });
    return m_openingsGivenUp < opening;
}

void RunFiles::tellProgress()
{
    m_patience.start(patienceMs / 3); // and from now on often enough to be seen moving
    emit progressed(m_opening, m_percent);
}

void RunFiles::cancelOpening()
{
    m_openingsGivenUp = m_openings;
}

void RunFiles::cancelSaving()
{
    m_savingsGivenUp = m_savings;
}

void RunFiles::open(const QString &path)
{
    const unsigned opening = ++m_openings;
    m_opening = path;
    m_percent = 0;
    m_patience.start(patienceMs);
    later([this, path, opening]() -> std::function<void()> {
        const auto answer = [this, opening](auto &&tell) {
            return [this, opening, tell] {
                if (opening == m_openings)
                    m_patience.stop();
                tell();
            };
        };
        const auto fail = [&](const Error &error) -> std::function<void()> {
            if (m_openingsGivenUp >= opening)
                return answer([this, path] { emit cancelled(path); });
            return answer([this, path, reason = toText(error)] { emit failed(path, reason); });
        };
        const auto beginning = beginningOf(path);
        if (!beginning)
            return fail(beginning.error());
        if (looksLikeTrace(*beginning)) {
            const auto opened = readRunFrom(path, opening);
            if (!opened)
                return fail(opened.error());
            return answer([this, path, opened = *opened] { emit runOpened(opened, path); });
        }
        const auto experiment = readExperiment(path, *beginning);
        if (!experiment)
            return fail(experiment.error());
        return answer([this, path, experiment = *experiment] { emit experimentOpened(experiment, path); });
    });
}

Status RunFiles::writeRunTo(const Run &run, const QString &path, unsigned saving)
{
    const TraceProgress progress = [this, saving](double share) {
        m_savingPercent = static_cast<int>(100 * share);
        return m_savingsGivenUp < saving;
    };
    return atomicWrite(path, [&](const TextSink &sink) { return writeRun(run, sink, progress); });
}

void RunFiles::saveRun(const Run &run, const QString &path)
{
    const unsigned saving = ++m_savings;
    m_saving = path;
    m_savingPercent = 0;
    m_savingPatience.start(patienceMs);
    later([this, run, path, saving]() -> std::function<void()> {
        const Status status = writeRunTo(run, path, saving);
        return [this, path, saving, status] {
            if (saving == m_savings)
                m_savingPatience.stop();
            if (status)
                emit saved(path);
            else if (m_savingsGivenUp >= saving)
                emit savingCancelled(path);
            else
                emit failed(path, toText(status.error()));
        };
    });
}

void RunFiles::saveExperiment(const Experiment &experiment, const QString &path)
{
    later([this, experiment, path]() -> std::function<void()> {
        const Status status = atomicWrite(path, QByteArray::fromStdString(toJson(experiment)));
        if (!status)
            return [this, path, reason = toText(status.error())] { emit failed(path, reason); };
        return [this, path] { emit saved(path); };
    });
}

} // namespace futurescope
