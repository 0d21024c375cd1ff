# `make help` lists the commands. All set-up happens by itself: the first command that needs something installs it.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
PYTHON ?= python3
VENV := .venv
SUDO := $(if $(filter 0,$(shell id -u)),,sudo)
BIN := $(VENV)/bin
BENCH := PYTHONPATH=hooks:tests $(BIN)/python -m bench
HANDBOOK := PYTHONPATH=hooks $(BIN)/python -m handbook
# The day of a copy: given, or that of the commit; without git the first that a zip can hold, which stands for "unknown".
EPOCH = $(or $(SOURCE_DATE_EPOCH),$(shell git log -1 --format=%ct 2>/dev/null),315532800)
export NO_MKDOCS_2_WARNING := 1

$(VENV)/.build: requirements.txt
	$(PYTHON) -m venv $(VENV) || { $(SUDO) apt-get update -q; $(SUDO) apt-get install -y -q python3-venv && $(PYTHON) -m venv --clear $(VENV); }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.build
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	tests/install-system.sh
	@touch $@

.PHONY: help serve build test lint pure site-tests browser bench schema permalinks pictures printables epub offline reading translations lock vendor properdocs clean

help:  ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: $(VENV)/.build  ## show the handbook on http://127.0.0.1:8000, reloading when you save
	$(BIN)/mkdocs serve --livereload --dev-addr 127.0.0.1:8000

build: $(VENV)/.build  ## write the handbook to site/; a fault leaves the previous site/ as it was
	$(HANDBOOK) publish

printables: build  ## write the cards, the checklist and the whole handbook as PDF to dist/printen/
	hooks/install-printing.sh
	$(HANDBOOK) printables

epub: build  ## write the book for e-readers to dist/boek/
	$(HANDBOOK) epub

offline: $(VENV)/.build  ## write site/, and to dist/ all that works without a network: zip, pocket copies, printables, e-books
	hooks/install-printing.sh
	SOURCE_DATE_EPOCH=$(EPOCH) $(HANDBOOK) offline

schema: $(VENV)/.build  ## write the JSON Schemas of the data files, for completion in an editor
	$(HANDBOOK) schema

permalinks: $(VENV)/.build  ## write new addresses to the ledger docs/data/permalinks.yml, and tell which old ones are broken
	@$(HANDBOOK) permalinks

reading: $(VENV)/.build  ## print how easy each page reads
	$(HANDBOOK) reading

translations: $(VENV)/.build  ## print what is missing or outdated per language; ACCEPT=docs/en/asso.md after review
	@$(HANDBOOK) translations $(if $(ACCEPT),--accept $(ACCEPT))

test: $(VENV)/.dev lint  ## run everything: lint, types, and the three rings of tests
	$(BIN)/python -m pytest -n auto --dist loadscope --no-loadscope-reorder  # tests/conftest.py orders them

lint: $(VENV)/.dev  ## check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

pure site-tests browser: $(VENV)/.dev  ## run one ring of tests
	$(BIN)/python -m pytest tests/$(subst -tests,,$@)

properdocs: $(VENV)/.build  ## build under ProperDocs, where the handbook can move when its platform ends, and compare every page
	$(PYTHON) -m venv .venv-properdocs
	.venv-properdocs/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt -r requirements-properdocs.txt
	$(HANDBOOK) compare $(BIN)/mkdocs .venv-properdocs/bin/properdocs

bench: $(VENV)/.dev build  ## measure weight, speed and search against a stock site
	$(BENCH).weight
	$(BENCH).search_quality
	$(BENCH).use

pictures: $(VENV)/.dev build  ## take the pictures of the site anew that the site shows itself (docs/*/img)
	PYTHONPATH=hooks:tests $(BIN)/python -m browser.pictures site

lock:  ## renew requirements*.txt from pyproject.toml (needs pip-tools: pipx install pip-tools)
	pip-compile -q --strip-extras --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header -o requirements.txt pyproject.toml
	pip-compile -q --strip-extras --extra dev --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header -o requirements-dev.txt pyproject.toml

vendor:  ## renew what is vendored from npm, and say what changed
	$(PYTHON) docs/assets/vendor/renew.py

clean:  ## remove what the other commands made
	rm -rf $(VENV) .venv-properdocs site dist .site-*
