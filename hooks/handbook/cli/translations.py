"""`make translations`: tell what is missing or outdated, or accept translations that were reviewed."""

from __future__ import annotations

from pathlib import Path

from handbook.content import git_history
from handbook.content.edition import languages
from handbook.translation import status


def run(root: Path, arguments: list[str]) -> int:
    """Tell each language's state; with `--accept FILE …` renew the fingerprints of those files."""
    docs = root / "docs"
    match arguments:
        case ["--accept", *files] if files:
            renewed = status.accept(docs, files)
            print("\n".join(f"{file}: fingerprints renewed" for file in renewed) or "no fingerprint had to change")
            return 0
        case []:
            states = [status.check(docs, language) for language in languages(docs)[1:]]
            for state in states:
                print(status.told(state, lambda file: git_history.versions(root, file)))
            return 1 if any(state.findings for state in states) else 0
        case _:
            raise ValueError("expected nothing, or --accept FILE …")
