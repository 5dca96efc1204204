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

PAGE := $(shell find Web Sources/GraphCore Sources/GraphCoreWasm -type f 2>/dev/null) Scripts/build-web Scripts/build-wasm

.PHONY: help setup build run test soak test-web test-browser lint wasm bench bench-web contact-sheet coverage size clean

help:
	@echo "make setup          install the missing system packages and build"
	@echo "make run            serve the studio with the sample film in it"
	@echo "make test           lint, build, and every test"
	@echo "make soak           kill it 1,000 times at random moments, and 100 renders"
	@echo "make bench          print the figures, each next to its limit"
	@echo "make bench-web      measure the canvas, and edits, in a browser"
	@echo "make contact-sheet  render Docs' sheets of framings, angles and light"
	@echo "make clean          remove what was built (never a data folder)"

setup:
	@Scripts/setup
	@$(MAKE) --no-print-directory build

build: $(SCRATCH)/backlot.stamp $(SCRATCH)/web/index.html

$(SCRATCH)/backlot.stamp: $(SOURCES)
	@Scripts/setup --check || { echo "Run: make setup" >&2; exit 1; }
	swift build $(BUILD_FLAGS) --scratch-path $(SCRATCH) --product backlot
	@touch $@

# Those who edit beside the browsers.
$(SCRATCH)/live-editors.stamp: $(SOURCES)
	swift build $(BUILD_FLAGS) --scratch-path $(SCRATCH) --product live-editors
	@touch $@

$(SCRATCH)/web/index.html: $(PAGE)
	Scripts/build-wasm
	Scripts/build-web $(SCRATCH)/web

run: $(SCRATCH)/ready
	@$(MAKE) --no-print-directory build
	@$(BACKLOT) demo --screenplay "$(SAMPLE)" --data .backlot --output film.mp4 $(RUN_FLAGS)

$(SCRATCH)/ready: Scripts/system-packages.txt
	@Scripts/setup
	@mkdir -p $(SCRATCH) && touch $@

test: lint
	@Scripts/setup --check || { echo "Run: make setup" >&2; exit 1; }
	swift build $(BUILD_FLAGS) --scratch-path $(SCRATCH) --build-tests
	Scripts/check-wasm-parity
	swift test --skip-build $(BUILD_FLAGS) --scratch-path $(SCRATCH)
	@$(MAKE) --no-print-directory test-web test-browser

# The random kills of the tests, many more of them.
soak:
	@Scripts/setup --check || { echo "Run: make setup" >&2; exit 1; }
	swift build $(BUILD_FLAGS) --scratch-path $(SCRATCH) --build-tests
	BACKLOT_KILLS=1000 BACKLOT_RENDER_KILLS=100 \
		swift test --skip-build $(BUILD_FLAGS) --scratch-path $(SCRATCH) --filter RandomKillTests

# The page's own tests, in Node.
test-web: $(SCRATCH)/web/index.html
	Scripts/test-web

# The tour and more, in a real browser against the real program.
test-browser: build $(SCRATCH)/live-editors.stamp
	Scripts/test-browser $(SCRATCH)

lint:
	swift format lint --strict --recursive --parallel --configuration .swift-format Sources Tests Package.swift

wasm:
	Scripts/build-wasm

bench: build
	swift build $(BUILD_FLAGS) --scratch-path $(SCRATCH) --product backlot-bench
	swift build $(BUILD_FLAGS) --scratch-path $(SCRATCH) --product bare-server
	Benchmarks/run $(SCRATCH)
	Benchmarks/socket-bench $(SCRATCH)
	Benchmarks/upload-bench $(SCRATCH)
	$$(test -x $(SCRATCH)/venv/bin/python && echo $(SCRATCH)/venv/bin/python || echo python3) Benchmarks/studio-bench $(SCRATCH)

# The canvas, with real input in a real browser; its Python is the browser tests'.
bench-web: build
	@test -x $(SCRATCH)/venv/bin/python || { echo "Run: make test-browser, which fetches Playwright" >&2; exit 1; }
	$(SCRATCH)/venv/bin/python Benchmarks/canvas-bench $(SCRATCH)
	$(SCRATCH)/venv/bin/python Benchmarks/live-bench $(SCRATCH)

contact-sheet: build
	$(BACKLOT) contact-sheet --output Docs/sheets

coverage:
	Scripts/coverage $(SCRATCH)

size:
	@Scripts/size-report

clean:
	rm -rf .build .build-*
