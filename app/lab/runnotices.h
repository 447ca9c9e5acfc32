// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <cstdint>

namespace futurescope {

class RunDocument;

/// Watches a run for what a person should be told at once: lost workers, dropped events, deadlocks, and workers that
/// wait for queued tasks.
class RunNotices : public QObject
{
    Q_OBJECT

public:
    explicit RunNotices(const RunDocument *document, QObject *parent = nullptr);

    /// The latest deadlock of the run in words; empty when there was none.
    QString deadlockText() const;

signals:
    void noticed(const QString &text);
    /// Tasks wait for each other for ever; again for every further ring of them.
    void deadlockNoticed(const QString &text);

private:
    void startOver();
    void look();
    void lookForDeadlock();
    void lookForStarvation();
    QString lostText() const;

    const RunDocument *m_document;
    std::uint64_t m_lostTold = 0;
    std::size_t m_deadlocksTold = 0;
    bool m_droppedTold = false;
    bool m_starvationTold = false;
};

} // namespace futurescope
