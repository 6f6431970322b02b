# Status Atlas. `make run` builds it and serves it, `make test` shows that it works; both install what is missing.
TARGETS := test matrix site cli package bench probes fuzz mutants sanitize lint format pictures dated clean native native-all wasm wasm-all tools install deb static
.PHONY: run $(TARGETS)
.NOTPARALLEL:
.DEFAULT_GOAL := site
PORT ?= 8080

run: site
	@node web/build/serve.mjs build/site $(PORT)

# One make at a time in a checkout: the one that is called takes the lock, and calls one that does the work.
ifneq ($(if $(LOCKED),,$(shell command -v flock)),)
$(TARGETS):
	@mkdir -p build; flock -n build/lock true || echo "Another make is at work in this folder; waiting for it."
	@flock -o build/lock $(MAKE) --no-print-directory LOCKED=yes $@
else

# An Emscripten SDK on PATH or in $EMSDK comes before the distribution's, which finds its acorn through NODE_PATH.
ifdef EMSDK
export PATH := $(PATH):$(EMSDK)/upstream/emscripten
endif
EMCC := $(firstword $(shell command -v emcc) $(wildcard $(EMSDK)/upstream/emscripten/emcc))
EM := NODE_PATH=/usr/share/nodejs

PACKAGES := g++ cmake ninja-build ca-certificates xz-utils $(if $(EMCC),,emscripten) \
  $(if $(shell command -v node),,nodejs) $(if $(shell command -v npm),,npm) \
  libtomlplusplus-dev libfreetype-dev libexpat1-dev nlohmann-json3-dev libcli11-dev libgtest-dev googletest graphviz \
  fonts-inter fonts-jetbrains-mono libharfbuzz-bin librsvg2-bin
TEST_PACKAGES := curl chromium firefox-esr xvfb libgl1-mesa-dri libegl1 nginx-light libnginx-mod-http-brotli-static \
  caddy zsh fish man-db
LINT_PACKAGES := clang clang-tidy clang-format

# $(call install,PACKAGES): those that are missing.
define install
@missing=$$(for p in $(1); do dpkg-query -Wf '$${Status}' $$p 2>/dev/null | grep -q ' installed$$' || echo $$p; done); \
if [ -z "$$missing" ]; then :; \
elif ! command -v apt-get >/dev/null; then echo "Not Debian: please install what these packages hold:" $$missing; \
else echo "Installing" $$missing; as=$$([ "$$(id -u)" = 0 ] || echo sudo); \
  $$as apt-get -qq update && $$as env DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends $$missing >build/install.log 2>&1 \
  || { tail -n 20 build/install.log; exit 1; }; fi
@touch $@
endef

site: native wasm build/web-modules
	@node web/build/site.mjs

cli: native

# The command line with its man page and completions, below PREFIX.
PREFIX ?= /usr/local
install: native
	@cmake --build build/native --target packaging
	@cmake --install build/native --prefix "$(PREFIX)"

# build/statusatlas_VERSION_ARCHITECTURE.deb
deb: native build/deb-packages
	@cmake --build build/native --target packaging
	@cd build/native && cpack -G DEB >build.deb.log 2>&1 || { cat build.deb.log; exit 1; }
	@ls build/statusatlas_*.deb

# build/native/static/statusatlas, which needs no library of the system.
static: native
	@cmake --build build/native --target packaging statusatlas_static

# The embeddable module as build/package/status-atlas-VERSION.tgz.
package: native wasm build/web-modules
	@node web/build/module.mjs

test: build/test-packages site package native-all wasm-all
	@node tests/run.mjs

# The package in every bundler and run time, from npm. `make test` has those that most people use, so ONLY=full leaves them
# out where it runs too.
matrix: build/test-packages package
	@node --test $(if $(filter full,$(ONLY)),,tests/matrix/quick.test.mjs) tests/matrix/full.mjs

# ONLY=search or ONLY=module leaves the browser out, and so does ONLY=check where the site is not built; RUNS= and PARTS=starts,flings,… as in tests/bench/run.mjs.
bench: build/test-packages $(if $(filter search,$(ONLY)),native build/web-modules,package $(if $(ONLY),,site))
ifeq ($(filter module check,$(ONLY)),)
	@cmake --build build/native --target bench_growth bench_texts
	@node tests/bench/search/run.mjs
	@build/native/tests/bench/search/bench_growth
	@build/native/tests/bench/search/bench_texts
endif
ifeq ($(filter search check,$(ONLY)),)
	@node tests/bench/module.mjs
endif
ifeq ($(filter search module,$(ONLY)),)
	@cmake --build build/native --target bench_check
	@build/native/tests/bench/check/bench_check
	@build/native/tests/bench/check/bench_check exchanges | python3 tests/bench/check/peer.py
	@node tests/bench/check/run.mjs
	@[ ! -e build/site/check/index.html ] || node tests/bench/check/page.mjs
endif
ifeq ($(ONLY),)
	@$(EM) emmake cmake --build build/web --target floor
	@node tests/bench/run.mjs
endif

# Asks every server that is installed what it answers, and rewrites tests/probes/recorded.tsv. SERVERS= names some of them.
probes:
	@mkdir -p build/probes/packages && cp tests/probes/package*.json build/probes/packages && cd build/probes/packages && npm ci --silent --no-audit --no-fund
	@node tests/probes/probe.mjs $(SERVERS)

# What tests/fuzz has a harness for.
FUZZED := query route answers explain message exchange dataset
fuzz: build/lint-packages build/packages
	@sh tests/fuzz/run.sh $(FUZZED)

# Edits that a test must notice, in a copy of the tree. ONLY= chooses by name.
mutants: tools
	@node tests/mutants/run.mjs

# The native tests with address and undefined behavior sanitizers. ONLY=input takes the rooms that read other people's text and
# what the fuzzer learned about all others, for a machine that has to be done within the hour.
INPUT := text search signals find message lint check
sanitize: build/test-packages tools
	@[ -e build/sanitize/build.ninja ] || cmake -S . -B build/sanitize -G Ninja $(CONFIGURE) -DCMAKE_BUILD_TYPE=None -DCMAKE_CXX_FLAGS='-O1 -g1' -DSTATUSATLAS_SANITIZE=address,undefined
	@ASAN_OPTIONS=detect_leaks=0 cmake --build build/sanitize $(if $(filter input,$(ONLY)),--target $(INPUT:%=test_%) $(FUZZED:%=fuzz_%))
	@ctest --test-dir build/sanitize --parallel $$(nproc) --output-on-failure $(if $(filter input,$(ONLY)),--tests-regex '^($(subst $() ,|,$(strip $(INPUT) $(FUZZED:%=fuzz_%))))$$')

# C++ that only Emscripten compiles is read with its headers, by the same clang-tidy.
WEB_ONLY := src/platform/web src/platform/check src/platform/module
lint: build/lint-packages site
	clang-format --dry-run --Werror $$(git ls-files '*.cc' '*.h' ':!tests/layering/bad')
	git ls-files 'src/*.cc' $(WEB_ONLY:%=':!%') | xargs -P $$(nproc) -n 4 clang-tidy --quiet -p build/native --extra-arg=-Wno-unknown-warning-option
	clang-tidy --quiet $$(git ls-files $(WEB_ONLY) | grep 'cc$$') -- $$($(EM) em++ --cflags) -std=c++20 -Isrc -isystem build/imgui/src \
	  -isystem build/imgui/src/backends -DIMGUI_USER_CONFIG='"ui/imgui_user.h"' -DIMGUI_IMPL_OPENGL_ES3
	node web/node_modules/eslint/bin/eslint.js --config web/eslint.config.mjs web tests
	node web/node_modules/html-validate/bin/html-validate.mjs --config web/htmlvalidate.json build/site

format: build/lint-packages
	clang-format -i $$(git ls-files '*.cc' '*.h')

pictures: build/test-packages site
	@node web/build/pictures.mjs
	@RECORD=1 node --test tests/web/golden.test.mjs

# What others can change and nobody has looked at for a year.
dated:
	@node web/build/dated.mjs

clean:
	rm -rf build web/node_modules

# Programs, data tables and tests of this machine, and the same for the web, which takes the native build's tables.
native native-all: build/native/build.ninja
	@cmake --build build/native $(if $(filter native,$@),--target sitegen statusatlas protocol_js)
	@ln -sf native/compile_commands.json build/

wasm wasm-all: native tools
	@[ "$$(cat build/web.emcc 2>/dev/null)" = "$$(command -v emcc)" ] || rm -rf build/web
	@command -v emcc >build/web.emcc
	@[ -e build/web/build.ninja ] || $(EM) emcmake cmake -S . -B build/web -G Ninja $(CONFIGURE) -DSTATUSATLAS_GENERATED=$(CURDIR)/build/native/generated
	@$(EM) emmake cmake --build build/web $(if $(filter wasm,$@),--target statusatlas_app statusatlas_live statusatlas_search statusatlas_which statusatlas_explain statusatlas_check statusatlas_check_page)

# In a copied checkout the copied build folders would compile the sources of the old one.
$(shell for d in native web sanitize; do was=$$(sed -n 's/^CMAKE_HOME_DIRECTORY:INTERNAL=//p' build/$$d/CMakeCache.txt 2>/dev/null); \
  [ -z "$$was" ] || [ "$$was" -ef . ] || rm -rf build/$$d; done)

CONFIGURE := -DCMAKE_BUILD_TYPE=Release -DSTATUSATLAS_IMGUI=$(CURDIR)/build/imgui/src -DSTATUSATLAS_FONTS=$(CURDIR)/build/fonts
build/native/build.ninja: | tools
	@cmake -S . -B build/native -G Ninja $(CONFIGURE)

tools: build/imgui/stamp build/fonts/stamp

build/imgui/stamp: src/ui/fetch-imgui.sh build/packages
	@src/ui/fetch-imgui.sh build/imgui/src
	@touch $@

build/fonts/stamp: web/build/fonts.sh build/packages
	@web/build/fonts.sh build/fonts
	@touch $@

build/web-modules: web/package-lock.json build/packages
	@cd web && npm ci --silent
	@touch $@

build/packages: Makefile
	@mkdir -p build
	$(call install,$(PACKAGES))

build/deb-packages: Makefile | build/packages
	$(call install,dpkg-dev)

build/test-packages: Makefile | build/packages
	$(call install,$(TEST_PACKAGES))

build/lint-packages: Makefile | build/packages
	$(call install,$(LINT_PACKAGES))
endif
