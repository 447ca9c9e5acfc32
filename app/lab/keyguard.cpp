// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/keyguard.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTextEdit>

namespace futurescope {

namespace {

bool isLetter(int key)
{
    return key >= Qt::Key_A && key <= Qt::Key_Z;
}

bool usesKey(const QObject *control, int key)
{
    const bool jumps = key == Qt::Key_Home || key == Qt::Key_End;
    if (const auto *text = qobject_cast<const QTextEdit *>(control); text && text->isReadOnly())
        return jumps;
    if (qobject_cast<const QLineEdit *>(control) || qobject_cast<const QTextEdit *>(control)
        || qobject_cast<const QAbstractSpinBox *>(control))
        return key != Qt::Key_Escape && key < Qt::Key_F1;
    if (qobject_cast<const QComboBox *>(control))
        return jumps || key == Qt::Key_Space || isLetter(key);
    if (qobject_cast<const QAbstractButton *>(control))
        return key == Qt::Key_Space;
    return jumps
           && (qobject_cast<const QAbstractSlider *>(control) || qobject_cast<const QAbstractItemView *>(control));
}

} // namespace

bool KeyGuard::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride)
        return false;
    auto *key = static_cast<QKeyEvent *>(event);
    const bool plain = !(key->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier));
    if (!plain || !usesKey(watched, key->key()))
        return false;
    event->accept();
    return true;
}

} // namespace futurescope
