# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by app/run and tests/run: installs what is missing, configures and builds. Says everything on
# stderr, so that stdout belongs to the program. The caller may set failCode, the exit code of a failed step.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)

# Whether somebody sits there who could type a password; empty when not.
canAsk=
[[ -n ${CI:-} || ! -t 0 ]] || canAsk=yes

say() { printf 'futurescope: %s\n' "$*" >&2; }

fail() {
    say "$@"
    exit "${failCode:-1}"
}

# packages run|tests: the names of the list that this purpose needs; testing needs all.
packages() {
    local purpose name
    while read -r purpose name _; do
        if [[ $purpose == run || $purpose == "$1" ]]; then printf '%s\n' "$name"; fi
    done < <(grep -E '^(run|tests) ' "$root/.ci/packages.txt")
}

# installed NAME...: those that dpkg has installed, without architecture.
installed() {
    command -v dpkg-query >/dev/null || return 0
    dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^installed //p'
}

# asAdministrator COMMAND...: never waits for a password that nobody can type.
asAdministrator() {
    if ((EUID == 0)); then
        "$@"
    elif [[ -z $canAsk ]]; then
        sudo -n "$@"
    else
        sudo "$@"
    fi
}

apt() {
    asAdministrator env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=600 "$@" </dev/null
}

# install_packages run|tests
install_packages() {
    [[ -z ${FUTURESCOPE_NO_INSTALL:-} ]] || return 0
    local -a wanted missing
    mapfile -t wanted < <(packages "$1")
    mapfile -t missing < <(comm -23 <(printf '%s\n' "${wanted[@]}" | sort -u) <(installed "${wanted[@]}" | sort -u))
    ((${#missing[@]})) || return 0

    if ! command -v apt-get >/dev/null; then
        say "installing failed: there is no apt-get here, so this is not Debian or Ubuntu."
        say "These Debian packages, or what your system calls them, are needed: ${missing[*]}"
        fail "When they are there, run this again with FUTURESCOPE_NO_INSTALL=1."
    fi
    local prefix="sudo "
    ((EUID != 0)) || prefix=""
    if [[ " ${missing[*]} " == *" libboost1.81-dev "* && -n $(installed libboost1.74-dev) ]]; then
        say "installing failed: libboost1.81-dev is needed, and it conflicts with libboost1.74-dev, which is installed."
        say "Nothing was changed. This replaces the old one (apt lists what else goes with it, and asks):"
        fail "  ${prefix}apt-get install --no-install-recommends libboost1.81-dev libboost1.74-dev-"
    fi
    if ((EUID != 0)) && ! command -v sudo >/dev/null; then
        say "installing failed: neither root nor sudo. As root, run:"
        fail "  apt-get install --no-install-recommends ${missing[*]}"
    fi

    say "installing ${missing[*]}…"
    local log
    log=$(mktemp)
    # --no-remove: apt gives up rather than take away something that the person has.
    # An update that fails may leave lists that are good enough.
    if ! { apt update; apt install -y --no-install-recommends --no-remove "${missing[@]}"; } >"$log" 2>&1; then
        tail -n 30 "$log" >&2
        rm -f "$log"
        fail "installing failed: ${prefix}apt-get install --no-install-recommends ${missing[*]}"
    fi
    rm -f "$log"
}

# configure PRESET: only when there is no build, it belongs to another folder, or the presets changed;
# changed CMakeLists.txt are ninja's business.
configure() {
    local build="$root/build/$1" stamp="$root/build/$1/.configured" log
    local -a fresh=()
    [[ -f $stamp && -f $build/build.ninja && $(<"$stamp") == "$root" && ! $root/CMakePresets.json -nt $stamp ]] &&
        return 0
    say "configuring $1…"
    mkdir -p "$build" || fail "configuring failed: cannot write to $build"
    if [[ -f $build/CMakeCache.txt ]] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$build/CMakeCache.txt"; then
        fresh=(--fresh)
    fi
    log="$build/configure.log"
    if ! (cd "$root" && cmake --preset "$1" "${fresh[@]}") >"$log" 2>&1 </dev/null; then
        cat "$log" >&2
        fail "configuring failed (preset $1)."
    fi
    printf '%s' "$root" >"$stamp"
}

# build PRESET: quiet unless it fails.
build() {
    local build="$root/build/$1" log="$root/build/$1/build.log"
    [[ $(ninja -C "$build" -n 2>/dev/null) == *"no work to do"* ]] && return 0
    say "building $1…"
    if ! cmake --build "$build" --parallel "${CMAKE_BUILD_PARALLEL_LEVEL:-$(nproc)}" >"$log" 2>&1 </dev/null; then
        if grep -q '^FAILED: build.ninja' "$log"; then
            cat "$log" >&2
            fail "configuring failed (preset $1)."
        elif grep -q '^FAILED: ' "$log"; then
            # From the first failure on, without ninja's lines of what went well.
            sed -n '/^FAILED: /,$p' "$log" | grep -Ev '^\[[0-9]+/[0-9]+\] ' >&2
        else
            tail -n 60 "$log" >&2
        fi
        fail "building failed (preset $1)."
    fi
}

# prepare PRESET
prepare() {
    configure "$1"
    build "$1"
}
