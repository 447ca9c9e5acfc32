// SPDX-License-Identifier: GPL-3.0-or-later
// What of the window goes into files, all at once, and on the clipboard.
#include "app/charts/chartcard.h"
#include "app/charts/speeduppanel.h"
#include "app/compare/comparepage.h"
#include "app/compare/comparestrips.h"
#include "app/exporting/folderdialog.h"
#include "app/exporting/reportexport.h"
#include "app/lab/labactions.h"
#include "app/lab/mainwindow.h"
#include "app/lab/messagebar.h"
#include "app/lab/places.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QFileDialog>

namespace futurescope {

/// The charts of all sweeps that are shown: of each card the one on it as it stands, and the others that it could show.
std::vector<std::shared_ptr<const Exportable>> MainWindow::chartPictures() const
{
    std::vector<std::shared_ptr<const Exportable>> pictures;
    for (const ChartCard *card : m_speedup->findChildren<ChartCard *>()) {
        if (!card->result())
            continue;
        for (const SweepChart chart : chartsOf(*card->result())) {
            auto picture = chart == card->shown() ? card->exportable()
                                                  : chartPicture(chart, *card->result(), card->size());
            if (picture)
                pictures.push_back(std::move(picture));
        }
    }
    return pictures;
}

void MainWindow::exportAll()
{
    std::vector<std::shared_ptr<const Exportable>> pictures = chartPictures();
    if (m_document.run())
        pictures.insert(pictures.begin(), {timelinePicture(), boardPicture(), lossPicture()});
    if (auto comparison = m_compare->picture())
        pictures.push_back(std::move(comparison));
    if (pictures.empty())
        return;
    auto *dialog = new FolderDialog(std::move(pictures), m_appearance.theme().dark, folder(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &FolderDialog::exported, this, [this](int files, const QString &where) {
        m_messages->say(MessageBar::Kind::Notice, tr("%L1 files were exported to %2.").arg(files).arg(where));
    });
    dialog->open();
}

void MainWindow::exportReport()
{
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Export a report"), QDir(folder()).filePath(QStringLiteral("report.html")), tr("Reports (*.html)"));
    if (!path.isEmpty())
        writeReportTo(path);
}

void MainWindow::writeReportTo(const QString &path)
{
    ReportContent content;
    if (m_document.run())
        content.pictures = {timelinePicture(), lossPicture()};
    for (const ChartCard *card : m_speedup->findChildren<ChartCard *>()) {
        if (card->result() && !card->result()->points.empty())
            content.sweeps.emplace_back(*card->result(), card->prediction());
    }
    reportExport()->start(std::move(content), path);
}

/// The one that writes reports for this window; made when the first is asked for.
ReportExport *MainWindow::reportExport()
{
    if (auto *there = findChild<ReportExport *>())
        return there;
    auto *report = new ReportExport(this);
    connect(report, &ReportExport::progressed, this, [this](const QString &path, int percent) {
        m_messages->showProgress(tr("Writing %1 …").arg(path), percent);
    });
    connect(m_messages, &MessageBar::cancelRequested, report, &ReportExport::cancel);
    connect(report, &ReportExport::finished, this, [this](const QString &path) {
        m_messages->say(MessageBar::Kind::Notice, tr("The report is %1.").arg(path));
    });
    connect(report, &ReportExport::cancelled, this, [this](const QString &path) {
        m_messages->say(MessageBar::Kind::Notice, tr("%1 was not written.").arg(path));
    });
    connect(report, &ReportExport::failed, this,
            [this](const QString &reason) { m_messages->say(MessageBar::Kind::Error, reason); });
    return report;
}

/// The chart that has the keyboard, or else the timeline.
void MainWindow::copyNearest()
{
    for (QWidget *widget = QApplication::focusWidget(); widget; widget = widget->parentWidget()) {
        if (const auto *card = qobject_cast<ChartCard *>(widget); card && card->exportable())
            return copyPicture(card->exportable());
    }
    copyPicture(shownPicture());
}

void MainWindow::updateExportActions()
{
    const bool shown = m_places->inComparison() ? !m_compare->strips()->strips().empty() : m_document.run().has_value();
    bool anything = shown || m_document.run();
    for (const ChartCard *card : m_speedup->findChildren<ChartCard *>())
        anything = anything || (card->result() && !card->result()->points.empty());
    m_actions->exportPicture->setEnabled(shown);
    for (QAction *action : {m_actions->copyPicture, m_actions->exportAll, m_actions->exportReport})
        action->setEnabled(anything);
}

} // namespace futurescope
