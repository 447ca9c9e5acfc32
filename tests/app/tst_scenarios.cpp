// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/scenarios.h"

#include <QDir>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace futurescope;

class TestScenarios : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyPresetIsAnExperimentThatCanBeRun();
    void titlesAreUniqueAndSayWhatToSee();
    void noTwoAreTheSameExperiment();
    void everyFileIsInTheListAndEveryEntryHasAFile();
    void theFirstScenarioShowsABarWithinASecond();

private:
    std::vector<Scenario> m_scenarios;
};

void TestScenarios::initTestCase()
{
    auto scenarios = loadScenarios();
    QVERIFY2(scenarios.ok(), scenarios.ok() ? "" : scenarios.error().detail.c_str());
    m_scenarios = *scenarios;
    QVERIFY(m_scenarios.size() >= 12);
}

void TestScenarios::everyPresetIsAnExperimentThatCanBeRun()
{
    for (const Scenario &scenario : m_scenarios) {
        const Status valid = validate(scenario.experiment);
        QVERIFY2(valid.ok(), qPrintable(scenario.file + QStringLiteral(": ")
                                        + (valid.ok() ? QString() : QString::fromStdString(valid.error().detail))));
        QVERIFY2(scenario.experiment.unknownFields.empty(), qPrintable(scenario.file));
    }
}

void TestScenarios::titlesAreUniqueAndSayWhatToSee()
{
    QSet<QString> titles;
    for (const Scenario &scenario : m_scenarios) {
        QVERIFY2(!titles.contains(scenario.title), qPrintable(scenario.title));
        titles.insert(scenario.title);
        QVERIFY2(QRegularExpression(QStringLiteral("\\.\\)?$")).match(scenario.seeing).hasMatch(),
                 qPrintable(scenario.file));
        QVERIFY2(!scenario.group.isEmpty(), qPrintable(scenario.file));
        QCOMPARE(scenario.experiment.name, scenario.title.toStdString());
    }
}

/// The panel names the scenario whose settings it shows, so no two may be alike.
void TestScenarios::noTwoAreTheSameExperiment()
{
    for (const Scenario &one : m_scenarios) {
        for (const Scenario &other : m_scenarios) {
            Experiment renamed = other.experiment;
            renamed.name = one.experiment.name;
            QVERIFY2(one.file == other.file || renamed != one.experiment, qPrintable(one.file + other.file));
        }
    }
}

void TestScenarios::everyFileIsInTheListAndEveryEntryHasAFile()
{
    QSet<QString> listed;
    for (const Scenario &scenario : m_scenarios)
        listed.insert(scenario.file + QStringLiteral(".json"));
    const QStringList files = QDir(QStringLiteral(":/presets")).entryList();
    QCOMPARE(listed, QSet<QString>(files.begin(), files.end()));
}

void TestScenarios::theFirstScenarioShowsABarWithinASecond()
{
    const auto first = std::find_if(m_scenarios.begin(), m_scenarios.end(), [](const Scenario &scenario) {
        return scenario.file == QLatin1String(firstScenario);
    });
    QVERIFY(first != m_scenarios.end());
    QVERIFY(first->experiment.workload.work < std::chrono::seconds(1));
    QCOMPARE(first->experiment.baseline, Baseline::Derived); // a measured one would come before the first bar
}

QTEST_MAIN(TestScenarios)
#include "tst_scenarios.moc"
