"""A second opinion beside axe: the engine of IBM's Equal Access, and what it finds that is no fault, each with why."""

from __future__ import annotations

from functools import cache

from playwright.sync_api import Page

from project import ROOT

NO_FAULT = {
    "a_target_warning": (
        "dialog a",
        "a message opens in the app that sends it, as its link says; the page stays where it is",
    ),
    "aria_child_valid": (
        ".hb-route-items, .hb-route-kept",
        "a list of the reader's own route is empty until the reader chooses; it may be",
    ),
    "aria_complementary_label_visible": ("aside", "the name of the part is for who does not see that it stands apart"),
    "aria_content_in_landmark": (
        ".md-skip",
        "the link that skips to the text must be the first thing on a page, before any landmark",
    ),
    "aria_keyboard_handler_exists": ("*", "it asks to look: `test_search_window.py` searches by keyboard alone"),
    "aria_role_redundant": (
        "table, table *",
        "a table that a phone shows as rows is a table for a screen reader only where its roles say so",
    ),
    "element_tabbable_unobscured": (
        "*",
        "it asks to look: what has the focus is scrolled clear of the bar of a route (`route.css`)",
    ),
    "element_tabbable_visible": (
        ".hb-menu *",
        "the menu of a wide page is scrolled to that page; what gets the focus in it scrolls into sight",
    ),
    "figure_label_exists": (".hb-picture", "the picture in the figure has the name; on both, it would be read twice"),
    "form_submit_button_exists": ("form", "a form on the page is never sent: what is written stays on the device"),
    "input_checkboxes_grouped": ("[type=checkbox]", "each tick is a question of its own, in a numbered list"),
    "input_fields_grouped": ("textarea", "the form of a worksheet is the group, and has a name"),
    "input_label_visible": ("textarea", "it knows the label of an input only, not of a textarea; each has one"),
    "list_structure_proper": ("dl", "HTML lets a dl hold a div for each word and its meaning"),
    "style_color_misuse": ("*", "it asks to look: each colour has its word or sign (`test_look.py`)"),
    "style_focus_visible": (
        "*",
        "it asks to look: the browser's own outline, or ours, shows around what has the focus",
    ),
    "style_highcontrast_visible": (
        "*",
        "it asks to look: `test_front.py` and `test_look.py` hold it in forced colours",
    ),
    "table_headers_exists": (
        ".hb-table, .hb-glance",
        "on a phone the head of a table is hidden from the eye alone; it does not see what is clipped",
    ),
    "text_block_heading": ("*", "it takes a short paragraph for a heading"),
    "text_quoted_correctly": (
        "*",
        "quotation marks stand around names and words, not around what somebody is quoted with",
    ),
    "text_sensory_misuse": ("*", "'right' and 'top' stand in a sentence that points at no place"),
    "widget_tabbable_exists": (
        "[role=listbox]",
        "what was found is chosen from the search field, which keeps the focus",
    ),
}
"""By the name of the rule: where on a page that is so, and why."""

RUN = """async (noFault) => {
  const { results } = await new ace.Checker().check(document, ["IBM_Accessibility", "WCAG_2_2"]);
  const part = (path) => document.evaluate(path, document, null, XPathResult.FIRST_ORDERED_NODE_TYPE).singleNodeValue;
  return results.filter(({ ruleId, value, path }) => (
    value[1] !== "PASS" && !(ruleId in noFault && part(path.dom)?.matches(noFault[ruleId]))))
    .map(({ ruleId, message, snippet, path }) => `${ruleId}: ${message} ${snippet.slice(0, 200)} (${path.dom})`);
}"""


@cache
def engine() -> str:
    """Its script, from where `npm ci` puts it."""
    return (ROOT / "node_modules/accessibility-checker-engine/ace.js").read_text("utf-8")


def findings(page: Page) -> list[str]:
    """What it finds on the page as it is now, and is a fault."""
    if not page.evaluate("'ace' in window"):
        page.evaluate(engine())
    return [str(line) for line in page.evaluate(RUN, {rule: where for rule, (where, _) in NO_FAULT.items()})]
