// SPDX-License-Identifier: GPL-3.0-or-later
// The widgets of the export dialog; what they do is in exportdialog.cpp.
#include "app/exporting/exportdialog.h"

#include "app/exporting/dialogparts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace futurescope {

namespace {

constexpr double largestExtent = 99'999; // beyond every limit, so that the limit's own message is seen

} // namespace

void ExportDialog::createSizeRows(QFormLayout &form)
{
    m_preset = new QComboBox(this);
    m_preset->setObjectName(QStringLiteral("exportPreset"));
    for (const SizePreset preset : sizePresets)
        m_preset->addItem(presetName(preset));
    m_preset->addItem(presetName(SizePreset::Custom));
    m_width = new QDoubleSpinBox(this);
    m_width->setObjectName(QStringLiteral("exportWidth"));
    m_width->setAccessibleName(tr("Width"));
    m_height = new QDoubleSpinBox(this);
    m_height->setObjectName(QStringLiteral("exportHeight"));
    m_height->setAccessibleName(tr("Height"));
    for (QDoubleSpinBox *box : {m_width, m_height}) {
        box->setRange(0, largestExtent);
        box->setButtonSymbols(QAbstractSpinBox::NoButtons); // the wheel and the arrow keys step as well
    }
    m_unit = new QComboBox(this);
    m_unit->setObjectName(QStringLiteral("exportUnit"));
    m_unit->setAccessibleName(tr("Unit"));
    m_unit->addItems({tr("pixels"), tr("cm")});
    m_dpi = new QComboBox(this);
    m_dpi->setObjectName(QStringLiteral("exportDpi"));
    m_dpi->setAccessibleName(tr("Resolution"));
    for (const double dpi : dpiChoices)
        m_dpi->addItem(tr("%1 DPI").arg(dpi), dpi);
    form.addRow(tr("Size"), m_preset);
    form.addRow(QString(), rowOf({m_width, new QLabel(QStringLiteral("×"), this), m_height, m_unit, m_dpi}));
}

void ExportDialog::createLookRows(QFormLayout &form)
{
    m_theme = new QComboBox(this);
    m_theme->setObjectName(QStringLiteral("exportTheme"));
    m_theme->setAccessibleName(tr("Theme"));
    m_theme->addItems({tr("Light"), tr("Dark")});
    m_background = new QComboBox(this);
    m_background->setObjectName(QStringLiteral("exportBackground"));
    m_background->setAccessibleName(tr("Background"));
    m_background->addItems({tr("Background of the theme"), tr("White"), tr("Transparent")});
    m_title = new QLineEdit(m_picture->title(), this);
    m_title->setObjectName(QStringLiteral("exportTitle"));
    m_legend = new QCheckBox(tr("Legend"), this);
    m_legend->setObjectName(QStringLiteral("exportLegend"));
    m_legend->setChecked(true);
    m_caption = new QCheckBox(tr("Caption with parameters and machine"), this);
    m_caption->setObjectName(QStringLiteral("exportCaption"));
    m_caption->setChecked(true);
    form.addRow(tr("Look"), rowOf({m_theme, m_background}));
    form.addRow(tr("Title"), m_title);
    form.addRow(QString(), rowOf({m_legend, m_caption}));
    m_allLanes = new QCheckBox(tr("All lanes in full, not as in the window"), this);
    m_allLanes->setObjectName(QStringLiteral("exportAllLanes"));
    form.addRow(QString(), m_allLanes);
    form.setRowVisible(m_allLanes, m_picture->arrangesLanes());
}

void ExportDialog::createFileRow(QFormLayout &form, const QString &folder)
{
    // A fresh account may have no folder for documents yet.
    const QDir place = QDir(folder).exists() ? QDir(folder) : QDir::home();
    m_path = new QLineEdit(place.filePath(m_picture->fileStem() + QStringLiteral(".png")), this);
    m_path->setObjectName(QStringLiteral("exportPath"));
    m_format = new QComboBox(this);
    m_format->setObjectName(QStringLiteral("exportFormat"));
    m_format->setAccessibleName(tr("Format"));
    for (const PictureFormat format : formatsOf(*m_picture))
        m_format->addItem(formatName(format), static_cast<int>(format));
    m_browse = new QPushButton(tr("Choose…"), this);
    m_browse->setAutoDefault(false);
    form.addRow(tr("File"), rowOf({m_path, m_format, m_browse}));
}

void ExportDialog::createFoot(QFormLayout &form)
{
    m_preview = new QLabel(this);
    m_preview->setObjectName(QStringLiteral("exportPreview"));
    m_preview->setAccessibleName(tr("Preview"));
    m_preview->setFixedHeight(previewSize.height());
    m_preview->setMinimumWidth(previewSize.width());
    m_preview->setAlignment(Qt::AlignCenter);
    m_size = new QLabel(this);
    m_size->setObjectName(QStringLiteral("exportSize"));
    m_message = messageLine("exportMessage", this);
    m_close = new QPushButton(tr("Close"), this);
    m_copy = new QPushButton(tr("Copy"), this);
    m_copy->setObjectName(QStringLiteral("exportCopy"));
    m_save = primaryButton(tr("Save"), "exportSave", this);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_size, 1);
    for (QPushButton *button : {m_copy, m_close, m_save})
        buttons->addWidget(button);
    form.addRow(m_preview);
    form.addRow(m_message);
    form.addRow(buttons);
}

} // namespace futurescope
