// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/fieldrow.h"

#include "app/lab/text.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QStyle>
#include <QVBoxLayout>

namespace futurescope {

FieldRow::FieldRow(const QString &name, const QString &label, Accept accept, QWidget *parent)
    : QWidget(parent),
      m_accept(std::move(accept)),
      m_rows(new QVBoxLayout(this)),
      m_label(plainLabel(label, this)),
      m_edit(new QLineEdit(this)),
      m_hint(hintLabel({}, this)),
      m_errorLine(errorLabel(this))
{
    setObjectName(name + QStringLiteral("Row"));
    m_edit->setObjectName(name);
    m_edit->setAccessibleName(label);
    m_edit->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_edit->setProperty("value", true);
    QFont bold = tabularFont(m_edit->font());
    bold.setBold(true);
    m_edit->setFont(bold);
    m_edit->installEventFilter(this);
    m_label->setBuddy(m_edit);

    m_errorLine->setObjectName(name + QStringLiteral("Error"));
    m_hint->setObjectName(name + QStringLiteral("Hint"));
    m_hint->hide();
    m_errorLine->hide();

    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_label);
    line->addWidget(m_edit, 1);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(1);
    m_rows->addLayout(line);
    m_rows->addWidget(m_hint);
    m_rows->addWidget(m_errorLine);

    connect(m_edit, &QLineEdit::textEdited, this, &FieldRow::acceptTyped);
    connect(m_edit, &QLineEdit::editingFinished, this, &FieldRow::endEditing);
}

void FieldRow::setText(const QString &text)
{
    m_shown = text;
    if (m_accepting)
        return;
    m_typedWrong = false;
    setError({});
    if (m_edit->text() != text)
        m_edit->setText(text);
    m_edit->setCursorPosition(0);
}

QString FieldRow::text() const
{
    return m_edit->text();
}

void FieldRow::setHint(const QString &hint)
{
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
}

void FieldRow::setExplanation(const QString &explanation)
{
    m_explanation = explanation;
    setToolTip(explanation);
}

void FieldRow::setApplicable(bool applicable, const QString &reason)
{
    setEnabled(applicable);
    setToolTip(applicable ? m_explanation : reason);
}

void FieldRow::setError(const QString &error)
{
    if (error == m_error)
        return;
    m_error = error;
    m_errorLine->setText(error);
    m_errorLine->setVisible(!error.isEmpty());
    m_edit->setProperty("invalid", !error.isEmpty());
    style()->polish(m_edit);
    m_edit->setAccessibleDescription(error);
    emit errorChanged();
}

void FieldRow::acceptTyped()
{
    m_accepting = true;
    const QString error = m_accept(m_edit->text().trimmed());
    m_accepting = false;
    m_typedWrong = !error.isEmpty();
    setError(error);
}

void FieldRow::endEditing()
{
    if (!m_error.isEmpty())
        return; // what is wrong stays there to be mended
    m_edit->setText(normalized());
}

bool FieldRow::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::FocusIn) {
        emit gestureBegan();
    } else if (watched == m_edit && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down) {
            step(key == Qt::Key_Up ? 1 : -1);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace futurescope
