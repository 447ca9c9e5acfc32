// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

#include <atomic>
#include <memory>

namespace futurescope {

/// Does `work` on a thread of the pool and then hands what it returned to `take` on the GUI thread, unless by then
/// `receiver` is gone or `stopped` is set.
template <class Receiver, class Work, class Take>
void inBackground(Receiver *receiver, std::shared_ptr<std::atomic<bool>> stopped, Work work, Take take)
{
    QThreadPool::globalInstance()->start([self = QPointer<Receiver>(receiver), stopped = std::move(stopped),
                                          work = std::move(work), take = std::move(take)] {
        auto result = work();
        // Through the application, for the receiver may be gone by then.
        QMetaObject::invokeMethod(qApp, [self, stopped, take, result = std::move(result)]() mutable {
            if (self && !*stopped)
                take(std::move(result));
        });
    });
}

} // namespace futurescope
