// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/exportable.h"
#include "core/experiment/session.h"

namespace futurescope {

/// "AMD …, Linux 6.1, 2 cores".
QString machineText(const MachineFacts &machine);
/// What is printed under every picture of a run: parameters, seed, machine, version, time.
QString runCaption(const Run &run);

/// Text chunks: Software, Parameters (the experiment as JSON), Seed, Machine, Creation Time.
Exportable::Metadata pictureMetadata(const Run &run);

} // namespace futurescope
