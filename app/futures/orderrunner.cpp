// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/futures/orderrunner.h"

#include "app/lab/rundocument.h"
#include "core/base/clock.h"

#include <algorithm>

namespace futurescope {

namespace {

constexpr std::int64_t sliceNs = 3'000'000;
constexpr std::size_t blocksAtATime = 4;
constexpr int copyPercent = 30; // of the whole, roughly

} // namespace

OrderRunner::OrderRunner(const RunDocument *document, QObject *parent) : QObject(parent), m_document(document)
{
    m_pool.setMaxThreadCount(1);
    m_sliceTimer.setSingleShot(true);
    m_progressTimer.setInterval(100);
    connect(&m_sliceTimer, &QTimer::timeout, this, &OrderRunner::copySlice);
    connect(&m_progressTimer, &QTimer::timeout, this, &OrderRunner::tellProgress);
}

OrderRunner::~OrderRunner()
{
    m_stop.request_stop();
    m_pool.waitForDone();
}

void OrderRunner::forget()
{
    giveUp();
    m_store.forget();
}

void OrderRunner::giveUp()
{
    m_stop.request_stop();
    ++m_generation;
    m_wish.reset();
    m_sliceTimer.stop();
    m_progressTimer.stop();
    if (m_toldSlow)
        emit progressed(100);
    m_toldSlow = false;
}

OrderRequest OrderRunner::request() const
{
    return {m_store.snapshot(),
            m_document->trace(),
            m_wish->query,
            m_wish->column,
            m_wish->descending,
            m_wish->atNs,
            m_document->run() ? m_document->run()->foreign : nullptr};
}

void OrderRunner::want(OrderWish wish)
{
    if (!isBusy()) {
        m_busySinceNs = monotonicNs();
        m_progressTimer.start();
    }
    m_stop.request_stop();
    ++m_generation;
    m_wish = std::move(wish);
    m_wishedAtNs = monotonicNs();
    m_permille = 0;
    m_blocksWanted = 0;
    if (m_document->timeline().futures().size() > mostAtOnce)
        return m_sliceTimer.start(0);
    m_store.update(m_document->trace(), m_document->timeline(), SIZE_MAX);
    take(m_generation, std::make_shared<const FutureOrder>(*orderFutures(request())));
}

void OrderRunner::copySlice()
{
    const std::int64_t untilNs = monotonicNs() + sliceNs;
    while (!m_store.update(m_document->trace(), m_document->timeline(), blocksAtATime)) {
        m_blocksWanted = std::max(m_blocksWanted, m_store.blocksToCopy());
        if (monotonicNs() >= untilNs)
            return m_sliceTimer.start(0);
    }
    startJob();
}

void OrderRunner::startJob()
{
    m_stop = std::stop_source();
    m_pool.start([this, generation = m_generation, stop = m_stop.get_token(),
                  wanted = std::make_shared<const OrderRequest>(request())] {
        std::optional<FutureOrder> order = orderFutures(*wanted, stop, &m_permille);
        if (!order)
            return;
        // The destructor waits for this thread, so `this` is there; what is posted to it goes with it.
        QMetaObject::invokeMethod(
            this,
            [this, generation, done = std::make_shared<const FutureOrder>(std::move(*order))] {
                take(generation, done);
            },
            Qt::QueuedConnection);
    });
}

void OrderRunner::take(int generation, std::shared_ptr<const FutureOrder> order)
{
    if (generation != m_generation)
        return; // of an older wish
    m_costNs = monotonicNs() - m_wishedAtNs;
    giveUp(); // nothing is left to do
    emit ready(std::move(order));
}

void OrderRunner::tellProgress()
{
    if (monotonicNs() - m_busySinceNs < std::int64_t{slowMs} * 1'000'000)
        return;
    m_toldSlow = true;
    const std::size_t left = m_store.blocksToCopy();
    const double copied = m_blocksWanted == 0 ? 1 : 1 - static_cast<double>(left) / static_cast<double>(m_blocksWanted);
    const double percent = copyPercent * copied + (100 - copyPercent) * m_permille / 1000.0;
    emit progressed(std::clamp(static_cast<int>(percent), 0, 99));
}

} // namespace futurescope
