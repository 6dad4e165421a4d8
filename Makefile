# Daris. You need Python 3.11 or newer, make and git; `make run` does the rest.

PYTHON := .venv/bin/python
.DEFAULT_GOAL := help
.PHONY: help run test lint bench messages screenshots lock reset clean runtime development

help: ## what can be made
	@sed -n 's/^\([a-z]*\):.*## /  make \1|/p' Makefile | awk -F'|' '{ printf "%-20s %s\n", $$1, $$2 }'

run: runtime ## start everything on http://localhost:8000 (another port: PORT=8001 make run)
	@exec $(PYTHON) -m local run

test: development ## run every test, the browser tests too (some: make test ARGS="tests/webinars -k pause")
	@scripts/test $(ARGS)

lint: development ## check style, types, imports, templates, translations, scripts
	@scripts/lint

bench: development ## measure, print a table, write var/bench.json (one: make bench NAME=joins)
	@$(PYTHON) -m tests.chromium
	@$(PYTHON) -m tests.bench "$(NAME)"

messages: development ## collect the strings to translate into locale/
	@scripts/messages

screenshots: development ## make docs/screenshots anew (some: NAME="quiz hours"; the second quarter: NAME=2/4)
	@$(PYTHON) -m tests.chromium
	@$(PYTHON) -m tests.screenshots $(NAME)

lock: ## choose the newest allowed versions of all packages (needs uv)
	@scripts/lock

reset: ## throw away the data of `make run`
	@$(PYTHON) -m local reset

clean: ## throw away what was installed and cached, but no data
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache node_modules var/test-static
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

runtime:
	@scripts/install requirements.lock

development:
	@scripts/install requirements-dev.lock
