// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/futures/futurespanel.h"
#include "app/lab/mainwindow.h"
#include "tests/bench/guimeter.h"
#include "tests/bench/windowbench.h"

#include <QEventLoop>
#include <QTemporaryDir>

#include <atomic>
#include <thread>

namespace futurescope::bench {

namespace {

constexpr std::uint64_t eventsPerSecond = 500'000;
constexpr int lanes = 8;
constexpr auto seconds = std::chrono::seconds(8);

/// Records futures that live for a moment: four events each, as fast as the wanted rate asks for. Returns when asked
/// to stop, or when the time is over.
class Generator
{
public:
    void run(const std::stop_token &stop)
    {
        const std::int64_t startNs = monotonicNs();
        const std::int64_t endNs = startNs + std::chrono::nanoseconds(seconds).count();
        for (std::int64_t now = startNs; now < endNs && !stop.stop_requested(); now = monotonicNs()) {
            const auto due = static_cast<std::uint64_t>(static_cast<double>(now - startNs) / 1e9 * eventsPerSecond);
            for (int round = 0; m_events < due && round < 1000; ++round)
                recordOne();
            std::this_thread::sleep_for(std::chrono::microseconds(500)); // the rate's beat, nobody waits for it
        }
    }

    std::uint64_t events() const { return m_events; }

private:
    void recordOne()
    {
        const FutureId future{++m_futures};
        const LaneId lane{static_cast<std::uint16_t>(m_futures % lanes + 1)};
        record(EventKind::Submitted, future, packItems(m_futures - 1, 1));
        recordOn(lane, EventKind::Started, future);
        recordOn(lane, m_futures % 5000 == 0 ? EventKind::Failed : EventKind::Finished, future);
        record(EventKind::ResultRead, future);
        m_events += 4;
    }

    std::uint32_t m_futures = 0;
    std::uint64_t m_events = 0;
};

/// Two threads that compute for as long as this lives, at the priority of whoever makes it.
class BusyCores
{
public:
    BusyCores()
    {
        for (unsigned core = 0; core < std::max(2u, std::thread::hardware_concurrency()); ++core)
            m_threads.emplace_back([](const std::stop_token &stop) {
                for (std::uint64_t x = 1; !stop.stop_requested();) {
                    for (int i = 0; i < 10'000; ++i)
                        x = x * 6364136223846793005u + 1442695040888963407u;
                    volatile std::uint64_t sink = x;
                    static_cast<void>(sink);
                }
            });
    }

private:
    std::vector<std::jthread> m_threads;
};

/// Stands in for the engine, on its thread and at its priority.
Result<Run> flood(const Experiment &experiment, const std::stop_token &stop, const SessionObserver &observer,
                  std::atomic<std::uint64_t> &dropped)
{
    auto recorder = std::make_shared<Recorder>();
    observer.phaseChanged(Phase::Running);
    observer.recordingStarted(recorder);
    {
        const BusyCores busy;
        const RecordingScope recording(recorder.get(), mainLane);
        recordMark(MarkKind::RunStarted);
        Generator().run(stop);
    }
    recorder->stop();
    Run run;
    run.experiment = experiment;
    run.trace = recorder->snapshot();
    dropped = run.trace.droppedEvents();
    return run;
}

struct LiveRow
{
    std::vector<Frame> frames;
    double timelineHz = 0;
    double cpuShare = 0;
    std::size_t events = 0;
    std::uint64_t dropped = 0;
};

LiveRow watch(MainWindow &window, std::atomic<std::uint64_t> &dropped)
{
    auto &meter = *static_cast<GuiMeter *>(qApp);
    Experiment experiment;
    experiment.workers = lanes;
    experiment.workload.items = static_cast<std::uint32_t>(eventsPerSecond * seconds.count() / 4);
    QEventLoop loop;
    QObject::connect(&window.controller(), &RunController::runFinished, &loop, &QEventLoop::quit);
    LiveRow row;
    const auto keep = [&] { // shortly before the end; what follows is no longer the run
        if (!row.frames.empty())
            return;
        row.frames = meter.frames();
        row.timelineHz = meter.timelinePaints() / static_cast<double>(seconds.count());
        row.cpuShare = meter.cpuShare();
        row.events = window.document().trace().size();
    };
    QObject::connect(&window.controller(), &RunController::phaseChanged, &loop, [&] { meter.start(); });
    QTimer::singleShot(seconds - std::chrono::milliseconds(100), &loop, keep);
    window.controller().start(experiment);
    loop.exec();
    keep();
    row.dropped = dropped;
    return row;
}

std::vector<double> valuesOf(const std::vector<Frame> &frames, double Frame::*value)
{
    std::vector<double> values;
    for (const Frame &frame : frames)
        values.push_back(frame.*value);
    return values;
}

void printRow(const std::string &name, const LiveRow &row)
{
    const auto at = [&](double Frame::*value, double share) { return percentile(valuesOf(row.frames, value), share); };
    fmt::print("{:<10}{:>7.1f}{:>8.1f}{:>9.1f}{:>8.1f}{:>10.1f}{:>8.1f}{:>9.0f}{:>9.0f}{:>7.0f} %{:>10}{:>9}\n", name,
               at(&Frame::cpuMs, 0.5), at(&Frame::cpuMs, 0.99), at(&Frame::wallMs, 0.5), at(&Frame::wallMs, 0.99),
               at(&Frame::longestMs, 0.99), at(&Frame::longestMs, 1),
               static_cast<double>(row.frames.size()) / static_cast<double>(seconds.count()), row.timelineHz,
               row.cpuShare * 100, row.events, row.dropped);
}

} // namespace

void measureLive()
{
    fmt::print("\nGUI thread per frame of the window, {} events/s while {} threads compute: ms\n", eventsPerSecond,
               std::max(2u, std::thread::hardware_concurrency()));
    fmt::print("{:<10}{:>15}{:>17}{:>18}{:>9}{:>9}{:>9}{:>10}{:>9}\n{:<10}{:>7}{:>8}{:>9}{:>8}{:>10}{:>8}{:>9}{:>9}\n",
               "page", "CPU", "wall", "one event", "window", "timeline", "CPU", "events", "dropped", "", "median",
               "p99", "median", "p99", "p99", "most", "Hz", "Hz");
    QTemporaryDir folder;
    for (int page = 0; page < 4; ++page) {
        Settings settings(folder.filePath(QStringLiteral("settings.ini")));
        std::atomic<std::uint64_t> dropped{0};
        MainWindow window(
            [&dropped](const Experiment &experiment, const std::stop_token &stop, const SessionObserver &observer) {
                return flood(experiment, stop, observer, dropped);
            },
            &settings, 2);
        window.resize(1440, 900);
        window.show();
        auto *panel = window.findChild<FuturesPanel *>();
        panel->setCurrentIndex(page);
        QCoreApplication::processEvents();
        printRow(panel->tabText(page).toStdString(), watch(window, dropped));
    }
}

} // namespace futurescope::bench
