# The project's whole vocabulary; `make` alone lists it. Every target does its own set-up.

MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help

export PYTHONPATH := $(CURDIR)
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export DENO_NO_UPDATE_CHECK := 1
# Hundreds of processes would compile the program anew.
unexport PYTHONDONTWRITEBYTECODE

PYTHON := .venv/bin/python
INSTALL := $(PYTHON) -m pip install --quiet --constraint constraints.txt
TOOL := $(PYTHON) -m uv --quiet tool run
RUNTIME := .venv/runtime.stamp
DEVELOPMENT := .venv/development.stamp
RIVALS := .venv/rivals/stamp

.PHONY: help run install test faults nation check fix bench load sample pins sbom licences audit browsers

help: ## list these targets
	@sed -n 's/^\([a-z]*\):.*## /make \1\t/p' $(MAKEFILE_LIST) | expand -t 16

run: ## start the dashboard at http://127.0.0.1:8501 (PORT=… for another port)
	@exec scripts/setup.sh start

install: $(RUNTIME) ## make .venv with what the program needs
	@:

test: $(DEVELOPMENT) browsers ## run every test, in Chromium too (TESTS='tests/metrics -x' for some)
	@$(PYTHON) -m pytest -n 3 --dist loadfile --no-loadscope-reorder $(TESTS)

faults: $(DEVELOPMENT) ## damage, kill and race by the hundred; nothing may be lost (ROUNDS='--logs 9' for fewer)
	@$(PYTHON) -m tests.faults $(ROUNDS)

nation: $(DEVELOPMENT) ## all of Việt Nam in one database, three years of made figures (MONTHS=6 for fewer)
	@$(PYTHON) -m tests.nation $(MONTHS)

check: $(DEVELOPMENT) ## format, lint, types, layers, generated documents; one line of figures
	@$(PYTHON) -m ruff format --check --quiet .
	@$(PYTHON) -m ruff check --quiet .
	@.venv/bin/deno fmt --check --quiet
	@.venv/bin/deno lint --quiet
	@$(PYTHON) -m mypy --strict .
	@.venv/bin/lint-imports
	@$(PYTHON) scripts/documents.py --check
	@$(PYTHON) scripts/figures.py

fix: $(DEVELOPMENT) ## format, mend what can be mended, write generated documents anew
	@$(PYTHON) -m ruff check --fix --quiet . || true
	@$(PYTHON) -m ruff format --quiet .
	@.venv/bin/deno lint --fix --quiet || true
	@.venv/bin/deno fmt --quiet
	@$(PYTHON) scripts/documents.py

bench: $(DEVELOPMENT) browsers $(RIVALS) ## measure beside rivals, write docs/performance.md (BENCH='storing pages' for some)
	@$(PYTHON) -m benchmarks $(BENCH)

load: $(DEVELOPMENT) ## ten minutes of a hundred people over all pages, months and units
	@$(PYTHON) -m benchmarks load

sample: $(RUNTIME) ## write the demonstration workbooks in data/sample anew
	@$(PYTHON) scripts/make_sample.py

pins: $(DEVELOPMENT) ## write constraints.txt anew from requirements*.txt
	@$(PYTHON) -m uv pip compile --quiet --universal --python-version 3.11 --no-annotate \
		--custom-compile-command "make pins" --output-file constraints.txt \
		requirements-dev.txt

sbom: $(DEVELOPMENT) ## write build/sbom.json, what the program is made of (CycloneDX)
	@mkdir -p build
	@$(TOOL) --from cyclonedx-bom==7.5.0 cyclonedx-py requirements constraints.txt \
		--output-format JSON --output-file build/sbom.json

licences: $(DEVELOPMENT) ## print the licence of every package
	@$(TOOL) pip-licenses==5.5.5 --python $(PYTHON) --format=markdown

audit: $(DEVELOPMENT) ## ask the registry for known holes in the packages; fails where there is one
	@$(TOOL) pip-audit==2.10.1 --requirement constraints.txt --no-deps --disable-pip

browsers:
	@scripts/setup.sh debian chromium chromium
	@scripts/setup.sh debian /usr/share/fonts/truetype/liberation fonts-liberation
	@scripts/setup.sh debian /usr/sbin/nginx nginx
	@scripts/setup.sh debian /usr/lib/postgresql/15/bin/postgres postgresql-15
	@scripts/setup.sh debian libatomic.so.1 libatomic1
	@scripts/setup.sh debian /usr/lib/libreoffice/program/libsclo.so libreoffice-calc-nogui
	@scripts/setup.sh debian /usr/lib/libreoffice/program/libswlo.so libreoffice-writer-nogui

# An environment whose Python is gone is made anew, whatever the stamp says.
.venv/bin/python:
	@scripts/setup.sh start --set-up

$(RUNTIME): requirements.txt constraints.txt | .venv/bin/python
	@scripts/setup.sh start --set-up

$(DEVELOPMENT): requirements-dev.txt $(RUNTIME)
	@$(INSTALL) --requirement requirements-dev.txt
	@touch $@

# What the program is measured against has an environment of its own.
$(RIVALS): benchmarks/rivals/requirements.txt $(DEVELOPMENT)
	@$(PYTHON) -m uv venv --quiet --clear $(@D)
	@$(PYTHON) -m uv pip install --quiet --python $(@D)/bin/python --requirement $<
	@touch $@
