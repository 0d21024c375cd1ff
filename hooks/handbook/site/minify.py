"""Pages without what nobody reads: white space between lines, and what Material draws for its own script."""

from __future__ import annotations

import re

KEPT = r"<(?P<tag>pre|textarea|script|style)\b.*?</(?P=tag)>"
SPACE = re.compile(rf"(?P<kept>{KEPT})|\s*\n\s*", re.DOTALL)
LEFT_OVER = re.compile(
    r'<input class="md-toggle"[^>]*>|<label class="md-overlay"[^>]*></label>'
    r'|<div class="md-dialog"[^>]*>\s*<div[^>]*></div>\s*</div>|(?<=<div) data-md-component="[a-z]+"'
)


def lean(html: str) -> str:
    """The same page, as a reader and a browser see it, in fewer bytes."""
    return SPACE.sub(lambda match: match["kept"] or "\n", LEFT_OVER.sub("", html)).strip() + "\n"
