// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAction;
class QStackedWidget;

namespace futurescope {

class LabActions;
class Settings;

/// What fills the window: the Lab, or the comparison. Its two actions choose, the settings remember. GUI thread.
class Places : public QObject
{
    Q_OBJECT

public:
    enum class Place { Lab, Compare };

    /// `pages`: in the order of Place. Shows the place of the settings. All must outlive this.
    Places(LabActions *actions, Settings *settings, QStackedWidget *pages, QObject *parent = nullptr);

    Place current() const;
    bool inLab() const { return current() == Place::Lab; }

    /// Before doing what `action` means, the window goes to the Lab, where that is seen.
    void leadsToLab(QAction *action);

public slots:
    void goTo(futurescope::Places::Place place);
    void goToLab() { goTo(Place::Lab); }

signals:
    void changed();

private:
    LabActions *m_actions;
    Settings *m_settings;
    QStackedWidget *m_pages;
};

} // namespace futurescope
