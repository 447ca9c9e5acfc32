// SPDX-License-Identifier: GPL-3.0-or-later
// How runs come into the comparison, and what is done with them there.
#include "app/compare/comparepage.h"

#include "app/compare/comparestrips.h"
#include "app/compare/comparetext.h"

#include <QDragEnterEvent>
#include <QMimeData>

#include <algorithm>

namespace futurescope {

namespace {

bool areFiles(const QList<QUrl> &urls)
{
    return !urls.isEmpty() && std::ranges::all_of(urls, &QUrl::isLocalFile);
}

} // namespace

void ComparePage::add(const std::shared_ptr<OpenedRun> &opened, const RunOrigin &origin)
{
    switch (m_runs.add(opened, origin)) {
    case ComparedRuns::Added::Drawn:
        break;
    case ComparedRuns::Added::Listed:
        emit noticed(tr("%1 timelines are drawn already, so that “%2” is only in the table. To see it, untick one "
                        "of the others there and tick it.")
                         .arg(ComparedRuns::mostDrawn)
                         .arg(CompareText::name(static_cast<int>(m_runs.all().size()), m_runs.all().back())));
        break;
    case ComparedRuns::Added::Refused:
        emit failed(tr("There are %1 runs in the table already. Take one out first; nothing was changed.")
                        .arg(m_runs.all().size()));
        break;
    }
}

void ComparePage::addLabRun(const RunDocument &document, const QString &path)
{
    if (document.run())
        add(std::make_shared<OpenedRun>(OpenedRun{*document.run(), document.timeline()}), {RunOrigin::Kind::Lab, path});
}

void ComparePage::addFiles(const QStringList &paths)
{
    for (const QString &path : paths)
        m_files.open(path);
}

void ComparePage::startSameWork()
{
    if (m_blocked.isEmpty())
        m_sameWork.start(m_experiment);
}

void ComparePage::showOutcome(const SameWork::Outcome &outcome)
{
    if (!outcome.runs.empty())
        m_runs.addSameWork(outcome.runs);
}

void ComparePage::openRun(int id)
{
    if (const ComparedRun *run = m_runs.find(id))
        emit openInLab(run->run(), run->origin.path);
}

bool ComparePage::stopNearest()
{
    if (m_strips->clearSelection())
        return true;
    if (m_sameWork.isMeasuring()) {
        m_sameWork.cancel();
        return true;
    }
    if (!m_files.isBusy())
        return false;
    cancelOpening();
    return true;
}

void ComparePage::cancelOpening()
{
    m_files.cancelOpening();
}

void ComparePage::dragEnterEvent(QDragEnterEvent *event)
{
    if (areFiles(event->mimeData()->urls()))
        event->acceptProposedAction();
}

void ComparePage::dropEvent(QDropEvent *event)
{
    QStringList paths;
    for (const QUrl &url : event->mimeData()->urls())
        paths += url.toLocalFile();
    addFiles(paths);
    event->acceptProposedAction();
}

} // namespace futurescope
