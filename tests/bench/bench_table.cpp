// SPDX-License-Identifier: GPL-3.0-or-later
// What a million futures cost their table: sorting by every column, searching, and how long the window is held up.
#include "app/futures/futuresfilter.h"
#include "app/futures/futurestable.h"
#include "app/futures/stateboard.h"
#include "app/lab/rundocument.h"
#include "app/lab/viewstate.h"
#include "tests/bench/measure.h"

#include <QApplication>
#include <QEventLoop>
#include <QImage>
#include <QTableView>

#include <fmt/format.h>
#include <thread>

using namespace futurescope;

namespace {

constexpr std::uint32_t futures = 1'000'000;
constexpr int repeats = 5;

Run millionFutures()
{
    std::vector<Event> events;
    for (std::uint32_t i = 1; i <= futures; ++i)
        events.push_back({i, packItems(i - 1, 1), FutureId{i}, mainLane, EventKind::Submitted, 0});
    std::vector<std::int64_t> freeAt(8, 1000);
    for (std::uint32_t i = 1; i <= futures; ++i) {
        std::int64_t &now = freeAt[i % 8];
        const LaneId lane{static_cast<std::uint16_t>(1 + i % 8)};
        events.push_back({now, 0, FutureId{i}, lane, EventKind::Started, 0});
        now += 500 + std::int64_t{i} * 7919 % 4001;
        const bool fails = i % 100 == 0;
        events.push_back({now, i * 31 % 100'003, FutureId{i}, lane, fails ? EventKind::Failed : EventKind::Finished,
                          fails ? static_cast<std::uint8_t>(FailureKind::ValueError) : std::uint8_t{0}});
    }
    TraceBuilder builder;
    builder.append(events);
    Run run;
    run.experiment.workers = 8;
    run.trace = builder.snapshot();
    return run;
}

/// The longest time between two turns of the event loop.
class Stall : public QObject
{
public:
    Stall() { startTimer(0); }
    void begin()
    {
        m_longestNs = 0;
        m_lastNs = monotonicNs();
    }
    std::int64_t longestNs() const { return m_longestNs; }

protected:
    void timerEvent(QTimerEvent *) override
    {
        const std::int64_t now = monotonicNs();
        m_longestNs = std::max(m_longestNs, now - m_lastNs);
        m_lastNs = now;
    }

private:
    std::int64_t m_longestNs = 0;
    std::int64_t m_lastNs = 0;
};

struct Table
{
    RunDocument document;
    ViewState view;
    FuturesTable table{&document, &view};
    Stall stall;

    FuturesFilter &filter() { return *static_cast<FuturesFilter *>(table.table()->model()); }

    void measure(const std::string &what, const std::function<void(int)> &act)
    {
        std::vector<double> ms, stalls;
        for (int repeat = -1; repeat < repeats; ++repeat) {
            stall.begin();
            const std::int64_t startedNs = monotonicNs();
            act(repeat);
            while (filter().isBusy())
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            QCoreApplication::processEvents(); // the new order is painted
            if (repeat < 0)
                continue;
            ms.push_back(static_cast<double>(monotonicNs() - startedNs) / 1e6);
            stalls.push_back(static_cast<double>(stall.longestNs()) / 1e6);
        }
        std::ranges::sort(ms);
        std::ranges::sort(stalls);
        fmt::print("  {:<34} {:8.0f} ms   window held up at most {:5.1f} ms\n", what, ms[ms.size() / 2],
                   stalls[stalls.size() / 2]);
    }
};

void measureSorts(Table &table)
{
    fmt::print("Sorting {} rows (reach: 1000 ms, window live)\n", futures);
    const char *names[] = {"number", "state", "worker", "items", "wait", "run time", "outcome"};
    for (int column = 0; column <= static_cast<int>(FutureColumn::Outcome); ++column) {
        table.measure(names[column], [&, column](int repeat) {
            table.table.table()->sortByColumn(column, repeat % 2 == 0 ? Qt::DescendingOrder : Qt::AscendingOrder);
            if (repeat % 2 != 0 && column == 0)
                table.table.table()->sortByColumn(0, Qt::DescendingOrder);
        });
    }
}

void measureSearches(Table &table)
{
    fmt::print("Searching {} futures (reach: window never held up 16 ms)\n", futures);
    table.table.table()->sortByColumn(0, Qt::AscendingOrder);
    for (const char *search : {"failed", "#500000", "> 4 us", "wait > 1 ms worker 3", "ValueError", "returned 777"}) {
        table.measure(search, [&](int) {
            table.view.setSearch({});
            table.view.setSearch(QString::fromLatin1(search));
        });
    }
}

void measureBoard(Table &table)
{
    StateBoard board(&table.document, &table.view);
    board.resize(420, 800);
    QImage image(board.size(), QImage::Format_RGB32);
    fmt::print("State board of {} futures\n", futures);
    const auto frameMs = [&](std::int64_t atNs) {
        table.view.setCursor(atNs);
        return static_cast<double>(bench::timed([&] { board.render(&image); })) / 1e6;
    };
    table.view.setFollowing(false);
    fmt::print("  {:<34} {:8.1f} ms\n", "first frame, which reads the run", frameMs(0));
    std::vector<double> ms;
    for (int i = 1; i <= 50; ++i)
        ms.push_back(frameMs(table.document.timeline().endNs() * i / 50));
    std::ranges::sort(ms);
    fmt::print("  {:<34} {:8.1f} ms, at most {:.1f} ms\n", "any other moment", ms[ms.size() / 2], ms.back());
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    fmt::print("{} hardware threads, medians of {}\n", std::thread::hardware_concurrency(), repeats);
    Table table;
    table.table.resize(420, 800);
    table.table.show();
    table.document.show(millionFutures());
    QCoreApplication::processEvents();
    measureSorts(table);
    measureSearches(table);
    measureBoard(table);
}
