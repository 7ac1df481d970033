# SPDX-License-Identifier: Apache-2.0
# What a developer or a visitor does, one target each. `make` alone lists them.
#
#   SWIFT    the Swift command          (make test SWIFT=/path/to/swift)
#   JOBS     compile jobs at once       (make test JOBS=8)
#   STUDY    the study that demo reports on
#   OUT      where demo writes its report

SWIFT ?= swift
JOBS ?= 2
STUDY ?= Examples/modena-2025
OUT ?= report

SOURCES = $(wildcard Package.swift Sources Tests Benchmarks)
CATALOGUES = $(wildcard Sources/*/Documentation.docc)
GENERATED = Sources/MalarWorkbench/Documentation.docc/Generated
RELEASE = $(SWIFT) build -c release -j $(JOBS) --product malar

.DEFAULT_GOAL := help
.PHONY: help demo test test-fast build release lint format docs bench clean bootstrap
export SWIFT JOBS

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

demo: ## install what is missing, build in release, report on the example study
	@scripts/bootstrap build
	$(RELEASE)
	@.build/release/malar report $(STUDY) --out $(OUT)

test: ## install what is missing, lint, build, run every test
	@scripts/bootstrap build test
	@$(MAKE) --no-print-directory lint
	$(SWIFT) build --build-tests -j $(JOBS)
	$(SWIFT) test --skip-build --disable-xctest

test-fast: ## build what changed and run the tests, nothing else (ARGS="--filter SLEDAI")
	$(SWIFT) test -j $(JOBS) --disable-xctest $(ARGS)

build: ## build everything for debugging, tests included
	$(SWIFT) build --build-tests -j $(JOBS)

release: ## build the command in release: .build/release/malar
	$(RELEASE)

lint: ## formatting, floors, words, documents, shell; each check proves itself on failing fixtures first
	$(SWIFT) format lint --strict --recursive --parallel $(SOURCES)
	@scripts/check-floors --self-test
	@scripts/check-floors
	@scripts/check-words --self-test
	@scripts/check-words
	@scripts/check-documents --self-test
	@scripts/check-documents
	@scripts/check-shell

format: ## rewrite the sources in the house format
	$(SWIFT) format --in-place --recursive --parallel $(SOURCES)

# The pages of the instruments and of the data dictionary are made from the code, into a folder of the catalogue that git does not know.
# Parameters are described where a name and a type do not say enough, so not all or none; links and everything else must be right.
docs: ## build the reference of all libraries, one page for each instrument, into docs-site/
	$(SWIFT) build -j $(JOBS) --product malar
	rm -rf $(GENERATED)
	.build/debug/malar documentation $(GENERATED) > /dev/null
	$(SWIFT) package -j $(JOBS) --allow-writing-to-directory docs-site generate-documentation \
	    $(patsubst Sources/%/Documentation.docc,--target %,$(CATALOGUES)) \
	    --enable-experimental-combined-documentation --transform-for-static-hosting \
	    --warnings-as-errors --disable-parameters-and-returns-validation --output-path docs-site

bench: ## rows per second of `malar score`, visits per second of the kernels, a million patients, duplicates among a million records, statistics beside R and Python
	@scripts/bootstrap build bench
	$(RELEASE)
	@scripts/bench
	@scripts/bench-cohort
	@scripts/bench-review
	$(SWIFT) build -c release -j $(JOBS) --package-path Benchmarks/Kernels --scratch-path .build/kernels
	@.build/kernels/release/KernelBench
	$(SWIFT) build -c release -j $(JOBS) --package-path Benchmarks/Statistics --scratch-path .build/statistics-bench
	@scripts/bench-statistics

bootstrap: ## install what building and testing need, nothing else
	@scripts/bootstrap build test

clean: ## remove what was built; downloaded packages stay in the cache
	$(SWIFT) package clean
	rm -rf docs-site report $(GENERATED)
