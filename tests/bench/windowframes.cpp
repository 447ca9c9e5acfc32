// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/timelineview.h"
#include "tests/bench/measure.h"
#include "tests/bench/syntheticrun.h"
#include "tests/bench/windowbench.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QWindow>

#include <algorithm>

namespace futurescope::bench {

namespace {

constexpr QSize viewSize{1600, 900};
constexpr int repeats = 9;
constexpr int framesPerRepeat = 4;

/// The timeline of an ended run as the window shows it.
class Picture
{
public:
    explicit Picture(const RunShape &shape) : m_view(m_document, m_state)
    {
        m_view.resize(viewSize);
        m_view.show();
        while (!m_view.windowHandle()->isExposed())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        m_document.show(syntheticRun(shape));
        m_state.setFollowing(false);
        m_state.setCursor(endNs());
        m_state.setVisible(withMargin({0, endNs()}));
        m_view.repaint();
    }

    std::int64_t endNs() const { return m_document.timeline().endNs(); }

    /// Nothing of the last picture can be used: the whole run moves by one nanosecond.
    std::int64_t paintWhole(int frames)
    {
        return timed([&] {
            for (int frame = 0; frame < frames; ++frame) {
                m_state.setVisible(withMargin({0, endNs() + ++m_shift}));
                m_view.repaint();
            }
        });
    }

    /// The same of a part of the run, in its middle.
    std::int64_t paintPart(std::int64_t lengthNs, int frames)
    {
        return timed([&] {
            for (int frame = 0; frame < frames; ++frame) {
                const std::int64_t start = endNs() / 2 + ++m_shift;
                m_state.setVisible({start, start + lengthNs});
                m_view.repaint();
            }
        });
    }

    /// In from the whole run by so many steps as of the wheel; as long as if each had taken as long as the longest.
    std::int64_t zoom(int steps)
    {
        m_state.setVisible(withMargin({0, endNs()}));
        m_view.repaint();
        std::int64_t longestNs = 0;
        for (int step = 0; step < steps; ++step) {
            longestNs = std::max(longestNs, timed([&] {
                                     m_state.setVisible(zoomed(m_state.visible(), endNs() / 2, 0.8));
                                     m_view.repaint();
                                 }));
        }
        return longestNs * steps;
    }

    /// A tenth of the picture to the right and back.
    std::int64_t pan(std::int64_t lengthNs, int steps)
    {
        const std::int64_t start = (endNs() - lengthNs) / 2;
        m_state.setVisible({start, start + lengthNs});
        m_view.repaint();
        return timed([&] {
            for (int step = 0; step < steps; ++step) {
                m_state.setVisible(panned(m_state.visible(), step % 2 == 0 ? 0.1 : -0.1));
                m_view.repaint();
            }
        });
    }

private:
    RunDocument m_document;
    ViewState m_state;
    TimelineView m_view;
    std::int64_t m_shift = 0;
};

void print(const std::string &title, const std::vector<Measured> &results)
{
    fmt::print("\n{}\n{:<52}{:>11}{:>11}{:>11}{:>8}\n", title, "", "median", "low", "high", "ratio");
    for (const Measured &result : results) {
        fmt::print("{:<52}{:>8.2f} ms{:>8.2f} ms{:>8.2f} ms{:>7.2f}x\n", result.name, result.medianNs / 1e6,
                   result.lowNs / 1e6, result.highNs / 1e6, result.medianNs / results.front().medianNs);
    }
}

void compareWholeFrames(int lanes)
{
    Picture few({.futures = 10'000, .lanes = lanes});
    Picture many({.futures = 1'000'000, .lanes = lanes});
    Picture busy({.futures = 1'000'000, .lanes = lanes, .steals = true, .refusals = true});
    const auto whole = [](std::string name, Picture &picture) {
        return Contender{std::move(name), [&picture](int frames) { return picture.paintWhole(frames); }};
    };
    const auto part = [](std::string name, Picture &picture, double share) {
        return Contender{std::move(name), [&picture, share](int frames) {
                             return picture.paintPart(
                                 static_cast<std::int64_t>(static_cast<double>(picture.endNs()) * share), frames);
                         }};
    };
    print(fmt::format("Whole frame, {} x {}, {} lanes: ms per frame", viewSize.width(), viewSize.height(), lanes),
          measureInTurn({whole("10,000 futures", few), whole("1,000,000 futures", many),
                         whole("1,000,000 futures, all stolen, cancel() refused", busy),
                         part("1,000,000 futures, a hundredth of the run", many, 1e-2),
                         part("1,000,000 futures, a ten-thousandth of the run", many, 1e-4)},
                        framesPerRepeat, repeats));
}

void compareSteps()
{
    constexpr int zoomSteps = 40;
    Picture picture({.futures = 10'000'000, .lanes = 8});
    const auto pan = [&picture](std::string name, double share) {
        return Contender{std::move(name), [&picture, share](int steps) {
                             return picture.pan(static_cast<std::int64_t>(static_cast<double>(picture.endNs()) * share),
                                                steps);
                         }};
    };
    print(
        "One step of zooming or panning, 10,000,000 slices on 8 lanes: ms per step",
        measureInTurn({{"zoom in from the whole run, the longest step", [&](int steps) { return picture.zoom(steps); }},
                       pan("pan the whole run", 1),
                       pan("pan a tenth of the run", 0.1),
                       pan("pan a thousandth of the run", 1e-3)},
                      zoomSteps, 3));
}

} // namespace

void compareFrames()
{
    compareWholeFrames(8);
    compareWholeFrames(64);
    compareSteps();
}

} // namespace futurescope::bench
