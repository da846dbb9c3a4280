# Everything starts here. `make` alone says what there is.

PORT ?= 8000
CERTIFICATES ?= 85
PYTHON_HERE = .venv/bin/python
MANAGE = $(PYTHON_HERE) manage.py

# What Python has compiled is kept, whatever the shell says: it is half of each start.
unexport PYTHONDONTWRITEBYTECODE

# What `check --deploy` looks at: a production's environment, with nothing secret in it.
LIKE_PRODUCTION = env DEBUG=0 DEMO=0 SITE_ORIGIN=https://guildmark.example EMAIL_URL=smtp://mail.example \
	SECRET_KEY=$$(head -c 64 /dev/urandom | sha256sum | cut -c1-64)

.PHONY: help setup always translations demo demo-reset test test-long test-fast check format messages bench
.DEFAULT_GOAL := help

help: ## Say what there is
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

setup: ## Fill .venv with the locked packages
	@tools/bootstrap

demo: setup ## Run everything with demo data until Ctrl-C (PORT=8001 for another port, CERTIFICATES=10 and BODIES=1 for fewer)
	@exec $(PYTHON_HERE) -m marketplace.embedded.demo --port $(PORT) --certificates $(CERTIFICATES) $(if $(BODIES),--bodies $(BODIES)) $(if $(OSHWA),--import-from "$(OSHWA)")

demo-reset: setup ## Delete the demo's data
	@exec $(PYTHON_HERE) -m marketplace.embedded.demo --reset

CATALOGUES = $(wildcard locale/*/*/LC_MESSAGES/django.po)
COMPILED = $(CATALOGUES:.po=.mo)

translations: .local/translated
.local/translated: $(CATALOGUES) $(if $(filter-out $(wildcard $(COMPILED)),$(COMPILED)),always) | setup
	@$(MANAGE) messages --compile-only
	@mkdir -p .local && touch $@

test: translations ## Run every test but the longest (ARGS="-k name" for some)
	@tools/bootstrap --browser
	@tools/stripe_mock
	$(PYTHON_HERE) -m pytest -n 2 --dist loadgroup -m "not long" --durations=25 --durations-min=1 -rs $(ARGS)

MORE_SEEDS = tests/search/test_any_input.py tests/isolation/test_schemas.py tests/evaluations/test_random_scripts.py tests/kills

test-long: translations ## Run the tests that take minutes each: every address asked as everybody, more seeds
	@tools/bootstrap --browser
	@tools/stripe_mock
	$(PYTHON_HERE) -m pytest -n 2 --dist loadgroup -m long $(ARGS)
	HISTORIES=200 $(PYTHON_HERE) -m pytest -n 0 tests/billing/test_stripe_histories.py
	FUZZ_EXAMPLES=30 SWAP_EXAMPLES=40 SCRIPT_EXAMPLES=15 KILL_SEEDS=40 $(PYTHON_HERE) -m pytest -n 2 --dist loadgroup $(MORE_SEEDS)

# Whatever draws its cases by chance: from a fresh seed each time, ten times as many.
EXPLORERS = grep -rlE 'hypothesis|schemathesis|exploring|kills.seeds' tests --include='test_*.py'

.PHONY: nightly
nightly: translations ## Explore with a fresh seed, and print it (SEED=number: the same again)
	@tools/bootstrap --browser
	@tools/stripe_mock
	seed=$${SEED:-$$(od -An -N4 -tu4 /dev/urandom | tr -d ' ')}; echo "Seed $$seed; again: make nightly SEED=$$seed"; \
	EXPLORE_SEED=$$seed KILL_SEEDS=$${KILL_SEEDS:-80} $(PYTHON_HERE) -m pytest -n 2 --dist loadgroup -rs --hypothesis-seed=$$seed $$($(EXPLORERS)) $(ARGS)

test-fast: translations ## Run the tests without browsers, kills and other slow ones
	@tools/stripe_mock
	$(PYTHON_HERE) -m pytest -n 2 --dist loadgroup -m "not slow and not browser and not kill and not long" $(ARGS)

.PHONY: relevance
relevance: translations ## Ask the judged queries of both engines, and print how well they are answered, by kind
	RELEVANCE=1 $(PYTHON_HERE) -m pytest -n 0 -q -s tests/relevance $(ARGS)

.PHONY: doors
doors: translations ## Ask every address as everybody, and renew tests/doors/golden.txt (then look at its diff)
	RENEW=1 $(PYTHON_HERE) -m pytest -n 0 tests/doors/test_golden.py

CHECKS = check-format check-lint check-tests check-dead-code check-templates check-types check-imports check-migrations check-guards check-translations check-deploy
.PHONY: $(CHECKS)
check: $(CHECKS) ## Format, lint, imports of the tests, dead code, templates, types, import contracts, migrations, guards, translations, deployment

check-format: setup
	$(PYTHON_HERE) -m ruff format --check .

check-lint: setup
	$(PYTHON_HERE) -m ruff check .

# What a test module lacks is known in half a minute, not when the tests are through; and what pytest compiles here,
# every process of `make test` finds compiled.
check-tests: setup
	@$(PYTHON_HERE) -m pytest -n 0 --collect-only -q >.local/collected.txt || { grep -v '^tests/[^ ]*: [0-9]*$$' .local/collected.txt; exit 1; }

check-templates: setup
	$(PYTHON_HERE) -m djlint --lint --quiet templates

check-dead-code: setup
	$(PYTHON_HERE) -W ignore tools/check_dead_code.py

check-types: setup
	$(PYTHON_HERE) -m mypy .

check-imports: setup
	$(PYTHON_HERE) .venv/bin/lint-imports --no-cache

check-migrations: setup
	DJANGO_SETTINGS_MODULE=marketplace.settings_test $(PYTHON_HERE) -W ignore manage.py makemigrations --check --dry-run

check-guards: setup
	$(PYTHON_HERE) tools/generate_guards.py --check
	$(PYTHON_HERE) -W ignore tools/check_guards.py

check-translations: setup
	$(MANAGE) messages --check

check-deploy: setup
	$(LIKE_PRODUCTION) $(MANAGE) check --deploy --fail-level WARNING

format: setup ## Format the code, and repair what lint can repair
	$(PYTHON_HERE) -m ruff check --fix .
	$(PYTHON_HERE) -m ruff format .

messages: setup ## Collect the texts to translate, and compile the translations
	$(MANAGE) messages

.PHONY: guards
guards: setup ## Write the guards that follow from the table of transitions
	$(PYTHON_HERE) tools/generate_guards.py

.PHONY: tables
tables: setup ## Migrate an empty database for real, and keep its tables for first starts and tests (after a change of migrations or guards)
	$(PYTHON_HERE) -W ignore tools/keep_tables.py

.PHONY: schemas
schemas: setup ## Renew the published schemas of statements (then look at the diff: what is published is promised)
	$(MANAGE) publish_schemas

.PHONY: pictures
pictures: translations ## Make the pictures of docs/screens.md anew
	$(PYTHON_HERE) tools/pictures.py

lock: ## Renew requirements.lock from pyproject.toml
	PATH=".local/uv/bin:$$PATH" uv pip compile --quiet --universal --python .venv/bin/python --group dev pyproject.toml --output-file requirements.lock --generate-hashes --no-annotate --no-header

.PHONY: pin-images
pin-images: ## Write the digests of today behind the tags of all images (asks their registries by docker)
	@python3 tools/pin_images.py docker-compose.yml Dockerfile

bench: setup ## Measure (ARGS="name" for one)
	$(PYTHON_HERE) -m bench $(ARGS)
