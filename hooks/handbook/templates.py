"""Jinja's templates as the handbook uses them: everything is escaped, and a name that does not exist is a fault."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined


def environment(folder: Path) -> Environment:
    """The templates of `folder`."""
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=compiled(),
    )


def compiled() -> FileSystemBytecodeCache:
    """Where Jinja keeps what it made of templates, in a temporary folder of ours: compiling is a sixth of a build."""
    return FileSystemBytecodeCache()
