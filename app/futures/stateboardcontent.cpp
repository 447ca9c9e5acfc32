// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/futures/stateboardcontent.h"

#include "app/lab/barstate.h"

#include <algorithm>

namespace futurescope {

namespace {

constexpr std::size_t mostWaiters = 32;

class ContentMaker
{
public:
    ContentMaker(const Timeline &timeline, const BoardIndex &index, const BoardQuestion &question)
        : m_timeline(timeline),
          m_index(index),
          m_question(question)
    {
        m_content.atNs = question.atNs;
        m_content.counts = index.countsAt(timeline, question.atNs);
        m_content.refusedRunningNs = index.lastRefusalNs(false, question.atNs);
        m_content.refusedFinishedNs = index.lastRefusalNs(true, question.atNs);
    }

    BoardContent make()
    {
        if (m_timeline.futures().size() <= mostSingleTokens)
            sortAll();
        else
            pickSome();
        addWaiters();
        return std::move(m_content);
    }

private:
    using Ids = std::vector<FutureId>;

    const FutureRecord &recordOf(FutureId id) const { return m_timeline.futures()[id.value - 1]; }

    /// Each of a few futures.
    void sortAll()
    {
        std::array<Ids, boardPlaces> ids;
        for (std::size_t i = 0; i < m_timeline.futures().size(); ++i) {
            if (const auto place = boardPlaceAt(m_timeline.futures()[i], m_question.atNs))
                ids[static_cast<std::size_t>(*place)].push_back(FutureId{static_cast<std::uint32_t>(i + 1)});
        }
        const auto arrival = [this](BoardPlace place) {
            return [this, place](FutureId id) {
                const FutureRecord &record = recordOf(id);
                return place == BoardPlace::Pending    ? record.submittedNs
                       : place == BoardPlace::Notified ? record.notifiedNs()
                                                       : record.endedNs;
            };
        };
        for (std::size_t i = 0; i < boardPlaces; ++i) {
            const auto place = static_cast<BoardPlace>(i);
            if (place == BoardPlace::Running) {
                for (const FutureId id : ids[i])
                    addRunning(id);
                continue;
            }
            std::ranges::stable_sort(ids[i], {}, arrival(place));
            addOrdered(place, ids[i], ids[i].size(), place == BoardPlace::Pending);
        }
        stackHiddenRunning();
    }

    /// The head of the queue, the running, what is rare, and stacks of the rest.
    void pickSome()
    {
        const auto room = [this](BoardPlace place) { return static_cast<std::size_t>(m_question.room[place]); };
        addOrdered(BoardPlace::Pending, m_index.firstPending(m_timeline, m_question.atNs, room(BoardPlace::Pending)),
                   m_content.counts[BoardPlace::Pending], true);
        for (const Lane &lane : m_timeline.lanes()) {
            if (const auto span = Timeline::spanAt(lane, m_question.atNs);
                span && lane.tasks[*span].activity == Activity::Task && lane.tasks[*span].future != noFuture
                && recordOf(lane.tasks[*span].future).lane == lane.id)
                addRunning(lane.tasks[*span].future);
        }
        stackHiddenRunning();
        addOrdered(BoardPlace::Returned, {}, m_content.counts[BoardPlace::Returned], false);
        for (const BoardPlace place :
             {BoardPlace::Raised, BoardPlace::Lost, BoardPlace::Cancelled, BoardPlace::Notified})
            addOrdered(place, latestAt(place, room(place)), m_content.counts[place], false);
    }

    Ids latestAt(BoardPlace place, std::size_t most) const
    {
        const auto came = m_index.cameTo(place, m_question.atNs);
        Ids ids;
        for (auto moment = came.rbegin(); moment != came.rend() && ids.size() < most; ++moment) {
            if (boardPlaceAt(recordOf(moment->future), m_question.atNs) == place)
                ids.push_back(moment->future);
            else if (static_cast<std::size_t>(moment - came.rbegin()) > 4 * mostSingleTokens)
                break; // all of the latest have moved on
        }
        std::ranges::reverse(ids);
        return ids;
    }

    void addRunning(FutureId id)
    {
        const FutureRecord &record = recordOf(id);
        if (boardPlaceAt(record, m_question.atNs) != BoardPlace::Running)
            return;
        // What the program runs itself comes after the workers.
        const int cell = record.lane == mainLane ? m_timeline.workerLanes() : record.lane.value - 1;
        if (cell >= m_question.room[BoardPlace::Running]) {
            ++m_hiddenRunning;
            return;
        }
        const auto before = std::ranges::count_if(m_content.tokens, [cell](const BoardToken &token) {
            return token.place == BoardPlace::Running && token.cell == cell;
        });
        addToken(id, BoardPlace::Running, cell);
        m_content.tokens.back().depth = static_cast<int>(before);
    }

    void stackHiddenRunning()
    {
        if (m_hiddenRunning > 0)
            addStack(BoardPlace::Running, m_hiddenRunning, m_question.room[BoardPlace::Running]);
    }

    /// `ids`: as many as there may be room for, out of `all`. The rest is a stack: behind the head of the queue, in
    /// front of the latest elsewhere.
    void addOrdered(BoardPlace place, Ids ids, std::uint64_t all, bool fromHead)
    {
        const auto room = static_cast<std::size_t>(std::max(1, m_question.room[place]));
        if (ids.size() == all && all <= room) {
            for (std::size_t i = 0; i < ids.size(); ++i)
                addToken(ids[i], place, static_cast<int>(i));
            return;
        }
        if (all == 0)
            return;
        const std::size_t single = std::min(ids.size(), room - 1);
        Ids shown(fromHead ? ids.begin() : ids.end() - static_cast<std::ptrdiff_t>(single),
                  fromHead ? ids.begin() + static_cast<std::ptrdiff_t>(single) : ids.end());
        showSelected(place, shown, room);
        if (!fromHead)
            addStack(place, all - shown.size(), 0);
        for (std::size_t i = 0; i < shown.size(); ++i)
            addToken(shown[i], place, static_cast<int>(i) + (fromHead ? 0 : 1));
        if (fromHead)
            addStack(place, all - shown.size(), static_cast<int>(shown.size()));
    }

    void showSelected(BoardPlace place, Ids &shown, std::size_t room) const
    {
        const FutureRecord *record = m_timeline.future(m_question.selected);
        if (!record || room < 2 || boardPlaceAt(*record, m_question.atNs) != place
            || std::ranges::find(shown, m_question.selected) != shown.end())
            return;
        if (shown.size() + 1 >= room)
            shown.pop_back();
        shown.push_back(m_question.selected);
    }

    void addToken(FutureId id, BoardPlace place, int cell)
    {
        const FutureRecord &record = recordOf(id);
        BoardToken token;
        token.future = id;
        token.place = place;
        token.cell = cell;
        token.look = lookOf(place, record);
        token.read = happened(record.readNs, m_question.atNs);
        token.badges = badgesAt(record, m_question.atNs);
        m_content.tokens.push_back(token);
    }

    void addStack(BoardPlace place, std::uint64_t count, int cell)
    {
        if (count == 0)
            return;
        BoardToken stack;
        stack.count = count;
        stack.place = place;
        stack.cell = cell;
        stack.look = place == BoardPlace::Raised ? BarState::Failed : lookOf(place, {});
        m_content.tokens.push_back(stack);
    }

    static BarState lookOf(BoardPlace place, const FutureRecord &record)
    {
        switch (place) {
        case BoardPlace::Pending:
            return BarState::Pending;
        case BoardPlace::Running:
            return BarState::Running;
        case BoardPlace::Returned:
            return BarState::Finished;
        case BoardPlace::Lost:
            return BarState::Lost;
        case BoardPlace::Cancelled:
        case BoardPlace::Notified:
            return BarState::Cancelled;
        case BoardPlace::Raised:
            break;
        }
        return barStateOf(record.outcome);
    }

    void addWaiters()
    {
        const auto &lanes = m_timeline.lanes();
        if (const auto span = Timeline::spanAt(lanes.front(), m_question.atNs))
            addWaiter(lanes.front().tasks[*span], mainLane, noFuture);
        for (std::size_t i = 1; i < lanes.size() && m_content.waiters.size() < mostWaiters; ++i)
            addWaitingTask(lanes[i]);
    }

    /// A task that is blocked in result() of another future.
    void addWaitingTask(const Lane &lane)
    {
        const auto task = Timeline::spanAt(lane, m_question.atNs);
        if (!task)
            return;
        auto wait = std::ranges::upper_bound(lane.waits, m_question.atNs, {}, &Span::startNs);
        // Waits of other kinds may lie in between, but not many.
        for (int looked = 0; wait != lane.waits.begin() && looked < 4; ++looked) {
            --wait;
            if (wait->activity == Activity::ResultWait && wait->endNs > m_question.atNs)
                return addWaiter(*wait, lane.id, lane.tasks[*task].future);
        }
    }

    void addWaiter(const Span &span, LaneId lane, FutureId task)
    {
        if (span.activity == Activity::ResultWait || span.activity == Activity::ShutdownWait
            || span.activity == Activity::QueueWait)
            m_content.waiters.push_back({lane, task, span.future, span.activity});
    }

    const Timeline &m_timeline;
    const BoardIndex &m_index;
    const BoardQuestion &m_question;
    BoardContent m_content;
    std::uint64_t m_hiddenRunning = 0;
};

} // namespace

BoardContent boardContentAt(const Timeline &timeline, const BoardIndex &index, const BoardQuestion &question)
{
    return ContentMaker(timeline, index, question).make();
}

QString pythonStateName(BoardPlace place)
{
    switch (place) {
    case BoardPlace::Pending:
        return QStringLiteral("PENDING");
    case BoardPlace::Running:
        return QStringLiteral("RUNNING");
    case BoardPlace::Cancelled:
        return QStringLiteral("CANCELLED");
    case BoardPlace::Notified:
        return QStringLiteral("CANCELLED_AND_NOTIFIED");
    case BoardPlace::Returned:
    case BoardPlace::Raised:
    case BoardPlace::Lost:
        break;
    }
    return QStringLiteral("FINISHED");
}

} // namespace futurescope
