// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/savelessondialog.h"

#include "app/exporting/dialogparts.h"
#include "app/lab/parameterrow.h"
#include "app/lab/text.h"
#include "app/lessons/predictionscene.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>

namespace futurescope {

SaveLessonDialog::SaveLessonDialog(LessonSubject subject, QWidget *parent)
    : QDialog(parent),
      m_subject(std::move(subject))
{
    setObjectName(QStringLiteral("saveLessonDialog"));
    setWindowTitle(tr("Save as lesson"));
    createForm();
    connectSignals();
    showMeasures();
    proposeFolder();
    m_texts.front().second.editor()->setFocus();
}

QWidget *SaveLessonDialog::TextRow::editor() const
{
    return line ? static_cast<QWidget *>(line) : box;
}

std::string SaveLessonDialog::TextRow::text() const
{
    return (line ? line->text() : box->toPlainText()).trimmed().toStdString();
}

void SaveLessonDialog::connectSignals()
{
    for (const TextRow &row : textRows()) {
        if (row.line)
            connect(row.line, &QLineEdit::textChanged, this, &SaveLessonDialog::edited);
        else
            connect(row.box, &QPlainTextEdit::textChanged, this, &SaveLessonDialog::edited);
    }
    connect(m_kind, &QComboBox::currentIndexChanged, this, &SaveLessonDialog::showMeasures);
    connect(m_measure, &QComboBox::currentIndexChanged, this, &SaveLessonDialog::showAxis);
    for (ParameterRow *row : {m_mostTime, m_mostCount})
        connect(row, &ParameterRow::valueEdited, this, [this] { m_axisSet = true; });
    connect(m_folder, &QLineEdit::textEdited, this, [this] { m_folderNamed = true; });
    connect(m_folder, &QLineEdit::textChanged, this, &SaveLessonDialog::edited);
    connect(m_texts.front().second.line, &QLineEdit::textChanged, this, &SaveLessonDialog::proposeFolder);
    connect(m_browse, &QPushButton::clicked, this, &SaveLessonDialog::browse);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &SaveLessonDialog::save);
}

bool SaveLessonDialog::asks() const
{
    return m_kind->currentData().isValid();
}

PredictionKind SaveLessonDialog::kind() const
{
    return asks() ? static_cast<PredictionKind>(m_kind->currentData().toInt()) : PredictionKind::FinishLines;
}

Measure SaveLessonDialog::measure() const
{
    return static_cast<Measure>(m_measure->currentData().toInt());
}

ParameterRow *SaveLessonDialog::axis() const
{
    return unitOf(measure()) == MeasureUnit::Nanoseconds ? m_mostTime : m_mostCount;
}

void SaveLessonDialog::showMeasures()
{
    {
        const QSignalBlocker quiet(m_measure);
        m_measure->clear();
        for (const Measure candidate : allMeasures()) {
            if (suits(kind(), candidate))
                m_measure->addItem(measureTitle(candidate), static_cast<int>(candidate));
        }
    }
    m_axisSet = false;
    showAxis();
}

void SaveLessonDialog::showAxis()
{
    m_measure->setVisible(asks());
    for (ParameterRow *row : {m_mostTime, m_mostCount})
        row->setVisible(asks() && row == axis());
    m_rowName.editor()->setEnabled(asks());
    if (!m_axisSet)
        axis()->setValue(proposedEnd(draft(), m_subject.run.get()));
}

LessonDraft SaveLessonDialog::draft() const
{
    LessonDraft draft;
    draft.experiment = m_subject.experiment;
    for (const auto &[field, row] : m_texts)
        draft.text.*(field->text) = row.text();
    for (const TextRow &reason : m_reasons) {
        if (const std::string text = reason.text(); !text.empty())
            draft.text.reasons.push_back(text);
    }
    draft.text.variants = {m_rowName.text()};
    draft.asks = asks();
    draft.kind = kind();
    draft.measure = measure();
    draft.most = axis()->value().value_or(0);
    for (int row = 0; row < m_controls->count(); ++row) {
        const QListWidgetItem *item = m_controls->item(row);
        if (item->checkState() == Qt::Checked)
            draft.free.push_back(item->data(Qt::UserRole).toString().toStdString());
    }
    return draft;
}

QString SaveLessonDialog::folder() const
{
    return QDir::cleanPath(m_folder->text().trimmed());
}

/// A folder that a person has named stays.
void SaveLessonDialog::proposeFolder()
{
    if (m_folderNamed)
        return;
    const QDir place = QDir(m_subject.folder).exists() ? QDir(m_subject.folder) : QDir::home();
    m_folder->setText(place.filePath(folderName(m_texts.front().second.line->text())));
}

void SaveLessonDialog::browse()
{
    const QString chosen = QFileDialog::getExistingDirectory(this, tr("Save the lesson in"),
                                                             QFileInfo(folder()).absolutePath());
    if (chosen.isEmpty())
        return;
    const QString own = folderName(m_texts.front().second.line->text());
    const bool emptyOrLesson = QDir(chosen).isEmpty() || holdsLesson(chosen);
    m_folderNamed = true;
    m_folder->setText(emptyOrLesson ? chosen : QDir(chosen).filePath(own));
}

void SaveLessonDialog::edited()
{
    m_overwriteAgreed.clear();
    m_save->setText(tr("Save"));
    say({}, false);
    checkTexts(false);
}

std::vector<SaveLessonDialog::TextRow> SaveLessonDialog::textRows() const
{
    std::vector<TextRow> rows;
    for (const auto &[field, row] : m_texts)
        rows.push_back(row);
    rows.insert(rows.end(), m_reasons.begin(), m_reasons.end());
    rows.push_back(m_rowName);
    return rows;
}

QWidget *SaveLessonDialog::checkTexts(bool all)
{
    QWidget *wrong = nullptr;
    for (const TextRow &row : textRows()) {
        const std::size_t count = characterCount(row.text());
        const bool missing = count < row.least && (all || !row.error->isHidden());
        const bool isWrong = missing || count > row.most;
        row.error->setText(missing ? tr("This is needed: %1 to %L2 characters.").arg(row.least).arg(row.most)
                                   : tr("%L1 characters; at most %L2 fit.").arg(count).arg(row.most));
        row.error->setVisible(isWrong);
        if (isWrong && !wrong)
            wrong = row.editor();
    }
    return wrong;
}

void SaveLessonDialog::save()
{
    QWidget *wrong = checkTexts(true);
    if (!wrong && asks() && !axis()->error().isEmpty())
        wrong = axis()->edit();
    if (wrong) {
        wrong->setFocus();
        m_scroll->ensureWidgetVisible(wrong);
        return say(tr("Nothing is saved yet: see what is marked above."), true);
    }
    if (m_folder->text().trimmed().isEmpty())
        return say(tr("Name the folder of the lesson."), true);
    if (!holdsLesson(folder()))
        return write(ExistingLesson::Keep);
    if (m_overwriteAgreed == folder())
        return write(ExistingLesson::Replace);
    m_overwriteAgreed = folder();
    m_save->setText(tr("Overwrite"));
    say(tr("There is a lesson in %1. Press Overwrite to replace it.").arg(folder()), false);
}

void SaveLessonDialog::write(ExistingLesson existing)
{
    const LessonDraft wanted = draft();
    const auto lesson = lessonOf(wanted, QFileInfo(folder()).fileName().toStdString());
    if (!lesson)
        return say(toText(lesson.error()), true);
    std::optional<LessonResult> recorded;
    if (m_subject.run && m_keepRun->isChecked())
        recorded = resultOf(*lesson, m_subject.run);
    const LessonEntry entry{*lesson, wanted.text, folder()};
    const auto written = saveLesson(entry, m_language->currentData().toString(), recorded, existing);
    if (!written)
        return say(toText(written.error()), true);
    emit saved(*written);
    accept();
}

void SaveLessonDialog::say(const QString &text, bool isError)
{
    showMessage(*m_message, text, isError);
}

} // namespace futurescope
