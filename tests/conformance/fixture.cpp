// SPDX-License-Identifier: GPL-3.0-or-later
#include "fixture.h"

#include "core/workloads/workplan.h"

#include <fcntl.h>
#include <fstream>
#include <sstream>
#include <sys/stat.h>
#include <unistd.h>

namespace futurescope::conformance {

bool eventually(const std::function<bool()> &holds)
{
    const std::int64_t endNs = monotonicNs() + longEnough.count();
    while (!holds()) {
        if (monotonicNs() > endNs)
            return false;
        std::this_thread::yield();
    }
    return true;
}

Held::Held(Executor &executor, std::string fifo) : m_fifo(std::move(fifo))
{
    if (mkfifo(m_fifo.c_str(), 0600) != 0)
        qFatal("no FIFO %s", m_fifo.c_str());
    const auto task = makeIntrusive<NamedCall>("hold", textToBytes(m_fifo));
    executor.submitTask(task);
    m_future = Call(task);
}

Held::Held(Held &&other) noexcept
    : m_fifo(std::move(other.m_fifo)),
      m_future(other.m_future),
      m_writer(std::exchange(other.m_writer, -1)),
      m_released(other.m_released)
{}

Held::~Held()
{
    if (m_writer >= 0)
        close(m_writer);
}

void Held::awaitStart()
{
    m_writer = open(m_fifo.c_str(), O_WRONLY | O_CLOEXEC); // waits for the reader
}

void Held::release()
{
    if (std::exchange(m_released, true))
        return;
    if (m_writer < 0)
        awaitStart();
    close(std::exchange(m_writer, -1));
}

Bench::Bench(ExecutorKind kind, ExecutorConfig config) : m_kind(kind)
{
    config.workers = std::min(config.workers, maxWorkers(kind));
    config.recorder = &m_recorder;
    m_parallel = kind == ExecutorKind::Async ? 1 : config.workers;
    auto made = makeExecutor(kind, config);
    if (!made)
        qFatal("%s", made.error().detail.c_str());
    m_executor = std::move(*made);
}

Bench::~Bench()
{
    destroy();
}

Call Bench::call(const char *function, const std::string &arguments)
{
    const auto task = makeIntrusive<NamedCall>(function, textToBytes(arguments));
    m_executor->submitTask(task);
    return Call(task);
}

Held &Bench::hold()
{
    const QString fifo = m_folder.filePath(QString::number(m_held.size()));
    return m_held.emplace_back(*m_executor, fifo.toStdString());
}

void Bench::fill()
{
    for (int i = 0; i < m_parallel; ++i)
        hold().awaitStart();
}

void Bench::releaseAll()
{
    for (Held &held : m_held) {
        if (!held.future().done() && !held.future().cancel())
            held.release();
    }
}

void Bench::destroy()
{
    releaseAll();
    m_executor.reset();
}

std::vector<Event> Bench::events()
{
    m_recorder.stop();
    std::vector<Event> all;
    m_recorder.snapshot().forEachBlock(
        0, [&](std::span<const Event> block) { all.insert(all.end(), block.begin(), block.end()); });
    return all;
}

void RulesTest::initTestCase()
{
    registerBuiltinFunctions();
    // A sanitized child would sleep for a second before its end.
    qputenv("TSAN_OPTIONS", qgetenv("TSAN_OPTIONS") + " atexit_sleep_ms=0");
}

void RulesTest::init()
{
    ++m_proofs[ruleNumberOf(QTest::currentTestFunction())].tests;
}

void RulesTest::forEachKind(const std::function<void(ExecutorKind)> &proof)
{
    const int number = ruleNumberOf(QTest::currentTestFunction());
    const Rule *rule = findRule(number);
    QVERIFY2(rule, QTest::currentTestFunction());
    for (const ExecutorKind kind : kindsFor(rule->applies)) {
        m_proofs[number].kinds.insert(kind);
        proof(kind);
        if (QTest::currentTestFailed()) {
            qWarning("failed against %s", executorName(kind).data());
            return;
        }
    }
}

void RulesTest::forEachExecutor(const ExecutorConfig &config, const std::function<void(Bench &)> &proof)
{
    forEachKind([&](ExecutorKind kind) {
        Bench bench(kind, config);
        proof(bench);
    });
}

void RulesTest::cleanupTestCase()
{
    std::map<int, int> testsOfRule;
    for (const std::string &name : testNames(*this))
        ++testsOfRule[ruleNumberOf(name)];
    for (const auto &[number, proof] : m_proofs) {
        const Rule *rule = findRule(number);
        if (!rule || proof.tests < testsOfRule[number])
            continue; // no rule, or the person has picked single tests
        const std::vector<ExecutorKind> kinds = kindsFor(rule->applies);
        QVERIFY2(
            proof.kinds == std::set<ExecutorKind>(kinds.begin(), kinds.end()),
            qPrintable(QStringLiteral("rule %1 has not been proven against the executors that it names").arg(number)));
    }
}

std::vector<std::string> testNames(const QObject &section)
{
    std::vector<std::string> names;
    const QMetaObject *meta = section.metaObject();
    for (int i = meta->methodOffset(); i < meta->methodCount(); ++i) {
        const QMetaMethod method = meta->method(i);
        if (method.methodType() == QMetaMethod::Slot && method.access() == QMetaMethod::Private)
            names.push_back(method.name().toStdString());
    }
    return names;
}

std::string logOf(const std::function<void()> &action)
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath("stderr").toStdString();
    std::fflush(stderr);
    const int before = dup(STDERR_FILENO);
    const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    dup2(file, STDERR_FILENO);
    close(file);
    action();
    std::fflush(stderr);
    dup2(before, STDERR_FILENO);
    close(before);
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
}

} // namespace futurescope::conformance
