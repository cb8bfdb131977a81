#!/bin/bash
# Make an empty virtual environment, or say in words what this machine lacks for it.
set -euo pipefail
folder=$1
python=${PYTHON:-python3}

if ! command -v "$python" >/dev/null; then
  echo "Python is missing. On Debian: apt-get install python3 python3-venv" >&2
  exit 1
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
  echo "Python 3.11 or newer is needed; $("$python" --version) is here. Name another one: make setup PYTHON=python3.12" >&2
  exit 1
fi
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
  echo "Python's venv module is missing. On Debian: apt-get install python3-venv" >&2
  exit 1
fi
echo "Making the environment in $folder (once; about a minute)."
"$python" -m venv "$folder"
