// SPDX-License-Identifier: GPL-3.0-or-later
// The widgets of the dialog; what they do is in savelessondialog.cpp.
#include "app/lessons/savelessondialog.h"

#include "app/exporting/dialogparts.h"
#include "app/lab/parameterrow.h"
#include "app/lab/text.h"
#include "app/timeline/timelinescene.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

namespace futurescope {

namespace {

constexpr int widthChars = 72;
constexpr int heightLines = 34;

QPlainTextEdit *textBox(int lines, QWidget *parent)
{
    auto *box = new QPlainTextEdit(parent);
    box->setTabChangesFocus(true);
    box->setFixedHeight(lines * box->fontMetrics().lineSpacing() + 14);
    return box;
}

QWidget *columnOf(std::initializer_list<QWidget *> widgets, QWidget *parent)
{
    auto *column = new QWidget(parent);
    auto *rows = new QVBoxLayout(column);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(2);
    for (QWidget *widget : widgets)
        rows->addWidget(widget);
    return column;
}

} // namespace

void SaveLessonDialog::createForm()
{
    auto *rows = new QVBoxLayout(this);
    m_scroll = new QScrollArea(this);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget(m_scroll);
    auto *form = new QFormLayout(content);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    createTexts(*form);
    createControls(*form);
    createPlace(*form);
    m_scroll->setWidget(content);
    rows->addWidget(m_scroll, 1);
    createFoot();
    const QSize wanted(fontMetrics().averageCharWidth() * widthChars + 40, fontMetrics().lineSpacing() * heightLines);
    resize(wanted.boundedTo(screen()->availableSize() * 0.92));
}

SaveLessonDialog::TextRow SaveLessonDialog::addText(QFormLayout &form, const QString &name, const QString &label,
                                                    std::size_t least, std::size_t most, int lines)
{
    TextRow row;
    row.least = least;
    row.most = most;
    if (lines == 1)
        row.line = new QLineEdit(this);
    else
        row.box = textBox(lines, this);
    row.error = errorLabel(this);
    row.error->setObjectName(name + QStringLiteral("Error"));
    row.error->hide();
    QWidget *editor = row.editor();
    editor->setObjectName(name);
    editor->setAccessibleName(label);
    auto *title = plainLabel(label, this);
    title->setBuddy(editor);
    form.addRow(title, columnOf({editor, row.error}, this));
    return row;
}

void SaveLessonDialog::addField(QFormLayout &form, std::string_view name, const QString &label, int lines)
{
    for (const LessonTextField &field : lessonTextFields()) {
        if (field.name == name)
            m_texts.emplace_back(&field, addText(form, toText(name), label, field.least, field.most, lines));
    }
}

void SaveLessonDialog::createTexts(QFormLayout &form)
{
    addField(form, "title", tr("Title"), 1);
    addField(form, "question", tr("Question"), 2);
    createPrediction(form);
    createReasons(form);
    addField(form, "explanation", tr("Explanation"), 4);
    addField(form, "misconception", tr("What many believe"), 2);
    addField(form, "tryNext", tr("Try next"), 2);
    addField(form, "script", tr("Script for a lecturer"), 2);
}

void SaveLessonDialog::createPrediction(QFormLayout &form)
{
    m_kind = new QComboBox(this);
    m_kind->setObjectName(QStringLiteral("kind"));
    m_kind->setAccessibleName(tr("How it is predicted"));
    m_kind->addItem(tr("Drag a finish line"), static_cast<int>(PredictionKind::FinishLines));
    m_kind->addItem(tr("Choose a number"), static_cast<int>(PredictionKind::Count));
    m_kind->addItem(tr("Nothing is predicted"));
    m_measure = new QComboBox(this);
    m_measure->setObjectName(QStringLiteral("measure"));
    m_measure->setAccessibleName(tr("What is predicted"));
    m_measure->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    ParameterSpec spec{QStringLiteral("mostTime"),
                       tr("The axis ends at"),
                       durationFormat(),
                       static_cast<double>(DraftLimits::leastTime.count()),
                       static_cast<double>(DraftLimits::mostTime.count()),
                       {}};
    spec.withSlider = false;
    m_mostTime = new ParameterRow(spec, this);
    spec.name = QStringLiteral("mostCount");
    spec.format = wholeNumber();
    spec.minimum = DraftLimits::leastCount;
    spec.maximum = DraftLimits::mostCount;
    m_mostCount = new ParameterRow(spec, this);
    form.addRow(tr("Prediction"), columnOf({m_kind, m_measure, m_mostTime, m_mostCount}, this));
    m_rowName = addText(form, QStringLiteral("rowName"), tr("Its row is called"), 1, LessonText::maxVariantChars, 1);
    m_rowName.line->setText(TimelineText::workers(m_subject.experiment.workers));
}

void SaveLessonDialog::createReasons(QFormLayout &form)
{
    for (std::size_t index = 0; index < LessonText::maxReasons; ++index)
        m_reasons.push_back(addText(form, QStringLiteral("reason%1").arg(index + 1), tr("Reason %1").arg(index + 1), 0,
                                    LessonText::maxReasonChars, 1));
}

void SaveLessonDialog::createControls(QFormLayout &form)
{
    m_controls = new QListWidget(this);
    m_controls->setObjectName(QStringLiteral("freeControls"));
    m_controls->setAccessibleName(tr("Controls that stay free"));
    for (const PanelControl &control : m_subject.controls) {
        auto *item = new QListWidgetItem(control.label, m_controls);
        item->setData(Qt::UserRole, control.name);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Unchecked);
    }
    if (m_controls->count() > 0)
        m_controls->setCurrentRow(0);
    m_controls->setFixedHeight(6 * (m_controls->fontMetrics().lineSpacing() + 4));
    form.addRow(tr("Free controls"), m_controls);
    addField(form, "locked", tr("Why not the others"), 2);
    m_keepRun = new QCheckBox(tr("Keep the run that is shown as the recorded one"), this);
    m_keepRun->setObjectName(QStringLiteral("keepRun"));
    m_keepRun->setChecked(m_subject.run != nullptr);
    m_keepRun->setEnabled(m_subject.run != nullptr);
    if (!m_subject.run)
        m_keepRun->setToolTip(tr("No run of this experiment is shown."));
    form.addRow(QString(), m_keepRun);
}

void SaveLessonDialog::createPlace(QFormLayout &form)
{
    m_language = new QComboBox(this);
    m_language->setObjectName(QStringLiteral("language"));
    m_language->setAccessibleName(tr("Language of these texts"));
    m_language->addItem(QStringLiteral("English"), QStringLiteral("en"));
    m_language->addItem(QStringLiteral("Deutsch"), QStringLiteral("de"));
    m_language->setCurrentIndex(std::max(0, m_language->findData(m_subject.language)));
    m_folder = new QLineEdit(this);
    m_folder->setObjectName(QStringLiteral("folder"));
    m_folder->setAccessibleName(tr("Folder of the lesson"));
    m_browse = new QPushButton(tr("Choose…"), this);
    m_browse->setAutoDefault(false);
    form.addRow(tr("Language"), m_language);
    form.addRow(tr("Folder"), rowOf({m_folder, m_browse}));
}

void SaveLessonDialog::createFoot()
{
    m_message = messageLine("lessonMessage", this);
    m_close = new QPushButton(tr("Close"), this);
    m_close->setAutoDefault(false);
    m_save = primaryButton(tr("Save"), "lessonSave", this);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_close);
    buttons->addWidget(m_save);
    auto *rows = static_cast<QVBoxLayout *>(layout());
    rows->addWidget(m_message);
    rows->addLayout(buttons);
}

} // namespace futurescope
