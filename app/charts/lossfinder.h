// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/losses.h"

#include <QObject>
#include <QThreadPool>

#include <memory>

namespace futurescope {

class RunDocument;

/// Finds out where the time of the document's ended run went, without holding up the window: of many futures in a
/// thread of its own, from the trace, because the timeline belongs to the GUI thread. GUI thread.
class LossFinder : public QObject
{
    Q_OBJECT

public:
    static constexpr std::size_t mostAtOnce = 4096; ///< futures that are looked at before find() returns

    explicit LossFinder(const RunDocument *document, QObject *parent = nullptr);
    /// Waits for what is under way.
    ~LossFinder() override;

    /// The newest question counts.
    void find();
    void giveUp();
    bool isBusy() const { return m_busy; }

signals:
    void found(std::shared_ptr<const futurescope::LossMap> map);

private:
    void take(int generation, std::shared_ptr<const LossMap> map);

    const RunDocument *m_document;
    QThreadPool m_pool;
    int m_generation = 0;
    bool m_busy = false;
};

} // namespace futurescope
