"""The search of one language as two classic scripts, for any page and file://: the window, and what is searched.

What is found are sections. Their words go along, once, for matching and for the snippet, as numbers of a list of words
(word_codes.py); an index made here would be larger, and the browser makes one in a few hundredths of a second.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import rjsmin

from handbook.blocks.glossary import Glossary
from handbook.blocks.situations import Situations
from handbook.content.edition import Edition
from handbook.search.documents import Entry, entries
from handbook.search.synonyms import Synonyms
from handbook.search.word_codes import Coder
from handbook.site.critical_css import minified
from handbook.site.model import Page

MATCHING = ("MiniSearch", "minisearch/index.cjs")
STEMMERS = {"en": ("{stemmer}", "orama-stemmers/en.cjs")}
"""What the search takes from vendored files. Dutch has a stemmer of its own, in search-language.js."""
WINDOW = ("search-language.js", "search-words.js", "search.js")
INDEX = ("search-engine.js", "search-index.js")
"""The scripts of the search, in docs/assets/js, in the order in which they are joined."""

COLUMNS = ("page", "id", "title", "text", "weight", "hints")
ORDER = ("text", "title", "hints", "id", "page", "weight")
"""What `data` tells of an entry, and the order in which gzip makes it smallest."""
SCRIPTS = ("search", "search_index")
"""The names of the two scripts: js/load.js fetches them by these."""
STYLES = ("search.css",)
"""The styles of the search window, in docs/assets/css."""

NOTICE = "/* With MiniSearch (MIT, Luca Ongaro) and @orama/stemmers (Apache-2.0): see assets/vendor. */\n"

INTRODUCTION, TERM = 0.27, 0.23
"""The top of a page says in short what its sections say; a word's meaning stands behind the section about it."""
SUMMARY = 100
"""Characters after which a text that is kept in short is cut, at the end of a sentence: the summary at the top of a
page, which repeats its sections, and what pages of little weight tell."""
LITTLE = 0.8
"""Pages that weigh less than this are about the handbook, or lead on."""


def assemble(docs: Path, pages: Mapping[str, Page], edition: Edition) -> dict[str, str]:
    """The two scripts for `edition`, by name, from the folder `docs` and the `pages` of that language by file name.

    `search` is the window with the language and its words, `search_index` what is searched with what searches it: a
    browser opens the one and prepares the words while the other is still on the line.
    """
    words, index = packed(data(pages, edition))
    constants = {"TEXTS": edition.interface.search.model_dump(), "WORDS": words}
    window = worn(docs / "assets", STYLES) + code(docs, WINDOW)
    made = (
        script(stemmer(docs, edition.language), constants, window),
        script(library(docs), {"INDEX": index}, code(docs, INDEX)),
    )
    return dict(zip(SCRIPTS, made, strict=True))


def library(docs: Path) -> str:
    """What counts words, written by others, from docs/assets/vendor."""
    return _vendored(docs, [MATCHING])


def stemmer(docs: Path, language: str) -> str:
    """What tells forms of a word from each other in `language`, where others wrote it; else ''."""
    return _vendored(docs, [STEMMERS[language]] if language in STEMMERS else [])


def _vendored(docs: Path, parts: Sequence[tuple[str, str]]) -> str:
    return "\n".join(wrapped(name, (docs / "assets/vendor" / path).read_text("utf-8")) for name, path in parts)


def code(docs: Path, names: Sequence[str]) -> str:
    """What we wrote, from docs/assets/js."""
    return "\n".join((docs / "assets/js" / name).read_text("utf-8") for name in names)


def worn(sources: Path, names: Sequence[str]) -> str:
    """A piece of script that puts the styles `names` of the folder `sources` (docs/assets) on the page, if any."""
    styles = "".join(minified((sources / "css" / name).read_text("utf-8")) for name in names)
    if not styles:
        return ""
    return f"const STYLES={json.dumps(styles, ensure_ascii=False)};\n{(sources / 'js/wear.js').read_text('utf-8')}\n"


def script(library: str, constants: Mapping[str, object], code: str) -> str:
    """A classic script that holds `library`, `constants` and `code`, and leaves no names behind."""
    made = "".join(f"const {name}={_safe(value)};\n" for name, value in constants.items())
    return f'{NOTICE}(function(){{"use strict";{_small(library)}\n{made}{_small(code)}\n}})();\n'


def _safe(value: object) -> str:
    """`value` as JSON that can end no script."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return written.replace("</", "<\\/").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def packed(known: Mapping[str, Any]) -> tuple[Mapping[str, object], Mapping[str, object]]:
    """What `data` gave, smaller: the words of the language, and the index, whose texts are written with those words.

    Rows come as columns. docs/assets/js/search-words.js and search-index.js turn them back.
    """
    columns = dict(zip(COLUMNS, zip(*known["entries"], strict=True), strict=False))
    typed, meant, *led = zip(*known["synonyms"], strict=True) if known["synonyms"] else ((), (), (), ())
    coder = Coder.of(
        [text for name in ("title", "text", "hints") for text in columns.get(name, ())],
        [phrase for phrases in (*typed, *meant) for phrase in phrases],
    )
    words = {
        "language": known["language"],
        "vocabulary": coder.vocabulary(),
        "known": coder.known,
        "noise": "|".join(known["noise"]),
        "forms": ["|".join(forms) for forms in known["forms"]],
    }
    written = {
        "text": [coder.text(text) for text in columns.get("text", ())],
        "title": [coder.text(title) for title in columns.get("title", ())],
        "hints": [coder.only_words(hints) for hints in columns.get("hints", ())],
    }
    phrases = [["|".join(map(coder.only_words, each)) for each in of] for of in (typed, meant)]
    index = {
        "entries": {name: written.get(name) or list(columns.get(name, ())) for name in ORDER},
        "pages": [path for path, _ in known["pages"]],
        "synonyms": [*phrases, *led],
    }
    return words, index


def wrapped(name: str, module: str) -> str:
    """A CommonJS or UMD module as a constant `name` in the script around it."""
    scope = "const module={exports:{}},exports=module.exports;"
    return f"const {name}=(function(){{{scope}{module}\nreturn module.exports}})();"


def data(pages: Mapping[str, Page], edition: Edition) -> dict[str, Any]:
    """What the script knows: pages, entries (page, id, title, text, weight, words of parents), and words.

    `synonyms` are lists of what readers type, what the handbook calls it, the entries that are meant, and how many
    of those stand above all else.
    """
    found = [(path, entry) for path, page in pages.items() for entry in entries(page)]
    place = {f"{path}#{entry.id}" if entry.id else path: number for number, (path, entry) in enumerate(found)}
    hints = _hints(edition, place)
    titles = {path: entry.title for path, entry in reversed(found)}
    numbers = {path: number for number, path in enumerate(titles)}
    words = edition.data(Synonyms) or Synonyms()
    weights = {path: edition.front_matter(path.replace(".html", ".md")).search for path in pages}
    return {
        "language": edition.language,
        "pages": list(titles.items()),
        "entries": [
            [
                numbers[path],
                entry.id,
                entry.title,
                _text(entry, weights[path]),
                _weight(entry, weights[path]),
                " ".join(hints.get(number, [])),
            ]
            for number, (path, entry) in enumerate(found)
        ],
        "synonyms": [
            [group.words, group.means, [place[to] for to in map(_built, group.sections) if to in place], group.first]
            for group in words.groups
        ],
        "forms": words.forms,
        "noise": words.noise,
    }


def _hints(edition: Edition, place: Mapping[str, int]) -> dict[int, list[str]]:
    """Words that lead to an entry though they need not stand in it: parents' situations, other forms of a term."""
    hints: dict[int, list[str]] = {}
    for address, text in _lay_words(edition):
        if address in place:
            hints.setdefault(place[address], []).append(text)
    return hints


def _lay_words(edition: Edition) -> Iterator[tuple[str, str]]:
    situations, glossary = edition.data(Situations), edition.data(Glossary)
    for group in situations.groups if situations else []:
        for situation in group.situations:
            for section in situation.sections:
                yield _built(section), situation.text
    for term in glossary.terms if glossary else []:
        yield f"woordenlijst.html#{term.id}", " ".join(term.also)


def _built(address: str) -> str:
    return address.replace(".md", ".html", 1)


def _text(entry: Entry, weight: float) -> str:
    """The words of an entry that can be found and shown; `weight` is that of its page."""
    short = SUMMARY if entry.level == 1 else 2 * SUMMARY if weight < LITTLE else len(entry.text)
    end = entry.text.find(". ", short)
    return entry.text[: end + 1] if end > 0 else entry.text


def _weight(entry: Entry, weight: float) -> float:
    if entry.term:
        return TERM
    return weight * (INTRODUCTION if entry.level == 1 else 1)


def _small(script: str) -> str:
    return str(rjsmin.jsmin(script))
