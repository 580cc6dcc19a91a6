.DEFAULT_GOAL := help
.PHONY: help course dashboard lab hub site test check bench roomful hangs measured fuzz histories \
  mutants catalogues pins clean venv venv-hub venv-tests venv-fuzz venv-mutants

# All that the tools keep goes into the checkout. HOME stays, for the machine's own pip settings.
cache := $(CURDIR)/.cache
export XDG_CACHE_HOME := $(cache)
export PIP_CACHE_DIR := $(cache)/pip
export PLAYWRIGHT_BROWSERS_PATH := $(cache)/playwright
export JUPYTER_CONFIG_DIR := $(cache)/jupyter/config
export JUPYTER_DATA_DIR := $(cache)/jupyter/data
export JUPYTER_RUNTIME_DIR := $(cache)/jupyter/runtime
export IPYTHONDIR := $(cache)/ipython
export MPLCONFIGDIR := $(cache)/matplotlib
# JupyterLab asks npm for its registry, and npm keeps a log of that.
export npm_config_cache := $(cache)/npm
export PYTEST_DEBUG_TEMPROOT := $(cache)/tmp
# Not taken from the shell that calls: another environment's packages are not the pinned ones, and
# without compiled files each start compiles the whole program, which takes a second.
unexport PYTHONPATH PYTHONHOME PYTHONDONTWRITEBYTECODE

bin := .venv/bin
locale := src/disputelab/locale

help: ## say what there is
	@sed -n 's/^\([a-z]*\):[^#]*## /  make \1\t/p' Makefile | expand -t 18

course: venv ## open the course in the browser: lessons, dashboard, practice, game
	@exec $(bin)/disputelab $(ARGS)

dashboard: venv ## open the dashboard in the browser
	@exec $(bin)/disputelab dashboard $(ARGS)

lab: venv ## open the notebooks in JupyterLab
	@exec $(bin)/disputelab lab $(ARGS)

hub: venv-hub ## serve the course to a class, a server for each (JupyterHub)
	@scripts/hub $(ARGS)

site: venv-tests ## build the site of static pages into dist/site (PYODIDE=its full distribution)
	@$(bin)/python lite/build.py $(if $(PYODIDE),--pyodide $(PYODIDE)) $(ARGS)

test: check ## run all checks and tests, those in a browser too (ARGS="-k words")
	@$(bin)/python tests/support/chromium.py
	@mkdir -p "$$PYTEST_DEBUG_TEMPROOT"
	@# Notebooks run in kernels that are forked, as those of pages are.
	JUPYTER_DEFAULT_PROVISIONER_NAME=disputelab-fork \
	  $(bin)/pytest --numprocesses=3 --dist=loadfile $(ARGS)

check: venv-tests ## run the checks that need no run of the program
	$(bin)/ruff check .
	$(bin)/ruff format --check .
	$(bin)/mypy
	$(bin)/lint-imports

bench: venv-tests ## measure what the speed claims rest on
	@$(bin)/python tests/support/chromium.py
	@mkdir -p "$$PYTEST_DEBUG_TEMPROOT"
	$(bin)/pytest benchmarks $(ARGS)

measured: venv-tests ## measure all, and write docs/measured.md (an hour and a half; leave the machine alone)
	@$(bin)/python tests/support/chromium.py
	@mkdir -p "$$PYTEST_DEBUG_TEMPROOT"
	-$(bin)/pytest benchmarks --benchmark-json=.cache/bench.json
	-$(bin)/python benchmarks/roomful.py
	-$(bin)/python benchmarks/hang.py --servers plain ours ours-binder --loads 1000
	@$(bin)/python benchmarks/page.py

LEARNERS := 40
MINUTES := 10
roomful: venv-tests ## measure a roomful at the dashboard (LEARNERS=40 MINUTES=10)
	@$(bin)/python tests/support/chromium.py
	$(bin)/python benchmarks/roomful.py --learners $(LEARNERS) --minutes $(MINUTES) $(ARGS)

LOADS := 1000
hangs: venv-tests ## open pages 3, 5 and 10 at a time, and count those that never end (LOADS=1000)
	$(bin)/python benchmarks/hang.py --loads $(LOADS) $(ARGS)

SECONDS := 600
fuzz: venv-fuzz ## look for input that crashes, 10 minutes a target (SECONDS=60 ARGS=loader)
	$(bin)/python fuzz/run.py --seconds $(SECONDS) $(ARGS)

histories: venv-tests ## hold a million random histories against every invariant
	$(bin)/python fuzz/histories.py $(ARGS)

mutants: venv-mutants ## change the rules in every small way: does a test fail? (docs/mutants.md)
	$(bin)/python -W ignore::SyntaxWarning scripts/mutants $(ARGS)

catalogues: venv ## take new words into the catalogues and compile them
	$(bin)/pybabel -q extract -F pyproject.toml --no-default-keywords \
	  -k "_ N_ count:1,2" -c "Translators:" \
	  --no-location --sort-output --omit-header -o $(locale)/disputelab.pot src/disputelab
	$(bin)/pybabel -q update -D disputelab -i $(locale)/disputelab.pot -d $(locale) -l ru \
	  --init-missing --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date
	$(bin)/pybabel -q compile -D disputelab -d $(locale)

pins: venv-tests ## renew the pinned versions (binder/requirements.txt, requirements/*.txt)
	@$(bin)/python scripts/pins.py

clean: ## remove all that make has made
	rm -rf .venv .cache dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .benchmarks
	find . -name __pycache__ -prune -exec rm -rf {} +

venv:
	@scripts/venv

venv-hub:
	@scripts/venv hub

venv-tests:
	@scripts/venv tests

venv-fuzz: venv-tests
	@scripts/venv fuzz

venv-mutants: venv-tests
	@scripts/venv mutants
