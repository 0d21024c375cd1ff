"""The box: all that a trainer takes along to a hall without a network, made from the finished site.

The same site gives the same bytes, on another machine and another day.
"""

from __future__ import annotations

import re
import shutil
import tomllib
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path, PurePosixPath

from babel import Locale

from handbook.addresses.short_address import is_short
from handbook.content.edition import SOURCE, editions, languages
from handbook.offline import checksums, copies, downloads
from handbook.offline import launcher as start
from handbook.offline import single_file as pocket
from handbook.offline.copies import CANONICAL, NAME, Copy
from handbook.offline.launcher import BOOK, PAGES, PHONE
from handbook.search import scripts as search
from handbook.site import scripts
from handbook.site.stylesheets import minified

LEFT_OUT = re.compile(r".*\.(gz|br)|404\.html|sitemap\.xml|robots\.txt|downloads/.*")
"""What of the site has no use in a folder: compressed copies, and what only a server or a search engine asks for."""
SCRIPTS = (
    "handbook",
    "checklist",
    "share.{language}",
    "glossary.{language}",
    *(f"{name}.{{language}}" for name in search.SCRIPTS),
)
"""What a pocket copy takes in, of the site's scripts; the first is the one that others ask."""
RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?$")
SAFE = re.compile(r"[A-Za-z0-9._-]+")
LONGEST = 180


def version(root: Path) -> str:
    """The version of the handbook, from pyproject.toml of the project in `root`."""
    return str(tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["version"])


@dataclass(frozen=True)
class Maker:
    """Makes the box of the project in `root` from its finished `site`; `stem` is what file names begin with."""

    root: Path
    site: Path
    stem: str
    copies: Sequence[Copy]

    @classmethod
    def of(cls, root: Path, site: Path, moment: datetime) -> Maker:
        """The maker for the project in `root`, whose copies are of the day of `moment`."""
        script = scripts.bundle(root / "docs/assets", "offline_copy")
        found = [
            Copy(edition, moment.date(), script)
            for edition in editions(root / "docs", languages(root / "docs")).values()
        ]
        return cls(root, site, f"{NAME}-{version(root)}", found)

    def pockets(self) -> dict[str, bytes]:
        """The pocket copies, by file name."""
        return {f"{self.stem}-{copy.edition.language}.html": self._pocket(copy).encode() for copy in self.copies}

    def _pocket(self, copy: Copy) -> str:
        language = copy.edition.language
        names = {
            str(Locale.parse(one.edition.language).get_display_name(language)): one.edition.language
            for one in self.copies
        }
        return pocket.make(
            pocket.Built(
                {path.name: path.read_text("utf-8") for path in self._folder(language).glob("*.html")},
                self._folder(language),
                self._styles(),
                tuple(self._asset(f"{name.format(language=language)}.*.js").read_text("utf-8") for name in SCRIPTS),
                f"{self.stem}-{language}.html",
                {name: f"{self.stem}-{code}.html" for name, code in names.items() if code != language},
            ),
            copy,
            self.root / "overrides",
        )

    def inside(self, extras: Mapping[str, bytes]) -> dict[str, bytes]:
        """Every file of the box by its path in it; `extras` are printables, e-books and pocket copies."""
        files = dict(self._pages()) | dict(extras)
        box = start.Box(
            {path: len(content) for path, content in files.items()},
            {copy.edition.language: self._address(copy.edition.language) for copy in self.copies},
        )
        script = scripts.bundle(self.root / "docs/assets", "launcher")
        files["START.txt"] = start.text(box, self.copies).encode()
        files["START.html"] = start.html(box, self.copies, self.root / "overrides", self._styles(), script).encode()
        files[checksums.NAME] = checksums.listing(files).encode()
        return files

    def _pages(self) -> Iterator[tuple[str, bytes]]:
        by_language = {copy.edition.language: copy for copy in self.copies}
        for path in sorted(path for path in self.site.rglob("*") if path.is_file()):
            name = path.relative_to(self.site).as_posix()
            if LEFT_OUT.fullmatch(name) or is_short(path.relative_to(self.site)):
                continue
            content = path.read_bytes()
            if path.suffix == ".html":
                first = PurePosixPath(name).parts[0]
                content = copies.carried(content.decode(), by_language.get(first, by_language[SOURCE])).encode()
            elif path.suffix == ".css":
                own = self._styles() if path.name.startswith("handbook.") else content.decode()
                content = copies.whole(name, own).encode()
            elif path.suffix == ".js":
                content = copies.whole(name, content.decode()).encode()
            yield f"{PAGES}/{name}", content

    def _styles(self) -> str:
        """The site's stylesheet with what only a copy shows."""
        own = (self.root / "docs/assets/css/copy.css").read_text("utf-8")
        return f"{self._asset('handbook.*.css').read_text('utf-8')}\n{minified(own)}"

    def _asset(self, pattern: str) -> Path:
        (found,) = (self.site / "assets").glob(pattern)
        return found

    def _folder(self, language: str) -> Path:
        return self.site if language == SOURCE else self.site / language

    def _address(self, language: str) -> str:
        found = CANONICAL.search((self._folder(language) / "index.html").read_text("utf-8"))
        return found[1].removesuffix("index.html") if found else ""


def make(root: Path, site: Path, dist: Path, moment: datetime, others: Mapping[str, bytes]) -> dict[str, bytes]:
    """Make everything to take along into the folder `dist`, from the finished `site`; return the content by path in it.

    `moment` is when it is made, for the copies and for the dates in the zip; `others` are printables and e-books by
    their path in the box (printen/nl/asso.pdf). Everything is put beside the site as well,
    in `site/downloads/`, and in the list for trainers. Raises `ValueError` for a name that some device refuses.
    """
    maker = Maker.of(root, site, moment)
    pockets = maker.pockets()
    files = maker.inside({**others, **{f"{PHONE}/{name}": content for name, content in pockets.items()}})
    refused = refused_names(f"{maker.stem}/{path}" for path in files)
    if refused:
        raise ValueError("\n".join(refused))
    made = {f"{maker.stem}-offline.zip": packed(files, maker.stem, moment), **pockets}
    made |= {path.removeprefix(f"{BOOK}/"): content for path, content in sorted(others.items())}
    made[checksums.NAME] = checksums.listing(made).encode()
    for folder in (dist, site / downloads.FOLDER):
        shutil.rmtree(folder, ignore_errors=True)
        for name, content in made.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
    for copy in maker.copies:
        downloads.fill(site, made, copy.edition)
    return made


def packed(files: Mapping[str, bytes], folder: str, moment: datetime) -> bytes:
    """A zip with one `folder` that holds `files`: START first, one date, no owner."""
    date = moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as box:
        for path in sorted(files, key=lambda path: (not path.startswith("START"), path)):
            entry = zipfile.ZipInfo(f"{folder}/{path}", date)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            box.writestr(entry, files[path])
    return out.getvalue()


def refused_names(paths: Iterator[str]) -> list[str]:
    """What is wrong with `paths` for Windows, macOS, Android or a stick with FAT32: one line for each fault."""
    faults: list[str] = []
    seen: dict[str, str] = {}
    for path in paths:
        faults += [f"{path}: '{part}' is no name on every device" for part in path.split("/") if not _is_name(part)]
        if len(path) > LONGEST:
            faults.append(f"{path}: longer than {LONGEST} characters")
        if seen.setdefault(path.lower(), path) != path:
            faults.append(f"{path}: the same as {seen[path.lower()]} on a device that ignores case")
    return faults


def _is_name(part: str) -> bool:
    return bool(SAFE.fullmatch(part)) and not RESERVED.match(part) and not part.endswith(".")


def moment_of(epoch: str | None) -> datetime:
    """The moment of SOURCE_DATE_EPOCH (seconds since 1970, UTC), or the first that a zip can hold, for "unknown"."""
    first = datetime.combine(copies.UNDATED, datetime.min.time(), UTC)
    return max(datetime.fromtimestamp(int(epoch or 0), UTC), first)
