// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/code/codeview.h"

#include "app/code/codecaption.h"
#include "app/code/codeedit.h"
#include "app/code/codehighlighter.h"
#include "app/lab/rundocument.h"
#include "app/lab/text.h"
#include "app/lab/theme.h"
#include "app/lab/themedicon.h"
#include "app/lab/viewstate.h"

#include <QButtonGroup>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace futurescope {

CodeView::CodeView(const RunDocument *document, ViewState *view, QWidget *parent)
    : QWidget(parent),
      m_document(document),
      m_view(view),
      m_python(createSwitch(tr("Python"), "codePython", ProgramLanguage::Python)),
      m_cpp(createSwitch(tr("C++"), "codeCpp", ProgramLanguage::Cpp)),
      m_edit(new CodeEdit(this)),
      m_highlighter(new CodeHighlighter(m_edit->document())),
      m_caption(hintLabel({}, this))
{
    setObjectName(QStringLiteral("codeView"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_edit->setObjectName(QStringLiteral("codeText"));
    m_edit->setAccessibleName(tr("The experiment as a program"));
    m_edit->setToolTip(tr("A click on a line goes to the next moment at which it is executed."));
    m_caption->setObjectName(QStringLiteral("codeCaption"));
    m_caption->setContentsMargins(12, 6, 12, 8);

    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(createBar());
    rows->addWidget(m_edit, 1);
    rows->addWidget(m_caption);

    connect(m_edit, &CodeEdit::lineChosen, this, &CodeView::jumpTo);
    connect(view, &ViewState::cursorMoved, this, &CodeView::showMoment);
    connect(view, &ViewState::futureSelected, this, &CodeView::showMoment);
    for (const auto changed : {&RunDocument::replaced, &RunDocument::grown, &RunDocument::ended})
        connect(document, changed, this, &CodeView::showMoment);
    showProgram();
}

QToolButton *CodeView::createSwitch(const QString &text, const char *name, ProgramLanguage language)
{
    auto *button = new QToolButton(this);
    button->setObjectName(QLatin1String(name));
    button->setText(text);
    button->setCheckable(true);
    button->setAutoExclusive(true);
    button->setAccessibleName(tr("Show the program in %1").arg(text));
    connect(button, &QToolButton::clicked, this, [this, language] { setLanguage(language); });
    return button;
}

QWidget *CodeView::createBar()
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(8, 6, 8, 6);
    row->setSpacing(4);
    m_python->setChecked(true);
    row->addWidget(m_python);
    row->addWidget(m_cpp);
    row->addStretch(1);
    auto *copyButton = new QToolButton(bar);
    copyButton->setObjectName(QStringLiteral("codeCopy"));
    copyButton->setIcon(themedIcon(QStringLiteral("copy")));
    copyButton->setToolTip(tr("Copy the whole program"));
    copyButton->setAccessibleName(tr("Copy the whole program"));
    connect(copyButton, &QToolButton::clicked, this, &CodeView::copy);
    row->addWidget(copyButton);
    return bar;
}

void CodeView::setTheme(const Theme &theme)
{
    m_highlighter->setTheme(theme);
    m_edit->setTheme(theme);
    // Room for three lines, so that the text does not move when the words under it change.
    m_caption->setMinimumHeight(3 * m_caption->fontMetrics().lineSpacing() + 14);
}

QString CodeView::text() const
{
    return QString::fromStdString(joinedText(m_program));
}

void CodeView::setExperiment(const Experiment &experiment)
{
    if (experiment == m_experiment || !validate(experiment))
        return;
    m_experiment = experiment;
    showProgram();
}

void CodeView::setLanguage(ProgramLanguage language)
{
    m_python->setChecked(language == ProgramLanguage::Python);
    m_cpp->setChecked(language == ProgramLanguage::Cpp);
    if (language == m_language)
        return;
    m_language = language;
    m_highlighter->setLanguage(language);
    showProgram();
}

void CodeView::showProgram()
{
    ProgramText program = programText(m_experiment, m_language);
    if (program != m_program) {
        m_program = std::move(program);
        m_edit->setCode(text().chopped(1)); // the last line end would show as an empty line
    }
    showMoment();
}

/// The name is no part of the program.
bool CodeView::isOfTheRun() const
{
    Experiment shown = m_document->experiment();
    shown.name = m_experiment.name;
    return m_document->hasRun() && shown == m_experiment;
}

std::vector<int> CodeView::linesOf(CodeRole role) const
{
    std::vector<int> lines;
    for (int line = 0; role != CodeRole::Plain && line < static_cast<int>(m_program.size()); ++line) {
        if (m_program[static_cast<std::size_t>(line)].role == role)
            lines.push_back(line);
    }
    return lines;
}

void CodeView::showMoment()
{
    if (!isVisible())
        return;
    if (!isOfTheRun()) {
        m_edit->setLit({}, {});
        m_caption->setText(m_document->hasRun() ? tr("The controls have been changed since the run that is shown. F5 "
                                                     "runs this program.")
                                                : tr("F5 runs this program. Its lines light up as they are executed."));
        return;
    }
    const Timeline &timeline = m_document->timeline();
    const std::int64_t atNs = m_view->cursorNs();
    const ProgramMoment moment = programMoment(timeline, atNs, m_view->selectedFuture());
    std::vector<int> task = linesOf(moment.taskRole);
    if (task.empty() && moment.taskRole != CodeRole::Plain)
        task = linesOf(CodeRole::TaskBegin);
    m_edit->setLit(linesOf(moment.main), task);
    m_caption->setText(codeCaption(moment, timeline, m_experiment, atNs));
}

void CodeView::jumpTo(int line)
{
    if (line < 0 || line >= static_cast<int>(m_program.size()) || !isOfTheRun())
        return;
    const CodeRole role = m_program[static_cast<std::size_t>(line)].role;
    const auto found = nextMoment(m_document->timeline(), role, m_view->cursorNs());
    if (!found) {
        if (role != CodeRole::Plain)
            m_caption->setText(tr("This line was not executed in this run."));
        return;
    }
    if (found->future != noFuture)
        m_view->selectFuture(found->future);
    emit momentChosen(found->timeNs);
}

void CodeView::copy()
{
    QGuiApplication::clipboard()->setText(text());
}

void CodeView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    showMoment();
}

} // namespace futurescope
