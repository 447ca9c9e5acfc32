// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compare/comparedruns.h"

#include "app/lab/runfiles.h"

#include <algorithm>

namespace futurescope {

std::vector<const ComparedRun *> ComparedRuns::drawn() const
{
    std::vector<const ComparedRun *> drawn;
    for (const ComparedRun &run : m_runs) {
        if (run.drawn)
            drawn.push_back(&run);
    }
    return drawn;
}

const ComparedRun *ComparedRuns::find(int id) const
{
    const auto found = std::ranges::find(m_runs, id, &ComparedRun::id);
    return found == m_runs.end() ? nullptr : &*found;
}

int ComparedRuns::numberOf(int id) const
{
    return static_cast<int>(std::ranges::find(m_runs, id, &ComparedRun::id) - m_runs.begin()) + 1;
}

ComparedRun ComparedRuns::compared(const std::shared_ptr<OpenedRun> &opened, const RunOrigin &origin)
{
    ComparedRun run;
    run.id = ++m_lastId;
    run.origin = origin;
    run.figures = figuresOf(opened->run, opened->timeline);
    auto document = std::make_shared<RunDocument>();
    document->show(std::move(opened->run), std::move(opened->timeline));
    run.document = std::move(document);
    return run;
}

ComparedRuns::Added ComparedRuns::add(const std::shared_ptr<OpenedRun> &opened, const RunOrigin &origin)
{
    if (m_runs.size() >= mostRuns)
        return Added::Refused;
    const bool room = drawn().size() < mostDrawn;
    m_runs.push_back(compared(opened, origin));
    m_runs.back().drawn = room;
    emit changed();
    return room ? Added::Drawn : Added::Listed;
}

void ComparedRuns::addSameWork(const std::vector<std::shared_ptr<OpenedRun>> &runs)
{
    std::erase_if(m_runs, [](const ComparedRun &run) { return run.origin.kind == RunOrigin::Kind::SameWork; });
    std::vector<ComparedRun> all;
    for (const std::shared_ptr<OpenedRun> &opened : runs)
        all.push_back(compared(opened, {RunOrigin::Kind::SameWork, {}}));
    for (std::size_t i = 0; i < all.size() && i < mostDrawn; ++i)
        all[i].drawn = true;
    std::size_t drawnNow = std::min(all.size(), mostDrawn);
    for (ComparedRun &other : m_runs) {
        other.drawn = other.drawn && drawnNow < mostDrawn;
        drawnNow += other.drawn ? 1 : 0;
        all.push_back(std::move(other));
    }
    m_runs = std::move(all);
    emit changed();
}

void ComparedRuns::remove(int id)
{
    if (std::erase_if(m_runs, [id](const ComparedRun &run) { return run.id == id; }) > 0)
        emit changed();
}

bool ComparedRuns::setDrawn(int id, bool drawn)
{
    const auto found = std::ranges::find(m_runs, id, &ComparedRun::id);
    if (found == m_runs.end() || found->drawn == drawn)
        return true;
    if (drawn && this->drawn().size() >= mostDrawn)
        return false;
    found->drawn = drawn;
    emit changed();
    return true;
}

void ComparedRuns::makeReference(int id)
{
    const auto found = std::ranges::find(m_runs, id, &ComparedRun::id);
    if (found == m_runs.end() || found == m_runs.begin())
        return;
    std::rotate(m_runs.begin(), found, found + 1);
    emit changed();
}

} // namespace futurescope
