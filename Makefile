# Passend: make demo shows a plan, make test proves it. Needs python3 (3.11 or later), pip and make; everything goes into .venv.
PYTHON ?= python3
BIN := .venv/bin
REGIO := demo/regio
UIT := demo/uitkomst
LOCK := --quiet --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --strip-extras --allow-unsafe --build-deps-for editable

.PHONY: help demo test check docs lock clean

help:
	@echo "make demo    maak een verzonnen regio en toon een plan, voorstellen en uitleg"
	@echo "make test    alle tests, met types en lagen"
	@echo "make check   alleen ruff, mypy --strict en de lagen"
	@echo "make docs    maak docs/regels, het registerconcept en de notitie over toezicht opnieuw"
	@echo "make lock    vernieuw requirements.txt en requirements-test.txt"
	@echo "make clean   haal .venv en demo weg"

demo: .venv/.demo-klaar
	@echo "== 1. Een verzonnen regio"
	$(BIN)/passend genereer $(REGIO) --maat demo --zaad 1
	$(BIN)/passend controleer $(REGIO)
	@echo "== 2. Een plan voor de hele wachtlijst"
	$(BIN)/passend plan $(REGIO) --uit $(UIT)
	@echo "== 3. Drie voorstellen voor een client"
	$(BIN)/passend voorstel $(REGIO) --client K006 --aantal 3 --plan $(UIT)/plan.json
	@echo "== 4. Waarom niet op deze locatie?"
	$(BIN)/passend waarom-niet $(REGIO) --client K008 --locatie LOC2 --plan $(UIT)/plan.json
	@echo "== 5. Een blad voor de client"
	$(BIN)/passend clientblad $(REGIO) --client K002 --plan $(UIT)/plan.json --uit $(UIT)/clientblad_K002.html
	$(BIN)/passend clientblad $(REGIO) --client K002 --plan $(UIT)/plan.json
	@echo "== 6. De cliënten van een gebiedsteam over de begeleiders"
	$(BIN)/passend verdeel $(REGIO) --team GT3 --uit $(UIT)/GT3
	@echo
	@echo "Klaar. In $(UIT) staan plan.json, plan.xlsx, plan.html en clientblad_K002.html: open plan.html in een browser."
	@echo "In $(UIT)/GT3 staan verdeling.json, verdeling.xlsx en verdeling.html: de balken van de belasting en wie van begeleider wisselt."
	@echo "Probeer nu:"
	@echo "  $(BIN)/passend controleer-plan $(REGIO) $(UIT)/plan.json"
	@echo "  $(BIN)/passend wie-past $(REGIO) --plek P1 --plan $(UIT)/plan.json"
	@echo "  $(BIN)/passend voorstel $(REGIO) --client K006 --lezer client --plan $(UIT)/plan.json"
	@echo "  $(BIN)/passend begeleider $(REGIO) --client K054"
	@echo "  $(BIN)/passend waarom-niet $(REGIO) --client K054 --begeleider B03"
	@echo "  $(BIN)/passend front $(REGIO) --team GT3"
	@echo "  $(BIN)/passend weekstart $(REGIO) --team GT3"
	@echo "  $(BIN)/passend regels toon --set dat_bw"
	@echo "  $(BIN)/passend regels vraag --set dat_bw"
	@echo "  $(BIN)/passend sjabloon mijn_regio.xlsx"
	@echo "  $(BIN)/passend --help"

test: check
	$(BIN)/python -m pytest

check: .venv/.test-klaar
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 of later is nodig / Python 3.11 or later is needed"; exit 1; }
	@$(PYTHON) -m venv .venv 2>/dev/null || { \
	  echo "python3 kan geen pip in .venv zetten (ensurepip ontbreekt); de pip van het systeem doet het / using the system pip instead"; \
	  rm -rf .venv; \
	  $(PYTHON) -m venv --without-pip .venv && $(PYTHON) -m pip --version >/dev/null || { \
	    echo "Installeer de modules venv en pip van python3 (op Debian: python3-venv, python3-pip) / install venv and pip for python3"; rm -rf .venv; exit 1; }; }

# The pip inside .venv where there is one, else the system's pip aimed at .venv.
PIP = $$( $(BIN)/python -m pip --version >/dev/null 2>&1 && echo "$(BIN)/python -m pip" || echo "$(PYTHON) -m pip --python $(BIN)/python" ) --disable-pip-version-check

.venv/.demo-klaar: .venv/bin/python requirements.txt pyproject.toml
	@$(PIP) install --quiet --require-hashes -r requirements.txt
	@$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@touch $@

.venv/.test-klaar: .venv/bin/python requirements-test.txt pyproject.toml
	@$(PIP) install --quiet --require-hashes -r requirements-test.txt
	@$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@touch $@ .venv/.demo-klaar

docs: .venv/.demo-klaar
	$(BIN)/python -m api.regeldocs

lock: .venv/.demo-klaar
	@$(PIP) install --quiet pip-tools
	$(BIN)/pip-compile $(LOCK) --output-file requirements.txt pyproject.toml
	$(BIN)/pip-compile $(LOCK) --extra test --output-file requirements-test.txt pyproject.toml
	@! grep -nE '(https?:|file:)//|^ *#.*/(home|tmp|root)/' requirements.txt requirements-test.txt || { echo "Er staat een adres of pad in het slot."; exit 1; }

clean:
	rm -rf .venv demo build *.egg-info
