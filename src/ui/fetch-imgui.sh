#!/bin/sh
# Puts Dear ImGui's source into a folder: src/ui/fetch-imgui.sh build/imgui/src
#
# There are two places, and what decides is the pinned SHA-256 over all files that are compiled, never the place:
# 1. The source package of a newer Debian suite, read through a private apt root that asks this machine's configured
#    mirror, so nothing on the system changes. The suite moves on some day, and its mirror then drops this version.
# 2. The commit of Dear ImGui's own release, by git. IMGUI_GIT is another copy of that repository.
# IMGUI_FROM=debian or IMGUI_FROM=upstream asks one place only.
set -eu
suite=forky
orig=imgui_1.92.2b+ds.orig.tar.xz
repository=${IMGUI_GIT:-https://github.com/ocornut/imgui.git}
commit=45acd5e0e82f4c954432533ae9985ff0e1aad6d5 # v1.92.2b
sha256=1d74f91e137ee07fbdf364a61616a449df9eb5d4c3e83a6b963a85d4146b7ff0

out=$1
[ "$(cat "$out/.sha256" 2>/dev/null)" != "$sha256" ] || exit 0
say() { echo "fetch-imgui: $*" >&2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"

# The digest of what is compiled, in a folder.
digest() (
  cd "$1" && export LC_ALL=C
  find . -maxdepth 1 -name '*.cpp' -o -maxdepth 1 -name '*.h' -o -path './backends/imgui_impl_opengl3*' -o -name LICENSE.txt |
    sort | xargs sha256sum | sha256sum | cut -d ' ' -f 1
)

debian() {
  # The first mirror of this machine that is not a security archive, from either notation of apt's sources.
  mirror=$(cat /etc/apt/sources.list.d/*.sources /etc/apt/sources.list.d/*.list /etc/apt/sources.list 2>/dev/null |
    sed -nE 's/^URIs:[[:space:]]*([^[:space:]]+).*/\1/p; s/^deb[[:space:]]+(\[[^]]*\][[:space:]]+)?([^[:space:]]+).*/\2/p' |
    grep -E '/debian/?$' | head -n 1)
  [ -n "$mirror" ] || { say "no Debian mirror in /etc/apt"; return 1; }
  mkdir -p "$work/lists/partial" "$work/cache/archives/partial"
  echo "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $suite main" > "$work/sources.list"
  private() {
    apt-get -qq -o Dir::Etc::SourceList="$work/sources.list" -o Dir::Etc::SourceParts=- -o Dir::State::Lists="$work/lists" \
      -o Dir::Cache="$work/cache" -o Acquire::Check-Valid-Until=false -o APT::Sandbox::User=root "$@"
  }
  private update && (cd "$work" && private source --download-only imgui) || return 1
  [ -f "$work/$orig" ] || { say "$suite now has $(cd "$work" && echo imgui_*.orig.tar.*) instead of $orig"; return 1; }
  tar -xJf "$work/$orig" -C "$1" --strip-components=1
}

upstream() {
  command -v git >/dev/null || { say "there is no git here"; return 1; }
  git -c init.defaultBranch=main init -q "$work/git" &&
    git -C "$work/git" fetch -q --depth 1 "$repository" "$commit" || { say "cannot get $commit from $repository"; return 1; }
  git -C "$work/git" archive "$commit" | tar -x -C "$1"
}

for place in ${IMGUI_FROM:-debian upstream}; do
  case $place in debian | upstream) ;; *) say "IMGUI_FROM is debian or upstream, not $place"; exit 2 ;; esac
  got=$work/source
  rm -rf "$got"
  mkdir "$got"
  $place "$got" || continue
  found=$(digest "$got")
  [ "$found" = "$sha256" ] || { say "the source from $place is not the one that is pinned here: its files have $found"; continue; }
  rm -rf "$out"
  mkdir -p "$(dirname "$out")"
  cp -r "$got" "$out"
  echo "$sha256" > "$out/.sha256"
  exit 0
done
say "no place has Dear ImGui 1.92.2b: put its source into $out by hand"
exit 1
