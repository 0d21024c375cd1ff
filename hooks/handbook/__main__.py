"""`python -m handbook COMMAND`, which `make` calls in the root of the project; see handbook.commands."""

from __future__ import annotations

import sys
from pathlib import Path


def main(arguments: list[str]) -> int:
    """Run one command; return its exit code. Who only builds does not wait for what the other commands need."""
    if arguments == ["publish"]:
        from handbook.cli.publish import publish

        return publish(Path.cwd())
    from handbook.cli.commands import run

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
