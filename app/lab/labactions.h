// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QObject>

#include <vector>

class QAction;
class QMenu;
class QMenuBar;
class QToolBar;
class QToolButton;
class QUndoStack;

namespace futurescope {

struct Theme;

/// Everything that the window can be told to do, with its text, shortcut and picture, and the menus and the tool bar
/// made of it. Whoever does it connects to the actions.
class LabActions : public QObject
{
    Q_OBJECT

public:
    LabActions(QUndoStack *undo, QObject *parent);

    void fillMenuBar(QMenuBar *bar);
    void fillToolBar(QToolBar *bar);
    /// Pictures in the colours of the theme.
    void setTheme(const Theme &theme);
    /// "Name: key" for every action that has a key, grouped as in the menus; what F1 shows.
    std::vector<std::pair<QString, std::vector<const QAction *>>> withShortcuts() const;

    QAction *placeLab, *placeCompare, *placeLessons, *addToCompare;
    QAction *run, *stop, *escape, *cancelFuture, *sweepWorkers, *sweepChunks, *sweepSettings;
    QAction *open, *saveRun, *saveExperiment, *exportPicture, *exportAll, *exportReport, *copyPicture, *quit;
    QAction *undo, *redo;
    QAction *play, *stepNext, *stepPrevious, *toStart, *toEnd;
    QAction *zoomIn, *zoomOut, *panLeft, *panRight, *fitSelection, *fitAll;
    QAction *toggleTheme, *lightTheme, *darkTheme, *systemTheme;
    QAction *enlargeText, *shrinkText, *resetText, *fullScreen, *presenterMode, *reduceMotion;
    std::vector<QAction *> languages; ///< by LanguageChoice
    QAction *search, *nextMatch, *previousMatch;
    QAction *compactLanes, *groupLanes, *onlyMatching, *foldLane, *unfoldLanes;
    std::vector<QAction *> laneSorts;    ///< by LaneSort
    std::vector<QAction *> searchStates; ///< by QueryState
    QAction *shortcuts, *about;
    QMenu *recent = nullptr; ///< made by fillMenuBar()

    /// All about lanes, for the menu bar or a button.
    QMenu *makeLanesMenu(QWidget *parent) const;

private:
    QAction *make(const char *name, const QString &text, const QList<QKeySequence> &keys, const char *icon = nullptr);
    void createPlaceActions();
    void createRunActions();
    void createFileActions();
    void createReplayActions();
    void createViewActions();
    void createThemeActions();
    void createLanguageActions();
    void createSearchActions();
    void createLaneActions();
    QToolButton *addButton(QToolBar *bar, QAction *action, const QString &text, bool primary = false);

    std::vector<std::pair<QString, std::vector<QAction *>>> m_groups;
};

} // namespace futurescope
