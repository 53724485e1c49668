#!/bin/sh
# Runs all sessions five times, each time from empty homes, and says how often they passed.
#   run.sh DRIVER PROGRAM [ARGUMENT]...
# DRIVER is the Python script that plays steps files; ROUNDS, OUT, PYTHON (what runs it), COLOURS (such as dark),
# SESSIONS (these alone, those of one line on one home) and PYTHONPATH may be set.
set -u
here=$(cd "$(dirname "$0")" && pwd)
driver=$1
shift
rounds=${ROUNDS:-5}
out=${OUT:-$(mktemp -d)}

# play NAME HOME PROGRAM...: play one session on a home
play() {
    name=$1
    home=$2
    shift 2
    to=$out/$round-$name
    mkdir -p "$to"
    sed "s#@HOME@#$home#g" "$here/$name.steps" >"$to/steps"
    "${PYTHON:-/usr/bin/python3}" "$driver" --out "$to" --home "$home" --steps "$to/steps" -- "$@" >"$to/played" 2>&1
    result=$?
    echo "round $round, $name: $(tail -n 1 "$to/played")"
    [ "$result" -eq 0 ] || grep -A 1 '^FAIL' "$to/played"
    case $name in tasks-*)
        library="$home/.local/share/cxreader/My library.cxlib"
        "${PYTHON:-/usr/bin/python3}" "$here/tasks.py" "$here/$name.steps" "$library" || result=1
    esac
    return "$result"
}

passed=0
round=1
while [ "$round" -le "$rounds" ]; do
    good=yes
    # each line is a home that begins empty, and what is played on it one after the other
    while read -r names; do
        home=$(mktemp -d)
        cp -r "$here/files" "$home/texts"
        "${PYTHON:-/usr/bin/python3}" "$here/folder.py" "$home/articles"
        "${PYTHON:-/usr/bin/python3}" "$here/folder.py" "$home/market" 60
        "${PYTHON:-/usr/bin/python3}" "$here/survey.py" "$home/survey/responses-2024.csv"
        mkdir "$home/.config" "$home/.config/cxreader"
        [ -z "${COLOURS:-}" ] || echo "colours = \"$COLOURS\"" >"$home/.config/cxreader/settings.toml"
        # what starts the program once more for the same person
        {
            echo "export HOME='$home' XDG_CONFIG_HOME='$home/.config' XDG_DATA_HOME='$home/.local/share'"
            echo "export XDG_CACHE_HOME='$home/.cache' XDG_STATE_HOME='$home/.local/state'"
            echo "export QT_QPA_PLATFORM=xcb QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1"
            echo "exec $* \"\$@\" >/dev/null 2>&1"
        } >"$home/again"
        for session in $names; do
            play "$session" "$home" "$@" </dev/null || { good=no; break; }
        done
        rm -rf "$home"
    done <<END
${SESSIONS:-first-session second-session third-session
themes-session themes-again
codebook-session
codebook
teaching
scopes
documents
folder-session
folder-by-keys
compare
library-session
windows-session
handing
sharing
tasks-keys
tasks-mouse
answers}
END
    [ "$good" = yes ] && passed=$((passed + 1))
    round=$((round + 1))
done
echo "passed $passed of $rounds; what was played is in $out"
[ "$passed" -eq "$rounds" ]
