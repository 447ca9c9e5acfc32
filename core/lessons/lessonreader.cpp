// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/boundedjson.h"
#include "core/base/jsonfields.h"
#include "core/experiment/experimentjson.h"
#include "core/lessons/lesson.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <set>

namespace futurescope {

namespace {

constexpr double largestFigure = 1e15;

constexpr std::array<std::pair<PredictionKind, std::string_view>, 5> predictionKinds{{
    {PredictionKind::FinishLines, "finish-lines"},
    {PredictionKind::Count, "count"},
    {PredictionKind::Order, "order"},
    {PredictionKind::Curve, "curve"},
    {PredictionKind::Pick, "pick"},
}};

constexpr std::array<std::pair<Relation, std::string_view>, 5> relations{{
    {Relation::Less, "<"},
    {Relation::AtMost, "<="},
    {Relation::Equal, "="},
    {Relation::AtLeast, ">="},
    {Relation::More, ">"},
}};

template <class Table, class Enum>
std::string_view nameIn(const Table &table, Enum value)
{
    return std::ranges::find(table, value, [](const auto &entry) { return entry.first; })->second;
}

template <class Enum, std::size_t count>
Result<Enum> valueIn(const std::array<std::pair<Enum, std::string_view>, count> &table, std::string_view what,
                     std::string_view name)
{
    const auto found = std::ranges::find(table, name, [](const auto &entry) { return entry.second; });
    if (found != table.end())
        return found->first;
    return Error{ErrorCode::InvalidInput, fmt::format("unknown {} \"{}\"", what, name.substr(0, 60))};
}

/// `base` with the members of `change` in place of its own; objects on both sides are laid over each other.
JsonValue overlaid(JsonValue base, const JsonValue &change)
{
    for (const JsonMember &member : change.members) {
        const auto own = std::ranges::find(base.members, member.name, &JsonMember::name);
        if (own == base.members.end())
            base.members.push_back(member);
        else if (own->value.isObject() && member.value.isObject())
            own->value = overlaid(std::move(own->value), member.value);
        else
            own->value = member.value;
    }
    return base;
}

/// Names of variants become names of files.
bool isPlainName(std::string_view name)
{
    return !name.empty() && name.size() <= 40
           && name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

/// Reads one lesson; the first error stops it.
class LessonReader
{
public:
    explicit LessonReader(const JsonValue &json) : m_fields(json, "") {}

    Result<Lesson> read(std::string id)
    {
        m_lesson.id = std::move(id);
        readHead();
        readVariants();
        readPrediction();
        readContract();
        if (const Status status = m_fields.nothingElse(); !status)
            return status.error();
        return std::move(m_lesson);
    }

private:
    void fail(std::string detail) { m_fields.fail(Error{ErrorCode::InvalidInput, std::move(detail)}); }
    bool failed() const { return !m_fields.status(); }

    void readHead()
    {
        int schema = Lesson::schemaVersion;
        m_fields.whole("schema", schema, 1, Lesson::schemaVersion);
        m_fields.whole("number", m_lesson.number, 0, 999);
        m_fields.text("course", m_lesson.course);
        m_fields.texts("concepts", m_lesson.concepts);
        m_fields.texts("free", m_lesson.free);
        m_fields.whole("repeats", m_lesson.repeats, 1, Lesson::maxRepeats);
        m_fields.whole("cores", m_lesson.cores, 1, 1024);
        m_fields.truth("ghosts", m_lesson.ghosts);
        readShade();
    }

    void readShade()
    {
        const std::string_view idle = measureName(Measure::IdleAtTheEnd);
        std::string shade;
        m_fields.text("shade", shade);
        m_lesson.shadesIdleTail = shade == idle;
        if (!shade.empty() && shade != idle)
            fail(fmt::format("shade is \"{}\"; the only measure that can be shaded is {}", shade.substr(0, 60), idle));
    }

    void readVariants()
    {
        const JsonValue *base = m_fields.object("experiment");
        const JsonValue *variants = m_fields.list("variants");
        std::string shown;
        m_fields.text("shown", shown);
        if (failed())
            return;
        if (!base || !variants || variants->items.empty() || variants->items.size() > Lesson::maxVariants)
            return fail(fmt::format("a lesson needs an experiment and 1 to {} variants", Lesson::maxVariants));
        for (std::size_t index = 0; index < variants->items.size() && !failed(); ++index)
            readVariant(*base, variants->items[index], fmt::format("variants[{}].", index));
        if (!failed() && !shown.empty())
            m_lesson.shown = variantCalled(shown, "shown");
    }

    void readVariant(const JsonValue &base, const JsonValue &json, const std::string &path)
    {
        JsonFields fields(json, path);
        LessonVariant variant;
        fields.text("name", variant.name);
        const JsonValue *change = fields.object("change");
        m_fields.fail(fields.nothingElse());
        if (failed())
            return;
        const auto same = [&](const LessonVariant &other) { return other.name == variant.name; };
        if (!isPlainName(variant.name) || std::ranges::any_of(m_lesson.variants, same))
            return fail(path + "name must be 1 to 40 of a-z, 0-9 and -, and no other variant's name");
        const auto experiment = experimentFromJson(change ? overlaid(base, *change) : base);
        if (!experiment)
            return fail(path + "change: " + experiment.error().detail);
        variant.experiment = *experiment;
        m_lesson.variants.push_back(std::move(variant));
    }

    std::size_t variantCalled(const std::string &name, const std::string &path)
    {
        const auto found = std::ranges::find(m_lesson.variants, name, &LessonVariant::name);
        if (found == m_lesson.variants.end())
            fail(fmt::format("{} names the variant \"{}\", which the lesson does not have", path, name.substr(0, 60)));
        return static_cast<std::size_t>(found - m_lesson.variants.begin());
    }

    void readPrediction()
    {
        const JsonValue *json = failed() ? nullptr : m_fields.object("prediction");
        if (!json)
            return;
        LessonPrediction prediction;
        JsonFields fields(*json, "prediction.");
        std::vector<std::string> of;
        fields.named("kind", prediction.kind, predictionKind);
        fields.named("measure", prediction.measure, measure);
        fields.texts("of", of);
        fields.real("least", prediction.least, 0, largestFigure);
        fields.real("most", prediction.most, 0, largestFigure);
        fields.truth("logarithmic", prediction.logarithmic);
        fields.named("along", prediction.along, varyKind);
        fields.whole("groupSize", prediction.groupSize, 0, Lesson::maxVariants);
        m_fields.fail(fields.nothingElse());
        for (const std::string &name : of)
            prediction.of.push_back(variantCalled(name, "prediction.of"));
        if (!failed())
            checkPrediction(prediction);
        m_lesson.prediction = std::move(prediction);
    }

    void checkPrediction(const LessonPrediction &prediction)
    {
        if (prediction.of.empty())
            return fail("prediction.of must name at least one variant");
        if (!(prediction.least < prediction.most))
            return fail("prediction.least must be less than prediction.most");
        if (prediction.logarithmic && prediction.least <= 0)
            return fail("prediction.least must be more than 0 on a logarithmic axis");
        const bool picks = prediction.kind == PredictionKind::Pick;
        if (picks && (prediction.groupSize < 2 || prediction.of.size() % prediction.groupSize != 0))
            return fail("prediction.groupSize must be 2 or more and divide the number of variants in prediction.of");
    }

    void readContract()
    {
        const JsonValue *rules = failed() ? nullptr : m_fields.list("contract");
        for (std::size_t index = 0; rules && index < rules->items.size() && !failed(); ++index)
            readRule(rules->items[index], fmt::format("contract[{}].", index));
    }

    void readRule(const JsonValue &json, const std::string &path)
    {
        Rule rule;
        JsonFields fields(json, path);
        rule.left = readFigure(fields, path);
        fields.named("is", rule.relation, relation);
        fields.real("times", rule.times, 0, largestFigure);
        double value = 0;
        fields.real("value", value, 0, largestFigure);
        rule.right = value;
        const JsonValue *than = fields.object("than");
        m_fields.fail(fields.nothingElse());
        if (!failed() && (than != nullptr) == fields.has("value"))
            return fail(path.substr(0, path.size() - 1) + " must have either a value or a figure to compare with");
        if (than && !failed()) {
            JsonFields inner(*than, path + "than.");
            rule.right = readFigure(inner, path + "than.");
            m_fields.fail(inner.nothingElse());
        }
        m_lesson.contract.push_back(rule);
    }

    LessonFigure readFigure(JsonFields &fields, const std::string &path)
    {
        LessonFigure figure;
        std::string of;
        fields.named("measure", figure.measure, measure);
        fields.text("of", of);
        m_fields.fail(fields.status());
        if (!failed())
            figure.variant = variantCalled(of, path + "of");
        return figure;
    }

    JsonFields m_fields;
    Lesson m_lesson;
};

} // namespace

std::string_view predictionKindName(PredictionKind kind)
{
    return nameIn(predictionKinds, kind);
}

Result<PredictionKind> predictionKind(std::string_view name)
{
    return valueIn(predictionKinds, "kind of prediction", name);
}

std::string_view relationName(Relation relation)
{
    return nameIn(relations, relation);
}

Result<Relation> relation(std::string_view name)
{
    return valueIn(relations, "relation", name);
}

std::vector<LessonFigure> figuresOf(const Lesson &lesson)
{
    std::set<LessonFigure> figures;
    if (lesson.prediction) {
        for (const std::size_t variant : lesson.prediction->of)
            figures.insert({lesson.prediction->measure, variant});
    }
    for (const Rule &rule : lesson.contract) {
        figures.insert(rule.left);
        if (const LessonFigure *figure = std::get_if<LessonFigure>(&rule.right))
            figures.insert(*figure);
    }
    return {figures.begin(), figures.end()};
}

double valueAlong(SweepPlan::Vary along, const Experiment &experiment)
{
    switch (along) {
    case SweepPlan::Vary::Chunk:
        return experiment.chunk;
    case SweepPlan::Vary::Work:
        return static_cast<double>(experiment.workload.work.count());
    case SweepPlan::Vary::Executor:
        return static_cast<double>(experiment.executor);
    case SweepPlan::Vary::Workers:
        break;
    }
    return experiment.workers;
}

Result<Lesson> lessonFromJson(std::string_view text, std::string id)
{
    const auto json = parseJson(text);
    if (!json)
        return json.error();
    if (!json->isObject())
        return Error{ErrorCode::InvalidInput, "the lesson is " + describeJson(*json) + "; it must be an object"};
    return LessonReader(*json).read(std::move(id));
}

} // namespace futurescope
