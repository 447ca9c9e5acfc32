// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/lanecontrols.h"

#include "app/lab/labactions.h"
#include "app/lab/settings.h"
#include "app/lab/text.h"
#include "app/lab/viewstate.h"
#include "core/analysis/futurequery.h"

#include <QAction>
#include <QSignalBlocker>
#include <QStringList>

namespace futurescope {

LaneControls::LaneControls(LabActions *actions, ViewState *view, Settings *settings, QObject *parent)
    : QObject(parent),
      m_actions(actions),
      m_view(view),
      m_settings(settings)
{
    m_view->setLanes(m_settings->lanes());
    connectLanes();
    showLanes();
    showSearch();
}

void LaneControls::connectLanes()
{
    for (const QAction *action : {m_actions->compactLanes, m_actions->groupLanes, m_actions->onlyMatching})
        connect(action, &QAction::toggled, this, &LaneControls::takeLanes);
    for (const QAction *sort : m_actions->laneSorts)
        connect(sort, &QAction::toggled, this, &LaneControls::takeLanes);
    connect(m_actions->unfoldLanes, &QAction::triggered, this, [this] {
        LaneView lanes = m_view->lanes();
        lanes.folded.clear();
        m_view->setLanes(lanes);
    });
    connect(m_view, &ViewState::lanesChanged, this, [this] {
        showLanes();
        m_settings->setLanes(m_view->lanes());
    });
    for (const QAction *state : m_actions->searchStates)
        connect(state, &QAction::toggled, this, &LaneControls::takeStates);
    connect(m_view, &ViewState::searchChanged, this, &LaneControls::showSearch);
}

void LaneControls::takeLanes()
{
    if (m_showing)
        return;
    LaneView lanes = m_view->lanes();
    lanes.compact = m_actions->compactLanes->isChecked();
    lanes.grouped = m_actions->groupLanes->isChecked();
    lanes.onlyMatching = m_actions->onlyMatching->isChecked();
    for (std::size_t i = 0; i < m_actions->laneSorts.size(); ++i) {
        if (m_actions->laneSorts[i]->isChecked())
            lanes.sort = static_cast<LaneSort>(i);
    }
    m_view->setLanes(lanes);
}

void LaneControls::showLanes()
{
    const LaneView lanes = m_view->lanes();
    m_showing = true;
    m_actions->compactLanes->setChecked(lanes.compact);
    m_actions->groupLanes->setChecked(lanes.grouped);
    m_actions->onlyMatching->setChecked(lanes.onlyMatching);
    m_actions->laneSorts[static_cast<std::size_t>(lanes.sort)]->setChecked(true);
    m_showing = false;
    m_actions->unfoldLanes->setEnabled(!lanes.folded.empty());
}

void LaneControls::takeStates()
{
    std::uint16_t states = 0;
    for (std::size_t i = 0; i < m_actions->searchStates.size(); ++i)
        states = static_cast<std::uint16_t>(states | (m_actions->searchStates[i]->isChecked() ? 1u << i : 0u));
    m_view->setSearch(searchWithStates(m_view->search(), states));
}

void LaneControls::showSearch()
{
    const std::uint16_t states = statesInSearch(m_view->search());
    for (std::size_t i = 0; i < m_actions->searchStates.size(); ++i) {
        const QSignalBlocker blocker(m_actions->searchStates[i]);
        m_actions->searchStates[i]->setChecked((states >> i & 1u) != 0);
    }
}

std::uint16_t statesInSearch(const QString &search)
{
    for (const QString &word : search.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        if (const std::uint16_t states = queryStatesOf(word.toLower().toStdString()))
            return states;
    }
    return 0;
}

QString searchWithStates(const QString &search, std::uint16_t states)
{
    QStringList names;
    for (std::size_t i = 0; i < queryStateCount; ++i) {
        if (states >> i & 1u)
            names += toText(queryStateName(static_cast<QueryState>(i)));
    }
    QStringList words = search.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    words.removeIf([](const QString &word) { return queryStatesOf(word.toLower().toStdString()) != 0; });
    if (!names.isEmpty())
        words.prepend(names.join(QLatin1Char('|')));
    return words.join(QLatin1Char(' '));
}

} // namespace futurescope
