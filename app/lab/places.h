// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAction;
class QStackedWidget;

namespace futurescope {

class LabActions;
class Settings;

/// What fills the window: the Lab, the comparison, or the lessons. A lesson that is open has the panels of the Lab,
/// most of them locked; while none is, their map is shown. Three actions choose, the settings remember. GUI thread.
class Places : public QObject
{
    Q_OBJECT

public:
    enum class Place { Lab, Compare, Lessons };

    /// `pages`: the Lab's panels, the comparison, the map of lessons. Shows the place of the settings. All must outlive
    /// this.
    Places(LabActions *actions, Settings *settings, QStackedWidget *pages, QObject *parent = nullptr);

    Place current() const { return m_place; }
    /// The panels of the Lab are seen, be it for a lesson.
    bool inLab() const;
    bool inComparison() const { return m_place == Place::Compare; }

    /// Before doing what `action` means, the window goes to the Lab's panels, where that is seen.
    void leadsToLab(QAction *action);

public slots:
    void goTo(futurescope::Places::Place place);
    /// Where the panels of the Lab are seen; does not leave a lesson.
    void goToLab();
    void setLessonOpen(bool open);

signals:
    void changed();

private:
    void showPage();

    LabActions *m_actions;
    Settings *m_settings;
    QStackedWidget *m_pages;
    Place m_place = Place::Lab;
    bool m_lessonOpen = false;
};

} // namespace futurescope
