// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/runnotices.h"

#include "app/lab/rundocument.h"
#include "app/lab/text.h"

namespace futurescope {

RunNotices::RunNotices(const RunDocument *document, QObject *parent) : QObject(parent), m_document(document)
{
    connect(document, &RunDocument::replaced, this, &RunNotices::startOver);
    connect(document, &RunDocument::grown, this, &RunNotices::look);
}

void RunNotices::startOver()
{
    m_lostTold = 0;
    m_droppedTold = false;
}

void RunNotices::look()
{
    const std::uint64_t lost = m_document->timeline().count().lost;
    if (lost > m_lostTold) {
        m_lostTold = lost;
        emit noticed(lostText());
    }
    const std::uint64_t dropped = m_document->trace().droppedEvents();
    if (dropped > 0 && !m_droppedTold) {
        m_droppedTold = true;
        emit noticed(tr("Events came faster than they could be recorded; the picture lacks some of them. The status "
                        "line counts them."));
    }
}

/// About the latest of the lost futures; all of them are counted.
QString RunNotices::lostText() const
{
    const auto &futures = m_document->timeline().futures();
    const FutureRecord *latest = nullptr;
    std::size_t number = 0;
    for (std::size_t i = 0; i < futures.size(); ++i) {
        if (futures[i].outcome == Outcome::Lost && (!latest || futures[i].endedNs >= latest->endedNs)) {
            latest = &futures[i];
            number = i + 1;
        }
    }
    if (!latest)
        return {};
    const QString how = toText(outcomeText(*latest, m_document->trace().texts()));
    const QString one = tr("Worker %1 was lost (%2): its task #%3 is lost, and a new worker takes over.")
                            .arg(QString::number(latest->lane.value), how, QString::number(number));
    return m_lostTold > 1 ? tr("%1 Lost so far: %2 tasks.").arg(one, groupedText(m_lostTold)) : one;
}

} // namespace futurescope
