// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include <functional>

class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace futurescope {

/// One setting that is typed: its name on the left, its value in bold on the right, under it whatever there is to say.
/// Text that does not fit is kept, marked and explained under the field; it never replaces the value.
class FieldRow : public QWidget
{
    Q_OBJECT

public:
    /// Stores the value that `text` stands for and returns an empty string, or says what is wrong with it.
    using Accept = std::function<QString(const QString &text)>;

    /// `name` becomes the object name of the field; the row is called name + "Row".
    FieldRow(const QString &name, const QString &label, Accept accept, QWidget *parent = nullptr);

    /// Shows a value that is known to be good, unless it is the one that is being typed at this moment.
    void setText(const QString &text);
    QString text() const;
    /// The line under the field that says what the value means here. Empty: no line.
    void setHint(const QString &hint);
    /// The tooltip of a setting that can be changed.
    void setExplanation(const QString &explanation);
    /// A setting that has no effect at present is disabled and says why.
    void setApplicable(bool applicable, const QString &reason = {});
    /// Why the typed text is no value; empty when it is one.
    QString error() const { return m_error; }
    QLineEdit *edit() const { return m_edit; }

signals:
    void errorChanged();
    /// A new stretch of editing begins: what follows is one step of undo.
    void gestureBegan();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    /// The text is something that was typed and is no value.
    bool holdsWrongText() const { return m_typedWrong; }
    void setError(const QString &error);
    QVBoxLayout *rows() const { return m_rows; }
    /// An arrow key in the field; direction 1 or -1.
    virtual void step(int) {}
    /// The text as it is written after the editing; what was typed by default.
    virtual QString normalized() const { return m_shown; }

private:
    void acceptTyped();
    void endEditing();

    Accept m_accept;
    QVBoxLayout *m_rows;
    QLabel *m_label;
    QLineEdit *m_edit;
    QLabel *m_hint;
    QLabel *m_errorLine;
    QString m_shown; // the last good text
    QString m_error;
    QString m_explanation;
    bool m_accepting = false;
    bool m_typedWrong = false;
};

} // namespace futurescope
