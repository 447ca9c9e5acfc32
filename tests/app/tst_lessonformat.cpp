// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/experimentpanel.h"
#include "core/base/boundedjson.h"
#include "tests/app/lessonsamples.h"

#include <QRegularExpression>
#include <QUndoStack>
#include <QtTest>

using namespace futurescope;

namespace {

/// The names of all members, at every depth but below an experiment.
void collectNames(const JsonValue &json, QStringList &names)
{
    for (const JsonMember &member : json.members) {
        names << QString::fromStdString(member.name);
        if (member.name != "experiment" && member.name != "change")
            collectNames(member.value, names);
    }
    for (const JsonValue &item : json.items)
        collectNames(item, names);
}

QStringList namesIn(const std::string &text)
{
    QStringList names;
    const auto json = parseJson(text);
    if (json)
        collectNames(*json, names);
    names.removeDuplicates();
    return names;
}

} // namespace

/// What resources/lessons/README.md tells people who write lessons is the whole of it, and true.
class LessonFormatTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyMeasureIsThereAndNoOther();
    void everyKindAndRelationIsThere();
    void everyFieldIsThere();
    void everyControlIsThere();
    void theRangesAreThoseOfTheReader();
    void theExampleIsALesson();

private:
    bool names(const QString &name) const { return m_readme.contains(QStringLiteral("`%1`").arg(name)); }
    /// From one heading to the next.
    QString section(const QString &heading) const;
    QString exampleFile(const QString &name) const;

    QString m_readme;
};

void LessonFormatTest::initTestCase()
{
    QFile file(QStringLiteral(LESSON_README));
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_readme = QString::fromUtf8(file.readAll());
}

QString LessonFormatTest::section(const QString &heading) const
{
    const qsizetype from = m_readme.indexOf(QStringLiteral("\n### ") + heading);
    return from < 0 ? QString() : m_readme.mid(from, m_readme.indexOf(QStringLiteral("\n#"), from + 1) - from);
}

QString LessonFormatTest::exampleFile(const QString &name) const
{
    const qsizetype from = m_readme.indexOf(QStringLiteral("`%1`\n\n```json\n").arg(name));
    const qsizetype begin = m_readme.indexOf(QLatin1Char('{'), from);
    return from < 0 ? QString() : m_readme.mid(begin, m_readme.indexOf(QStringLiteral("```"), begin) - begin);
}

void LessonFormatTest::everyMeasureIsThereAndNoOther()
{
    const QString table = section("Measures");
    QStringList known;
    for (const Measure measure : allMeasures())
        known << QString::fromStdString(std::string(measureName(measure)));
    for (const QString &name : known)
        QVERIFY2(table.contains(QStringLiteral("`%1`").arg(name)), qPrintable(name));
    static const QRegularExpression named(QStringLiteral("`([a-z-]+)`"));
    for (auto match = named.globalMatch(table); match.hasNext();)
        QVERIFY2(known.contains(match.next().captured(1)), "a measure that there is not");
}

void LessonFormatTest::everyKindAndRelationIsThere()
{
    for (const PredictionKind kind : {PredictionKind::FinishLines, PredictionKind::Count, PredictionKind::Order,
                                      PredictionKind::Curve, PredictionKind::Pick})
        QVERIFY(
            section("Prediction")
                .contains(QStringLiteral("`%1`").arg(QString::fromStdString(std::string(predictionKindName(kind))))));
    for (const Relation relation :
         {Relation::Less, Relation::AtMost, Relation::Equal, Relation::AtLeast, Relation::More})
        QVERIFY(section("Contract")
                    .contains(QStringLiteral("`%1`").arg(QString::fromStdString(std::string(relationName(relation))))));
    for (const char *along : {"workers", "chunk", "work", "executor"})
        QVERIFY(section("Prediction").contains(QStringLiteral("`%1`").arg(QLatin1String(along))));
}

void LessonFormatTest::everyFieldIsThere()
{
    LessonEntry entry = samples::lesson();
    entry.lesson.contract.push_back(entry.lesson.contract.front());
    entry.lesson.contract.back().right = 5.0;
    LessonResult result = samples::lessonResult(entry.lesson);
    result.trust = 0.9;
    QStringList fields = namesIn(toJson(entry.lesson)) + namesIn(toJson(entry.text, entry.lesson));
    for (const QString &name : namesIn(referenceJson(entry.lesson, result)))
        fields << name;
    for (const LessonVariant &variant : entry.lesson.variants)
        fields.removeAll(QString::fromStdString(variant.name));
    QVERIFY(fields.contains("groupSize") && fields.contains("than") && fields.contains("value")
            && fields.contains("tryNext") && fields.contains("trust"));
    for (const QString &field : std::as_const(fields))
        QVERIFY2(names(field), qPrintable(field));
}

void LessonFormatTest::everyControlIsThere()
{
    QUndoStack undo;
    const ExperimentPanel panel({}, &undo, 2);
    const auto controls = panel.namedControls();
    QVERIFY(controls.size() >= 20);
    for (const PanelControl &control : controls) {
        QVERIFY2(section("Controls").contains(QStringLiteral("`%1`").arg(control.name)), qPrintable(control.name));
        QVERIFY2(!control.label.isEmpty(), qPrintable(control.name));
    }
}

void LessonFormatTest::theRangesAreThoseOfTheReader()
{
    for (const LessonTextField &field : lessonTextFields()) {
        const QString range = field.least == 0 ? QStringLiteral("up to %1").arg(field.most)
                                               : QStringLiteral("%1 to %2").arg(field.least).arg(field.most);
        const QString row = QStringLiteral("| `%1` | %2").arg(QString::fromStdString(std::string(field.name)), range);
        QVERIFY2(m_readme.contains(row), qPrintable(row));
    }
    QVERIFY(m_readme.contains(
        QStringLiteral("list of up to %1, each 1 to %2").arg(LessonText::maxReasons).arg(LessonText::maxReasonChars)));
    QVERIFY(m_readme.contains(QStringLiteral("by its name, 1 to %1").arg(LessonText::maxVariantChars)));
    QVERIFY(m_readme.contains(QStringLiteral("1 to %1 ways").arg(Lesson::maxVariants)));
    QVERIFY(m_readme.contains(QStringLiteral("1 to %1 runs").arg(Lesson::maxRepeats)));
}

void LessonFormatTest::theExampleIsALesson()
{
    const auto lesson = lessonFromJson(exampleFile("sleeping/lesson.json").toStdString(), "sleeping");
    QVERIFY2(lesson.ok(), lesson ? "" : lesson.error().detail.c_str());
    QCOMPARE(lesson->variants.size(), std::size_t{2});
    const auto text = lessonTextFromJson(exampleFile("sleeping/text.en.json").toStdString(), *lesson);
    QVERIFY2(text.ok(), text ? "" : text.error().detail.c_str());
    QCOMPARE(text->variants[1], std::string("6 threads"));
}

QTEST_MAIN(LessonFormatTest)
#include "tst_lessonformat.moc"
