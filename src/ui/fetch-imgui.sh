#!/bin/sh
# Puts Dear ImGui's source into a folder: src/ui/fetch-imgui.sh build/imgui/src
# It is the source package of a newer Debian suite, read through a private apt root that asks this machine's configured
# mirror, so nothing on the system changes. The pinned SHA-256 is what decides whether the source is the right one.
set -eu
suite=forky
orig=imgui_1.92.2b+ds.orig.tar.xz
sha256=e7bd201d56b5ee90d24d5dac85e5c12f98bdb95410252a62d27b7f89e4566d48

out=$1
[ "$(cat "$out/.sha256" 2>/dev/null)" != "$sha256" ] || exit 0
fail() { echo "fetch-imgui: $*" >&2; exit 1; }

# The first mirror of this machine that is not a security archive, from either notation of apt's sources.
mirror=$(cat /etc/apt/sources.list.d/*.sources /etc/apt/sources.list.d/*.list /etc/apt/sources.list 2>/dev/null |
  sed -nE 's/^URIs:[[:space:]]*([^[:space:]]+).*/\1/p; s/^deb[[:space:]]+(\[[^]]*\][[:space:]]+)?([^[:space:]]+).*/\2/p' |
  grep -E '/debian/?$' | head -n 1)
[ -n "$mirror" ] || fail "no Debian mirror in /etc/apt: put Dear ImGui 1.92's source into $out by hand"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/lists/partial" "$work/cache/archives/partial"
chmod 755 "$work"
echo "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $suite main" > "$work/sources.list"
private() {
  apt-get -qq -o Dir::Etc::SourceList="$work/sources.list" -o Dir::Etc::SourceParts=- -o Dir::State::Lists="$work/lists" \
    -o Dir::Cache="$work/cache" -o Acquire::Check-Valid-Until=false -o APT::Sandbox::User=root "$@"
}
private update
(cd "$work" && private source --download-only imgui)
[ -f "$work/$orig" ] || fail "$suite now has $(cd "$work" && echo imgui_*.orig.tar.*): pin that version here"
echo "$sha256  $work/$orig" | sha256sum --quiet --check || fail "$orig is not the file that is pinned here"

rm -rf "$out"
mkdir -p "$out"
tar -xJf "$work/$orig" -C "$out" --strip-components=1
echo "$sha256" > "$out/.sha256"
