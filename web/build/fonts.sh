#!/bin/sh
# Subsets the fonts into a folder: web/build/fonts.sh build/fonts
# The same files serve ImGui and the style sheets. Layout features go, since ImGui kerns nothing and a line must be as
# wide on the canvas as in the mirror above it.
set -eu
out=$1
fonts=/usr/share/fonts
# Running text may hold what people type: Latin-1. All else is ours: ASCII, and the signs that the data and the app use
# (tests/app/signs_test.cc looks for others). The canvas takes what a face lacks from the regular one.
ours=20-7E,A7,B7,D7,2013,2014,2018,2019,201C,201D,2022,2026,2190,2192
typed=$ours,A0-FF,20AC

# Copyright, license and its address (names 0, 13 and 14) stay in each file, as the fonts' license wants.
# Subroutines save space in the font only, and cost it in what is sent: compression finds the same.
subset() {
  hb-subset "$fonts/$1" --unicodes="$3" --layout-features= --drop-tables+=GSUB,GPOS,GDEF --no-hinting --desubroutinize \
    --name-IDs=0,1,2,6,13,14 -o "$out/$2"
}
mkdir -p "$out"
subset opentype/inter/Inter-Regular.otf inter-regular.otf "$typed"
subset opentype/inter/Inter-SemiBold.otf inter-semibold.otf "$ours"
subset truetype/jetbrains-mono/JetBrainsMono-Regular.ttf mono-regular.ttf "$ours"
# The large numbers: digits, the x of 4xx, and the space, since a browser takes the first font that has one as a line's own.
subset truetype/jetbrains-mono/JetBrainsMono-Bold.ttf mono-bold.ttf 20,30-39,78
