#!/bin/sh
# Subsets the fonts into a folder: web/build/fonts.sh build/fonts
# The same files serve ImGui and the style sheets. Layout features go, since ImGui kerns nothing and a line must be as
# wide on the canvas as in the mirror above it.
set -eu
out=$1
fonts=/usr/share/fonts
# ASCII, Latin-1; dashes, quotation marks, dots; arrows; return, shift, command and delete keys;
# comparison signs; triangles, circles; check and cross.
characters=20-7E,A0-FF,2013,2014,2018-201A,201C-201E,2022,2026,2039,203A,20AC,2190-2193,2197,21B5,21E7,2318,232B,2212,221E,2260,2264,2265,25B2,25BC,25CB,25CF,2713,2717

subset() {
  hb-subset "$fonts/$1" --unicodes="${3:-$characters}" --layout-features= --drop-tables+=GSUB,GPOS,GDEF --no-hinting -o "$out/$2"
}
mkdir -p "$out"
subset opentype/inter/Inter-Regular.otf inter-regular.otf
subset opentype/inter/Inter-SemiBold.otf inter-semibold.otf
subset truetype/jetbrains-mono/JetBrainsMono-Regular.ttf mono-regular.ttf
# The large numbers: digits, and the x of 4xx.
subset truetype/jetbrains-mono/JetBrainsMono-Bold.ttf mono-bold.ttf 30-39,78
