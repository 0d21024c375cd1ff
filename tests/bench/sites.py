"""The three sites that the benchmark compares, what building them costs, and what their pages weigh on disk.

Ours is what `make build` writes. Stock is the same text, after our blocks are put in, built by Material and static-i18n
as they come. The limit is our pages again, each with only the styles that it uses itself in its head, and no script.
"""

from __future__ import annotations

import gzip
import os
import re
import runpy
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import yaml
from cssselect2 import ElementWrapper
from lxml.etree import XPath
from lxml.html import document_fromstring
from mkdocs.utils.yaml import yaml_load

from bench.lighthouse import from_npm
from handbook import handbook
from handbook.addresses.short_folder import is_short
from handbook.blocks.base import Settings
from handbook.blocks.registry import BLOCKS
from handbook.cli.compress import compress
from handbook.content.edition import inline_key
from handbook.content.page_source import INLINE, PageSource
from handbook.pages.render import Renderer
from handbook.site.model import parsed
from handbook.site.products import written
from handbook.site.stylesheets import minified
from project import PARTS, ROOT

ASKED: Any = XPath(
    "//link[@rel='stylesheet']/@href | //script/@src | //img[not(@loading='lazy')]/@src[not(starts-with(., 'data:'))]",
    smart_strings=False,
)
"""What a page's HTML makes a browser fetch; the icon lies in the page itself, a lazy picture comes when it is near."""
STATE = re.compile(r"(?<!\()(?:::[\w-]+|:-[\w-]+|:(?:before|after|hover|focus[\w-]*|target|checked)\b(?!-))")
"""What a selector says of a part of an element, or of a moment."""
MATERIAL = runpy.run_path(str(ROOT / "docs/assets/vendor/renew_material.py"))
"""How rules of a stylesheet are read and written."""
KINDS_OF_THEIR_OWN = {"index.html", "tipkaarten.html", "checklist.html"}
"""The pages that are measured by themselves: home, the cards and the checklist."""
ROBOTO = ROOT / ".venv/roboto", "@fontsource/roboto", "5.3.0"
MATERIAL_USES = ("300", "300-italic", "400", "400-italic", "700", "700-italic")
GOOGLE = re.compile(r'https://fonts\.googleapis\.com/[^"]*')
GSTATIC = "https://fonts.gstatic.com"
FACE = re.compile(r"url\(\./files/([^)]*)\.woff2\) format\('woff2'\)[^;]*;")
SECOND_LANGUAGE = re.compile(r"      - locale: en\n(?:(?:        .*)?\n)+?(?=\S|\n)", re.MULTILINE)

MEMORY = "/dev/shm"  # noqa: S108 - folders in it get names that nobody can guess
SCRATCH = MEMORY if Path(MEMORY).is_dir() else None
"""Where sites are built to be measured: in memory, since disks differ. ext4, for one, makes files slowly for minutes
after many were removed, and more so for the site that has more files."""


@dataclass(frozen=True)
class Weight:
    """Bytes (gzip -9) and requests of a first visit to a page, by kind, from the files of a site."""

    html: int = 0
    css: int = 0
    js: int = 0
    other: int = 0
    requests: int = 0

    @property
    def total(self) -> int:
        return self.html + self.css + self.js + self.other


def weight(site: Path, page: str) -> Weight:
    """What a first visit to `page` of our site fetches."""
    kinds = {"html": _packed(site / page), "css": 0, "js": 0, "other": 0}
    asked = asked_by(site, page)
    for name in asked:
        kind = name.rpartition(".")[2]
        kinds[kind if kind in kinds else "other"] += _packed(site / name)
    return Weight(**kinds, requests=1 + len(asked))


def asked_by(site: Path, page: str) -> list[str]:
    """The files that the HTML of `page` asks for, as paths in `site`."""
    return [urljoin(page, address) for address in ASKED(parsed((site / page).read_text("utf-8")))]


def pages_of(site: Path) -> list[str]:
    """Every page that people read: all but the one for unknown addresses, and the short ones that lead on."""
    found = [path.relative_to(site) for path in sorted(site.rglob("*.html")) if path.name != "404.html"]
    return [path.as_posix() for path in found if not is_short(path)]


def by_weight(site: Path) -> list[str]:
    """The content pages, from the lightest to the heaviest first visit."""
    content = [page for page in pages_of(site) if Path(page).name not in KINDS_OF_THEIR_OWN]
    return sorted(content, key=lambda page: (weight(site, page).total, page))


def median_page(site: Path) -> str:
    """The content page whose first visit weighs more than those of half the pages."""
    pages = by_weight(site)
    return pages[len(pages) // 2]


@dataclass(frozen=True)
class Cost:
    """What a build costs, the median of some: seconds on the clock and of the processor, MiB of memory at its peak."""

    seconds: float
    processor: float
    memory: float


def cost(command: list[str], folder: Path, times: int, **environment: str) -> Cost:
    """Run a build several times, each time as in a clean clone.

    The site of the time before is put aside and not removed: for a minute, ext4 makes files slowly where many were
    removed. The memory is that of the largest process.
    """
    found = []
    for number in range(times):
        if (folder / "site").exists():
            (folder / "site").rename(folder / f"before-{number}")
        start = time.perf_counter()
        with (folder / "build.log").open("wb") as log:
            process = subprocess.Popen(
                command,
                cwd=folder,
                env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
                stdout=log,
                stderr=subprocess.STDOUT,
            )
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise RuntimeError((folder / "build.log").read_text("utf-8"))
        found.append((time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024))
    return Cost(*(statistics.median(column) for column in zip(*found, strict=True)))


def build_ours(folder: Path, url: str, times: int, *, languages: int = 2) -> tuple[Path, Cost]:
    """Build the handbook in a copy of the project, in one language or two; return its site and what it cost."""
    folder.mkdir(parents=True)
    for part in PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / part, folder / part)
    if languages == 1:
        _leave_english_out(folder)
        ledger = folder / "docs/data/permalinks.yml"  # one section is about the translation, and in English only
        ledger.write_text(ledger.read_text("utf-8").replace("index#over-de-vertaling:\n", ""), "utf-8")
    command = [sys.executable, "-m", "handbook", "publish"]
    return folder / "site", cost(command, folder, times, PYTHONPATH="hooks", HANDBOOK_URL=url)


def build_stock(folder: Path, url: str, times: int) -> tuple[Path, Cost]:
    """Build the same pages with Material and static-i18n as they come; return the site and what it cost."""
    for path, text in composed_pages(url):
        (folder / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "docs" / path).write_text(text, "utf-8")
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(stock_configuration(url), sort_keys=False), "utf-8")
    return folder / "site", cost([sys.executable, "-m", "mkdocs", "build"], folder, times)


def add_fonts(stock: Path, folder: Path, url: str) -> str:
    """Put the fonts that stock Material gets from Google into `folder`, and let the pages get them from `url`.

    There is no network here, so a host of this machine stands in, with the same font from npm. Returns why not, or
    nothing: then the pages ask Google, and are refused.
    """
    reason = from_npm(*ROBOTO)
    if reason:
        return reason
    source = ROBOTO[0] / "node_modules" / ROBOTO[1]
    folder.mkdir()
    for face in source.glob("files/*.woff2"):
        shutil.copy(face, folder / f"{face.stem}.00000000.woff2")
    faces = "".join((source / f"{style}.css").read_text("utf-8") for style in MATERIAL_USES)
    styles = FACE.sub(r"url(\1.00000000.woff2) format('woff2');", faces)
    (folder / "roboto.00000000.css").write_text(styles, "utf-8")
    for page in stock.rglob("*.html"):
        html = GOOGLE.sub(f"{url}roboto.00000000.css", page.read_text("utf-8")).replace(GSTATIC, url)
        page.write_text(html, "utf-8")
    return ""


def build_limit(ours: Path, folder: Path, pages: Iterable[str]) -> Path:
    """Write `pages` of our site with only the styles that each uses in its head, and without scripts."""
    for page in pages:
        document = parsed((ours / page).read_text("utf-8"))
        (address,) = document.xpath("//link[@rel='stylesheet']/@href")
        for part in document.xpath("//script | //style | //link[@rel='stylesheet' or @rel='preload']"):
            part.drop_tree()
        styles = used_styles((ours / urljoin(page, str(address))).read_text("utf-8"), written(document))
        (folder / page).parent.mkdir(parents=True, exist_ok=True)
        html = written(document).replace("</head>", f"<style>{styles}</style></head>", 1)
        (folder / page).write_text(html, "utf-8")
    compress(folder)
    return folder


def used_styles(css: str, page: str) -> str:
    """The rules of `css` for what stands on `page`; what is only so at times, as when it is pointed at, counts."""
    root = ElementWrapper.from_html_root(document_fromstring(page))
    found = []
    for rule in MATERIAL["rules"](css):
        plain = [STATE.sub("", selector) for selector in rule.selectors]
        if any(root.query(selector.strip() or "*") is not None for selector in plain):
            found.append(rule)
    return minified(MATERIAL["written"](found))


def composed_pages(url: str) -> Iterator[tuple[str, str]]:
    """Every page with its blocks put in, as plain Markdown and HTML, by path."""
    found = handbook.read(ROOT, [], Settings(url, "", datetime.now(UTC).date()))
    for language, edition in found.editions.items():
        for name in sorted(edition.written):
            yield f"{language}/{name}", _composed(edition.pages[name], found.renderers[language])


def _composed(page: PageSource, renderer: Renderer) -> str:
    """The Markdown of a page with HTML for its blocks from data, and boxes as Markdown knows them by itself."""
    lines = page.markdown.split("\n")
    for use in reversed(page.blocks):
        at = use.line - page.first_line
        after = at + use.body.count("\n") + (2 if use.body else 1)
        block = BLOCKS.get(use.name)
        if use.inline:
            words = renderer.edition.inline[inline_key(use.name, use.argument)]
            lines[at] = INLINE.sub(words, lines[at], count=1)
        elif block and not block.holds_markdown:
            lines[at : after + 1] = ["", renderer.html(block, block.arguments(use.argument), use.body), ""]
        else:
            lines[after], lines[at] = "", f"**{use.argument}**" if use.argument else ""
    return "\n".join(lines)


def stock_configuration(url: str) -> dict[str, Any]:
    """Our navigation and languages on defaults."""
    with (ROOT / "mkdocs.yml").open(encoding="utf-8") as file:
        ours = yaml_load(file)
    (i18n,) = (plugin["i18n"] for plugin in ours["plugins"] if "i18n" in plugin)
    return {
        "site_name": ours["site_name"],
        "site_description": ours["site_description"],
        "site_url": url,
        "theme": {"name": "material", "language": ours["theme"]["language"]},
        "plugins": ["search", {"i18n": {"docs_structure": "folder", "languages": i18n["languages"]}}],
        "nav": ours["nav"],
        "markdown_extensions": ours["markdown_extensions"],
    }


def stock_address(page: str) -> str:
    """Where stock MkDocs puts a page of ours: a folder of its own."""
    folder, _, name = page.rpartition("/")
    stem = name.removesuffix(".html")
    found = "/".join(part for part in (folder, "" if stem == "index" else stem) if part)
    return f"{found}/" if found else ""


def _packed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9, mtime=0))


def _leave_english_out(project: Path) -> None:
    config = project / "mkdocs.yml"
    text = config.read_text("utf-8")
    alone = SECOND_LANGUAGE.sub("", text)
    if alone == text:
        raise ValueError("mkdocs.yml: found no language to leave out")
    config.write_text(alone.replace("\nextra:\n", "\nextra:\n  alternate: []\n"), "utf-8")  # what static-i18n fills
    shutil.rmtree(project / "docs/en")
    for file in (project / "docs/data").glob("*.en.yml"):
        file.unlink()
