// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/folderdialog.h"

#include "app/exporting/dialogparts.h"
#include "app/exporting/imagesize.h"
#include "app/lab/text.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>

namespace futurescope {

FolderDialog::FolderDialog(Pictures pictures, bool dark, const QString &folder, QWidget *parent)
    : QDialog(parent),
      m_pictures(std::move(pictures))
{
    setObjectName(QStringLiteral("folderDialog"));
    setWindowTitle(tr("Export all to a folder"));
    auto *form = new QFormLayout(this);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    createNameRows(*form, folder);
    createLookRows(*form, dark);
    createFoot(*form);
    connectSignals();
    updateNames();
    m_template->setFocus();
}

void FolderDialog::createNameRows(QFormLayout &form, const QString &folder)
{
    const QDir place = QDir(folder).exists() ? QDir(folder) : QDir::home();
    m_folder = new QLineEdit(place.path(), this);
    m_folder->setObjectName(QStringLiteral("exportFolder"));
    m_browse = new QPushButton(tr("Choose…"), this);
    m_browse->setAutoDefault(false);
    m_template = new QLineEdit(QLatin1String(usualNameTemplate), this);
    m_template->setObjectName(QStringLiteral("exportTemplate"));
    m_template->setMinimumWidth(m_template->fontMetrics().averageCharWidth() * 48);
    form.addRow(tr("Folder"), rowOf({m_folder, m_browse}));
    form.addRow(tr("Names"), m_template);
    QStringList fields;
    for (const char *field : nameFields)
        fields << QLatin1String(field);
    auto *hint = new QLabel(tr("may have %1").arg(fields.join(QStringLiteral(", "))), this);
    hint->setProperty("muted", true);
    hint->setTextFormat(Qt::PlainText);
    form.addRow(QString(), hint);
}

void FolderDialog::createLookRows(QFormLayout &form, bool dark)
{
    m_format = new QComboBox(this);
    m_format->setObjectName(QStringLiteral("exportFormat"));
    m_format->setAccessibleName(tr("Format"));
    for (const PictureFormat format : pictureFormats)
        m_format->addItem(formatName(format), static_cast<int>(format));
    m_size = new QComboBox(this);
    m_size->setObjectName(QStringLiteral("exportPreset"));
    m_size->setAccessibleName(tr("Size"));
    for (const SizePreset preset : sizePresets)
        m_size->addItem(presetName(preset), static_cast<int>(preset));
    m_theme = new QComboBox(this);
    m_theme->setAccessibleName(tr("Theme"));
    m_theme->addItems({tr("Light"), tr("Dark")});
    m_theme->setCurrentIndex(dark ? 1 : 0);
    m_background = new QComboBox(this);
    m_background->setAccessibleName(tr("Background"));
    m_background->addItems({tr("Background of the theme"), tr("White"), tr("Transparent")});
    form.addRow(tr("Format"), rowOf({m_format, m_size}));
    form.addRow(tr("Look"), rowOf({m_theme, m_background}));
}

void FolderDialog::createFoot(QFormLayout &form)
{
    m_names = new QListWidget(this);
    m_names->setObjectName(QStringLiteral("exportNames"));
    m_names->setAccessibleName(tr("Files that will be written"));
    m_names->setSelectionMode(QAbstractItemView::NoSelection);
    m_names->setMinimumHeight(8 * m_names->fontMetrics().lineSpacing());
    m_progress = new QProgressBar(this);
    m_progress->setObjectName(QStringLiteral("exportProgress"));
    m_progress->setTextVisible(false);
    m_message = messageLine("exportMessage", this);
    m_close = new QPushButton(tr("Close"), this);
    m_close->setObjectName(QStringLiteral("exportClose"));
    m_save = primaryButton({}, "exportSave", this);
    form.addRow(tr("Files"), m_names);
    form.addRow(m_message);
    form.addRow(rowOf({m_progress, m_close, m_save}));
}

void FolderDialog::connectSignals()
{
    connect(m_folder, &QLineEdit::textChanged, this, &FolderDialog::updateNames);
    connect(m_template, &QLineEdit::textChanged, this, &FolderDialog::updateNames);
    connect(m_format, &QComboBox::currentIndexChanged, this, &FolderDialog::updateNames);
    connect(m_browse, &QPushButton::clicked, this, &FolderDialog::browse);
    connect(m_save, &QPushButton::clicked, this, &FolderDialog::save);
    connect(m_close, &QPushButton::clicked, this, &FolderDialog::cancelOrClose);
    connect(this, &QDialog::rejected, &m_export, &FolderExport::cancel);
    connect(&m_export, &FolderExport::progressed, this, &FolderDialog::showProgress);
    connect(&m_export, &FolderExport::finished, this, [this](int files) {
        emit exported(files, m_folder->text());
        accept();
    });
    connect(&m_export, &FolderExport::cancelled, this, [this](int done) {
        showEnded();
        say(tr("Cancelled; %L1 files were written.").arg(done), false);
    });
    connect(&m_export, &FolderExport::failed, this, [this](const QString &reason, int done) {
        showEnded();
        say(done == 0 ? reason : reason + QLatin1Char(' ') + tr("%L1 files were written before.").arg(done), true);
    });
}

PictureFormat FolderDialog::format() const
{
    return static_cast<PictureFormat>(m_format->currentData().toInt());
}

ImageOptions FolderDialog::optionsFor(const Exportable &picture) const
{
    const ImageSize size = presetSize(static_cast<SizePreset>(m_size->currentData().toInt()), picture.screenSize());
    ImageOptions options;
    options.size = size.pixels();
    options.scale = size.scale();
    options.dpi = size.dpi;
    options.dark = m_theme->currentIndex() == 1;
    options.background = static_cast<Background>(m_background->currentIndex());
    return options;
}

QStringList FolderDialog::existing() const
{
    QStringList names;
    for (const FolderFile &file : m_files) {
        if (QDir(m_folder->text()).exists(file.name))
            names << file.name;
    }
    return names;
}

void FolderDialog::updateNames()
{
    m_overwriteAgreed.clear();
    m_names->clear();
    m_files.clear();
    m_save->setText(tr("Export"));
    for (QComboBox *look : {m_size, m_theme, m_background})
        look->setEnabled(!isFigures(format()));
    const auto files = folderFiles(m_pictures, m_template->text(), format());
    if (files)
        m_files = *files;
    const QStringList there = existing();
    for (const FolderFile &file : m_files)
        m_names->addItem(there.contains(file.name) ? tr("%1 (exists)").arg(file.name) : file.name);
    m_save->setEnabled(!m_files.empty());
    const auto without = static_cast<int>(m_pictures.size() - m_files.size());
    if (!files)
        say(toText(files.error()), true);
    else
        say(without == 0 ? QString()
                         : tr("%L1 pictures have no figures for %2.").arg(without).arg(formatName(format())),
            false);
}

void FolderDialog::browse()
{
    const QString chosen = QFileDialog::getExistingDirectory(this, tr("Export to"), m_folder->text());
    if (!chosen.isEmpty())
        m_folder->setText(chosen);
}

void FolderDialog::save()
{
    const QStringList there = existing();
    if (!there.isEmpty() && there != m_overwriteAgreed) {
        m_overwriteAgreed = there;
        m_save->setText(tr("Overwrite"));
        return say(there.size() == 1
                       ? tr("%1 exists. Press Overwrite to replace it.").arg(there.first())
                       : tr("%L1 of these files exist. Press Overwrite to replace them.").arg(there.size()),
                   false);
    }
    std::vector<ImageOptions> options;
    for (const FolderFile &file : m_files)
        options.push_back(optionsFor(*file.picture));
    for (QWidget *widget : std::initializer_list<QWidget *>{m_folder, m_template, m_format, m_size, m_theme,
                                                            m_background, m_browse, m_save})
        widget->setEnabled(false);
    m_close->setText(tr("Cancel"));
    say(tr("Writing…"), false);
    m_export.start(m_files, std::move(options), m_folder->text(), format());
}

void FolderDialog::showProgress(int done, int ofFiles)
{
    m_progress->setRange(0, ofFiles);
    m_progress->setValue(done);
}

void FolderDialog::showEnded()
{
    for (QWidget *widget : std::initializer_list<QWidget *>{m_folder, m_template, m_format, m_size, m_theme,
                                                            m_background, m_browse, m_save})
        widget->setEnabled(true);
    m_close->setText(tr("Close"));
    m_progress->reset();
    updateNames();
}

void FolderDialog::cancelOrClose()
{
    m_export.isRunning() ? m_export.cancel() : reject();
}

void FolderDialog::say(const QString &text, bool isError)
{
    showMessage(*m_message, text, isError);
}

} // namespace futurescope
