// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/fonts.h"
#include "app/futures/stateboardpainter.h"
#include "timelinesamples.h"

// What a board shows of runs written by hand, for the tests of its parts.
namespace futurescope::samples {

/// A run and what a board knows of it.
struct Known
{
    Timeline timeline;
    BoardIndex index;

    explicit Known(const std::vector<Event> &events)
    {
        TraceBuilder builder;
        builder.append(events);
        const Trace trace = builder.snapshot();
        timeline.append(trace);
        index.update(trace, timeline);
    }
};

/// On a board of the panel's usual size.
inline BoardContent contentOf(const Known &known, std::int64_t atNs, QSizeF size = {310, 640},
                              FutureId selected = noFuture)
{
    QFont font = bundledTextFont();
    const BoardLayout layout = layoutBoardFor(known.timeline, known.timeline.futures().size(), 4, font, size);
    return boardContentAt(known.timeline, known.index, {atNs, layout.room(), selected, true});
}

} // namespace futurescope::samples
