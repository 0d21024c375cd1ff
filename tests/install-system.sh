#!/bin/sh
# Installs what the tests need from Debian or Ubuntu and pip cannot give: browsers, servers, a dictionary, and readers of
# what the handbook is printed as: PDF, QR codes, EPUB; and Node, which bundles and checks the scripts.
set -eu
sh "$(dirname "$0")/../hooks/install-printing.sh"
missing=""
command -v chromium >/dev/null || missing="$missing chromium"
command -v nginx >/dev/null || [ -x /usr/sbin/nginx ] || missing="$missing nginx"
command -v hunspell >/dev/null || missing="$missing hunspell"
command -v pdftoppm >/dev/null || missing="$missing poppler-utils"
command -v zbarimg >/dev/null || missing="$missing zbar-tools"
command -v firefox-esr >/dev/null || command -v firefox >/dev/null || missing="$missing firefox-esr"
command -v epubcheck >/dev/null || missing="$missing epubcheck"
command -v node >/dev/null || missing="$missing nodejs"
command -v npm >/dev/null || missing="$missing npm"
command -v qpdf >/dev/null || missing="$missing qpdf"
[ -e /usr/share/hunspell/nl.dic ] || [ -e /usr/share/hunspell/nl_NL.dic ] || missing="$missing hunspell-nl"
# shellcheck disable=SC2086 - a list of package names
sh "$(dirname "$0")/../hooks/install.sh" $missing

# Chromium without windows does half the work for a page. Debian has it apart; without it the tests take Chromium itself.
command -v chromium-headless-shell >/dev/null || sh "$(dirname "$0")/../hooks/install.sh" chromium-headless-shell ||
  echo "no chromium-headless-shell here: the tests take longer"

# Older Ubuntus have no Caddy.
command -v caddy >/dev/null || sh "$(dirname "$0")/../hooks/install.sh" caddy || echo "no caddy here: its tests are skipped"
