// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/panelsection.h"
#include "app/lab/scenarios.h"

#include <QScrollArea>
#include <QStringList>

#include <optional>

class QUndoStack;

namespace futurescope {

/// The controls on the left. Holds the experiment that the next run will use: an edit changes the one field it is
/// about, so what a control cannot show (more digits, fields of a newer version) survives.
class ExperimentPanel : public QScrollArea
{
    Q_OBJECT

public:
    /// `undo` gets a command for every edit; it must outlive the panel. `cores`: those this program may use.
    ExperimentPanel(std::vector<Scenario> scenarios, QUndoStack *undo, int cores, QWidget *parent = nullptr);

    const Experiment &experiment() const { return m_experiment; }
    /// Why this experiment cannot be run; empty when it can.
    QString problem() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    /// Those of the experiment, as lockAllBut() names them; not the choice of a ready one.
    std::vector<PanelControl> namedControls() const;
    /// Only the controls of these names can be moved from now on; the others say why not.
    void lockAllBut(const QStringList &free, const QString &reason);
    void unlock();

public slots:
    /// Shows another experiment, as one step of undo called `reason`.
    void setExperiment(const futurescope::Experiment &experiment, const QString &reason = {});
    /// The same without a step of undo: what undo and redo themselves do.
    void apply(const futurescope::Experiment &experiment);

signals:
    void changed();
    void problemChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    int neededWidth() const;
    void addSection(PanelSection *section);
    void edit(const ExperimentEdit &edit);
    void checkProblem();
    void showLock();

    QUndoStack *m_undo;
    std::vector<PanelSection *> m_sections;
    Experiment m_experiment;
    QString m_problem;
    std::optional<PanelLock> m_lock;
    int m_gesture = 0;
};

} // namespace futurescope
