"""How easy a page reads: words per sentence, long sentences, and a Flesch-Douma figure.

Flesch-Douma (W.H. Douma, De leesbaarheid van landbouwbladen, 1960) is Flesch's reading ease for Dutch:
206.84 - 0.93 × words per sentence - 77 × syllables per word. Higher is easier.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from handbook.content.page_source import BLOCK_END, BLOCK_START, HEADING, INLINE

LONGEST = 28
"""No sentence has more words than this."""
AVERAGE = 15
"""A page's sentences have at most this many words on average."""
CANNOT_JUDGE = (
    "It counts words and syllables; it cannot judge whether a text is clear, kind or true: let a parent read it."
)

NOT_TEXT = re.compile(r"\[\d[\d, -]*\]|\{[^}]*\}")
SOURCE = re.compile(r"^/// *source\b.*?^/// *$", re.DOTALL | re.MULTILINE)
"""A source line: where the text comes from is no running text."""
SUMMARY = re.compile(r"^/// *kort\b.*?^/// *$", re.DOTALL | re.MULTILINE)
"""A page's 'In het kort'."""
A_LINK = r"\[[^\]]*\]\([^)]*\)"
LEADS_ON = re.compile(rf"^(?:[^.:\[]+: {A_LINK}(?:, {A_LINK})*\. ?)+$", re.MULTILINE)
"""A line of links to read on (Lees ook: …): a list and no sentence."""
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
NO_TEXT = (HEADING, BLOCK_START, BLOCK_END)
"""Lines that are no running text."""
MARKS = re.compile(r"[*_`]+")
SENTENCE_END = re.compile(r"(?<=[.!?…])[\"')]*\s+")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,]\d+)*%?")
VOWELS = re.compile(r"aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|au|ou|[aeiouyáéíóúàèëïöü]", re.IGNORECASE)


@dataclass(frozen=True)
class Report:
    """The figures of one page. `long` holds the sentences over `LONGEST` words."""

    page: str
    sentences: int
    words_per_sentence: float
    flesch_douma: float
    long: list[str]


def sentences(markdown: str) -> Iterator[str]:
    """The sentences of a page's running text (`markdown`, without front matter): paragraphs and list items."""
    body = NOT_TEXT.sub("", INLINE.sub("", LEADS_ON.sub("", SOURCE.sub("", markdown))))
    for block in re.split(r"\n\s*\n|\n(?=\s*(?:[-*]|\d+\.)\s)", body):
        lines = [line for line in block.split("\n") if not any(sign.match(line) for sign in NO_TEXT)]
        text = re.sub(r"^\s*(?:[-*]|\d+\.)\s+", "", "\n".join(lines))
        text = MARKS.sub("", LINK.sub(r"\1", text))
        for sentence in SENTENCE_END.split(" ".join(text.split())):
            if WORD.search(sentence):
                yield sentence


def summary(markdown: str) -> str:
    """A page's 'In het kort', or nothing."""
    return "\n\n".join(SUMMARY.findall(markdown))


def syllables(word: str) -> int:
    """The number of syllables of a Dutch word, by its groups of vowels; at least 1."""
    return max(1, len(VOWELS.findall(word)))


def report(page: str, markdown: str) -> Report:
    """The figures of one page; a page without text has 0 sentences."""
    found = [(sentence, WORD.findall(sentence)) for sentence in sentences(markdown)]
    words = [word for _, of in found for word in of]
    if not words:
        return Report(page, 0, 0.0, 0.0, [])
    per_sentence = len(words) / len(found)
    per_word = sum(map(syllables, words)) / len(words)
    ease = 206.84 - 0.93 * per_sentence - 77 * per_word
    return Report(page, len(found), per_sentence, ease, [s for s, of in found if len(of) > LONGEST])


def table(pages: Mapping[str, str]) -> str:
    """The report on all pages, as text with a row per page."""
    rows = [report(page, markdown) for page, markdown in pages.items()]
    lines = [f"{'page':34}{'sentences':>10}{'words each':>12}{'Flesch-Douma':>14}{'long':>6}"]
    for row in rows:
        lines.append(
            f"{row.page:34}{row.sentences:>10}{row.words_per_sentence:>12.1f}{row.flesch_douma:>14.0f}{len(row.long):>6}"
        )
        lines += [f"    {LONGEST}+ words: {sentence}" for sentence in row.long]
    return "\n".join([*lines, CANNOT_JUDGE])
