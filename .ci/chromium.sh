#!/bin/sh
# Makes sure that a Chromium is on the PATH, in which the tests open the report: installs Debian's if there is none.
set -eu

for name in chromium chromium-browser google-chrome; do
    if command -v "${name}" >/dev/null; then
        exit 0
    fi
done
command -v apt-get >/dev/null || { echo "chromium.sh: apt-get is missing; this works on Debian and Ubuntu" >&2; exit 1; }
apt-get update -qq
# Letters to write with are not among what it needs by its own account.
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null
chromium --version
