// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing: the target that has the precompiled headers of the tests needs a file.
