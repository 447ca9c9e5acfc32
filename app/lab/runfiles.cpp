// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/runfiles.h"

#include "app/exporting/atomicwrite.h"
#include "app/lab/text.h"
#include "core/experiment/experimentjson.h"
#include "core/experiment/runfile.h"

#include <QFile>
#include <QFileInfo>

namespace futurescope {

namespace {

constexpr qint64 maxExperimentBytes = 1 << 20;

/// A run is a Chrome trace, whose events are named near its beginning; an experiment has none.
bool looksLikeRun(const QByteArray &beginning)
{
    return beginning.contains("\"traceEvents\"");
}

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

Result<Run> RunFiles::readRunFrom(const QString &path, unsigned opening)
{
    return readRun(path.toStdString(), [this, opening](std::uint64_t bytes, std::uint64_t ofBytes) {
        m_percent = ofBytes > 0 ? static_cast<int>(bytes * 100 / ofBytes) : 0;
        return m_openingsGivenUp < opening;
    });
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
            return answer([this, path, reason = toText(error.detail)] { emit failed(path, reason); });
        };
        const auto beginning = beginningOf(path);
        if (!beginning)
            return fail(beginning.error());
        if (looksLikeRun(*beginning)) {
            const auto run = readRunFrom(path, opening);
            if (!run)
                return fail(run.error());
            return answer([this, path, run = *run] { emit runOpened(run, path); });
        }
        const auto experiment = readExperiment(path, *beginning);
        if (!experiment)
            return fail(experiment.error());
        return answer([this, path, experiment = *experiment] { emit experimentOpened(experiment, path); });
    });
}

void RunFiles::saveRun(const Run &run, const QString &path)
{
    later([this, run, path]() -> std::function<void()> {
        const Status status = atomicWrite(path, [&run](const TextSink &sink) { return writeRun(run, sink); });
        if (!status)
            return [this, path, reason = toText(status.error().detail)] { emit failed(path, reason); };
        return [this, path] { emit saved(path); };
    });
}

void RunFiles::saveExperiment(const Experiment &experiment, const QString &path)
{
    later([this, experiment, path]() -> std::function<void()> {
        const Status status = atomicWrite(path, QByteArray::fromStdString(toJson(experiment)));
        if (!status)
            return [this, path, reason = toText(status.error().detail)] { emit failed(path, reason); };
        return [this, path] { emit saved(path); };
    });
}

} // namespace futurescope
