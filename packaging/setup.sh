# Prepares a checkout for ./run and ./check: Python, the .venv folder and the system's own libraries.
# Sourced by both with $root set to the checkout. Talks on standard error only.

venv=$root/.venv

# One line a library: the file the loader looks for, then its Debian package.
offscreen_libraries='
libglib-2.0.so.0 libglib2.0-0
libGL.so.1 libgl1
libEGL.so.1 libegl1
libfontconfig.so.1 libfontconfig1
libxkbcommon.so.0 libxkbcommon0
libdbus-1.so.3 libdbus-1-3
libfreetype.so.6 libfreetype6
libX11.so.6 libx11-6
'
window_libraries='
libxcb-cursor.so.0 libxcb-cursor0
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-image.so.0 libxcb-image0
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-randr.so.0 libxcb-randr0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-shape.so.0 libxcb-shape0
libxcb-xkb.so.1 libxcb-xkb1
libxcb-render.so.0 libxcb-render0
libxcb-shm.so.0 libxcb-shm0
libxcb-sync.so.1 libxcb-sync1
libxcb-util.so.1 libxcb-util1
libxcb-xfixes.so.0 libxcb-xfixes0
libX11-xcb.so.1 libx11-xcb1
libwayland-client.so.0 libwayland-client0
libwayland-cursor.so.0 libwayland-cursor0
'

say() {
    printf '%s\n' "$*" >&2
}

stop() {
    say "$*"
    exit 1
}

# as_root COMMAND...: without asking for a password, or not at all
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo -n "$@"
    fi
}

may_install() {
    command -v apt-get >/dev/null 2>&1 && as_root true >/dev/null 2>&1 </dev/null
}

# install_packages PACKAGE...: true if apt-get put them all in place
install_packages() {
    may_install || return 1
    say "Installing with apt-get: $*"
    as_root apt-get update -qq >/dev/null 2>&1 </dev/null || true
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        -o DPkg::Lock::Timeout=120 "$@" </dev/null >/dev/null
}

# find_python MODULE: prints the first Python of a right version that has the module
find_python() {
    for name in python3.13 python3.12 python3.11 python3 python; do
        "$name" -I -c "
import sys, $1
if not (3, 11) <= sys.version_info < (3, 14):
    sys.exit(1)
print(sys.executable)" 2>/dev/null </dev/null && return 0
    done
    return 1
}

# choose_python: sets $python to one that can make a virtual environment
choose_python() {
    python=$(find_python ensurepip) && return 0
    # Debian keeps ensurepip in a package of its own
    install_packages python3 python3-venv && python=$(find_python ensurepip) && return 0
    if python=$(find_python sys); then
        stop "$python has no venv module. Install it (on Debian: sudo apt-get install python3-venv), then try again."
    fi
    stop "cxreader needs Python 3.11, 3.12 or 3.13, and none was found. Install one (on Debian: sudo apt-get install python3 python3-venv), then try again."
}

# fingerprint: changes with the project file, the place of the checkout and the Python of .venv; fails if .venv does not work
fingerprint() {
    # commands in .venv name their Python by its full path, so a copied or moved .venv runs another one or none
    grep -qF "$venv/bin/python" "$venv/bin/cxreader" 2>/dev/null || return 1
    version=$("$venv/bin/python" -I -c '
import sys
from importlib.util import find_spec
print(sys.version)
sys.exit(not (find_spec("cxreader") and find_spec("PySide6") and find_spec("pip")))' 2>/dev/null) || return 1
    { printf '%s\n' "$root" "$version" && cat "$root/pyproject.toml"; } | cksum
}

# ready KIND: true if .venv was finished for this kind and nothing has changed since
ready() {
    [ -f "$venv/ready-$1" ] && now=$(fingerprint) && [ "$now" = "$(cat "$venv/ready-$1")" ]
}

# set_up_python KIND: .venv for "run", or for "check" with the tools of the dev group too
set_up_python() {
    ready "$1" && return 0
    say "Setting up cxreader in .venv (once; it takes a minute or two)."
    if ! fingerprint >/dev/null; then
        choose_python
        rm -rf "$venv" 2>/dev/null ||
            stop "The folder $venv does not work here and may not be replaced. Copy the checkout into a folder of your own, then try again."
        "$python" -m venv "$venv" >&2 || stop "The folder $venv could not be made. See the lines above, then try again."
    fi
    # a half-made .venv must not count as ready; who may not remove these cannot leave it half-made either
    rm -f "$venv/ready-run" "$venv/ready-check" 2>/dev/null || true
    if ! install_python_packages "$1"; then
        works "$1" ||
            stop "The packages cxreader needs could not be installed. Check the connection to the internet, then try again."
        say "The packages in .venv could not be brought up to date, but they work, so cxreader goes on with them." \
            "To bring them up to date, check the connection to the internet, then try again."
        return 0
    fi
    # else, where Python may not write what it compiled, every start would compile the program anew
    "$venv/bin/python" -m compileall -q "$root/cxreader" >&2 || true
    fingerprint >"$venv/ready-$1" || stop "The folder $venv does not work. Remove it, then try again."
    # what serves the checks serves the program too
    [ "$1" = run ] || cp "$venv/ready-$1" "$venv/ready-run"
}

# set_up_model: the meaning model, fetched once; what refuses it is asked again after an hour, not at every start
set_up_model() {
    [ -f "$root/resources/models/multilingual-e5-small.cxm" ] && return 0
    [ -z "$(find "$venv/model-refused" -mmin -60 2>/dev/null)" ] || return 0
    if "$venv/bin/python" "$root/packaging/model.py" >&2 </dev/null; then
        rm -f "$venv/model-refused"
    else
        (: >"$venv/model-refused") 2>/dev/null || true
    fi
}

# works KIND: true if .venv has all that this kind imports, of whatever version
works() {
    modules='cxreader, PySide6, langdetect, chardet, lxml, markdown_it, numpy, onnxruntime, regex'
    [ "$1" = run ] ||
        modules="$modules, pytest, pytestqt, pytest_cov, hypothesis, ruff, mypy, importlinter, hatchling"
    "$venv/bin/python" -I -c "import $modules" 2>/dev/null </dev/null
}

install_python_packages() (
    cd "$root"
    PIP_DISABLE_PIP_VERSION_CHECK=1
    export PIP_DISABLE_PIP_VERSION_CHECK
    if [ "$1" = check ]; then
        # dependency groups came with pip 25.1
        "$venv/bin/python" -m pip install -qq 'pip>=25.1' >&2 </dev/null || return 1
        "$venv/bin/python" -m pip install -qq -e . --group dev >&2 </dev/null
    else
        "$venv/bin/python" -m pip install -qq -e . >&2 </dev/null
    fi
)

# missing_libraries: from "file package" lines on standard input, prints the lines whose file the loader does not find
missing_libraries() {
    "$venv/bin/python" -I -c '
import ctypes, sys
for line in filter(None, map(str.strip, sys.stdin)):
    try:
        ctypes.CDLL(line.split()[0])
    except OSError:
        print(line)'
}

# column NUMBER: that word of each line, all on one line
column() {
    cut -d' ' -f"$1" | tr '\n' ' ' | sed 's/ *$//'
}

# set_up_libraries KIND: what Qt needs of the system, for "offscreen" or for a "window" too
set_up_libraries() {
    [ "$(uname)" = Linux ] && [ ! -f "$venv/libraries-$1" ] || return 0
    wanted=$offscreen_libraries
    [ "$1" = offscreen ] || wanted=$wanted$window_libraries
    missing=$(printf '%s\n' "$wanted" | missing_libraries)
    if [ -n "$missing" ]; then
        # shellcheck disable=SC2046  # a list of package names
        install_packages $(printf '%s\n' "$missing" | column 2) || true
        missing=$(printf '%s\n' "$missing" | missing_libraries)
    fi
    if [ -z "$missing" ]; then
        # noted where that may be done; in a subshell, for a redirection of ":" that fails ends the whole script
        (: >"$venv/libraries-$1") 2>/dev/null || true
    elif command -v apt-get >/dev/null 2>&1; then
        say "cxreader may not start, for this system lacks some libraries. Install them with:" \
            "sudo apt-get install $(printf '%s\n' "$missing" | column 2)"
    else
        say "cxreader may not start, for this system lacks some libraries. Install the packages that hold:" \
            "$(printf '%s\n' "$missing" | column 1)"
    fi
}
