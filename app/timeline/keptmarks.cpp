// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/keptmarks.h"

#include "app/timeline/timelinescene.h"
#include "core/experiment/session.h"

#include <map>
#include <mutex>

namespace futurescope {

namespace {

/// The marks of all traces that somebody still shows or keeps, so that none is gone through twice. Any thread.
class LivingMarks
{
public:
    std::shared_ptr<const ForeignMarks> of(const std::shared_ptr<const ForeignTrace> &trace)
    {
        if (auto known = find(trace.get()))
            return known;
        // Not under the lock: it takes long for millions. If two threads make the same, one of them is kept.
        auto made = std::make_shared<const ForeignMarks>(trace);
        const std::lock_guard lock(m_mutex);
        std::erase_if(m_marks, [](const auto &entry) { return entry.second.expired(); });
        m_marks.insert_or_assign(trace.get(), made);
        return made;
    }

private:
    /// Marks keep their trace, so that another one cannot stand at its address while they live.
    std::shared_ptr<const ForeignMarks> find(const ForeignTrace *trace)
    {
        const std::lock_guard lock(m_mutex);
        const auto known = m_marks.find(trace);
        return known == m_marks.end() ? nullptr : known->second.lock();
    }

    std::mutex m_mutex;
    std::map<const ForeignTrace *, std::weak_ptr<const ForeignMarks>> m_marks;
};

LivingMarks &livingMarks()
{
    static LivingMarks marks;
    return marks;
}

} // namespace

void keepMarks(Run &run)
{
    if (const auto marks = marksOf(run))
        run.foreign = {marks, &marks->foreign()}; // the same trace, but whoever has it has its marks too
}

std::shared_ptr<const ForeignMarks> marksOf(const Run &run)
{
    return run.foreign ? livingMarks().of(run.foreign) : nullptr;
}

} // namespace futurescope
