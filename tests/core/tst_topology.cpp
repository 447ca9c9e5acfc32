// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/machinefacts.h"
#include "core/platform/topology.h"

#include <QtTest>

#include <QDir>
#include <QTemporaryDir>

#include <sched.h>

using namespace futurescope;

namespace {

/// A root folder with the given files.
class FakeRoot
{
public:
    void write(const QString &path, const QByteArray &content)
    {
        const QString full = m_folder.filePath(path);
        QDir().mkpath(QFileInfo(full).path());
        QFile file(full);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write %s", qPrintable(full));
    }
    std::filesystem::path path() const { return m_folder.path().toStdString(); }

private:
    QTemporaryDir m_folder;
};

double limitOf(const FakeRoot &root)
{
    const auto limit = cgroupCpuLimit(root.path());
    return limit ? limit->cpus : 0;
}

} // namespace

class TopologyTest : public QObject
{
    Q_OBJECT

private slots:
    void cpuMaxIsReadAndNonsenseLimitsNothing_data();
    void cpuMaxIsReadAndNonsenseLimitsNothing();
    void theTightestGroupUpwardsCounts();
    void version1IsReadToo();
    void aGroupThatIsNotVisibleFallsBackToTheMount();
    void nothingToReadLimitsNothing();
    void theSmallestLimitDecidesAndIsNamed();
    void defaultsFollow();
    void thisMachineHasAtLeastOneOfEach();
    void affinityOfThisProcessIsFollowed();
    void theModelIsReadFromCpuinfo();
};

void TopologyTest::cpuMaxIsReadAndNonsenseLimitsNothing_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<double>("cpus"); // 0: no limit
    QTest::newRow("half") << QByteArray("50000 100000\n") << 0.5;
    QTest::newRow("one and a half") << QByteArray("150000 100000\n") << 1.5;
    QTest::newRow("max") << QByteArray("max 100000\n") << 0.0;
    QTest::newRow("zero period") << QByteArray("50000 0\n") << 0.0;
    QTest::newRow("zero quota") << QByteArray("0 100000\n") << 0.0;
    QTest::newRow("negative") << QByteArray("-1 100000\n") << 0.0;
    QTest::newRow("garbage") << QByteArray("\x01\xFFgarbage here") << 0.0;
    QTest::newRow("empty") << QByteArray() << 0.0;
    QTest::newRow("one word") << QByteArray("50000") << 0.0;
    QTest::newRow("overflow") << QByteArray("99999999999999999999 100000") << 0.0;
}

void TopologyTest::cpuMaxIsReadAndNonsenseLimitsNothing()
{
    QFETCH(QByteArray, text);
    QFETCH(double, cpus);
    QCOMPARE(cpusOfCpuMax(text.toStdString()).value_or(0), cpus);
    FakeRoot root;
    root.write("proc/self/cgroup", "0::/\n");
    root.write("sys/fs/cgroup/cpu.max", text);
    QCOMPARE(limitOf(root), cpus);
}

void TopologyTest::theTightestGroupUpwardsCounts()
{
    FakeRoot root;
    root.write("proc/self/cgroup", "0::/a/b\n");
    root.write("sys/fs/cgroup/a/cpu.max", "200000 100000");
    root.write("sys/fs/cgroup/a/b/cpu.max", "max 100000");
    QCOMPARE(limitOf(root), 2.0);
    QVERIFY(QString::fromStdString(cgroupCpuLimit(root.path())->source).endsWith("/sys/fs/cgroup/a/cpu.max"));
    root.write("sys/fs/cgroup/a/b/cpu.max", "100000 100000");
    QCOMPARE(limitOf(root), 1.0);
}

void TopologyTest::version1IsReadToo()
{
    FakeRoot root;
    root.write("proc/self/cgroup", "5:memory:/x\n3:cpu,cpuacct:/job\n0::/\n");
    root.write("sys/fs/cgroup/cpu,cpuacct/job/cpu.cfs_quota_us", "250000\n");
    root.write("sys/fs/cgroup/cpu,cpuacct/job/cpu.cfs_period_us", "100000\n");
    QCOMPARE(limitOf(root), 2.5);
    root.write("sys/fs/cgroup/cpu,cpuacct/job/cpu.cfs_quota_us", "-1\n");
    QCOMPARE(limitOf(root), 0.0);
}

void TopologyTest::aGroupThatIsNotVisibleFallsBackToTheMount()
{
    FakeRoot root;
    root.write("proc/self/cgroup", "0::/docker/not/here\n");
    root.write("sys/fs/cgroup/cpu.max", "300000 100000");
    QCOMPARE(limitOf(root), 3.0);
    root.write("proc/self/cgroup", "0::/../../outside\n");
    QCOMPARE(limitOf(root), 3.0);
}

void TopologyTest::nothingToReadLimitsNothing()
{
    const FakeRoot root;
    QCOMPARE(limitOf(root), 0.0);
    FakeRoot garbage;
    garbage.write("proc/self/cgroup", QByteArray("\0\1:::\n:\n\n0:\n", 12));
    QCOMPARE(limitOf(garbage), 0.0);
    const Topology topology = topologyOfThisMachine(root.path());
    QVERIFY(topology.usable >= 1 && topology.cores >= 1);
    QVERIFY(topology.cpu.empty());
}

void TopologyTest::theSmallestLimitDecidesAndIsNamed()
{
    Topology topology;
    topology.cores = 4;
    topology.hardwareThreads = 8;
    topology.affinityCpus = 8;
    deriveUsable(topology);
    QCOMPARE(topology.usable, 8);
    QCOMPARE(topology.limitedBy, CpuLimit::Hardware);
    topology.affinityCpus = 3;
    deriveUsable(topology);
    QCOMPARE(topology.usable, 3);
    QCOMPARE(topology.limitedBy, CpuLimit::Affinity);
    topology.cgroup = CgroupLimit{1.5, "cpu.max"};
    deriveUsable(topology);
    QCOMPARE(topology.usable, 2);
    QCOMPARE(topology.limitedBy, CpuLimit::CgroupQuota);
    topology.cgroup = CgroupLimit{0.01, "cpu.max"};
    deriveUsable(topology);
    QCOMPARE(topology.usable, 1);
    topology.cgroup = CgroupLimit{64, "cpu.max"};
    deriveUsable(topology);
    QCOMPARE(topology.limitedBy, CpuLimit::Affinity);
}

void TopologyTest::defaultsFollow()
{
    Topology topology;
    topology.cores = topology.hardwareThreads = topology.affinityCpus = 2;
    deriveUsable(topology);
    QCOMPARE(cpuBoundWorkers(topology), 2);
    QCOMPARE(pythonThreadWorkers(topology), 6);
    topology.hardwareThreads = topology.affinityCpus = 64;
    deriveUsable(topology);
    QCOMPARE(pythonThreadWorkers(topology), 32);
    topology.cgroup = CgroupLimit{1.5, "cpu.max"};
    deriveUsable(topology);
    QCOMPARE(cpuBoundWorkers(topology), 2);
    QVERIFY(topology.limitedBy == CpuLimit::CgroupQuota);
    QCOMPARE(bytesText(49152), std::string("48 kB"));
    QCOMPARE(bytesText(2u << 20), std::string("2 MB"));
    QCOMPARE(bytesText(1000), std::string("1000 bytes"));
}

void TopologyTest::thisMachineHasAtLeastOneOfEach()
{
    const Topology topology = topologyOfThisMachine();
    QVERIFY(topology.cores >= 1);
    QVERIFY(topology.hardwareThreads >= topology.cores);
    QVERIFY(topology.usable >= 1 && topology.usable <= topology.hardwareThreads);
    QVERIFY(!topology.system.empty());
    QCOMPARE(machineFacts().cores, topology.usable);
    for (const CacheLevel &cache : topology.caches)
        QVERIFY(cache.level >= 1 && cache.count >= 1 && cache.bytes > 0);
}

void TopologyTest::affinityOfThisProcessIsFollowed()
{
    cpu_set_t before;
    QCOMPARE(sched_getaffinity(0, sizeof before, &before), 0);
    cpu_set_t one;
    CPU_ZERO(&one);
    for (int cpu = 0; cpu < CPU_SETSIZE && CPU_COUNT(&one) == 0; ++cpu) {
        if (CPU_ISSET(cpu, &before))
            CPU_SET(cpu, &one);
    }
    QCOMPARE(sched_setaffinity(0, sizeof one, &one), 0);
    const Topology topology = topologyOfThisMachine();
    sched_setaffinity(0, sizeof before, &before);
    QCOMPARE(topology.affinityCpus, 1);
    QCOMPARE(topology.usable, 1);
    if (topology.hardwareThreads > 1)
        QCOMPARE(topology.limitedBy, CpuLimit::Affinity);
}

void TopologyTest::theModelIsReadFromCpuinfo()
{
    FakeRoot root;
    root.write("proc/cpuinfo", "processor\t: 0\nmodel\t\t: 85\nmodel name\t: Some CPU @ 3.1GHz\n");
    QCOMPARE(topologyOfThisMachine(root.path()).cpu, std::string("Some CPU @ 3.1GHz"));
}

QTEST_GUILESS_MAIN(TopologyTest)
#include "tst_topology.moc"
