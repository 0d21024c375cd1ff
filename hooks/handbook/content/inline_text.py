"""Text from data files: inline Markdown in, safe Markdown or plain words out."""

from __future__ import annotations

import re
import textwrap
import unicodedata

from markupsafe import Markup, escape

LINK = re.compile(r"(?<!!)\[(?P<words>[^\[\]]*)\]\((?P<target>[^()\s]*)\)")
INTERNAL = re.compile(r"(?:[\w-]+\.md)?(?:#[\w-]+)?")
ALLOWED_SCHEMES = ("https://", "mailto:", "tel:")
EMPHASIS = re.compile(r"(\*{1,2})(?=\S)(.+?)(?<=\S)\1")
PLACEHOLDER = re.compile(r"\{(\w+)\}")


def link_fault(text: str) -> str | None:
    """Say what is wrong with the first bad link in inline Markdown `text`; None when every link may stand.

    A link goes to a page or section of the handbook (`page.md#section`), or to https, mailto or tel. Anything else
    (`javascript:` for one) could run in the reader's browser.
    """
    for match in LINK.finditer(text):
        target = match["target"]
        if not (target and INTERNAL.fullmatch(target)) and not target.startswith(ALLOWED_SCHEMES):
            return f"link to '{target}' is not allowed; expected page.md#section, https://, mailto: or tel:"
        if not match["words"].strip():
            return f"link to '{target}' has no words; expected [words](page.md#section)"
    return None


def span(text: str) -> Markup:
    """Turn inline Markdown from a data file into Markdown that is safe inside an HTML block of a page.

    Emphasis, strong text and links keep their meaning; everything else that Markdown, attribute lists or HTML would
    act on is shown as the characters that the editor typed.
    """
    safe, end = "", 0
    for match in LINK.finditer(text):
        words, target = match["words"], match["target"]
        safe += _literal(text[end : match.start()])
        safe += f"[{_literal(words)}]({target})" if link_fault(match[0]) is None else _literal(match[0])
        end = match.end()
    return Markup(safe + _literal(text[end:]))  # noqa: S704 - every character that could be markup is an entity now


def _literal(text: str) -> str:
    """Escape all that Markdown would act on but asterisks."""
    text = re.sub(r"\s+", " ", str(escape(text)))
    return re.sub(r"[\\`_{}\[\]!~^=$<>|:+]", lambda found: f"&#{ord(found[0])};", text)


def plain(text: str) -> str:
    """The words of inline Markdown, without its marks: for titles, names and search."""
    without_links = LINK.sub(lambda match: match["words"], text)
    return " ".join(EMPHASIS.sub(lambda match: match[2], without_links).split())


def placeholders(text: str) -> set[str]:
    """The names between braces in an interface text, such as {title}."""
    return set(PLACEHOLDER.findall(text))


def sort_key(words: str) -> str:
    """What an alphabetical list sorts by: no accents, no capitals, and no 'to ' in front of an English verb."""
    letters = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return letters.casefold().removeprefix("to ")


def lines(text: str, width: int) -> list[str]:
    """Break plain `text` into lines of at most `width` characters, for a picture (SVG does not wrap by itself)."""
    return textwrap.wrap(plain(text), width, break_long_words=False)
