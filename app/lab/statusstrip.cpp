// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/statusstrip.h"

#include "app/lab/runcontroller.h"
#include "app/lab/rundocument.h"
#include "app/lab/text.h"
#include "app/lab/theme.h"
#include "app/lab/themedicon.h"
#include "app/lab/viewstate.h"

#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QResizeEvent>
#include <QToolButton>

#include <algorithm>

namespace futurescope {

namespace {

constexpr int refreshMs = 200;
constexpr int cursorMs = 60;
constexpr int cpuSampleMs = 1000; // no oftener is anything shown while something is measured
constexpr int sideMargin = 12;
constexpr int gap = 14;
constexpr int progressWidth = 130;

QString bold(const QString &name, const QString &value)
{
    return QStringLiteral("%1 <b>%2</b>").arg(name, value);
}

std::uint64_t endedOf(const Timeline::Count &count)
{
    return count.finished + count.failed + count.cancelled + count.lost;
}

} // namespace

StatusStrip::StatusStrip(const RunDocument *document, const ViewState *view, const RunController *controller,
                         QWidget *parent)
    : QWidget(parent),
      m_document(document),
      m_view(view),
      m_controller(controller),
      m_progress(new QProgressBar(this)),
      m_cancel(new QToolButton(this))
{
    setObjectName(QStringLiteral("statusStrip"));
    setAttribute(Qt::WA_StyledBackground);
    createParts();
    m_refreshTimer.setInterval(refreshMs);
    m_cpuTimer.setInterval(cpuSampleMs);
    m_cursorTimer.setInterval(cursorMs);
    m_cursorTimer.setSingleShot(true);
    connectTo(view, controller);
    readRun();
}

void StatusStrip::connectTo(const ViewState *view, const RunController *controller)
{
    connect(m_cancel, &QToolButton::clicked, this, &StatusStrip::cancelRequested);
    connect(&m_refreshTimer, &QTimer::timeout, this, &StatusStrip::refresh);
    connect(&m_cpuTimer, &QTimer::timeout, this, &StatusStrip::sampleCpu);
    connect(&m_cursorTimer, &QTimer::timeout, this, &StatusStrip::refresh);
    connect(m_document, &RunDocument::replaced, this, &StatusStrip::readRun);
    connect(m_document, &RunDocument::ended, this, &StatusStrip::readRun);
    const auto refreshSoon = [this] {
        if (!m_controller->isRunning() && !m_cursorTimer.isActive())
            m_cursorTimer.start();
    };
    connect(view, &ViewState::cursorMoved, this, refreshSoon);
    connect(view, &ViewState::followingChanged, this, refreshSoon);
    connect(controller, &RunController::runStarted, this, [this] {
        m_refreshTimer.start();
        refresh();
    });
    connect(controller, &RunController::phaseChanged, this, [this](Phase phase) {
        if (phase == Phase::Running)
            beginCpuShare();
    });
    const auto showEnd = [this] {
        endCpuShare();
        refresh();
    };
    connect(controller, &RunController::runFinished, this, showEnd);
    connect(controller, &RunController::runRefused, this, showEnd);
}

void StatusStrip::createParts()
{
    m_progress->setObjectName(QStringLiteral("runProgress"));
    m_progress->setAccessibleName(tr("Progress of the run"));
    m_progress->setTextVisible(false);
    m_cancel->setObjectName(QStringLiteral("cancelRun"));
    m_cancel->setIcon(themedIcon(QStringLiteral("close")));
    m_cancel->setAutoRaise(true);
    m_cancel->setToolTip(tr("Stop the run (Esc)"));
    m_cancel->setAccessibleName(tr("Stop the run"));
    m_done = addPart(QStringLiteral("statusDone"), 100);
    m_failed = addPart(QStringLiteral("statusFailed"), 90);
    m_cancelled = addPart(QStringLiteral("statusCancelled"), 85);
    m_lost = addPart(QStringLiteral("statusLost"), 95);
    m_dropped = addPart(QStringLiteral("statusDropped"), 94);
    m_elapsed = addPart(QStringLiteral("statusElapsed"), 80);
    m_whole = addPart(QStringLiteral("statusWhole"), 79);
    m_rate = addPart(QStringLiteral("statusRate"), 30);
    m_speedup = addPart(QStringLiteral("statusSpeedup"), 78);
    m_cpu = addPart(QStringLiteral("statusCpu"), 77);
    m_efficiency = addPart(QStringLiteral("statusEfficiency"), 60);
    m_utilisation = addPart(QStringLiteral("statusUtilisation"), 50);
    m_trust = addPart(QStringLiteral("statusTrust"), 70);
    m_seed = addPart(QStringLiteral("statusSeed"), 40, true);
}

QLabel *StatusStrip::addPart(const QString &name, int importance, bool right)
{
    auto *label = new QLabel(this);
    label->setObjectName(name);
    label->setFont(tabularFont(label->font()));
    m_parts.push_back({label, importance, right, false});
    return label;
}

void StatusStrip::say(QLabel *label, const QString &text, const QString &toolTip)
{
    const auto part = std::find_if(m_parts.begin(), m_parts.end(), [&](const Part &p) { return p.label == label; });
    part->wanted = !text.isEmpty();
    if (label->text() != text)
        label->setText(text);
    label->setToolTip(toolTip);
}

void StatusStrip::setSaved(bool saved)
{
    m_saved = saved;
    refresh();
}

void StatusStrip::setTheme(const Theme &theme)
{
    setStyleSheet(QStringLiteral("#statusStrip { background: %1; border-top: 1px solid %2; }")
                      .arg(theme.card.name(), theme.border.name()));
    place();
}

void StatusStrip::refresh()
{
    if (!m_controller->isRunning())
        m_refreshTimer.stop();
    refreshProgress();
    refreshCounts();
    refreshSpeed();
    if (m_document->run()) {
        refreshFigures(m_document->run()->metrics);
        refreshTrust(m_document->run()->metrics);
    } else {
        for (QLabel *label : {m_speedup, m_efficiency, m_utilisation, m_trust})
            say(label, {});
    }
    const QString saved = m_saved ? tr("saved") : tr("not saved");
    const bool seeded = m_document->hasRun() && !m_document->foreign();
    say(m_seed, seeded ? tr("seed %1 · %2").arg(m_document->experiment().workload.seed).arg(saved) : QString());
    place();
}

void StatusStrip::readRun()
{
    m_outcomes.reset();
    if (!m_controller->isRunning())
        say(m_cpu, {}); // what watching this run took, nobody knows
    refresh();
}

bool StatusStrip::isReplaying() const
{
    return m_document->run() && !m_view->following() && m_view->cursorNs() < m_document->timeline().endNs();
}

Timeline::Count StatusStrip::count() const
{
    if (!isReplaying())
        return m_document->timeline().count();
    if (!m_outcomes) // not at once, for it walks all futures
        m_outcomes = OutcomeTimes(m_document->timeline());
    return m_outcomes->at(m_view->cursorNs());
}

void StatusStrip::refreshProgress()
{
    const std::uint32_t tasks = m_document->hasRun() ? m_document->experiment().futures() : 0;
    const std::uint64_t ended = endedOf(count());
    const bool running = m_controller->isRunning();
    const bool uncertain = running && m_controller->phase() != Phase::Running && ended == 0;
    // A range from 0 to 0 shows movement without an end.
    m_progress->setRange(0, uncertain ? 0 : static_cast<int>(std::max<std::uint32_t>(tasks, 1)));
    if (!uncertain)
        m_progress->setValue(tasks == 0 && m_document->run() ? 1 : static_cast<int>(ended));
    m_cancel->setVisible(running);
}

QString StatusStrip::doneText(std::uint64_t ended) const
{
    if (m_controller->isRunning() && m_controller->phase() == Phase::Baseline)
        return tr("measuring the sequential time …");
    if (m_controller->isRunning() && m_controller->phase() == Phase::Preparing)
        return tr("preparing …");
    if (m_document->foreign())
        return tr("%1 slices").arg(groupedText(m_document->timeline().futures().size()));
    if (m_document->hasRun())
        return tr("%1 / %2 done").arg(groupedText(ended), groupedText(m_document->experiment().futures()));
    return tr("ready");
}

void StatusStrip::refreshCounts()
{
    const Timeline::Count now = count();
    say(m_done, doneText(endedOf(now)), isReplaying() ? tr("At the moment that the cursor shows.") : QString());
    const auto some = [](std::uint64_t number, const QString &text) {
        return number > 0 ? text.arg(groupedText(number)) : QString();
    };
    const std::uint64_t unread = now.exceptionsUnread();
    say(m_failed,
        unread > 0 ? tr("%1 failed, %2 unread").arg(groupedText(now.failed), groupedText(unread))
                   : some(now.failed, tr("%1 failed")),
        unread > 0 ? tr("The program has not looked at the exceptions of %1 futures.").arg(groupedText(unread))
                   : QString());
    say(m_cancelled, some(now.cancelled, tr("%1 cancelled")));
    say(m_lost, some(now.lost, tr("%1 lost")), tr("Tasks whose worker process ended before they did."));
    const std::uint64_t dropped = m_document->trace().droppedEvents();
    say(m_dropped, some(dropped, QStringLiteral("⚠ ") + tr("%1 events dropped")),
        tr("Changes of state came faster than they could be collected: the picture has holes."));
}

/// The time, and the tasks per second: so far while the run goes on, then of the whole run.
void StatusStrip::refreshSpeed()
{
    if (!m_document->hasRun()) {
        for (QLabel *label : {m_elapsed, m_whole, m_rate})
            say(label, {});
        return;
    }
    const Timeline &timeline = m_document->timeline();
    const auto &run = m_document->run();
    const bool ended = run && !isReplaying();
    say(m_elapsed, toText(ended ? run->metrics.makespan : Nanos(m_view->momentNs(timeline.endNs()))));
    say(m_whole, isReplaying() ? tr("whole run:") : QString());
    const double seconds = static_cast<double>(timeline.endNs() - timeline.runStartedNs()) / 1e9;
    const double soFar = seconds > 0 ? static_cast<double>(endedOf(timeline.count())) / seconds : 0;
    const double rate = run ? run->metrics.tasksPerSecond : soFar;
    say(m_rate, (m_document->foreign() ? tr("%1 slices/s") : tr("%1 tasks/s"))
                    .arg(QLocale().toString(rate, 'f', rate < 10 ? 1 : 0)));
}

void StatusStrip::refreshFigures(const Metrics &metrics)
{
    const bool measured = metrics.baselineKind == Baseline::Measured;
    const QString how = measured ? tr("Against the sequential time measured just before.")
                                 : tr("Against the sequential time derived from CPU time and waiting time.");
    say(m_speedup,
        metrics.speedup ? bold(tr("speedup"), QLocale().toString(*metrics.speedup, 'f', 2) + QStringLiteral("×"))
                        : QString(),
        how);
    say(m_efficiency, metrics.efficiency ? bold(tr("efficiency"), percentText(*metrics.efficiency)) : QString(),
        tr("Speedup divided by workers."));
    say(m_utilisation, metrics.utilisation ? bold(tr("utilisation"), percentText(*metrics.utilisation)) : QString(),
        tr("Share of the workers' time in which they had a task in hand."));
}

void StatusStrip::refreshTrust(const Metrics &metrics)
{
    if (!metrics.trust) {
        say(m_trust, {});
        return;
    }
    const bool busy = *metrics.trust < busyTrust;
    const QString figure = bold(tr("trust"), QLocale().toString(*metrics.trust, 'f', 2));
    const QString meaning = tr(
        "CPU time that the workers got, divided by what they wanted of the cores that are here.");
    const QString warning = tr("They got clearly less: the machine was busy with something else. Do not compare these "
                               "times with others.");
    say(m_trust, busy ? QStringLiteral("⚠ %1, %2").arg(figure, tr("machine was busy")) : figure,
        busy ? meaning + QLatin1Char(' ') + warning : meaning);
}

void StatusStrip::beginCpuShare()
{
    m_cpuOfRun = m_cpuOfSecond = CpuShare();
    m_cpuTimer.start();
}

void StatusStrip::sampleCpu()
{
    sayCpuShare(m_cpuOfSecond.now());
    m_cpuOfSecond = CpuShare();
}

/// From now on, that of the whole run.
void StatusStrip::endCpuShare()
{
    if (!m_cpuTimer.isActive())
        return; // it never came to run
    m_cpuTimer.stop();
    sayCpuShare(m_cpuOfRun.now());
}

void StatusStrip::sayCpuShare(double share)
{
    say(m_cpu, bold(tr("window CPU"), percentText(share)),
        tr("What the window took of one core to draw the run while it went on: CPU time of its thread divided by the "
           "time that passed. The run did without that, so that its speedup may be a little higher unwatched. Sweeps "
           "are drawn at most once a second."));
    place();
}

void StatusStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

void StatusStrip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateGeometry();
}

/// The least importance that is still shown.
int StatusStrip::chooseVisible() const
{
    std::vector<std::pair<int, int>> wanted; // importance, width
    for (const Part &part : m_parts) {
        if (part.wanted)
            wanted.emplace_back(part.importance, part.label->sizeHint().width() + gap);
    }
    std::sort(wanted.rbegin(), wanted.rend());
    int room = width() - 2 * sideMargin - progressWidth - m_cancel->sizeHint().width();
    int least = INT_MAX;
    for (const auto &[importance, partWidth] : wanted) {
        room -= partWidth;
        if (room < 0)
            break;
        least = importance;
    }
    return least;
}

void StatusStrip::place()
{
    const int least = chooseVisible();
    const int middle = height() / 2;
    m_progress->setGeometry(sideMargin, middle - 4, progressWidth, 8);
    const QSize cancel = m_cancel->sizeHint();
    int left = sideMargin + progressWidth;
    m_cancel->setGeometry(left + 2, middle - cancel.height() / 2, cancel.width(), cancel.height());
    left += cancel.width() + gap / 2;
    int right = width() - sideMargin;
    for (auto part = m_parts.rbegin(); part != m_parts.rend(); ++part) {
        const bool shown = part->wanted && part->importance >= least;
        part->label->setVisible(shown);
        if (!shown || !part->right)
            continue;
        right -= part->label->sizeHint().width();
        part->label->setGeometry(right, 1, part->label->sizeHint().width(), height() - 1);
        right -= gap;
    }
    for (const Part &part : m_parts) {
        if (part.right || !part.wanted || part.importance < least)
            continue;
        part.label->setGeometry(left, 1, part.label->sizeHint().width(), height() - 1);
        left += part.label->width() + gap;
    }
}

QString StatusStrip::visibleText() const
{
    QStringList texts;
    for (const Part &part : m_parts) {
        if (!part.label->isHidden())
            texts += part.label->text().remove(QStringLiteral("<b>")).remove(QStringLiteral("</b>"));
    }
    return texts.join(QStringLiteral(" | "));
}

QSize StatusStrip::sizeHint() const
{
    return {800, fontMetrics().height() + 12};
}

QSize StatusStrip::minimumSizeHint() const
{
    return {320, fontMetrics().height() + 12};
}

} // namespace futurescope
