// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/reproduction.h"

#include "core/experiment/experimentjson.h"
#include "core/experiment/sweepchoice.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace futurescope {

namespace {

/// As the command line reads numbers: without an exponent.
std::string numberText(double number)
{
    std::array<char, 400> text{};
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
    return {text.data(), end};
}

std::string quoted(const std::string &word)
{
    constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_=.,/:";
    if (!word.empty() && word.find_first_not_of(plain) == std::string::npos)
        return word;
    std::string result = "'";
    for (const char character : word)
        result += character == '\'' ? std::string("'\\''") : std::string(1, character);
    return result + "'";
}

/// Collects "--name value" for what differs from what is meant when the option is left out.
class Arguments
{
public:
    explicit Arguments(std::vector<std::string> &target) : m_target(target) {}

    void add(const char *name, std::string value)
    {
        m_target.push_back(std::string("--") + name);
        m_target.push_back(std::move(value));
    }
    void addFlag(const char *name) { m_target.push_back(std::string("--") + name); }
    template <class Value, class Text>
    void addIfOther(const char *name, const Value &value, const Value &usual, Text text)
    {
        if (value != usual)
            add(name, std::string(text(value)));
    }

private:
    std::vector<std::string> &m_target;
};

std::string wholeText(std::uint64_t number)
{
    return std::to_string(number);
}

void addWorkload(Arguments &arguments, const Workload &workload)
{
    const Workload usual;
    arguments.add("workload", std::string(workloadName(workload.kind)));
    arguments.add("items", wholeText(workload.items));
    arguments.add("work", durationText(workload.work));
    arguments.addIfOther("distribution", workload.distribution, usual.distribution, distributionName);
    arguments.addIfOther("spread", workload.spreadPercent, usual.spreadPercent, numberText);
    arguments.addIfOther("failure-rate", workload.failureRate, usual.failureRate, numberText);
    arguments.addIfOther("payload", workload.payloadInBytes, usual.payloadInBytes, wholeText);
    arguments.addIfOther("serial", workload.serialPercent, usual.serialPercent, numberText);
    arguments.addIfOther("coupling", workload.coupling, usual.coupling, couplingName);
    arguments.add("seed", wholeText(workload.seed));
    arguments.addIfOther("counter", workload.counter, usual.counter, counterFormName);
    arguments.addIfOther("array-bytes", workload.arrayBytes, usual.arrayBytes, wholeText);
    arguments.addIfOther("flops-per-byte", workload.flopsPerByte, usual.flopsPerByte, wholeText);
    arguments.addIfOther("wait-share", workload.waitPercent, usual.waitPercent, wholeText);
    arguments.addIfOther("depth", workload.depth, usual.depth, wholeText);
    arguments.addIfOther("child-wait", workload.childWait, usual.childWait, childWaitName);
}

void addRest(Arguments &arguments, const SweepPlan &plan)
{
    const Experiment &base = plan.base;
    const Experiment usual;
    arguments.add("executor", std::string(executorName(base.executor)));
    arguments.add("workers", wholeText(static_cast<std::uint64_t>(base.workers)));
    arguments.add("chunk", wholeText(base.chunk));
    arguments.addIfOther("schedule", base.schedule, usual.schedule, scheduleName);
    arguments.addIfOther("collect", base.collect, usual.collect, collectName);
    if (base.timeout)
        arguments.add("timeout", durationText(*base.timeout));
    if (base.cancelAfter)
        arguments.add("cancel-after", durationText(*base.cancelAfter));
    arguments.addIfOther("worker-death", base.workerDeath, usual.workerDeath, workerDeathName);
    arguments.addIfOther("max-tasks-per-child", base.maxTasksPerChild, usual.maxTasksPerChild,
                         [](int tasks) { return std::to_string(tasks); });
    arguments.addIfOther("switch-interval", base.switchInterval, usual.switchInterval, durationText);
    arguments.addIfOther("queue-policy", base.queuePolicy, usual.queuePolicy, queuePolicyName);
    arguments.addIfOther("queue-limit", base.queueLimit, usual.queueLimit, wholeText);
    arguments.addIfOther("submit-every", base.submitEvery, usual.submitEvery, durationText);
    if (base.heartbeat)
        arguments.add("heartbeat", durationText(*base.heartbeat));
    arguments.addIfOther("loop-computing", base.loopComputing, usual.loopComputing, loopComputingName);
}

void addSweep(Arguments &arguments, const SweepPlan &plan)
{
    arguments.add("vary", std::string(varyName(plan.vary)));
    arguments.add("values", sweepValueListText(plan.vary, plan.values));
    if (plan.second) {
        arguments.add("vary2", std::string(varyName(plan.second->vary)));
        arguments.add("values2", sweepValueListText(plan.second->vary, plan.second->values));
    }
    arguments.add("repeats", std::to_string(plan.repeats));
    if (plan.workGrows)
        arguments.addFlag("weak-scaling");
}

/// Has it what no option can say?
bool needsFile(const Experiment &experiment)
{
    const Experiment usual;
    return experiment.workload.payloadInBytes != experiment.workload.payloadOutBytes
           || experiment.shutdown != usual.shutdown || experiment.cancelsTimedOut != usual.cancelsTimedOut
           || experiment.submitsLate != usual.submitsLate || experiment.warmWorkers != usual.warmWorkers;
}

} // namespace

Reproduction reproductionOf(const SweepPlan &plan)
{
    Reproduction result;
    result.arguments = {"sweep"};
    Arguments arguments(result.arguments);
    if (needsFile(plan.base)) {
        result.experimentFile = "experiment.json";
        result.experimentJson = toJson(plan.base);
        arguments.add("experiment", result.experimentFile);
    } else {
        addWorkload(arguments, plan.base.workload);
        addRest(arguments, plan);
    }
    addSweep(arguments, plan);
    result.command = "futurescope";
    for (const std::string &argument : result.arguments)
        result.command += ' ' + quoted(argument);
    return result;
}

} // namespace futurescope
