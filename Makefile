# Two commands do everything: `make run` opens the app, `make test` runs every check.
.DEFAULT_GOAL := help
.PHONY: help run test check faults soak bench demo i18n setup

PY := .venv/bin/python
export QT_QPA_PLATFORM ?= $(if $(DISPLAY)$(WAYLAND_DISPLAY),,offscreen)
FAULTS := tests/faults tests/ui/test_injection.py
OFFSCREEN := env QT_QPA_PLATFORM=offscreen

help:  ## what can be done
	@grep -hE '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup:
	@installer/setup.sh

run: setup  ## set up, then open the app (without a screen: make the practice enterprise and its pictures)
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then .venv/bin/emprende; else $(MAKE) --no-print-directory demo; fi

demo: setup  ## the practice enterprise, its statements and pictures of its screens, into build/demo
	@rm -rf build/demo
	@.venv/bin/emprende demo build/demo
	@$(OFFSCREEN) $(PY) -m ui.demo build/demo

check: setup  ## formatting, lint, types, contracts
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	.venv/bin/lint-imports

test: check  ## set up, then every check and test
	$(OFFSCREEN) $(PY) -m pytest -q -n 2 --dist worksteal

faults: setup  ## a fifth of the fault figures, with a table of them
	$(OFFSCREEN) $(PY) -m pytest -q -m faults $(FAULTS) -o faulthandler_timeout=7200

soak: setup  ## the whole fault figures, with a table of them
	$(OFFSCREEN) $(PY) -m pytest -q -m soak $(FAULTS) --timeout 36000 -o faulthandler_timeout=36000

bench: setup  ## how long things take, each beside a reference in the same run (BENCH_ENTRIES=1000000)
	@command -v Xvfb >/dev/null || [ "$$(id -u)" != 0 ] || apt-get install -qy xvfb || true
	$(OFFSCREEN) $(PY) -m tests.benchmarks

i18n: setup  ## read the words from the code into the catalogues and compile them
	$(PY) installer/catalogues.py
