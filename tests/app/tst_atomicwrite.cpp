// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/atomicwrite.h"

#include <QtTest>

#include <QDir>
#include <QTemporaryDir>

#include <csignal>
#include <cstring>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>

using namespace futurescope;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(cannot be read)");
}

QString errorOf(const Status &status)
{
    return status ? QStringLiteral("(no error)") : QString::fromStdString(status.error().detail);
}

/// A small file system in memory, mounted while the object lives.
class SmallDisk
{
public:
    explicit SmallDisk(const QString &folder) : m_folder(folder.toUtf8())
    {
        m_mounted = QDir().mkpath(folder) && ::mount("tmpfs", m_folder, "tmpfs", 0, "size=64k") == 0;
    }
    ~SmallDisk()
    {
        if (m_mounted)
            ::umount2(m_folder, MNT_DETACH);
    }
    bool mounted() const { return m_mounted; }

private:
    QByteArray m_folder;
    bool m_mounted = false;
};

/// Lowers the size that files of this process may have, while the object lives.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() { ::setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before{};
};

} // namespace

class AtomicWriteTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { std::signal(SIGXFSZ, SIG_IGN); }
    void init();
    void aNewFileIsWrittenWhole();
    void anOldFileIsReplacedAndKeepsItsPermissions();
    void manyPiecesAreWrittenInOrder();
    void contentThatFailsLeavesTheOldFile();
    void badTargetsAreRefused_data();
    void badTargetsAreRefused();
    void aLinkToAFileIsFollowed();
    void aFullDiskLeavesTheOldFile();
    void aSizeLimitAtAnyByteLeavesTheOldFile();
    void checkingATargetLeavesNothing();

private:
    QStringList files() const { return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden | QDir::System); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void AtomicWriteTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath("run.csv");
}

void AtomicWriteTest::aNewFileIsWrittenWhole()
{
    QVERIFY(atomicWrite(m_path, QByteArray("new")).ok());
    QCOMPARE(contentOf(m_path), QByteArray("new"));
    QCOMPARE(files(), QStringList{"run.csv"});
}

void AtomicWriteTest::anOldFileIsReplacedAndKeepsItsPermissions()
{
    QVERIFY(atomicWrite(m_path, QByteArray("a long old content")).ok());
    const auto permissions = QFile::ReadOwner | QFile::WriteOwner;
    QVERIFY(QFile::setPermissions(m_path, permissions));
    QVERIFY(atomicWrite(m_path, QByteArray("new")).ok());
    QCOMPARE(contentOf(m_path), QByteArray("new"));
    QVERIFY(!(QFile::permissions(m_path) & (QFile::ReadGroup | QFile::ReadOther)));
}

void AtomicWriteTest::manyPiecesAreWrittenInOrder()
{
    QByteArray expected;
    const Status status = atomicWrite(m_path, [&](const TextSink &sink) {
        for (int i = 0; i < 20'000; ++i) {
            const QByteArray piece = QByteArray::number(i) + '\n';
            expected += piece;
            if (!sink({piece.constData(), static_cast<std::size_t>(piece.size())}))
                return false;
        }
        return true;
    });
    QVERIFY(status.ok());
    QCOMPARE(contentOf(m_path), expected);
}

void AtomicWriteTest::contentThatFailsLeavesTheOldFile()
{
    QVERIFY(atomicWrite(m_path, QByteArray("old")).ok());
    const Status status = atomicWrite(m_path, [](const TextSink &sink) { return sink("half") && false; });
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::OutputFailed);
    QCOMPARE(contentOf(m_path), QByteArray("old"));
    QCOMPARE(files(), QStringList{"run.csv"});
}

void AtomicWriteTest::badTargetsAreRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("words");
    QTest::newRow("missing folder") << "none/run.csv"
                                    << "does not exist";
    QTest::newRow("folder") << "."
                            << "it is a folder, not a file";
    QTest::newRow("folder with slash") << "new/"
                                       << "No such file or directory";
    QTest::newRow("device") << "/dev/null"
                            << "it is a device, not a file";
    QTest::newRow("full device") << "/dev/full"
                                 << "it is a device, not a file";
    QTest::newRow("pipe") << "pipe"
                          << "it is a pipe, not a file";
    QTest::newRow("dangling link") << "dangling"
                                   << "it is a symbolic link that leads to no file";
    QTest::newRow("link loop") << "loop"
                               << "Too many levels of symbolic links";
    QTest::newRow("link to a device") << "null"
                                      << "it is a device, not a file";
    QTest::newRow("long name") << QString(300, 'x') << "File name too long";
    QTest::newRow("empty") << ""
                           << "the name is empty";
    QTest::newRow("below a file") << "file/run.csv"
                                  << "Not a directory";
    QTest::newRow("kernel file system") << "/proc/run.csv"
                                        << "Cannot write /proc/run.csv";
}

void AtomicWriteTest::badTargetsAreRefused()
{
    QFETCH(QString, name);
    QFETCH(QString, words);
    QCOMPARE(::mkfifo(qPrintable(m_folder->filePath("pipe")), 0600), 0);
    QVERIFY(QFile::link(m_folder->filePath("nowhere"), m_folder->filePath("dangling")));
    QVERIFY(QFile::link(m_folder->filePath("loop"), m_folder->filePath("loop")));
    QVERIFY(QFile::link("/dev/null", m_folder->filePath("null")));
    QVERIFY(atomicWrite(m_folder->filePath("file"), QByteArray("x")).ok());
    const QString path = name.isEmpty() || name.startsWith('/') ? name : m_folder->path() + '/' + name;
    for (const Status &status : {atomicWrite(path, QByteArray("new")), checkTarget(path)}) {
        QVERIFY(!status);
        QCOMPARE(status.error().code, ErrorCode::OutputFailed);
        QVERIFY2(errorOf(status).startsWith("Cannot write " + path), qPrintable(errorOf(status)));
        QVERIFY2(errorOf(status).contains(words), qPrintable(errorOf(status)));
    }
    QCOMPARE(files().size(), 5);
}

void AtomicWriteTest::aLinkToAFileIsFollowed()
{
    QVERIFY(atomicWrite(m_path, QByteArray("old")).ok());
    const QString link = m_folder->filePath("link");
    QVERIFY(QFile::link(m_path, link));
    QVERIFY2(atomicWrite(link, QByteArray("new")).ok(), "a link to a regular file is a fine target");
    QVERIFY(QFileInfo(link).isSymLink());
    QCOMPARE(contentOf(m_path), QByteArray("new"));
}

void AtomicWriteTest::aFullDiskLeavesTheOldFile()
{
    const SmallDisk disk(m_folder->filePath("disk"));
    if (!disk.mounted())
        QSKIP(qPrintable(QStringLiteral("a small disk cannot be mounted here: %1").arg(strerror(errno))));
    const QString path = m_folder->filePath("disk/run.csv");
    QVERIFY(atomicWrite(path, QByteArray("old")).ok());
    for (const int size : {61'441, 65'536, 100'000, 1'000'000}) {
        const Status status = atomicWrite(path, QByteArray(size, 'x'));
        QVERIFY2(!status, qPrintable(QString::number(size)));
        QVERIFY2(errorOf(status).contains(path) && errorOf(status).contains("No space left"),
                 qPrintable(errorOf(status)));
        QCOMPARE(contentOf(path), QByteArray("old"));
        QCOMPARE(QDir(m_folder->filePath("disk")).entryList(QDir::Files | QDir::Hidden), QStringList{"run.csv"});
    }
    QVERIFY(atomicWrite(path, QByteArray(30'000, 'y')).ok());
    QCOMPARE(contentOf(path).size(), 30'000);
}

void AtomicWriteTest::aSizeLimitAtAnyByteLeavesTheOldFile()
{
    QVERIFY(atomicWrite(m_path, QByteArray("old")).ok());
    const QByteArray content(50'000, 'x');
    for (rlim_t limit = 0; limit < 50'000; limit += 4999) {
        Status status = success();
        {
            const FileSizeLimit lowered(limit);
            status = atomicWrite(m_path, content);
        }
        QVERIFY(!status);
        QVERIFY2(errorOf(status).contains("File too large"), qPrintable(errorOf(status)));
        QCOMPARE(contentOf(m_path), QByteArray("old"));
        QCOMPARE(files(), QStringList{"run.csv"});
    }
    const FileSizeLimit enough(50'000);
    QVERIFY(atomicWrite(m_path, content).ok());
    QCOMPARE(contentOf(m_path), content);
}

void AtomicWriteTest::checkingATargetLeavesNothing()
{
    QVERIFY(checkTarget(m_path).ok());
    QCOMPARE(files(), QStringList{});
    QVERIFY(atomicWrite(m_path, QByteArray("old")).ok());
    QVERIFY(checkTarget(m_path).ok());
    QCOMPARE(files(), QStringList{"run.csv"});
    QCOMPARE(contentOf(m_path), QByteArray("old"));
}

QTEST_GUILESS_MAIN(AtomicWriteTest)
#include "tst_atomicwrite.moc"
