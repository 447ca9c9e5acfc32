// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/appearance.h"

#include <QApplication>
#include <QPalette>
#include <QRegularExpression>

#include <algorithm>

namespace futurescope {

namespace {

/// "font-size: 9pt" becomes "font-size: 11.25pt" at 125 %: a style sheet wins over any font that is set.
QString scaledText(const QString &sheet, int percent)
{
    static const QRegularExpression size(QStringLiteral("font-size: *([0-9.]+)pt"));
    QString scaled;
    qsizetype done = 0;
    for (auto matches = size.globalMatch(sheet); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        scaled += QStringView(sheet).mid(done, match.capturedStart() - done);
        scaled += QStringLiteral("font-size: %1pt").arg(match.captured(1).toDouble() * percent / 100);
        done = match.capturedEnd();
    }
    scaled += QStringView(sheet).mid(done);
    return scaled;
}

const char *const labSheet = R"(
#experimentPanel, #experimentPanelContent, #futureDetails, #futureDetailsContent, #metricsView, #metricsContent,
#futuresPanel, #lessonExplain, #lessonExplainContent, #lessonPredict, #lessonPredictContent { background: %card; }
#experimentPanel { border-right: 1px solid %border; }
#futuresPanel { border-left: 1px solid %border; }
QLabel[hint="true"] { font-size: 8pt; }
QLabel[figure="true"], #appName { font-weight: 600; }
#appName { font-size: 11pt; padding: 0 10px 0 4px; }
QLineEdit[value="true"] { background: transparent; border: 1px solid transparent; font-weight: 600; padding: 0 3px; }
QLineEdit[value="true"]:hover { border-color: %border; }
QLineEdit[value="true"]:focus { border-color: %accent; background: %card; }
QLineEdit[value="true"]:disabled { background: transparent; }
QLineEdit[invalid="true"] { border-color: %error; color: %error; }
#executorsection QPushButton { text-align: left; }
#messageBar { border: none; border-bottom: 1px solid %border; background: %wash; }
#messageBar[kind="error"], #messageBar[kind="warning"] { border-left: 4px solid %error; }
#messageBar QToolButton, #statusStrip QToolButton { border: none; background: transparent; }
#scenario { combobox-popup: 0; }
QComboBox::drop-down { border: none; width: 18px; }
QComboBox::down-arrow { image: url(:/icons/chevron.svg); width: 10px; height: 10px; }
QScrollBar:vertical { width: 10px; background: transparent; border: none; }
QScrollBar:horizontal { height: 10px; background: transparent; border: none; }
QScrollBar::handle { background: %border; border-radius: 4px; margin: 1px; min-height: 24px; min-width: 24px; }
QScrollBar::handle:hover { background: %accent; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
#lessonQuestion { font-size: 13pt; font-weight: 600; }
#lessonQuestion[compact="true"] { font-size: 11pt; }
#lessonVerdict { font-size: 11pt; font-weight: 600; }
#lessonExplanation, #lessonTryNext { font-size: 10pt; }
#lessonRecorded { background: %wash; border-left: 4px solid %error; padding: 4px 8px; }
#lessonScriptText { font-size: 15pt; }
#qt_toolbar_ext_button { padding: 0; border: none; background: %wash; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; border: none; }
#futuresTable { padding: 0; }
#futuresTable QHeaderView::section { padding: 4px 4px; }
QSplitter::handle:horizontal { width: 5px; }
QSplitter::handle:vertical { height: 5px; }
)";

} // namespace

QString labStyleSheet(const Theme &theme)
{
    QString sheet = QString::fromLatin1(labSheet);
    const std::pair<const char *, QColor> colours[] = {
        {"%card", theme.card},
        {"%border", theme.border},
        {"%accent", theme.accent},
        {"%wash", theme.accentWash},
        {"%error", readableAgainst(theme.state(BarState::Failed).fill, theme.card, 4.5)},
    };
    for (const auto &[name, colour] : colours)
        sheet.replace(QLatin1String(name), colour.name());
    return sheet;
}

Appearance::Appearance(Settings *settings, QObject *parent)
    : QObject(parent),
      m_settings(settings),
      m_systemIsDark(QApplication::palette().color(QPalette::Window).lightness() < 128)
{
    apply();
}

const Theme &Appearance::theme() const
{
    const ThemeChoice choice = m_settings->theme();
    return themeFor(choice == ThemeChoice::System ? m_systemIsDark : choice == ThemeChoice::Dark);
}

void Appearance::choose(ThemeChoice choice)
{
    m_settings->setTheme(choice);
    apply();
}

void Appearance::toggle()
{
    choose(theme().dark ? ThemeChoice::Light : ThemeChoice::Dark);
}

void Appearance::enlargeText()
{
    setTextPercent(textPercent() + textStepPercent);
}

void Appearance::shrinkText()
{
    setTextPercent(textPercent() - textStepPercent);
}

void Appearance::resetText()
{
    setTextPercent(Settings::minTextPercent);
}

void Appearance::setTextPercent(int percent)
{
    const int inRange = std::clamp(percent, Settings::minTextPercent, Settings::maxTextPercent);
    if (inRange == textPercent())
        return;
    m_settings->setTextPercent(inRange);
    apply();
    emit textSizeChanged();
}

void Appearance::apply()
{
    applyTheme(*qApp, theme());
    qApp->setStyleSheet(scaledText(qApp->styleSheet() + labStyleSheet(theme()), textPercent()));
    emit changed(theme());
}

} // namespace futurescope
