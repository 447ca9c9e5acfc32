// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/handoutdialog.h"

#include "app/exporting/atomicwrite.h"
#include "app/exporting/dialogparts.h"
#include "app/lab/text.h"
#include "app/lessons/handout.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QThreadPool>

namespace futurescope {

HandoutDialog::HandoutDialog(std::vector<LessonEntry> lessons, std::optional<std::size_t> current,
                             const QString &folder, QWidget *parent)
    : QDialog(parent),
      m_lessons(std::move(lessons))
{
    setObjectName(QStringLiteral("handoutDialog"));
    setWindowTitle(tr("Lessons on paper"));
    auto *form = new QFormLayout(this);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    createRows(*form, folder);
    createFoot(*form);
    connectSignals();
    m_which->setCurrentIndex(current && *current < m_lessons.size() ? static_cast<int>(*current) + 1 : 0);
    proposeName();
    m_which->setFocus();
}

HandoutDialog::~HandoutDialog()
{
    if (m_stopped)
        *m_stopped = true;
}

void HandoutDialog::createRows(QFormLayout &form, const QString &folder)
{
    m_which = new QComboBox(this);
    m_which->setObjectName(QStringLiteral("handoutLessons"));
    m_which->addItem(tr("All %n lessons in one file", nullptr, static_cast<int>(m_lessons.size())));
    for (const LessonEntry &entry : m_lessons) {
        const QString title = toText(entry.text.title);
        m_which->addItem(entry.lesson.course.empty() ? title : tr("%1 %2").arg(entry.lesson.number).arg(title));
    }
    m_which->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_which->setMinimumContentsLength(36);
    m_which->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    const QDir place = QDir(folder).exists() ? QDir(folder) : QDir::home();
    m_path = new QLineEdit(place.filePath(handoutFileName(m_lessons)), this);
    m_path->setObjectName(QStringLiteral("handoutPath"));
    m_path->setAccessibleName(tr("File"));
    m_path->setMinimumWidth(m_path->fontMetrics().averageCharWidth() * 48);
    m_browse = new QPushButton(tr("Choose…"), this);
    m_browse->setAutoDefault(false);
    m_script = new QCheckBox(tr("With the lecturer's script, on a sheet of its own"), this);
    m_script->setObjectName(QStringLiteral("handoutScript"));
    auto *hint = hintLabel(
        tr("A4, two pages for each lesson: the question with room to draw the prediction, and behind "
           "it the answer. Print it on both sides."),
        this);
    form.addRow(tr("Write"), m_which);
    form.addRow(tr("File"), rowOf({m_path, m_browse}));
    form.addRow(QString(), m_script);
    form.addRow(QString(), hint);
}

void HandoutDialog::createFoot(QFormLayout &form)
{
    m_progress = new QProgressBar(this);
    m_progress->setObjectName(QStringLiteral("handoutProgress"));
    m_progress->setAccessibleName(tr("Lessons written"));
    m_progress->setTextVisible(false);
    m_message = messageLine("handoutMessage", this);
    m_close = new QPushButton(tr("Close"), this);
    m_close->setObjectName(QStringLiteral("handoutClose"));
    m_save = primaryButton(tr("Save"), "handoutSave", this);
    form.addRow(m_message);
    form.addRow(rowOf({m_progress, m_close, m_save}));
}

void HandoutDialog::connectSignals()
{
    connect(m_which, &QComboBox::currentIndexChanged, this, &HandoutDialog::proposeName);
    connect(m_path, &QLineEdit::textEdited, this, [this] { m_named = true; });
    connect(m_path, &QLineEdit::textChanged, this, &HandoutDialog::pathEdited);
    connect(m_browse, &QPushButton::clicked, this, &HandoutDialog::browse);
    connect(m_save, &QPushButton::clicked, this, &HandoutDialog::save);
    connect(m_close, &QPushButton::clicked, this, &HandoutDialog::cancelOrClose);
    connect(this, &QDialog::rejected, this, [this] {
        if (m_stopped)
            *m_stopped = true;
    });
}

QString HandoutDialog::path() const
{
    return m_path->text();
}

std::vector<LessonEntry> HandoutDialog::chosen() const
{
    const int index = m_which->currentIndex();
    return index <= 0 ? m_lessons : std::vector<LessonEntry>{m_lessons[static_cast<std::size_t>(index) - 1]};
}

/// A name that a person has typed stays.
void HandoutDialog::proposeName()
{
    if (!m_named)
        m_path->setText(QFileInfo(path()).dir().filePath(handoutFileName(chosen())));
    pathEdited();
}

void HandoutDialog::pathEdited()
{
    m_overwriteAgreed.clear();
    m_save->setText(tr("Save"));
    m_save->setEnabled(!m_lessons.empty());
    showMessage(*m_message, m_lessons.empty() ? tr("There is no lesson to write.") : QString(), m_lessons.empty());
}

void HandoutDialog::browse()
{
    const QString file = QFileDialog::getSaveFileName(this, tr("Write lessons to"), path(), tr("PDF (*.pdf)"), nullptr,
                                                      QFileDialog::DontConfirmOverwrite);
    if (file.isEmpty())
        return;
    m_named = true;
    m_path->setText(file);
}

void HandoutDialog::save()
{
    if (path().isEmpty())
        return showMessage(*m_message, tr("Name the file to write."), true);
    if (const Status target = checkTarget(path()); !target)
        return showMessage(*m_message, toText(target.error()), true);
    if (QFileInfo::exists(path()) && m_overwriteAgreed != path()) {
        m_overwriteAgreed = path();
        m_save->setText(tr("Overwrite"));
        return showMessage(*m_message, tr("%1 exists. Press Overwrite to replace it.").arg(path()), false);
    }
    write();
}

void HandoutDialog::write()
{
    m_stopped = std::make_shared<std::atomic<bool>>(false);
    showWriting(true);
    const QPointer<HandoutDialog> self(this);
    const auto progress = [self, stopped = m_stopped](std::size_t done, std::size_t of) {
        QMetaObject::invokeMethod(qApp, [self, stopped, done, of] {
            if (!self || *stopped)
                return;
            self->m_progress->setRange(0, static_cast<int>(of));
            self->m_progress->setValue(static_cast<int>(done));
        });
        return !stopped->load();
    };
    const HandoutOptions options{m_script->isChecked(), progress};
    QThreadPool::globalInstance()->start([self, lessons = chosen(), path = path(), options, stopped = m_stopped] {
        const Status status = writeHandouts(lessons, path, options);
        // Through the application, for the dialog may be gone by then.
        QMetaObject::invokeMethod(qApp, [self, status, stopped] {
            if (self && self->m_stopped == stopped)
                self->takeWritten(status);
        });
    });
}

void HandoutDialog::takeWritten(const Status &status)
{
    const bool cancelled = *m_stopped;
    m_stopped.reset();
    showWriting(false);
    if (status) {
        emit written(path());
        return accept();
    }
    showMessage(*m_message, cancelled ? tr("Cancelled; nothing was written.") : toText(status.error()), !cancelled);
}

void HandoutDialog::showWriting(bool writing)
{
    for (QWidget *widget : std::initializer_list<QWidget *>{m_which, m_path, m_browse, m_script, m_save})
        widget->setEnabled(!writing);
    m_close->setText(writing ? tr("Cancel") : tr("Close"));
    m_progress->setRange(0, writing ? 0 : 1);
    m_progress->reset();
    if (writing)
        showMessage(*m_message, tr("Writing…"), false);
    else
        pathEdited();
}

void HandoutDialog::cancelOrClose()
{
    if (!m_stopped)
        return reject();
    *m_stopped = true;
    showMessage(*m_message, tr("Cancelling…"), false);
}

} // namespace futurescope
