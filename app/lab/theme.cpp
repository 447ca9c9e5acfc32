// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/theme.h"

#include "app/exporting/fonts.h"

#include <QApplication>
#include <QPainter>
#include <QPalette>
#include <QPixmap>
#include <QStyleFactory>

#include <algorithm>
#include <cmath>

namespace futurescope {

namespace {

double luminance(const QColor &colour)
{
    const auto linear = [](double channel) {
        return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

struct StateRow
{
    BarState state;
    QRgb fill;
    QRgb ink;
    Pattern pattern;
    Glyph glyph;
};

constexpr QRgb black = 0xff000000;
constexpr QRgb white = 0xffffffff;
constexpr StateRow stateTable[] = {
    {BarState::Running, 0xff0072b2, white, Pattern::Solid, Glyph::None},
    {BarState::IoWait, 0xff56b4e9, black, Pattern::HorizontalLines, Glyph::None},
    {BarState::LockWait, 0xfff0e442, black, Pattern::Diagonal, Glyph::None},
    {BarState::Overhead, 0xffe69f00, black, Pattern::VerticalLines, Glyph::None},
    {BarState::Finished, 0xff009e73, black, Pattern::Solid, Glyph::Check},
    {BarState::Failed, 0xffd55e00, black, Pattern::CrossHatch, Glyph::Cross},
    {BarState::Cancelled, 0xffcc79a7, black, Pattern::BackDiagonal, Glyph::None},
    {BarState::Lost, black, white, Pattern::Solid, Glyph::BoxedCross},
};

void fillStates(Theme &theme)
{
    StateStyle &pending = theme.states[static_cast<std::size_t>(BarState::Pending)];
    pending = {Qt::transparent, theme.text, theme.mutedText, Pattern::None, Glyph::None};
    for (const StateRow &row : stateTable) {
        StateStyle style{QColor(row.fill), QColor(row.ink), {}, row.pattern, row.glyph};
        if (row.state == BarState::Lost && theme.dark)
            std::swap(style.fill, style.ink); // black would vanish on a dark card
        style.outline = readableAgainst(style.fill, theme.card, 3.0);
        theme.states[static_cast<std::size_t>(row.state)] = style;
    }
}

Theme lightTheme()
{
    Theme theme;
    theme.window = QColor(0xf1f3f6);
    theme.card = QColor(0xffffff);
    theme.border = QColor(0xd5dae1);
    theme.text = QColor(0x1b2430);
    theme.mutedText = QColor(0x5c6675);
    theme.grid = QColor(0xe3e7ec);
    theme.accent = QColor(0x0072b2);
    theme.accentText = QColor(0xffffff);
    theme.accentWash = QColor(0xe3f0f8);
    theme.hover = QColor(0xf0f3f7);
    theme.cursor = QColor(0xb34700);
    theme.cursorText = QColor(0xffffff);
    theme.queueFill = QColor(0xdde2e9);
    theme.queueLine = QColor(0x8a94a3);
    fillStates(theme);
    return theme;
}

Theme darkTheme()
{
    Theme theme;
    theme.dark = true;
    theme.window = QColor(0x14181d);
    theme.card = QColor(0x1d2228);
    theme.border = QColor(0x39414b);
    theme.text = QColor(0xe6eaef);
    theme.mutedText = QColor(0xa0aab7);
    theme.grid = QColor(0x313842);
    theme.accent = QColor(0x3aa0dc); // #0072B2 lightened: 4.5:1 on the dark card
    theme.accentText = QColor(0x08131b);
    theme.accentWash = QColor(0x1d3a4d);
    theme.hover = QColor(0x2a313a);
    theme.cursor = QColor(0xff9a4d);
    theme.cursorText = QColor(0x1d1208);
    theme.queueFill = QColor(0x39424e);
    theme.queueLine = QColor(0x8f9baa);
    fillStates(theme);
    return theme;
}

QPalette paletteFor(const Theme &theme)
{
    QPalette palette;
    palette.setColor(QPalette::Window, theme.window);
    palette.setColor(QPalette::WindowText, theme.text);
    palette.setColor(QPalette::Base, theme.card);
    palette.setColor(QPalette::AlternateBase, theme.hover);
    palette.setColor(QPalette::Text, theme.text);
    palette.setColor(QPalette::Button, theme.card);
    palette.setColor(QPalette::ButtonText, theme.text);
    palette.setColor(QPalette::PlaceholderText, theme.mutedText);
    palette.setColor(QPalette::ToolTipBase, theme.card);
    palette.setColor(QPalette::ToolTipText, theme.text);
    palette.setColor(QPalette::Highlight, theme.accent);
    palette.setColor(QPalette::HighlightedText, theme.accentText);
    palette.setColor(QPalette::Link, theme.accent);
    palette.setColor(QPalette::Mid, theme.border);
    palette.setColor(QPalette::Midlight, theme.grid);
    palette.setColor(QPalette::Light, theme.card.lighter(theme.dark ? 130 : 100));
    palette.setColor(QPalette::Dark, theme.border.darker(130));
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, theme.mutedText);
    return palette;
}

// Tile of 8 by 8 units. Lines run on over the tile's edges, so that the pattern has no seams.
void drawTile(QPainter &painter, Pattern pattern)
{
    const auto diagonals = [&painter](bool rising) {
        for (int shift = -8; shift <= 8; shift += 8)
            painter.drawLine(QPointF(shift, rising ? 8 : 0), QPointF(shift + 8, rising ? 0 : 8));
    };
    switch (pattern) {
    case Pattern::HorizontalLines:
        painter.drawLine(QPointF(0, 2), QPointF(8, 2));
        painter.drawLine(QPointF(0, 6), QPointF(8, 6));
        break;
    case Pattern::VerticalLines:
        painter.drawLine(QPointF(2, 0), QPointF(2, 8));
        painter.drawLine(QPointF(6, 0), QPointF(6, 8));
        break;
    case Pattern::Diagonal:
        diagonals(true);
        break;
    case Pattern::BackDiagonal:
        diagonals(false);
        break;
    case Pattern::CrossHatch:
        diagonals(true);
        diagonals(false);
        break;
    case Pattern::None:
    case Pattern::Solid:
        break;
    }
}

const char *const styleSheetTemplate = R"(
QWidget { font-size: 9pt; }
QMainWindow, QDialog { background: %window; }
QFrame[card="true"] { background: %card; border: 1px solid %border; border-radius: 6px; }
QLabel[heading="true"] { font-weight: 600; font-size: 10pt; }
QLabel[section="true"] { color: %muted; font-weight: 600; font-size: 8pt; }
QLabel[muted="true"] { color: %muted; }
QLabel[error="true"] { color: %error; }
QToolBar { background: %card; border: none; border-bottom: 1px solid %border; spacing: 6px; padding: 4px 8px; }
QStatusBar { background: %card; border-top: 1px solid %border; }
QStatusBar::item { border: none; }
QPushButton, QToolButton, QComboBox, QSpinBox, QDoubleSpinBox, QLineEdit {
    background: %card; border: 1px solid %border; border-radius: 4px; padding: 3px 8px; min-height: 18px; }
QToolButton { padding: 3px 5px; }
QToolButton[small="true"] { padding: 0 1px; min-height: 0; border-color: transparent; background: transparent; }
QToolButton[small="true"]:hover, QToolButton[small="true"]:focus { border-color: %border; background: %hover; }
QToolButton[small="true"]::menu-indicator { image: none; width: 0; }
QPushButton:hover, QToolButton:hover, QComboBox:hover { background: %hover; }
QPushButton:pressed, QToolButton:pressed { background: %wash; }
QPushButton:checked, QToolButton:checked { background: %wash; border-color: %accent; color: %accent; font-weight: 600; }
QPushButton:focus, QToolButton:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus, QLineEdit:focus {
    border: 1px solid %accent; }
QPushButton:disabled, QToolButton:disabled, QComboBox:disabled, QSpinBox:disabled, QLineEdit:disabled {
    color: %disabled; background: %window; }
QPushButton[primary="true"], QToolButton[primary="true"] {
    background: %accent; color: %accentText; border-color: %accent; font-weight: 600; }
QPushButton[primary="true"]:disabled, QToolButton[primary="true"]:disabled {
    background: %window; color: %disabled; border-color: %border; }
QComboBox QAbstractItemView { background: %card; border: 1px solid %border; selection-background-color: %wash;
    selection-color: %text; }
QSlider::groove:horizontal { height: 4px; background: %grid; border-radius: 2px; }
QSlider::sub-page:horizontal { background: %accent; border-radius: 2px; }
QSlider::handle:horizontal { width: 12px; margin: -5px 0; border-radius: 7px; background: %card;
    border: 1px solid %accent; }
QSlider::handle:horizontal:focus { background: %accent; }
QSlider::sub-page:horizontal:disabled { background: %border; }
QSlider::handle:horizontal:disabled { border-color: %border; }
QTabWidget::pane { border: none; border-top: 1px solid %border; background: %card; }
QTabBar::tab { background: transparent; color: %text; padding: 6px 12px; border: none;
    border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: %accent; border-bottom-color: %accent; font-weight: 600; }
QTabBar::tab:hover { background: %hover; }
QTableView, QTreeView, QListView { background: %card; border: none; gridline-color: %grid;
    selection-background-color: %wash; selection-color: %text; }
QHeaderView::section { background: %card; color: %muted; border: none; border-bottom: 1px solid %border;
    padding: 4px 6px; }
QProgressBar { background: %grid; border: none; border-radius: 3px; max-height: 8px; text-align: center; }
QProgressBar::chunk { background: %accent; border-radius: 3px; }
QScrollArea { border: none; background: transparent; }
QToolTip { background: %card; color: %text; border: 1px solid %border; padding: 4px; }
QSplitter::handle { background: %window; }
)";

} // namespace

double contrastRatio(const QColor &one, const QColor &other)
{
    const double first = luminance(one) + 0.05;
    const double second = luminance(other) + 0.05;
    return std::max(first, second) / std::min(first, second);
}

QColor readableAgainst(QColor colour, const QColor &background, double ratio)
{
    const QColor target = luminance(background) > 0.18 ? QColor(Qt::black) : QColor(Qt::white);
    const QColor from = colour;
    for (int percent = 5; contrastRatio(colour, background) < ratio && percent <= 100; percent += 5) {
        const double share = percent / 100.0;
        colour = QColor::fromRgbF(static_cast<float>(from.redF() + (target.redF() - from.redF()) * share),
                                  static_cast<float>(from.greenF() + (target.greenF() - from.greenF()) * share),
                                  static_cast<float>(from.blueF() + (target.blueF() - from.blueF()) * share));
    }
    return colour;
}

const Theme &themeFor(bool dark)
{
    static const Theme light = lightTheme();
    static const Theme night = darkTheme();
    return dark ? night : light;
}

QString styleSheetFor(const Theme &theme)
{
    const std::pair<const char *, QColor> colours[] = {
        {"%window", theme.window},
        {"%card", theme.card},
        {"%border", theme.border},
        {"%muted", theme.mutedText},
        {"%text", theme.text},
        {"%grid", theme.grid},
        {"%accentText", theme.accentText},
        {"%accent", theme.accent},
        {"%wash", theme.accentWash},
        {"%hover", theme.hover},
        {"%disabled", theme.queueLine},
        {"%error", readableAgainst(theme.state(BarState::Failed).fill, theme.card, 4.5)},
    };
    QString sheet = QString::fromLatin1(styleSheetTemplate);
    for (const auto &[name, colour] : colours)
        sheet.replace(QLatin1String(name), colour.name());
    return sheet;
}

void applyTheme(QApplication &app, const Theme &theme)
{
    loadBundledFonts();
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setPalette(paletteFor(theme));
    app.setStyleSheet(styleSheetFor(theme));
}

QBrush patternBrush(Pattern pattern, const QColor &ink, double scale)
{
    if (pattern == Pattern::None || pattern == Pattern::Solid)
        return Qt::NoBrush;
    const int side = std::max(8, static_cast<int>(std::lround(8 * scale)));
    QImage tile(side, side, QImage::Format_ARGB32_Premultiplied);
    tile.fill(Qt::transparent);
    QPainter painter(&tile);
    painter.setRenderHint(QPainter::Antialiasing,
                          pattern != Pattern::HorizontalLines && pattern != Pattern::VerticalLines);
    painter.scale(side / 8.0, side / 8.0);
    QColor line = ink;
    line.setAlphaF(0.55f);
    painter.setPen(QPen(line, 1));
    drawTile(painter, pattern);
    painter.end();
    QBrush brush;
    brush.setTextureImage(tile);
    return brush;
}

QString barStateText(BarState state)
{
    const auto text = [](const char *source) { return QCoreApplication::translate("BarState", source); };
    switch (state) {
    case BarState::Pending:
        return text(QT_TRANSLATE_NOOP("BarState", "pending"));
    case BarState::Running:
        return text(QT_TRANSLATE_NOOP("BarState", "running"));
    case BarState::IoWait:
        return text(QT_TRANSLATE_NOOP("BarState", "waiting"));
    case BarState::LockWait:
        return text(QT_TRANSLATE_NOOP("BarState", "waiting for a lock"));
    case BarState::Overhead:
        return text(QT_TRANSLATE_NOOP("BarState", "overhead"));
    case BarState::Finished:
        return text(QT_TRANSLATE_NOOP("BarState", "finished"));
    case BarState::Failed:
        return text(QT_TRANSLATE_NOOP("BarState", "exception"));
    case BarState::Cancelled:
        return text(QT_TRANSLATE_NOOP("BarState", "cancelled"));
    case BarState::Lost:
        return text(QT_TRANSLATE_NOOP("BarState", "lost"));
    }
    return {};
}

} // namespace futurescope
