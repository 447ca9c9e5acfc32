// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/folderexport.h"

#include <QDialog>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QListWidget;
class QProgressBar;
class QPushButton;

namespace futurescope {

/// Asks how all pictures of the window are to be written into a folder, shows the names that they will have, and writes
/// them with progress. Errors stand in the dialog, which stays open.
class FolderDialog : public QDialog
{
    Q_OBJECT

public:
    FolderDialog(Pictures pictures, bool dark, const QString &folder, QWidget *parent = nullptr);

signals:
    void exported(int files, const QString &folder);

private:
    void createNameRows(QFormLayout &form, const QString &folder);
    void createLookRows(QFormLayout &form, bool dark);
    void createFoot(QFormLayout &form);
    void connectSignals();

    void updateNames();
    void browse();
    void save();
    void cancelOrClose();
    void showProgress(int done, int ofFiles);
    void showEnded();
    void say(const QString &text, bool isError);
    PictureFormat format() const;
    ImageOptions optionsFor(const Exportable &picture) const;
    QStringList existing() const;

    Pictures m_pictures;
    std::vector<FolderFile> m_files;
    QStringList m_overwriteAgreed; ///< the files that "Overwrite" on the button stands for
    FolderExport m_export;

    QLineEdit *m_folder = nullptr;
    QLineEdit *m_template = nullptr;
    QComboBox *m_format = nullptr;
    QComboBox *m_size = nullptr;
    QComboBox *m_theme = nullptr;
    QComboBox *m_background = nullptr;
    QListWidget *m_names = nullptr;
    QProgressBar *m_progress = nullptr;
    QLabel *m_message = nullptr;
    QPushButton *m_browse = nullptr;
    QPushButton *m_close = nullptr;
    QPushButton *m_save = nullptr;
};

} // namespace futurescope
