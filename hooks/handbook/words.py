"""Hard words in a page lead to the glossary: the first use of each term becomes a link with its meaning at hand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from html import escape, unescape

from handbook import tags
from handbook.model import Term
from handbook.text import plain

SKIPPED_TAGS = {
    "a",
    "button",
    "code",
    "dt",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "label",
    "legend",
    "script",
    "style",
    "svg",
    "th",
}
SKIPPED_CLASSES = {
    "hb-caution",
    "hb-card__foot",
    "hb-hero",
    "hb-source",
    "hb-warning",
    "hb-glossary",
    "hb-situation__what",
    "hb-rests",
    "admonition-title",
}
WORD = re.compile(r"[\w-]+")

Link = Callable[[Term, str], str]


def link_first_uses(html: str, terms: Iterable[Term], link: Link) -> str:
    """Return `html` with the first use of each term of the glossary replaced by `link(term, words as they stand)`.

    Terms that say `link: false` are left alone, as are headings, links, labels, pictures, warnings and source lines.
    Longer terms go before shorter ones; upper and lower case are the same; only whole words count, so a term begins
    with a letter or a digit.
    """
    linker = _Linker(
        {form.lower(): term for term in terms if term.link for form in (plain(term.term), *term.also)}, link
    )
    out, at = [], 0
    inside = [("", False)]  # elements, and whether what stands in them is left alone
    for tag in tags.walk(html):
        text, skipped = html[at : tag.start()], inside[-1][1]
        out += [text if skipped else linker.linked(text), tag[0]]
        at = tag.end()
        if tag["closed"]:
            while len(inside) > 1 and inside.pop()[0] != tag["closed"]:
                pass
        elif tags.opens(tag):
            skipped = skipped or tag["name"] in SKIPPED_TAGS or not SKIPPED_CLASSES.isdisjoint(tags.classes(tag))
            inside.append((tag["name"], skipped))
    return "".join([*out, linker.linked(html[at:])])


class _Linker:
    """Makes links of the first use of each of `forms`: words, by the term that they are a form of."""

    def __init__(self, forms: Mapping[str, Term], link: Link) -> None:
        self.forms, self.link = forms, link
        self.form, self.first_words = _pattern(tuple(sorted(forms, key=len, reverse=True)))
        self.seen: set[str] = set()

    def linked(self, text: str) -> str:
        """The words between two tags, with links."""
        out, at = [], 0
        for word in WORD.finditer(text):
            if word.start() < at or word[0].lower() not in self.first_words:
                continue
            found = self.form.match(text, word.start())
            if found:
                term = self.forms[found[0].lower()]
                words = found[0] if term.id in self.seen else self.link(term, found[0])
                self.seen.add(term.id)
                out += [text[at : found.start()], words]
                at = found.end()
        return "".join([*out, text[at:]])


@cache
def _pattern(forms: tuple[str, ...]) -> tuple[re.Pattern[str], set[str]]:
    """A pattern of `forms`, and the words that they begin with: it is slow, so it is only tried at those."""
    pattern = re.compile(rf"(?:{'|'.join(map(re.escape, forms))})(?![\w-])", re.IGNORECASE)
    return pattern, {word[0] for form in forms if (word := WORD.match(form))}


def term_link(address: str) -> Link:
    """A link to a term on the glossary page at `address`; js/glossary.js shows the meaning in place."""

    def link(term: Term, words: str) -> str:
        return f'<a class="hb-term" href="{address}#{term.id}">{escape(unescape(words), quote=False)}</a>'

    return link


def meanings(terms: Iterable[Term]) -> dict[str, str]:
    """The meaning of each term that pages link, as plain text by its id."""
    return {term.id: plain(term.meaning) for term in terms if term.link}
