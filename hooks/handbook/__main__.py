"""`python -m handbook COMMAND`, which `make` calls in the root of the project; a command is a module of handbook.cli.

Its `run` gets that folder and the arguments, and returns the exit code. What a command needs is loaded for it alone.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

from handbook.publishing.processes import stop_in_order

COMMANDS = ("publish", "offline", "compare", "permalinks", "reading", "reading_aloud", "sbom", "schema", "translations")


def main(arguments: list[str]) -> int:
    """Run one command; return its exit code: 2 if there is no such command, 1 with the cure on stderr for a fault."""
    if not arguments or arguments[0] not in COMMANDS:
        sys.stderr.write(f"expected one of: {', '.join(COMMANDS)}\n")
        return 2
    stop_in_order()
    from handbook.content.problems import DataError

    try:
        return int(import_module(f"handbook.cli.{arguments[0]}").run(Path.cwd(), arguments[1:]))
    except (DataError, OSError, ValueError) as error:
        sys.stderr.write(f"{error}\n")
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
