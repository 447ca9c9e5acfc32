// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

class QVBoxLayout;

namespace futurescope {

class RunDocument;
struct ForeignTrace;
struct Metrics;

/// Every figure of the run with its unit and a sentence about what it means. A dash: this run cannot say.
class MetricsView : public QScrollArea
{
    Q_OBJECT

public:
    explicit MetricsView(const RunDocument *document, QWidget *parent = nullptr);

private:
    void showRun();
    void addFigures(const Metrics &metrics);
    void addMoreFigures(const Metrics &metrics);
    void addForeign(const ForeignTrace &foreign);
    void addList(const QString &name, std::uint64_t count, const QStringList &parts);
    void add(const QString &name, const QString &value, const QString &explanation);

    const RunDocument *m_document;
    QVBoxLayout *m_rows = nullptr;
};

} // namespace futurescope
