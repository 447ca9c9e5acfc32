// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/reportexport.h"

#include "app/exporting/atomicwrite.h"
#include "app/exporting/background.h"
#include "app/lab/text.h"

#include <QTimer>

namespace futurescope {

ReportExport::~ReportExport()
{
    if (m_stopped)
        *m_stopped = true;
}

void ReportExport::start(ReportContent content, const QString &path)
{
    cancel();
    m_steps = reportSteps(std::move(content));
    m_done = 0;
    m_page.clear();
    m_path = path;
    m_running = true;
    m_stopped = std::make_shared<std::atomic<bool>>(false);
    m_since.start();
    goOnSoon();
}

void ReportExport::goOnSoon()
{
    QTimer::singleShot(0, this, [this, stopped = m_stopped] {
        if (!*stopped)
            goOn();
    });
}

void ReportExport::goOn()
{
    if (m_since.elapsed() >= quietMs)
        emit progressed(m_path, static_cast<int>(100 * m_done / m_steps.size()));
    if (m_done == m_steps.size())
        return write();
    const ReportStep &step = m_steps[m_done];
    if (step.anywhere)
        inBackground(this, m_stopped, step.html, [this](const Result<QString> &html) { takeStretch(html); });
    else
        takeStretch(step.html());
}

void ReportExport::takeStretch(const Result<QString> &html)
{
    if (!html)
        return end(html.error());
    m_page += *html;
    ++m_done;
    goOnSoon();
}

void ReportExport::write()
{
    const auto work = [page = m_page, path = m_path, stopped = m_stopped] {
        return *stopped ? success() : atomicWrite(path, page.toUtf8());
    };
    inBackground(this, m_stopped, work, [this](const Status &status) { end(status); });
}

void ReportExport::end(const Status &status)
{
    m_running = false;
    m_steps.clear();
    m_page.clear();
    if (status)
        emit finished(m_path);
    else
        emit failed(toText(status.error()));
}

void ReportExport::cancel()
{
    if (!m_running)
        return;
    *m_stopped = true;
    m_running = false;
    m_steps.clear();
    m_page.clear();
    emit cancelled(m_path);
}

} // namespace futurescope
