// SPDX-License-Identifier: GPL-3.0-or-later
// What core says is known to the window's translations, all of it: its sources are read for their texts.
#include "app/lab/coretext.h"
#include "app/lab/language.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace futurescope;

namespace {

/// Whose texts are no messages to a person.
const QStringList otherFiles{
    QStringLiteral("program/"),           // programs in Python and C++
    QStringLiteral("csvwriter.cpp"),      // heads of columns in files
    QStringLiteral("foreignfiles.cpp"),   // as well
    QStringLiteral("eventnames.cpp"),     // names in trace files
    QStringLiteral("chrometrace"),        // as well
    QStringLiteral("laneslices.cpp"),     // as well
    QStringLiteral("tracefile.cpp"),      // as well
    QStringLiteral("foreigncounts.cpp"),  // named by app/lab/foreigntext
    QStringLiteral("topology.cpp"),       // of /proc, and named by the panel
    QStringLiteral("defaultworkers.cpp"), // named by the panel
    QStringLiteral("futurequery.cpp"),    // words of the search
    QStringLiteral("contract.cpp"),       // of the command line; the window has LessonPlayer's verdictText()
};

/// Single texts that are no messages either.
const QStringList otherTexts{
    QStringLiteral("payload in"),                // a key of files
    QStringLiteral("payload out"),               // as well
    QStringLiteral("args.fs payload"),           // as well
    QStringLiteral("args.fs payload is"),        // as well
    QStringLiteral("args.fs position"),          // as well
    QStringLiteral("args.fs kind"),              // as well
    QStringLiteral("args.fs future"),            // as well
    QStringLiteral("args.fs lane"),              // as well
    QStringLiteral("args.fs detail"),            // as well
    QStringLiteral("state=finished raised %"),   // of the log
    QStringLiteral("state=finished returned %"), // as well
    QStringLiteral("unexpected end of input"),   // what the JSON parser says, looked for
};

bool isAnyOf(const QStringList &parts, const QString &path)
{
    return std::ranges::any_of(parts, [&](const QString &part) { return path.contains(part); });
}

/// Comments and lines of the preprocessor become blanks; texts stay.
QString withoutComments(const QString &code)
{
    static const QRegularExpression comment(
        QStringLiteral("(\"(?:[^\"\\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\\n]|\\\\.)')|//[^\\n]*|/\\*.*?\\*/|^#[^\\n]*"),
        QRegularExpression::MultilineOption | QRegularExpression::DotMatchesEverythingOption);
    QString kept;
    qsizetype done = 0;
    for (auto matches = comment.globalMatch(code); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        kept += QStringView(code).mid(done, match.capturedStart() - done);
        kept += match.captured(1).isEmpty() ? QStringLiteral(" ") : match.captured(1);
        done = match.capturedEnd();
    }
    return kept += QStringView(code).mid(done);
}

/// The texts of a source file, those that stand beside each other joined as the compiler does.
QStringList textsOf(const QString &code)
{
    static const QRegularExpression literals(
        QStringLiteral("\"(?:[^\"\\\\\\n]|\\\\.)*\"(?:\\s*\"(?:[^\"\\\\\\n]|\\\\.)*\")*"));
    static const QRegularExpression seam(QStringLiteral("(?<!\\\\)\"\\s*\""));
    QStringList texts;
    for (auto matches = literals.globalMatch(code); matches.hasNext();) {
        QString text = matches.next().captured();
        text = text.mid(1, text.size() - 2).remove(seam);
        texts << text.replace(QLatin1String("\\\""), QLatin1String("\""));
    }
    return texts;
}

/// What is filled in becomes "%", however it is written, and in a row only one.
QString gapped(QString text)
{
    static const QRegularExpression gap(QStringLiteral("(?:\\{[^{}]*\\}|%[1-9])+"));
    return text.replace(gap, QStringLiteral("%")).trimmed();
}

/// Two words of a language, the second one not a name in code; what ends in a new line goes to a log or a file.
bool isMessage(const QString &text)
{
    static const QRegularExpression words(QStringLiteral("[A-Za-z]{2,},? +[a-z]{2,}"));
    return words.match(text).hasMatch() && !text.endsWith(QLatin1String("\\n"));
}

/// The sentence, or the part of one that is put together of several texts.
bool isKnown(const QString &text, const QStringList &sentences)
{
    const auto has = [&](const QString &part) {
        return std::ranges::any_of(sentences, [&](const QString &known) { return known.contains(part); });
    };
    static const QRegularExpression ends(QStringLiteral("^[:; ]+|[:; ]+$"));
    QString part = text;
    part.remove(ends);
    const QString subject = part.endsWith(QLatin1String(" is")) ? part.chopped(3) : part; // "the lesson is " + what
    return has(part) || has(subject) || !subject.contains(QLatin1Char(' '));
}

} // namespace

class TestCoreText : public QObject
{
    Q_OBJECT

private slots:
    void everyMessageOfCoreIsKnown();
    void everyKnownSentenceIsGerman();
    void whatIsFilledInStaysOrIsTranslatedToo_data();
    void whatIsFilledInStaysOrIsTranslatedToo();
};

void TestCoreText::everyMessageOfCoreIsKnown()
{
    QStringList sentences;
    for (const QString &sentence : coreSentences())
        sentences << gapped(sentence);
    // Of two generic sentences a special one is put together.
    sentences << QStringLiteral("unknown executor \"%\" (known: %)")
              << QStringLiteral("unknown state \"%\" (known: finished, failed, cancelled)")
              << QStringLiteral("unknown parameter to vary \"%\" (known: %)") << QStringLiteral("%#% waits for #%")
              << QStringLiteral("none of the % entries of the trace can be shown%")
              << QStringLiteral("%: here belongs a time of up to 24 hours with its unit ns, us, ms, s or min, as in > "
                                "50 ms");
    int messages = 0;
    QStringList unknown;
    QDirIterator files(QStringLiteral(CORE_SOURCES), {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        const QString path = file.fileName().mid(QStringLiteral(CORE_SOURCES "/").size());
        if (isAnyOf(otherFiles, path))
            continue;
        QVERIFY(file.open(QIODevice::ReadOnly));
        for (const QString &text : textsOf(withoutComments(QString::fromUtf8(file.readAll())))) {
            const QString message = gapped(text);
            if (!isMessage(message) || otherTexts.contains(message))
                continue;
            ++messages;
            if (!isKnown(message, sentences))
                unknown << path + QStringLiteral(": ") + text;
        }
    }
    QVERIFY2(messages > 150, qPrintable(QString::number(messages))); // it did read them
    QVERIFY2(unknown.isEmpty(),
             qPrintable(QStringLiteral("not in app/lab/coretext.cpp:\n") + unknown.join(QLatin1Char('\n'))));
}

void TestCoreText::everyKnownSentenceIsGerman()
{
    const Language german(LanguageChoice::German);
    static const QRegularExpression gap(QStringLiteral("%([1-9])"));
    for (const QString &sentence : coreSentences()) {
        QString said = sentence;
        said.replace(gap, QStringLiteral("7\\1"));
        const QString translated = coreText(said.toStdString());
        QVERIFY2(translated != said, qPrintable(sentence));
        for (auto gaps = gap.globalMatch(sentence); gaps.hasNext();)
            QVERIFY2(translated.contains(QLatin1Char('7') + gaps.next().captured(1)), qPrintable(translated));
    }
}

void TestCoreText::whatIsFilledInStaysOrIsTranslatedToo_data()
{
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("german");
    QTest::newRow("a file's name goes before") << QStringLiteral("/tmp/a.json: it is larger than 1 MB")
                                               << QStringLiteral("/tmp/a.json: sie ist größer als 1 MB");
    QTest::newRow("a subject") << QStringLiteral("the lesson is a list; it must be an object")
                               << QStringLiteral("die Lektion ist eine Liste; es muss ein Objekt sein");
    QTest::newRow("a ring") << QStringLiteral("Deadlock: tasks wait for each other: #1 waits for #2, #2 waits for #1")
                            << QStringLiteral("Deadlock: Tasks warten aufeinander: #1 wartet auf #2, #2 wartet auf #1");
    QTest::newRow("a cause") << QStringLiteral("no worker process can be started: no shared memory: Out of memory")
                             << QStringLiteral("es lässt sich kein Worker-Prozess starten: kein gemeinsamer Speicher: "
                                               "Out of memory");
    QTest::newRow("not core's") << QStringLiteral("whatever a task threw") << QStringLiteral("whatever a task threw");
}

void TestCoreText::whatIsFilledInStaysOrIsTranslatedToo()
{
    QFETCH(QString, english);
    QFETCH(QString, german);
    QCOMPARE(coreText(english.toStdString()), english);
    const Language language(LanguageChoice::German);
    QCOMPARE(coreText(english.toStdString()), german);
}

QTEST_MAIN(TestCoreText)
#include "tst_coretext.moc"
