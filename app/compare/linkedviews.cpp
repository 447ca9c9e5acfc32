// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compare/linkedviews.h"

namespace futurescope {

void LinkedViews::link(const std::vector<ViewState *> &views)
{
    for (ViewState *view : m_views)
        view->disconnect(this);
    m_views = views;
    for (ViewState *view : m_views) {
        view->setFollowing(false);
        view->setRangeFollowing(false);
        view->setVisible(m_views.front()->visible());
        view->setCursor(m_views.front()->cursorNs());
        view->selectRange(m_views.front()->selectedRange());
    }
    for (ViewState *view : m_views)
        connectTo(view);
}

// A view tells of a change only when there is one, so that what comes back from the others ends by itself.
void LinkedViews::connectTo(ViewState *view)
{
    connect(view, &ViewState::visibleChanged, this, [this](TimeRange range) {
        for (ViewState *other : m_views)
            other->setVisible(range);
    });
    connect(view, &ViewState::cursorMoved, this, [this](std::int64_t cursorNs) {
        for (ViewState *other : m_views)
            other->setCursor(cursorNs);
    });
    connect(view, &ViewState::rangeSelected, this, [this](std::optional<TimeRange> range) {
        for (ViewState *other : m_views)
            other->selectRange(range);
    });
}

} // namespace futurescope
