// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/chartcard.h"

#include "app/charts/chartchooser.h"
#include "app/charts/sweepcontent.h"
#include "app/charts/sweepfollowups.h"
#include "app/charts/sweeptext.h"
#include "app/lab/text.h"
#include "app/lab/themedicon.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace futurescope {

namespace {

constexpr int headerGap = 8;
constexpr int sideMargin = 12;
constexpr int leastCardLines = 7;

/// A line of text that ends in dots where there is no room for it; where there is none for half of it, it is left out.
class ElidedLabel : public QLabel
{
public:
    explicit ElidedLabel(QWidget *parent) : QLabel(parent)
    {
        setTextFormat(Qt::PlainText);
        setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        if (contentsRect().width() < fontMetrics().horizontalAdvance(text()) / 2)
            return;
        QPainter painter(this);
        painter.setPen(palette().color(foregroundRole()));
        painter.drawText(contentsRect(), Qt::AlignLeft | Qt::AlignVCenter,
                         fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width()));
    }
};

QLabel *makeLabel(const char *role, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setProperty(role, true);
    return label;
}

/// Do two plans measure the same, whatever values they take?
bool sameSubject(const SweepPlan &one, const SweepPlan &other)
{
    const auto secondOf = [](const SweepPlan &plan) {
        return plan.second ? std::optional(plan.second->vary) : std::nullopt;
    };
    if (one.vary != other.vary || secondOf(one) != secondOf(other) || one.workGrows != other.workGrows)
        return false;
    Experiment first = experimentAt(one, 1);
    const Experiment second = experimentAt(other, 1);
    first.name = second.name;
    first.unknownFields = second.unknownFields;
    return first == second;
}

std::optional<SweepCell> cellAt(const std::optional<SweepResult> &result, const ChartContent &content,
                                std::optional<qsizetype> point)
{
    if (!result || !point || content.points().at(*point).source < 0)
        return std::nullopt;
    const SweepPoint &source = result->points[static_cast<std::size_t>(content.points().at(*point).source)];
    return SweepCell{source.value, source.second};
}

} // namespace

ChartCard::ChartCard(SweepPlan::Vary vary, QWidget *parent)
    : QFrame(parent),
      m_shown(vary == SweepPlan::Vary::Workers ? SweepChart::Speedup : SweepChart::Granularity)
{
    setProperty("card", true);
    m_chart = new CurveChart(this);
    m_chart->setAccessibleName(chartTitle(m_shown));
    m_problem = makeLabel("error", this);
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(sideMargin, 8, sideMargin, 6);
    layout->setSizeConstraint(QLayout::SetNoConstraint); // the header is made to fit by fitHeader()
    layout->setSpacing(4);
    layout->addWidget(createHeader());
    layout->addWidget(m_chart, 1);
    layout->addWidget(m_problem);
    m_followUps = new SweepFollowUps(this);
    layout->addWidget(m_followUps);

    connect(m_button, &QToolButton::clicked, this, &ChartCard::onButtonClicked);
    connect(m_followUps, &SweepFollowUps::goOnRequested, this, &ChartCard::goOnRequested);
    connect(m_followUps, &SweepFollowUps::repeatRequested, this, &ChartCard::repeatRequested);
    connect(m_chart, &CurveChart::pointClicked, this, &ChartCard::onPointClicked);
    connect(m_chart, &CurveChart::stroke, this, &ChartCard::onStroke);
    connect(m_chart, &CurveChart::penKey, this, &ChartCard::onPenKey);
    connect(m_chooser, &ChartChooser::chartChosen, this, &ChartCard::showChart);
    connect(m_chooser, &ChartChooser::runChosen, this, &ChartCard::showRunOf);
    connect(m_chooser, &ChartChooser::predictionWanted, this, &ChartCard::beginPrediction);
    updateChooser();
    updateButton();
}

QWidget *ChartCard::createHeader()
{
    auto *header = new QWidget(this);
    m_chooser = new ChartChooser(header);
    m_subtitle = new ElidedLabel(header);
    m_subtitle->setProperty("muted", true);
    m_progress = new ElidedLabel(header);
    m_progress->setProperty("muted", true);
    m_progress->setObjectName(QStringLiteral("progress"));
    m_progress->hide();
    m_button = new QToolButton(header);
    m_button->setObjectName(QStringLiteral("measure"));
    m_settingsButton = createSettingsButton();
    m_exportButton = createExportButton();

    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(headerGap);
    layout->addWidget(m_chooser);
    layout->addWidget(m_subtitle, 1);
    layout->addWidget(m_progress, 2);
    layout->addWidget(m_button);
    layout->addWidget(m_settingsButton);
    layout->addWidget(m_exportButton);
    return header;
}

/// What the header needs at least, with or without the word on the export button and the button of the settings.
int ChartCard::headerWidth(bool compact) const
{
    const int word = m_exportButton->fontMetrics().horizontalAdvance(tr("Export ▾"));
    const int mark = m_exportButton->fontMetrics().horizontalAdvance(QStringLiteral("▾"));
    const int frame = m_exportButton->sizeHint().width()
                      - m_exportButton->fontMetrics().horizontalAdvance(m_exportButton->text());
    const int settings = compact ? 0 : m_settingsButton->sizeHint().width() + headerGap;
    return m_chooser->titleWidth() + m_button->sizeHint().width() + settings + frame + (compact ? mark : word)
           + 4 * headerGap + 2 * sideMargin;
}

void ChartCard::fitHeader()
{
    const bool compact = width() < headerWidth(false);
    m_settingsButton->setVisible(!compact);
    const QString text = compact ? QStringLiteral("▾") : tr("Export ▾");
    if (m_exportButton->text() != text)
        m_exportButton->setText(text); // with its own arrow: the style's would lie on the word
}

QSize ChartCard::minimumSizeHint() const
{
    const int header = m_button->sizeHint().height();
    const int problem = m_problem->isHidden() ? 0 : m_problem->fontMetrics().height();
    return {headerWidth(true), header + problem + leastCardLines * fontMetrics().height()};
}

void ChartCard::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    fitHeader();
}

void ChartCard::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        updateGeometry();
        fitHeader();
    }
}

QToolButton *ChartCard::createSettingsButton()
{
    auto *button = new QToolButton(this);
    button->setObjectName(QStringLiteral("sweepSettings"));
    button->setIcon(themedIcon(QStringLiteral("sliders")));
    button->setFocusPolicy(Qt::StrongFocus);
    button->setAccessibleName(tr("Sweep settings"));
    button->setToolTip(tr("Sweep settings: what varies, over which values, how often"));
    // In a narrow card it is hidden, and its form opens from the menu of charts.
    const auto ask = [this, button] { emit settingsRequested(button->isHidden() ? m_button : button); };
    connect(button, &QToolButton::clicked, this, ask);
    connect(m_chooser, &ChartChooser::settingsWanted, this, ask);
    return button;
}

QToolButton *ChartCard::createExportButton()
{
    auto *button = new QToolButton(this);
    button->setObjectName(QStringLiteral("export"));
    button->setStyleSheet(QStringLiteral("QToolButton::menu-indicator { image: none; }"));
    button->setAccessibleName(tr("Export the chart %1").arg(chartTitle(m_shown)));
    button->setPopupMode(QToolButton::InstantPopup);
    button->setEnabled(false);
    auto *menu = new QMenu(button);
    menu->addAction(tr("Export picture…"), this, [this] { emit exportRequested(exportable()); });
    menu->addAction(tr("Copy picture"), this, [this] { emit copyRequested(exportable()); });
    button->setMenu(menu);
    return button;
}

void ChartCard::setPlan(const SweepPlan &plan, const QString &shortcut, const QString &problem)
{
    m_plan = plan;
    m_shortcut = shortcut;
    m_planProblem = problem;
    if (const Status valid = problem.isEmpty() ? validate(plan) : success(); !valid)
        m_planProblem = toText(valid.error());
    m_pen.setValues(m_planProblem.isEmpty() ? sweepValues(plan) : std::vector<SweepValue>());
    if (!m_result && !m_measuring && !chartsOf(plan).contains(m_shown))
        m_shown = chartsOf(plan).first();
    updateChooser();
    updateButton();
    updateSubtitle();
    updateEmptyText();
}

void ChartCard::setBlocked(const QString &reason)
{
    m_blockedReason = reason;
    updateButton();
}

void ChartCard::setTheme(const Theme &theme)
{
    m_chart->setTheme(theme);
}

void ChartCard::showStarted(const SweepPlan &plan)
{
    m_measuring = true;
    m_predicting = false;
    m_result.reset();
    m_problem->hide();
    m_pen.lock();
    m_options = {std::nullopt, plan.vary == m_plan.vary ? m_pen.prediction() : Prediction(), false};
    m_pen.clear(); // the next one is for the next sweep
    if (!chartsOf(plan).contains(m_shown))
        m_shown = chartsOf(plan).first();
    m_chart->setDrawing(false);
    const bool guessed = m_shown == SweepChart::Speedup && !m_options.prediction.isEmpty();
    m_chart->setContent(guessed ? predictionContent(plan, m_options.prediction, tr("Measuring…"))
                                : emptyContent(m_shown, tr("Measuring…")));
    setProgress(tr("warming up"));
    m_exportButton->setEnabled(false);
    m_subtitle->setText(chartSubtitle(m_shown, plan));
    updateChooser();
    updateButton();
}

void ChartCard::showProgress(const SweepProgress &progress)
{
    const QString count = tr("%1 of %2 runs").arg(progress.runsDone).arg(progress.runsTotal);
    const QString now = progress.warmUp ? tr("warming up") : cellText(m_plan, progress.cell);
    setProgress(QStringLiteral("%1 · %2").arg(count, now));
}

/// In the place of the subtitle while there is one.
void ChartCard::setProgress(const QString &text)
{
    m_progress->setText(text);
    m_progress->setToolTip(text);
    m_progress->setVisible(!text.isEmpty());
    m_subtitle->setVisible(text.isEmpty());
}

void ChartCard::showResult(const SweepResult &result)
{
    const auto selected = cellAt(m_result, m_chart->content(), m_chart->selectedPoint());
    m_result = result;
    m_options.parts = !m_measuring; // reading traces would disturb what is being measured
    if (!chartsOf(result).contains(m_shown))
        m_shown = chartsOf(result).first();
    redraw();
    const ChartContent &content = m_chart->content();
    for (qsizetype point = 0; selected && point < content.points().size(); ++point) {
        if (cellAt(m_result, content, point) == selected)
            m_chart->setSelectedPoint(point);
    }
    m_followUps->setResult(m_result, m_measuring);
    showProblem(problemsText(result));
    updateSubtitle();
}

void ChartCard::showEnded()
{
    m_measuring = false;
    setProgress({});
    if (m_result && m_result->stopped) {
        setProgress(tr("stopped"));
        if (m_result->points.empty())
            m_result.reset();
    }
    m_options.parts = true;
    if (m_result)
        redraw();
    else
        m_pen.resume(m_options.prediction);
    updateChooser();
    updateButton();
    updateSubtitle();
    updateEmptyText();
}

void ChartCard::showProblem(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

std::shared_ptr<const Exportable> ChartCard::exportable() const
{
    return m_result && !m_predicting ? chartPicture(m_shown, *m_result, size(), m_options) : nullptr;
}

void ChartCard::onButtonClicked()
{
    if (m_measuring)
        emit stopRequested();
    else
        emit measureRequested(m_plan);
}

void ChartCard::requestMeasuring()
{
    if (!m_measuring)
        m_button->click(); // which does nothing while it is greyed
}

void ChartCard::onPointClicked(qsizetype point)
{
    const qsizetype source = m_chart->content().points().at(point).source;
    if (!m_result || source < 0)
        return;
    // A copy, because whoever opens the run may well change this card.
    const Run run = *m_result->points[static_cast<std::size_t>(source)].medianRun;
    emit runPicked(run);
}

void ChartCard::updateButton()
{
    m_followUps->setResult(m_result, m_measuring);
    m_followUps->setBlocked(m_blockedReason);
    m_button->setText(m_measuring ? tr("Stop") : tr("Measure"));
    m_button->setAccessibleName(m_measuring ? tr("Stop measuring") : tr("Measure %1").arg(chartTitle(m_shown)));
    const QString reason = m_blockedReason.isEmpty() ? m_planProblem : m_blockedReason;
    m_button->setEnabled(m_measuring || reason.isEmpty());
    if (m_measuring)
        m_button->setToolTip(tr("Stop; what was measured so far stays"));
    else if (!reason.isEmpty())
        m_button->setToolTip(reason);
    else
        m_button->setToolTip(tr("%1 (%2)").arg(askText(m_plan, m_shortcut), costText(m_plan)));
}

void ChartCard::updateSubtitle()
{
    if (m_measuring)
        return;
    QString text = chartSubtitle(m_shown, m_result ? m_result->plan : m_plan);
    if (!m_result && m_planProblem.isEmpty())
        text = costText(m_plan); // what is of use before the sweep
    if (m_result && !sameSubject(m_result->plan, m_plan))
        text = tr("for earlier settings · %1").arg(text);
    m_subtitle->setText(text);
    m_subtitle->setToolTip(m_result ? sweepCaption(*m_result) : QString());
}

void ChartCard::updateEmptyText()
{
    if (m_measuring || (m_result && !m_predicting))
        return;
    if (predictsNow())
        showPredicting();
    else
        m_chart->setContent(
            emptyContent(m_shown, m_planProblem.isEmpty() ? askText(m_plan, m_shortcut) : m_planProblem));
    m_chart->setDrawing(predictsNow());
}

} // namespace futurescope
