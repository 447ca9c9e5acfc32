// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <cstdint>

namespace futurescope {

class RunDocument;

/// Watches a run for what a person should be told at once: lost workers, dropped events.
class RunNotices : public QObject
{
    Q_OBJECT

public:
    explicit RunNotices(const RunDocument *document, QObject *parent = nullptr);

signals:
    void noticed(const QString &text);

private:
    void startOver();
    void look();
    QString lostText() const;

    const RunDocument *m_document;
    std::uint64_t m_lostTold = 0;
    bool m_droppedTold = false;
};

} // namespace futurescope
