# `make demo` and `make test` do all their own set-up: nothing but Python 3.11 or newer and make is needed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test lint types docs wheel rules bench gate setup clean

demo: $(VENV)/installed
	@echo "--- the article as it was scraped: examples/harbour.txt; what goes, and why:"
	@$(BIN)/cleantext --diff --stats examples/harbour.txt
	@$(BIN)/cleantext --explain examples/harbour.txt

test: $(VENV)/developing
	$(BIN)/python -m pytest -q -n auto --dist worksteal

lint: $(VENV)/developing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/developing
	$(BIN)/mypy

# The pages of the rules are made from the rulesets before each build.
docs: $(VENV)/documenting
	$(BIN)/python reference/rules.py docs
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet --site-dir site

wheel: $(VENV)/developing
	rm -rf dist && $(BIN)/python -m build --quiet
	$(BIN)/python tests/check_wheel.py dist

# The compiled table of the rulesets; a test fails while it is stale.
rules: $(VENV)/installed
	$(BIN)/python -m cleantext.rulesets

bench: $(VENV)/developing
	$(BIN)/python benchmarks/speed.py

# The figures that may not get worse; `make gate CORPORA=PATH` looks at a benchmark, too.
gate: $(VENV)/developing
	$(BIN)/python benchmarks/accuracy.py --gate $(CORPORA)

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip

$(VENV)/installed: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/developing: pyproject.toml | $(VENV)/installed
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@

$(VENV)/documenting: pyproject.toml | $(VENV)/installed
	$(BIN)/python -m pip install --quiet --editable '.[docs]'
	touch $@

clean:
	rm -rf $(VENV) dist site docs/rules .pytest_cache .mypy_cache .ruff_cache .hypothesis
