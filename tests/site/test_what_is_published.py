"""Every file of the site, as readers get it: nothing from elsewhere and no script but ours, on any server."""

from __future__ import annotations

import re
from pathlib import Path

from handbook.addresses.short_folder import is_short
from handbook.site import headers, safety
from handbook.site.critical_css import WAIT
from handbook.site.model import parsed
from project import ROOT, SITE_URL

OURS = {*safety.inline_scripts(ROOT / "overrides"), WAIT}
REFRESH = re.compile(r"0; url=(\.\./)+[\w/.#-]+")
"""Where a short page leads: to a page of the site."""


def faults(site: Path, path: Path) -> list[str]:
    name = path.relative_to(site).as_posix()
    document = parsed(path.read_text("utf-8"))
    if is_short(path.relative_to(site)):
        (refresh,) = document.xpath("//meta[@http-equiv]")
        assert REFRESH.fullmatch(refresh.get("content")), name
        refresh.drop_tree()
    return [str(problem) for problem in safety.foreign(name, document, SITE_URL, OURS)]


def test_nothing_from_elsewhere_and_no_script_but_ours_is_in_any_html(site: Path, moved_site: Path) -> None:
    for root in (site, moved_site):
        pages = sorted(root.rglob("*.html"))
        assert len(pages) > 500
        assert [fault for path in pages for fault in faults(root, path)] == []


def test_no_stylesheet_asks_for_anything(site: Path) -> None:
    sheets = list(site.rglob("*.css"))
    assert sheets
    for sheet in sheets:
        text = sheet.read_text("utf-8")
        assert "@import" not in text, sheet
        assert not re.search(r"url\((?!\s*[\"']?(?:data:|#))", text), sheet


def test_every_file_is_of_a_kind_that_servers_are_told_of(site: Path) -> None:
    kinds = {path.suffix[1:] or path.name for path in site.rglob("*") if path.is_file()}
    assert kinds - {"gz", "br", headers.FILE} <= set(headers.TYPES)
