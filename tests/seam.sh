#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The seam: core/ includes neither Qt nor app/. Prints the lines that do. seam.sh [repository]
cd "${1:-$(dirname "${BASH_SOURCE[0]}")/..}" || exit 2
[[ -d core ]] || { echo "seam: there is no core/ in $PWD" >&2; exit 2; }

include='^[[:space:]]*#[[:space:]]*include[[:space:]]*'
# Qt's lower-case headers are named one by one, for core may have a queue.h of its own.
qtHeader='(Q[A-Za-z]|q(t|object|string|core|widget|global|thread|timer|variant|bytearray|list|debug)[a-z0-9_]*\.h)'
qt="$include"'[<"]([^">]*/)?'"$qtHeader"
app="$include"'[<"]([^">]*/)?app/'
links='(Qt[0-9]?::|find_package[[:space:]]*\([[:space:]]*Qt|futurescope_ui)'

found=0
report() { # report WHAT LINES
    [[ -n $2 ]] || return 0
    printf 'core/ %s:\n%s\n' "$1" "$2"
    found=1
}

# An include that only app/ can satisfy, though it does not say app/.
fromApp() {
    local line file path
    grep -rnIE "$include"'"' core | while IFS= read -r line; do
        file=${line%%:*}
        path=${line#*\"}
        path=${path%%\"*}
        if [[ -e app/$path && ! -e core/$path && ! -e ${file%/*}/$path ]]; then printf '%s\n' "$line"; fi
    done
}

report "includes Qt" "$(grep -rnIE "$qt" core)"
report "includes app/" "$(grep -rnIE "$app" core; fromApp)"
report "links Qt or app/" "$(grep -rnIE --include=CMakeLists.txt --include='*.cmake' "$links" core)"
((found == 0)) && echo "core/ includes neither Qt nor app/"
exit "$found"
