#!/usr/bin/env bash
# Makes .venv with the app and everything its checks need; the second run does nothing.
set -euo pipefail
cd "$(dirname "$0")/.."

lock=installer/requirements.lock
stamp=.venv/.set-up
wanted=$(sha256sum "$lock" pyproject.toml installer/setup.sh | sha256sum | cut -d' ' -f1)
if [ -x .venv/bin/emprende ] && [ "$(cat "$stamp" 2>/dev/null || true)" = "$wanted" ]; then exit 0; fi

system="python3-venv libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libfreetype6 libglib2.0-0 libbrotli1 \
libx11-6 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 \
libxcb-xkb1 libxkbcommon-x11-0 libx11-xcb1"
# Wanted by some tests only, and not to be had everywhere: the app is whole without them.
reference="hledger ledger xmlsec1"

install() { DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" </dev/null >/dev/null; }

if command -v apt-get >/dev/null; then
    if [ "$(id -u)" = 0 ]; then
        echo "Installing what the system needs…"
        apt-get update -qq || true
        # shellcheck disable=SC2086
        install $system || echo "Some system packages could not be installed; going on without them."
        for package in $reference; do install "$package" || echo "$package is not to be had; its tests are skipped."; done
    else
        echo "If a step below or the window fails, type this once and try again:"
        echo "  sudo apt-get install $system $reference"
    fi
fi

python=${PYTHON:-python3}
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed."; exit 1; }
echo "Making .venv…"
# The lock names everything, so nothing is resolved: an extra of a library would send pip to its newest version.
# A .venv without pip is what a missing python3-venv leaves behind.
.venv/bin/python -m pip --version >/dev/null 2>&1 || "$python" -m venv --clear .venv
.venv/bin/python -m pip install -qq --disable-pip-version-check --require-hashes --no-deps -r "$lock"
.venv/bin/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable .
PYTHONDONTWRITEBYTECODE='' .venv/bin/python -m compileall -q -j 2 .venv/lib >/dev/null || true
echo "$wanted" > "$stamp"
