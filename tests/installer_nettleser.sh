#!/usr/bin/env bash
# The browser tests drive Debian's Chromium. Installs it where it is missing and we may; else says
# so, and those tests are skipped with the same words.
set -euo pipefail
if command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null; then
    exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq && apt-get install -y -qq chromium >/dev/null
else
    echo "Chromium is not installed; the browser tests will be skipped (apt-get install chromium)." >&2
fi
