// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <cstdint>

namespace futurescope {

class LabActions;
class Settings;
class ViewState;

/// Lets the actions about lanes and searches change the ViewState, shows in them how it is, and remembers it.
class LaneControls : public QObject
{
    Q_OBJECT

public:
    LaneControls(LabActions *actions, ViewState *view, Settings *settings, QObject *parent = nullptr);

private:
    void connectLanes();
    void takeLanes();
    void showLanes();
    void takeStates();
    void showSearch();

    LabActions *m_actions;
    ViewState *m_view;
    Settings *m_settings;
    bool m_showing = false; ///< the actions are being told, and have nothing to say before all of them know
};

/// The states of which a search wants one: bit per QueryState, 0 for any.
std::uint16_t statesInSearch(const QString &search);
/// `search` with these states instead of those that it names.
QString searchWithStates(const QString &search, std::uint16_t states);

} // namespace futurescope
