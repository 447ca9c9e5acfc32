// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lessons/lessonlibrary.h"

#include <QDialog>

#include <atomic>
#include <memory>
#include <optional>
#include <vector>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace futurescope {

/// Asks which lessons are to be written on paper and where to, and writes them in the background, with progress. Errors
/// stand in the dialog, which stays open. GUI thread.
class HandoutDialog : public QDialog
{
    Q_OBJECT

public:
    /// `current`: the lesson that is proposed, among `lessons`; none: all of them. `folder`: that is proposed.
    HandoutDialog(std::vector<LessonEntry> lessons, std::optional<std::size_t> current, const QString &folder,
                  QWidget *parent = nullptr);
    ~HandoutDialog() override;

    QString path() const;
    bool isWriting() const { return m_stopped != nullptr; }

signals:
    void written(const QString &path);

private:
    void createRows(QFormLayout &form, const QString &folder);
    void createFoot(QFormLayout &form);
    void connectSignals();
    std::vector<LessonEntry> chosen() const;
    void proposeName();
    void pathEdited();
    void browse();
    void save();
    void write();
    void takeWritten(const Status &status);
    void cancelOrClose();
    void showWriting(bool writing);

    std::vector<LessonEntry> m_lessons;
    bool m_named = false;                         ///< by the person
    QString m_overwriteAgreed;                    ///< the path for which "Overwrite" is on the button
    std::shared_ptr<std::atomic<bool>> m_stopped; ///< of the writing that goes on; null: none does
    QComboBox *m_which = nullptr;
    QLineEdit *m_path = nullptr;
    QPushButton *m_browse = nullptr;
    QCheckBox *m_script = nullptr;
    QProgressBar *m_progress = nullptr;
    QLabel *m_message = nullptr;
    QPushButton *m_close = nullptr;
    QPushButton *m_save = nullptr;
};

} // namespace futurescope
