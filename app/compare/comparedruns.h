// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/rundocument.h"
#include "core/experiment/comparison.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace futurescope {

struct OpenedRun;

/// Where a run of the comparison comes from.
struct RunOrigin
{
    enum class Kind { Lab, File, SameWork };

    Kind kind = Kind::Lab;
    QString path; ///< of the file it was read from or saved to; else empty
};

struct ComparedRun
{
    int id = 0; ///< never used again
    RunOrigin origin;
    bool drawn = false;                          ///< has a strip
    std::shared_ptr<const RunDocument> document; ///< shows the whole run; shared, as strips go later than runs
    RunFigures figures;

    const Run &run() const { return *document->run(); }
};

/// The runs that are compared, in the order of the table; the first one is the reference. Up to four of them have a
/// strip. GUI thread.
class ComparedRuns : public QObject
{
    Q_OBJECT

public:
    static constexpr std::size_t mostDrawn = 4;
    static constexpr std::size_t mostRuns = 12; ///< that are added one by one

    using QObject::QObject;

    const std::vector<ComparedRun> &all() const { return m_runs; }
    std::vector<const ComparedRun *> drawn() const;
    /// Null: there is none.
    const ComparedRun *find(int id) const;
    /// Its place in the table, from 1.
    int numberOf(int id) const;

    enum class Added { Drawn, Listed, Refused };

    /// At the end, drawn if there is room. Refused when there are `mostRuns` already.
    Added add(const std::shared_ptr<OpenedRun> &opened, const RunOrigin &origin);
    /// In front of all others, and drawn before them, however many there are. Runs that came in the same way before
    /// are taken out.
    void addSameWork(const std::vector<std::shared_ptr<OpenedRun>> &runs);
    void remove(int id);
    /// False: there are `mostDrawn` already.
    bool setDrawn(int id, bool drawn);
    /// Moves it to the front.
    void makeReference(int id);

signals:
    void changed();

private:
    ComparedRun compared(const std::shared_ptr<OpenedRun> &opened, const RunOrigin &origin);

    std::vector<ComparedRun> m_runs;
    int m_lastId = 0;
};

} // namespace futurescope
