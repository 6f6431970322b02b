#!/bin/sh
# run.sh NAME…: fuzzes each of these harnesses for FUZZ_SECONDS (30), with address and undefined behavior sanitizers. What it finds stays in
# build/fuzz/found; the inputs that it learns from one run to the next, in build/fuzz/corpus.
set -eu
cd "$(dirname "$0")/../.."
seconds=${FUZZ_SECONDS:-30}
flags='-O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all'
# datac itself runs instrumented during the build, and ends without giving memory back.
export ASAN_OPTIONS=detect_leaks=0
[ -e build/fuzz/build.ninja ] || CXXFLAGS=$flags cmake -S . -B build/fuzz -G Ninja -DCMAKE_CXX_COMPILER=clang++ -DCMAKE_BUILD_TYPE=None -DSTATUSATLAS_FUZZ=ON
for name; do set -- "$@" "fuzz_$name"; shift; done
cmake --build build/fuzz --target "$@"
unset ASAN_OPTIONS

failed=
mkdir -p build/fuzz/found
node tests/fuzz/seeds.mjs build/fuzz/seeds
for harness; do
  name=${harness#fuzz_}
  echo "== fuzz $name, $seconds s"
  mkdir -p "build/fuzz/corpus/$name"
  seeds="tests/fuzz/corpus/$name"
  case $name in
    dataset) seeds="$seeds assets" ;;
    message | exchange) seeds="$seeds build/fuzz/seeds" ;;
  esac
  # shellcheck disable=SC2086
  if build/fuzz/tests/fuzz/fuzz_$name -max_total_time="$seconds" -timeout=10 -max_len=262144 -rss_limit_mb=2048 -print_final_stats=1 \
    -artifact_prefix="build/fuzz/found/$name-" "build/fuzz/corpus/$name" $seeds >build/fuzz/$name.log 2>&1; then
    grep -E 'DONE|number_of_executed|new_units' build/fuzz/$name.log
  else
    tail -n 40 build/fuzz/$name.log
    failed="$failed $name"
  fi
done
[ -z "$failed" ] || { echo "failed:$failed; the inputs are in build/fuzz/found"; exit 1; }
