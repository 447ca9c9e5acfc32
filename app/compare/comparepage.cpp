// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compare/comparepage.h"

#include "app/compare/comparestrips.h"
#include "app/compare/comparetable.h"
#include "app/compare/comparetext.h"
#include "app/compare/sameworkbar.h"
#include "app/lab/text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace futurescope {

ComparePage::ComparePage(SessionFunction session, QWidget *parent) : QWidget(parent), m_sameWork(std::move(session))
{
    setObjectName(QStringLiteral("comparePage"));
    setAcceptDrops(true);
    m_strips = new CompareStrips(&m_runs, this);
    m_splitter = new QSplitter(Qt::Vertical, this);
    m_splitter->setObjectName(QStringLiteral("compareSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_strips);
    m_splitter->addWidget(createTableCard());
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(createEmpty());
    m_pages->addWidget(m_splitter);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(8, 8, 8, 8);
    rows->setSpacing(6);
    rows->addWidget(createBar());
    rows->addWidget(new SameWorkBar(&m_sameWork, this));
    rows->addWidget(m_pages, 1);
    connectParts();
    connectFiles();
    refresh();
}

QPushButton *ComparePage::addButton(QHBoxLayout &row, const char *name, const QString &text, const QString &toolTip)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(QLatin1String(name));
    button->setToolTip(toolTip);
    row.addWidget(button);
    return button;
}

QWidget *ComparePage::createBar()
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    QLabel *title = plainLabel(tr("Compare"), bar);
    title->setProperty("heading", true);
    row->addWidget(title);
    row->addSpacing(8);
    m_addLab = addButton(*row, "compareAddLab", tr("Add the Lab's run"), {});
    m_addFiles = addButton(*row, "compareAddFiles", tr("Add files …"),
                           tr("Runs and traces that were saved; they may be dropped here as well"));
    m_same = addButton(*row, "compareSameWork", tr("Same work on all"), {});
    row->addStretch(1);
    return bar;
}

QWidget *ComparePage::createTableCard()
{
    auto *card = new QFrame(this);
    card->setProperty("card", true);
    auto *rows = new QVBoxLayout(card);
    rows->setContentsMargins(8, 6, 8, 6);
    rows->setSpacing(4);
    auto *header = new QHBoxLayout;
    QLabel *title = plainLabel(tr("Differences"), card);
    title->setProperty("heading", true);
    header->addWidget(title);
    header->addStretch(1);
    const auto button = [&](const char *name, const QString &text, const QString &toolTip) {
        auto *made = new QToolButton(card);
        made->setObjectName(QLatin1String(name));
        made->setText(text);
        made->setToolTip(toolTip);
        made->setFocusPolicy(Qt::TabFocus);
        header->addWidget(made);
        return made;
    };
    m_reference = button("compareReference", tr("Make reference"),
                         tr("The run of the current column comes first, and the others are compared with it"));
    m_remove = button("compareTakeOut", tr("Take out"), tr("Takes the run of the current column out (Delete)"));
    m_csv = button("compareCsv", tr("CSV …"), tr("Saves the table for other programs"));
    m_table = new CompareTable(&m_runs, card);
    rows->addLayout(header);
    rows->addWidget(m_table, 1);
    QLabel *hint = hintLabel(tr("Each run is one measurement: a small difference may be chance. A sweep repeats its "
                                "runs and tells the spread."),
                             card);
    hint->setMinimumWidth(1);
    rows->addWidget(hint);
    return card;
}

QWidget *ComparePage::createEmpty()
{
    auto *card = new QFrame(this);
    card->setProperty("card", true);
    auto *rows = new QVBoxLayout(card);
    QLabel *hint = hintLabel(tr("Nothing to compare yet. Add the run that the Lab shows, drop run files here, or run "
                                "the Lab's experiment on every executor with “Same work on all”."),
                             card);
    hint->setObjectName(QStringLiteral("compareEmpty"));
    hint->setAlignment(Qt::AlignCenter);
    rows->addWidget(hint);
    return card;
}

void ComparePage::connectParts()
{
    connect(m_addLab, &QPushButton::clicked, this, &ComparePage::labRunWanted);
    connect(m_addFiles, &QPushButton::clicked, this, &ComparePage::filesWanted);
    connect(m_same, &QPushButton::clicked, this, &ComparePage::startSameWork);
    connect(m_csv, &QToolButton::clicked, this, &ComparePage::csvWanted);
    connect(m_strips, &CompareStrips::removeRequested, &m_runs, &ComparedRuns::remove);
    connect(m_strips, &CompareStrips::openRequested, this, &ComparePage::openRun);
    connect(m_table, &CompareTable::removeRequested, &m_runs, &ComparedRuns::remove);
    connect(m_table, &CompareTable::currentRunChanged, this, &ComparePage::updateCurrent);
    connect(m_table, &CompareTable::tooManyDrawn, this, [this] {
        emit noticed(tr("%1 timelines are drawn already. Untick one of them first.").arg(ComparedRuns::mostDrawn));
    });
    connect(m_remove, &QToolButton::clicked, this, [this] { m_runs.remove(m_table->currentRun()); });
    connect(m_reference, &QToolButton::clicked, this, [this] { m_runs.makeReference(m_table->currentRun()); });
    connect(&m_runs, &ComparedRuns::changed, this, &ComparePage::refresh);
    connect(&m_runs, &ComparedRuns::changed, this, &ComparePage::changed);
    // Later, when the table and the strips know their new lines.
    connect(&m_runs, &ComparedRuns::changed, this, &ComparePage::divide, Qt::QueuedConnection);
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_dividedByHand = true; });
    connect(&m_sameWork, &SameWork::measuring, this, &ComparePage::refresh);
    connect(&m_sameWork, &SameWork::measuring, this, &ComparePage::changed);
    connect(&m_sameWork, &SameWork::finished, this, &ComparePage::showOutcome);
}

void ComparePage::connectFiles()
{
    connect(&m_files, &RunFiles::runOpened, this,
            [this](const std::shared_ptr<OpenedRun> &opened, const QString &path) {
                emit progressEnded();
                emit fileOpened(path);
                add(opened, {RunOrigin::Kind::File, path});
            });
    connect(&m_files, &RunFiles::experimentOpened, this, [this](const Experiment &, const QString &path) {
        emit failed(tr("%1 is an experiment and no run: open it in the Lab and run it first.").arg(path));
    });
    connect(&m_files, &RunFiles::failed, this, [this](const QString &, const QString &reason) { emit failed(reason); });
    connect(&m_files, &RunFiles::cancelled, this,
            [this](const QString &path) { emit noticed(tr("%1 was not opened.").arg(path)); });
    connect(&m_files, &RunFiles::progressed, this,
            [this](const QString &path, int percent) { emit progressed(tr("Opening %1 …").arg(path), percent); });
}

void ComparePage::refresh()
{
    const bool measuring = m_sameWork.isMeasuring();
    m_pages->setCurrentIndex(m_runs.all().empty() ? 0 : 1);
    m_strips->setVisible(!m_strips->strips().empty());
    m_addLab->setEnabled(m_labHasRun);
    m_addLab->setToolTip(m_labHasRun ? tr("Adds the run that the Lab shows") : tr("The Lab shows no ended run."));
    const QString blocked = measuring ? tr("It is going on.") : m_blocked;
    m_same->setEnabled(blocked.isEmpty());
    m_same->setToolTip(!blocked.isEmpty()
                           ? blocked
                           : tr("Runs the Lab's experiment on sequential, threads, threads-gil, processes, async and "
                                "work-stealing, one after another"));
    updateCurrent(m_table->currentRun());
}

/// The table gets the room for all its rows, if that leaves the timelines the larger half.
void ComparePage::divide()
{
    constexpr double mostForTable = 0.5;
    if (m_dividedByHand || m_runs.all().empty() || !isVisible())
        return;
    const int whole = m_splitter->height();
    const QWidget *card = m_splitter->widget(1);
    const int around = card->sizeHint().height() - m_table->sizeHint().height();
    const int table = std::min(around + m_table->fullHeight(), static_cast<int>(whole * mostForTable));
    m_splitter->setSizes({whole - table, table});
}

void ComparePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    QMetaObject::invokeMethod(this, &ComparePage::divide, Qt::QueuedConnection);
}

void ComparePage::updateCurrent(int id)
{
    m_remove->setEnabled(id >= 0);
    m_reference->setEnabled(id >= 0 && m_runs.numberOf(id) > 1);
}

void ComparePage::setTheme(const Theme &theme)
{
    m_strips->setTheme(theme);
    m_table->setTheme(theme);
}

void ComparePage::setExperiment(const Experiment &experiment, const QString &blocked)
{
    m_experiment = experiment;
    m_blocked = blocked;
    refresh();
}

void ComparePage::setLabHasRun(bool has)
{
    m_labHasRun = has;
    refresh();
}

std::shared_ptr<const Exportable> ComparePage::picture() const
{
    return m_strips->picture();
}

QByteArray ComparePage::layoutState() const
{
    return m_runs.all().empty() ? m_layout : m_splitter->saveState();
}

void ComparePage::restoreLayout(const QByteArray &state)
{
    m_layout = state;
    m_dividedByHand = m_splitter->restoreState(state);
}

} // namespace futurescope
