// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workloads/planneditems.h"

#include "core/workloads/counterrandom.h"
#include "core/workloads/cpuwork.h"
#include "core/workloads/download.h"
#include "core/workloads/durations.h"
#include "core/workloads/itemorder.h"
#include "core/workloads/payload.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>
#include <unordered_map>

namespace futurescope {

namespace {

std::uint64_t scaled(Nanos duration, double perNs)
{
    return static_cast<std::uint64_t>(std::llround(static_cast<double>(duration.count()) * perNs));
}

std::vector<std::uint64_t> scaledAll(const std::vector<Nanos> &durations, double perNs)
{
    std::vector<std::uint64_t> arguments(durations.size());
    std::ranges::transform(durations, arguments.begin(), [perNs](Nanos duration) { return scaled(duration, perNs); });
    return arguments;
}

/// Keeps eleven significant bits, so that millions of items need a few thousand primes and no item is off by more
/// than 0.05 %.
std::uint64_t rounded(std::uint64_t number)
{
    const int surplus = std::max(0, static_cast<int>(std::bit_width(number)) - 11);
    return ((number + (std::uint64_t{1} << surplus >> 1)) >> surplus) << surplus;
}

/// Numbers to factor. What would take longer than one number can is spread over `scale` factorisations of each.
void planPrimes(PlannedItems &items)
{
    items.arguments = scaledAll(items.durations, Calibration::ofThisMachine().divisionsPerNs);
    const std::uint64_t most = items.arguments.empty() ? 0 : std::ranges::max(items.arguments);
    items.scale = most / maxDivisions + 1;
    std::unordered_map<std::uint64_t, std::uint64_t> primes;
    for (std::uint64_t &argument : items.arguments) {
        const std::uint64_t divisions = std::min(rounded(argument / items.scale), maxDivisions);
        const auto [known, isNew] = primes.try_emplace(divisions, 0);
        if (isNew)
            known->second = primeThatTakes(divisions);
        argument = known->second;
    }
}

/// A part of each item is slept, the rest computed.
void planMixed(PlannedItems &items)
{
    const double waits = items.workload.waitPercent / 100.0;
    items.arguments = scaledAll(items.durations, waits);
    const double turnsPerNs = Calibration::ofThisMachine().squaresPerNs * (1 - waits) / waits;
    items.scale = static_cast<std::uint64_t>(std::llround(turnsPerNs * mixedScaleNs));
}

Status planDownloads(PlannedItems &items)
{
    items.arguments = scaledAll(items.durations, 1);
    if (items.durations.empty())
        return success();
    const std::uint32_t bytes = bodyBytes(items.batch(0, 0));
    auto server = LoopbackServer::start({bytes, std::ranges::max(items.durations).count()});
    if (!server)
        return server.error();
    items.server = std::move(*server);
    return success();
}

Status planFile(PlannedItems &items)
{
    items.arguments = scaledAll(items.durations, Calibration::ofThisMachine().fileBytesPerNs);
    if (items.durations.empty())
        return success();
    auto file = makeWorkFile();
    if (!file)
        return file.error();
    items.file = std::move(*file);
    items.filePath = items.file.path();
    return success();
}

Status planStream(PlannedItems &items)
{
    auto array = StreamArray::make(items.workload.arrayBytes, items.workload.flopsPerByte);
    if (!array)
        return array.error();
    items.array = std::move(*array);
    items.arguments = scaledAll(items.durations, items.array->bytesPerNs());
    return success();
}

Status planArguments(PlannedItems &items)
{
    switch (items.workload.kind) {
    case WorkloadKind::SumOfSquares:
    case WorkloadKind::Nested:
    case WorkloadKind::Tree:
        items.arguments = scaledAll(items.durations, Calibration::ofThisMachine().squaresPerNs);
        break;
    case WorkloadKind::PrimeFactors:
        planPrimes(items);
        break;
    case WorkloadKind::Sleep:
        items.arguments = scaledAll(items.durations, 1);
        break;
    case WorkloadKind::Mixed:
        planMixed(items);
        break;
    case WorkloadKind::Download:
        return planDownloads(items);
    case WorkloadKind::ReadFile:
        return planFile(items);
    case WorkloadKind::Counter:
        items.arguments = scaledAll(items.durations, SharedCounter::plainPerNs());
        items.counter = std::make_unique<SharedCounter>(items.workload.counter);
        break;
    case WorkloadKind::MemoryStream:
        return planStream(items);
    }
    return success();
}

/// Takes the serial part off every item, so that the total stays as it was drawn.
void takeSerialPart(PlannedItems &items)
{
    for (Nanos &duration : items.durations) {
        const double share = static_cast<double>(duration.count()) * items.workload.serialPercent / 100;
        const Nanos serial{std::llround(share)};
        duration -= serial;
        items.serialWork += serial;
    }
}

/// Puts what the items were given in their order.
void arrange(PlannedItems &items)
{
    if (items.order.empty())
        return;
    std::vector<std::uint64_t> arranged(items.arguments.size());
    std::ranges::transform(items.order, arranged.begin(), [&](std::uint32_t item) { return items.arguments[item]; });
    items.arguments = std::move(arranged);
}

} // namespace

ItemBatch PlannedItems::batch(std::uint32_t first, std::uint32_t count) const
{
    assert(std::uint64_t{first} + count <= arguments.size());
    ItemBatch batch;
    batch.kind = workload.kind;
    batch.seed = workload.seed;
    batch.failureRate = workload.failureRate;
    batch.firstItem = count == 0 ? first : itemAt(first);
    if (!order.empty())
        batch.numbers = std::span(order).subspan(first, count);
    batch.arguments = std::span(arguments).subspan(first, count);
    batch.scale = scale;
    batch.payloadInBytes = workload.payloadInBytes;
    batch.payloadOutBytes = workload.payloadOutBytes;
    batch.payloadIn = payloadIn.data();
    batch.serverPort = server ? server->port() : std::uint16_t{0};
    batch.fileDescriptor = file.descriptor();
    batch.filePath = filePath;
    batch.nesting = &nesting;
    batch.team = team.get();
    batch.counter = counter.get();
    batch.array = array.get();
    return batch;
}

Result<std::shared_ptr<const PlannedItems>> planItems(const Workload &workload, Nesting nesting,
                                                      const ItemDealing &dealing)
{
    auto items = std::make_shared<PlannedItems>();
    items->workload = workload;
    items->nesting = std::move(nesting);
    items->nesting.depth = workload.depth;
    items->nesting.childWait = workload.childWait;
    items->durations = drawDurations(workload);
    takeSerialPart(*items);
    items->grain = dealing.grain;
    if (workload.coupling != Coupling::None)
        items->team = std::make_unique<Team>(workload.coupling, Calibration::ofThisMachine().squaresPerNs);
    appendPayload(items->payloadIn, workload.payloadInBytes, drawBits(workload.seed, Draw::PayloadIn, 0));
    if (const Status planned = planArguments(*items); !planned)
        return planned.error();
    items->order = itemOrder(dealing, items->durations);
    arrange(*items);
    return std::shared_ptr<const PlannedItems>(std::move(items));
}

} // namespace futurescope
