#!/bin/sh
# Runs all sessions five times, each time from an empty home, and says how often they passed.
#   run.sh DRIVER PROGRAM [ARGUMENT]...
# DRIVER is the Python script that plays steps files; ROUNDS, OUT, PYTHON (what runs it) and PYTHONPATH may be set.
set -u
here=$(cd "$(dirname "$0")" && pwd)
driver=$1
shift
rounds=${ROUNDS:-5}
out=${OUT:-$(mktemp -d)}
passed=0
round=1
while [ "$round" -le "$rounds" ]; do
    home=$(mktemp -d)
    cp -r "$here/files" "$home/texts"
    good=yes
    for name in first-session second-session third-session; do
        to=$out/$round-$name
        mkdir -p "$to"
        sed "s#@HOME@#$home#g" "$here/$name.steps" >"$to/steps"
        "${PYTHON:-/usr/bin/python3}" "$driver" --out "$to" --home "$home" --steps "$to/steps" -- "$@" >"$to/played" 2>&1 || good=no
        echo "round $round, $name: $(tail -n 1 "$to/played")"
        if [ "$good" = no ]; then
            grep -A 1 '^FAIL' "$to/played"
            break
        fi
    done
    [ "$good" = yes ] && passed=$((passed + 1))
    rm -rf "$home"
    round=$((round + 1))
done
echo "passed $passed of $rounds; what was played is in $out"
[ "$passed" -eq "$rounds" ]
