// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <vector>

class QToolBar;
class QToolButton;

namespace futurescope {

/// Takes the words from buttons of a tool bar, the last first, when they do not all have room: a picture with a tool
/// tip can still be clicked, and a button in the overflow menu has to be found first. Longer languages and larger
/// text need it. Lives as long as the bar.
class ToolBarFit : public QObject
{
public:
    /// `wordy`: those that can do without their words.
    ToolBarFit(QToolBar *bar, std::vector<QToolButton *> wordy);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fit();

    QToolBar *m_bar;
    std::vector<QToolButton *> m_wordy;
    QToolButton *m_overflow = nullptr; ///< opens the menu of what has no room
    bool m_fitting = false;            ///< what fit() does to the buttons must not start it again
};

} // namespace futurescope
