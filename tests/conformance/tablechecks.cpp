// SPDX-License-Identifier: GPL-3.0-or-later
#include "fixture.h"
#include "sections.h"
#include "table.h"

#include <QFile>

namespace futurescope::conformance {

class TableChecks : public QObject
{
    Q_OBJECT

private slots:
    void everyRuleHasATestAndEveryTestARule();
    void theNumbersOfRulesRise();
    void thePageBesideTheSuiteIsWhatTheSuitePrints();
};

void TableChecks::everyRuleHasATestAndEveryTestARule()
{
    std::set<int> tested;
    for (const auto &section : makeSections()) {
        for (const std::string &name : testNames(*section)) {
            if (const int number = ruleNumberOf(name)) {
                QVERIFY2(findRule(number), name.c_str());
                tested.insert(number);
            }
        }
    }
    for (const Rule &rule : rules())
        QVERIFY2(tested.contains(rule.number) || !rule.provenIn.empty(), std::to_string(rule.number).c_str());
}

void TableChecks::theNumbersOfRulesRise()
{
    for (std::size_t i = 1; i < rules().size(); ++i)
        QVERIFY(rules()[i - 1].number < rules()[i].number);
}

void TableChecks::thePageBesideTheSuiteIsWhatTheSuitePrints()
{
    QFile file(CONFORMANCE_PAGE);
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
    QVERIFY2(file.readAll().toStdString() == conformanceTable(),
             "README.md beside the suite is stale: write it anew with tst_conformance --table");
}

std::unique_ptr<QObject> makeTableChecks()
{
    return std::make_unique<TableChecks>();
}

} // namespace futurescope::conformance

#include "tablechecks.moc"
