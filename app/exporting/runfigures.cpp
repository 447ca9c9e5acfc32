// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/runfigures.h"

#include "app/futures/stateboardindex.h"
#include "core/experiment/experimentjson.h"
#include "core/experiment/runmetadata.h"

#include <array>
#include <fmt/format.h>
#include <functional>
#include <vector>

namespace futurescope {

namespace {

std::string_view placeName(BoardPlace place)
{
    constexpr std::array<std::string_view, boardPlaces> names{"pending", "running",   "returned", "raised",
                                                              "lost",    "cancelled", "notified"};
    return names[static_cast<std::size_t>(place)];
}

/// When the future came to where it stands.
std::int64_t sinceNs(const FutureRecord &record, BoardPlace place)
{
    switch (place) {
    case BoardPlace::Pending:
        return record.submittedNs;
    case BoardPlace::Running:
        return record.startedNs;
    case BoardPlace::Notified:
        return record.notifiedNs();
    default:
        return record.endedNs;
    }
}

/// A future that was submitted by the moment that is shown.
struct Standing
{
    std::uint32_t number = 0;
    BoardPlace place = BoardPlace::Pending;
    std::int64_t sinceNs = 0;
    bool onWorker = false; ///< it had begun by then
    bool read = false;
    const FutureRecord *record = nullptr;
};

/// Calls `use(const Standing &)` for each of them until it returns false; false then.
bool forEachStanding(const Timeline &timeline, std::int64_t atNs, const std::function<bool(const Standing &)> &use)
{
    std::uint32_t number = 0;
    for (const FutureRecord &record : timeline.futures()) {
        ++number;
        const auto place = boardPlaceAt(record, atNs);
        if (!place)
            continue;
        const bool onWorker = record.hasRun() && record.startedNs <= atNs;
        const bool read = happened(record.readNs, atNs);
        if (!use({number, *place, sinceNs(record, *place), onWorker, read, &record}))
            return false;
    }
    return true;
}

std::string csvLine(const Standing &standing)
{
    return fmt::format("{},{},{},{},{},{},{}\r\n", standing.number, placeName(standing.place),
                       standing.onWorker ? std::to_string(standing.record->lane.value) : std::string(),
                       standing.sinceNs, standing.record->firstItem, standing.record->itemCount,
                       standing.read ? "yes" : "no");
}

JsonValue standingJson(const Standing &standing)
{
    JsonValue json = JsonValue::object();
    json.add("future", JsonValue::ofUnsigned(standing.number));
    json.add("place", JsonValue::ofText(placeName(standing.place)));
    json.add("worker", standing.onWorker ? JsonValue::ofUnsigned(standing.record->lane.value) : JsonValue{});
    json.add("since_ns", JsonValue::ofWhole(standing.sinceNs));
    json.add("first_item", JsonValue::ofUnsigned(standing.record->firstItem));
    json.add("items", JsonValue::ofUnsigned(standing.record->itemCount));
    json.add("read", JsonValue::ofBool(standing.read));
    return json;
}

/// As a stream: there may be millions of them.
bool writeBoardJson(const Run &run, const Timeline &timeline, std::int64_t atNs, const TextSink &sink)
{
    JsonValue json = figuresObject("board", run);
    json.add("at_ns", JsonValue::ofWhole(atNs));
    std::string head = jsonText(json);
    head.pop_back(); // the brace, because one member is still to come
    if (!sink(head + ",\"futures\":["))
        return false;
    std::string between = "\n";
    const bool whole = forEachStanding(timeline, atNs, [&](const Standing &standing) {
        const bool taken = sink(between + jsonText(standingJson(standing)));
        between = ",\n";
        return taken;
    });
    return whole && sink("]}\n");
}

struct Part
{
    std::string name;
    Nanos length{};
};

std::vector<Part> partsOf(const LossWaterfall &waterfall)
{
    const LossWaterfall::Shares shares = waterfall.shares();
    std::vector<Part> parts{{"ideal", shares.ideal}};
    for (std::size_t loss = 0; loss < lossKinds; ++loss)
        parts.push_back({std::string(lossName(static_cast<Loss>(loss))), shares.losses[loss]});
    return parts;
}

double shareOf(const Part &part, const LossWaterfall &waterfall)
{
    const auto whole = static_cast<double>(waterfall.makespan.count());
    return whole > 0 ? static_cast<double>(part.length.count()) / whole : 0;
}

std::string lossCsv(const Run &run, const LossWaterfall &waterfall)
{
    std::string csv = figuresHead("losses", run);
    csv += fmt::format("# makespan ns: {}\r\npart,from ns,to ns,share\r\n", waterfall.makespan.count());
    Nanos from{};
    for (const Part &part : partsOf(waterfall)) {
        csv += fmt::format("{},{},{},{}\r\n", part.name, from.count(), (from + part.length).count(),
                           shareOf(part, waterfall));
        from += part.length;
    }
    return csv;
}

std::string lossJson(const Run &run, const LossWaterfall &waterfall)
{
    JsonValue json = figuresObject("losses", run);
    json.add("makespan_ns", JsonValue::ofWhole(waterfall.makespan.count()));
    JsonValue &parts = json.add("parts", JsonValue::array());
    for (const Part &part : partsOf(waterfall)) {
        JsonValue one = JsonValue::object();
        one.add("part", JsonValue::ofText(part.name));
        one.add("ns", JsonValue::ofWhole(part.length.count()));
        one.add("share", JsonValue::ofReal(shareOf(part, waterfall)));
        parts.items.push_back(std::move(one));
    }
    return jsonText(json, 2) + '\n';
}

} // namespace

std::string figuresHead(std::string_view picture, const Run &run)
{
    return fmt::format("# program: {} {}\r\n# picture: {}\r\n# experiment: {}\r\n# machine: {}\r\n# started: {}\r\n",
                       runProgramName, run.version, picture, jsonText(experimentJson(run.experiment)),
                       jsonText(machineJson(run.machine)), jsonText(JsonValue::ofText(run.startedAt)));
}

JsonValue figuresObject(std::string_view picture, const Run &run)
{
    JsonValue json = JsonValue::object();
    json.add("picture", JsonValue::ofText(picture));
    json.add("version", JsonValue::ofText(run.version));
    json.add("experiment", experimentJson(run.experiment));
    json.add("machine", machineJson(run.machine));
    json.add("started_at", JsonValue::ofText(run.startedAt));
    return json;
}

bool writeBoardFigures(const Run &run, const Timeline &timeline, std::int64_t atNs, FiguresFormat format,
                       const TextSink &sink)
{
    if (format == FiguresFormat::Json)
        return writeBoardJson(run, timeline, atNs, sink);
    const std::string head = figuresHead("board", run) + fmt::format("# at ns: {}\r\n", atNs)
                             + "future,place,worker,since ns,first item,items,read\r\n";
    return sink(head)
           && forEachStanding(timeline, atNs, [&](const Standing &standing) { return sink(csvLine(standing)); });
}

bool writeLossFigures(const Run &run, const LossWaterfall &waterfall, FiguresFormat format, const TextSink &sink)
{
    return sink(format == FiguresFormat::Csv ? lossCsv(run, waterfall) : lossJson(run, waterfall));
}

} // namespace futurescope
