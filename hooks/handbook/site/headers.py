"""What a server promises with each answer: one list, that `_headers` is written from.

Static hosts such as Netlify and Cloudflare Pages read `_headers` in the root of what they publish. nginx.conf and
Caddyfile are written by hand; tests hold them to the same list.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from urllib.parse import urlsplit

FILE = "_headers"
TYPES = {
    "html": "text/html",
    "css": "text/css",
    "js": "text/javascript",
    "txt": "text/plain",
    "xml": "text/xml",
    "json": "application/json",
    "webmanifest": "application/manifest+json",
    "epub": "application/epub+zip",
    "pdf": "application/pdf",
    "zip": "application/zip",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "webp": "image/webp",
    "woff2": "font/woff2",
    "opus": "audio/ogg",
    "bin": "application/octet-stream",
    "SHA256SUMS": "text/plain",
}
"""The type of each kind of file, by the ending of its name, or by the whole of it."""
CACHE_FOREVER = "public, max-age=31536000, immutable"
"""Cache-Control for files in assets/, whose names change with their content. All else is asked for anew each time."""
ATTACHED = "attachment"
"""Content-Disposition for what is taken along: a pocket copy has its scripts in itself, which the policy stops."""
EVERYWHERE = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}
PERMISSIONS = "camera=(), microphone=(), geolocation=(), browsing-topics=()"
"""Permissions-Policy of pages."""
NO_PAGE = "default-src 'none'; connect-src 'self'; frame-ancestors 'none'"
"""Content-Security-Policy of all that is no page; the service worker, which is a script, asks the site for pages."""


def policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """The Content-Security-Policy: nothing from another host, and in a page itself no script or style but these."""
    return (
        f"default-src 'none'; script-src {_allowed(scripts)}; style-src {_allowed(styles)}; img-src 'self' data:; "
        "connect-src 'self'; media-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'none'; "
        "base-uri 'none'; frame-ancestors 'none'"
    )


def _allowed(texts: Iterable[str]) -> str:
    sums = sorted(base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts)
    return " ".join(["'self'", *(f"'sha256-{one}'" for one in sums)])


def static_host(url: str, policy: str) -> str:
    """The text of `_headers` for a site with the public address `url` and this Content-Security-Policy.

    Where several rules fit an address, hosts join what they say of the same header: so none is said twice. That pages
    are asked for anew each time is what these hosts do by themselves.
    """
    base = urlsplit(url).path or "/"
    rules = {
        "*": {"Content-Security-Policy": policy, "Permissions-Policy": PERMISSIONS, **EVERYWHERE},
        "assets/*": {"Cache-Control": CACHE_FOREVER},
        "downloads/*": {"Content-Disposition": ATTACHED},
        "downloads/SHA256SUMS": {"Content-Type": TYPES["SHA256SUMS"]},
    }
    lines = [
        line
        for path, headers in rules.items()
        for line in (f"{base}{path}", *(f"  {name}: {value}" for name, value in headers.items()))
    ]
    return "\n".join([*lines, ""])
