"""The projector view shows one thing per screen, with its warning and its source."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browser.projector import LINE, WALL, count, screens, show, stage
from browser.visits import Visits, plain, unfolded

WARNED = ["asso", "checklist", "emotionele-leeftijd", "therapeutisch-opvoeden"]


@pytest.fixture
def asso(visit: Visits) -> Page:
    """The page about ASSO, on a computer that is connected to a projector."""
    return visit("asso.html", **WALL)


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
    first = parts.filter(has_text=words["parts"][0]["title"]).filter(has_text=words["parts"][0]["text"])
    for _ in range(int((count(page).text_content() or "").split(" / ")[1])):
        if first.count():
            break
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
    page = unfolded(visit("tipkaarten.html", **WALL))
    page.get_by_role("button", name="Toon groot: Kaart 1: kijken en plezier hebben").click()
    shown = [plain(text) for text in screens(page)]
    asked = [*card["tips"], *card["assignments"], *(q for one in card["assignments"] for q in one.get("questions", []))]
    for item in asked:
        assert plain(item["text"].replace("*", "")) in shown
    (asked_last,) = (one for one in card["assignments"] if one["id"] == card["discuss"])
    assert shown[-1] == plain(f"Om over na te denken of te praten {asked_last['text']}")


def test_a_single_question_is_all_that_is_shown_of_it(visit: Visits) -> None:
    page = unfolded(visit("tipkaarten.html", **WALL))
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


@pytest.mark.parametrize("title", ["Wat niet: hechting met dwang, holding, rebirthing", "Hulp nodig?"])
def test_nothing_is_asked_after_a_warning_or_a_number_for_help(visit: Visits, title: str) -> None:
    page = unfolded(visit("voor-trainers.html", **WALL))
    page.get_by_role("button", name=f"Toon groot: {title}").click()
    shown = screens(page)
    assert shown[0].startswith(title)
    assert not [text for text in shown if text.startswith("Om over na te denken of te praten")]


def test_all_numbers_for_help_stand_on_one_screen(visit: Visits, data: Callable[[str], Any]) -> None:
    page = unfolded(visit("voor-trainers.html", **WALL))
    page.get_by_role("button", name="Toon groot: Hulp nodig?").click()
    (shown,) = screens(page)
    for service in data("help.nl")["services"]:
        assert all(number in shown for number in service["numbers"])
    assert "moeten nog worden nagekeken" in shown, "nobody has checked them yet, and the hall sees that"


def test_a_situation_of_the_programme_says_that_it_is_made_up(visit: Visits) -> None:
    page = unfolded(visit("voor-trainers.html", **WALL))
    page.get_by_role("button", name="Toon groot: De jas").click()
    first, *asked = screens(page)
    assert "Bedacht voor deze training: geen echt kind, en niet uit de bronnen." in first
    assert len(asked) == 2, "one question a screen"


def test_what_only_leads_elsewhere_is_not_shown(visit: Visits) -> None:
    page = visit("voorwaarden.html", **WALL)
    expect(page.get_by_text("Lees ook:").first).to_be_attached()
    show(page, "voorwaarden#sensitief-reageren")
    assert not [text for text in screens(page) if "Lees ook" in text]


@pytest.mark.parametrize("name", WARNED)
def test_a_warning_comes_first_and_its_line_stays(visit: Visits, name: str) -> None:
    page = visit(f"{name}.html", **WALL)
    section = page.locator(".hb-heading:has(+ .hb-mark) h2").first.get_attribute("id")
    view = show(page, f"{name}#{section}")
    expect(stage(page)).to_contain_text("beginnen zonder steun van een gehechtheidsspecialist.")
    last = int((count(page).text_content() or "").split(" / ")[1])
    for _ in range(last):
        expect(view.get_by_text(LINE, exact=True)).to_be_visible()
        page.keyboard.press("PageDown")


def test_the_warning_of_one_section_goes_along_with_it(visit: Visits) -> None:
    page = visit("emotionele-leeftijd.html", **WALL)
    show(page, "emotionele-leeftijd#wat-is-het")
    about = "De tekst gaat over kinderen met een problematische gehechtheid, en over hun ouders en opvoeders."
    expect(stage(page)).to_have_text(about)
    page.keyboard.press("End")
    expect(page.get_by_role("dialog").get_by_text(about).first).to_be_visible()


def test_a_heading_within_a_section_brings_the_warning_of_the_section(visit: Visits) -> None:
    page = visit("therapeutisch-opvoeden.html", **WALL)
    inner = page.locator(".hb-heading--3 h3").first.get_attribute("id")
    show(page, f"therapeutisch-opvoeden#{inner}")
    expect(stage(page)).to_contain_text("beginnen zonder steun van een gehechtheidsspecialist.")


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


def test_a_route_is_shown_piece_after_piece_also_from_other_pages(asso: Page) -> None:
    show(asso, ["basis#nooit-te-laat", "tipkaarten#deel-2", "gone#gone", "asso#voorbeeld-wc-papier"])
    shown = screens(asso)
    titles = ["Het is nooit te laat", "Kaart 2: jezelf kennen", "Voorbeeld: papier in de wc"]
    places = [shown.index(title) for title in titles]
    assert places == sorted(places)
    assert [text for text in shown if text.startswith("Om over na te denken of te praten")][-1] == shown[-1]
    assert shown.index(titles[2]) > next(at for at, text in enumerate(shown) if "beginnen zonder steun" in text)


def test_a_shared_reading_route_is_shown_as_a_whole(visit: Visits) -> None:
    page = visit("leesroute.html#1/Avond/basis.nooit-te-laat,tipkaarten.deel-1-samen-lol", **WALL)
    page.get_by_role("button", name="Toon groot").click()
    shown = screens(page)
    assert shown[0] == "Het is nooit te laat"
    assert shown[-1] == "Op welke momenten van een dag hebben jij en je pleegkind echt lol samen?"


def test_a_piece_is_shown_from_the_panel_to_share_it_and_the_focus_comes_back(asso: Page) -> None:
    control = unfolded(asso).get_by_role("link", name="Deel dit stuk: Voorbeeld: papier in de wc")
    control.click()
    asso.get_by_role("dialog").get_by_role("button", name="Toon groot").click()
    expect(count(asso)).to_have_text(re.compile("^1 / "))
    asso.keyboard.press("Escape")
    expect(asso.get_by_role("dialog")).to_have_count(0)
    expect(control).to_be_focused()


def test_a_piece_of_the_programme_is_shown_without_leaving_the_page(visit: Visits) -> None:
    page = unfolded(visit("voor-trainers.html", **WALL))
    page.get_by_role("button", name="Toon groot: Hoe een band groeit").click()
    assert screens(page)[0] == "Hoe een band groeit"
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Toon de vragen groot: Wat is hechting?").click()
    assert screens(page) == ["Wat herken je?", "Wat is nieuw voor je?"]


def test_a_piece_of_the_programme_brings_its_warning(visit: Visits) -> None:
    page = unfolded(visit("voor-trainers.html", **WALL))
    page.get_by_role("button", name="Toon groot: Wat de term betekent").click()
    about = "De tekst gaat over kinderen met een problematische gehechtheid"
    expect(stage(page)).to_contain_text("De tekst komt uit een artikel over kinderen met een problematische")
    page.keyboard.press("End")
    expect(page.get_by_role("dialog").get_by_text(about)).to_be_visible()
