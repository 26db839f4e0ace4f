# `make run` and `make test` are all that is needed; both work on a machine with Python 3.11 or newer and make.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PEERS  := .venv-peers
CODE   := service skills_taxonomy tests benchmarks gunicorn.conf.py
JOBS   ?= auto

.PHONY: run test check format openapi golden accuracy clean

run: $(VENV)/.installed
	$(BIN)/rolefit serve

test: $(VENV)/.installed-test
	$(BIN)/python -m pytest -n $(JOBS)

check: $(VENV)/.installed-dev
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/ruff check $(CODE)
	$(BIN)/mypy
	$(BIN)/python -m skills_taxonomy
	$(BIN)/python -m pytest -n $(JOBS)

format: $(VENV)/.installed-dev
	$(BIN)/ruff format $(CODE)
	$(BIN)/ruff check --fix $(CODE)

openapi: $(VENV)/.installed
	$(BIN)/flask --app service.wsgi openapi write openapi.json

golden: $(VENV)/.installed-test
	$(BIN)/python -m tests.golden_scores $(VERSION)

accuracy: $(VENV)/.installed-test $(PEERS)/.installed
	$(BIN)/python -m benchmarks.accuracy $(CURDIR)/$(PEERS)/bin/python

clean:
	rm -rf $(VENV) $(PEERS) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis *.egg-info
	find service skills_taxonomy tests -name __pycache__ -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=python3.12 run" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

# pyresparser is there for its list alone: what it depends on no longer installs.
$(PEERS)/.installed: benchmarks/peers.txt
	$(PYTHON) -m venv $(PEERS)
	$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check -r benchmarks/peers.txt
	$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps pyresparser==1.0.6
	@touch $@

# One stamp for each set of packages: a second run installs nothing.
$(VENV)/.installed: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.installed-test: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test]'
	@touch $@ $(VENV)/.installed

$(VENV)/.installed-dev: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@ $(VENV)/.installed $(VENV)/.installed-test
