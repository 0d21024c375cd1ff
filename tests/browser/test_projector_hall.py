"""A trainer shows any piece on a wall: all of it, and readable from the back of a hall."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.axe import violations
from browser.projector import NO_FULL_SCREEN, WALL, count, show, stage
from browser.visits import NAMES, Visits, unfolded, visiting

LEAST_SIZE = 28
LEAST_CONTRAST = 7
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
    ".hb-source, .hb-caution, .hb-mark, .hb-warning, .hb-actions, .hb-worksheets, .hb-card__head, .hb-card__room, "
    ".hb-sources, .hb-share-row, .hb-number, .hb-write, .hb-pager, .hb-letters, .hb-filter, .hb-print-foot, "
    ".hb-fold > summary:not(.hb-heading), .hb-checklist__memory, .hb-points, aside, button, figure, h3, input, svg, "
    "table, [hidden], [aria-hidden=true]"
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

  /* "Lees ook: ...": links that nobody can follow from the wall. */
  function onlyLeads(part) {{
    const links = [...part.querySelectorAll("a:not(.hb-term)")];
    if (!links.length || links.some((link) => link.protocol === "tel:")) return false;
    const left = links.reduce((words, link) => words.replace(link.textContent, ""), part.textContent);
    return (left.match(/[a-z]/gi) || []).length < 12;
  }}

  /* What a reader of the section reads, sentence by sentence. */
  function sentences(address) {{
    const heading = document.getElementById(address.split("#")[1]);
    if (!heading || !/^H[23]$/.test(heading.tagName)) return [];
    const texts = [];
    for (let next = heading.parentElement.nextElementSibling; next; next = next.nextElementSibling) {{
      if (/hb-heading--[123]/.test(next.className) || next.matches(".hb-fold:has(> .hb-heading)")) break;
      if (next.matches(NOT_SHOWN) || next.matches(".hb-worksheet")) continue;
      const copy = next.cloneNode(true);
      copy.querySelectorAll(NOT_SHOWN).forEach((part) => part.remove());
      for (const part of copy.matches("p, li") ? [copy] : copy.querySelectorAll("p, li")) {{
        if (part.matches("p") && onlyLeads(part)) continue;
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


@pytest.fixture
def asso(visit: Visits) -> Page:
    """The page about ASSO, on a computer that is connected to a projector."""
    return visit("asso.html", **WALL)


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
    page = unfolded(visit(f"{name}.html", **WALL))
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
    colours = asso.get_by_role("navigation", name="Menu").get_by_role("group", name="Kleuren")
    colours.get_by_role("button", name="Donker").click()
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


def test_axe_finds_nothing_in_the_view(asso: Page) -> None:
    show(asso, "asso#vier-stappen")
    for _ in range(10):
        found = violations(asso, "dialog[open]")
        assert not found, "\n".join(found)
        asso.keyboard.press("PageDown")
