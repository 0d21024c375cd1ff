"""Whoever wants to give a piece to somebody gets a message with its warning and its address, and ways to send it."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, expect

from browser.share import CLIPBOARD, REFUSED, SPECIALIST, clipboard, message, shared, summary
from browser.visits import Visits, visiting
from project import ROOT, SITE_URL

ABSENT = """
  document.execCommand = () => false;
  Object.defineProperty(Navigator.prototype, "clipboard", { get: () => undefined });
"""
OLD = 'Object.defineProperty(Navigator.prototype, "clipboard", { get: () => undefined });'
DEVICE = "navigator.share = (what) => { window.shared = what; return Promise.resolve(); };"
NO_APP_CHOSEN = 'navigator.share = () => Promise.reject(new DOMException("", "AbortError"));'
BROKEN_DEVICE = 'navigator.share = () => Promise.reject(new DOMException("", "NotAllowedError"));'
PIECES = {
    "a page": (
        "basis.html",
        "#begin",
        [
            "Wat is hechting?",
            summary("basis"),
            f"{SITE_URL}s/basis/",
        ],
    ),
    "a treatment page": (
        "asso.html",
        "#begin",
        [
            "ASSO: reageren op bijzonder gedrag",
            summary("asso"),
            SPECIALIST,
            f"{SITE_URL}s/asso/",
        ],
    ),
    "a section": (
        "asso.html",
        "#vier-stappen",
        [
            "De vier stappen",
            summary("asso", "vier-stappen"),
            SPECIALIST,
            f"{SITE_URL}s/asso/vier-stappen/",
        ],
    ),
    "a tip card": (
        "tipkaarten.html",
        "#deel-1",
        [
            "Kaart 1: kijken en plezier hebben",
            summary("tipkaarten", "deel-1"),
            f"{SITE_URL}s/tipkaarten/deel-1/",
        ],
    ),
    "a tip": (
        "tipkaarten.html",
        "#deel-1-relatie",
        [
            "Kaart 1: kijken en plezier hebben - Om over na te denken",
            "In elke relatie beïnvloed je elkaar. Wat de een doet, roept iets op bij de ander.",
            f"{SITE_URL}s/tipkaarten/deel-1-relatie/",
        ],
    ),
    "a criterion": (
        "checklist.html",
        "#voorspelbaar",
        [
            "De zes voorwaarden",
            summary("checklist", "voorspelbaar"),
            SPECIALIST,
            f"{SITE_URL}s/checklist/voorspelbaar/",
        ],
    ),
    "an English section": (
        "en/checklist.html",
        "#zes-voorwaarden",
        [
            "The six criteria",
            summary("checklist", "zes-voorwaarden", "en"),
            "⚠ About treatment of problematic attachment. It isn't wise to start without a specialist.",
            f"{SITE_URL}en/s/checklist/zes-voorwaarden/",
        ],
    ),
}
"""What the message says of every kind of thing that can be shared, line by line."""


def sent(link: Locator) -> dict[str, str]:
    """What the app behind a link would get: the parts of its address."""
    return {name: values[0] for name, values in parse_qs(urlsplit(link.get_attribute("href") or "").query).items()}


@pytest.mark.parametrize("kind", PIECES)
def test_the_message_is_title_sentence_warning_and_short_address(visit: Visits, kind: str) -> None:
    address, hash_, lines = PIECES[kind]
    page = visit(address)
    panel = shared(page, hash_)
    expect(message(panel)).to_have_value("\n".join(lines))
    language = "en" if address.startswith("en/") else "nl"
    expect(message(panel)).to_have_attribute("lang", language)
    expect(page).to_have_url(re.compile(f"{re.escape(address)}{hash_}$"))


def test_a_section_has_the_warning_that_stands_in_it_besides_that_of_the_page(visit: Visits) -> None:
    page = visit("emotionele-leeftijd.html")
    with_touch = page.locator("[data-hb-warning=force]").first
    heading = with_touch.evaluate("""(line) => {
      const before = [...document.querySelectorAll("h2[id]")].filter((heading) => (
        heading.compareDocumentPosition(line) & Node.DOCUMENT_POSITION_FOLLOWING));
      return before.pop().id;
    }""")
    value = message(shared(page, f"#{heading}")).input_value()
    assert SPECIALIST in value
    assert "⚠ Probeer hechting nooit met dwang" in value


def test_every_treatment_page_shares_its_warning_and_no_other_page_has_one(visit: Visits) -> None:
    page = visit("index.html")
    wrong = []
    for path in sorted((ROOT / "docs/nl").glob("*.md")):
        page.goto(f"{path.stem}.html")
        warned = re.search(r"^warnings:", path.read_text("utf-8"), re.M) is not None
        panel = shared(page, "#begin")
        if ("⚠" in message(panel).input_value()) is not warned:
            wrong.append(path.stem)
    assert not wrong


def test_what_is_changed_in_the_message_goes_along_to_chat_and_mail(visit: Visits) -> None:
    panel = shared(visit("checklist.html"), "#zes-voorwaarden")
    chat, mail = panel.get_by_role("link", name="WhatsApp"), panel.get_by_role("link", name="E-mail")
    for link in (chat, mail):
        expect(link).to_have_attribute("rel", "noreferrer")
        expect(link).to_have_attribute("target", "_blank")
    assert sent(chat)["text"] == message(panel).input_value()
    message(panel).fill("Kijk hier eens naar & bel me: 100%?\nTot morgen")
    assert (chat.get_attribute("href") or "").startswith("https://wa.me/?text=")
    assert sent(chat) == {"text": "Kijk hier eens naar & bel me: 100%?\nTot morgen"}
    assert (mail.get_attribute("href") or "").startswith("mailto:?")
    assert sent(mail) == {
        "subject": "De zes voorwaarden",
        "body": "Kijk hier eens naar & bel me: 100%?\r\nTot morgen",
    }


def test_half_an_emoji_in_the_message_breaks_nothing(visit: Visits) -> None:
    """As when a sign is cut in two where it is pasted."""
    page = visit("asso.html")
    panel = shared(page, "#vier-stappen")
    message(panel).evaluate(
        """(box) => {
          box.value = "Dag \\ud83d lees dit";
          box.dispatchEvent(new Event("input", { bubbles: true }));
        }"""
    )
    for name in ("WhatsApp", "E-mail"):
        expect(panel.get_by_role("link", name=name)).to_have_attribute(
            "href", re.compile("Dag%20%EF%BF%BD%20lees%20dit$")
        )


def test_a_device_that_can_share_gets_the_changed_message_with_one_address(visit: Visits) -> None:
    page = visit("asso.html", script=DEVICE, viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    panel = shared(page, "#vier-stappen")
    expect(panel.get_by_role("link", name=re.compile("WhatsApp|E-mail"))).to_have_count(0)
    message(panel).fill("Voor jullie.\n" + message(panel).input_value())
    value = message(panel).input_value()
    panel.get_by_role("button", name="Deel met je apparaat").click()
    assert page.evaluate("window.shared") == {"title": "De vier stappen", "text": value}
    assert value.count(f"{SITE_URL}s/asso/vier-stappen/") == 1


def test_choosing_no_app_is_no_fault(visit: Visits) -> None:
    panel = shared(visit("asso.html", script=NO_APP_CHOSEN), "#vier-stappen")
    panel.get_by_role("button", name="Deel met je apparaat").click()
    expect(panel.get_by_role("status")).to_be_empty()
    expect(panel.get_by_role("link", name=re.compile("WhatsApp|E-mail"))).to_have_count(0)


def test_a_device_that_fails_to_share_leaves_the_other_ways(visit: Visits) -> None:
    panel = shared(visit("asso.html", script=BROKEN_DEVICE), "#vier-stappen")
    panel.get_by_role("button", name="Deel met je apparaat").click()
    expect(panel.get_by_role("status")).to_have_text("Delen met je apparaat lukte niet. Probeer een andere manier.")
    assert "De vier stappen" in sent(panel.get_by_role("link", name="WhatsApp"))["text"]
    expect(panel.get_by_role("link", name="E-mail")).to_be_visible()


def test_copying_the_link_copies_only_the_address_and_says_so(visit: Visits) -> None:
    page = visit("en/checklist.html", **CLIPBOARD)
    panel = shared(page, "#zes-voorwaarden")
    panel.get_by_role("button", name="Copy link").click()
    expect(panel.get_by_role("status")).to_have_text("Link copied.")
    assert clipboard(page) == f"{SITE_URL}en/s/checklist/zes-voorwaarden/"


def test_copying_the_message_copies_it_as_it_was_changed(visit: Visits) -> None:
    page = visit("checklist.html", **CLIPBOARD)
    panel = shared(page, "#zes-voorwaarden")
    message(panel).fill("Eigen woorden")
    panel.get_by_role("button", name="Kopieer bericht").click()
    expect(panel.get_by_role("status")).to_have_text("Bericht gekopieerd.")
    assert clipboard(page) == "Eigen woorden"


def test_a_browser_without_the_new_clipboard_copies_the_older_way(visit: Visits) -> None:
    page = visit("checklist.html", script=OLD)
    panel = shared(page, "#zes-voorwaarden")
    panel.get_by_role("button", name="Kopieer link").click()
    expect(panel.get_by_role("status")).to_have_text("Link gekopieerd.")
    message(panel).fill("")
    message(panel).press("Control+V")
    expect(message(panel)).to_have_value(f"{SITE_URL}s/checklist/zes-voorwaarden/")


@pytest.mark.parametrize("script", [REFUSED, ABSENT], ids=["refused", "absent"])
def test_a_refused_clipboard_leaves_the_text_selected_and_says_so(visit: Visits, script: str) -> None:
    page = visit("checklist.html", script=script)
    panel = shared(page, "#zes-voorwaarden")
    chosen = """(text) => text.value.slice(text.selectionStart, text.selectionEnd)"""
    told = "Kopiëren lukte niet. De tekst is geselecteerd: je kunt hem nu zelf kopiëren."
    panel.get_by_role("button", name="Kopieer link").click()
    expect(panel.get_by_role("status")).to_have_text(told)
    address = f"{SITE_URL}s/checklist/zes-voorwaarden/"
    assert message(panel).evaluate(chosen) == address
    expect(message(panel)).to_be_focused()
    panel.get_by_role("button", name="Kopieer bericht").click()
    expect(message(panel)).to_be_focused()
    assert message(panel).evaluate(chosen) == message(panel).input_value()
    message(panel).fill("Zonder link")
    panel.get_by_role("button", name="Kopieer link").click()
    expect(panel.get_by_role("status")).to_have_text(f"Kopiëren lukte niet. Dit is de link: {address}")


def test_a_copy_without_a_public_address_shares_the_words_and_says_why(browser: Browser, nowhere: Path) -> None:
    with visiting(browser, f"{nowhere.as_uri()}/") as visit:
        panel = shared(visit("asso.html"), "#vier-stappen")
        expect(message(panel)).to_have_value("\n".join(PIECES["a section"][2][:-1]))
        expect(message(panel)).to_have_accessible_description(re.compile("heeft geen adres op internet"))
        expect(panel.get_by_role("button", name="Kopieer bericht")).to_be_visible()
        expect(panel.get_by_role("button", name="Kopieer link")).to_have_count(0)
        expect(panel.get_by_role("button", name="QR-code")).to_have_count(0)
