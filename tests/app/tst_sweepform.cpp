// SPDX-License-Identifier: GPL-3.0-or-later
// What a sweep varies, as a person types it.
#include "app/charts/speeduppanel.h"
#include "app/charts/sweepform.h"
#include "app/lab/settings.h"
#include "tests/app/sweepsamples.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>

using namespace futurescope;

namespace {

/// A panel with the form of its speedup card, and what it asks for.
struct Desk
{
    SpeedupPanel panel;
    SweepForm *form = panel.form(Vary::Workers);
    QList<SweepPlan> asked;

    Desk()
    {
        panel.resize(900, 300);
        panel.show();
        QObject::connect(&panel, &SpeedupPanel::sweepRequested, &panel,
                         [this](const SweepPlan &plan) { asked.append(plan); });
        if (!QTest::qWaitForWindowExposed(&panel))
            qFatal("the window does not appear");
    }
    void open()
    {
        panel.showSettings();
        if (!QTest::qWaitForWindowExposed(form))
            qFatal("the form does not appear");
    }
    template <class Widget>
    Widget *find(const char *name) const
    {
        auto *widget = form->findChild<Widget *>(QLatin1String(name));
        if (!widget)
            qFatal("%s is missing", name);
        return widget;
    }
    void type(const char *name, const char *text) const
    {
        auto *edit = find<QLineEdit>(name);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClick(edit, Qt::Key_Delete);
        QTest::keyClicks(edit, QLatin1String(text));
    }
    void choose(const char *name, const QString &text) const
    {
        auto *box = find<QComboBox>(name);
        box->setFocus();
        const int at = box->findText(text);
        while (box->currentIndex() != at) // by keyboard, as somebody without a mouse does
            QTest::keyClick(box, box->currentIndex() < at ? Qt::Key_Down : Qt::Key_Up);
    }
    QString error(const char *name) const
    {
        const auto *label = find<QLabel>(name);
        return label->isVisible() ? label->text() : QString();
    }
};

} // namespace

class SweepFormTest : public QObject
{
    Q_OBJECT

private slots:
    void untouchedItMeasuresTheUsualSweep();
    void typedValuesAreMeasured();
    void anyParameterAndASecondCanBeVaried();
    void theSweepIsShownOnTheCardThatAskedForIt();
    void theWorkCanGrow();
    void errorsStandUnderTheirField_data();
    void errorsStandUnderTheirField();
    void theCostIsToldBeforehand();
    void whileSomethingRunsNothingCanBeMeasured();
    void choicesAreRemembered();
    void nonsenseInTheSettingsIsNotTaken();
    void everythingHasANameAndIsReachedByKeyboard();
};

void SweepFormTest::untouchedItMeasuresTheUsualSweep()
{
    Desk desk;
    desk.open();
    QCOMPARE(desk.find<QLineEdit>("sweepValues")->placeholderText(), QStringLiteral("1,2,3,4,6,8"));
    QVERIFY(!desk.find<QPushButton>("sweepReset")->isEnabled());
    QTest::keyClick(desk.find<QLineEdit>("sweepValues"), Qt::Key_Return);
    QCOMPARE(desk.asked.size(), 1);
    QVERIFY(!desk.form->isVisible());
    QCOMPARE(desk.asked[0].values, (std::vector<SweepValue>{1, 2, 3, 4, 6, 8}));
    QCOMPARE(desk.asked[0].repeats, 5);
}

void SweepFormTest::typedValuesAreMeasured()
{
    Desk desk;
    desk.open();
    desk.type("sweepValues", "1, 2,5");
    desk.find<QSpinBox>("sweepRepeats")->setValue(7);
    desk.form->close();
    desk.panel.requestSpeedup(); // F6 measures the same
    QCOMPARE(desk.asked.size(), 1);
    QCOMPARE(desk.asked[0].values, (std::vector<SweepValue>{1, 2, 5}));
    QCOMPARE(desk.asked[0].repeats, 7);
    desk.open();
    QTest::mouseClick(desk.find<QPushButton>("sweepReset"), Qt::LeftButton);
    QCOMPARE(desk.form->choice(), SweepChoice());
}

void SweepFormTest::anyParameterAndASecondCanBeVaried()
{
    Desk desk;
    desk.open();
    desk.choose("sweepVary", QStringLiteral("Work per item"));
    desk.type("sweepValues", "100us,1ms");
    desk.choose("sweepSecond", QStringLiteral("Executor"));
    desk.type("sweepSecondValues", "threads,processes");
    desk.find<QPushButton>("sweepMeasure")->click();
    QCOMPARE(desk.asked.size(), 1);
    QCOMPARE(desk.asked[0].vary, Vary::Work);
    QCOMPARE(desk.asked[0].values, (std::vector<SweepValue>{100'000, 1'000'000}));
    QVERIFY(desk.asked[0].second.has_value());
    QCOMPARE(desk.asked[0].second->vary, Vary::Executor);
    QCOMPARE(desk.asked[0].second->values.size(), std::size_t(2));
}

void SweepFormTest::theSweepIsShownOnTheCardThatAskedForIt()
{
    Desk desk;
    desk.open();
    desk.choose("sweepVary", QStringLiteral("Chunk size"));
    desk.find<QPushButton>("sweepMeasure")->click();
    QCOMPARE(desk.asked.size(), 1);
    ChartCard *speedup = desk.panel.card(Vary::Workers);
    QCOMPARE(speedup->shown(), SweepChart::Granularity); // and not the speedup, which such a sweep has not
    desk.panel.showStarted(desk.asked[0]);
    desk.panel.showFinished(granularityResult());
    QVERIFY(speedup->result().has_value());
    QVERIFY(!desk.panel.card(Vary::Chunk)->result());
}

void SweepFormTest::theWorkCanGrow()
{
    Desk desk;
    desk.open();
    QTest::keyClick(desk.find<QCheckBox>("sweepGrows"), Qt::Key_Space);
    QVERIFY(desk.form->choice().workGrows);
    desk.find<QPushButton>("sweepMeasure")->click();
    QVERIFY(desk.asked.value(0).workGrows);
    desk.open();
    desk.choose("sweepVary", QStringLiteral("Chunk size"));
    QVERIFY(desk.error("sweepGrowsError").contains(QStringLiteral("workers alone")));
    QVERIFY(!desk.find<QPushButton>("sweepMeasure")->isEnabled());
    QTest::keyClick(desk.find<QCheckBox>("sweepGrows"), Qt::Key_Space);
    QCOMPARE(desk.error("sweepGrowsError"), QString());
    QVERIFY(!desk.find<QCheckBox>("sweepGrows")->isEnabled());
}

void SweepFormTest::errorsStandUnderTheirField_data()
{
    QTest::addColumn<QString>("values");
    QTest::addColumn<QString>("others");
    QTest::addColumn<QString>("valuesError");
    QTest::addColumn<QString>("othersError");
    QTest::newRow("no number") << "1,x"
                               << ""
                               << "whole number"
                               << "";
    QTest::newRow("out of range") << "1,2000"
                                  << ""
                                  << "1 to 1024"
                                  << "";
    QTest::newRow("the second") << "1,2"
                                << "0"
                                << ""
                                << "1 to 10000000";
    QTest::newRow("both") << "0"
                          << "0"
                          << "1 to 1024"
                          << "";
}

void SweepFormTest::errorsStandUnderTheirField()
{
    QFETCH(QString, values);
    QFETCH(QString, others);
    QFETCH(QString, valuesError);
    QFETCH(QString, othersError);
    Desk desk;
    desk.open();
    desk.choose("sweepSecond", QStringLiteral("Chunk size"));
    desk.type("sweepValues", values.toLatin1());
    desk.type("sweepSecondValues", others.toLatin1());
    const QString first = desk.error("sweepValuesError");
    const QString second = desk.error("sweepSecondError");
    QVERIFY2(valuesError.isEmpty() ? first.isEmpty() : first.contains(valuesError), qPrintable(first));
    QVERIFY2(othersError.isEmpty() ? second.isEmpty() : second.contains(othersError), qPrintable(second));
    QCOMPARE(desk.find<QLineEdit>("sweepValues")->text(), values); // what was typed stays
    QVERIFY(!desk.find<QPushButton>("sweepMeasure")->isEnabled());
    QVERIFY(!desk.panel.card(Vary::Workers)->findChild<QToolButton *>(QStringLiteral("measure"))->isEnabled());
    desk.panel.requestSpeedup();
    QCOMPARE(desk.asked.size(), 0);
}

void SweepFormTest::theCostIsToldBeforehand()
{
    Desk desk;
    desk.open();
    QVERIFY(desk.find<QLabel>("sweepCost")->text().startsWith(QStringLiteral("31 runs, ≈ ")));
    desk.find<QSpinBox>("sweepRepeats")->setValue(1);
    QVERIFY(desk.find<QLabel>("sweepCost")->text().startsWith(QStringLiteral("7 runs, ≈ ")));
}

void SweepFormTest::whileSomethingRunsNothingCanBeMeasured()
{
    Desk desk;
    desk.open();
    desk.panel.setBlocked(QStringLiteral("A run is going on."));
    QVERIFY(!desk.find<QPushButton>("sweepMeasure")->isEnabled());
    QCOMPARE(desk.find<QPushButton>("sweepMeasure")->toolTip(), QStringLiteral("A run is going on."));
    desk.panel.setBlocked({});
    QVERIFY(desk.find<QPushButton>("sweepMeasure")->isEnabled());
}

void SweepFormTest::choicesAreRemembered()
{
    const QTemporaryDir folder;
    Settings settings(folder.filePath(QStringLiteral("s.ini")));
    SweepChoice choice;
    choice.vary = Vary::Executor;
    choice.values = "threads,async";
    choice.second = Vary::Work;
    choice.secondValues = "1ms, 2ms";
    choice.repeats = 9;
    Desk first;
    first.form->setChoice(choice);
    first.panel.remember(settings);
    Desk second;
    second.panel.restore(settings);
    QCOMPARE(second.form->choice(), choice);
    QCOMPARE(second.panel.form(Vary::Chunk)->choice(), first.panel.form(Vary::Chunk)->choice());
    second.panel.requestSpeedup();
    QCOMPARE(second.asked.size(), 1);
    QCOMPARE(second.asked[0].vary, Vary::Executor);
}

void SweepFormTest::nonsenseInTheSettingsIsNotTaken()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("s.ini"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[sweep]\nspeedup\\vary=colour\nspeedup\\repeats=5\ngranularity\\vary=chunk\ngranularity\\repeats=0\n");
    file.close();
    Desk desk;
    desk.panel.restore(Settings(path));
    QCOMPARE(desk.form->choice(), SweepChoice());
    QCOMPARE(desk.panel.form(Vary::Chunk)->choice().repeats, 5);
}

void SweepFormTest::everythingHasANameAndIsReachedByKeyboard()
{
    Desk desk;
    desk.open();
    desk.choose("sweepSecond", QStringLiteral("Chunk size"));
    desk.type("sweepValues", "1,2");
    QSet<QString> reached;
    auto *start = desk.find<QLineEdit>("sweepValues");
    start->setFocus();
    for (QWidget *widget = start; !reached.contains(widget->objectName()); widget = desk.form->focusWidget()) {
        reached.insert(widget->objectName());
        QVERIFY2(!widget->accessibleName().isEmpty() || !widget->property("text").toString().isEmpty(),
                 qPrintable(widget->objectName()));
        QTest::keyClick(widget, Qt::Key_Tab);
    }
    for (const char *name :
         {"sweepVary", "sweepValues", "sweepSecond", "sweepSecondValues", "sweepRepeats", "sweepReset", "sweepMeasure"})
        QVERIFY2(reached.contains(QLatin1String(name)), name);
    QTest::keyClick(desk.form, Qt::Key_Escape);
    QVERIFY(!desk.form->isVisible());
}

QTEST_MAIN(SweepFormTest)
#include "tst_sweepform.moc"
