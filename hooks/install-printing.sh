#!/bin/sh
# Installs what WeasyPrint draws with and pip cannot give, on Debian or Ubuntu; does nothing where it is there already.
set -eu
command -v ldconfig >/dev/null || PATH="$PATH:/sbin:/usr/sbin"
command -v ldconfig >/dev/null || exit 0 # no Linux: WeasyPrint says itself what it lacks
missing=""
ldconfig -p | grep -q libpango-1.0.so.0 || missing="$missing libpango-1.0-0"
ldconfig -p | grep -q libpangoft2-1.0.so.0 || missing="$missing libpangoft2-1.0-0"
ldconfig -p | grep -q libharfbuzz-subset.so.0 || missing="$missing libharfbuzz-subset0"
# shellcheck disable=SC2086 - a list of package names
sh "$(dirname "$0")/install.sh" $missing
