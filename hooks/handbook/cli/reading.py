"""`make reading`: print how easy each page reads, and after LiNT how hard each page and its 'In het kort' is.

The score after LiNT needs the parser frog and the word data of lint-ii; without them the command says how to get them.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from handbook.content.edition import SOURCE, languages, read_pages
from handbook.content.lint_score import Sentence, WordData, hardest, level, parse_texts, read_word_data, score
from handbook.content.readability import sentences, summary, table

ACCEPTED = "tests/pure/reading.yml"
ABOUT = """\
# The score after LiNT that is accepted of each Dutch page and of its 'In het kort' (short); a higher score is harder.
# `make reading` tells which passes its score here by more than 2; `make reading ACCEPT=all` writes them anew.
"""
MAY_PASS = 2
GOALS = {"page": 46, "short": 34}
"""A page is to stay under the first figure and its 'In het kort' under the other."""
SHOWN = 3
"""So many of the hardest sentences of a page are named."""
NO_FROG = (
    "No scores after LiNT: the parser frog is missing.\n"
    "Install it (on Debian: apt-get install frog frogdata) and run `make reading` again."
)
NO_DATA = "No scores after LiNT: the word data of lint-ii is missing. Run `make reading`, which installs it."
QUOTES = str.maketrans({**dict.fromkeys("«»“”„‟", '"'), **dict.fromkeys("‘’‛‹›", "'")})

Scores = dict[str, float]
"""By the names in `GOALS`, as far as there is enough text for a score."""


def run(root: Path, arguments: list[str]) -> int:
    """Print both tables; 1 if a score passes what is accepted. `--accept all`, or pages, accepts the scores of now."""
    docs = root / "docs"
    pages = {name: page.markdown for name, page in read_pages(docs, languages(docs), [])[SOURCE].items()}
    print(table(pages) + "\n")
    frog, package = shutil.which("frog"), find_spec("lint_ii")
    if not frog or not package or not package.submodule_search_locations:
        print(NO_DATA if frog else NO_FROG)
        return 1 if arguments else 0
    data = read_word_data(Path(package.submodule_search_locations[0]) / "linguistic_data" / "data")
    parsed = _parsed(frog, {sentence for page in pages.values() for sentence in sentences(page)}, data)
    scores = {name: _scores(markdown, parsed) for name, markdown in pages.items()}
    accepted = _accepted(root / ACCEPTED, scores, arguments[1:] if arguments[:1] == ["--accept"] else [])
    print(f"{'after LiNT (higher is harder)':34}{'page':>8}{'level':>7}{'In het kort':>13}{'level':>7}")
    for name, markdown in pages.items():
        print(_row(name, scores[name]))
        for line in _passed(scores[name], accepted.get(name, {})) + _missed(scores[name]):
            print(f"    {line}")
        for text, found in hardest({text: parsed[text] for text in sentences(markdown)}, SHOWN):
            print(f"    {found:3.0f}: {text}")
    return 1 if any(_passed(scores[name], accepted.get(name, {})) for name in pages) else 0


def _parsed(frog: str, texts: Iterable[str], data: WordData) -> dict[str, Sentence]:
    """Each of the texts, parsed. Frog leaves files where it runs, so it runs in a folder of its own."""
    ordered = sorted(texts)
    with TemporaryDirectory() as folder:
        (Path(folder) / "text").write_text("".join(f"{text.translate(QUOTES)}\n" for text in ordered), "utf-8")
        command = [frog, "-n", "--skip=ac", "--threads=1", "-t", "text"]
        ran = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)  # noqa: S603
    if ran.returncode:
        raise ValueError(f"frog failed:\n{ran.stderr[-500:]}")
    found = parse_texts(ran.stdout, ordered)
    return {text: Sentence(tokens, data) for text, tokens in zip(ordered, found, strict=True)}


def _scores(markdown: str, parsed: Mapping[str, Sentence]) -> Scores:
    texts = {"page": markdown, "short": summary(markdown)}
    found = {which: score([parsed[sentence] for sentence in sentences(text)]) for which, text in texts.items()}
    return {which: round(of, 1) for which, of in found.items() if of is not None}


def _accepted(file: Path, scores: Mapping[str, Scores], accept: list[str]) -> dict[str, Scores]:
    """The accepted scores by page, after those of the pages to `accept` are written."""
    accepted: dict[str, Scores] = (yaml.safe_load(file.read_text("utf-8")) or {}) if file.exists() else {}
    if not accept:
        return accepted
    chosen = set(scores) if accept == ["all"] else set(accept)
    if unknown := chosen - set(scores):
        raise ValueError(f"no such page: {', '.join(sorted(unknown))}")
    made = {name: of if name in chosen else accepted.get(name, {}) for name, of in scores.items()}
    file.write_text(ABOUT + yaml.safe_dump({name: of for name, of in made.items() if of}), "utf-8")
    return made


def _row(name: str, scores: Scores) -> str:
    page, short = ((f"{scores[of]:.1f}", level(scores[of])) if of in scores else ("-", "-") for of in GOALS)
    return f"{name:34}{page[0]:>8}{page[1]:>7}{short[0]:>13}{short[1]:>7}"


def _passed(scores: Scores, accepted: Scores) -> list[str]:
    return [
        f"HARDER: {which} passes {accepted[which]} by more than {MAY_PASS}: rewrite it, or accept it and say why"
        for which, of in scores.items()
        if which in accepted and of > accepted[which] + MAY_PASS
    ]


def _missed(scores: Scores) -> list[str]:
    return [f"not under the goal for {which}, {GOALS[which]}" for which, of in scores.items() if of >= GOALS[which]]
