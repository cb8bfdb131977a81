#!/bin/bash
# Pin every dependency by version and hash. The addresses of the registries stay out of the files:
# each machine asks the one it is set up for.
set -euo pipefail
python=${PYTHON:-.venv/bin/python}
uv_version=$("$python" -c 'from importlib.metadata import version; print(version("uv"))')
export UV_CUSTOM_COMPILE_COMMAND="make lock"
compile=("$python" -m uv pip compile --quiet --upgrade --universal --python-version 3.11
         --generate-hashes --no-emit-index-url --no-emit-find-links)

"${compile[@]}" pyproject.toml --output-file requirements.txt
"${compile[@]}" pyproject.toml --group dev --constraint requirements.txt --output-file requirements-dev.txt
"${compile[@]}" pyproject.toml requirements-lake.in --output-file requirements-lake.txt
"${compile[@]}" requirements-spark.in --output-file requirements-spark.txt
echo "uv==$uv_version" | "${compile[@]}" - --output-file requirements-uv.txt
