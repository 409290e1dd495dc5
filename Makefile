.DEFAULT_GOAL := help
SHELL := /bin/sh
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: help install demo test check bench chaos potret templat format lock clean

help: ## list these commands
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

.venv/.run: requirements.lock
	@echo "Installing into .venv; this once it takes half a minute or two." >&2
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.dev: .venv/.run requirements-dev.lock
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

.venv/.bench: .venv/.dev requirements-bench.lock
	@$(PIP) install --require-hashes -r requirements-bench.lock
	@touch $@

install: .venv/.run ## the program into .venv

demo: .venv/.run ## the example office in a simulator: make demo, or make demo ARGS="--auto --out hasil"
	@$(BIN)/capaian demo $(ARGS)

test: .venv/.dev ## the whole suite: make test, or make test ARGS="tests/sop -k angka"
	@$(BIN)/python -m pytest -n 2 $(ARGS)

check: .venv/.dev ## format, lint, types and import rules
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: .venv/.bench ## our spine beside others, as ratios: make bench, or make bench ARGS="form --people 1000 --quick"
	@$(BIN)/python -m benchmarks $(ARGS)

chaos: .venv/.dev ## kills, faults and crashes over whole cycles: make chaos ARGS="--seed 1 --kills 200"
	@$(BIN)/python -m tests.kekacauan $(ARGS)

templat: .venv/.run ## the docx templates that are ours, made anew by dokumen/surat into its folder bawaan
	@$(BIN)/python -m dokumen.surat

potret: .venv/.dev ## pictures of every paper in hasil/potret, or ARGS="FOLDER [ARCHIVE.zip]" (needs LibreOffice, pdftoppm)
	@$(BIN)/python -m tests.potret $(or $(ARGS),hasil/potret)

format: .venv/.dev ## put every file into the one format
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

lock: ## write both lock files anew from pyproject.toml (needs uv)
	@uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-annotate --custom-compile-command "make lock" pyproject.toml -o requirements.lock
	@uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-annotate --custom-compile-command "make lock" --extra dev pyproject.toml -o requirements-dev.lock
	@uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-annotate --custom-compile-command "make lock" --extra bench pyproject.toml -o requirements-bench.lock

clean: ## remove what these commands made
	@rm -rf .venv build *.egg-info hasil data
