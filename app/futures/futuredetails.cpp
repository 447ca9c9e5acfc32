// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/futures/futuredetails.h"

#include "app/futures/futurelook.h"
#include "app/lab/coretext.h"
#include "app/lab/rundocument.h"
#include "app/lab/text.h"
#include "app/lab/viewstate.h"

#include <QAction>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace futurescope {

namespace {

constexpr int refreshMs = 200;

QString timeText(std::int64_t ns)
{
    return ns == never ? QStringLiteral("–") : toText(Nanos(ns));
}

/// A number of a hundred digits has no place to break, so it gets invisible ones.
QString breakable(const QString &text)
{
    constexpr int longestWord = 16;
    QString result;
    int word = 0;
    for (const QChar c : text) {
        word = c.isSpace() ? 0 : word + 1;
        result += c;
        if (word >= longestWord && !c.isHighSurrogate()) {
            result += QChar(0x200B); // zero width space
            word = 0;
        }
    }
    return result;
}

} // namespace

FutureDetails::FutureDetails(const RunDocument *document, const ViewState *view, QWidget *parent)
    : QScrollArea(parent),
      m_document(document),
      m_view(view),
      m_button(new QPushButton(this))
{
    m_button->setObjectName(QStringLiteral("futureAction"));
    m_button->hide();
    setObjectName(QStringLiteral("futureDetails"));
    setAccessibleName(tr("Details of the selected future"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    m_timer.setSingleShot(true);
    m_timer.setInterval(refreshMs);
    connect(&m_timer, &QTimer::timeout, this, &FutureDetails::showSelected);
    connect(view, &ViewState::futureSelected, this, &FutureDetails::showSelected);
    connect(document, &RunDocument::replaced, this, &FutureDetails::showSelected);
    connect(document, &RunDocument::grown, this, &FutureDetails::showSoon);
    connect(document, &RunDocument::ended, this, &FutureDetails::showSelected);
    showSelected();
}

void FutureDetails::setAction(QAction *action)
{
    const auto follow = [this, action] {
        m_button->setText(action->text());
        m_button->setVisible(action->isEnabled());
        placeButton();
    };
    connect(m_button, &QPushButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::changed, this, follow);
    follow();
}

void FutureDetails::placeButton()
{
    constexpr int margin = 6;
    const QSize size = m_button->sizeHint();
    const int reserved = m_button->isHidden() ? 0 : size.height() + 2 * margin;
    setViewportMargins(0, 0, 0, reserved);
    m_button->setGeometry(2 * margin, height() - size.height() - margin, size.width(), size.height());
}

void FutureDetails::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    placeButton();
}

QString FutureDetails::plainText() const
{
    return m_text;
}

void FutureDetails::showSoon()
{
    if (m_view->selectedFuture() != noFuture && !m_timer.isActive())
        m_timer.start();
}

void FutureDetails::showSelected()
{
    m_text.clear();
    auto *content = new QWidget;
    content->setObjectName(QStringLiteral("futureDetailsContent"));
    m_rows = new QGridLayout(content); // a form layout gives text that wraps too little height
    m_rows->setContentsMargins(12, 8, 12, 8);
    m_rows->setHorizontalSpacing(14);
    m_rows->setVerticalSpacing(3);
    m_rows->setColumnStretch(1, 1);
    const FutureRecord *record = m_document->timeline().future(m_view->selectedFuture());
    if (record && m_document->foreign()) {
        addSlice(*m_document->foreign(), *record);
    } else if (record) {
        const std::int64_t nowNs = m_document->timeline().endNs();
        add(tr("Future"), tr("#%1").arg(m_view->selectedFuture().value));
        add(tr("State"), coreText(stateLabel(*record, nowNs)));
        add(tr("Items"), itemsText(*record, m_document->experiment().itemStride()));
        const QString lane = record->lane == mainLane ? tr("main program") : QString::number(record->lane.value);
        add(tr("Worker"), record->hasRun() ? lane : QStringLiteral("–"));
        if (const std::string outcome = outcomeText(*record, m_document->trace().texts()); !outcome.empty())
            add(tr("Outcome"), coreText(outcome));
        if (const FutureRecord *awaited = m_document->timeline().future(record->awaits()))
            add(tr("Waits for"), tr("#%1, %2").arg(record->awaits().value).arg(coreText(stateLabel(*awaited, nowNs))));
        addTimes(*record);
        addNotes(*record);
    } else {
        addWide(hintLabel(tr("Select a bar of the timeline or a row of the table to see its times here."), content));
    }
    m_rows->setRowStretch(m_rows->rowCount(), 1);
    setWidget(content); // and deletes what was there
    content->show();
}

void FutureDetails::addSlice(const ForeignTrace &foreign, const FutureRecord &record)
{
    const FutureId id = m_view->selectedFuture();
    add(tr("Name"), toText(foreign.names.ofFuture(id)));
    add(tr("Number"), tr("#%1").arg(id.value));
    if (const NamedLane *lane = foreign.names.lane(record.lane.value)) {
        add(tr("Process"), toText(lane->processText()));
        add(lane->async ? tr("Category") : tr("Thread"), toText(lane->threadText()));
    }
    add(tr("Started at"), timeText(record.startedNs));
    add(tr("Ended at"), record.endedNs == never ? tr("not in the file") : timeText(record.endedNs));
    if (record.endedNs != never)
        add(tr("Took"), timeText(record.endedNs - record.startedNs));
    if (record.inside() != noFuture)
        add(tr("Inside"), tr("#%1 %2").arg(record.inside().value).arg(toText(foreign.names.ofFuture(record.inside()))));
}

void FutureDetails::add(const QString &name, const QString &value)
{
    QLabel *label = plainLabel(breakable(value), widget());
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    QLabel *title = plainLabel(name, widget());
    title->setProperty("muted", true);
    title->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    const int row = m_rows->rowCount();
    m_rows->addWidget(title, row, 0);
    m_rows->addWidget(label, row, 1);
    m_text += name + QStringLiteral(": ") + value + QLatin1Char('\n');
}

void FutureDetails::addTimes(const FutureRecord &record)
{
    const std::int64_t nowNs = m_document->timeline().endNs();
    add(tr("Submitted at"), timeText(record.submittedNs));
    if (record.sentNs() != never)
        add(tr("Sent at"), timeText(record.sentNs()));
    add(tr("Started at"), timeText(record.startedNs));
    add(tr("Ended at"), timeText(record.endedNs));
    add(tr("Read at"), timeText(record.readNs));
    if (record.hasRun()) {
        add(tr("Waited"), timeText(record.waitNs()));
        add(tr("Ran"), timeText(record.runNs(nowNs)));
        if (record.blockedNs() > 0)
            add(tr("Blocked"), tr("%1 of that").arg(timeText(record.blockedNs())));
        if (record.lockWaitNs() > 0)
            add(tr("For the lock"), tr("%1 of that").arg(timeText(record.lockWaitNs())));
        if (const std::size_t switches = m_document->timeline().switchesOf(record, nowNs))
            add(tr("Lost its core"), switches == 1 ? tr("once") : tr("%1 times").arg(switches));
    }
}

void FutureDetails::addNotes(const FutureRecord &record)
{
    if (record.timedOutNs() != never)
        addNote(tr("The program gave up waiting for it at %1; the task itself went on.")
                    .arg(timeText(record.timedOutNs())));
    if (record.cancelRefusedNs() != never)
        addNote(tr("cancel() came at %1 and returned False: only pending futures can be cancelled.")
                    .arg(timeText(record.cancelRefusedNs())));
    const bool unread = record.readNs == never && !m_document->isLive();
    if (record.readNs == never && m_document->isLive() && record.outcome == Outcome::Failed)
        addNote(tr("Exception not read yet."));
    if (unread && record.outcome == Outcome::Failed)
        addNote(tr("Exception never read: the program does not know that this future failed."));
    else if (unread && record.outcome == Outcome::Finished)
        addNote(tr("Nobody took this result."));
}

void FutureDetails::addNote(const QString &text)
{
    addWide(hintLabel(text, widget()));
    m_text += text + QLatin1Char('\n');
}

void FutureDetails::addWide(QLabel *label)
{
    m_rows->addWidget(label, m_rows->rowCount(), 0, 1, 2);
}

} // namespace futurescope
