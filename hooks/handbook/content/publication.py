"""What differs per publication, checked: the public address, and the e-mail address for reports."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, ValidationError

from handbook.content.models import Part
from handbook.content.problems import LONGEST_SHOWN, DataError, Problem, nearest

FILE = "mkdocs.yml"
ADDRESS = re.compile(
    r"https://[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~-]+)*/"
    r"|http://(?:localhost|[0-9]{1,3}(?:\.[0-9]{1,3}){3}|\[[0-9a-f:]+\])(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~-]+)*/"
)
"""A public address; without encryption only on a network of one's own, as `make serve` has it."""
MAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")


def _address(text: str) -> str:
    if text and not (ADDRESS.fullmatch(text) and len(text) <= 200):
        raise ValueError("expected an address such as https://example.org/hechting/, with a / at its end, or nothing")
    return text


def _mail(text: str) -> str:
    if text and not (MAIL.fullmatch(text) and len(text) <= 200):
        raise ValueError("expected an e-mail address such as fouten@example.org, or nothing")
    return text


class PublicationSettings(Part):
    """What `site_url` and `extra` of mkdocs.yml say; '' for what is not known yet."""

    site_url: Annotated[str, AfterValidator(_address)] = ""
    contact: Annotated[str, AfterValidator(_mail)] = ""


VARIABLES = {"site_url": "HANDBOOK_URL", "contact": "HANDBOOK_CONTACT"}
"""The variables of the environment that mkdocs.yml asks."""


KEEP = "HANDBOOK_KEEP"
"""The variable that ends keeping the handbook on devices, for all who keep it: HANDBOOK_KEEP=no."""


def keeps() -> bool:
    """Whether readers may keep the handbook on their device."""
    return os.environ.get(KEEP, "").strip().lower() not in ("no", "off", "false", "0")


def read(root: Path, site_url: str | None, extra: Mapping[str, Any]) -> PublicationSettings:
    """What is published where, by `site_url` and `extra` of mkdocs.yml in `root`; raises `DataError`."""
    try:
        return PublicationSettings.model_validate(
            {**extra, "site_url": site_url or "", "contact": extra.get("contact") or ""}
        )
    except ValidationError as error:
        raise DataError(_problem(root, str(d["loc"][0]), d["type"], d) for d in error.errors()) from None


def _problem(root: Path, key: str, kind: str, detail: Any) -> Problem:
    lines = (root / FILE).read_text("utf-8", "replace").split("\n") if (root / FILE).is_file() else []
    line = next((n for n, text in enumerate(lines, 1) if text.strip().startswith(f"{key}:")), 1)
    if kind == "extra_forbidden":
        cure = nearest(key, PublicationSettings.model_fields) or "remove it"
        return Problem(FILE, line, "extra", f"unknown key '{key[:LONGEST_SHOWN]}'; {cure}")
    why = detail["ctx"]["error"] if kind == "value_error" else "expected a text"
    return Problem(FILE, line, f"{key} ({VARIABLES[key]})", f"is {str(detail['input'])[:LONGEST_SHOWN]!r}; {why}")
