// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/program/programtext.h"

#include <QWidget>

#include <vector>

class QLabel;
class QToolButton;
class QVBoxLayout;

namespace futurescope {

class CodeEdit;
class CodeHighlighter;
class RunDocument;
class ViewState;
struct Theme;

/// The experiment of the controls as a program, in Python or in C++. The lines that belong to the cursor's moment are
/// lit while the run that is shown is a run of this program. Choosing a line asks for the next moment at which it is
/// executed.
class CodeView : public QWidget
{
    Q_OBJECT

public:
    CodeView(const RunDocument *document, ViewState *view, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    ProgramLanguage language() const { return m_language; }
    /// The program shown, with its line ends.
    QString text() const;

public slots:
    /// What the controls say now. It must validate; otherwise the last program stays.
    void setExperiment(const futurescope::Experiment &experiment);
    void setLanguage(futurescope::ProgramLanguage language);

signals:
    /// The cursor is wanted there.
    void momentChosen(std::int64_t timeNs);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *createBar();
    QToolButton *createSwitch(const QString &text, const char *name, ProgramLanguage language);
    void showProgram();
    void showMoment();
    bool isOfTheRun() const;
    std::vector<int> linesOf(CodeRole role) const;
    void jumpTo(int line);
    void copy();

    const RunDocument *m_document;
    ViewState *m_view;
    Experiment m_experiment;
    ProgramLanguage m_language = ProgramLanguage::Python;
    ProgramText m_program;
    QToolButton *m_python;
    QToolButton *m_cpp;
    CodeEdit *m_edit;
    CodeHighlighter *m_highlighter;
    QLabel *m_caption;
};

} // namespace futurescope
