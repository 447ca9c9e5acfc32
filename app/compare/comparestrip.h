// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compare/comparedruns.h"
#include "app/lab/viewstate.h"

#include <QFrame>

class QHBoxLayout;
class QToolButton;

namespace futurescope {

class TimelineView;
struct Theme;

/// One run of the comparison: what it is, and its timeline. Holds on to the run, so that it may be taken out of the
/// comparison while the strip is still there.
class CompareStrip : public QFrame
{
    Q_OBJECT

public:
    CompareStrip(const ComparedRun &run, int number, QWidget *parent = nullptr);
    ~CompareStrip() override;

    int runId() const { return m_id; }
    const RunDocument &document() const { return *m_document; }
    ViewState &state() { return m_state; }
    TimelineView &view() { return *m_view; }
    void setTheme(const Theme &theme);

signals:
    void removeRequested(int id);
    void openRequested(int id);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fillHeader(QHBoxLayout &header, const ComparedRun &run, int number);
    QToolButton *addButton(QHBoxLayout &header, const char *name, const QString &text);
    void fitHeight();

    const int m_id;
    const std::shared_ptr<const RunDocument> m_document;
    ViewState m_state;
    TimelineView *m_view;
};

} // namespace futurescope
