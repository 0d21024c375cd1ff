"""A browser without scripts shows the whole handbook, and leads everywhere in it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browser.visits import PAGES, Visits, unfolded

WIDE: dict[str, Any] = {"java_script_enabled": False, "viewport": {"width": 1280, "height": 800}}

CONTRAST = """(element) => {
  const channels = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map(Number).map((value) => value / 255);
  const linear = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const light = (colour) => {
    const [red, green, blue] = channels(colour).map(linear);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  let behind = element;
  const clear = /^(transparent|rgba\\(.*, 0\\))$/;
  while (clear.test(getComputedStyle(behind).backgroundColor)) behind = behind.parentElement;
  const paper = light(getComputedStyle(behind).backgroundColor);
  const ink = light(getComputedStyle(element).color);
  return { paper, contrast: (Math.max(paper, ink) + 0.05) / (Math.min(paper, ink) + 0.05) };
}"""


@pytest.fixture
def checklist(visit: Visits) -> Page:
    return visit("checklist.html", **WIDE)


def test_the_menu_leads_to_every_page(checklist: Page) -> None:
    menu = checklist.get_by_role("navigation", name="Menu")
    for page in (page for page in PAGES if not page.startswith("en/")):
        links = menu.locator(f'a[href="{page}"]:visible')
        assert links.count(), f"the menu has no link to {page}"
    menu.get_by_role("link", name="Woordenlijst").click()
    expect(checklist.get_by_role("heading", level=1)).to_contain_text("Woordenlijst")


def test_a_phone_opens_the_menu(visit: Visits) -> None:
    page = visit("checklist.html", java_script_enabled=False, viewport={"width": 360, "height": 740}, has_touch=True)
    link = page.get_by_role("navigation", name="Menu").get_by_role("link", name="Signalen")
    expect(link).not_to_be_in_viewport()
    page.get_by_role("banner").get_by_role("link", name="Menu").tap()
    expect(link).to_be_in_viewport()
    link.tap()
    expect(page).to_have_url(re.compile(r"/signalen\.html$"))


def test_the_table_of_contents_leads_to_its_headings(checklist: Page) -> None:
    checklist.get_by_text("Op deze pagina").click()
    contents = checklist.get_by_role("navigation", name="Op deze pagina")
    contents.get_by_role("link", name="De zes voorwaarden").click()
    expect(checklist).to_have_url(re.compile("#zes-voorwaarden$"))
    expect(checklist.get_by_role("heading", name="De zes voorwaarden")).to_be_in_viewport()


def test_the_language_switch_leads_to_the_same_page_in_the_other_language(checklist: Page) -> None:
    checklist.get_by_role("navigation", name="Menu").get_by_role("link", name="English").click()
    expect(checklist).to_have_url(re.compile(r"/en/checklist\.html$"))
    checklist.get_by_role("navigation", name="Menu").get_by_role("link", name="Nederlands").click()
    expect(checklist).to_have_url(re.compile(r"/hechting/checklist\.html$"))


def test_the_checklist_is_a_list_with_boxes_to_tick(checklist: Page) -> None:
    boxes = checklist.get_by_role("main").get_by_role("listitem").get_by_role("checkbox")
    visible = [box for box in boxes.all() if box.is_visible()]
    assert len(visible) == 8, "seven statements, and one of them has two alternatives"
    for box in visible:
        box.check()
        expect(box).to_be_checked()


def test_nothing_is_offered_that_needs_a_script(visit: Visits) -> None:
    page = visit("checklist.html", **WIDE)
    expect(page.get_by_role("article").get_by_role("button")).to_have_count(0)
    page.goto("tipkaarten.html")
    expect(page.get_by_role("article").get_by_role("button")).to_have_count(0)


def test_a_hard_word_leads_to_its_meaning_in_the_glossary(checklist: Page) -> None:
    word = unfolded(checklist).get_by_role("main").get_by_role("link", name="groepsopvoeder", exact=True)
    word.click()
    expect(checklist).to_have_url(re.compile(r"/woordenlijst\.html#groepsopvoeder$"))
    expect(checklist.get_by_role("term").filter(has_text=re.compile("^groepsopvoeder", re.I))).to_be_in_viewport()


def test_a_link_control_leads_to_its_own_place(checklist: Page) -> None:
    checklist.get_by_role("link", name="Deel dit stuk: De zes voorwaarden").click()
    expect(checklist).to_have_url(re.compile("#zes-voorwaarden$"))


@pytest.mark.parametrize("address", ["checklist.html", "tipkaarten.html", "en/index.html"])
def test_a_device_set_to_dark_shows_light_letters_on_dark(visit: Visits, address: str) -> None:
    page = visit(address, color_scheme="dark", **WIDE)
    ground = page.locator("body").evaluate(CONTRAST)
    assert ground["paper"] < 0.05, "the page is not dark"
    texts = page.get_by_role("main").locator("h1, h2, h3, h4, p")
    found = texts.evaluate_all(f"""(texts) => texts.filter((text) => text.checkVisibility() && text.innerText.trim())
      .map((text) => [({CONTRAST})(text).contrast, text.innerText.slice(0, 60)])""")
    assert found
    faint = [f"{contrast:.1f}: {text}" for contrast, text in found if contrast < 4.5]
    assert not faint, "\n".join(faint)


def test_a_device_set_to_light_shows_dark_letters_on_light(visit: Visits) -> None:
    ground = visit("checklist.html", color_scheme="light", **WIDE).locator("body").evaluate(CONTRAST)
    assert ground["paper"] > 0.8
