// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

class QVBoxLayout;

namespace futurescope {

class LossWaterfallView;
class RunDocument;
class ViewState;
struct ForeignTrace;
struct Metrics;
struct Run;

/// Where the time of the run went, and every figure of it with its unit and a sentence about what it means. A dash:
/// this run cannot say.
class MetricsView : public QScrollArea
{
    Q_OBJECT

public:
    MetricsView(const RunDocument *document, ViewState *view, QWidget *parent = nullptr);

    LossWaterfallView *losses() const { return m_losses; }

private:
    void showRun();
    void addLosses();
    void addFigures(const Metrics &metrics);
    void addMoreFigures(const Metrics &metrics);
    void addQueueFigures(const Metrics &metrics);
    void addSharedFigures(const Run &run);
    void addForeign(const ForeignTrace &foreign);
    void addList(const QString &name, std::uint64_t count, const QStringList &parts);
    void add(const QString &name, const QString &value, const QString &explanation);

    const RunDocument *m_document;
    LossWaterfallView *m_losses;
    QVBoxLayout *m_rows = nullptr;
};

} // namespace futurescope
