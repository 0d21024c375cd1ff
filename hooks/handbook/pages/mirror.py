"""Checks that a translation has the pages and the ids of the Dutch: nobody finds less in their own language."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from handbook.content.edition import SOURCE, Edition
from handbook.content.page_source import PageSource
from handbook.content.problems import Problem, nearest
from handbook.pages import unique_ids


def problems(edition: Edition, source: Edition, outdated: Collection[str]) -> Iterator[Problem]:
    """A problem for each page or id that a translation has and `source` has not, or the other way about.

    A page whose Dutch is newer (`outdated`) may still lack what the Dutch has got since.
    """
    for name in sorted(edition.written):
        page, dutch = edition.pages[name], source.pages.get(name)
        if dutch is None or name not in source.written:
            message = f"has no Dutch page; write docs/{SOURCE}/{name} first, or remove this one"
            yield Problem(page.file, 1, "", message)
            continue
        here = {found: line for line, found, _ in unique_ids.of_page(page, edition)}
        there = {found: place for _, found, place in unique_ids.of_page(dutch, source)}
        yield from _strange(page, here, there)
        if name not in outdated:
            for missing in there.keys() - here.keys():
                message = f"lacks '{missing}', which is {there[missing]} in {dutch.file}; write it here too"
                yield Problem(page.file, 1, "", message)


def _strange(page: PageSource, here: dict[str, int], dutch: Collection[str]) -> Iterator[Problem]:
    only_here = page.front_matter.only_here
    for name, line in here.items():
        if name not in dutch and name not in only_here:
            cure = nearest(name, dutch) or f"write it there first, or 'only_here: [{name}]' in the head of this page"
            yield Problem(page.file, line, "", f"id '{name}' does not stand in the Dutch page; {cure}")
    for name in only_here:
        if name not in here or name in dutch:
            message = f"'{name}' is no section that only this page has; remove it from the list"
            yield Problem(page.file, page.key_lines.get("only_here", 1), "only_here", message)
