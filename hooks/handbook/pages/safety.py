"""Checks that pages have what nobody may remove by mistake: numbers for urgent help, and warnings about treatment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from handbook.blocks.base import TREATMENT
from handbook.blocks.help import Help, HelpBlock
from handbook.blocks.registry import BLOCKS, items
from handbook.blocks.source import SourceBlock
from handbook.blocks.warning import WarningBlock, Warnings, notes, warnings_of
from handbook.content.edition import SOURCE, Edition
from handbook.content.fixed_ids import READ_ON
from handbook.content.model_faults import path_of
from handbook.content.page_source import PageSource, WrittenSection
from handbook.content.problems import Problem
from handbook.content.yaml_file import read


def problems(editions: Mapping[str, Edition]) -> Iterator[Problem]:
    """A problem for each number for urgent help, and each warning, that a language lacks."""
    source = editions[SOURCE]
    for edition in editions.values():
        yield from _help(edition, editions)
        yield from _cards(edition)
        for name in sorted(edition.written):
            page = edition.pages[name]
            yield from _treatment(page, edition)
            yield from _on_top(page, edition)
            if edition.language != SOURCE and name in source.pages:
                yield from _same_warnings(page, source.pages[name], _known(source))


def _help(edition: Edition, editions: Mapping[str, Edition]) -> Iterator[Problem]:
    """Numbers for urgent help that stand on no page in a language."""
    data = editions[SOURCE].data(Help)
    if data is None:
        return
    shown = {
        name
        for page in edition.pages.values()
        for use in page.blocks
        if use.name == HelpBlock.name
        for name, _ in items(use, editions[page.language])
    }
    pages = editions[SOURCE].pages_with(HelpBlock.name) or edition.pages_with(HelpBlock.name)
    for service in data.services:
        for country in service.country.split("-"):
            if f"{country}-{service.id}" not in shown:
                file = f"docs/{edition.language}/{pages[0]}.md" if pages else f"docs/data/help.{SOURCE}.yml"
                message = f"{service.name} ({service.numbers[0]}) stands on no page; write /// help | {country} and ///"
                yield Problem(file, 1, "", message)


def unneeded(edition: Edition, data: Path) -> Iterator[Problem]:
    """A problem for each `without_warning` that no section needs any more; `data` is the folder of the data files.

    Whoever adds advice to such a section later would not be told that it lacks a warning.
    """
    warnings = edition.data(Warnings)
    if warnings is None:
        return
    bare = {f"{page.name}#{section.id}" for page in edition.pages.values() for section, _ in _bare(page, edition)}
    needed = bare | {address.partition("#")[0] for address in bare}
    gone = [("without_warning", address) for address in warnings.without_warning if address not in needed]
    if gone:
        name = f"{Warnings.kind}.{edition.language}.yml"
        file = read(data / name, f"docs/{data.name}/{name}")
        message = "needs no exception: it has a warning, or rests on no source about treatment; remove the line"
        for path in gone:
            yield Problem(file.name, file.line(path), path_of(file.value, path), message)


def _treatment(page: PageSource, edition: Edition) -> Iterator[Problem]:
    """Sections that rest on a source about treatment without a warning."""
    data = edition.data(Warnings)
    excepted = data.without_warning if data else {}
    for section, source in _bare(page, edition):
        if not {page.name, f"{page.name}#{section.id}"} & excepted.keys():
            message = (
                f"rests on '{source}', a source about treatment, without a warning; put "
                f"{page.name}#{section.id} in the scope of one in docs/data/warnings.{SOURCE}.yml, "
                "or say there in 'without_warning' why it needs none"
            )
            yield _problem(page, section, message)


def _bare(page: PageSource, edition: Edition) -> Iterator[tuple[WrittenSection, str]]:
    """The sections of a page that rest on a source about treatment and carry no warning, with that source."""
    data = edition.data(Warnings)
    treatment = data.treatment_sources if data else []
    for section in page.sections:
        named = [use.argument for use in section.blocks if use.name == SourceBlock.name and use.argument in treatment]
        if named and section.id != READ_ON and not warnings_of(edition, page, section):
            yield section, named[0]


def _on_top(page: PageSource, edition: Edition) -> Iterator[Problem]:
    """Pages in the scope of a warning that do not have it on top; for a treatment, one section in its scope will do."""
    for warning in notes(edition):
        pages = {address.partition("#")[0] if warning.id == TREATMENT else address for address in warning.scope}
        if page.name in pages and warning.id not in page.front_matter.warnings:
            message = f"lacks '{warning.id}', whose scope it is in; write 'warnings: [{warning.id}]' in the Dutch page"
            yield Problem(page.file, page.key_lines.get("warnings", 1), "warnings", message)


def _same_warnings(page: PageSource, dutch: PageSource, known: frozenset[str]) -> Iterator[Problem]:
    """Sections whose warnings differ between a translation and the Dutch page; those of the head hold for both."""
    others = {section.id: section for section in dutch.sections}
    for section in page.sections:
        other = others.get(section.id)
        if not other:
            continue
        here, there = _named(section, known), _named(other, known)
        for at, where, lacking in ((page, section, there - here), (dutch, other, here - there)):
            for written in sorted(lacking):
                message = f"lacks the warning of '{written}', which it has in the other language; write it here too"
                yield _problem(at, where, message)


def _named(section: WrittenSection, known: frozenset[str]) -> set[str]:
    """The blocks of a section that are a warning or carry one, as pages write them."""
    return {
        f"/// {use.name} | {use.argument}"
        for use in section.blocks
        if not use.inline and not known.isdisjoint(use.argument.split())
    }


def _known(edition: Edition) -> frozenset[str]:
    return frozenset(warning.id for warning in notes(edition))


def _cards(edition: Edition) -> Iterator[Problem]:
    """A problem for each block that lacks a warning which another block for the same card has.

    A card is printed and shown by itself, so its warning has to go along wherever it stands.
    """
    known = _known(edition)
    wanted: dict[tuple[str, str], set[str]] = {}
    found = []
    for name in sorted(edition.written):
        page = edition.pages[name]
        for section in page.sections:
            own = {use.argument for use in section.blocks if use.name == WarningBlock.name} & known
            for use in section.blocks:
                block, words = BLOCKS.get(use.name), use.argument.split()
                if block and block.data and block.takes_warning and words and not use.inline:
                    key, named = (block.data.kind, words[0]), set(words[1:]) & known
                    wanted.setdefault(key, set()).update(named, own if block.printed_alone else ())
                    found.append((page, use, key, named))
    for page, use, key, named in found:
        for warning in sorted(wanted[key] - named):
            message = f"goes without the warning '{warning}'; write /// {use.name} | {key[1]} {warning}"
            yield Problem(page.file, use.line, f"/// {use.name} | {use.argument}", message)


def _problem(page: PageSource, section: WrittenSection, message: str) -> Problem:
    return Problem(page.file, page.first_line + section.line, section.title, message)
