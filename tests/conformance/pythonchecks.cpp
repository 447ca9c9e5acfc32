// SPDX-License-Identifier: GPL-3.0-or-later
#include "fixture.h"
#include "sections.h"

#include "core/executors/map.h"
#include "core/futures/waiting.h"

#include <QProcess>
#include <QStandardPaths>

#include <latch>

namespace futurescope::conformance {

namespace {

/// What the program does, under the names that cpython.py gives to what CPython does.
using Facts = std::map<std::string, std::string>;
using IntPromise = Promise<int>;

std::string yes(bool holds)
{
    return holds ? "True" : "False";
}

/// The text of what is thrown, or its type.
std::string textOf(const std::function<void()> &action)
{
    return textThrown<std::exception>(action);
}

std::string typeOf(const std::function<void()> &action)
{
    try {
        action();
    } catch (...) {
        return exceptionTypeName(std::current_exception());
    }
    return "nothing";
}

Facts factsOfStates()
{
    Facts facts;
    const IntPromise cancelled;
    facts["C07\tpending"] = cancelled.future().description();
    cancelled.future().cancel();
    facts["C07\tcancelled"] = cancelled.future().description();
    cancelled.setRunningOrNotifyCancel();
    facts["C07\tcancelled and notified"] = cancelled.future().description();
    logOf([&] { facts["C02\tstart twice"] = textOf([&] { cancelled.setRunningOrNotifyCancel(); }); });
    facts["C06\tresult when cancelled"] = typeOf([&] { cancelled.setResult(1); });
    const IntPromise raised, returned;
    raised.setException(std::make_exception_ptr(TaskError({FailureKind::OsError})));
    facts["C07\traised"] = raised.future().description();
    returned.setResult(42);
    facts["C07\treturned"] = returned.future().description();
    const bool refused = typeOf([&] { returned.setResult(1); }) != "nothing";
    facts["C06\tfirst outcome kept"] = yes(refused && returned.future().result() == 42);
    std::string order;
    const IntPromise called;
    called.future().addDoneCallback([&](FutureCore &future) {
        order += '1';
        future.addDoneCallback([&](FutureCore &) { order += '2'; });
        order += '3';
    });
    called.future().addDoneCallback([&](FutureCore &) { order += '4'; });
    called.setResult(1);
    facts["C15\tcallback in a callback"] = order;
    return facts;
}

Facts factsOfWaiting()
{
    Facts facts;
    using Futures = std::vector<FuturePtr>;
    const IntPromise cancelled, late, first, second;
    const auto counts = [&] {
        return yes(!wait(Futures{cancelled.future()}, Nanos(0), ReturnWhen::FirstCompleted).done.empty());
    };
    cancelled.future().cancel();
    facts["C21\tcancelled counts"] = counts();
    cancelled.setRunningOrNotifyCancel();
    facts["C21\tnoticed counts"] = counts();
    AsCompleted unread(Futures{late.future()}, Nanos(0));
    late.setResult(1);
    facts["C30\tdone before the first step"] = yes(static_cast<bool>(unread.next()));
    first.setResult(1);
    AsCompleted slow(Futures{first.future(), second.future()}, Nanos(1));
    slow.next();
    second.setResult(2);
    facts["C31\tlate reader"] = textOf([&] { slow.next(); });
    facts["C30\tover after the timeout"] = slow.next() ? "a future" : "StopIteration";
    return facts;
}

Facts factsOfPools(ExecutorKind kind)
{
    Facts facts;
    const auto none = makeExecutor(kind, {.workers = 0});
    const std::string pythons = "max_workers must be greater than 0";
    const std::string detail = none ? "accepted" : none.error().detail;
    facts["C37\tno workers"] = detail.find(pythons) == std::string::npos ? detail : pythons;
    {
        Bench bench(kind, {.workers = 1});
        bench.fill();
        const Call waiting = bench.echo();
        bench->shutdown(false, true);
        bench.releaseAll();
        bench->shutdown();
        facts["C58\tcancelled by shutdown"] = waiting.state() == FutureState::Cancelled ? "CANCELLED" : "another";
        facts["C55\tafter shutdown"] = textOf([&] { bench.echo(); });
    }
    logOf([&] {
        ExecutorConfig config{.workers = 1};
        config.initializer = [] { throw std::runtime_error("no"); };
        Bench bench(kind, config);
        typeOf([&] { bench.echo().result(longEnough); });
        facts["C42\tbroken"] = textOf([&] { bench.echo(); });
        bench->shutdown();
        facts["C42\tbroken and shut down"] = typeOf([&] { bench.echo(); });
    });
    return facts;
}

/// Python's name for an end that C++ tells by an empty optional.
template <class Results>
std::string endOf(Results &results)
{
    return results.next() ? "a result" : "StopIteration";
}

Facts factsOfMap(ExecutorKind kind)
{
    Facts facts;
    std::atomic<int> ran{0};
    {
        Bench bench(kind, {.workers = 1});
        map(
            *bench, [&](int) { ++ran; }, std::views::iota(0, 5));
    }
    facts["C46\tunread map runs"] = std::to_string(ran);
    Bench bench(kind, {.workers = 1});
    const auto absolute = [](int n) { return std::abs(n); };
    auto ignoring = map(*bench, MapOptions{.chunkSize = -5}, absolute, std::vector{1, -2});
    std::string list;
    for (const int n : remaining(ignoring))
        list += (list.empty() ? "[" : ", ") + std::to_string(n);
    facts["C51\tthreads ignore chunksize"] = list + ']';
    struct ZeroDivisionError
    {};
    auto dividing = map(
        *bench, [](int n) { return n == 0 ? throw ZeroDivisionError() : 1 / n; }, std::vector{1, 0, 1});
    dividing.next();
    const std::string type = typeOf([&] { dividing.next(); });
    facts["C47\traises"] = type.ends_with("ZeroDivisionError") ? "ZeroDivisionError" : type;
    facts["C47\tthen"] = endOf(dividing);
    bench.fill();
    const std::int64_t calledNs = monotonicNs();
    auto late = map(*bench, MapOptions{.timeout = Nanos(1ms)}, absolute, std::vector{1});
    eventually([&] { return Nanos(monotonicNs() - calledNs) > 2ms; });
    facts["C48\tlate reader of a map"] = typeOf([&] { late.next(); });
    return facts;
}

Facts ownFacts(ExecutorKind kind)
{
    Facts facts = factsOfStates();
    facts.merge(factsOfWaiting());
    facts.merge(factsOfPools(kind));
    facts.merge(factsOfMap(kind));
    return facts;
}

} // namespace

class PythonChecks : public QObject
{
    Q_OBJECT

private slots:
    void cpythonDoesTheSame();
};

void PythonChecks::cpythonDoesTheSame()
{
    const QString python = QStandardPaths::findExecutable("python3");
    if (python.isEmpty())
        QSKIP("python3 is not installed: CPython itself is not asked");
    QProcess process;
    process.start(python, {PYTHON_FACTS});
    QVERIFY(process.waitForFinished(120'000));
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
    Facts cpython;
    for (const QByteArray &line : process.readAllStandardOutput().split('\n')) {
        if (const auto tab = line.lastIndexOf('\t'); tab >= 0)
            cpython[line.left(tab).toStdString()] = line.mid(tab + 1).toStdString();
    }
    for (const ExecutorKind kind : kindsFor(Applies::ThreadPools)) {
        const Facts own = ownFacts(kind);
        QCOMPARE(own.size(), cpython.size());
        for (const auto &[name, fact] : own)
            QVERIFY2(cpython[name] == fact, (name + ": CPython " + cpython[name] + ", here " + fact).c_str());
    }
}

std::unique_ptr<QObject> makePythonChecks()
{
    return std::make_unique<PythonChecks>();
}

} // namespace futurescope::conformance

#include "pythonchecks.moc"
