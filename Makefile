# Backlot: `make setup` prepares the machine, `make run` makes the sample film, `make test` checks everything.

SHELL := /bin/bash
BUILD_FLAGS := -c release -Xswiftc -enable-testing --explicit-target-dependency-import-check error
SCRATCH ?= .build
COVERAGE ?=
ifneq ($(COVERAGE),)
BUILD_FLAGS += --enable-code-coverage
endif
BACKLOT := $(SCRATCH)/release/backlot
SAMPLE := $(firstword $(wildcard Examples/*.fountain))
SOURCES := Package.swift $(shell find Sources -type f 2>/dev/null)

.PHONY: help setup build run test lint wasm wasm-parity bench contact-sheet coverage size clean

help:
	@echo "make setup          install the missing system packages and build"
	@echo "make run            render the sample film"
	@echo "make test           lint, build, and every test"
	@echo "make bench          print the figures, each next to its limit"
	@echo "make contact-sheet  render Docs' sheets of framings, angles and light"
	@echo "make clean          remove what was built (never a data folder)"

setup:
	@Scripts/setup
	@$(MAKE) --no-print-directory build

build: $(SCRATCH)/backlot.stamp

$(SCRATCH)/backlot.stamp: $(SOURCES)
	@Scripts/setup --check || { echo "Run: make setup" >&2; exit 1; }
	swift build $(BUILD_FLAGS) --scratch-path $(SCRATCH) --product backlot
	@touch $@

run: $(SCRATCH)/ready
	@$(MAKE) --no-print-directory build
	@$(BACKLOT) render "$(SAMPLE)" --tier draft --data .backlot --output film.mp4

$(SCRATCH)/ready: Scripts/system-packages.txt
	@Scripts/setup
	@mkdir -p $(SCRATCH) && touch $@

test: lint
	@Scripts/setup --check || { echo "Run: make setup" >&2; exit 1; }
	swift build $(BUILD_FLAGS) --scratch-path $(SCRATCH) --build-tests
	Scripts/check-wasm-parity
	swift test --skip-build $(BUILD_FLAGS) --scratch-path $(SCRATCH)

lint:
	swift format lint --strict --recursive --parallel --configuration .swift-format Sources Tests Package.swift

wasm:
	Scripts/build-wasm

bench: build
	swift build $(BUILD_FLAGS) --scratch-path $(SCRATCH) --product backlot-bench
	Benchmarks/run $(SCRATCH)

contact-sheet: build
	$(BACKLOT) contact-sheet --output Docs/sheets

coverage:
	Scripts/coverage $(SCRATCH)

size:
	@Scripts/size-report

clean:
	rm -rf .build .build-*
