# Two commands: `make run` installs, indexes the sample archive, answers a question and leaves the
# interface running; `make test` installs and runs every test. Everything lands in .venv and .data.

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
SAKSSOK := $(VENV)/bin/sakssok
INDEKS ?= .data/eksempel
PORT ?= 7860

.PHONY: run test rask sprak arkiv revisjon

run: $(VENV)/.installert
	$(SAKSSOK) indekser eksempel/pdf --indeks $(INDEKS)
	$(SAKSSOK) sok "Hva ble vedtatt om mobilfri skole?" --indeks $(INDEKS) --antall 3
	$(SAKSSOK) app --indeks $(INDEKS) --port $(PORT)

test: $(VENV)/.utvikling
	./tests/installer_programmer.sh
	$(PY) -m ruff check .
	$(PY) -m mypy
	$(PY) -m pytest

# What a developer runs while working: no model, no browser.
rask: $(VENV)/.utvikling
	$(PY) -m pytest -m "not treg"

# Compiles click's words in Norwegian.
sprak: $(VENV)/.utvikling
	$(VENV)/bin/pybabel compile -i app/sprak/nb/LC_MESSAGES/messages.po -o app/sprak/nb/LC_MESSAGES/messages.mo

# Makes the sample archive's PDFs again from its text.
arkiv: $(VENV)/.utvikling
	$(PY) eksempel/lag_arkiv.py

# Asks PyPI for known holes in what is installed, the only command that sends anything: the names
# and versions of the packages. In an environment of its own, so that it adds nothing to ours.
revisjon: $(VENV)/.installert
	$(PYTHON) -m venv $(VENV)-revisjon
	$(VENV)-revisjon/bin/python -m pip install --quiet --disable-pip-version-check "pip-audit>=2.9,<3"
	$(VENV)-revisjon/bin/pip-audit --path $(VENV)/lib/python3*/site-packages --skip-editable

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installert: $(VENV)/bin/python pyproject.toml
	$(PY) -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/.utvikling: $(VENV)/bin/python pyproject.toml
	$(PY) -m pip install --quiet --disable-pip-version-check --editable ".[utvikling]"
	touch $@ $(VENV)/.installert
