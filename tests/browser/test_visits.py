"""The visits of the other tests notice what would go wrong for a reader."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from browser.visits import visiting


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("fetch('https://example.org/').catch(() => 0)", "request left for https://example.org/"),
        ("fetch('/elders.js')", "404 for http://127.0.0.1"),
        ("console.warn('pas op')", "console: pas op"),
        ("setTimeout(() => { throw new Error('stuk'); })", "script error: .*stuk"),
    ],
)
def test_a_fault_in_a_page_is_a_failure_of_its_test(browser: Browser, base: str, script: str, told: str) -> None:
    with pytest.raises(AssertionError, match=told), visiting(browser, base) as visit:
        page = visit("404.html")
        page.evaluate(f"() => {{ {script}; }}")
        page.evaluate("() => new Promise((done) => setTimeout(done))")
        page.wait_for_load_state("networkidle")
