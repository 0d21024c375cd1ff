#!/bin/sh
# Installs packages of Debian or Ubuntu; without any it does nothing.
set -eu
[ $# -gt 0 ] || exit 0
echo "installing: $*"
root=""
[ "$(id -u)" = 0 ] || root="sudo"
$root apt-get update -q
$root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"
