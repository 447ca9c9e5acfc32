// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/coretext.h"
#include "app/lab/labactions.h"
#include "app/lab/language.h"
#include "app/lab/parameterrow.h"
#include "app/lab/text.h"
#include "core/experiment/sweepplan.h"
#include "core/futures/errors.h"
#include "tests/app/windowfixture.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QProcess>
#include <QRegularExpression>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QXmlStreamReader>

#include <map>
#include <set>

using namespace futurescope;

namespace {

struct Message
{
    QString context;
    QString source;
    QStringList translations; ///< one, or each plural
    bool finished = true;
    bool plural = false;
};

QString germanFile()
{
    return QStringLiteral(FUTURESCOPE_TRANSLATIONS "/futurescope_de.ts");
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void readTranslation(QXmlStreamReader &xml, Message &message)
{
    message.finished = !xml.attributes().hasAttribute(QLatin1String("type"));
    if (!message.plural) {
        message.translations << xml.readElementText();
        return;
    }
    while (xml.readNextStartElement())
        message.translations << xml.readElementText();
}

Message readMessage(QXmlStreamReader &xml, const QString &context)
{
    Message message{context, {}, {}, true, xml.attributes().hasAttribute(QLatin1String("numerus"))};
    while (xml.readNextStartElement()) {
        if (xml.name() == QLatin1String("source"))
            message.source = xml.readElementText();
        else if (xml.name() == QLatin1String("translation"))
            readTranslation(xml, message);
        else
            xml.skipCurrentElement();
    }
    return message;
}

QList<Message> messagesOf(const QByteArray &content)
{
    QList<Message> messages;
    QXmlStreamReader xml(content);
    QString context;
    while (!xml.atEnd()) {
        if (!xml.readNextStartElement())
            continue;
        if (xml.name() == QLatin1String("name"))
            context = xml.readElementText();
        else if (xml.name() == QLatin1String("message"))
            messages << readMessage(xml, context);
    }
    return messages;
}

/// "%1", "%L2" and "%n", each as often as it stands there.
QStringList gapsOf(const QString &text)
{
    static const QRegularExpression gap(QStringLiteral("%(L?[0-9]|n)"));
    QStringList gaps;
    for (auto match = gap.globalMatch(text); match.hasNext();)
        gaps << match.next().captured();
    gaps.sort();
    return gaps;
}

/// What is wrong with a translation, whatever the words are; empty if nothing is.
QString faultOf(const Message &message, const QString &translation)
{
    const QString &source = message.source;
    QStringList gaps = gapsOf(translation);
    // "the run" may do without its number.
    if (message.plural && !gaps.contains(QLatin1String("%n")))
        gaps.prepend(QStringLiteral("%n"));
    gaps.sort();
    if (gaps != gapsOf(source))
        return QStringLiteral("other placeholders");
    if (translation.trimmed().isEmpty())
        return QStringLiteral("nothing");
    if (source.startsWith(QLatin1Char(' ')) != translation.startsWith(QLatin1Char(' '))
        || source.endsWith(QLatin1Char(' ')) != translation.endsWith(QLatin1Char(' ')))
        return QStringLiteral("other spaces at the ends");
    if (source.count(QLatin1Char('\n')) != translation.count(QLatin1Char('\n')))
        return QStringLiteral("other lines");
    if (source.startsWith(QLatin1Char('&')) && !translation.contains(QLatin1Char('&')))
        return QStringLiteral("no mnemonic");
    return {};
}

/// What a person reads on `window`, hidden pages too.
QStringList textsOf(QWidget &window)
{
    QStringList texts;
    for (const auto *label : window.findChildren<QLabel *>())
        texts << label->text();
    for (const auto *button : window.findChildren<QAbstractButton *>())
        texts << button->text();
    for (const auto *action : window.findChildren<QAction *>())
        texts << action->text();
    for (const auto *menu : window.findChildren<QMenu *>())
        texts << menu->title();
    for (const auto *combo : window.findChildren<QComboBox *>()) {
        for (int i = 0; i < combo->count(); ++i)
            texts << combo->itemText(i);
    }
    for (const auto *tabs : window.findChildren<QTabBar *>()) {
        for (int i = 0; i < tabs->count(); ++i)
            texts << tabs->tabText(i);
    }
    for (const auto *widget : window.findChildren<QWidget *>())
        texts << widget->toolTip() << widget->accessibleName() << widget->whatsThis();
    texts.removeDuplicates();
    return texts;
}

/// The entries of one menu that share their key with another one.
QStringList sharedKeys(const QList<QAction *> &actions)
{
    std::map<QChar, QStringList> byKey;
    for (const QAction *action : actions) {
        const qsizetype at = action->text().indexOf(QLatin1Char('&'));
        if (at >= 0 && at + 1 < action->text().size())
            byKey[action->text().at(at + 1).toLower()] << action->text();
    }
    QStringList shared;
    for (const auto &[key, texts] : byKey) {
        if (texts.size() > 1)
            shared << texts;
    }
    return shared;
}

} // namespace

class TestTranslations : public QObject
{
    Q_OBJECT

private slots:
    void germanHasEveryTextOfTheSources()
    {
        const QTemporaryDir folder;
        const QString copy = folder.filePath(QStringLiteral("futurescope_de.ts"));
        QVERIFY(QFile::copy(germanFile(), copy));
        QStringList call = QStringLiteral(FUTURESCOPE_LUPDATE_CALL).split(QLatin1Char('|'));
        call << QStringLiteral("-target-language") << QStringLiteral("de") << QStringLiteral("-ts") << copy;
        QProcess lupdate;
        lupdate.start(call.takeFirst(), call);
        QVERIFY2(lupdate.waitForFinished(-1), qPrintable(lupdate.errorString()));
        QCOMPARE(lupdate.exitCode(), 0);
        // Of these it would not know the context that the program asks for.
        const QString said = QString::fromUtf8(lupdate.readAllStandardError() + lupdate.readAllStandardOutput());
        QVERIFY2(!said.contains(QStringLiteral("lacks Q_OBJECT")), qPrintable(said));

        QStringList missing;
        const QList<Message> messages = messagesOf(contentOf(copy));
        QVERIFY(messages.size() > 1000);
        for (const Message &message : messages) {
            if (!message.finished)
                missing << message.context + QStringLiteral(": ") + message.source;
        }
        QVERIFY2(missing.isEmpty(), qPrintable(QStringLiteral("not in German:\n") + missing.join(QLatin1Char('\n'))));
        // Nothing that the sources no longer have, and nothing edited in a way that lupdate would undo.
        QVERIFY2(contentOf(copy) == contentOf(germanFile()), "build the target update_translations");
    }

    void translationsFillInTheSame()
    {
        for (const char *language : {"de", "en"}) {
            const QString path =
                QStringLiteral(FUTURESCOPE_TRANSLATIONS "/futurescope_%1.ts").arg(QLatin1String(language));
            for (const Message &message : messagesOf(contentOf(path))) {
                for (const QString &translation : message.translations) {
                    const QString fault = faultOf(message, translation);
                    QVERIFY2(fault.isEmpty(),
                             qPrintable(QStringLiteral("%1: %2 => %3").arg(fault, message.source, translation)));
                }
            }
        }
    }

    void theGermanWindowIsGerman()
    {
        const Language german(LanguageChoice::German);
        QuickFixture fixture;
        fixture.runToTheEnd();
        const QStringList shown = textsOf(fixture.window);
        for (const char *text : {"&Datei", "Lauf anhalten", "Kennzahlen", "Prozess-Pool", "Auslastung", "Chunk-Größe"})
            QVERIFY2(shown.contains(QString::fromUtf8(text)), text);

        // A text whose context is not the one that lupdate gave it stays English, whatever the file has.
        std::set<QString> english;
        std::set<QString> translated;
        for (const Message &message : messagesOf(contentOf(germanFile()))) {
            english.insert(message.source);
            translated.insert(message.translations.begin(), message.translations.end());
        }
        for (const QString &text : shown)
            QVERIFY2(!english.contains(text) || translated.contains(text), qPrintable(text));
    }

    void theWindowIsEnglishAgainAfterwards()
    {
        {
            const Language german(LanguageChoice::German);
            QCOMPARE(groupedText(1'000'000), QStringLiteral("1.000.000"));
        }
        const Language language(LanguageChoice::English);
        QuickFixture fixture;
        QVERIFY(textsOf(fixture.window).contains(QStringLiteral("&File")));
        QCOMPARE(groupedText(1'000'000), QStringLiteral("1,000,000"));
    }

    void menusGiveEachKeyOnce_data()
    {
        QTest::addColumn<int>("choice");
        QTest::newRow("English") << static_cast<int>(LanguageChoice::English);
        QTest::newRow("German") << static_cast<int>(LanguageChoice::German);
    }

    void menusGiveEachKeyOnce()
    {
        QFETCH(int, choice);
        const Language language(static_cast<LanguageChoice>(choice));
        QuickFixture fixture;
        QList<QList<QAction *>> menus{fixture.window.menuBar()->actions()};
        QCOMPARE(menus.front().size(), 5);
        for (const auto *menu : fixture.window.findChildren<QMenu *>())
            menus << menu->actions();
        for (const QList<QAction *> &menu : menus) {
            const QStringList shared = sharedKeys(menu);
            QVERIFY2(shared.isEmpty(), qPrintable(shared.join(QStringLiteral(", "))));
        }
    }

    void englishHasItsPlurals()
    {
        const Language language(LanguageChoice::English);
        const auto text = [](int runs) {
            return QCoreApplication::translate("futurescope::SweepFollowUps", "Does the %n run(s) that the sweep lacks",
                                               nullptr, runs);
        };
        QCOMPARE(text(1), QStringLiteral("Does the 1 run that the sweep lacks"));
        QCOMPARE(text(3), QStringLiteral("Does the 3 runs that the sweep lacks"));
    }

    void numbersOnTheScreenAreGermanAndTheCFormIsReadToo()
    {
        const Language german(LanguageChoice::German);
        QCOMPARE(toText(Nanos(3'420'000'000)), QStringLiteral("3,42 s"));
        QCOMPARE(percentText(0.905, 1), QStringLiteral("90,5\u00a0%"));
        const ParameterFormat duration = durationFormat();
        QCOMPARE(duration.write(1.5e6), QStringLiteral("1,5 ms"));
        for (const char *written : {"1,5 ms", "1.5ms", "1500us"}) {
            const Result<double> read = duration.read(QString::fromUtf8(written));
            QVERIFY2(read && *read == 1.5e6, written);
        }
        const ParameterFormat bytes = bytesFormat();
        const Result<double> read = bytes.read(bytes.write(1025.0 * 1024));
        QVERIFY(read && *read == 1025.0 * 1024);
    }

    void coreIsUnderstoodInGerman()
    {
        const Language german(LanguageChoice::German);
        Experiment experiment;
        experiment.workload.items = 0;
        experiment.workers = 2000;
        QCOMPARE(toText(validate(experiment).error()),
                 QStringLiteral("workers ist 2000; mit dem Executor threads geht 1 bis 1024"));
        QCOMPARE(toText(parseDuration("5 parsecs").error()),
                 QStringLiteral("„5 parsecs“ ist keine Dauer: unbekannte Einheit „ parsecs“ (0us, 250us, 2ms oder 1.5s "
                                "schreiben)"));
        QCOMPARE(coreText("run.json: the text is empty at byte 0"),
                 QStringLiteral("run.json: der Text ist leer bei Byte 0"));
        QCOMPARE(coreText(failureText({FailureKind::Stopped})), QStringLiteral("mit dem Lauf angehalten"));
        QCOMPARE(coreText("returned 4913"), QStringLiteral("Ergebnis 4913"));
        // What nobody has translated, and what Python says, stays.
        QCOMPARE(coreText("ValueError: Task 12 failed!"), QStringLiteral("ValueError: Task 12 failed!"));
    }

    void buttonsWithoutRoomLoseTheirWords()
    {
        const Language german(LanguageChoice::German);
        QuickFixture fixture;
        auto *save = fixture.find<QToolButton>("saveRunButton");
        const auto *overflow = fixture.find<QToolButton>("qt_toolbar_ext_button");
        fixture.window.resize(1800, 768);
        QTRY_COMPARE(save->toolButtonStyle(), Qt::ToolButtonTextBesideIcon);
        fixture.window.resize(1024, 768);
        QTRY_COMPARE(save->toolButtonStyle(), Qt::ToolButtonIconOnly);
        QTRY_VERIFY(!overflow->isVisible());
        QVERIFY(!save->toolTip().isEmpty());
    }

    void theTabsOfThePanelsAreAllToBeSeen()
    {
        const Language german(LanguageChoice::German);
        QuickFixture fixture;
        const auto *panel = fixture.find<QTabWidget>("futuresPanel");
        QTRY_VERIFY(panel->width() >= panel->tabBar()->sizeHint().width());
    }

    void theLanguageIsChosenInTheMenu()
    {
        QuickFixture fixture;
        auto *german = fixture.find<QAction>("german");
        QVERIFY(fixture.find<QAction>("systemLanguage")->isChecked());
        german->trigger();
        QCOMPARE(fixture.settings.language(), LanguageChoice::German);
        QVERIFY(german->isChecked());
        QVERIFY(textsOf(fixture.window)
                    .contains(QStringLiteral("The language changes when Futurescope is started again.")));
        const Settings again(fixture.folder.filePath(QStringLiteral("settings.ini")));
        QCOMPARE(again.language(), LanguageChoice::German);
    }
};

QTEST_MAIN(TestTranslations)
#include "tst_translations.moc"
