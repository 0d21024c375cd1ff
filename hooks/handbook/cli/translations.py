"""`make translations`: tell what is missing, outdated or called otherwise, or accept what was reviewed."""

from __future__ import annotations

from pathlib import Path

from handbook.content import git_history
from handbook.content.edition import languages
from handbook.handbook import read_editions
from handbook.translation import status, terms


def run(root: Path, arguments: list[str]) -> int:
    """Tell each language's state; with `--accept FILE …` renew the fingerprints of those files.

    Terms are compared once nothing is missing or outdated: until then a text may well lack what its Dutch has.
    """
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
            if any(state.findings for state in states):
                return 1
            source, *others = read_editions(docs).values()
            strange = [problem for edition in others for problem in terms.problems(source, edition, docs / "data")]
            for problem in strange:
                print(problem)
            return 1 if strange else 0
        case _:
            raise ValueError("expected nothing, or --accept FILE …")
