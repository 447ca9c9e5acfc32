// SPDX-License-Identifier: GPL-3.0-or-later

// tst_conformance [tests and options of QtTest]: runs the suite.
// tst_conformance --table: prints the table that is kept as README.md beside the suite.

#include "fixture.h"
#include "sections.h"
#include "table.h"

#include <QCoreApplication>

#include <cstdio>

using namespace futurescope::conformance;

namespace {

bool isOption(const QString &argument)
{
    return argument.startsWith('-');
}

bool hasTest(const QObject &section, const QString &name)
{
    const std::vector<std::string> names = testNames(section);
    return std::ranges::find(names, name.toStdString()) != names.end();
}

/// Names of tests go to the section that has them, options to all.
int runSection(QObject &section, const QStringList &arguments)
{
    QStringList own;
    bool named = false;
    for (const QString &argument : arguments) {
        named |= !isOption(argument);
        if (isOption(argument) || hasTest(section, argument))
            own.append(argument);
    }
    if (named && std::ranges::all_of(own, isOption))
        return 0;
    return QTest::qExec(&section, QStringList(QCoreApplication::applicationFilePath()) + own);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    if (arguments == QStringList("--table")) {
        std::fputs(conformanceTable().c_str(), stdout);
        return 0;
    }
    int failed = 0;
    for (const auto &section : makeSections())
        failed += runSection(*section, arguments);
    return failed;
}
