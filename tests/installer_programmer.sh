#!/usr/bin/env bash
# What the tests use that pip cannot install: Debian's Chromium, which the browser tests drive, and
# OCR with Norwegian, which reads scanned pages. Installs what is missing where we may; else says
# so, and the tests that need it are skipped with the same words.
set -euo pipefail

mangler=()
command -v chromium >/dev/null || command -v chromium-browser >/dev/null \
    || command -v google-chrome >/dev/null || mangler+=(chromium)
command -v ocrmypdf >/dev/null || mangler+=(ocrmypdf)
command -v tesseract >/dev/null || mangler+=(tesseract-ocr)
# Where there is no tesseract, it has no languages.
{ tesseract --list-langs 2>/dev/null || true; } | grep -qx nor || mangler+=(tesseract-ocr-nor)

if [ ${#mangler[@]} = 0 ]; then
    exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${mangler[@]}" >/dev/null
else
    echo "Not installed: ${mangler[*]}; the tests that need them are skipped (apt-get install ${mangler[*]})." >&2
fi
