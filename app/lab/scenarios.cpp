// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/scenarios.h"

#include "app/lab/scenariotexts.h"
#include "core/experiment/experimentjson.h"

#include <QCoreApplication>
#include <QFile>

// The resources lie in a static library, which the linker takes in only on request; the macro wants no namespace.
static void initPresets()
{
    Q_INIT_RESOURCE(presets);
}

namespace futurescope {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("Scenarios", text);
}

Result<Scenario> loadScenario(const ScenarioText &text, const QString &group)
{
    QFile file(QStringLiteral(":/presets/%1.json").arg(QLatin1String(text.file)));
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Internal, std::string("the preset ") + text.file + " is not built in"};
    auto experiment = experimentFromJson(file.readAll().toStdString());
    if (!experiment)
        return Error{ErrorCode::Internal, std::string("the preset ") + text.file + ": " + experiment.error().detail};
    Scenario scenario{QString::fromLatin1(text.file), group, translated(text.title), translated(text.seeing),
                      std::move(*experiment)};
    scenario.experiment.name = scenario.title.toStdString();
    return scenario;
}

} // namespace

Result<std::vector<Scenario>> loadScenarios()
{
    initPresets();
    std::vector<Scenario> scenarios;
    for (const ScenarioGroup &group : scenarioGroups()) {
        for (const ScenarioText &text : group.scenarios) {
            auto scenario = loadScenario(text, translated(group.title));
            if (!scenario)
                return scenario.error();
            scenarios.push_back(std::move(*scenario));
        }
    }
    return scenarios;
}

} // namespace futurescope
