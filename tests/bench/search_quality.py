"""How often the search brings the right section, as Chromium gets it: share of queries in the top 3 and the top 1.

    PYTHONPATH=hooks:tests python tests/bench/search_quality.py [--libraries]

`--libraries` fetches other libraries from npm and asks them the same, each as it comes.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Browser, Page, sync_playwright

from handbook.search import scripts as search
from handbook.site.model import Book
from handbook.site.products import searched
from model_of import built_site
from project import ROOT

TREATMENT = ("asso/", "emotionele-leeftijd/", "therapeutisch-opvoeden/")
"""Pages for a child in treatment, which are no answer to what the handbook says nothing about."""
OURS = """
const { find, read } = window.handbook.features.search_index;
window.keyOf = (word) => read(word).words[0][2];
void (window.ask = (q) => find(q).found.slice(0, 10).map((r) => r.entry));"""
KEEP = "(data) => { window.DATA = data; }"
DOCS = """void (window.docs = DATA.entries.map(
  ([page, , title, text], id) => ({ id, title, page: DATA.pages[page][1], text })))"""
NAMES = """(q) => ask(q).slice(0, 10).map(
  (e) => DATA.pages[DATA.entries[e][0]][0].replace(".html", "") + "/" + DATA.entries[e][1])"""
OTHERS = {
    "minisearch@7.2.0": (
        "dist/umd/index.js",
        """(() => {
          const m = new MiniSearch({ fields: ["title", "page", "text"] });
          m.addAll(docs);
          return (q) => m.search(q, { prefix: true, fuzzy: 0.2, boost: { title: 3 } }).map((r) => r.id);
        })()""",
    ),
    "fuse.js@7.0.0": (
        "dist/fuse.min.js",
        """(() => {
          const keys = [{ name: "title", weight: 3 }, "page", "text"];
          const f = new Fuse(docs, { ignoreLocation: true, threshold: 0.4, keys });
          return (q) => f.search(q).map((r) => r.item.id);
        })()""",
    ),
    "flexsearch@0.7.43": (
        "dist/flexsearch.bundle.min.js",
        """(() => {
          const document = { id: "id", index: ["title", "text"] };
          const f = new FlexSearch.Document({ tokenize: "forward", document });
          docs.forEach((d) => f.add(d));
          return (q) => [...new Set(f.search(q, { suggest: true, limit: 20 }).flatMap((r) => r.result))];
        })()""",
    ),
    "lunr@2.3.9": (
        "lunr.js",
        """(() => {
          const l = lunr(function () {
            this.ref("id");
            this.field("title", { boost: 3 });
            this.field("page");
            this.field("text");
            docs.forEach((d) => this.add(d));
          });
          return (q) => l.search(q.replace(/[^\\p{L}\\p{N} ]/gu, " ")).map((r) => +r.ref);
        })()""",
    ),
    "@leeoniya/ufuzzy@1.0.19": (
        "dist/uFuzzy.iife.min.js",
        """(() => {
          const u = new uFuzzy({ intraMode: 1 });
          const hay = docs.map((d) => d.title + " " + d.page + " " + d.text);
          return (q) => {
            const [, info, order] = u.search(hay, q, 5, 1e4);
            return order ? order.map((o) => info.idx[o]) : [];
          };
        })()""",
    ),
}
"""Other libraries: the file that a page loads, and how to ask them."""


def searching_script(book: Book) -> str:
    """A script that searches a book as a page does, without the window."""
    script = search.assemble(ROOT / "docs/assets", searched(book), book.edition)["search_index"]
    return f"window.handbook = {{ features: {{}} }};{script}{OURS}"


def opened(browser: Browser, book: Book) -> Page:
    """A page that knows what is searched, as DATA."""
    page = browser.new_page()
    page.evaluate(KEEP, search.data(searched(book), book.edition))
    return page


def queries() -> list[dict[str, Any]]:
    """The query file, then those of our own and those held out, each with the set that it belongs to."""
    found: list[dict[str, Any]] = []
    for name in ("queries", "queries-own", "queries-held-out"):
        found += yaml.safe_load((ROOT / f"tests/fixtures/{name}.yml").read_text("utf-8"))
    return found


def share(page: Page, asked: list[dict[str, Any]], missed: list[str] | None = None) -> tuple[float, float]:
    """The share of queries with all (or any) of their sections in the top 3, and with one of them on top.

    A query that the handbook does not answer counts when no part of a treatment is in the top 3.
    """
    top3 = top1 = 0
    for query in asked:
        got = page.evaluate(NAMES, query["q"])
        ranks = [got.index(topic) + 1 if topic in got else 99 for topic in query["topics"]]
        if query.get("none"):
            ranks = [4 if any(name.startswith(TREATMENT) for name in got[:3]) else 1]
        hit = (min if query["match"] == "any" else max)(ranks) <= 3
        top3 += hit
        top1 += min(ranks) == 1
        if missed is not None and not hit:
            missed.append(f"    {query['id']} {query['q']!r}: {', '.join(query['topics'])}; got {', '.join(got[:3])}")
    return 100 * top3 / len(asked), 100 * top1 / len(asked)


def fetched(package: str, file: str) -> str:
    """The text of one file of an npm package."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", "--silent", package]
        name = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout.split()[-1]
        subprocess.run(["tar", "xzf", name], cwd=folder, check=True)
        return (Path(folder) / "package" / file).read_text("utf-8")


def row(name: str, page: Page, sets: dict[str, list[dict[str, Any]]]) -> list[str]:
    """A line of the table, and the queries that it missed."""
    missed: list[str] = []
    figures = [share(page, asked, missed) for asked in sets.values()]
    return [f"{name:38}" + "".join(f"{top3:8.0f} /{top1:3.0f}" for top3, top1 in figures), *missed]


def main(arguments: list[str]) -> int:
    """Print a table for each language; 2 for an argument that does not exist."""
    if arguments not in ([], ["--libraries"]):
        print(__doc__, file=sys.stderr)
        return 2
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        libraries = {name: fetched(name, file) for name, (file, _) in OTHERS.items()} if arguments else {}
        for book in built_site().books.values():
            sets: dict[str, list[dict[str, Any]]] = {}
            for query in queries():
                if query["lang"] == book.language:
                    sets.setdefault(query.get("set", "file"), []).append(query)
            heads = "".join(f"{f'{name} ({len(asked)})':>13}" for name, asked in sets.items())
            print(f"\n{book.language + ': top 3 / top 1, %':38}{heads}")
            page = opened(browser, book)
            page.evaluate(searching_script(book))
            print("\n    ".join(row("ours (MiniSearch with our rules)", page, sets)))
            for name, text in libraries.items():
                page = opened(browser, book)
                page.evaluate(DOCS)
                page.add_script_tag(content=text)
                page.evaluate(f"void (window.ask = {OTHERS[name][1]})")
                print(row(f"{name}, as it comes", page, sets)[0])
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
