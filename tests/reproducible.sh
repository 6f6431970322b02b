#!/bin/sh
# Are two builds of one commit the same site? Builds what is committed in two fresh folders and compares all bytes.
# Takes as long as two builds; with ccache on the machine it is not used, so that nothing is carried over.
#
#   tests/reproducible.sh [COMMIT]
set -eu
top=$(git -C "$(dirname "$0")" rev-parse --show-toplevel)
commit=$(git -C "$top" rev-parse "${1:-HEAD}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Of different lengths, so that a path in the output shows.
for name in one another/and-deeper; do
  git clone --quiet "$top" "$work/$name/atlas"
  git -C "$work/$name/atlas" checkout --quiet "$commit"
  CCACHE_DISABLE=1 ORIGIN=https://example.org/ make -C "$work/$name/atlas" site
done
if diff -r "$work/one/atlas/build/site" "$work/another/and-deeper/atlas/build/site"; then
  echo "identical: $(find "$work/one/atlas/build/site" -type f | wc -l) files"
else
  exit 1
fi
