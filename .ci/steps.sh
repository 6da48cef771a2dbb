# SPDX-License-Identifier: GPL-3.0-or-later
# What run, test, bench and .ci/run share. All it has to say goes to standard error: standard output is the program's.
# Expects: root, the folder of the project.

say() { printf 'roundtrip: %s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

# install NEEDED_BY…: installs those packages of packaging/packages.txt that are missing; silent when none is.
install() {
    command -v dpkg-query >/dev/null || return 0 # not Debian: the build says what it lacks
    local wanted missing
    wanted=$(awk -v by=" $* " '!/^#/ && NF && index(by, " " $2 " ") { print $1 }' "$root/packaging/packages.txt" | sort -u)
    missing=$(comm -23 <(echo "$wanted") \
        <(dpkg-query -W -f '${db:Status-Abbrev}${Package}\n' $wanted 2>/dev/null | sed -n 's/^.i //p' | sort -u))
    [ -n "$missing" ] || return 0
    missing=$(echo $missing)

    local become=(env)
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || die "these packages are missing; as root: apt-get install $missing"
        become=(sudo env)
    fi
    say "installing $missing"
    become+=(DEBIAN_FRONTEND=noninteractive)
    "${become[@]}" apt-get -q -o Acquire::Retries=3 update </dev/null >&2 || say "could not refresh the package lists, trying with those at hand"
    "${become[@]}" apt-get -q -y -o Acquire::Retries=3 --no-install-recommends install $missing </dev/null >&2 ||
        die "apt-get could not install: $missing"
}

# build PRESET TARGET…: configures if it must, builds what changed; silent when nothing did. One build at a time.
build() {
    local preset=$1 dir=$root/build/$1
    shift
    mkdir -p "$dir"
    (
        flock 9
        if [ ! -e "$dir/build.ninja" ] || [ "$root/CMakePresets.json" -nt "$dir/build.ninja" ]; then
            cmake -S "$root" --preset "$preset" >&2 || {
                rm -f "$dir/build.ninja" # half of one must not pass for a whole one next time
                die "configuring $preset failed"
            }
        fi
        [ "$(ninja -C "$dir" -n "$@" 2>&1 | tail -n 1)" = "ninja: no work to do." ] ||
            ninja -C "$dir" -j "$(nproc)" "$@" >&2 || die "building $preset failed"
    ) 9>"$dir/.lock" </dev/null
}
