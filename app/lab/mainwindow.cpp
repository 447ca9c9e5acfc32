// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/mainwindow.h"

#include "app/charts/speeduppanel.h"
#include "app/charts/sweepcontroller.h"
#include "app/code/codeview.h"
#include "app/compare/comparepage.h"
#include "app/futures/futurespanel.h"
#include "app/lab/experimentpanel.h"
#include "app/lab/keyguard.h"
#include "app/lab/labactions.h"
#include "app/lab/messagebar.h"
#include "app/lab/scrollable.h"
#include "app/lab/statusstrip.h"
#include "app/lab/text.h"
#include "app/timeline/playback.h"
#include "app/timeline/playbackbar.h"
#include "app/timeline/timelineview.h"
#include "core/experiment/experimentjson.h"

#include <QApplication>
#include <QGuiApplication>
#include <QMenuBar>
#include <QScreen>
#include <QScrollArea>
#include <QSplitter>
#include <QToolBar>
#include <QVBoxLayout>

#include <algorithm>

namespace futurescope {

namespace {

constexpr int leastTimelineLines = 14;
constexpr int mostTimelineShare = 46; // of the height of the window, in percent, that it insists on
constexpr int chartLines = 14;        // of text: what a chart wants in height
constexpr int chromeHeight = 110;     // of menu, tool bar and status, about

/// Keeps a widget so high that a number of lines of text fits, whatever the size of the text, as long as that is not
/// more than a part of the window.
class MinimumLines : public QObject
{
public:
    MinimumLines(QWidget *widget, int lines, QWidget *window)
        : QObject(widget),
          m_widget(widget),
          m_lines(lines),
          m_window(window)
    {
        widget->installEventFilter(this);
        window->installEventFilter(this);
        fit();
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        const bool resized = watched == m_window && event->type() == QEvent::Resize;
        if (resized || event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
            fit();
        return false;
    }

private:
    void fit()
    {
        m_widget->setMinimumHeight(
            std::min(m_lines * m_widget->fontMetrics().height(), m_window->height() * mostTimelineShare / 100));
    }

    QWidget *m_widget;
    int m_lines;
    QWidget *m_window;
};

} // namespace

MainWindow::MainWindow(RunController::SessionFunction session, Settings *settings, int cores, QWidget *parent)
    : QMainWindow(parent),
      m_settings(settings),
      m_appearance(settings),
      m_controller(&m_document, session),
      m_notices(&m_document),
      m_actions(new LabActions(&m_undo, this)),
      m_sweeps(new SweepController({}, this)),
      m_playback(new Playback(m_document, m_view, this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    createPanels(cores);
    assemble(session);
    connectRunning();
    connectSweeps();
    connectFiles();
    connectViews();
    connectLessons();
    connectCompare();
    connectAppearance();
    restore();
    showFirstExperiment();
    qApp->installEventFilter(new KeyGuard(this));
}

MainWindow::~MainWindow()
{
    // The views read the document and the view state, so they go first; where they are, for a widget that is hidden and
    // changes its parent asks for a screen that it does not have.
    delete centralWidget();
}

void MainWindow::createPanels(int cores)
{
    auto scenarios = loadScenarios();
    m_messages = new MessageBar(this);
    m_panel = new ExperimentPanel(scenarios ? std::move(*scenarios) : std::vector<Scenario>(), &m_undo, cores, this);
    m_timeline = new TimelineView(m_document, m_view, this);
    m_timeline->setObjectName(QStringLiteral("timelineView"));
    m_speedup = new SpeedupPanel(this);
    m_speedup->setObjectName(QStringLiteral("speedupPanel"));
    m_futures = new FuturesPanel(&m_document, &m_view, this);
    m_code = new CodeView(&m_document, &m_view, m_futures);
    m_futures->addPage(tr("Code"), m_code, [this](const Theme &theme) { m_code->setTheme(theme); });
    m_status = new StatusStrip(&m_document, &m_view, &m_controller, this);
    if (!scenarios)
        m_messages->say(MessageBar::Kind::Error, toText(scenarios.error()));
}

QWidget *MainWindow::createTimelineCard()
{
    auto *card = new QFrame(this);
    card->setObjectName(QStringLiteral("timelineCard"));
    card->setProperty("card", true);
    auto *rows = new QVBoxLayout(card);
    rows->setContentsMargins(8, 8, 8, 8);
    rows->setSpacing(4);
    rows->addWidget(m_timeline, 1);
    new MinimumLines(card, leastTimelineLines, this);
    rows->addWidget(new PlaybackBar(m_document, m_view, *m_playback, card));
    return card;
}

QWidget *MainWindow::createMiddle()
{
    m_middle = new QSplitter(Qt::Vertical, this);
    m_middle->setObjectName(QStringLiteral("middleSplitter"));
    m_middle->addWidget(createTimelineCard());
    m_middle->addWidget(m_speedup);
    m_middle->setStretchFactor(0, 2);
    m_middle->setStretchFactor(1, 1);
    m_middle->setCollapsible(0, false);

    auto *middle = new QWidget(this);
    auto *middleRows = new QVBoxLayout(middle);
    middleRows->setContentsMargins(6, 8, 6, 8);
    m_lessonSplitter = new QSplitter(Qt::Vertical, middle);
    m_lessonSplitter->setObjectName(QStringLiteral("lessonSplitter"));
    m_lessonSplitter->setChildrenCollapsible(false);
    m_lessonSplitter->addWidget(m_middle);
    middleRows->addWidget(m_lessonSplitter);
    return middle;
}

void MainWindow::assemble(const RunController::SessionFunction &session)
{
    m_columns = new QSplitter(Qt::Horizontal, this);
    m_columns->setObjectName(QStringLiteral("columnsSplitter"));
    m_columns->addWidget(m_panel);
    m_columns->addWidget(createMiddle());
    m_columns->addWidget(m_futures);
    m_columns->setStretchFactor(0, 0);
    m_columns->setStretchFactor(1, 1);
    m_columns->setStretchFactor(2, 0);
    m_columns->setChildrenCollapsible(false);
    m_columns->setHandleWidth(1);

    auto *central = new QWidget(this);
    auto *rows = new QVBoxLayout(central);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_messages);
    rows->addWidget(createPlaces(scrollable(m_columns, "panelsScrollArea", central), session), 1);
    rows->addWidget(m_status);
    setCentralWidget(central);

    m_actions->fillMenuBar(menuBar());
    auto *toolBar = new QToolBar(tr("Tools"), this);
    toolBar->setObjectName(QStringLiteral("toolBar"));
    toolBar->setMovable(false);
    toolBar->setContextMenuPolicy(Qt::PreventContextMenu);
    m_actions->fillToolBar(toolBar);
    addToolBar(toolBar);
    for (QAction *action : m_actions->findChildren<QAction *>())
        addAction(action); // so that shortcuts work however the menus look
}

void MainWindow::restore()
{
    const QRect screen = QGuiApplication::primaryScreen()->availableGeometry();
    resize(QSize(1440, 900).boundedTo(screen.size()));
    divide();
    // A layout that makes no sense is refused by these functions, and the one above stays.
    restoreGeometry(m_settings->layout(QStringLiteral("window")));
    m_columns->restoreState(m_settings->layout(QStringLiteral("columns")));
    m_middle->restoreState(m_settings->layout(QStringLiteral("middle")));
    fillRecent();
    if (const QString problem = m_settings->problem(); !problem.isEmpty())
        m_messages->say(MessageBar::Kind::Notice, problem);
}

/// As in a new window: the panels as wide as they need, and the timeline and the charts two to one, but in a low window
/// the charts get what their legends, axes and titles need.
void MainWindow::divide()
{
    const int left = m_panel->sizeHint().width();
    const int right = std::max(m_futures->sizeHint().width(), m_futures->minimumSizeHint().width());
    m_columns->setSizes({left, std::max(width() - left - right, 1), right});
    const int middle = height() - chromeHeight;
    const int charts = std::max(middle / 3, std::min(chartLines * fontMetrics().lineSpacing(), middle / 2));
    m_middle->setSizes({middle - charts, charts});
}

void MainWindow::remember()
{
    m_settings->setLayout(QStringLiteral("window"), saveGeometry());
    m_settings->setLayout(QStringLiteral("columns"), m_columns->saveState());
    m_settings->setLayout(QStringLiteral("middle"), m_middle->saveState());
    m_settings->setLayout(QStringLiteral("compare"), m_compare->layoutState());
    m_settings->setExperiment(QByteArray::fromStdString(toJson(m_panel->experiment())));
    m_settings->sync();
}

void MainWindow::showFirstExperiment()
{
    const QByteArray last = m_settings->experiment();
    auto experiment = experimentFromJson(last.toStdString());
    if (last.isEmpty() || !experiment) {
        const auto scenarios = loadScenarios();
        if (!scenarios)
            return;
        for (const Scenario &scenario : *scenarios) {
            if (scenario.file == QLatin1String(firstScenario))
                experiment = scenario.experiment;
        }
    }
    if (experiment)
        m_panel->apply(*experiment);
    updateTitle();
}

} // namespace futurescope
