# Every target sets up what it needs: a .venv with the packages of requirements.lock, made once.
# It takes python3.11 from the PATH; another one: make PYTHON=/path/to/python3.11
PYTHON ?= python3.11
BIN := .venv/bin

# Packages keep their compiled code (a kernel starts in half the time), and every run gives the same bytes.
export PYTHONDONTWRITEBYTECODE :=
export PYTHONHASHSEED := 0
export SOURCE_DATE_EPOCH := 0

.DEFAULT_GOAL := help
.PHONY: help notebooks test lab bench lint lock

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

notebooks: .venv/.done ## make the derived data, the notebooks and the figures anew
	@$(BIN)/zhibiao run

test: .venv/.done ## run the tests, and the notebooks against their stored outputs and figures
	@ZHIBIAO_OUT=$$(mktemp -d) && export ZHIBIAO_OUT && trap 'rm -rf "$$ZHIBIAO_OUT"' EXIT && \
	$(BIN)/pytest -q -n 2 --dist loadfile --nbval --nbval-current-env && \
	$(BIN)/python tools/compare_figures.py

lab: .venv/.done ## open the notebooks in JupyterLab
	@$(BIN)/jupyter lab --ServerApp.root_dir=. --LabApp.default_url=/lab/tree/notebooks

bench: .venv/.done .venv-bench/.done ## measure speed and accuracy against what a user would pick today (a few minutes)
	@$(BIN)/python tools/bench.py

lint: .venv/.done ## check code and notebooks with ruff
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .

lock: .venv/.done ## write requirements.lock anew from pyproject.toml
	@$(BIN)/uv pip compile -q --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --custom-compile-command "make lock" --all-extras --group set-up pyproject.toml -o requirements.lock

.venv/.done: requirements.lock pyproject.toml tools/set_up.sh
	@sh tools/set_up.sh "$(PYTHON)"

.venv-bench/.done: tools/rivals.txt .venv/.done
	@rm -rf .venv-bench && $(BIN)/uv venv -q --python $(BIN)/python .venv-bench && \
	$(BIN)/uv pip install -q --python .venv-bench/bin/python -r tools/rivals.txt && touch .venv-bench/.done
