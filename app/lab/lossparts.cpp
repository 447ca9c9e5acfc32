// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/lossparts.h"

namespace futurescope {

QString LossText::title(LossPart part)
{
    if (!part)
        return tr("Ideal");
    switch (*part) {
    case Loss::Serial:
        return tr("Serial part");
    case Loss::Dispatch:
        return tr("Dispatch");
    case Loss::Copying:
        return tr("Copying");
    case Loss::LockWait:
        return tr("Lock or GIL wait");
    case Loss::Awaiting:
        return tr("Awaiting");
    case Loss::Imbalance:
        return tr("Imbalance");
    case Loss::Oversubscription:
        return tr("Oversubscription");
    }
    return {};
}

QString LossText::meaning(LossPart part)
{
    if (!part)
        return tr("As long as the run would have taken if all workers had done nothing but the tasks' own work.");
    switch (*part) {
    case Loss::Serial:
        return tr("Workers were idle, and the program had not yet submitted what was still to come.");
    case Loss::Dispatch:
        return tr("Workers were idle although a task was waiting in the queue: it had to be handed to them.");
    case Loss::Copying:
        return tr("A task was on its way to another process, or its result on the way back.");
    case Loss::LockWait:
        return tr("Tasks waited for a lock, the interpreter's above all.");
    case Loss::Awaiting:
        return tr("Tasks held their workers only to wait for other tasks.");
    case Loss::Imbalance:
        return tr("Workers had nothing left to start while others were still busy: the idle tail.");
    case Loss::Oversubscription:
        return tr("More tasks computed than there are cores, so they took turns.");
    }
    return {};
}

QString LossText::makespan()
{
    return tr("Measured makespan");
}

QString LossText::makespanMeaning()
{
    return tr("From the start of the program to the end of the last task: the sum of all parts above.");
}

StateStyle lossStyle(const Theme &theme, LossPart part)
{
    if (!part)
        return theme.state(BarState::Running);
    StateStyle style;
    switch (*part) {
    case Loss::Serial:
        style = {theme.queueLine, theme.dark ? theme.card : theme.text, {}, Pattern::BackDiagonal, Glyph::None};
        break;
    case Loss::Dispatch:
        style = theme.state(BarState::Overhead);
        break;
    case Loss::Copying:
        style = theme.state(BarState::Overhead);
        style.pattern = Pattern::CrossHatch;
        break;
    case Loss::LockWait:
        style = theme.state(BarState::LockWait);
        break;
    case Loss::Awaiting:
        style = theme.state(BarState::IoWait);
        break;
    case Loss::Imbalance:
        style = {theme.queueFill, theme.mutedText, {}, Pattern::VerticalLines, Glyph::None};
        break;
    case Loss::Oversubscription:
        style = theme.state(BarState::Cancelled);
        style.pattern = Pattern::CrossHatch;
        break;
    }
    style.outline = readableAgainst(style.fill, theme.card, 3.0);
    return style;
}

bool liesInIdleTime(LossPart part)
{
    return part == Loss::Serial || part == Loss::Dispatch || part == Loss::Imbalance;
}

} // namespace futurescope
