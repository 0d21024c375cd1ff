"""How much is kept from one build of `make serve` to the next, so that a saved page shows soon."""

from __future__ import annotations

KEPT = 128
"""Pages of which what was read in them is kept: most do not change."""
