#!/bin/sh
# Prints who owns what in the command line program: packaging/copyright.sh SOURCES
# The notices of libraries are those that their Debian packages bring.
set -eu
sources=$1
echo "Status Atlas, the command line program"
echo
cat "$sources/LICENSE"
echo
cat "$sources/LICENSE-DATA"
for package in libcli11-dev nlohmann-json3-dev gcc-12-base libc6-dev; do
  case $package in
    libcli11-dev) what="CLI11, inside the program" ;;
    nlohmann-json3-dev) what="JSON for Modern C++, inside the program" ;;
    gcc-12-base) what="GCC's runtime libraries, inside the static program only" ;;
    libc6-dev) what="The GNU C Library, inside the static program only" ;;
  esac
  notice=/usr/share/doc/$package/copyright
  echo
  echo "---- $what ----"
  echo
  if [ -r "$notice" ]; then
    cat "$notice"
  elif [ "$package" = gcc-12-base ] || [ "$package" = libc6-dev ]; then
    echo "See the copyright file of the package $package."
  else
    echo "copyright.sh: $notice is missing, and the program may not go out without it" >&2
    exit 1
  fi
done
