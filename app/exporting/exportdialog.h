// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/imagesize.h"
#include "app/exporting/pictureformat.h"

#include <QDialog>
#include <QTimer>

#include <memory>
#include <optional>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace futurescope {

/// Asks how a picture, or the figures that it shows, is to be exported and writes it. The picture is painted and
/// encoded in the background, so its true file size stands in the dialog before it is saved; errors stand there too,
/// and the dialog stays open.
class ExportDialog : public QDialog
{
    Q_OBJECT

public:
    ExportDialog(std::shared_ptr<const Exportable> picture, bool dark, const QString &folder,
                 QWidget *parent = nullptr);

    ImageOptions options() const;
    PictureFormat format() const;
    QString path() const;

signals:
    void exported(const QString &path);

private:
    static constexpr QSize previewSize{400, 225};

    struct Painted
    {
        QImage preview;
        std::optional<QByteArray> file; ///< its whole content
        QString error;
    };

    void createSizeRows(QFormLayout &form);
    void createLookRows(QFormLayout &form);
    void createFileRow(QFormLayout &form, const QString &folder);
    void createFoot(QFormLayout &form);
    void connectSignals();

    void takePreset();
    void takeCustomSize();
    void takeUnit();
    void takeFormat();
    void optionsEdited();
    void encodeFigures();
    void paintInBackground();
    void takePainted(int generation, const Painted &painted);
    void pathEdited();
    void browse();
    void save();
    void write();
    void copy();
    void say(const QString &text, bool isError);
    ImageSize wantedSize() const;
    static Painted encode(const Exportable &picture, const Result<QImage> &image, const ImageOptions &options,
                          PictureFormat format);

    std::shared_ptr<const Exportable> m_picture;
    QTimer m_paintTimer; ///< so that typing a number does not paint for every digit
    int m_generation = 0;
    std::optional<QByteArray> m_file;
    bool m_saveWhenPainted = false;
    QString m_overwriteAgreed; ///< the path for which "Overwrite" is on the button
    double m_textScale = 1;

    QList<QWidget *> m_lookWidgets; ///< which say nothing of a table of figures
    QComboBox *m_preset = nullptr;
    QDoubleSpinBox *m_width = nullptr;
    QDoubleSpinBox *m_height = nullptr;
    QComboBox *m_unit = nullptr;
    QComboBox *m_dpi = nullptr;
    QComboBox *m_format = nullptr;
    QComboBox *m_theme = nullptr;
    QComboBox *m_background = nullptr;
    QCheckBox *m_legend = nullptr;
    QCheckBox *m_caption = nullptr;
    QCheckBox *m_allLanes = nullptr;
    QLineEdit *m_title = nullptr;
    QLineEdit *m_path = nullptr;
    QPushButton *m_browse = nullptr;
    QLabel *m_preview = nullptr;
    QLabel *m_size = nullptr;
    QLabel *m_message = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_close = nullptr;
};

} // namespace futurescope
