// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/exportdialog.h"

#include "app/exporting/atomicwrite.h"
#include "app/exporting/clipboard.h"
#include "app/exporting/dialogparts.h"
#include "app/lab/text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPointer>
#include <QPushButton>
#include <QSignalBlocker>
#include <QThreadPool>

namespace futurescope {

namespace {

constexpr int pixelsUnit = 0;
constexpr int centimetresUnit = 1;

} // namespace

ExportDialog::ExportDialog(std::shared_ptr<const Exportable> picture, bool dark, const QString &folder, QWidget *parent)
    : QDialog(parent),
      m_picture(std::move(picture))
{
    setObjectName(QStringLiteral("exportDialog"));
    setWindowTitle(tr("Export %1").arg(m_picture->title()));
    auto *form = new QFormLayout(this);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    createSizeRows(*form);
    createLookRows(*form);
    m_lookWidgets = {m_preset,     m_width, m_height, m_unit,    m_dpi,     m_theme,
                     m_background, m_title, m_legend, m_caption, m_allLanes};
    createFileRow(*form, folder);
    createFoot(*form);
    m_theme->setCurrentIndex(dark ? 1 : 0);
    m_paintTimer.setSingleShot(true);
    m_paintTimer.setInterval(150);
    connectSignals();
    takePreset();
    pathEdited();
}

void ExportDialog::connectSignals()
{
    connect(m_preset, &QComboBox::activated, this, &ExportDialog::takePreset);
    connect(m_width, &QDoubleSpinBox::valueChanged, this, &ExportDialog::takeCustomSize);
    connect(m_height, &QDoubleSpinBox::valueChanged, this, &ExportDialog::takeCustomSize);
    connect(m_dpi, &QComboBox::activated, this, &ExportDialog::takeCustomSize);
    connect(m_unit, &QComboBox::activated, this, &ExportDialog::takeUnit);
    connect(m_theme, &QComboBox::currentIndexChanged, this, &ExportDialog::optionsEdited);
    connect(m_background, &QComboBox::currentIndexChanged, this, &ExportDialog::optionsEdited);
    connect(m_legend, &QCheckBox::toggled, this, &ExportDialog::optionsEdited);
    connect(m_caption, &QCheckBox::toggled, this, &ExportDialog::optionsEdited);
    connect(m_allLanes, &QCheckBox::toggled, this, &ExportDialog::optionsEdited);
    connect(m_title, &QLineEdit::textChanged, this, &ExportDialog::optionsEdited);
    connect(m_path, &QLineEdit::textChanged, this, &ExportDialog::pathEdited);
    connect(m_format, &QComboBox::activated, this, &ExportDialog::takeFormat);
    connect(m_browse, &QPushButton::clicked, this, &ExportDialog::browse);
    connect(m_copy, &QPushButton::clicked, this, &ExportDialog::copy);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &ExportDialog::save);
    connect(&m_paintTimer, &QTimer::timeout, this, &ExportDialog::paintInBackground);
}

QString ExportDialog::path() const
{
    return m_path->text();
}

PictureFormat ExportDialog::format() const
{
    return static_cast<PictureFormat>(m_format->currentData().toInt());
}

ImageSize ExportDialog::wantedSize() const
{
    ImageSize size;
    size.extent = {m_width->value(), m_height->value()};
    size.inCentimetres = m_unit->currentIndex() == centimetresUnit;
    size.dpi = m_dpi->currentData().toDouble();
    size.textScale = m_textScale;
    return size;
}

ImageOptions ExportDialog::options() const
{
    const ImageSize size = wantedSize();
    ImageOptions options;
    options.size = size.pixels();
    options.scale = size.scale();
    options.dpi = size.dpi;
    options.dark = m_theme->currentIndex() == 1;
    options.background = static_cast<Background>(m_background->currentIndex());
    options.legend = m_legend->isChecked();
    options.caption = m_caption->isChecked();
    options.allLanes = m_allLanes->isChecked();
    options.title = m_title->text();
    return options;
}

void ExportDialog::takePreset()
{
    const auto preset = static_cast<SizePreset>(m_preset->currentIndex());
    if (preset != SizePreset::Custom) {
        const ImageSize size = presetSize(preset, m_picture->screenSize());
        const QSignalBlocker width(m_width), height(m_height);
        m_unit->setCurrentIndex(size.inCentimetres ? centimetresUnit : pixelsUnit);
        for (QDoubleSpinBox *box : {m_width, m_height})
            box->setDecimals(size.inCentimetres ? 2 : 0);
        m_width->setValue(size.extent.width());
        m_height->setValue(size.extent.height());
        m_dpi->setCurrentIndex(m_dpi->findData(size.dpi));
        m_textScale = size.textScale;
    }
    optionsEdited();
}

void ExportDialog::takeCustomSize()
{
    m_preset->setCurrentIndex(static_cast<int>(SizePreset::Custom));
    optionsEdited();
}

// The picture keeps its size when the unit changes.
void ExportDialog::takeUnit()
{
    const bool centimetres = m_unit->currentIndex() == centimetresUnit;
    if (centimetres == (m_width->decimals() > 0))
        return;
    const double factor = centimetres ? 2.54 / m_dpi->currentData().toDouble() : m_dpi->currentData().toDouble() / 2.54;
    const QSignalBlocker width(m_width), height(m_height);
    for (QDoubleSpinBox *box : {m_width, m_height}) {
        box->setDecimals(centimetres ? 2 : 0);
        box->setValue(box->value() * factor);
    }
    takeCustomSize();
}

void ExportDialog::takeFormat()
{
    const QFileInfo named(m_path->text());
    if (formatOfPath(named.filePath()))
        m_path->setText(named.dir().filePath(named.completeBaseName() + QLatin1Char('.') + formatSuffix(format())));
    optionsEdited();
}

void ExportDialog::optionsEdited()
{
    ++m_generation;
    m_file.reset();
    m_saveWhenPainted = false;
    const ImageOptions wanted = options();
    const bool figures = isFigures(format());
    for (QWidget *widget : m_lookWidgets)
        widget->setEnabled(!figures);
    if (figures)
        return encodeFigures();
    const Status status = checkImageOptions(wanted);
    for (QPushButton *button : {m_save, m_copy})
        button->setEnabled(status.ok());
    m_size->setText(tr("%L1 x %L2 px").arg(wanted.size.width()).arg(wanted.size.height()));
    if (!status) {
        m_paintTimer.stop();
        m_preview->clear();
        say(toText(status.error()), true);
        return;
    }
    say({}, false);
    m_paintTimer.start();
}

/// Of figures there is nothing to be seen beforehand but how much room they take.
void ExportDialog::encodeFigures()
{
    m_paintTimer.stop();
    m_save->setEnabled(true);
    m_copy->setEnabled(checkImageOptions(options()).ok());
    m_preview->clear();
    m_size->clear();
    say(m_picture->figuresText(), false);
    QThreadPool::globalInstance()->start(
        [self = QPointer<ExportDialog>(this), picture = m_picture, format = format(), generation = m_generation] {
            const Result<QByteArray> file = encodePicture(*picture, {}, format);
            const Painted painted = file ? Painted{{}, *file, {}} : Painted{{}, {}, toText(file.error())};
            QMetaObject::invokeMethod(qApp, [self, generation, painted] {
                if (self)
                    self->takePainted(generation, painted);
            });
        });
}

ExportDialog::Painted ExportDialog::encode(const Exportable &picture, const Result<QImage> &image,
                                           const ImageOptions &options, PictureFormat format)
{
    if (!image)
        return {{}, {}, toText(image.error())};
    const Result<QByteArray> file = format == PictureFormat::Png ? encodePng(*image)
                                                                 : encodePicture(picture, options, format);
    if (!file)
        return {{}, {}, toText(file.error())};
    return {image->scaled(previewSize, Qt::KeepAspectRatio, Qt::SmoothTransformation), *file, {}};
}

void ExportDialog::paintInBackground()
{
    const int generation = m_generation;
    const ImageOptions wanted = options();
    // What cannot be painted elsewhere is painted here; encoding, which takes longer, never is.
    const auto ready = m_picture->rendersAnywhere() ? nullptr
                                                    : std::make_shared<Result<QImage>>(renderImage(*m_picture, wanted));
    QThreadPool::globalInstance()->start(
        [self = QPointer<ExportDialog>(this), picture = m_picture, wanted, format = format(), ready, generation] {
            const Painted painted = encode(*picture, ready ? *ready : renderImage(*picture, wanted), wanted, format);
            // Through the application, for the dialog may be gone by then.
            QMetaObject::invokeMethod(qApp, [self, generation, painted] {
                if (self)
                    self->takePainted(generation, painted);
            });
        });
}

void ExportDialog::takePainted(int generation, const Painted &painted)
{
    if (generation != m_generation)
        return;
    m_file = painted.file;
    if (!painted.file) {
        m_saveWhenPainted = false;
        m_save->setEnabled(false);
        return say(painted.error, true);
    }
    const QString bytes = QLocale().formattedDataSize(painted.file->size(), 1, QLocale::DataSizeSIFormat);
    if (isFigures(format())) {
        m_size->setText(bytes);
    } else {
        m_preview->setPixmap(QPixmap::fromImage(painted.preview));
        const QSize pixels = options().size;
        m_size->setText(tr("%L1 x %L2 px, %3").arg(pixels.width()).arg(pixels.height()).arg(bytes));
    }
    if (m_saveWhenPainted)
        write();
}

void ExportDialog::pathEdited()
{
    m_overwriteAgreed.clear();
    m_save->setText(tr("Save"));
    say(isFigures(format()) ? m_picture->figuresText() : QString(), false);
    const auto named = formatOfPath(m_path->text());
    const int index = named ? m_format->findData(static_cast<int>(*named)) : -1;
    if (index < 0 || index == m_format->currentIndex())
        return;
    m_format->setCurrentIndex(index);
    optionsEdited();
}

void ExportDialog::browse()
{
    const QString kind = isFigures(format())
                             ? tr("%1 table (*.%2)").arg(formatName(format()), formatSuffix(format()))
                             : tr("%1 picture (*.%2)").arg(formatName(format()), formatSuffix(format()));
    const QString chosen = QFileDialog::getSaveFileName(this, tr("Export to"), m_path->text(), kind, nullptr,
                                                        QFileDialog::DontConfirmOverwrite);
    if (!chosen.isEmpty())
        m_path->setText(chosen);
}

void ExportDialog::save()
{
    if (m_path->text().isEmpty())
        return say(tr("Name the file to write."), true);
    if (QFileInfo::exists(m_path->text()) && m_overwriteAgreed != m_path->text()) {
        m_overwriteAgreed = m_path->text();
        m_save->setText(tr("Overwrite"));
        return say(tr("%1 exists. Press Overwrite to replace it.").arg(m_path->text()), false);
    }
    if (m_file)
        return write();
    m_saveWhenPainted = true;
    say(tr("Painting…"), false);
}

void ExportDialog::write()
{
    m_saveWhenPainted = false;
    const Status status = atomicWrite(m_path->text(), *m_file);
    pathEdited();
    if (!status)
        return say(toText(status.error()), true);
    emit exported(m_path->text());
    accept();
}

void ExportDialog::copy()
{
    if (const Status status = copyToClipboard(m_picture, options()); !status)
        return say(toText(status.error()), true);
    say(tr("Copied to the clipboard."), false);
}

void ExportDialog::say(const QString &text, bool isError)
{
    showMessage(*m_message, text, isError);
}

} // namespace futurescope
