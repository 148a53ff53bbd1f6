# Everything a newcomer needs; `make help` tells. Works with the make of macOS (3.81), too.
# Programs are named with their path: that make looks for simple commands on its own old PATH.
# The set-up steps live in tools/setup.py: each is skipped when nothing that it depends on has changed.

SHELL := /bin/sh
.DEFAULT_GOAL := help
export PATH := $(CURDIR)/.venv/bin:$(PATH)

# The first Python that is new enough; `make PYTHON=/path/to/python3.12 …` picks another.
FIND_PYTHON = for name in python3 python3.13 python3.12 python3.11 python3.14 python; do \
	  if $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then echo $$name; break; fi; done
ifndef PYTHON
PYTHON := $(shell PATH="$$(echo "$$PATH" | sed 's,^$(CURDIR)/.venv/bin:,,')"; $(FIND_PYTHON))
endif
SETUP = @test -n "$(PYTHON)" && $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Leanwall needs Python 3.11 or newer: install it (macOS: brew install python; Debian, Ubuntu:" \
	  "apt install python3 python3-venv) or say make PYTHON=/path/to/python3.12 $@" >&2; exit 1; }; \
	  $(PYTHON) tools/setup.py
DATA ?= data

.PHONY: help run setup dev test test-python test-frontend e2e test-long check check-python check-frontend \
	fix codegen fonts gallery bench-export bench-load bench-restore bench-sync bench-workshop soak bench lock clean

help: ## what there is to make
	@echo "Leanwall: make run starts it, make test tests it. All there is:"
	@sed -n 's/^\([a-z0-9-]*\):.*## /\1	/p' Makefile | while IFS='	' read -r name what; do printf '  %-14s %s\n' "$$name" "$$what"; done

run: ## set up, build, start Leanwall and open it (DATA=folder keeps the boards elsewhere, ARGS="--port 9000")
	$(SETUP) python npm fonts page
	@exec .venv/bin/leanwall serve --data $(DATA) $(ARGS)

setup: ## set everything up without starting it (Python, npm packages, fonts)
	$(SETUP) python npm fonts

dev: setup ## start with live reload of the page: http://localhost:5173
	@LEANWALL_PUBLIC_URL=http://localhost:5173 .venv/bin/leanwall serve --data $(DATA) --no-open $(ARGS) & server=$$!; \
	  trap 'kill $$server 2>/dev/null' EXIT INT TERM; cd frontend && npm run --silent dev

test: test-python test-frontend e2e ## all tests: Python, TypeScript, end to end in a real browser (under 10 minutes)

test-python: ## the Python tests (ARGS="-k name")
	$(SETUP) python npm fonts page programs
	@.venv/bin/pytest -n 2 --dist loadfile $(ARGS)

test-frontend: setup ## the TypeScript tests
	@cd frontend && npm run --silent test

e2e: ## the end-to-end tests in Chromium
	$(SETUP) python npm fonts page browser
	@cd frontend && LEANWALL_CHROMIUM="$$(cat ../.venv/stamps/chromium)" npm run --silent e2e -- $(ARGS)

test-long: ## the long proofs: more of what make test tries, for hours
	$(SETUP) python npm fonts page programs browser
	@.venv/bin/pytest -m long $(ARGS)
	@LEANWALL_LONG=1 .venv/bin/pytest tests/property $(ARGS)
	@LEANWALL_TESTS_ON=postgres .venv/bin/pytest $(ARGS) tests/integration/test_*_api.py \
	  tests/integration/test_*live_boards.py tests/integration/test_hostile_messages.py tests/integration/test_signing_in.py
	@cd frontend && LEANWALL_LONG=1 npm run --silent test -- --reporter=verbose src/sync/live-proof.test.ts
	@cd frontend && LEANWALL_LONG=1 LEANWALL_CHROMIUM="$$(cat ../.venv/stamps/chromium)" npm run --silent e2e -- --grep @long

check: check-python check-frontend ## style, types, layers, generated files

check-python: setup
	@.venv/bin/ruff check
	@.venv/bin/ruff format --check
	@.venv/bin/mypy
	@.venv/bin/lint-imports --no-cache
	@.venv/bin/python tools/codegen.py --check

check-frontend: setup
	@.venv/bin/python tools/codegen_api.py --check
	@cd frontend && npm run --silent check

fix: setup ## put right what the checkers can put right
	@.venv/bin/ruff check --fix
	@.venv/bin/ruff format
	@cd frontend && npm run --silent fix

codegen: setup ## write the board's schema and the TypeScript types of board and API
	@.venv/bin/python tools/codegen.py
	@.venv/bin/python tools/codegen_api.py

fonts: setup ## build the fonts of exports and page

gallery: ## write the sample exports and screenshots into exports/gallery
	$(SETUP) python npm fonts page browser
	@LEANWALL_CHROMIUM="$$(cat .venv/stamps/chromium)" .venv/bin/python tools/gallery.py

bench-load: ## how much a wall takes, until it breaks: SQLite, PostgreSQL, one and two processes
	$(SETUP) python npm fonts page programs
	@.venv/bin/python -m tests.bench.bench_load $(ARGS)

bench-restore: ## a backup of 1 GB and its restore, on SQLite and PostgreSQL
	$(SETUP) python npm fonts page programs
	@.venv/bin/python -m tests.bench.restore $(ARGS)

soak: ## 20 hours of work in 20 minutes: memory, files and tasks come back
	$(SETUP) python npm fonts page
	@.venv/bin/python -m tests.bench.soak $(ARGS)

bench: ## measure everything that has a target
	$(SETUP) python npm fonts page browser
	@for file in tests/bench/bench_*.py; do echo "== $$file"; .venv/bin/python -m tests.bench.$$(basename $$file .py) || exit 1; done

bench-workshop: ## thirty people see 200 private notes at once, fifty votes are counted
	$(SETUP) python npm fonts page browser
	@LEANWALL_CHROMIUM="$$(cat .venv/stamps/chromium)" .venv/bin/python -m tests.bench.bench_workshop

bench-sync: ## live boards beside Hocuspocus and y-websocket (installs their packages into tests/bench/peers)
	$(SETUP) python npm fonts page
	@.venv/bin/python -m tests.bench.sync_peers $(ARGS)

bench-export: ## deliverables beside Chromium, weasyprint and cairosvg (installs these two into tests/bench/peers)
	$(SETUP) python npm fonts browser
	@test -x tests/bench/peers/painters/bin/python || .venv/bin/uv venv -q tests/bench/peers/painters
	@.venv/bin/uv pip install -q --python tests/bench/peers/painters/bin/python weasyprint cairosvg
	@LEANWALL_CHROMIUM="$$(cat .venv/stamps/chromium)" .venv/bin/python -m tests.bench.export_peers $(ARGS)

bench-ui: ## the wall beside tldraw and Excalidraw (installs their packages into tests/bench/ui)
	$(SETUP) python npm fonts page browser
	@LEANWALL_CHROMIUM="$$(cat .venv/stamps/chromium)" .venv/bin/python -m tests.bench.wall_ui $(ARGS)

lock: setup ## pick and pin the newest fitting Python packages (requirements/*.txt)
	@tools/lock

clean: ## remove what was built and installed (never your boards)
	rm -rf .venv frontend/node_modules server/leanwall/web server/leanwall/export/fonts dist build
