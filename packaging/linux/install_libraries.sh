#!/usr/bin/env bash
# Answers one question: how does a runner of Debian or Ubuntu get the system libraries that Qt needs?
#
#   install_libraries.sh         what tests and a frozen build need
#   install_libraries.sh --all   that, and the programs of the end-to-end run
#
# The names are those of oboeuta_desktop/preflight.py and oboeuta.py; neither needs more than Python.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
names="$(python3 - "$@" <<'PYTHON'
import sys

import oboeuta
from oboeuta_desktop import preflight

needs = preflight.WIDGETS + preflight.SOUND + preflight.X11 + preflight.WAYLAND + (preflight.VENV,)
needs += oboeuta.BUILDERS[:1]  # the runner's Python is a library already
if "--all" in sys.argv:
    needs += oboeuta.PROGRAMS
print(*sorted({need.debian for need in needs}))
PYTHON
)"
as_root=()
[ "$(id -u)" = 0 ] || as_root=(sudo)
"${as_root[@]}" apt-get -qq update
# shellcheck disable=SC2086 # one word for each package
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends $names
