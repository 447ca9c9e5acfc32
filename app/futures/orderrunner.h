// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/futureorder.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <memory>
#include <optional>

namespace futurescope {

class RunDocument;

/// How the futures of the document are to be ordered, and which of them.
struct OrderWish
{
    FutureQuery query;
    FutureColumn column = FutureColumn::Number;
    bool descending = false;
    std::int64_t atNs = 0;
};

/// Orders the futures of the document without holding up the window: copies what has changed in slices of a few
/// milliseconds, then searches and sorts in a thread of its own. A few futures are ordered at once. GUI thread.
class OrderRunner : public QObject
{
    Q_OBJECT

public:
    static constexpr std::size_t mostAtOnce = 4096; ///< futures that are ordered before want() returns
    static constexpr int slowMs = 300;              ///< what takes longer tells how far it is

    explicit OrderRunner(const RunDocument *document, QObject *parent = nullptr);
    ~OrderRunner() override;

    /// The document shows another run: what is known of the one before is of no use.
    void forget();
    /// The newest wish counts: what is under way for another one is given up.
    void want(OrderWish wish);
    void giveUp();
    bool isBusy() const { return m_wish.has_value(); }
    /// What the last answer took, from the wish on.
    std::int64_t costNs() const { return m_costNs; }

signals:
    void ready(std::shared_ptr<const futurescope::FutureOrder> order);
    /// 0..99 while something slow goes on, then 100.
    void progressed(int percent);

private:
    void copySlice();
    void startJob();
    void take(int generation, std::shared_ptr<const FutureOrder> order);
    void tellProgress();
    OrderRequest request() const;

    const RunDocument *m_document;
    FutureRowStore m_store;
    std::optional<OrderWish> m_wish;
    QThreadPool m_pool;
    QTimer m_sliceTimer;
    QTimer m_progressTimer;
    std::stop_source m_stop;
    std::atomic<int> m_permille = 0;
    std::size_t m_blocksWanted = 0;
    int m_generation = 0;
    std::int64_t m_wishedAtNs = 0;
    std::int64_t m_busySinceNs = 0;
    std::int64_t m_costNs = 0;
    bool m_toldSlow = false;
};

} // namespace futurescope
