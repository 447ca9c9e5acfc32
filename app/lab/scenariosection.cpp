// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/scenariosection.h"

#include "app/lab/text.h"

#include <QComboBox>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace futurescope {

ScenarioSection::ScenarioSection(std::vector<Scenario> scenarios, QWidget *parent)
    : PanelSection(tr("Scenario"), parent),
      m_scenarios(std::move(scenarios)),
      m_combo(addCombo(QStringLiteral("scenario"), {}, tr("Scenario"))),
      m_seeing(hintLabel({}, this))
{
    for (const Scenario &scenario : m_scenarios) {
        m_combo->addItem(scenario.title);
        m_combo->setItemData(m_combo->count() - 1, scenario.seeing, Qt::ToolTipRole);
    }
    m_combo->setMaxVisibleItems(m_combo->count());
    m_combo->setPlaceholderText(tr("Own settings"));
    m_seeing->setObjectName(QStringLiteral("seeing"));
    rows()->addWidget(m_seeing);
    connect(m_combo, &QComboBox::activated, this, &ScenarioSection::choose);
}

void ScenarioSection::choose(int index)
{
    editAtOnce([chosen = m_scenarios[static_cast<std::size_t>(index)].experiment](Experiment &experiment) {
        experiment = chosen;
    });
}

void ScenarioSection::showExperiment(const Experiment &experiment)
{
    Experiment nameless = experiment;
    const auto found = std::find_if(m_scenarios.begin(), m_scenarios.end(), [&](const Scenario &scenario) {
        nameless.name = scenario.experiment.name; // settings that came back to those of the scenario have lost it
        return scenario.experiment == nameless;
    });
    const bool known = found != m_scenarios.end();
    m_combo->setCurrentIndex(known ? static_cast<int>(found - m_scenarios.begin()) : -1);
    m_seeing->setText(known ? found->seeing : QString());
    m_seeing->setVisible(known);
}

} // namespace futurescope
