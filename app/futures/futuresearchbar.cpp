// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/futures/futuresearchbar.h"

#include "app/lab/text.h"
#include "app/lab/viewstate.h"
#include "core/analysis/futureorder.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QScreen>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace futurescope {

QList<std::pair<QString, QString>> searchExamples()
{
    return {
        {QStringLiteral("failed"), FutureSearchBar::tr("the state; also pending, running, finished, cancelled, lost")},
        {QStringLiteral("failed|lost"), FutureSearchBar::tr("either of them")},
        {QStringLiteral("unread"), FutureSearchBar::tr("ended, and nobody took the result or looked at the exception")},
        {QStringLiteral("#1234"), FutureSearchBar::tr("one future by its number")},
        {QStringLiteral("#10..#20"), FutureSearchBar::tr("from one number to another")},
        {QStringLiteral("> 50 ms"), FutureSearchBar::tr("ran for longer; also <, >=, <= with ns, us, ms, s, min")},
        {QStringLiteral("wait > 2 ms"), FutureSearchBar::tr("stood in the queue for longer")},
        {QStringLiteral("worker 3"), FutureSearchBar::tr("on that worker")},
        {QStringLiteral("ValueError"), FutureSearchBar::tr("any text of the state or the outcome")},
        {QStringLiteral("\"never read\""), FutureSearchBar::tr("several words as one text")},
        {QStringLiteral("failed worker 3"), FutureSearchBar::tr("all of the words must hold")},
        {QStringLiteral("-finished"), FutureSearchBar::tr("all but these")},
    };
}

FutureSearchBar::FutureSearchBar(ViewState *view, QWidget *parent)
    : QWidget(parent),
      m_view(view),
      m_field(new QLineEdit(this)),
      m_help(new QToolButton(this)),
      m_count(hintLabel({}, this)),
      m_problem(errorLabel(this)),
      m_progress(new QProgressBar(this))
{
    createField();
    createHelp();
    m_count->setObjectName(QStringLiteral("futuresSearchCount"));
    m_problem->setObjectName(QStringLiteral("futuresSearchProblem"));
    m_progress->setObjectName(QStringLiteral("futuresSearchProgress"));
    m_progress->setAccessibleName(tr("Searching and sorting the futures"));
    m_progress->setRange(0, 100);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(4);
    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    row->addWidget(m_field, 1);
    row->addWidget(m_help);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(8, 6, 8, 4);
    rows->setSpacing(3);
    rows->addLayout(row);
    for (QWidget *widget :
         {static_cast<QWidget *>(m_count), static_cast<QWidget *>(m_problem), static_cast<QWidget *>(m_progress)}) {
        rows->addWidget(widget);
        widget->hide();
    }
}

void FutureSearchBar::createField()
{
    m_field->setObjectName(QStringLiteral("futuresSearch"));
    m_field->setAccessibleName(tr("Search the futures"));
    m_field->setPlaceholderText(tr("Search: failed, #12, > 50 ms"));
    m_field->setClearButtonEnabled(true);
    m_field->setText(m_view->search());
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, m_view, &ViewState::setSearch);
    connect(m_view, &ViewState::searchChanged, m_field, [this](const QString &search) {
        if (m_field->text() != search)
            m_field->setText(search);
    });
}

void FutureSearchBar::createHelp()
{
    m_help->setObjectName(QStringLiteral("futuresSearchHelp"));
    m_help->setText(QStringLiteral("?"));
    m_help->setAccessibleName(tr("What can be searched"));
    m_help->setFocusPolicy(Qt::TabFocus);
    QString lines;
    for (const auto &[example, meaning] : searchExamples())
        lines += QStringLiteral("<tr><td><b>%1</b>&nbsp;&nbsp;</td><td>%2</td></tr>")
                     .arg(example.toHtmlEscaped(), meaning.toHtmlEscaped());
    m_help->setToolTip(QStringLiteral("<table>%1</table>").arg(lines));
    m_field->setToolTip(
        tr("Enter goes to the next match, Shift+Enter to the one before. ? lists what can be searched."));
    connect(m_help, &QToolButton::clicked, this, &FutureSearchBar::showHelp);
}

/// A page in place that goes away with the next click or Esc; its examples can be clicked.
void FutureSearchBar::showHelp()
{
    auto *page = new QFrame(this, Qt::Popup);
    page->setObjectName(QStringLiteral("futuresSearchPage"));
    page->setAttribute(Qt::WA_DeleteOnClose);
    page->setFrameShape(QFrame::StyledPanel);
    auto *grid = new QGridLayout(page);
    grid->setHorizontalSpacing(14);
    grid->setVerticalSpacing(2);
    int row = 0;
    for (const auto &[example, meaning] : searchExamples()) {
        auto *button = new QToolButton(page);
        button->setText(example);
        button->setAutoRaise(true);
        connect(button, &QToolButton::clicked, page, [this, page, text = example] {
            m_field->setText(text);
            page->close();
            startSearch();
        });
        grid->addWidget(button, row, 0, Qt::AlignLeft);
        grid->addWidget(plainLabel(meaning, page), row++, 1);
    }
    page->adjustSize();
    const QRect room = screen()->availableGeometry();
    const QPoint below = mapToGlobal(QPoint(width() - page->width(), m_field->geometry().bottom() + 4));
    page->move(std::clamp(below.x(), room.left(), std::max(room.left(), room.right() - page->width())),
               std::clamp(below.y(), room.top(), std::max(room.top(), room.bottom() - page->height())));
    page->show();
    if (auto *first = page->findChild<QToolButton *>())
        first->setFocus();
}

void FutureSearchBar::startSearch()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void FutureSearchBar::showCount(std::size_t futures)
{
    const FutureMatches *matches = m_view->matches().get();
    m_count->setText(matches ? tr("%1 of %2 match").arg(groupedText(matches->count), groupedText(futures)) : QString());
    fitStatus();
}

void FutureSearchBar::showProblem(const QString &problem)
{
    m_problem->setText(problem);
    m_field->setAccessibleDescription(problem);
    fitStatus();
}

void FutureSearchBar::fitStatus()
{
    m_problem->setVisible(!m_problem->text().isEmpty());
    m_count->setVisible(!m_count->text().isEmpty() && m_problem->text().isEmpty());
}

void FutureSearchBar::showProgress(int percent)
{
    m_progress->setValue(percent);
    m_progress->setVisible(percent < 100);
}

bool FutureSearchBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
        emit(key->modifiers() & Qt::ShiftModifier ? previousRequested() : nextRequested());
        return true;
    }
    if (key->key() == Qt::Key_Down) {
        emit leaveRequested();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace futurescope
