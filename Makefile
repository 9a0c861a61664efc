# Two commands: `make serve` and `make test`. Each sets up all it needs in .venv first.
PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8000

.PHONY: serve test check unit bench lock clean

serve: .venv/.ready
	$(BIN)/dispensatory serve --port $(PORT)

test: .venv/.ready check unit

check: .venv/.ready ## linting, types, layers
	$(BIN)/ruff check src tests bench
	$(BIN)/ruff format --check src tests bench
	$(BIN)/mypy
	$(BIN)/lint-imports

unit: .venv/.ready
	$(BIN)/python tests/chromium.py
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest
	$(BIN)/coverage combine -q
	$(BIN)/coverage report --format=total | sed 's/^/coverage, percent: /'

.venv/.ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "Python's venv module is missing; on Debian: apt install python3-venv"; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -q src # so that the first command is as quick as the second
	@touch $@

bench: .venv/.ready ## needs PAGES=a folder of pages; see docs/benchmarks.md
	sh bench/peers.sh
	$(BIN)/python -m bench.facts $(PAGES)
	$(BIN)/python -m bench.checkers $(PAGES)

lock: ## after a change of the dependencies in pyproject.toml
	$(PYTHON) -m pip install --quiet uv && $(PYTHON) -m uv pip compile pyproject.toml --group dev --universal \
		--python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links \
		--quiet -o requirements.lock

clean:
	rm -rf .venv build dist .coverage* .mypy_cache .ruff_cache .pytest_cache
