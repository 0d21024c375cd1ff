"""A trainer shows any piece on a wall: one thing per screen, readable from the back of a hall, with its source."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect
from pypdf import PdfReader

from browser.visits import NAMES, Visits, plain, visiting

HALL: ViewportSize = {"width": 1280, "height": 720}
LEAST_SIZE, LEAST_CONTRAST, LEAST_BUTTON = 28, 7, 44
NO_FULL_SCREEN = "Element.prototype.requestFullscreen = () => Promise.reject(new TypeError('not here'))"
WALL: dict[str, Any] = {"viewport": HALL, "script": NO_FULL_SCREEN}
WARNED = ["asso", "checklist", "emotionele-leeftijd", "therapeutisch-opvoeden"]
LINE = "Bij behandeling van problematische gehechtheid. Doe dit niet zonder specialist."

SHOW = "([what, from]) => handbook.load('projector').then((view) => view.show(what, document.querySelector(from)))"

LOOK = """() => {
  const view = document.querySelector("dialog[open]");
  const stage = view.querySelector("[role=region]");
  const faults = [];
  const walker = document.createTreeWalker(view, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode, element = text.parentElement, words = text.data.trim().slice(0, 50);
    if (!words || !element.checkVisibility()) continue;
    const size = parseFloat(getComputedStyle(element).fontSize);
    if (size < LEAST) faults.push(`"${words}" is ${size} px high`);
    const frame = (stage.contains(element) ? stage : view).getBoundingClientRect();
    const range = document.createRange();
    range.selectNodeContents(text);
    const out = [...range.getClientRects()].some((box) => box.left < frame.left - 1 || box.right > frame.right + 1
      || box.top < frame.top - 1 || box.bottom > frame.bottom + 1);
    if (out) faults.push(`"${words}" is cut off`);
  }
  if (stage.scrollHeight > stage.clientHeight + 1) faults.push("the screen scrolls");
  const source = stage.nextElementSibling;
  if (!source.textContent.trim() || !source.checkVisibility()) faults.push("no source is shown");
  return faults;
}""".replace("LEAST", str(LEAST_SIZE))

NOT_SHOWN = (
    ".hb-source, .hb-caution, .hb-warning, .hb-actions, .hb-worksheets, .hb-card__head, .hb-card__room, .hb-link, "
    ".hb-checklist__memory, .hb-points, aside, button, figure, h3, input, svg, table, [hidden], [aria-hidden=true]"
)
"""What is no text of a section, or is compared elsewhere."""

TOUR = f"""async (addresses) => {{
  const look = {LOOK};
  const view = await handbook.load("projector");
  const faults = [];
  let screens = 0;
  for (const address of addresses) {{
    await view.show(address, null);
    const dialog = document.querySelector("dialog[open]");
    const status = dialog.querySelector("[role=status]");
    let seen = "";
    for (;;) {{
      screens += 1;
      faults.push(...look().map((fault) => `${{address}}, ${{status.textContent}}: ${{fault}}`));
      const stage = dialog.querySelector("[role=region]");
      seen += ` ${{stage.textContent}}`;
      const [at, last] = status.textContent.split(" / ");
      if (at === last) break;
      dialog.dispatchEvent(new KeyboardEvent("keydown", {{ key: "PageDown" }}));
    }}
    dialog.close();
    const squeezed = seen.replace(/\\s+/g, "");
    const lost = sentences(address).filter((sentence) => !squeezed.includes(sentence.replace(/\\s+/g, "")));
    faults.push(...lost.map((sentence) => `${{address}} never shows "${{sentence}}"`));
  }}
  return {{ screens, faults }};

  /* What a reader of the section reads, sentence by sentence. */
  function sentences(address) {{
    const heading = document.getElementById(address.split("#")[1]);
    if (!heading || !/^H[23]$/.test(heading.tagName)) return [];
    const texts = [];
    for (let next = heading.parentElement.nextElementSibling; next; next = next.nextElementSibling) {{
      if (/hb-heading--[123]/.test(next.className)) break;
      if (next.matches(NOT_SHOWN) || next.matches(".hb-worksheet")) continue;
      const copy = next.cloneNode(true);
      copy.querySelectorAll(NOT_SHOWN).forEach((part) => part.remove());
      for (const part of copy.matches("p, li") ? [copy] : copy.querySelectorAll("p, li")) {{
        const own = part.cloneNode(true);
        own.querySelectorAll("ul, ol, p").forEach((below) => below.remove());
        texts.push(...own.textContent.split(/(?<=[.!?:;]['’)]*)\\s+/));
      }}
    }}
    return texts.map((text) => text.trim()).filter(Boolean);
  }}
}}""".replace("NOT_SHOWN", json.dumps(NOT_SHOWN))

CONTRAST = """() => {
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => {
    const [r, g, b] = parts(colour).slice(0, 3).map((value) => value / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    const colour = getComputedStyle(element).backgroundColor;
    return (parts(colour)[3] ?? 1) > 0 ? colour : ground(element.parentElement);
  };
  const view = document.querySelector("dialog[open]");
  return [...view.querySelectorAll("*")].filter((element) => element.checkVisibility()
    && [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim())).flatMap((element) => {
    const [one, other] = [light(getComputedStyle(element).color), light(ground(element))].sort((a, b) => b - a);
    const ratio = (one + 0.05) / (other + 0.05);
    return ratio < LEAST ? [`${element.textContent.slice(0, 40)}: ${ratio.toFixed(2)}`] : [];
  });
}""".replace("LEAST", str(LEAST_CONTRAST))


def show(page: Page, what: str | list[str], opener: str = "h1") -> Locator:
    """Open the view on an address, or a list of them; returns the view."""
    page.evaluate(SHOW, [what, opener])
    return page.get_by_role("dialog")


def count(page: Page) -> Locator:
    """The number of the screen, as it is announced."""
    return page.get_by_role("dialog").get_by_role("status")


def stage(page: Page) -> Locator:
    """What stands on the screen."""
    return page.get_by_role("dialog").get_by_role("region")


def screens(page: Page) -> list[str]:
    """The words of every screen from here on, in order."""
    found = []
    while True:
        found.append(" ".join(stage(page).inner_text().split()))
        at, last = (count(page).text_content() or "").split(" / ")
        if at == last:
            return found
        page.keyboard.press("PageDown")


@pytest.fixture
def asso(visit: Visits) -> Page:
    """The page about ASSO, on a computer that is connected to a projector."""
    return visit("asso.html", **WALL)


# --- readable from the back of a hall ---


@pytest.fixture(scope="module", params=["", "en/"], ids=["nl", "en"])
def hall(request: pytest.FixtureRequest, browser: Browser, base: str) -> Iterator[tuple[Page, str]]:
    with visiting(browser, base) as visit:
        yield visit(f"{request.param}index.html", **WALL), request.param


@pytest.mark.parametrize("name", NAMES)
def test_every_section_is_shown_whole_and_large_enough_for_a_hall(hall: tuple[Page, str], name: str) -> None:
    page, folder = hall
    page.goto(f"{folder}{name}.html")
    addresses = page.locator(".hb-text :is(h1, h2, h3)[id]:visible").evaluate_all(
        "(headings, name) => headings.map((heading) => heading.tagName === 'H1' ? name : `${name}#${heading.id}`)", name
    )
    seen = page.evaluate(TOUR, addresses)
    assert seen["screens"] >= 2 * len(addresses)
    assert not seen["faults"], "\n".join(seen["faults"])


@pytest.mark.parametrize("name", ["tipkaarten", "checklist", "factoren", "woordenlijst", "situaties", "hulp"])
def test_every_tip_question_criterion_factor_and_word_can_be_shown_by_itself(visit: Visits, name: str) -> None:
    page = visit(f"{name}.html", **WALL)
    addresses = page.locator(".hb-text :is(li, tr, div)[id]:visible").evaluate_all(
        "(items, name) => items.map((item) => `${name}#${item.id}`)", name
    )
    assert len(addresses) > 5
    seen = page.evaluate(TOUR, addresses)
    assert not seen["faults"], "\n".join(seen["faults"])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_seven_to_one(visit: Visits, scheme: str) -> None:
    page = visit("therapeutisch-opvoeden.html", color_scheme=scheme, **WALL)
    show(page, "therapeutisch-opvoeden#browndale")
    faults = page.evaluate(CONTRAST)
    for _ in range(9):
        page.keyboard.press("PageDown")
        faults += page.evaluate(CONTRAST)
    page.keyboard.press("End")
    assert not [*faults, *page.evaluate(CONTRAST)]


def test_the_chosen_colours_hold_here_too(asso: Page) -> None:
    button = asso.get_by_role("button", name=re.compile("^Kleuren"))
    button.click()
    button.click()
    view = show(asso, "asso#vier-stappen")
    ground = view.evaluate("(view) => getComputedStyle(view).backgroundColor.match(/\\d+/g).map(Number)")
    assert max(ground) < 60
    assert not asso.evaluate(CONTRAST)


@pytest.mark.parametrize("size", [(360, 740), (320, 256), (740, 360), (1920, 1080)])
def test_nothing_is_lost_on_another_screen(visit: Visits, size: tuple[int, int]) -> None:
    page = visit("asso.html", script=NO_FULL_SCREEN, viewport={"width": size[0], "height": size[1]})
    view = show(page, "asso#vier-stappen")
    last = int((count(page).text_content() or "").split(" / ")[1])
    for _ in range(last):
        assert view.evaluate(
            "(view) => view.scrollWidth <= view.clientWidth && getComputedStyle(view).overflowY === 'auto'"
        )
        lost = stage(page).evaluate(
            "(stage) => getComputedStyle(stage).overflowY !== 'auto' || (stage.scrollHeight > stage.clientHeight + 1)"
            " && stage.tabIndex !== 0"
        )
        assert not lost, "what does not fit can be scrolled to with the keyboard"
        page.keyboard.press("PageDown")


def test_the_place_is_kept_when_the_screen_changes_its_size(asso: Page) -> None:
    show(asso, "asso#vier-stappen")
    for _ in range(8):
        asso.keyboard.press("PageDown")
    before = stage(asso).inner_text()
    asso.set_viewport_size({"width": 700, "height": 900})
    expect(stage(asso)).to_contain_text(before.split("\n")[0])


# --- one thing per screen ---


@pytest.mark.parametrize(
    ("address", "picture"), [("asso#vier-stappen", "asso"), ("therapeutisch-opvoeden#browndale", "browndale")]
)
def test_the_parts_of_a_picture_appear_one_at_a_time(
    visit: Visits, data: Callable[[str], Any], address: str, picture: str
) -> None:
    (words,) = (one for one in data("pictures.nl")["pictures"] if one["id"] == picture)
    page = visit(f"{address.split('#')[0]}.html", **WALL)
    show(page, address)
    parts = stage(page).get_by_role("listitem")
    while not parts.filter(has_text=words["parts"][0]["title"]).filter(has_text=words["parts"][0]["text"]).count():
        page.keyboard.press("PageDown")
    for number in range(len(words["parts"])):
        expect(parts).to_have_count(number + 1)
        for part in words["parts"][: number + 1]:
            expect(parts.filter(has_text=part["title"]).filter(has_text=part["text"])).to_be_visible()
        page.keyboard.press("PageDown")


def test_a_picture_is_shown_from_its_own_button(asso: Page) -> None:
    asso.get_by_role("figure").get_by_role("button", name="Toon groot: De vier stappen van ASSO").click()
    expect(count(asso)).to_have_text(re.compile("^1 / "))
    texts = screens(asso)
    assert next(text for text in texts if "Aansluiten" in text).endswith("Wacht dan af wat het kind doet.")
    assert len(texts) == 1 + 4 + 1, "the warning, four steps, and what to talk about"


def test_a_tip_or_a_question_has_a_screen_to_itself(visit: Visits, data: Callable[[str], Any]) -> None:
    (card,) = (one for one in data("tip_cards.nl")["cards"] if one["id"] == "deel-1")
    page = visit("tipkaarten.html", **WALL)
    page.get_by_role("button", name="Toon groot: Kaart 1: kijken en plezier hebben").click()
    shown = [plain(text) for text in screens(page)]
    asked = [*card["tips"], *card["assignments"], *(q for one in card["assignments"] for q in one.get("questions", []))]
    for item in asked:
        assert plain(item["text"].replace("*", "")) in shown
    (asked_last,) = (one for one in card["assignments"] if one["id"] == card["discuss"])
    assert shown[-1] == plain(f"Om over na te denken of te praten {asked_last['text']}")


def test_a_single_question_is_all_that_is_shown_of_it(visit: Visits) -> None:
    page = visit("tipkaarten.html", **WALL)
    show(page, "tipkaarten#deel-4-niet-prettig")
    assert screens(page) == [
        "Wat vind ik niet fijn aan mijn (pleeg)kind? Welk gevoel geeft me dat? Hoe laat ik dat merken?"
    ]


def test_a_criterion_is_one_screen_with_its_alternatives(visit: Visits, data: Callable[[str], Any]) -> None:
    page = visit("checklist.html", **WALL)
    page.get_by_role("button", name="Toon groot").click()
    shown = screens(page)
    checklist = data("checklist.nl")
    for statement in [checklist["precondition"], *checklist["criteria"]]:
        found = [text for text in shown if plain(statement["text"]) in plain(text)]
        assert found, statement["id"]


def test_a_section_ends_with_something_to_talk_about(visit: Visits) -> None:
    page = visit("basis.html", **WALL)
    show(page, "basis#nooit-te-laat")
    last = screens(page)[-1]
    assert last.startswith("Om over na te denken of te praten Wat herken je?")
    assert "Wat zou je willen proberen" in last


def test_nobody_is_asked_to_try_what_belongs_to_a_treatment(asso: Page) -> None:
    show(asso, "asso#voorbeeld-wc-papier")
    last = screens(asso)[-1]
    assert "aan een specialist willen vragen" in last
    assert "proberen" not in last


@pytest.mark.parametrize("title", ["Wat niet: dwang, holding, rebirthing", "Nu hulp in Nederland"])
def test_nothing_is_asked_after_a_warning_or_a_number_for_help(visit: Visits, title: str) -> None:
    page = visit("voor-trainers.html", **WALL)
    page.get_by_role("button", name=f"Toon groot: {title}").click()
    shown = screens(page)
    assert shown[0] == title
    assert not [text for text in shown if text.startswith("Om over na te denken of te praten")]


# --- warnings and sources go along ---


@pytest.mark.parametrize("name", WARNED)
def test_a_warning_comes_first_and_its_line_stays(visit: Visits, name: str) -> None:
    page = visit(f"{name}.html", **WALL)
    section = page.locator("h2[id]").first.get_attribute("id")
    view = show(page, f"{name}#{section}")
    expect(stage(page)).to_contain_text("Begin er niet aan zonder steun van een gehechtheidsspecialist.")
    last = int((count(page).text_content() or "").split(" / ")[1])
    for _ in range(last):
        expect(view.get_by_text(LINE, exact=True)).to_be_visible()
        page.keyboard.press("PageDown")


def test_the_warning_of_one_section_goes_along_with_it(visit: Visits) -> None:
    page = visit("tipkaarten.html", **WALL)
    show(page, "tipkaarten#deel-3")
    expect(stage(page)).to_have_text("Nooit met dwang: geen therapeutisch vasthouden, geen holding, geen rebirthing.")
    page.keyboard.press("End")
    expect(page.get_by_role("dialog").get_by_text("Nooit met dwang").first).to_be_visible()


def test_a_general_section_has_no_warning(visit: Visits) -> None:
    page = visit("basis.html", **WALL)
    view = show(page, "basis#nooit-te-laat")
    expect(stage(page)).to_have_text("Het is nooit te laat")
    expect(view.get_by_text("⚠")).to_have_count(0)


def test_the_source_of_a_section_stands_on_each_of_its_screens(asso: Page) -> None:
    view = show(asso, "asso#voorbeeld-wc-papier")
    for _ in range(4):
        expect(view.get_by_text("hoofdstuk 3, ASSO reageren, voorbeeld")).to_be_visible()
        asso.keyboard.press("PageDown")


# --- keys, clicker, touch ---


def test_arrows_space_and_a_clicker_go_on_and_back(asso: Page) -> None:
    show(asso, "asso#vier-stappen")
    expect(count(asso)).to_have_text(re.compile(r"^1 / \d+$"))
    expect(count(asso)).to_have_role("status")
    number = 1
    steps = {"ArrowRight": 1, "PageDown": 1, " ": 1, "ArrowDown": 1, "ArrowLeft": -1, "PageUp": -1}
    for key, step in steps.items():
        asso.keyboard.press(key)
        number += step
        expect(count(asso)).to_have_text(re.compile(rf"^{number} / "))
    asso.keyboard.press("End")
    expect(count(asso)).to_have_text(re.compile(r"^(\d+) / \1$"))
    asso.keyboard.press("ArrowRight")
    expect(count(asso)).to_have_text(re.compile(r"^(\d+) / \1$"))
    asso.keyboard.press("Home")
    asso.keyboard.press("ArrowUp")
    expect(count(asso)).to_have_text(re.compile("^1 / "))


@pytest.mark.parametrize("key", ["b", "B", "."])
def test_the_screen_turns_black_and_comes_back_where_it_was(asso: Page, key: str) -> None:
    show(asso, "asso#vier-stappen")
    asso.keyboard.press("PageDown")
    asso.keyboard.press(key)
    expect(count(asso)).to_contain_text("Zwart scherm.")
    pixels = asso.evaluate("document.elementFromPoint(640, 300).checkVisibility()")
    assert pixels
    assert asso.evaluate("getComputedStyle(document.elementFromPoint(640, 300)).backgroundColor") == "rgb(0, 0, 0)"
    asso.keyboard.press(key)
    expect(count(asso)).to_have_text(re.compile("^2 / "))
    asso.keyboard.press(key)
    asso.keyboard.press("PageDown")
    expect(count(asso)).to_have_text(re.compile("^2 / "))


def test_escape_leads_back_to_the_place_and_the_focus(asso: Page) -> None:
    button = asso.get_by_role("figure").get_by_role("button", name="Toon groot")
    button.scroll_into_view_if_needed()
    button.focus()
    place = asso.evaluate("scrollY")
    assert place > 0
    asso.keyboard.press("Enter")
    expect(asso.get_by_role("dialog")).to_be_visible()
    asso.keyboard.press("End")
    asso.keyboard.press("Escape")
    expect(asso.get_by_role("dialog")).to_have_count(0)
    expect(button).to_be_focused()
    assert asso.evaluate("scrollY") == place
    asso.keyboard.press("Enter")
    expect(count(asso)).to_have_text(re.compile("^1 / "))


def test_the_focus_stays_in_the_view(asso: Page) -> None:
    show(asso, "asso#vier-stappen")
    names = set()
    for _ in range(8):
        asso.keyboard.press("Tab")
        names.add(asso.evaluate("document.activeElement.closest('dialog') && document.activeElement.textContent"))
    assert {"Terug", "Verder", "Zwart", "Stoppen"} <= names


def test_the_space_bar_on_a_button_does_one_thing(asso: Page) -> None:
    view = show(asso, "asso#vier-stappen")
    view.get_by_role("button", name="Verder").press(" ")
    expect(count(asso)).to_have_text(re.compile("^2 / "))
    view.get_by_role("button", name="Zwart").press("Enter")
    expect(count(asso)).to_contain_text("Zwart scherm.")


@pytest.fixture
def phone(visit: Visits) -> Page:
    page = visit("asso.html", script=NO_FULL_SCREEN, has_touch=True, viewport={"width": 360, "height": 740})
    show(page, "asso#vier-stappen")
    return page


def test_a_tap_on_the_right_goes_on_and_on_the_left_goes_back(phone: Page) -> None:
    phone.touchscreen.tap(300, 300)
    expect(count(phone)).to_have_text(re.compile("^2 / "))
    phone.touchscreen.tap(300, 300)
    phone.touchscreen.tap(60, 300)
    expect(count(phone)).to_have_text(re.compile("^2 / "))


def test_a_swipe_goes_on_and_back(phone: Page) -> None:
    touch = phone.context.new_cdp_session(phone)
    for start, end, expected in [(90, 20, 2), (300, 220, 3), (200, 320, 2)]:
        touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": start, "y": 300}]})
        for part in (1, 2, 3):
            x = start + (end - start) * part / 3
            touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x, "y": 302}]})
        touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        expect(count(phone)).to_have_text(re.compile(f"^{expected} / "))


def test_buttons_are_large_enough_for_a_thumb(phone: Page) -> None:
    buttons = phone.get_by_role("dialog").get_by_role("button").all()
    assert len(buttons) == 4
    for button in buttons:
        box = button.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= LEAST_BUTTON
    phone.get_by_role("button", name="Stoppen").tap()
    expect(phone.get_by_role("dialog")).to_have_count(0)


# --- routes, other pages, full screen ---


def test_a_route_is_shown_piece_after_piece_also_from_other_pages(asso: Page) -> None:
    show(asso, ["basis#nooit-te-laat", "tipkaarten#deel-2", "gone#gone", "asso#voorbeeld-wc-papier"])
    shown = screens(asso)
    titles = ["Het is nooit te laat", "Kaart 2: jezelf kennen", "Voorbeeld: papier in de wc"]
    places = [shown.index(title) for title in titles]
    assert places == sorted(places)
    assert [text for text in shown if text.startswith("Om over na te denken of te praten")][-1] == shown[-1]
    assert shown.index(titles[2]) > next(at for at, text in enumerate(shown) if "Begin er niet aan zonder" in text)


def test_a_shared_reading_route_is_shown_as_a_whole(visit: Visits) -> None:
    page = visit("leesroute.html#1/Avond/basis.nooit-te-laat,tipkaarten.deel-1-samen-lol", **WALL)
    page.get_by_role("button", name="Toon groot").click()
    shown = screens(page)
    assert shown[0] == "Het is nooit te laat"
    assert shown[-1] == "Op welke momenten van een dag hebben jij en je pleegkind echt lol samen?"


def test_a_piece_is_shown_from_the_panel_to_share_it_and_the_focus_comes_back(asso: Page) -> None:
    control = asso.get_by_role("link", name="Deel: Voorbeeld: papier in de wc")
    control.click()
    asso.get_by_role("dialog").get_by_role("button", name="Toon groot").click()
    expect(count(asso)).to_have_text(re.compile("^1 / "))
    asso.keyboard.press("Escape")
    expect(asso.get_by_role("dialog")).to_have_count(0)
    expect(control).to_be_focused()


def test_what_is_not_there_opens_nothing(asso: Page) -> None:
    told = asso.evaluate(
        "handbook.load('projector').then((view) => view.show('gone#gone', null)).catch((error) => error.message)"
    )
    assert told == "nothing to show"
    expect(asso.get_by_role("dialog")).to_have_count(0)


def test_full_screen_is_used_where_it_is_allowed_and_leaving_it_leaves_the_view(visit: Visits) -> None:
    page = visit("asso.html", viewport=HALL)
    page.get_by_role("figure").get_by_role("button", name="Toon groot").click()
    page.wait_for_function("document.fullscreenElement")
    expect(page.get_by_role("button", name="Verder")).to_be_visible()
    page.get_by_role("button", name="Verder").click()
    expect(count(page)).to_have_text(re.compile("^2 / "))
    page.evaluate("document.exitFullscreen()")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_piece_of_the_programme_is_shown_without_leaving_the_page(visit: Visits) -> None:
    page = visit("voor-trainers.html", **WALL)
    page.get_by_role("button", name="Toon groot: Hoe een band groeit").click()
    assert screens(page)[0] == "Hoe een band groeit"
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Toon de vragen groot: Wat is hechting?").click()
    assert screens(page) == ["Wat herken je?", "Wat is nieuw voor je?"]


def test_a_treatment_piece_of_the_programme_brings_its_warning(visit: Visits) -> None:
    page = visit("voor-trainers.html", **WALL)
    page.get_by_role("button", name="Toon groot: Wat is therapeutisch opvoeden?").click()
    expect(stage(page)).to_contain_text("Begin er niet aan zonder steun")
    page.keyboard.press("End")
    expect(page.get_by_role("dialog").get_by_text(LINE, exact=True)).to_be_visible()


# --- it costs nothing, breaks nothing, and works everywhere ---


def test_nothing_of_it_is_loaded_before_it_is_used(visit: Visits) -> None:
    page = visit("tipkaarten.html", **WALL)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[-1]))
    page.reload()
    assert asked
    assert not [name for name in asked if name.startswith(("projector", "pages"))]
    asked.clear()
    page.get_by_role("button", name="Toon groot: Kaart 1").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert [re.sub(r"\.[0-9a-f]{8}\.", ".", name) for name in asked] == ["projector.nl.js", "projector.css"]


def test_it_works_from_a_folder_without_a_network(browser: Browser, site: Path) -> None:
    with visiting(browser, f"{site.as_uri()}/") as visit:
        page = visit("en/voor-trainers.html", **WALL)
        page.get_by_role("button", name="Show large: How a bond grows").click()
        expect(stage(page)).to_have_text("How a bond grows")
        looks = page.get_by_role("dialog").evaluate("(view) => getComputedStyle(view).position")
        assert looks == "fixed", "the view has its own style"


def test_without_scripts_there_is_no_button_for_it(visit: Visits) -> None:
    page = visit("tipkaarten.html", java_script_enabled=False)
    expect(page.get_by_role("button", name="Toon groot")).to_have_count(0)
    expect(page.get_by_text("In elke relatie beïnvloed je elkaar.")).to_be_visible()


def test_axe_finds_nothing_in_the_view(asso: Page) -> None:
    show(asso, "asso#vier-stappen")
    asso.evaluate(AXE_SCRIPT)
    for _ in range(10):
        found = asso.evaluate("""axe.run(document.querySelector("dialog[open]"), { resultTypes: ["violations"] })
          .then(({ violations }) => violations.map((rule) => `${rule.id}: ${rule.nodes[0].html}`))""")
        assert not found, "\n".join(found)
        asso.keyboard.press("PageDown")


def test_printing_from_the_view_prints_the_page(asso: Page) -> None:
    show(asso, "asso#vier-stappen")
    asso.emulate_media(media="print")
    words = plain("".join(page.extract_text() for page in PdfReader(io.BytesIO(asso.pdf())).pages))
    assert plain("Je vindt je kind op de wc.") in words
    assert plain("Stoppen") not in words


def test_a_piece_of_another_page_is_all_that_is_fetched_of_it(visit: Visits) -> None:
    page = visit("index.html")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    show(page, "asso#vier-stappen")
    fetched = {url.partition("/pieces/")[2] for url in asked if "/pieces/" in url}
    assert fetched == {"_index.js", "asso.js", "asso/vier-stappen.js"}
