// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace futurescope {

class LabActions;

/// All keyboard shortcuts, made from the actions themselves. Not modal.
void showShortcuts(const LabActions &actions, QWidget *parent);
/// Name, version, licence. Not modal.
void showAbout(QWidget *parent);

} // namespace futurescope
