// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executors/workermain.h"
#include "core/platform/childprocess.h"
#include "core/workloads/workplan.h"

int main()
{
    futurescope::registerBuiltinFunctions();
    return futurescope::workerMain(futurescope::childSocketNumber);
}
