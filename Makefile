# `make help` lists the commands. All set-up happens by itself: the first command that needs something installs it.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
PYTHON ?= python3
VENV := .venv
SUDO := $(if $(filter 0,$(shell id -u)),,sudo)
BIN := $(VENV)/bin
BENCH := PYTHONPATH=hooks:tests $(BIN)/python -m bench
LOCK := pip-compile -q --strip-extras --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header
HANDBOOK := PYTHONPATH=hooks $(BIN)/python -m handbook
# One more than there are cores: tests wait for a browser or a build half of the time.
WORKERS ?= $(shell echo $$(($$(nproc) + 1)))
export NO_MKDOCS_2_WARNING := 1
# Where Python may not keep what it compiled, a short build takes twice as long.
export PYTHONDONTWRITEBYTECODE :=

$(VENV)/.build: requirements.txt
	$(PYTHON) -m venv $(VENV) || { $(SUDO) apt-get update -q; $(SUDO) apt-get install -y -q python3-venv && $(PYTHON) -m venv $(VENV); }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt package-lock.json $(VENV)/.build
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	sh tests/install-system.sh
	npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

.PHONY: help serve build scripts test lint pure site-tests browser bench schema permalinks pictures printables epub offline reading reading-aloud sbom translations lock vendor compare clean

help:  ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: $(VENV)/.build  ## show the handbook on http://127.0.0.1:8000, reloading when you save
	$(BIN)/mkdocs serve --livereload --dev-addr 127.0.0.1:8000

build: $(VENV)/.build  ## write the handbook to site/; a fault leaves the previous site/ as it was
	$(HANDBOOK) publish

scripts: $(VENV)/.dev  ## bundle docs/assets/js to docs/assets/scripts, after a change of a script
	node hooks/bundle-scripts.mjs

offline: $(VENV)/.build  ## write site/, and to dist/ all that works without a network: zip, pocket copies, printables, e-books
	sh hooks/install-printing.sh
	$(HANDBOOK) offline

printables: offline  ## the same; the PDFs are in dist/printen/

epub: offline  ## the same; the e-books are in dist/

schema: $(VENV)/.build  ## write the JSON Schemas of the data files, for completion in an editor
	$(HANDBOOK) schema

permalinks: $(VENV)/.build  ## write new addresses to the ledger docs/data/permalinks.yml, and tell which old ones are broken
	@$(HANDBOOK) permalinks

# Frog is what scores after LiNT, with the word data of lint-ii. Only where frog is installed is that data fetched, to a
# folder of its own and without the spaCy that lint-ii asks for.
reading: $(VENV)/.build $(if $(shell command -v frog),.reading/.made)  ## print how easy each page reads; ACCEPT=all, or ACCEPT=asso.md, accepts its score after LiNT
	@PYTHONPATH=hooks:.reading $(BIN)/python -m handbook reading $(if $(ACCEPT),--accept $(ACCEPT))

.reading/.made: requirements-reading.txt $(VENV)/.build
	rm -rf .reading
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps --target .reading -r $<
	@touch $@

reading-aloud: $(VENV)/.build  ## print what is recorded, outdated or missing, with the text to read; PAGE=asso; ACCEPT=nl/asso/vier-stappen
	@$(HANDBOOK) reading_aloud $(if $(ACCEPT),--accept $(ACCEPT),$(PAGE))

sbom: $(VENV)/.dev  ## write sbom.cdx.json, a CycloneDX bill of materials: what the site is made of and with
	@$(HANDBOOK) sbom

translations: $(VENV)/.build  ## print what is missing or outdated per language; ACCEPT=docs/en/asso.md after review
	@$(HANDBOOK) translations $(if $(ACCEPT),--accept $(ACCEPT))

test: $(VENV)/.dev lint  ## run everything: lint, types, and the three rings of tests
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadscope --no-loadscope-reorder  # tests/conftest.py orders them

lint: $(VENV)/.dev  ## check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	node_modules/.bin/biome check --error-on-warnings .
	node_modules/.bin/tsc

pure site-tests browser: $(VENV)/.dev  ## run one ring of tests
	$(BIN)/python -m pytest tests/$(subst -tests,,$@)

compare: $(VENV)/.build  ## make everything of the commit OLD and of the newest, and list every file that differs
	sh hooks/install-printing.sh
	@$(HANDBOOK) compare $(OLD)

bench: $(VENV)/.dev build  ## measure weight, speed and search against a stock site
	$(BENCH).weight
	$(BENCH).search_quality
	$(BENCH).use

pictures: $(VENV)/.dev build  ## take the pictures of the site anew that the site shows itself (docs/*/img)
	PYTHONPATH=hooks:tests $(BIN)/python -m browser.pictures site

lock:  ## renew requirements*.txt (needs pip-tools: pipx install pip-tools)
	$(LOCK) -o requirements.txt pyproject.toml
	$(LOCK) -o requirements-dev.txt requirements-dev.in

vendor: $(VENV)/.dev  ## renew what is vendored from npm and from Material, and say what changed
	$(BIN)/python docs/assets/vendor/renew_material.py
	$(PYTHON) docs/assets/vendor/renew.py

clean:  ## remove what the other commands made
	rm -rf $(VENV) node_modules site dist .reading .site-* .dist-* .building sbom.cdx.json
