"""Hard words in a page lead to the glossary: the first use of each term becomes a link with its meaning at hand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from html import escape, unescape
from html.parser import HTMLParser

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
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}

Link = Callable[[Term, str], str]


def link_first_uses(html: str, terms: Iterable[Term], link: Link) -> str:
    """Return `html` with the first use of each term of the glossary replaced by `link(term, words as they stand)`.

    Terms that say `link: false` are left alone, as are headings, links, labels, pictures, warnings and source lines.
    Longer terms go before shorter ones; upper and lower case are the same; only whole words count.
    """
    forms = {form.lower(): term for term in terms if term.link for form in (plain(term.term), *term.also)}
    if not forms:
        return html
    longest_first = sorted(forms, key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])", re.IGNORECASE)
    linker = _Linker(pattern, forms, link)
    linker.feed(html)
    linker.close()
    return "".join(linker.out)


class _Linker(HTMLParser):
    """Copies HTML to the letter, but for the words that become links."""

    def __init__(self, pattern: re.Pattern[str], forms: dict[str, Term], link: Link) -> None:
        super().__init__(convert_charrefs=False)
        self.pattern, self.forms, self.link = pattern, forms, link
        self.out: list[str] = []
        self.open: list[tuple[str, bool]] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.out.append(self.get_starttag_text() or "")
        if tag not in VOID:
            classes = set((dict(attrs).get("class") or "").split())
            self.open.append((tag, tag in SKIPPED_TAGS or bool(classes & SKIPPED_CLASSES)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.out.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        self.out.append(f"</{tag}>")
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        skipped = any(skip for _, skip in self.open)
        self.out.append(data if skipped else self.pattern.sub(self._linked, data))

    def _linked(self, match: re.Match[str]) -> str:
        term = self.forms[match[0].lower()]
        if term.id in self.seen:
            return match[0]
        self.seen.add(term.id)
        return self.link(term, match[0])

    def handle_entityref(self, name: str) -> None:
        self.out.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.out.append(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        self.out.append(f"<!--{data}-->")


def term_link(address: str) -> Link:
    """A link to a term on the glossary page at `address`; js/meaning.js shows the meaning in place."""

    def link(term: Term, words: str) -> str:
        return f'<a class="hb-term" href="{address}#{term.id}">{escape(unescape(words), quote=False)}</a>'

    return link


def meanings(terms: Iterable[Term]) -> dict[str, str]:
    """The meaning of each term that pages link, as plain text by its id."""
    return {term.id: plain(term.meaning) for term in terms if term.link}
