// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/viewstate.h"

#include <QObject>

#include <vector>

namespace futurescope {

/// Keeps the visible stretch, the cursor and the selected range of several views the same, whichever of them a gesture
/// changes. What is selected and hovered stays with each: futures of different runs have nothing to do with each other.
/// GUI thread.
class LinkedViews : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// `views` must outlive this, or be replaced before. They take over what the first one shows.
    void link(const std::vector<ViewState *> &views);

private:
    void connectTo(ViewState *view);

    std::vector<ViewState *> m_views;
};

} // namespace futurescope
