#!/bin/sh
# Make .venv from requirements.lock; if that fails, say why in one line and leave what was there before.
# usage: sh tools/set_up.sh python3.11
set -u
python=$1
log=$(mktemp)

say() { echo "zhibiao: $*" >&2; }
fail() {
    say "$*"
    rm -f "$log"
    exit 1
}

"$python" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null ||
    fail "Python 3.11 is needed and '$python' is not it: install it (Debian: apt install python3.11 python3.11-venv) or name one: make PYTHON=/path/to/python3.11"
"$python" -c 'import ensurepip, venv' 2>/dev/null ||
    fail "'$python' cannot make a virtual environment: install its venv module (Debian: apt install python3.11-venv) and run make again"

rm -rf .venv.before
[ ! -e .venv ] || mv .venv .venv.before
undo() {
    rm -rf .venv
    [ ! -e .venv.before ] || mv .venv.before .venv
    fail "$*"
}
trap 'undo "stopped; nothing was set up"' INT TERM HUP

say "setting up .venv from requirements.lock (once; half a minute to two minutes)"
"$python" -m venv .venv >"$log" 2>&1 || undo "could not make .venv: $(tail -n 1 "$log")"

pip() { .venv/bin/pip install -q --disable-pip-version-check --retries 2 "$@" >"$log" 2>&1; }
uv() { .venv/bin/uv pip install -q --python .venv/bin/python ${PIP_INDEX_URL:+--default-index "$PIP_INDEX_URL"} "$@" >"$log" 2>&1; }

# uv, as locked, installs the rest in seconds; where it cannot (its own certificates, then the system's),
# pip does the same more slowly.
awk '/^[^ #]/ {on = /^uv==/} on' requirements.lock >.venv/uv.lock
pip --require-hashes -r .venv/uv.lock && {
    uv --require-hashes -r requirements.lock || uv --system-certs --require-hashes -r requirements.lock
} || pip --require-hashes -r requirements.lock ||
    undo "the packages could not be fetched: check the connection to the Python package index (or name a mirror in PIP_INDEX_URL) and run make again; pip said: $(grep -E '^ERROR' "$log" | tail -n 1)"
pip --no-deps --no-build-isolation -e . || undo "the package itself could not be installed: $(tail -n 1 "$log")"

rm -rf .venv.before "$log"
touch .venv/.done
