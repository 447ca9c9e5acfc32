// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/futures/metricsview.h"

#include "app/charts/losswaterfallview.h"
#include "app/lab/foreigntext.h"
#include "app/lab/rundocument.h"
#include "app/lab/text.h"

#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

namespace futurescope {

namespace {

QString noFigure()
{
    return QStringLiteral("–");
}

QString optionalTime(const std::optional<Nanos> &time)
{
    return time ? toText(*time) : noFigure();
}

QString optionalPercent(const std::optional<double> &share)
{
    return share ? percentText(*share) : noFigure();
}

QString optionalNumber(const std::optional<double> &number, const QString &unit = {})
{
    return number ? QLocale().toString(*number, 'f', 2) + unit : noFigure();
}

} // namespace

MetricsView::MetricsView(const RunDocument *document, ViewState *view, QWidget *parent)
    : QScrollArea(parent),
      m_document(document),
      m_losses(new LossWaterfallView(document, view, this))
{
    setObjectName(QStringLiteral("metricsView"));
    setAccessibleName(tr("Metrics"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    connect(document, &RunDocument::replaced, this, &MetricsView::showRun);
    connect(document, &RunDocument::ended, this, &MetricsView::showRun);
    showRun();
}

void MetricsView::showRun()
{
    auto *content = new QWidget;
    content->setObjectName(QStringLiteral("metricsContent"));
    m_rows = new QVBoxLayout(content);
    m_rows->setContentsMargins(12, 8, 12, 8);
    m_rows->setSpacing(1);
    m_losses->hide();
    if (const ForeignTrace *foreign = m_document->foreign()) {
        addForeign(*foreign);
    } else if (m_document->run()) {
        addLosses();
        addFigures(m_document->run()->metrics);
        addSharedFigures(*m_document->run());
        addMoreFigures(m_document->run()->metrics);
    } else {
        m_rows->addWidget(hintLabel(m_document->isLive() ? tr("The figures come when the run has ended.")
                                                         : tr("Run an experiment (F5) to get its figures."),
                                    content));
    }
    m_rows->addStretch(1);
    if (m_losses->isHidden())
        m_losses->setParent(this);
    setWidget(content); // and deletes what was there
    content->show();
}

/// Moved from one content to the next, so that the keyboard keeps its place in it.
void MetricsView::addLosses()
{
    m_rows->addWidget(sectionLabel(tr("Where the time went"), widget()));
    m_rows->addSpacing(4);
    m_rows->addWidget(m_losses);
    m_losses->show();
    m_rows->addWidget(
        hintLabel(tr("Of each worker's time, on average. Click a part to light it in the timeline."), widget()));
    m_rows->addSpacing(10);
}

void MetricsView::addFigures(const Metrics &metrics)
{
    add(tr("Makespan"), toText(metrics.makespan), tr("From the first submission to the end of the last task."));
    add(tr("Throughput"), tr("%1 tasks/s").arg(QLocale().toString(metrics.tasksPerSecond, 'f', 1)),
        tr("Tasks that ended, divided by the makespan."));
    add(tr("Sequential time"), optionalTime(metrics.baseline),
        metrics.baselineKind == Baseline::Measured
            ? tr("Measured: the same items in a plain loop, just before.")
            : tr("Derived: CPU time of all workers and the time that tasks spent waiting."));
    add(tr("Speedup"), optionalNumber(metrics.speedup, QStringLiteral("\u00a0×")),
        tr("Sequential time divided by the makespan."));
    add(tr("Efficiency"), optionalPercent(metrics.efficiency), tr("Speedup divided by the number of workers."));
    add(tr("Utilisation"), optionalPercent(metrics.utilisation),
        tr("Share of the workers' time in which they had a task in hand."));
}

void MetricsView::addQueueFigures(const Metrics &metrics)
{
    if (metrics.deepestQueue)
        add(tr("Deepest queue"), tr("%1 pending").arg(groupedText(*metrics.deepestQueue)),
            tr("The most futures that were pending at once."));
    if (metrics.oldestPending)
        add(tr("Longest pending"), optionalTime(metrics.oldestPending),
            tr("The longest that one future was pending before it was started or cancelled."));
    if (metrics.dropped > 0)
        add(tr("Dropped tasks"), groupedText(metrics.dropped),
            tr("Tasks that were never submitted, because the queue was full."));
    if (metrics.worstHeartbeat)
        add(tr("Latest heartbeat"), optionalTime(metrics.worstHeartbeat),
            tr("How much later than asked for the latest beat of the event loop came."));
}

/// What the items of some workloads did together.
void MetricsView::addSharedFigures(const Run &run)
{
    if (run.increments) {
        add(tr("Increments"),
            tr("got %1 of %2").arg(groupedText(run.increments->got), groupedText(run.increments->expected)),
            tr("What the counter says in the end, of what was added. The rest got lost between a read and a write."));
    }
    if (run.metrics.gigabytesPerSecond)
        add(tr("Memory read"), tr("%1 GB/s").arg(QLocale().toString(*run.metrics.gigabytesPerSecond, 'f', 2)),
            tr("Bytes that all items read, divided by the makespan, in units of 10⁹."));
    if (const auto rate = gigaflopsPerSecond(run.metrics, run.experiment.workload))
        add(tr("Arithmetic"), tr("%1 GFlop/s").arg(QLocale().toString(*rate, 'f', 2)),
            tr("Floating-point operations on the numbers read, divided by the makespan, in units of 10⁹."));
}

void MetricsView::addMoreFigures(const Metrics &metrics)
{
    add(tr("Queue wait, mean"), optionalTime(metrics.queueWaitMean), tr("From the submission of a task to its start."));
    add(tr("Queue wait, 95th percentile"), optionalTime(metrics.queueWaitP95),
        tr("95 of 100 tasks waited no longer than this."));
    add(tr("Overhead per task"), optionalTime(metrics.overheadPerTask),
        tr("Mean gap on a worker before a task that was already waiting."));
    addQueueFigures(metrics);
    if (metrics.lockWait) {
        add(tr("Waiting for the lock"), optionalTime(metrics.lockWait),
            tr("Time that the workers, together, spent waiting for a lock or at a barrier. Waiting for a timer, the "
               "network or a file does not count."));
    }
    if (metrics.lockHandOvers) {
        add(tr("Lock hand-overs"), groupedText(*metrics.lockHandOvers),
            tr("How often the interpreter lock went from one worker to another."));
    }
    if (const std::uint64_t switches = m_document->timeline().contextSwitches()) {
        add(tr("Context switches"), groupedText(switches),
            tr("How often a task that computed lost its core to another thread. Losses of less than a tenth of a "
               "millisecond may be missing."));
    }
    add(tr("Trust"), optionalNumber(metrics.trust),
        tr("CPU time that the workers got, divided by what they wanted of the cores that are here. Well under 1, the "
           "machine was busy with something else."));
    if (metrics.awaitShare)
        add(tr("Held while waiting"), percentText(*metrics.awaitShare),
            tr("Share of the workers' time in which a task held its worker and only waited for another task."));
    const Timeline::Count &count = m_document->timeline().count();
    add(tr("Exceptions never read"),
        tr("%1 of %2").arg(groupedText(count.exceptionsUnread()), groupedText(count.failed)),
        tr("Futures that failed and whose exception the program never looked at: it does not know of them."));
    const std::uint64_t dropped = m_document->trace().droppedEvents();
    add(tr("Events"), tr("%1 recorded, %2 dropped").arg(groupedText(m_document->trace().size()), groupedText(dropped)),
        tr("Changes of state that the picture is made of."));
}

void MetricsView::addForeign(const ForeignTrace &foreign)
{
    const ForeignCounts &counts = foreign.counts;
    m_rows->addWidget(
        hintLabel(tr("Another program wrote this trace. It tells when slices began and ended, and nothing "
                     "of submissions, results or a sequential time: there is no speedup."),
                  widget()));
    m_rows->addSpacing(8);
    add(tr("Makespan"), toText(Nanos(foreign.endNs)), tr("From the first moment in the file to the last."));
    add(tr("Read"), ForeignText::read(foreign),
        tr("%1 entries are in the file, %2 of them names. What entries carry as arguments is not kept.")
            .arg(groupedText(counts.entries), groupedText(counts.names)));
    add(tr("Instants"), groupedText(counts.instants), tr("Moments on lanes, drawn as small marks."));
    add(tr("Samples of counters"), groupedText(counts.samples),
        foreign.counters.size() == 1
            ? tr("Of 1 counter, drawn above the lanes.")
            : tr("Of %1 counters, drawn above the lanes.").arg(groupedText(foreign.counters.size())));
    addList(tr("Skipped"), counts.skipped(), ForeignText::skipped(counts));
    addList(tr("Repaired"), counts.repaired(), ForeignText::repaired(counts));
}

void MetricsView::addList(const QString &name, std::uint64_t count, const QStringList &parts)
{
    add(name, groupedText(count), parts.isEmpty() ? tr("Nothing.") : parts.join(QLatin1Char('\n')));
}

void MetricsView::add(const QString &name, const QString &value, const QString &explanation)
{
    auto *line = new QHBoxLayout;
    QLabel *figure = plainLabel(value, widget());
    figure->setProperty("figure", true);
    figure->setFont(tabularFont(figure->font()));
    line->addWidget(plainLabel(name, widget()));
    line->addStretch(1);
    line->addWidget(figure);
    m_rows->addLayout(line);
    m_rows->addWidget(hintLabel(explanation, widget()));
    m_rows->addSpacing(8);
}

} // namespace futurescope
