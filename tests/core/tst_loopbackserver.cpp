// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workloads/download.h"
#include "core/workloads/loopbackserver.h"

#include <QtTest>

#include <cerrno>

using namespace futurescope;
using namespace std::chrono_literals;

class LoopbackServerTest : public QObject
{
    Q_OBJECT

private slots:
    void theServerSendsWhatIsAsked();
    void theServerRefusesWhatItShould();
    void aServerThatIsGoneIsAnOsError();
};

void LoopbackServerTest::theServerSendsWhatIsAsked()
{
    const auto server = std::move(*LoopbackServer::start({1u << 20, 1'000'000'000}));
    for (const std::uint32_t bytes : {0u, 1u, 16'384u, 1u << 20})
        QCOMPARE(downloadBlocking({server->port(), 0, 0ns, bytes}, {}).size(), std::size_t{bytes});
    const std::int64_t startNs = monotonicNs();
    downloadBlocking({server->port(), 0, 30ms, 10}, {});
    QVERIFY(monotonicNs() - startNs >= 30'000'000);
}

void LoopbackServerTest::theServerRefusesWhatItShould()
{
    const auto server = std::move(*LoopbackServer::start({100, 1'000'000}));
    const auto refused = [&](Nanos latency, std::uint32_t bytes) {
        try {
            downloadBlocking({server->port(), 3, latency, bytes}, {});
        } catch (const std::runtime_error &error) {
            return std::string(error.what());
        }
        return std::string("served");
    };
    QCOMPARE(refused(0ns, 100), std::string("served"));
    QCOMPARE(refused(0ns, 101), std::string("download of item 3: status 400 with 0 bytes, 101 were asked for"));
    QVERIFY(QString::fromStdString(refused(1s, 1)).contains("status 400"));
    QVERIFY(QString::fromStdString(refused(-1ns, 1)).contains("status 400"));
}

void LoopbackServerTest::aServerThatIsGoneIsAnOsError()
{
    std::uint16_t port = 0;
    {
        const auto server = std::move(*LoopbackServer::start({100, 0}));
        port = server->port();
    }
    try {
        downloadBlocking({port, 4, 0ns, 10}, {});
        QFAIL("something answered");
    } catch (const TaskError &error) {
        QCOMPARE(error.failure(), (Failure{FailureKind::OsError, 4, ECONNREFUSED}));
    }
}

QTEST_GUILESS_MAIN(LoopbackServerTest)
#include "tst_loopbackserver.moc"
