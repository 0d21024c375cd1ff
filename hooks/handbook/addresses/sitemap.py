"""Where a page stands in each language, for browsers and search engines."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from handbook.content.edition import SOURCE, Edition


def address(site_url: str, language: str, page: str) -> str:
    """The public address of a page (`asso.md`) in a language; the home page is its folder."""
    folder = "" if language == SOURCE else f"{language}/"
    name = "" if page == "index.md" else page.removesuffix(".md") + ".html"
    return f"{site_url.rstrip('/')}/{folder}{name}"


def alternates(editions: Mapping[str, Edition], page: str, site_url: str) -> dict[str, str]:
    """The address of a page in every language that it is written in, and as `x-default` in the source language.

    Empty without `site_url`: an alternate must be absolute. A page that only shows the source language is none.
    """
    if not site_url:
        return {}
    found = {name: address(site_url, name, page) for name, edition in editions.items() if page in edition.written}
    return found | {"x-default": found[SOURCE]} if SOURCE in found else found


def sitemap(editions: Mapping[str, Edition], site_url: str) -> str:
    """The sitemap of the site: each page once, in each language that it is written in, with its alternates."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for language, edition in editions.items():
        for page in edition.pages:
            if page in edition.written:
                links = "".join(
                    f'<xhtml:link rel="alternate" hreflang="{escape(name)}" href="{escape(url)}"/>'
                    for name, url in alternates(editions, page, site_url).items()
                )
                lines.append(f"<url><loc>{escape(address(site_url, language, page))}</loc>{links}</url>")
    return "\n".join([*lines, "</urlset>", ""])
