"""Hard words in a page lead to the glossary: the first use of each term becomes a link with its meaning at hand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree

from handbook.blocks.glossary import Term
from handbook.content.inline_text import plain
from handbook.pages.trees import roles

NOT_IN_TAGS = {
    *("a", "button", "code", "dt", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "label", "legend", "script", "style"),
    *("summary", "svg", "textarea", "th"),
}
NOT_IN_ROLES = {"warning", "source", "label", "lead", "term", "voice"}
WORD = re.compile(r"[\w-]+")


class GlossaryLinks:
    """Makes links of the first use of each of `terms`, to the page `glossary` (woordenlijst.md).

    Terms that say `link: false` are left alone, as are headings, links, labels, pictures, warnings and source lines.
    Longer terms go before shorter ones; upper and lower case are the same; only whole words count, so a term begins
    with a letter or a digit. One object serves all pages of a language: the pattern is slow to make.
    """

    def __init__(self, terms: Iterable[Term], glossary: str) -> None:
        self.glossary = glossary
        self.terms = {form.lower(): term for term in terms if term.link for form in (plain(term.term), *term.also)}
        forms = sorted(self.terms, key=len, reverse=True)
        self.pattern = re.compile(rf"(?:{'|'.join(map(re.escape, forms)) or '(?!)'})(?![\w-])", re.IGNORECASE)
        self.first_words = {word[0] for form in forms if (word := WORD.match(form))}

    def add_to(self, root: ElementTree.Element) -> None:
        """Link the first use of each term below `root`."""
        self._add(root, set())

    def _add(self, element: ElementTree.Element, seen: set[str]) -> None:
        if element.tag in NOT_IN_TAGS or roles(element) & NOT_IN_ROLES:
            return
        at = 0
        element.text, made = self._split(element.text, seen)
        for link in made:
            element.insert(at, link)
            at += 1
        for child in list(element)[at:]:
            self._add(child, seen)
            at += 1
            child.tail, made = self._split(child.tail, seen)
            for link in made:
                element.insert(at, link)
                at += 1

    def _split(self, text: str | None, seen: set[str]) -> tuple[str | None, list[ElementTree.Element]]:
        """The words before the first link in `text`, and the links, each with the words behind it as its tail."""
        links: list[ElementTree.Element] = []
        before, end = text, 0
        for start, stop, term in self._found(text or "", seen):
            link = ElementTree.Element("a", {"class": "hb-term", "data-hb-role": "glossary-link"})
            link.set("href", f"{self.glossary}#{term.id}")
            link.text = (text or "")[start:stop]
            if links:
                links[-1].tail = (text or "")[end:start]
            else:
                before = (text or "")[:start]
            links.append(link)
            end = stop
        if links:
            links[-1].tail = (text or "")[end:]
        return before, links

    def _found(self, text: str, seen: set[str]) -> Iterator[tuple[int, int, Term]]:
        end = 0
        for word in WORD.finditer(text):
            if word.start() < end or word[0].lower() not in self.first_words:
                continue
            found = self.pattern.match(text, word.start())
            if found:
                end = found.end()
                term = self.terms[found[0].lower()]
                if term.id not in seen:
                    seen.add(term.id)
                    yield found.start(), found.end(), term


def meanings(terms: Iterable[Term]) -> dict[str, str]:
    """The meaning of each term that pages link, as plain text by its id."""
    return {term.id: plain(term.meaning) for term in terms if term.link}
