// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/lossfinder.h"

#include "app/lab/rundocument.h"

namespace futurescope {

LossFinder::LossFinder(const RunDocument *document, QObject *parent) : QObject(parent), m_document(document)
{
    m_pool.setMaxThreadCount(1);
}

LossFinder::~LossFinder()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void LossFinder::giveUp()
{
    m_pool.clear(); // what has not begun
    ++m_generation;
    m_busy = false;
}

void LossFinder::find()
{
    giveUp();
    if (!m_document->run())
        return;
    const Run &run = *m_document->run();
    const int workers = run.experiment.allWorkers();
    const int cores = run.machine.cores;
    if (m_document->timeline().futures().size() <= mostAtOnce) {
        emit found(std::make_shared<const LossMap>(lossMap(m_document->timeline(), workers, cores)));
        return;
    }
    m_busy = true;
    m_pool.start([this, generation = m_generation, trace = m_document->trace(), workers, cores] {
        Timeline timeline;
        timeline.append(trace);
        auto map = std::make_shared<const LossMap>(lossMap(timeline, workers, cores));
        // The destructor waits for this thread, so `this` is there; what is posted to it goes with it.
        QMetaObject::invokeMethod(
            this, [this, generation, map] { take(generation, map); }, Qt::QueuedConnection);
    });
}

void LossFinder::take(int generation, std::shared_ptr<const LossMap> map)
{
    if (generation != m_generation)
        return; // of an older question
    m_busy = false;
    emit found(std::move(map));
}

} // namespace futurescope
