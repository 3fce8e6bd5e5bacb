#!/usr/bin/env bash
# Makes sure that Docker answers: installs Debian's docker.io and starts its daemon if there is none.
# usage: .ci/docker.sh [log file of the daemon]
set -euo pipefail

log=${1:-${TMPDIR:-/tmp}/lockstep-dockerd.log}

if docker info >/dev/null 2>&1; then
    exit 0
fi

if ! command -v dockerd >/dev/null; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends docker.io iptables >/dev/null
fi

# The second form is for machines whose kernel has no overlay file system.
for options in "" "--storage-driver=vfs"; do
    # In a session of its own, so that it outlives the shell that called us.
    # shellcheck disable=SC2086
    setsid dockerd $options >"$log" 2>&1 </dev/null &
    daemon=$!
    for _ in $(seq 30); do
        if docker info >/dev/null 2>&1; then
            exit 0
        fi
        kill -0 "$daemon" 2>/dev/null || break
        sleep 1
    done
    kill "$daemon" 2>/dev/null || true
    wait "$daemon" 2>/dev/null || true
done

echo "docker.sh: dockerd does not answer; the end of its log, $log:" >&2
tail -n 20 "$log" >&2
exit 1
