// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/experimentpanel.h"

#include "app/lab/executorsection.h"
#include "app/lab/futuressection.h"
#include "app/lab/scenariosection.h"
#include "app/lab/text.h"
#include "app/lab/workloadsection.h"

#include <QEvent>
#include <QScrollBar>
#include <QUndoCommand>
#include <QUndoStack>
#include <QVBoxLayout>

#include <algorithm>

namespace futurescope {

namespace {

constexpr int panelWidth = 255;

/// From one experiment to another and back. Edits of one gesture are one command.
class ChangeExperiment : public QUndoCommand
{
public:
    ChangeExperiment(ExperimentPanel *panel, Experiment before, Experiment after, int gesture)
        : m_panel(panel),
          m_before(std::move(before)),
          m_after(std::move(after)),
          m_gesture(gesture)
    {}

    void undo() override { m_panel->apply(m_before); }
    void redo() override { m_panel->apply(m_after); }
    int id() const override { return 1; }
    bool mergeWith(const QUndoCommand *other) override
    {
        const auto *next = static_cast<const ChangeExperiment *>(other);
        if (next->m_gesture != m_gesture)
            return false;
        m_after = next->m_after;
        setObsolete(m_before == m_after);
        return true;
    }

private:
    ExperimentPanel *m_panel;
    Experiment m_before;
    Experiment m_after;
    int m_gesture;
};

} // namespace

ExperimentPanel::ExperimentPanel(std::vector<Scenario> scenarios, QUndoStack *undo, int cores, QWidget *parent)
    : QScrollArea(parent),
      m_undo(undo)
{
    setObjectName(QStringLiteral("experimentPanel"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    auto *content = new QWidget(this);
    content->setObjectName(QStringLiteral("experimentPanelContent"));
    auto *rows = new QVBoxLayout(content);
    rows->setContentsMargins(12, 10, 12, 10);
    rows->setSpacing(12);
    setWidget(content);
    addSection(new ScenarioSection(std::move(scenarios), content));
    addSection(new WorkloadSection(content));
    addSection(new ExecutorSection(cores, content));
    addSection(new FuturesSection(content));
    rows->addStretch(1);
    apply(m_experiment);
}

void ExperimentPanel::addSection(PanelSection *section)
{
    m_sections.push_back(section);
    widget()->layout()->addWidget(section);
    connect(section, &PanelSection::edited, this, &ExperimentPanel::edit);
    connect(section, &PanelSection::gestureBegan, this, [this] { ++m_gesture; });
    connect(section, &PanelSection::problemChanged, this, &ExperimentPanel::checkProblem);
}

/// Controls do not shrink, so nor does the panel: at a larger text it is wider.
int ExperimentPanel::neededWidth() const
{
    return std::max(panelWidth, widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width());
}

QSize ExperimentPanel::sizeHint() const
{
    return {neededWidth(), 600};
}

QSize ExperimentPanel::minimumSizeHint() const
{
    return {neededWidth(), 120};
}

bool ExperimentPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return QScrollArea::eventFilter(watched, event);
}

void ExperimentPanel::edit(const ExperimentEdit &edit)
{
    Experiment next = m_experiment;
    edit(next);
    if (next == m_experiment)
        return;
    if (next.name == m_experiment.name)
        next.name.clear(); // it is no longer the experiment of that name
    m_undo->push(new ChangeExperiment(this, m_experiment, std::move(next), m_gesture));
}

void ExperimentPanel::setExperiment(const Experiment &experiment, const QString &reason)
{
    if (experiment == m_experiment)
        return;
    auto *command = new ChangeExperiment(this, m_experiment, experiment, ++m_gesture);
    command->setText(reason);
    m_undo->push(command);
}

void ExperimentPanel::apply(const Experiment &experiment)
{
    m_experiment = experiment;
    for (PanelSection *section : m_sections)
        section->showExperiment(m_experiment);
    showLock();
    checkProblem();
    emit changed();
}

std::vector<PanelControl> ExperimentPanel::namedControls() const
{
    std::vector<PanelControl> named;
    for (const PanelSection *section : m_sections) {
        if (qobject_cast<const ScenarioSection *>(section))
            continue;
        const auto own = section->namedControls();
        named.insert(named.end(), own.begin(), own.end());
    }
    return named;
}

void ExperimentPanel::lockAllBut(const QStringList &free, const QString &reason)
{
    m_lock = PanelLock{free, reason};
    showLock();
}

void ExperimentPanel::unlock()
{
    m_lock.reset();
    for (PanelSection *section : m_sections) {
        section->unlock();
        section->showExperiment(m_experiment);
    }
}

void ExperimentPanel::showLock()
{
    for (PanelSection *section : m_sections) {
        if (m_lock)
            section->lock(*m_lock);
    }
}

void ExperimentPanel::checkProblem()
{
    QString problem;
    for (const PanelSection *section : m_sections) {
        if (problem.isEmpty())
            problem = section->problem();
    }
    if (const Status valid = validate(m_experiment); problem.isEmpty() && !valid)
        problem = toText(valid.error());
    if (problem == m_problem)
        return;
    m_problem = problem;
    emit problemChanged();
}

QString ExperimentPanel::problem() const
{
    return m_problem;
}

} // namespace futurescope
