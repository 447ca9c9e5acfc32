// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compare/comparestrip.h"

#include "app/compare/comparetext.h"
#include "app/exporting/runmetadata.h"
#include "app/lab/text.h"
#include "app/lab/themedicon.h"
#include "app/timeline/timelineview.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace futurescope {

namespace {

constexpr int leastLines = 5;   // of text, that queue, main lane, axis and gaps are high
constexpr int linesOfLanes = 4; // at most for the workers' lanes

} // namespace

CompareStrip::CompareStrip(const ComparedRun &run, int number, QWidget *parent)
    : QFrame(parent),
      m_id(run.id),
      m_document(run.document),
      m_view(new TimelineView(*m_document, m_state, this))
{
    setObjectName(QStringLiteral("compareStrip%1").arg(number));
    setProperty("card", true);
    setAccessibleName(CompareText::heading(number, run.run()));
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(8, 4, 8, 4);
    rows->setSpacing(0);
    auto *header = new QHBoxLayout;
    header->setContentsMargins(2, 0, 0, 0);
    header->setSpacing(10);
    rows->addLayout(header);
    rows->addWidget(m_view, 1);
    fillHeader(*header, run, number);
    LaneView lanes;
    lanes.compact = true; // all lanes are seen without scrolling
    m_state.setLanes(lanes);
    m_view->setObjectName(QStringLiteral("compareTimeline%1").arg(number));
    m_view->setAccessibleName(tr("Timeline of run %1").arg(CompareText::heading(number, run.run())));
    fitHeight();
}

CompareStrip::~CompareStrip()
{
    // It reads the run and the view state, so it goes first.
    const std::unique_ptr<QWidget> first(m_view);
}

void CompareStrip::fillHeader(QHBoxLayout &header, const ComparedRun &run, int number)
{
    QLabel *title = plainLabel(CompareText::heading(number, run.run()), this);
    title->setProperty("heading", true);
    title->setToolTip(runCaption(run.run()));
    title->setMinimumWidth(1); // rather cut off than wider than the window
    header.addWidget(title, 1);
    QLabel *makespan = plainLabel(CompareText::makespan(run.figures), this);
    makespan->setObjectName(QStringLiteral("compareMakespan"));
    makespan->setFont(tabularFont(makespan->font()));
    header.addWidget(makespan);
    QLabel *origin = plainLabel(CompareText::origin(run), this);
    origin->setProperty("muted", true);
    origin->setToolTip(run.origin.path);
    header.addWidget(origin);
    QToolButton *open = addButton(header, "compareOpen", tr("Open in the Lab"));
    open->setText(open->toolTip());
    connect(open, &QToolButton::clicked, this, [this] { emit openRequested(m_id); });
    QToolButton *remove = addButton(header, "compareRemove", tr("Take this run out of the comparison"));
    remove->setIcon(themedIcon(QStringLiteral("close")));
    connect(remove, &QToolButton::clicked, this, [this] { emit removeRequested(m_id); });
}

QToolButton *CompareStrip::addButton(QHBoxLayout &header, const char *name, const QString &text)
{
    auto *button = new QToolButton(this);
    button->setObjectName(QLatin1String(name));
    button->setToolTip(text);
    button->setAccessibleName(text);
    button->setProperty("small", true);
    button->setFocusPolicy(Qt::TabFocus);
    header.addWidget(button);
    return button;
}

void CompareStrip::setTheme(const Theme &theme)
{
    m_view->setTheme(theme);
}

void CompareStrip::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitHeight();
}

void CompareStrip::fitHeight()
{
    const int lanes = std::clamp(lanesWanted(m_view->scene()), 2, linesOfLanes);
    m_view->setMinimumHeight((leastLines + lanes) * fontMetrics().height());
    m_view->setMinimumWidth(1);
}

} // namespace futurescope
