// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/lessondesk.h"

#include "app/lab/experimentpanel.h"
#include "app/lab/places.h"
#include "app/lab/runcontroller.h"
#include "app/lab/rundocument.h"
#include "app/lab/settings.h"
#include "app/lab/text.h"
#include "app/lab/viewstate.h"
#include "app/lessons/ghosts.h"
#include "app/lessons/idletail.h"
#include "app/lessons/lessoncard.h"
#include "app/lessons/lessonmap.h"
#include "app/timeline/runoverlay.h"

#include <QDialog>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace futurescope {

namespace {

bool isMoment(Measure measure)
{
    return measure == Measure::Makespan || measure == Measure::ProgramEnd || measure == Measure::FirstResult;
}

/// When the run that is shown was expected to come to what is asked about; none where that is no moment of it.
std::optional<std::int64_t> guessedEnd(const LessonPlayer &player)
{
    const PredictionScene &scene = player.scene();
    if (player.stage() == LessonPlayer::Stage::Predicting || !player.entry().lesson.prediction
        || scene.kind() == PredictionKind::Order || !isMoment(scene.measure()))
        return std::nullopt;
    for (std::size_t row = 0; row < scene.rows().size(); ++row) {
        if (scene.asked().of[row] == player.shownVariant() && scene.rows()[row].guess)
            return std::llround(*scene.rows()[row].guess);
    }
    return std::nullopt;
}

/// What may be moved comes into view, from its top if it does not fit.
void scrollTo(const QStringList &controls, ExperimentPanel &panel)
{
    QRect all;
    for (const QString &name : controls) {
        auto *control = panel.findChild<QWidget *>(name + QStringLiteral("Row"));
        if (!control)
            control = panel.findChild<QWidget *>(name);
        if (control && control->isVisibleTo(panel.widget()))
            all |= QRect(control->mapTo(panel.widget(), QPoint()), control->size());
    }
    const int line = panel.fontMetrics().height();
    const int room = panel.viewport()->height() - 2 * line;
    const int top = all.height() > room ? all.top() - line : all.bottom() + line - panel.viewport()->height();
    if (!all.isEmpty())
        panel.verticalScrollBar()->setValue(top);
}

} // namespace

QString readersLanguage()
{
    return QLocale().name().section(QLatin1Char('_'), 0, 0);
}

LessonDesk::LessonDesk(const LessonSurroundings &surroundings, SessionFunction session, QObject *parent)
    : QObject(parent),
      m_around(surroundings),
      m_player(surroundings.controller, surroundings.document, std::move(session)),
      m_map(new LessonMap(surroundings.window)),
      m_card(new LessonCard(&m_player, surroundings.window))
{
    loadLessons();
    connectPlayer();
    connectMap();
}

LessonDesk::~LessonDesk() = default;

void LessonDesk::loadLessons()
{
    auto lessons = shippedLessons(readersLanguage());
    if (!lessons) {
        m_problem = toText(lessons.error());
        return;
    }
    m_lessons = std::move(*lessons);
    std::ranges::stable_sort(m_lessons, {}, [](const LessonEntry &entry) { return entry.lesson.number; });
    m_map->setLessons(m_lessons);
    m_map->setDone(m_around.settings->lessonsDone());
}

void LessonDesk::connectPlayer()
{
    connect(&m_player, &LessonPlayer::opened, this, &LessonDesk::showOpened);
    connect(&m_player, &LessonPlayer::closed, this, &LessonDesk::showClosed);
    connect(&m_player, &LessonPlayer::changed, this, &LessonDesk::showOverlay);
    connect(&m_player, &LessonPlayer::changed, this, &LessonDesk::shadeTail);
    connect(m_around.document, &RunDocument::replaced, this, [this] { m_shaded = false; });
    connect(&m_player, &LessonPlayer::completed, this, &LessonDesk::markDone);
    connect(&m_player, &LessonPlayer::refused, this, &LessonDesk::noticed);
    connect(m_card, &LessonCard::mapRequested, this, &LessonDesk::closeLesson);
    connect(m_card, &LessonCard::nextRequested, this, &LessonDesk::openNext);
    connect(m_card, &LessonCard::scriptRequested, this, &LessonDesk::showScript);
    connect(m_card, &LessonCard::presentRequested, this, &LessonDesk::presentRequested);
}

void LessonDesk::connectMap()
{
    connect(m_map, &LessonMap::lessonChosen, this, &LessonDesk::openLesson);
    connect(m_map, &LessonMap::handoutsRequested, this, &LessonDesk::handoutsRequested);
    connect(m_map, &LessonMap::clearRequested, this, [this] {
        m_around.settings->setLessonsDone({});
        m_map->setDone({});
    });
}

void LessonDesk::setPlaces(Places *places)
{
    m_places = places;
    // Whoever goes to the Lab wants all of it.
    connect(places, &Places::changed, this, [this] {
        if (m_places->current() == Places::Place::Lab && isOpen())
            m_player.close();
    });
}

void LessonDesk::setTheme(const Theme &theme)
{
    m_map->setTheme(theme);
    m_card->setTheme(theme);
}

void LessonDesk::openLesson(std::size_t index)
{
    if (m_around.controller->isRunning())
        return emit noticed(tr("A run is going on. Stop it before a lesson is opened."));
    m_index = index;
    open(m_lessons[index]);
}

Status LessonDesk::openFolder(const QString &folder)
{
    auto entry = lessonInFolder(folder, readersLanguage());
    if (!entry)
        return entry.error();
    m_index.reset();
    open(*entry);
    return success();
}

void LessonDesk::open(const LessonEntry &entry)
{
    if (!isOpen()) {
        m_before = m_around.panel->experiment();
        m_runBefore = m_around.document->run();
    }
    m_player.open(entry);
}

void LessonDesk::openNext()
{
    if (m_index && *m_index + 1 < m_lessons.size())
        openLesson(*m_index + 1);
}

void LessonDesk::closeLesson()
{
    m_player.close();
}

void LessonDesk::showOpened()
{
    const LessonEntry &entry = m_player.entry();
    m_around.panel->apply(m_player.shownExperiment());
    QStringList free;
    for (const std::string &name : entry.lesson.free)
        free << QString::fromStdString(name);
    m_around.panel->lockAllBut(free, toText(entry.text.locked));
    QTimer::singleShot(0, m_around.panel, [panel = m_around.panel, free] { scrollTo(free, *panel); }); // once laid out
    showBesides();
    m_card->setHasNext(m_index && *m_index + 1 < m_lessons.size());
    if (m_script)
        m_scriptText->setText(toText(entry.text.script));
    if (m_places) {
        m_places->goTo(Places::Place::Lessons);
        m_places->setLessonOpen(true);
    }
    emit openChanged(true);
}

void LessonDesk::showClosed()
{
    m_around.panel->unlock();
    m_around.panel->apply(m_before);
    if (m_runBefore && !m_around.document->hasRun())
        m_around.document->show(std::move(*m_runBefore));
    m_runBefore.reset();
    m_around.view->setLit(nullptr);
    showBesides();
    if (m_places)
        m_places->setLessonOpen(false);
    emit openChanged(false);
}

/// The guess stands in the picture of the run while that goes on, and after.
void LessonDesk::showOverlay()
{
    if (!isOpen() || !m_player.ownTrial().isEmpty())
        return m_around.view->setOverlay(nullptr);
    auto overlay = std::make_shared<RunOverlay>();
    overlay->guessNs = guessedEnd(m_player);
    if (m_player.result() && m_player.entry().lesson.ghosts)
        overlay->ghosts = ghostsOf(m_player.result()->runs[m_player.entry().lesson.shown]);
    m_around.view->setOverlay(std::move(overlay));
}

/// Once for each run: whoever has put it out does not want it back.
void LessonDesk::shadeTail()
{
    if (m_shaded || m_player.stage() != LessonPlayer::Stage::Explaining || !m_player.entry().lesson.shadesIdleTail
        || !m_around.document->run())
        return;
    m_shaded = true;
    m_around.view->setLit(idleTailOf(*m_around.document->run(), m_around.document->timeline()));
}

void LessonDesk::showBesides()
{
    for (QWidget *widget : m_around.besides)
        widget->setVisible(!isOpen());
}

bool LessonDesk::isShipped() const
{
    return m_index.has_value();
}

void LessonDesk::markDone(const QString &id)
{
    QStringList done = m_around.settings->lessonsDone();
    if (!isShipped() || done.contains(id))
        return;
    done << id;
    m_around.settings->setLessonsDone(done);
    m_map->setDone(done);
}

bool LessonDesk::takesRun()
{
    if (m_player.stage() != LessonPlayer::Stage::Predicting)
        return m_player.stage() == LessonPlayer::Stage::Running;
    m_player.run();
    return true;
}

bool LessonDesk::stopNearest()
{
    if (m_player.stage() != LessonPlayer::Stage::Running)
        return false;
    m_player.stop();
    return true;
}

void LessonDesk::showScript()
{
    if (!m_script) {
        m_script = new QDialog(m_around.window);
        m_script->setObjectName(QStringLiteral("lessonScriptWindow"));
        m_script->setWindowTitle(tr("Script"));
        auto *area = new QScrollArea(m_script);
        area->setWidgetResizable(true);
        m_scriptText = plainLabel({}, area);
        m_scriptText->setObjectName(QStringLiteral("lessonScriptText"));
        m_scriptText->setWordWrap(true);
        m_scriptText->setMargin(16);
        m_scriptText->setAlignment(Qt::AlignTop);
        area->setWidget(m_scriptText);
        auto *rows = new QVBoxLayout(m_script);
        rows->addWidget(area);
        m_script->resize(560, 420);
    }
    m_scriptText->setText(toText(m_player.entry().text.script));
    m_script->show();
    m_script->raise();
}

} // namespace futurescope
