// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/experimentoptions.h"
#include "app/exporting/reproduction.h"
#include "app/lab/experimenttext.h"
#include "core/experiment/experimentjson.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <functional>
#include <map>

using namespace futurescope;
using namespace std::chrono_literals;

namespace {

/// What gives one field of an experiment an unusual value, and whatever else has to be so that it has an effect.
using Change = std::function<void(Experiment &)>;

/// By the names of files. A field that is not here makes a test fail, so that none is forgotten.
const std::map<QString, Change> &changes()
{
    static const std::map<QString, Change> all{
        {QStringLiteral("workload.kind"), [](Experiment &e) { e.workload.kind = WorkloadKind::Mixed; }},
        {QStringLiteral("workload.items"), [](Experiment &e) { e.workload.items = 13; }},
        {QStringLiteral("workload.workNs"), [](Experiment &e) { e.workload.work = 1'234'567ns; }},
        {QStringLiteral("workload.distribution"),
         [](Experiment &e) { e.workload.distribution = Distribution::OneGiant; }},
        {QStringLiteral("workload.spreadPercent"), [](Experiment &e) { e.workload.spreadPercent = 12.5; }},
        {QStringLiteral("workload.failureRate"), [](Experiment &e) { e.workload.failureRate = 0.125; }},
        {QStringLiteral("workload.payloadInBytes"), [](Experiment &e) { e.workload.payloadInBytes = 100; }},
        {QStringLiteral("workload.payloadOutBytes"), [](Experiment &e) { e.workload.payloadOutBytes = 2048; }},
        {QStringLiteral("workload.seed"), [](Experiment &e) { e.workload.seed = 123'456'789'012; }},
        {QStringLiteral("workload.coupling"), [](Experiment &e) { e.workload.coupling = Coupling::Lock; }},
        {QStringLiteral("workload.serialPercent"), [](Experiment &e) { e.workload.serialPercent = 17.5; }},
        {QStringLiteral("workload.counter"),
         [](Experiment &e) {
             e.workload.kind = WorkloadKind::Counter;
             e.workload.counter = CounterForm::Padded;
         }},
        {QStringLiteral("workload.arrayBytes"),
         [](Experiment &e) {
             e.workload.kind = WorkloadKind::MemoryStream;
             e.workload.arrayBytes = 123'456;
         }},
        {QStringLiteral("workload.flopsPerByte"),
         [](Experiment &e) {
             e.workload.kind = WorkloadKind::MemoryStream;
             e.workload.flopsPerByte = 12;
         }},
        {QStringLiteral("workload.waitPercent"),
         [](Experiment &e) {
             e.workload.kind = WorkloadKind::Mixed;
             e.workload.waitPercent = 90;
         }},
        {QStringLiteral("workload.depth"),
         [](Experiment &e) {
             e.workload.kind = WorkloadKind::Nested;
             e.workload.depth = 3;
         }},
        {QStringLiteral("workload.childWait"),
         [](Experiment &e) {
             e.workload.kind = WorkloadKind::Nested;
             e.workload.childWait = ChildWait::Continuation;
         }},
        {QStringLiteral("cancelsTimedOut"),
         [](Experiment &e) {
             e.collect = CollectMode::Result;
             e.timeout = 90s;
             e.cancelsTimedOut = false;
         }},
        {QStringLiteral("submitsLate"), [](Experiment &e) { e.submitsLate = true; }},
        {QStringLiteral("warmWorkers"), [](Experiment &e) { e.warmWorkers = true; }},
        {QStringLiteral("name"), [](Experiment &e) { e.name = "a name"; }},
        {QStringLiteral("executor"), [](Experiment &e) { e.executor = ExecutorKind::WorkStealing; }},
        {QStringLiteral("workers"), [](Experiment &e) { e.workers = 7; }},
        {QStringLiteral("chunk"), [](Experiment &e) { e.chunk = 9; }},
        {QStringLiteral("collect"), [](Experiment &e) { e.collect = CollectMode::Result; }},
        {QStringLiteral("timeoutNs"), [](Experiment &e) { e.timeout = 90s; }},
        {QStringLiteral("cancelAfterNs"), [](Experiment &e) { e.cancelAfter = 1500ms; }},
        {QStringLiteral("shutdown"), [](Experiment &e) { e.shutdown = ShutdownMode::CancelPending; }},
        {QStringLiteral("baseline"), [](Experiment &e) { e.baseline = Baseline::Measured; }},
        {QStringLiteral("workerDeath"),
         [](Experiment &e) {
             e.executor = ExecutorKind::Processes;
             e.workerDeath = WorkerDeath::BreaksPool;
         }},
        {QStringLiteral("maxTasksPerChild"),
         [](Experiment &e) {
             e.executor = ExecutorKind::Processes;
             e.maxTasksPerChild = 3;
         }},
        {QStringLiteral("switchIntervalNs"),
         [](Experiment &e) {
             e.executor = ExecutorKind::ThreadsGil;
             e.switchInterval = 7ms;
         }},
        {QStringLiteral("schedule"), [](Experiment &e) { e.schedule = Schedule::Cyclic; }},
        {QStringLiteral("queuePolicy"), [](Experiment &e) { e.queuePolicy = QueuePolicy::Block; }},
        {QStringLiteral("queueLimit"),
         [](Experiment &e) {
             e.queuePolicy = QueuePolicy::Drop;
             e.queueLimit = 3;
         }},
        {QStringLiteral("submitEveryNs"), [](Experiment &e) { e.submitEvery = 250us; }},
        {QStringLiteral("heartbeatNs"),
         [](Experiment &e) {
             e.executor = ExecutorKind::Async;
             e.heartbeat = 20ms;
         }},
        {QStringLiteral("loopComputing"),
         [](Experiment &e) {
             e.executor = ExecutorKind::Async;
             e.loopComputing = LoopComputing::InSlices;
         }},
        {QStringLiteral("stealing"),
         [](Experiment &e) {
             e.executor = ExecutorKind::WorkStealing;
             e.stealing = false;
         }},
    };
    return all;
}

QStringList fieldsOf(const QJsonObject &json, const QString &prefix = {})
{
    QStringList fields;
    for (auto member = json.begin(); member != json.end(); ++member) {
        if (member->isObject())
            fields += fieldsOf(member->toObject(), member.key() + QLatin1Char('.'));
        else if (member.key() != QLatin1String("schema"))
            fields += prefix + member.key();
    }
    return fields;
}

QStringList allFields()
{
    return fieldsOf(QJsonDocument::fromJson(QByteArray::fromStdString(toJson(Experiment{}))).object());
}

void addEachField()
{
    QTest::addColumn<QString>("field");
    for (const QString &field : allFields())
        QTest::newRow(qPrintable(field)) << field;
}

Experiment with(const QString &field)
{
    Experiment experiment;
    if (const auto change = changes().find(field); change != changes().end())
        change->second(experiment);
    return experiment;
}

/// What the command line makes of these arguments of `futurescope sweep`.
Result<Experiment> readBack(const Reproduction &reproduction)
{
    std::vector<std::string> words(reproduction.arguments.begin() + 1, reproduction.arguments.end());
    std::vector<char *> arguments;
    for (std::string &word : words)
        arguments.push_back(word.data());
    const auto given = parseOptions(Command::Sweep, arguments);
    if (!given)
        return given.error();
    return experimentOptions(*given);
}

} // namespace

class ExperimentTextTest : public QObject
{
    Q_OBJECT

private slots:
    void theCommandLineCarriesEachField_data() { addEachField(); }
    void theCommandLineCarriesEachField();
    void theLineTellsOfEachField_data() { addEachField(); }
    void theLineTellsOfEachField();
    void theLineOfAnOrdinaryExperimentIsShort();
    void whatHasNoEffectIsNotTold();
    void whatIsVariedIsLeftOut();
    void differencesAreToldBothWays();
    void eachSettingHasNameAndPhrase();
};

void ExperimentTextTest::theCommandLineCarriesEachField()
{
    QFETCH(QString, field);
    QVERIFY2(changes().contains(field), "give it an unusual value above");
    SweepPlan plan;
    plan.base = with(field);
    QVERIFY2(plan.base != Experiment{}, "its value above is the usual one");
    plan.vary = SweepPlan::Vary::Work; // which leaves every field of the base alone
    plan.values = {1'000'000, 2'000'000};
    const Reproduction reproduction = reproductionOf(plan);
    Experiment wanted = plan.base;
    wanted.baseline = Baseline::Derived; // as in every sweep
    if (!reproduction.experimentJson.empty()) {
        const auto experiment = experimentFromJson(reproduction.experimentJson);
        QVERIFY(experiment.ok());
        QVERIFY(*experiment == plan.base);
        QVERIFY(reproduction.command.find(reproduction.experimentFile) != std::string::npos);
        return;
    }
    wanted.name.clear(); // no option sets it, and nothing depends on it
    const auto experiment = readBack(reproduction);
    QVERIFY2(experiment.ok(), experiment ? "" : experiment.error().detail.c_str());
    QCOMPARE(QString::fromStdString(toJson(*experiment)), QString::fromStdString(toJson(wanted)));
}

void ExperimentTextTest::theLineTellsOfEachField()
{
    QFETCH(QString, field);
    const Experiment changed = with(field);
    QVERIFY(changes().contains(field));
    QJsonObject json = QJsonDocument::fromJson(QByteArray::fromStdString(toJson(changed))).object();
    const QJsonObject usual = QJsonDocument::fromJson(QByteArray::fromStdString(toJson(Experiment{}))).object();
    const QString member = field.section(QLatin1Char('.'), -1);
    if (field.startsWith(QLatin1String("workload."))) {
        QJsonObject workload = json[QLatin1String("workload")].toObject();
        workload[member] = usual[QLatin1String("workload")].toObject()[member];
        json[QLatin1String("workload")] = workload;
    } else {
        json[member] = usual[member];
    }
    const auto read = experimentFromJson(QJsonDocument(json).toJson().toStdString());
    QVERIFY(read.ok());
    QVERIFY(SettingText::line(*read) != SettingText::line(changed));
}

void ExperimentTextTest::theLineOfAnOrdinaryExperimentIsShort()
{
    QCOMPARE(SettingText::line(Experiment{}),
             QStringLiteral("sum-of-squares · 200 items · 10\u00a0ms ± 30\u00a0% per item · seed 7 · threads · "
                            "4 workers · chunk 1 · results by as-completed"));
}

void ExperimentTextTest::whatHasNoEffectIsNotTold()
{
    Experiment experiment;
    experiment.schedule = Schedule::Static;
    experiment.chunk = 50;
    experiment.heartbeat = 5ms;
    experiment.queueLimit = 2;
    experiment.switchInterval = 1ms;
    experiment.workload.counter = CounterForm::Mutex;
    QCOMPARE(SettingText::line(experiment),
             QStringLiteral("sum-of-squares · 200 items · 10\u00a0ms ± 30\u00a0% per item · seed 7 · threads · "
                            "4 workers · schedule static · results by as-completed"));
}

void ExperimentTextTest::whatIsVariedIsLeftOut()
{
    Experiment experiment;
    experiment.workload.serialPercent = 20;
    const QString line = SettingText::line(experiment, {Setting::Workers, Setting::Work});
    QVERIFY2(!line.contains(QStringLiteral("workers")) && !line.contains(QStringLiteral("10")), qPrintable(line));
    QVERIFY2(line.contains(QStringLiteral("serial part 20\u00a0%")), qPrintable(line));
}

void ExperimentTextTest::differencesAreToldBothWays()
{
    Experiment blocks;
    blocks.schedule = Schedule::Static;
    const Experiment chunks;
    QCOMPARE(SettingText::different(chunks, blocks), QList<Setting>{Setting::Schedule});
    QCOMPARE(SettingText::different(blocks, chunks), (QList<Setting>{Setting::Schedule, Setting::Chunk}));
    QCOMPARE(SettingText::different(chunks, chunks), QList<Setting>{});
}

void ExperimentTextTest::eachSettingHasNameAndPhrase()
{
    QSet<QString> names;
    for (const Setting setting : SettingText::all()) {
        names.insert(SettingText::name(setting));
        const QString value = SettingText::value(setting, {});
        QVERIFY2(!value.isEmpty() && SettingText::phrase(setting, {}).contains(value),
                 qPrintable(SettingText::name(setting)));
    }
    QCOMPARE(names.size(), qsizetype(SettingText::all().size()));
}

QTEST_GUILESS_MAIN(ExperimentTextTest)
#include "tst_experimenttext.moc"
