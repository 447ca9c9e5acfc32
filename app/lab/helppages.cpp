// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/helppages.h"

#include "app/lab/labactions.h"
#include "app/lab/text.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace futurescope {

namespace {

struct HelpText
{
    Q_DECLARE_TR_FUNCTIONS(futurescope::HelpPages)
};

QString keysOf(const QAction *action)
{
    QStringList keys;
    for (const QKeySequence &key : action->shortcuts())
        keys += key.toString(QKeySequence::NativeText);
    keys.removeDuplicates();
    return keys.join(HelpText::tr(" or "));
}

QDialog *makePage(const QString &name, const QString &title, QWidget *content, QWidget *parent)
{
    auto *page = new QDialog(parent);
    page->setObjectName(name);
    page->setWindowTitle(title);
    page->setAttribute(Qt::WA_DeleteOnClose);
    auto *area = new QScrollArea(page);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidget(content);
    // All of each line, in any language, beside the bar that scrolls them.
    area->setMinimumWidth(content->minimumSizeHint().width() + area->verticalScrollBar()->sizeHint().width());
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, page);
    QObject::connect(buttons, &QDialogButtonBox::rejected, page, &QDialog::reject);
    auto *rows = new QVBoxLayout(page);
    rows->addWidget(area, 1);
    rows->addWidget(buttons);
    return page;
}

} // namespace

void showShortcuts(const LabActions &actions, QWidget *parent)
{
    auto *content = new QWidget;
    auto *grid = new QGridLayout(content);
    grid->setHorizontalSpacing(24);
    int row = 0;
    for (const auto &[title, group] : actions.withShortcuts()) {
        grid->addWidget(sectionLabel(title, content), row++, 0, 1, 2);
        for (const QAction *action : group) {
            grid->addWidget(plainLabel(action->text(), content), row, 0);
            QLabel *keys = plainLabel(keysOf(action), content);
            keys->setProperty("figure", true);
            grid->addWidget(keys, row++, 1);
        }
    }
    grid->addWidget(sectionLabel(HelpText::tr("Mouse on the timeline"), content), row++, 0, 1, 2);
    const std::pair<QString, QString> mouse[] = {
        {HelpText::tr("Zoom to the pointer"), HelpText::tr("Ctrl+wheel")},
        {HelpText::tr("Earlier and later"), HelpText::tr("Shift+wheel or middle drag")},
        {HelpText::tr("Select a future"), HelpText::tr("click")},
        {HelpText::tr("Select a range of time"), HelpText::tr("drag")},
        {HelpText::tr("Scroll the lanes"), HelpText::tr("wheel, Page Up, Page Down")},
        {HelpText::tr("Fold or unfold a lane"), HelpText::tr("double click on its name")},
    };
    for (const auto &[what, how] : mouse) {
        grid->addWidget(plainLabel(what, content), row, 0);
        QLabel *gesture = plainLabel(how, content);
        gesture->setProperty("figure", true);
        grid->addWidget(gesture, row++, 1);
    }
    QDialog *page = makePage(QStringLiteral("shortcutsPage"), HelpText::tr("Keyboard shortcuts"), content, parent);
    page->resize(460, 620);
    page->show();
}

void showAbout(QWidget *parent)
{
    auto *content = new QWidget;
    auto *rows = new QVBoxLayout(content);
    rows->addWidget(plainLabel(QStringLiteral("Futurescope %1").arg(QStringLiteral(FUTURESCOPE_VERSION)), content));
    QLabel *text = plainLabel(HelpText::tr("A laboratory for concurrent and parallel programming: it really runs what "
                                           "you set up, and shows every change of state of every future.\n\n"
                                           "Free software under the GNU General Public License, version 3 or later."),
                              content);
    text->setWordWrap(true);
    rows->addWidget(text);
    rows->addStretch(1);
    QDialog *page = makePage(QStringLiteral("aboutPage"), HelpText::tr("About Futurescope"), content, parent);
    page->resize(380, 220);
    page->show();
}

} // namespace futurescope
