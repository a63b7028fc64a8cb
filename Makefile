# The commands that people, the README and CI use. Each sets up everything it needs.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUN := $(VENV)/.run-ready
DEV := $(VENV)/.dev-ready

.PHONY: help run demo test check format real quality fuzz bench bench-judge bench-collect bench-hostile bench-equal bench-deliver prove-delivery bench-stories lock clean

help:  ## show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 14

# venv --without-pip works on a Debian without python3-venv; the system's pip then installs into it.
$(VENV)/bin/python:
	$(PYTHON) -m venv --without-pip $(VENV)

$(RUN): requirements.lock pyproject.toml | $(VENV)/bin/python
	@echo "bongsu: installing into $(VENV) (once)"
	@$(PYTHON) -m pip --python $(BIN)/python install --quiet --require-hashes --no-deps -r requirements.lock
	@$(PYTHON) -m pip --python $(BIN)/python install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): requirements-dev.lock $(RUN)
	@$(PYTHON) -m pip --python $(BIN)/python install --quiet --require-hashes --no-deps -r requirements-dev.lock
	@touch $@

run: $(RUN)  ## watch, with the rules.yaml found (default: this folder's)
	$(BIN)/bongsu run

demo: $(DEV)  ## the same daemon against a newsroom on this machine; proves the main job in under 30 s
	$(BIN)/bongsu demo

test: $(DEV)  ## all tests, with coverage bars
	$(BIN)/pytest -n auto --cov --cov-report=
	$(BIN)/coverage report --skip-covered --include="bongsu/*,storage/*,notifiers/*" --fail-under=100
	$(BIN)/coverage report --skip-covered --include="scrapers/*,app/*,daemon.py" --fail-under=90

check: $(DEV)  ## lint, types, import contracts, sizes
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m bench.house

format: $(DEV)  ## let ruff tidy the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

real: $(DEV)  ## read real feeds and pages served from this machine (needs ../shared/data)
	$(BIN)/python -m bench.real

quality: $(DEV)  ## how well texts are understood: the project's corpus, and ../shared/data where it is
	$(BIN)/python -m bench.quality

fuzz: $(DEV)  ## hostile texts through reading and judging
	$(BIN)/python -m bench.fuzz

bench-judge: $(DEV)  ## speed and memory of judging: up to 100,000 rules, and reading as a whole
	$(BIN)/python -m bench.judge
	$(BIN)/python -m bench.reading

bench-collect: $(DEV)  ## what collecting costs, beside plain feedparser and httpx; 20,000 sources in compressed time
	$(BIN)/python -m bench.collect

# The tests of feedparser are in its source package alone.
$(VENV)/feedparser: $(DEV)
	@rm -rf $@ $@.part && mkdir $@.part
	@$(PYTHON) -m pip --python $(BIN)/python download --quiet --no-deps --no-binary :all: --dest $@.part \
	    "feedparser==$$($(BIN)/python -c 'import feedparser; print(feedparser.__version__)')"
	@tar -xzf $@.part/feedparser-*.tar.gz -C $@.part
	@mv $@.part $@

bench-equal: $(DEV) $(VENV)/feedparser  ## every feed among feedparser's own tests, read as feedparser reads it
	$(BIN)/python -m bench.feedparser_corpus $(VENV)/feedparser $(wildcard ../shared/data/feeds)

bench-deliver: $(DEV)  ## how fast alerts go out: 10,000 to a webhook, 10,000 to a Telegram that takes one a second
	$(BIN)/python -m bench.deliver

# Who may install packages gets what sets clocks; who may not is told that this part is skipped.
prove-delivery: $(DEV)  ## 1,000 kills and everything else that can come between an alert and its readers; ten to twenty minutes
	@ls /usr/lib/*/faketime/libfaketimeMT.so.1 >/dev/null 2>&1 || [ "$$(id -u)" != 0 ] || ! command -v apt-get >/dev/null || \
	    { apt-get update -qq && apt-get install -qq -y libfaketime; } >/dev/null || true
	$(BIN)/python -m bench.prove_delivery

bench-hostile: $(DEV)  ## every way in against the worst that servers send; bars on seconds and memory
	$(BIN)/python -m bench.hostile

bench-stories: $(DEV)  ## what finding an article's story costs among a million articles
	$(BIN)/python -m bench.stories

bench: $(DEV)  ## start-up time and memory
	$(BIN)/python -m bench.startup

lock: $(DEV)  ## choose the newest versions again
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --upgrade --output-file requirements.lock pyproject.toml requirements-build.in
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --upgrade --group dev --output-file requirements-dev.lock pyproject.toml requirements-build.in

clean:  ## remove what the other commands made
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage build dist bench/results
