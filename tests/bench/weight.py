"""`make bench`: our site beside a stock site of the same pages and the least there can be; each goal with our figure.

Builds the three, serves them with the nginx configuration that we recommend, and visits them with a throttled phone.
Timings depend on the machine and on what else it does; bytes and requests do not, and are tests too (tests/site).
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from bench import lighthouse, sites
from bench.browser import Visit, chromium, medians, visit_two
from bench.server import Served, serving
from handbook.site.model import parsed

KB = 1024
AFTER_THE_LAST = "basis.html"
NAMES = ("ours", "stock", "limit")
Visits = Mapping[tuple[str, str], tuple[Visit, Visit]]
"""The first and the next visit per site and kind of page."""


@dataclass(frozen=True)
class Goal:
    """What the handbook promises, and what was measured."""

    name: str
    figure: float
    most: float
    form: str = ",.0f"

    def cells(self) -> list[str]:
        return [self.name, format(self.figure, self.form), format(self.most, self.form), "" if self.met else "MISSED"]

    @property
    def met(self) -> bool:
        return self.figure <= self.most


def main() -> None:
    """Measure and print; the exit code tells nothing, since timings are no tests."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--runs", type=int, default=5, help="first visits per page")
    parser.add_argument("--builds", type=int, default=3, help="builds per site")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-", dir=sites.SCRATCH) as name, ExitStack() as stack:
        work = Path(name)
        work.chmod(0o755)
        roots = {"ours": work / "ours/site", "stock": work / "stock/site", "limit": work / "limit"}
        logs = {site: work / f"{site}.log" for site in roots}
        served = {
            site: stack.enter_context(serving(root, ours=site == "ours", log=logs[site]))
            for site, root in roots.items()
        }
        fonts = stack.enter_context(serving(work / "fonts", ours=False, log=logs["stock"]))
        _, alone = sites.build_ours(work / "alone", served["ours"].base, options.builds, languages=1)
        _, ours = sites.build_ours(work / "ours", served["ours"].base, options.builds)
        _, stock = sites.build_stock(work / "stock", served["stock"].base, options.builds)
        without = sites.add_fonts(roots["stock"], work / "fonts", fonts.base)
        kinds = kinds_of_page(roots["ours"])
        following = dict.fromkeys(kinds.values(), kinds["median"])
        following[kinds["median"]] = next_page(roots["ours"], kinds["median"])
        sites.build_limit(roots["ours"], roots["limit"], {*following, *following.values()})
        visits = visit_all(served, kinds, following, options.runs)
        show(visit_rows(kinds, visits))
        show(disk_rows(roots["ours"], kinds))
        show(build_rows(work, alone, ours, stock))
        say(f"Builds are measured in {sites.SCRATCH or 'the folder for temporary files'}.")
        say(f"The median page is {kinds['median']}, the largest {kinds['largest']}; medians of {options.runs} visits.")
        say(f"Next is a visit to the median page (from that: to {following[kinds['median']]}) with the first in cache.")
        say(f"Fonts of stock: {without or 'Roboto, from a host on this machine in the place of Google'}.")
        say()
        scored = list(score_rows(served["ours"], kinds))
        goals = [
            *weight_goals(roots["ours"], kinds["median"], visits),
            *compared_goals(visits),
            Goal("make build: seconds, × stock", ours.seconds / stock.seconds, 1.5, ".2f"),
            Goal("make build: peak memory, × stock", ours.memory / stock.memory, 2, ".2f"),
        ]
        show([["goal", "ours", "at most", ""], *(goal.cells() for goal in goals), *scored])


def kinds_of_page(site: Path) -> dict[str, str]:
    """The pages that are compared."""
    return {
        "home": "index.html",
        "median": sites.median_page(site),
        "largest": sites.by_weight(site)[-1],
        "cards": "tipkaarten.html",
        "checklist": "checklist.html",
    }


def next_page(site: Path, page: str) -> str:
    """The page that this one leads on to."""
    found = parsed((site / page).read_text("utf-8")).xpath("//a[@rel='next']/@href")
    return (Path(page).parent / (str(found[0]) if found else AFTER_THE_LAST)).as_posix()


def visit_all(
    served: Mapping[str, Served], kinds: Mapping[str, str], following: Mapping[str, str], runs: int
) -> dict[tuple[str, str], tuple[Visit, Visit]]:
    """Visit every kind of page of every site, and the page after it."""
    visits = {}
    with chromium() as browser:
        for kind, page in kinds.items():
            both: dict[str, list[tuple[Visit, Visit]]] = {site: [] for site in served}
            for _ in range(runs):  # in turns, so that a machine that gets busy slows all
                for site, server in served.items():
                    pair = page, following[page]
                    if site == "stock":
                        pair = sites.stock_address(pair[0]), sites.stock_address(pair[1])
                    both[site].append(visit_two(browser, server, *pair))
            for site, found in both.items():
                visits[site, kind] = medians([first for first, _ in found]), medians([second for _, second in found])
            say(f"visited {kind}", sys.stderr)
    return visits


def visit_rows(kinds: Iterable[str], visits: Visits) -> Iterator[list[str]]:
    """What each visit cost; bytes as they went over the line, `next` those of a second page."""
    counts_of, sent_of = ("requests", "refused", "failed"), ("html", "css", "js", "other", "headers", "total")
    yield ["page", "site", *counts_of, *sent_of, "next: requests", "bytes", "FCP", "LCP", "TBT", "CLS"]
    for kind in kinds:
        for site in NAMES:
            first, second = visits[site, kind]
            sent = first.html, first.css, first.js, first.other, first.head, first.total
            counts = first.requests, first.refused, first.failed
            rest = second.requests, second.total, first.fcp, first.lcp, first.tbt
            yield [kind, site, *(f"{value:,.0f}" for value in (*counts, *sent, *rest)), f"{first.cls:.3f}"]


def disk_rows(site: Path, kinds: Mapping[str, str]) -> Iterator[list[str]]:
    """What our files weigh."""
    yield ["our files, gzip -9", "page", "html", "css", "js", "other", "total", "requests"]
    for kind, page in kinds.items():
        found = sites.weight(site, page)
        sizes = found.html, found.css, found.js, found.other, found.total, found.requests
        yield [kind, page, *(f"{size:,}" for size in sizes)]


def build_rows(work: Path, alone: sites.Cost, ours: sites.Cost, stock: sites.Cost) -> Iterator[list[str]]:
    """What building costs, and what each language adds."""
    yield ["build", "seconds", "of processor", "peak MiB", "files", "HTML bytes", "all bytes"]
    for name, folder, cost in (
        ("ours, nl", "alone", alone),
        ("ours, nl + en", "ours", ours),
        ("stock, nl + en", "stock", stock),
    ):
        files = [path for path in (work / folder / "site").rglob("*") if path.is_file()]
        html = sum(path.stat().st_size for path in files if path.suffix == ".html")
        size = sum(path.stat().st_size for path in files)
        times = f"{cost.seconds:.2f}", f"{cost.processor:.2f}", f"{cost.memory:.0f}"
        yield [name, *times, f"{len(files):,}", f"{html:,}", f"{size:,}"]


def weight_goals(site: Path, median: str, visits: Visits) -> Iterator[Goal]:
    """The goals on bytes and requests."""
    found = sites.weight(site, median)
    first, _ = visits["ours", "median"]
    _, second = visits["ours", "home"]
    everywhere = [visit for (name, _), pair in visits.items() if name == "ours" for visit in pair]
    yield Goal("median page: bytes (files, gzip)", found.total, 22 * KB)
    yield Goal("median page: bytes with headers, as sent", first.total, 22 * KB)
    yield Goal("median page: requests", first.requests, 4)
    yield Goal("heaviest page: bytes (files, gzip)", heaviest(site), 1.5 * 22 * KB)
    yield Goal("heaviest page, × the median page", heaviest(site) / found.total, 1.5, ".2f")
    yield Goal("median page as the next: bytes with headers, as sent", second.total, 9 * KB)
    next_pages = [sites.weight(site, page).html for page in sites.pages_of(site)]
    yield Goal("heaviest page as the next: bytes (files, gzip)", max(next_pages), 1.5 * 9 * KB)
    yield Goal("JavaScript of the median page: bytes", found.js, 6 * KB)
    scripts = max(sites.weight(site, page).js for page in sites.pages_of(site))
    yield Goal("JavaScript of any page: bytes", scripts, 6 * KB)
    yield Goal("requests failed or to other hosts", max(visit.failed + visit.refused for visit in everywhere), 0)
    yield Goal("layout shift", max(visit.cls for visit in everywhere), 0, ".3f")


def heaviest(site: Path) -> int:
    """The bytes of the page that weighs most."""
    return max(sites.weight(site, page).total for page in sites.pages_of(site))


def compared_goals(visits: Visits) -> Iterator[Goal]:
    """The goals beside the other two sites, for the median page; what other kinds of page do stands in the table."""
    (ours, _), (stock, _), (limit, _) = (visits[site, "median"] for site in NAMES)
    yield Goal("bytes, × stock", ours.total / stock.total, 0.09, ".3f")
    yield Goal("bytes, × limit", ours.total / limit.total, 1.9, ".2f")
    yield Goal("LCP, × limit", ours.lcp / limit.lcp, 1.15, ".2f")
    yield Goal("LCP, × stock", ours.lcp / stock.lcp, 0.65, ".2f")


def score_rows(served: Served, kinds: Mapping[str, str]) -> Iterator[list[str]]:
    """Lighthouse's scores, and what is short of 100."""
    reason = lighthouse.ready()
    if reason:
        yield ["Lighthouse", reason]
        return
    for kind in ("home", "median", "cards", "checklist"):
        address = served.base + kinds[kind].removesuffix("index.html")  # as its canonical link says
        try:
            scores, faults = lighthouse.scores(address)
        except RuntimeError as error:
            yield [f"Lighthouse, {kind}", "no score", "100 each", "MISSED"]
            yield [f"    {error}"]
            continue
        met = all(score == 100 for score in scores.values())
        yield [f"Lighthouse, {kind}", "/".join(map(str, scores.values())), "100 each", "" if met else "MISSED"]
        yield from ([f"    {fault}"] for fault in faults)


def show(rows: Iterable[Sequence[str]]) -> None:
    """Print a table: the first column to the left, the others to the right."""
    table = [list(row) for row in rows]
    widths = [max(len(row[at]) for row in table if len(row) > max(at, 1)) for at in range(max(map(len, table)))]
    for row in table:
        numbers = (cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=False))
        say("  ".join([row[0].ljust(widths[0]), *numbers]).rstrip())
    say()


def say(text: str = "", where: TextIO = sys.stdout) -> None:
    """Print one line."""
    print(text, file=where, flush=True)


if __name__ == "__main__":
    main()
