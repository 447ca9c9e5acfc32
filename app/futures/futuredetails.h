// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/theme.h"
#include "core/base/ids.h"

#include <QScrollArea>
#include <QTimer>

class QAction;
class QGridLayout;
class QLabel;
class QPushButton;

namespace futurescope {

class RunDocument;
class ViewState;
struct ForeignTrace;
struct FutureRecord;

/// All that is known about the selected future, whatever the cursor shows.
class FutureDetails : public QScrollArea
{
    Q_OBJECT

public:
    FutureDetails(const RunDocument *document, const ViewState *view, QWidget *parent = nullptr);

    /// A button at the foot, while the action can be taken.
    void setAction(QAction *action);

    /// What it says, for tests and screen readers.
    QString plainText() const;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void placeButton();
    void showSoon();
    void showSelected();
    void add(const QString &name, const QString &value);
    void addSlice(const ForeignTrace &foreign, const FutureRecord &record);
    void addTimes(const FutureRecord &record);
    void addNotes(const FutureRecord &record);
    void addNote(const QString &text);
    void addWide(QLabel *label);

    const RunDocument *m_document;
    const ViewState *m_view;
    QTimer m_timer;
    QPushButton *m_button; ///< beside the content, which is made anew again and again
    QGridLayout *m_rows = nullptr;
    QString m_text;
};

} // namespace futurescope
