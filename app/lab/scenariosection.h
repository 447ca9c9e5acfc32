// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/panelsection.h"
#include "app/lab/scenarios.h"

class QLabel;

namespace futurescope {

/// The list of scenarios and one sentence about the chosen one.
class ScenarioSection : public PanelSection
{
    Q_OBJECT

public:
    explicit ScenarioSection(std::vector<Scenario> scenarios, QWidget *parent = nullptr);

    /// Selects the scenario that is exactly this experiment, if one is.
    void showExperiment(const Experiment &experiment) override;

private:
    void fillCombo();
    void choose(int index);

    std::vector<Scenario> m_scenarios;
    QComboBox *m_combo;
    QLabel *m_seeing;
};

} // namespace futurescope
