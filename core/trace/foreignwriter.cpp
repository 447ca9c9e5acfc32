// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/foreignwriter.h"

#include "core/base/json.h"
#include "core/trace/chromeentries.h"
#include "core/trace/span.h"

#include <fmt/format.h>
#include <iterator>
#include <map>
#include <utility>

namespace futurescope {

namespace {

/// Where each future stood; its number is its place.
struct Life
{
    std::int64_t startNs = 0;
    std::int64_t endNs = openEnd;
    LaneId lane = mainLane;
};

class ForeignWriter
{
public:
    ForeignWriter(const ForeignTrace &foreign, const TextSink &sink, const TraceProgress &progress)
        : m_foreign(foreign),
          m_sink(sink),
          m_out(sink, progress)
    {}

    bool write()
    {
        if (!m_sink("{\"displayTimeUnit\":\"ns\",\"traceEvents\":["))
            return false;
        numberProcesses();
        writeNames();
        collectLives();
        for (std::uint32_t index = 0; index < m_lives.size() && m_out.accepted(); ++index)
            writeSlice(index);
        writeInstants();
        writeCounters();
        return m_out.flush() && m_sink("\n]}\n");
    }

private:
    /// Processes of one name and number are one.
    std::uint64_t numberOf(const std::string &name, const std::string &systemProcess)
    {
        const auto number = m_processes.size() + 1;
        return m_processes.emplace(std::pair(name, systemProcess), number).first->second;
    }

    /// In the order of the lanes, which is that of the file it came from.
    void numberProcesses()
    {
        for (std::size_t lane = 1; lane < m_foreign.names.lanes.size(); ++lane) {
            const NamedLane &named = m_foreign.names.lanes[lane];
            m_processOfLane.push_back(numberOf(named.processText(), named.systemProcess));
        }
    }

    std::uint64_t processOf(LaneId lane) const { return m_processOfLane[lane.value - 1u]; }

    void writeNames()
    {
        for (const TraceCounter &counter : m_foreign.counters)
            numberOf(counter.process, counter.systemProcess);
        for (const auto &[owner, pid] : m_processes) {
            m_out.nameEntry("process_name", pid, 1, owner.first, 0);
            m_out.nameEntry("process_sort_index", pid, 1, {}, static_cast<std::int64_t>(pid));
        }
        for (std::size_t lane = 1; lane < m_foreign.names.lanes.size(); ++lane) {
            const NamedLane &named = m_foreign.names.lanes[lane];
            const std::uint64_t pid = m_processOfLane[lane - 1];
            m_out.nameEntry("thread_name", pid, lane, named.threadText(), 0);
            m_out.nameEntry("thread_sort_index", pid, lane, {}, static_cast<std::int64_t>(lane));
        }
    }

    void collectLives()
    {
        m_lives.resize(m_foreign.names.futures.size());
        m_foreign.trace.forEachBlock(0, [this](std::span<const Event> events) {
            if (!m_out.tell(0))
                return;
            for (const Event &event : events) {
                Life &life = m_lives[event.future.value - 1];
                if (event.kind == EventKind::Started)
                    life = {event.timeNs, openEnd, event.lane};
                else
                    life.endNs = event.timeNs;
            }
        });
    }

    void writeSlice(std::uint32_t index)
    {
        const Life &life = m_lives[index];
        const bool open = life.endNs == openEnd;
        m_out.setShare(static_cast<double>(index) / static_cast<double>(m_lives.size()));
        m_out.openNamed(open ? 'B' : 'X', processOf(life.lane), life.lane.value, m_foreign.originNs + life.startNs,
                        m_foreign.names.ofFuture(FutureId{index + 1}));
        if (!open) {
            m_out.text() += ",\"dur\":";
            m_out.micros(life.endNs - life.startNs);
        }
        m_out.close();
    }

    void writeInstants()
    {
        for (const TraceInstant &instant : m_foreign.instants) {
            if (!m_out.accepted())
                return;
            m_out.openNamed('i', processOf(instant.lane), instant.lane.value, m_foreign.originNs + instant.timeNs,
                            m_foreign.names.texts[instant.name]);
            m_out.text() += ",\"s\":\"t\"";
            m_out.close();
        }
    }

    void writeCounters()
    {
        std::uint64_t id = 0;
        for (const TraceCounter &counter : m_foreign.counters) {
            const std::uint64_t pid = numberOf(counter.process, counter.systemProcess);
            ++id; // two counters may have the same name
            std::string series;
            appendJsonString(series, counter.series);
            for (const TraceCounter::Sample &sample : counter.samples) {
                if (!m_out.accepted())
                    return;
                m_out.openNamed('C', pid, 1, m_foreign.originNs + sample.timeNs, counter.name);
                fmt::format_to(std::back_inserter(m_out.text()), ",\"id\":{},\"args\":{{{}:{}}}", id, series,
                               sample.value);
                m_out.close();
            }
        }
    }

    const ForeignTrace &m_foreign;
    const TextSink &m_sink;
    ChromeEntries m_out;
    std::map<std::pair<std::string, std::string>, std::uint64_t> m_processes;
    std::vector<std::uint64_t> m_processOfLane;
    std::vector<Life> m_lives;
};

} // namespace

bool writeForeignTrace(const ForeignTrace &foreign, const TextSink &sink, const TraceProgress &progress)
{
    return ForeignWriter(foreign, sink, progress).write();
}

} // namespace futurescope
