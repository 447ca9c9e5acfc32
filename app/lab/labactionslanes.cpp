// SPDX-License-Identifier: GPL-3.0-or-later
// The actions of searching and of how lanes stand.
#include "app/lab/labactions.h"

#include "core/analysis/futurequery.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>

namespace futurescope {

void LabActions::createSearchActions()
{
    search = make("search", tr("Search the futures"), {QKeySequence::Find});
    nextMatch = make("nextMatch", tr("Next match"), {Qt::Key_F3});
    previousMatch = make("previousMatch", tr("Previous match"), {Qt::SHIFT | Qt::Key_F3});
    const QString stateTexts[] = {tr("Pending"), tr("Running"),   tr("Finished"),
                                  tr("Failed"),  tr("Cancelled"), tr("Lost")};
    for (std::size_t i = 0; i < queryStateCount; ++i) {
        const auto name = queryStateName(static_cast<QueryState>(i));
        auto *state = make(("searchState" + std::string(name)).c_str(), stateTexts[i], {});
        state->setCheckable(true);
        searchStates.push_back(state);
    }
}

void LabActions::createLaneActions()
{
    compactLanes = make("compactLanes", tr("All lanes at once (compact)"), {Qt::Key_C});
    groupLanes = make("groupLanes", tr("One lane of shares for all workers"), {Qt::Key_G});
    onlyMatching = make("onlyMatching", tr("Hide lanes without a match"), {Qt::Key_H});
    for (QAction *action : {compactLanes, groupLanes, onlyMatching})
        action->setCheckable(true);
    foldLane = make("foldLane", tr("Fold or unfold the lane of the selected future"), {Qt::Key_X});
    unfoldLanes = make("unfoldLanes", tr("Unfold all lanes"), {});
    auto *sorts = new QActionGroup(this);
    const std::pair<const char *, QString> texts[] = {
        {"lanesByNumber", tr("By number")},
        {"lanesByBusyTime", tr("By busy time, the longest first")},
        {"lanesByFirstStart", tr("By first start")},
        {"lanesByFailures", tr("By failures, the most first")},
    };
    for (const auto &[name, text] : texts) {
        QAction *sort = make(name, text, {});
        sort->setCheckable(true);
        sorts->addAction(sort);
        laneSorts.push_back(sort);
    }
}

QMenu *LabActions::makeLanesMenu(QWidget *parent) const
{
    auto *menu = new QMenu(tr("Lanes"), parent);
    menu->setObjectName(QStringLiteral("lanesMenu"));
    menu->addActions({compactLanes, groupLanes});
    menu->addSeparator();
    QMenu *order = menu->addMenu(tr("Order"));
    for (QAction *sort : laneSorts)
        order->addAction(sort);
    menu->addActions({foldLane, unfoldLanes});
    menu->addSeparator();
    menu->addAction(search);
    QMenu *states = menu->addMenu(tr("Show only"));
    for (QAction *state : searchStates)
        states->addAction(state);
    menu->addAction(onlyMatching);
    return menu;
}

} // namespace futurescope
