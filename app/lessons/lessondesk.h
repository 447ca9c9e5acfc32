// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lessons/lessonlibrary.h"
#include "app/lessons/lessonplayer.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

class QDialog;
class QLabel;

namespace futurescope {

class ExperimentPanel;
class LessonCard;
class LessonMap;
class Places;
class Settings;
class ViewState;
struct Theme;

/// The parts of the window that a lesson works with. All must outlive the desk.
struct LessonSurroundings
{
    QWidget *window = nullptr;
    RunController *controller = nullptr;
    RunDocument *document = nullptr;
    ExperimentPanel *panel = nullptr;
    ViewState *view = nullptr;
    Settings *settings = nullptr;
    std::vector<QWidget *> besides; ///< what is put away while a lesson is open
};

/// "de" while the program speaks German: the language of the texts that lessons are read in.
QString readersLanguage();

/// Where lessons are chosen and gone through: has their map, the card of the one that is open, and its player; locks
/// the controls that do not matter to it and gives the panel back as it was. GUI thread.
class LessonDesk : public QObject
{
    Q_OBJECT

public:
    /// `session` tries lessons out, unwatched.
    LessonDesk(const LessonSurroundings &surroundings, SessionFunction session, QObject *parent);
    ~LessonDesk() override;

    LessonMap *map() const { return m_map; }
    LessonCard *card() const { return m_card; }
    LessonPlayer &player() { return m_player; }
    const std::vector<LessonEntry> &lessons() const { return m_lessons; }
    /// Of the open one among lessons(); none: nothing is open, or a lesson from a folder.
    std::optional<std::size_t> openIndex() const { return isOpen() ? m_index : std::nullopt; }
    bool isOpen() const { return m_player.isOpen(); }
    /// The runs of a lesson go on.
    bool isRunning() const { return m_player.stage() == LessonPlayer::Stage::Running; }
    void setPlaces(Places *places);
    void setTheme(const Theme &theme);
    /// Puts away what a lesson has no use for, or shows it again.
    void showBesides();
    /// Why the map is empty; empty: it is not.
    QString problem() const { return m_problem; }

    /// What F5 means in an open lesson that waits for it. False: it is an experiment like any other.
    bool takesRun();
    /// What Esc means in an open lesson. False: nothing.
    bool stopNearest();
    /// A folder that holds a lesson is opened like those that ship. Errors name the file and the cause.
    Status openFolder(const QString &folder);

public slots:
    void openLesson(std::size_t index);
    void openNext();
    void closeLesson();
    void showScript();

signals:
    /// A lesson was opened or closed.
    void openChanged(bool open);
    void noticed(const QString &text);
    void handoutsRequested();
    void presentRequested();

private:
    void loadLessons();
    void connectPlayer();
    void connectMap();
    void showOpened();
    void showClosed();
    void showOverlay();
    void shadeTail();
    void markDone(const QString &id);
    void open(const LessonEntry &entry);
    bool isShipped() const;

    LessonSurroundings m_around;
    LessonPlayer m_player;
    std::vector<LessonEntry> m_lessons;
    std::optional<std::size_t> m_index; ///< of the open one among m_lessons; none: it came from a folder
    QString m_problem;
    LessonMap *m_map;
    LessonCard *m_card;
    Places *m_places = nullptr;
    QDialog *m_script = nullptr;
    QLabel *m_scriptText = nullptr;
    Experiment m_before;            ///< of the panel, to be given back
    bool m_shaded = false;          ///< the run that is shown has been shaded if its lesson says so
    std::optional<Run> m_runBefore; ///< the run that was shown, given back if the lesson was left without one
};

} // namespace futurescope
