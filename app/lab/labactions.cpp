// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/labactions.h"

#include "app/lab/text.h"
#include "app/lab/theme.h"
#include "app/lab/themedicon.h"
#include "app/lab/toolbarfit.h"

#include <QAction>
#include <QActionGroup>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QToolBar>
#include <QToolButton>
#include <QUndoStack>

#include <algorithm>

namespace futurescope {

namespace {
constexpr QSize iconSize(48, 48);
}

LabActions::LabActions(QUndoStack *undoStack, QObject *parent) : QObject(parent)
{
    createFileActions();
    undo = undoStack->createUndoAction(this, tr("Undo"));
    undo->setObjectName(QStringLiteral("undo"));
    undo->setShortcuts(QKeySequence::Undo);
    undo->setData(QStringLiteral("undo"));
    redo = undoStack->createRedoAction(this, tr("Redo"));
    redo->setObjectName(QStringLiteral("redo"));
    redo->setShortcuts({QKeySequence(QKeySequence::Redo), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    redo->setData(QStringLiteral("redo"));
    createPlaceActions();
    createRunActions();
    createReplayActions();
    createViewActions();
    createThemeActions();
    createLanguageActions();
    createSearchActions();
    createLaneActions();
    shortcuts = make("shortcuts", tr("Keyboard shortcuts"), {Qt::Key_F1, Qt::Key_Question});
    about = make("about", tr("About Futurescope"), {});

    m_groups = {{tr("Places"), {placeLessons, placeLab, placeCompare, addToCompare}},
                {tr("Run"), {run, stop, cancelFuture, sweepWorkers, sweepChunks, sweepSettings}},
                {tr("Replay"), {play, stepNext, stepPrevious, toStart, toEnd}},
                {tr("View"),
                 {zoomIn, zoomOut, panLeft, panRight, fitSelection, fitAll, toggleTheme, enlargeText, shrinkText,
                  resetText, presenterMode, fullScreen}},
                {tr("Search"), {search, nextMatch, previousMatch}},
                {tr("Lanes"), {compactLanes, groupLanes, foldLane, onlyMatching}},
                {tr("File"), {open, saveRun, saveExperiment, exportPicture, exportAll, copyPicture, quit}},
                {tr("Edit"), {undo, redo}},
                {tr("Help"), {shortcuts}}};
}

QAction *LabActions::make(const char *name, const QString &text, const QList<QKeySequence> &keys, const char *icon)
{
    auto *action = new QAction(text, this);
    action->setObjectName(QLatin1String(name));
    action->setShortcuts(keys);
    action->setData(QLatin1String(icon)); // setTheme() makes the picture
    return action;
}

void LabActions::createPlaceActions()
{
    placeLessons = make("placeLessons", tr("Lessons"), {QKeySequence(Qt::CTRL | Qt::Key_3)});
    placeLab = make("placeLab", tr("Lab"), {QKeySequence(Qt::CTRL | Qt::Key_1)});
    placeCompare = make("placeCompare", tr("Compare"), {QKeySequence(Qt::CTRL | Qt::Key_2)});
    auto *group = new QActionGroup(this);
    for (QAction *place : {placeLessons, placeLab, placeCompare}) {
        place->setCheckable(true);
        group->addAction(place);
    }
    addToCompare = make("addToCompare", tr("Add the run to the comparison"), {Qt::CTRL | Qt::SHIFT | Qt::Key_A});
    addToCompare->setEnabled(false);
}

void LabActions::createRunActions()
{
    run = make("run", tr("Run"), {Qt::Key_F5}, "run");
    stop = make("stop", tr("Stop the run"), {}, "stop");
    stop->setEnabled(false);
    escape = make("escape", tr("Stop what is nearest: selection, sweep, run"), {Qt::Key_Escape});
    cancelFuture = make("cancelFuture", tr("Cancel the selected future"), {Qt::Key_Delete}, "cross");
    cancelFuture->setEnabled(false);
    sweepWorkers = make("sweepWorkers", tr("Sweep over workers"), {Qt::Key_F6}, "sweep");
    sweepSettings = make("sweepSettings", tr("Sweep settings …"), {Qt::CTRL | Qt::Key_F6});
    sweepChunks = make("sweepChunks", tr("Sweep over chunk sizes"), {Qt::SHIFT | Qt::Key_F6}, "sweep");
}

void LabActions::createFileActions()
{
    open = make("open", tr("Open …"), {QKeySequence::Open}, "open");
    saveRun = make("saveRun", tr("Save the run …"), {QKeySequence::Save}, "save");
    saveExperiment = make("saveExperiment", tr("Save the experiment …"), {Qt::CTRL | Qt::SHIFT | Qt::Key_S});
    exportPicture = make("exportPicture", tr("Export the timeline …"), {Qt::CTRL | Qt::Key_E}, "export");
    exportAll = make("exportAll", tr("Export all to a folder …"), {Qt::CTRL | Qt::SHIFT | Qt::Key_E});
    exportReport = make("exportReport", tr("Export a report …"), {});
    copyPicture = make("copyPicture", tr("Copy the chart or the timeline"), {Qt::CTRL | Qt::SHIFT | Qt::Key_C}, "copy");
    quit = make("quit", tr("Quit"), {QKeySequence(Qt::CTRL | Qt::Key_Q)});
    for (QAction *action : {saveRun, exportPicture, exportAll, exportReport, copyPicture})
        action->setEnabled(false);
}

void LabActions::createReplayActions()
{
    play = make("play", tr("Play or pause"), {Qt::Key_Space}, "play");
    stepNext = make("stepNext", tr("To the next change of state"), {Qt::Key_Period}, "step-next");
    stepPrevious = make("stepPrevious", tr("To the previous change of state"), {Qt::Key_Comma}, "step-previous");
    toStart = make("toStart", tr("To the start"), {Qt::Key_Home}, "to-start");
    toEnd = make("toEnd", tr("To the end"), {Qt::Key_End}, "to-end");
}

void LabActions::createViewActions()
{
    zoomIn = make("zoomIn", tr("Zoom in"), {Qt::Key_W}, "zoom-in");
    zoomOut = make("zoomOut", tr("Zoom out"), {Qt::Key_S}, "zoom-out");
    panLeft = make("panLeft", tr("Earlier"), {Qt::Key_A});
    panRight = make("panRight", tr("Later"), {Qt::Key_D});
    fitSelection = make("fitSelection", tr("Fit the selection"), {Qt::Key_F}, "fit");
    fitAll = make("fitAll", tr("Fit the whole run"), {Qt::CTRL | Qt::Key_0}, "fit");
    enlargeText = make("enlargeText", tr("Larger text"), {QKeySequence::ZoomIn, Qt::CTRL | Qt::Key_Equal});
    shrinkText = make("shrinkText", tr("Smaller text"), {QKeySequence::ZoomOut});
    resetText = make("resetText", tr("Text of normal size"), {Qt::CTRL | Qt::SHIFT | Qt::Key_0});
    presenterMode = make("presenterMode", tr("Presenter mode"), {Qt::Key_F11});
    presenterMode->setCheckable(true);
    fullScreen = make("fullScreen", tr("Full screen"), {Qt::SHIFT | Qt::Key_F11});
    fullScreen->setCheckable(true);
    reduceMotion = make("reduceMotion", tr("Reduce motion"), {});
    reduceMotion->setCheckable(true);
}

void LabActions::createThemeActions()
{
    toggleTheme = make("toggleTheme", tr("Light or dark"), {Qt::CTRL | Qt::SHIFT | Qt::Key_L}, "theme");
    lightTheme = make("lightTheme", tr("Light"), {});
    darkTheme = make("darkTheme", tr("Dark"), {});
    systemTheme = make("systemTheme", tr("As the system"), {});
    auto *group = new QActionGroup(this);
    for (QAction *theme : {lightTheme, darkTheme, systemTheme}) {
        theme->setCheckable(true);
        group->addAction(theme);
    }
}

void LabActions::createLanguageActions()
{
    // Each by its own name, so that who has chosen a language by mistake finds back.
    const std::pair<const char *, QString> texts[] = {
        {"systemLanguage", tr("As the system")},
        {"english", QStringLiteral("English")},
        {"german", QStringLiteral("Deutsch")},
    };
    auto *group = new QActionGroup(this);
    for (const auto &[name, text] : texts) {
        QAction *language = make(name, text, {});
        language->setCheckable(true);
        group->addAction(language);
        languages.push_back(language);
    }
}

void LabActions::fillMenuBar(QMenuBar *bar)
{
    QMenu *file = bar->addMenu(tr("&File"));
    file->addAction(open);
    recent = file->addMenu(tr("Open recent"));
    file->addActions({saveRun, saveExperiment});
    file->addSeparator();
    file->addActions({exportPicture, exportAll, exportReport, copyPicture});
    file->addSeparator();
    file->addAction(quit);
    QMenu *edit = bar->addMenu(tr("&Edit"));
    edit->addActions({undo, redo});
    edit->addSeparator();
    edit->addActions({search, nextMatch, previousMatch});
    QMenu *runMenu = bar->addMenu(tr("&Run"));
    runMenu->addActions({run, stop, cancelFuture});
    runMenu->addSeparator();
    runMenu->addActions({sweepWorkers, sweepChunks, sweepSettings});
    runMenu->addSeparator();
    runMenu->addAction(addToCompare);
    runMenu->addSeparator();
    runMenu->addActions({play, stepNext, stepPrevious, toStart, toEnd});
    QMenu *view = bar->addMenu(tr("&View"));
    view->addActions({placeLessons, placeLab, placeCompare});
    view->addSeparator();
    view->addActions({zoomIn, zoomOut, panLeft, panRight, fitSelection, fitAll});
    view->addMenu(makeLanesMenu(view));
    view->addSeparator();
    view->addMenu(tr("Theme"))->addActions({lightTheme, darkTheme, systemTheme});
    QMenu *languageMenu = view->addMenu(tr("Language"));
    for (QAction *language : languages)
        languageMenu->addAction(language);
    view->addActions({enlargeText, shrinkText, resetText});
    view->addAction(reduceMotion);
    view->addSeparator();
    view->addActions({presenterMode, fullScreen});
    bar->addMenu(tr("&Help"))->addActions({shortcuts, about});
}

void LabActions::setTheme(const Theme &theme)
{
    for (QAction *action : findChildren<QAction *>(Qt::FindDirectChildrenOnly)) {
        const QString icon = action->data().toString();
        if (icon.isEmpty())
            continue;
        // Run stands on the accent colour while it can be clicked, all others on the card.
        QIcon picture(tintedShape(icon, action == run ? theme.accentText : theme.text, iconSize));
        picture.addPixmap(tintedShape(icon, theme.queueLine, iconSize), QIcon::Disabled);
        action->setIcon(picture);
    }
}

QToolButton *LabActions::addButton(QToolBar *bar, QAction *action, const QString &text, bool primary)
{
    auto *button = new QToolButton(bar);
    button->setDefaultAction(action);
    button->setObjectName(action->objectName() + QStringLiteral("Button"));
    button->setAccessibleName(action->text());
    button->setProperty("primary", primary);
    button->setFocusPolicy(Qt::TabFocus);
    if (!text.isEmpty()) {
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        const QKeySequence keys = action->shortcut();
        const QString key = keys.toString(QKeySequence::NativeText);
        // Keys that every program has take no room here.
        const bool telling = !keys.isEmpty() && (keys[0].keyboardModifiers() & Qt::ControlModifier) == 0;
        button->setText(telling ? text + QStringLiteral("  ") + key : text);
        // The button follows the action's text on every change; its own is set again then.
        connect(action, &QAction::changed, button, [button, shown = button->text()] { button->setText(shown); });
    }
    bar->addWidget(button);
    return button;
}

void LabActions::fillToolBar(QToolBar *bar)
{
    QLabel *name = plainLabel(QStringLiteral("Futurescope"), bar);
    name->setObjectName(QStringLiteral("appName"));
    bar->addWidget(name);
    addButton(bar, placeLessons, {});
    addButton(bar, placeLab, {});
    addButton(bar, placeCompare, {});
    bar->addSeparator();
    addButton(bar, run, tr("Run"), true);
    std::vector<QToolButton *> wordy{addButton(bar, stop, tr("Stop")), addButton(bar, sweepWorkers, tr("Sweep"))};
    auto *space = new QWidget(bar);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(space);
    addButton(bar, undo, {});
    addButton(bar, redo, {});
    wordy.push_back(addButton(bar, open, tr("Open")));
    wordy.push_back(addButton(bar, saveRun, tr("Save")));
    wordy.push_back(addButton(bar, exportPicture, tr("Export")));
    addButton(bar, toggleTheme, {});
    new ToolBarFit(bar, std::move(wordy));
}

std::vector<std::pair<QString, std::vector<const QAction *>>> LabActions::withShortcuts() const
{
    std::vector<std::pair<QString, std::vector<const QAction *>>> groups;
    for (const auto &[title, actions] : m_groups) {
        std::vector<const QAction *> keyed;
        for (const QAction *action : actions) {
            if (!action->shortcut().isEmpty())
                keyed.push_back(action);
        }
        if (!keyed.empty())
            groups.emplace_back(title, std::move(keyed));
    }
    const auto runs = std::ranges::find(groups, tr("Run"), &decltype(groups)::value_type::first);
    runs->second.push_back(escape);
    return groups;
}

} // namespace futurescope
