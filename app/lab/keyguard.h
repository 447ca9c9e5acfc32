// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace futurescope {

/// Keys without Ctrl or Alt that are shortcuts of the window (Space, Home, W ...) also mean something to the control
/// that has the focus: Space presses a button, a letter is typed. The control goes first.
class KeyGuard : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace futurescope
