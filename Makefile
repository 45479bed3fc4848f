# make help lists the targets. VENV may name another virtual environment.
VENV ?= .venv
PYTHON ?= python3
PY := $(VENV)/bin/python
export PYTHONUTF8 = 1

.DEFAULT_GOAL := help
.PHONY: help install demo test check format accuracy bench fuzz faults docs clean

help: ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  \1\t\2/' | expand -t 14

$(VENV)/installed: pyproject.toml
	@test -x $(PY) || $(PYTHON) -m venv $(VENV)
	@$(PY) -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	@$(PY) -m pip install --quiet --disable-pip-version-check --editable . --group dev
	@touch $@

install: $(VENV)/installed ## make the virtual environment and install the project with its tools

demo: $(VENV)/installed ## build demo.db from the seeds and ask it a few questions
	@$(PY) -m quotes --db demo.db seed --demo
	@$(PY) -m quotes --db demo.db who-said "Middle Corridor"
	@$(PY) -m quotes --db demo.db who-said "Caspian fibre-optic line" --by affiliation
	@$(PY) -m quotes --db demo.db experts candidates
	@$(PY) -m quotes --db demo.db explain q2

test: $(VENV)/installed ## the whole test suite
	@$(PY) -m pytest -n 2

check: $(VENV)/installed ## style, types, import contracts, migrations against tables
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy
	@$(VENV)/bin/lint-imports --no-cache
	@$(PY) -m quotes.store.migrate --check

format: $(VENV)/installed ## put the code into the project's style
	@$(PY) -m ruff check --fix .
	@$(PY) -m ruff format .

accuracy: $(VENV)/installed ## score extraction and names against the annotated data, where it lies beside the checkout
	@$(PY) bench/accuracy.py

bench: $(VENV)/installed ## measure, as ratios to a reference in the same run, and write bench/RESULTS.md
	@$(PY) bench/run.py

fuzz: $(VENV)/installed ## any text and hostile sources for some minutes (FUZZ examples a language)
	@QUOTES_FUZZ=$(or $(FUZZ),3000) $(PY) -m pytest tests/extract/test_any_text.py tests/workflow/test_hostile.py tests/text -n 2
	@$(PY) bench/fuzz_bytes.py $(or $(FUZZ_SECONDS),60)

faults: $(VENV)/installed ## kill an ingest at 50 random moments, lock its archive; each must be whole and complete itself
	@$(PY) bench/faults.py --times $(or $(KILLS),50)
	@$(PY) bench/faults_waiting.py

docs: $(VENV)/installed ## write the command reference from the live commands
	@$(PY) -m quotes.cli.reference docs/commands.md

clean: ## remove what the targets made
	rm -rf $(VENV) demo.db build dist .mypy_cache .ruff_cache .pytest_cache
