# Every command of the house. Nothing is needed beforehand but git, make and Python 3.11 or newer.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-builtin-rules

PYTHON ?= python3
VENV := .venv
# For the store of several machines and for Spark, which need another DuckDB and Java 17.
LAKE := .venv-lake
BIN := $(VENV)/bin
# Called as a module each time, so that a checkout may be moved after it was set up.
RUN := $(BIN)/python -m
SCREENSHOTS ?= build/screenshots
PYTEST ?=
# Tests of one file share their server and their browser, so a file stays with one process. Each
# process builds a warehouse of its own: more of them than cores only get in each other's way.
WORKERS ?= 2
SIDE_BY_SIDE := --numprocesses=$(WORKERS) --dist=loadfile
LAKE_PYTEST := --strict-markers --strict-config -ra --doctest-modules --import-mode=importlib --timeout=900

# Empty files that say which lock the environment was last made from.
UV := $(VENV)/.uv
RUNTIME := $(VENV)/.runtime
TOOLS := $(VENV)/.tools

.PHONY: help setup run warehouse test test-lake check lint audit format bench fuzz bench-peers calibrate screenshots catalogues lock hooks clean

help: ## show this list
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1\t\2/p' Makefile | expand -t 20

setup: $(TOOLS) ## make .venv with everything to run, check and test

run: warehouse ## build what is missing, then open the dashboard on 127.0.0.1:8501
	@exec $(RUN) streamlit run serve.py

warehouse: $(RUNTIME) ## load the shipped data where there is no release of them yet
	@$(RUN) etl init

test: lint audit ## every check and every test, browser included
	@$(RUN) pytest $(SIDE_BY_SIDE) $(PYTEST)

test-lake: $(LAKE)/.tools ## the tests of the store for several machines, and of Spark
	@$(LAKE)/bin/python -m pytest --override-ini "addopts=$(LAKE_PYTEST)" tests/lake etl/lake etl/spark $(PYTEST)

check: lint audit ## every check and the tests without a browser
	@$(RUN) pytest -m "not browser" $(SIDE_BY_SIDE) $(PYTEST)

lint: $(TOOLS)
	@$(RUN) ruff format --check .
	@$(RUN) ruff check .
	@$(RUN) mypy
	@$(BIN)/python $(BIN)/lint-imports
	@$(RUN) words check

audit: $(TOOLS) ## look for pinned packages with a known weakness; the tests look for secrets
	@$(RUN) tools.advisories

format: $(TOOLS) ## put the code into the house's form
	@$(RUN) ruff format .
	@$(RUN) ruff check --fix .

bench: $(TOOLS) ## measure the budgets of docs/benchmarks.md on this machine
	@$(RUN) benchmarks

bench-peers: $(TOOLS) ## race loading against four validators, the framework against Dash and Panel
	@lost=0; $(RUN) benchmarks.validators || lost=1; $(RUN) benchmarks.peers || lost=1; exit $$lost

fuzz: $(TOOLS) ## drive 2,000 invented files through each fuzz test of loading
	@FUZZ_EXAMPLES=$${FUZZ_EXAMPLES:-2000} $(RUN) pytest -q --timeout=0 tests/etl $(PYTEST) -k \
	  "any_bytes or any_text or any_workbook or damaged_bytes or spoiled_bytes or whatever_the_table or fast_way"

calibrate: $(TOOLS) ## hold every interval and test to simulations whose truth is known
	@$(RUN) benchmarks.calibration

screenshots: $(TOOLS) ## photograph every screen into build/, three journeys into docs/images
	@$(RUN) tools.screenshots $(SCREENSHOTS)
	@$(RUN) tools.journeys

catalogues: $(TOOLS) ## bring locales/ up to date with the messages in the code
	@$(RUN) words update
	@$(RUN) words check

lock: $(TOOLS) ## pin anew what pyproject.toml asks for
	@PYTHON=$(BIN)/python tools/lock.sh

hooks: $(TOOLS) ## run the quick checks before each commit
	@$(RUN) pre_commit install

clean: ## remove what was made here, the environment and the warehouse excepted
	rm -rf build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -not -path "./$(VENV)/*" -prune -exec rm -rf {} +

$(UV): requirements-uv.txt
	@PYTHON="$(PYTHON)" tools/venv.sh $(VENV)
	@$(RUN) pip install --quiet --disable-pip-version-check --require-hashes -r requirements-uv.txt
	@touch $@

$(RUNTIME): requirements.txt $(UV)
	@$(RUN) uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.txt
	@touch $@

$(TOOLS): requirements-dev.txt $(UV)
	@$(RUN) uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements-dev.txt
	@touch $@ $(RUNTIME)

$(LAKE)/.uv: requirements-uv.txt
	@PYTHON="$(PYTHON)" tools/venv.sh $(LAKE)
	@$(LAKE)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-uv.txt
	@touch $@

$(LAKE)/.tools: requirements-lake.txt requirements-spark.txt $(LAKE)/.uv
	@$(LAKE)/bin/python -m uv pip install --quiet --python $(LAKE)/bin/python --require-hashes \
	  -r requirements-lake.txt -r requirements-spark.txt
	@touch $@
