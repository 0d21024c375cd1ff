"""What can be wrong in pages once the data is read: blocks for what does not exist, sections without a source."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from handbook.addresses.ledger import titles
from handbook.blocks.base import BlockError, Settings, Surroundings, checked
from handbook.blocks.registry import BLOCKS
from handbook.blocks.source import SourceBlock
from handbook.blocks.warning import WarningBlock, covering, note
from handbook.content.edition import Edition
from handbook.content.fixed_ids import READ_ON
from handbook.content.links_and_days import days_out_of_range
from handbook.content.page_source import BlockUse, PageSource
from handbook.content.problems import LONGEST_SHOWN, Problem, nearest
from handbook.pages import unique_ids, written

LEVEL_THAT_FOLDS = 2
"""Of headings: ## Title."""


def problems(edition: Edition, settings: Settings, docs: Path | None = None) -> Iterator[Problem]:
    """Every problem in the pages that people wrote in the language of `edition`; their pictures are in `docs`."""
    known = {f"{page}.md{sign}{name}" for page, sign, name in (a.partition("#") for a in titles(edition))}
    folder = (docs or Path()) / edition.language
    pictures = {f"img/{path.name}" for path in folder.glob("img/*")}
    for name in sorted(edition.written):
        page = edition.pages[name]
        yield from block_problems(page, edition, settings)
        yield from _sources(page)
        yield from _front_matter(page, edition)
        yield from unique_ids.problems(page, edition)
        yield from written.problems(page, known, pictures, settings.site_url)


def block_problems(page: PageSource, edition: Edition, settings: Settings) -> Iterator[Problem]:
    """Every block of a page that asks for what does not exist."""
    for use in page.blocks:
        yield from _block(use, page, edition, settings)


def _block(use: BlockUse, page: PageSource, edition: Edition, settings: Settings) -> Iterator[Problem]:
    called = use.name[:LONGEST_SHOWN]
    shown = f"[[{called}]]" if use.inline else f"/// {called}"
    block = BLOCKS.get(use.name)
    if block is None:
        known = sorted(BLOCKS)
        cure = nearest(use.name, known) or f"expected one of: {', '.join(known)}"
        yield Problem(page.file, use.line, shown, f"unknown block '{use.name[:LONGEST_SHOWN]}'; {cure}")
        return
    try:
        arguments = block.arguments(use.argument)
        if use.inline:
            block.words(edition, *arguments)
        else:
            block.values(Surroundings(edition, settings, use.body), *checked(block, arguments))
            if use.body.strip() and not (block.holds_markdown or block.holds_lines):
                raise BlockError("holds text, which this block does not show; move it out of the block")
    except BlockError as error:
        yield Problem(page.file, use.line, shown, str(error))
    except TypeError:
        yield Problem(page.file, use.line, shown, "expected an id, such as [[tip-cards deel-1]]")


def _sources(page: PageSource) -> Iterator[Problem]:
    for section in page.sections:
        if section.level == 1 or section.id == READ_ON or page.front_matter.own:
            continue
        if not any(use.name == SourceBlock.name for use in section.blocks):
            message = "shows no source; end the section with /// source | ID, a line with the place in it, and ///"
            yield Problem(page.file, page.first_line + section.line, section.title, message)


def _folds(page: PageSource) -> Iterator[Problem]:
    """A problem for each name under `folds` that is no section of the page.

    A translation takes `folds` from the source page, so that it is told there only.
    """
    folds, line = page.front_matter.folds, page.key_lines.get("folds")
    if line and isinstance(folds, list):
        known = [section.id for section in page.sections if section.level == LEVEL_THAT_FOLDS]
        for name in folds:
            if name not in known:
                message = f"'{name}' is no section of this page; expected one of: {', '.join(known)}"
                yield Problem(page.file, line, "folds", message)


def _front_matter(page: PageSource, edition: Edition) -> Iterator[Problem]:
    for name in page.front_matter.warnings:
        try:
            note(edition, name)
        except BlockError as error:
            yield Problem(page.file, page.key_lines.get("warnings", 1), "warnings", str(error))
    yield from _folds(page)
    for path, message in days_out_of_range(page.front_matter):
        yield Problem(page.file, page.key_lines.get(str(path[0]), 1), " › ".join(map(str, path)), message)
    line = page.key_lines.get("warnings", 1)
    if len(page.front_matter.warnings) > 1:
        message = "has more than one; keep the one for the whole page, and put sections in the scope of the other"
        yield Problem(page.file, line, "warnings", message)
    for use in page.blocks:
        section = next((s.id for s in page.sections if use in s.blocks), "")
        if use.name == WarningBlock.name and use.argument in [one.id for one in covering(edition, page.name, section)]:
            message = "stands there already, by the scope of the warning; remove the block"
            yield Problem(page.file, use.line, f"/// warning | {use.argument}", message)
    if page.front_matter.checked is None and not page.front_matter.own:
        message = "is missing; write below it how far the text was checked: sources:, professional:, parents:"
        yield Problem(page.file, 1, "checked", message)
