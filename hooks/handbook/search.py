"""The search of one language as one classic script: library, language rules, data and window, for any page and file://.

What is found are sections. Their words go along as they stand, once, for matching and for the snippet; an index made
here would be larger than the words are, and the browser makes one in a few hundredths of a second.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import rjsmin

from handbook.edition import Edition
from handbook.first_screen import minified
from handbook.model import Glossary, Situations, Synonyms
from handbook.search_entries import Entry, entries

MATCHING = ("MiniSearch", "minisearch/index.cjs")
STEMMERS = {"en": ("{stemmer}", "orama-stemmers/en.cjs")}
"""What the search takes from vendored files. Dutch has a stemmer of its own, in search-language.js."""
CODE = ("search-language.js", "search-engine.js", "search.js")
"""The scripts of the search, in docs/assets/js, in the order in which they are joined."""

ORDER = (3, 2, 5, 1, 0, 4)
"""The columns of an entry in the order in which gzip makes them smallest."""
UNPACK = """
const rows=(columns)=>(columns[0]||[]).map((_,n)=>columns.map((column)=>column[n]));
const listed=(words)=>words?words.split("|"):[];
DATA.entries=rows(DATA.entries).map(([text,title,hints,id,page,weight])=>[page,id,title,text,weight,hints]);
DATA.synonyms=rows(DATA.synonyms).map(([typed,meant,...rest])=>[listed(typed),listed(meant),...rest]);
DATA.forms=DATA.forms.map(listed);DATA.noise=listed(DATA.noise);
""".strip()
"""What turns `packed` data back."""
STYLES = ("search.css",)
"""The styles of the search window, in docs/assets/css."""

NOTICE = "/* With MiniSearch (MIT, Luca Ongaro) and @orama/stemmers (Apache-2.0): see assets/vendor. */\n"

INTRODUCTION, TERM = 0.27, 0.23
"""The top of a page says in short what its sections say; a word's meaning stands behind the section about it."""
SUMMARY = 100
"""Characters after which a text that is kept in short is cut, at the end of a sentence: the summary at the top of a
page, which repeats its sections, and what pages of little weight tell."""
LITTLE = 0.8
LISTS = {"alle-stukken.html"}
"""Pages that only list what stands elsewhere are found by their titles."""
PAGES = {
    "bronnen.html": 0.35,
    "index.html": 0.4,
    "leesroute.html": 0.6,
    "over.html": 0.7,
    "situaties.html": 0.6,
    "voor-begeleiders.html": 0.9,
    "voor-trainers.html": 0.7,
    "werkbladen.html": 0.7,
}
"""Pages that are about the handbook, or lead on, weigh less; a list of sources weighs least."""


def assemble(docs: Path, pages: Mapping[str, str], edition: Edition) -> str:
    """The script for `edition`, from the files of the folder `docs` and the built `pages` of that language."""
    return script(pages, edition, library(docs, edition.language), worn(docs / "assets", STYLES) + code(docs))


def library(docs: Path, language: str) -> str:
    """What others wrote, from docs/assets/vendor."""
    vendored = [MATCHING, *([STEMMERS[language]] if language in STEMMERS else [])]
    return "\n".join(wrapped(name, (docs / "assets/vendor" / path).read_text("utf-8")) for name, path in vendored)


def code(docs: Path, names: Sequence[str] = CODE) -> str:
    """What we wrote, from docs/assets/js."""
    return "\n".join((docs / "assets/js" / name).read_text("utf-8") for name in names)


def worn(sources: Path, names: Sequence[str]) -> str:
    """A piece of script that puts the styles `names` of the folder `sources` (docs/assets) on the page, if any."""
    styles = "".join(minified((sources / "css" / name).read_text("utf-8")) for name in names)
    if not styles:
        return ""
    return f"const STYLES={json.dumps(styles, ensure_ascii=False)};\n{(sources / 'js/wear.js').read_text('utf-8')}\n"


def script(pages: Mapping[str, str], edition: Edition, library: str, code: str) -> str:
    """A classic script that holds `library`, the data and `code`, and leaves no names behind.

    `pages` maps the path of each page from the root of its language (`asso.html`) to its HTML.
    """
    safe = packed(data(pages, edition)).replace("</", "<\\/").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    made = f"const DATA={safe};\n{UNPACK}"
    return f'{NOTICE}(function(){{"use strict";{_small(library)}\n{made}\n{_small(code)}\n}})();\n'


def packed(known: Mapping[str, Any]) -> str:
    """What `data` gave as JSON that gzip makes smaller: columns, and lists of words as one text with | between them.

    UNPACK turns it back.
    """
    columns = [list(column) for column in zip(*known["entries"], strict=True)]
    synonyms = [["|".join(typed), "|".join(meant), *rest] for typed, meant, *rest in known["synonyms"]]
    small = {
        "entries": [columns[at] for at in ORDER if columns],
        **{key: value for key, value in known.items() if key not in ("entries", "synonyms", "noise", "forms")},
        "synonyms": [list(column) for column in zip(*synonyms, strict=True)],
        "noise": "|".join(known["noise"]),
        "forms": ["|".join(forms) for forms in known["forms"]],
    }
    return json.dumps(small, ensure_ascii=False, separators=(",", ":"))


def wrapped(name: str, module: str) -> str:
    """A CommonJS or UMD module as a constant `name` in the script around it."""
    scope = "const module={exports:{}},exports=module.exports;"
    return f"const {name}=(function(){{{scope}{module}\nreturn module.exports}})();"


def data(pages: Mapping[str, str], edition: Edition) -> dict[str, Any]:
    """What the script knows: pages, entries (page, id, title, text, weight, words of parents), and words.

    `synonyms` are lists of what readers type, what the handbook calls it, the entries that are meant, and how many
    of those stand above all else.
    """
    found = [(path, entry) for path, html in pages.items() for entry in entries(html)]
    place = {f"{path}#{entry.id}" if entry.id else path: number for number, (path, entry) in enumerate(found)}
    hints = _hints(edition, place)
    titles = {path: entry.title for path, entry in reversed(found)}
    numbers = {path: number for number, path in enumerate(titles)}
    words = edition.data(Synonyms) or Synonyms()
    return {
        "language": edition.language,
        "pages": list(titles.items()),
        "entries": [
            [
                numbers[path],
                entry.id,
                entry.title,
                _text(path, entry),
                _weight(path, entry),
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
        "texts": edition.interface.search.model_dump(),
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


def _text(path: str, entry: Entry) -> str:
    """The words of an entry that can be found and shown."""
    if path in LISTS:
        return ""
    short = SUMMARY if entry.level == 1 else 2 * SUMMARY if PAGES.get(path, 1) < LITTLE else len(entry.text)
    end = entry.text.find(". ", short)
    return entry.text[: end + 1] if end > 0 else entry.text


def _weight(path: str, entry: Entry) -> float:
    if entry.term:
        return TERM
    return PAGES.get(path, 1) * (INTRODUCTION if entry.level == 1 else 1)


def _small(script: str) -> str:
    return str(rjsmin.jsmin(script))
