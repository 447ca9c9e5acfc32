// SPDX-License-Identifier: GPL-3.0-or-later
// What the window costs: frames of long runs, the GUI thread while a run pours in, and what watching does to the run
// that is watched. Figures are for comparing within one run; nothing is asserted. Parts can be named: frames, live,
// makespans.
#include "app/exporting/fonts.h"
#include "tests/bench/guimeter.h"
#include "tests/bench/windowbench.h"

#include <span>
#include <string_view>
#include <thread>
#include <utility>

using namespace futurescope;
using namespace futurescope::bench;

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_FONT_DPI", "96");
    GuiMeter application(argc, argv);
    loadBundledFonts();
    QApplication::setFont(bundledTextFont());
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    fmt::print("{} hardware threads, medians of interleaved runs\n", std::thread::hardware_concurrency());
    const std::span<char *const> wanted = std::span<char *const>(argv, static_cast<std::size_t>(argc)).subspan(1);
    const std::pair<std::string_view, void (*)()> parts[] = {
        {"frames", compareFrames}, {"live", measureLive}, {"makespans", compareMakespans}};
    for (const auto &[name, run] : parts) {
        if (wanted.empty() || std::ranges::find(wanted, name) != wanted.end())
            run();
    }
}
