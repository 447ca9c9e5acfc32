// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/panelsection.h"
#include "app/lessons/lessondraft.h"
#include "app/lessons/savelesson.h"

#include <QDialog>

#include <memory>
#include <optional>
#include <vector>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;
class QScrollArea;

namespace futurescope {

class ParameterRow;

/// What a lesson is made of in the Lab.
struct LessonSubject
{
    Experiment experiment;
    std::shared_ptr<const Run> run;     ///< of that experiment, to be its recorded result; may be null
    std::vector<PanelControl> controls; ///< of the panel
    QString language = QStringLiteral("en");
    QString folder; ///< in which the lesson's own is proposed
};

/// Asks all that a lesson needs beyond its experiment and writes it as a folder. What is wrong is said under the field
/// that it is about, and the dialog stays open. GUI thread.
class SaveLessonDialog : public QDialog
{
    Q_OBJECT

public:
    explicit SaveLessonDialog(LessonSubject subject, QWidget *parent = nullptr);

    LessonDraft draft() const;
    QString folder() const;

signals:
    void saved(const futurescope::LessonEntry &entry);

private:
    /// A text that is typed, in one line or in several, and what is wrong with it.
    struct TextRow
    {
        QLineEdit *line = nullptr;
        QPlainTextEdit *box = nullptr;
        QLabel *error = nullptr;
        std::size_t least = 0;
        std::size_t most = 0;

        QWidget *editor() const;
        std::string text() const;
    };

    void createForm();
    void createTexts(QFormLayout &form);
    void createPrediction(QFormLayout &form);
    void createReasons(QFormLayout &form);
    void createControls(QFormLayout &form);
    void createPlace(QFormLayout &form);
    void createFoot();
    void connectSignals();
    TextRow addText(QFormLayout &form, const QString &name, const QString &label, std::size_t least, std::size_t most,
                    int lines);
    void addField(QFormLayout &form, std::string_view name, const QString &label, int lines);

    std::vector<TextRow> textRows() const;
    void showMeasures();
    void showAxis();
    bool asks() const;
    PredictionKind kind() const;
    Measure measure() const;
    ParameterRow *axis() const;
    void proposeFolder();
    void edited();
    void browse();
    void save();
    void write(ExistingLesson existing);
    /// Says under each text what is wrong with it; `all`: also what is missing. The first wrong editor, or null.
    QWidget *checkTexts(bool all);
    void say(const QString &text, bool isError);

    LessonSubject m_subject;
    std::vector<std::pair<const LessonTextField *, TextRow>> m_texts;
    std::vector<TextRow> m_reasons;
    TextRow m_rowName;
    bool m_folderNamed = false; ///< by the person
    bool m_axisSet = false;     ///< by the person
    QString m_overwriteAgreed;  ///< the folder for which "Overwrite" is on the button
    QScrollArea *m_scroll = nullptr;
    QComboBox *m_kind = nullptr;
    QComboBox *m_measure = nullptr;
    ParameterRow *m_mostTime = nullptr;
    ParameterRow *m_mostCount = nullptr;
    QListWidget *m_controls = nullptr;
    QCheckBox *m_keepRun = nullptr;
    QComboBox *m_language = nullptr;
    QLineEdit *m_folder = nullptr;
    QPushButton *m_browse = nullptr;
    QLabel *m_message = nullptr;
    QPushButton *m_close = nullptr;
    QPushButton *m_save = nullptr;
};

} // namespace futurescope
