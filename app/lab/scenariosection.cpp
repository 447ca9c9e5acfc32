// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/scenariosection.h"

#include "app/lab/text.h"

#include <QComboBox>
#include <QLabel>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <algorithm>

namespace futurescope {

namespace {
constexpr int rowsOfList = 24; // longer lists scroll
}

ScenarioSection::ScenarioSection(std::vector<Scenario> scenarios, QWidget *parent)
    : PanelSection(tr("Scenario"), parent),
      m_scenarios(std::move(scenarios)),
      m_combo(addCombo(QStringLiteral("scenario"), {}, tr("Scenario"))),
      m_seeing(hintLabel({}, this))
{
    fillCombo();
    m_combo->setPlaceholderText(tr("Own settings"));
    m_seeing->setObjectName(QStringLiteral("seeing"));
    rows()->addWidget(m_seeing);
    connect(m_combo, &QComboBox::activated, this, &ScenarioSection::choose);
}

/// Under a heading for each group. Headings cannot be chosen; the arrow keys pass over them.
void ScenarioSection::fillCombo()
{
    auto *items = qobject_cast<QStandardItemModel *>(m_combo->model());
    QString group;
    for (std::size_t i = 0; i < m_scenarios.size(); ++i) {
        const Scenario &scenario = m_scenarios[i];
        if (scenario.group != group) {
            group = scenario.group;
            auto *heading = new QStandardItem(group);
            heading->setFlags(Qt::NoItemFlags);
            QFont bold = m_combo->font();
            bold.setBold(true);
            heading->setFont(bold);
            items->appendRow(heading);
        }
        m_combo->addItem(scenario.title, static_cast<int>(i));
        m_combo->setItemData(m_combo->count() - 1, scenario.seeing, Qt::ToolTipRole);
    }
    m_combo->setMaxVisibleItems(rowsOfList);
}

void ScenarioSection::choose(int index)
{
    const auto scenario = static_cast<std::size_t>(m_combo->itemData(index).toInt());
    editAtOnce([chosen = m_scenarios[scenario].experiment](Experiment &experiment) { experiment = chosen; });
}

void ScenarioSection::showExperiment(const Experiment &experiment)
{
    Experiment nameless = experiment;
    const auto found = std::find_if(m_scenarios.begin(), m_scenarios.end(), [&](const Scenario &scenario) {
        nameless.name = scenario.experiment.name; // settings that came back to those of the scenario have lost it
        return scenario.experiment == nameless;
    });
    const bool known = found != m_scenarios.end();
    m_combo->setCurrentIndex(known ? m_combo->findData(static_cast<int>(found - m_scenarios.begin())) : -1);
    m_seeing->setText(known ? found->seeing : QString());
    m_seeing->setVisible(known);
}

} // namespace futurescope
