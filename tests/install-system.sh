#!/bin/sh
# Installs what the tests need from Debian or Ubuntu and pip cannot give: a browser, a server, a dictionary, PDF tools.
set -eu
missing=""
command -v chromium >/dev/null || missing="$missing chromium"
command -v nginx >/dev/null || [ -x /usr/sbin/nginx ] || missing="$missing nginx"
command -v hunspell >/dev/null || missing="$missing hunspell"
command -v pdftoppm >/dev/null || missing="$missing poppler-utils"
[ -e /usr/share/hunspell/nl.dic ] || [ -e /usr/share/hunspell/nl_NL.dic ] || missing="$missing hunspell-nl"
[ -z "$missing" ] && exit 0
echo "installing:$missing"
root=""
[ "$(id -u)" = 0 ] || root="sudo"
$root apt-get update -q
# shellcheck disable=SC2086 - a list of package names
$root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing
