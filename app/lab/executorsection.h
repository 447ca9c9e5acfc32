// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/panelsection.h"

#include <map>

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QGridLayout;
class QPushButton;

namespace futurescope {

/// Who runs the items: the executor, its workers, and how many items make a task.
class ExecutorSection : public PanelSection
{
    Q_OBJECT

public:
    /// `cores`: those that this program may use; the hint about workers refers to them.
    explicit ExecutorSection(int cores, QWidget *parent = nullptr);

    void showExperiment(const Experiment &experiment) override;

private:
    void createButtons();
    void addButton(QGridLayout *grid, ExecutorKind kind, const QString &text, const QString &explanation);
    void choose(ExecutorKind kind);
    void showWorkers(const Experiment &experiment);
    void showWarmth(const Experiment &experiment);
    void showTasks(const Experiment &experiment);
    void createSchedule();
    void createSwitchInterval();
    void createProcessSettings();
    void createLoopSettings();
    void showSettingsOfOneKind(const Experiment &experiment);
    QString workersHint(const Experiment &experiment) const;

    int m_cores;
    int m_workersBefore; // sequential: what the next executor gets back
    std::map<ExecutorKind, QPushButton *> m_buttons;
    ParameterRow *m_workers = nullptr;
    ParameterRow *m_chunk = nullptr;
    QComboBox *m_schedule = nullptr;
    ParameterRow *m_switchInterval = nullptr;
    ParameterRow *m_tasksPerChild = nullptr;
    QComboBox *m_workerDeath = nullptr;
    ParameterRow *m_heartbeat = nullptr;
    QComboBox *m_loopComputing = nullptr;
    QCheckBox *m_warmWorkers = nullptr;
    QCheckBox *m_measureBaseline = nullptr;
};

} // namespace futurescope
