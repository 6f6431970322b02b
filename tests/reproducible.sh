#!/bin/sh
# Are two builds of one commit the same site? Builds what is committed in fresh folders and compares all bytes. With
# ccache on the machine it is not used, so that nothing is carried over.
#
#   tests/reproducible.sh         two builds
#   tests/reproducible.sh here    one, compared with the build/site of this checkout, which nobody changed; what has the same
#                                 bytes is not compressed once more
set -eu
top=$(git -C "$(dirname "$0")" rev-parse --show-toplevel)
commit=$(git -C "$top" rev-parse HEAD)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
build() {
  git clone --quiet "$top" "$1"
  git -C "$1" checkout --quiet "$commit"
  if [ "$one" = "$top" ]; then mkdir "$1/build" && ln -s "$top/build/compressed" "$1/build/compressed"; fi
  CCACHE_DISABLE=1 make -C "$1" site
}
# In folders of different lengths, so that a path in the output shows.
one=$work/one
if [ "${1:-}" = here ]; then one=$top; else build "$one"; fi
another=$work/another/and-deeper
build "$another"
if diff -r "$one/build/site" "$another/build/site"; then
  echo "identical: $(find "$one/build/site" -type f | wc -l) files"
else
  exit 1
fi
