"""Reading aloud: every sentence and nothing else, whatever the engine of a browser does wrong."""

from __future__ import annotations

import io
import re
import wave
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from browser.aloud import bar, begun, engine, later, opener, said, with_engine, words_of
from browser.axe import OTHER_VIEWS, SIDEWAYS, SMALL_TARGETS, VIEWS, violations_in
from browser.visits import PAGES, Visits, visiting
from handbook.aloud.book import of_page
from handbook.aloud.spoken import Spoken
from handbook.site.model import Book, Site
from model_of import built_site
from project import ROOT, SITE_URL, build, copy_sample

PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
FAULTS: dict[str, dict[str, Any]] = {
    "Chrome on a computer stops after 14 seconds": {"stops": True},
    "and the voice is slow": {"stops": True, "signs": 6},
    "Android ends what is cancelled": {"endsCancelled": True},
    "what follows a cancel at once is cancelled too": {"breath": True},
    "another app breaks off every fifth": {"dies": 5},
    "all of it": {"stops": True, "signs": 7, "endsCancelled": True, "breath": True, "dies": 4},
}


@pytest.fixture(scope="module")
def handbook() -> Site:
    return built_site(SITE_URL)


def told(book: Book, name: str) -> list[str]:
    """What is read of a page, as who records it gets it, with the words that a voice is given."""
    texts = [text for passage in of_page(book.pages[name].text, book.edition) for text in passage.texts]
    spoken = book.edition.data(Spoken)
    assert spoken
    pairs = spoken.pairs()
    pattern = re.compile(rf"(?<![^\W_])(?:{'|'.join(re.escape(word) for word, _ in pairs)})(?![^\W_])")
    return [pattern.sub(lambda match: dict(pairs)[match[0]], text) for text in texts]


TRANSCRIPTS = ROOT / "tests/fixtures/aloud"


@pytest.mark.parametrize(("language", "voice"), [("nl", "nl-BE local, nl-BE"), ("en", "en-US local, en-US")])
def test_a_page_of_the_sample_is_said_as_it_was_recorded(
    browser: Browser, sample: Path, language: str, voice: str
) -> None:
    """What the engine said of it stands in tests/fixtures/aloud, one utterance a line."""
    with visiting(browser, f"{sample.as_uri()}/") as visit:
        page = with_engine(visit, f"{'' if language == 'nl' else 'en/'}index.html", begin="bronnen.html")
        begun(page)
        later(page)
        assert said(page) == (TRANSCRIPTS / f"index.{language}.txt").read_text("utf-8").splitlines()
        assert page.evaluate("[...new Set(window.mock.said.map(({ voice, lang }) => `${voice}, ${lang}`))]") == [voice]
        expect(bar(page)).to_have_count(0)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The handbook of two pages, as a site in a folder."""
    folder = tmp_path_factory.mktemp("sample")
    result = build(copy_sample(folder / "project"), folder / "site", HANDBOOK_URL="", HANDBOOK_CONTACT="")
    assert result.returncode == 0, result.stderr
    return folder / "site"


@pytest.mark.parametrize("folder", ["", "en/"])
def test_every_page_is_read_whole_and_as_those_get_it_who_record(visit: Visits, handbook: Site, folder: str) -> None:
    book = handbook.books["en" if folder else "nl"]
    page = with_engine(visit, f"{folder}over.html")
    for address in PAGES:
        name = address.removeprefix("en/").removesuffix(".html")
        if address != f"{folder}{name}.html" or name == "leesroute":  # that page writes itself
            continue
        visit.go(page, address)
        wanted = words_of(told(book, name))
        if not opener(page).count():
            assert not wanted, address
            continue
        begun(page)
        later(page)
        assert words_of(said(page)) == wanted, address


@pytest.mark.parametrize("name", FAULTS)
def test_no_sentence_is_lost(visit: Visits, handbook: Site, name: str) -> None:
    """Pauses, tempi and steps back in between, with an engine that does one or more things wrong."""
    page = with_engine(visit, "en/asso.html", **FAULTS[name])
    controls = begun(page)
    for _ in range(4):
        later(page, 7000)
        controls.get_by_role("button", name="Pause").click()
        later(page, 20_000)
        controls.get_by_role("button", name="Go on").click()
    controls.get_by_role("combobox").select_option("0.75")
    later(page)
    expect(bar(page)).to_have_count(0)
    wanted = told(handbook.books["en"], "asso")
    assert in_order(words_of(wanted), words_of(said(page)))
    assert page.evaluate("window.mock.pauses") == 0


def in_order(wanted: list[str], found: list[str]) -> bool:
    """Whether all words come in their order; what was broken off may have been said twice."""
    rest: Iterator[str] = iter(found)
    return all(word in rest for word in wanted)


def test_a_voice_that_never_begins_is_told_and_the_sentence_stays(visit: Visits) -> None:
    page = with_engine(visit, "asso.html", mute=True)
    controls = begun(page)
    later(page)
    expect(controls.get_by_role("status")).to_contain_text("De stem van je apparaat stopte.")
    expect(controls.get_by_role("button", name="Verder")).to_be_visible()
    assert said(page) == []


@pytest.mark.parametrize("faults", [{"late": 1200}, {"late": 4000, "untold": True}])
def test_voices_that_come_late_are_used(visit: Visits, faults: dict[str, Any]) -> None:
    page = with_engine(visit, "asso.html", **faults)
    expect(opener(page)).to_have_count(0)
    later(page, 6000)
    begun(page)
    later(page)
    assert said(page)[1] == "Lees dit eerst"
    expect(page.get_by_role("button", name="Voorlezen kan hier niet")).to_have_count(0)


@pytest.mark.parametrize(
    ("voices", "why"),
    [
        ([["en-US", True], ["nl-NL", False]], "De stemmen van deze browser sturen de tekst naar een bedrijf."),
        ([["en-US", True]], "Dit apparaat heeft geen eigen Nederlandse stem."),
    ],
)
def test_without_a_voice_of_the_device_there_is_no_control_and_the_page_says_why(
    visit: Visits, voices: list[Any], why: str
) -> None:
    page = with_engine(visit, "asso.html", voices=voices)
    later(page, 6000)
    expect(opener(page)).to_have_count(0)
    page.get_by_role("button", name="Voorlezen kan hier niet").click()
    bar(page).wait_for()
    later(page, 100)
    expect(bar(page).get_by_role("status")).to_contain_text(why)
    expect(bar(page).get_by_role("status")).to_contain_text("een stem toevoegen")
    assert said(page) == []


def test_a_browser_that_cannot_speak_says_so(visit: Visits) -> None:
    page = visit("over.html")
    page.clock.install()
    page.add_init_script("Object.defineProperty(window, 'speechSynthesis', { value: undefined });")
    visit.go(page, "asso.html")
    later(page, 6000)
    page.get_by_role("button", name="Voorlezen kan hier niet").click()
    bar(page).wait_for()
    later(page, 100)
    expect(bar(page).get_by_role("status")).to_contain_text("Deze browser kan niet voorlezen.")


def test_nothing_is_said_or_fetched_before_it_is_asked(visit: Visits) -> None:
    page = with_engine(visit, "asso.html")
    later(page)
    assert page.evaluate("[window.mock.count, Boolean(window.handbook.features.aloud)]") == [0, False]
    expect(page.get_by_role("status").filter(has_text=re.compile(r"\S"))).to_have_count(0)


def test_a_section_is_read_with_the_warnings_of_its_page_and_no_further(visit: Visits) -> None:
    page = with_engine(visit, "asso.html")
    begun(page, "voorbeeld-wc-papier")
    later(page)
    told = said(page)
    assert told[0] == "Lees dit eerst"
    assert "Voorbeeld: papier in de wc" in told
    assert told[-1] == "Daarna mag jij doortrekken.'"
    assert "De vier stappen" not in told


def test_it_goes_on_to_the_next_section_if_asked_and_remembers_tempo_for_the_visit(visit: Visits) -> None:
    page = with_engine(visit, "asso.html")
    controls = begun(page, "vier-stappen")
    controls.get_by_role("checkbox", name="Lees door na dit stuk").check()
    controls.get_by_role("combobox", name="Tempo").select_option(label="Snel")
    later(page)
    assert "Voorbeeld: papier in de wc" in said(page)
    assert page.evaluate("window.mock.said.at(-1).rate") == 1.3
    visit.go(page, "basis.html")
    expect(begun(page, "begin").get_by_role("combobox")).to_have_value("1.3")
    assert page.evaluate("Object.keys(localStorage)") == []


def test_back_a_sentence_reads_the_one_before_again(visit: Visits) -> None:
    page = with_engine(visit, "asso.html")
    controls = begun(page, "vier-stappen")
    later(page, 9000)
    before = said(page)
    controls.get_by_role("button", name="Zin terug").click()
    later(page, 9000)
    assert said(page)[len(before)] == before[-1]


@pytest.mark.parametrize("marks_words", [True, False])
def test_the_sentence_is_marked_and_kept_in_view(visit: Visits, marks_words: bool) -> None:
    script = "" if marks_words else "Object.defineProperty(CSS, 'highlights', { value: undefined });"
    page = with_engine(visit, "asso.html", script=script, options=PHONE)
    controls = begun(page)
    limit = page.evaluate("innerHeight") - controls.evaluate("(bar) => bar.offsetHeight")
    marked = "[...CSS.highlights.get('hb-aloud')][0]" if marks_words else "document.querySelector('.hb-aloud-now')"
    matched = 0
    for _ in range(30):
        later(page, 2500)
        text = page.evaluate("window.mock.now?.text || ''")
        top, bottom, words = page.evaluate(
            f"(() => {{ const at = document.querySelector('figure.hb-aloud-now') || {marked};"
            "const { top, bottom } = at.getBoundingClientRect();"
            "return [top, bottom, at.textContent || at.toString()]; })()"
        )
        assert (0 <= top <= limit) if marks_words else (top <= limit and bottom > 0)  # a block may be taller
        matched += bool(text) and text in " ".join(words.split()).replace("ASSO", "asso")
    assert matched > 15


def test_who_leaves_or_stops_hears_nothing_more_and_has_the_focus_back(visit: Visits) -> None:
    page = with_engine(visit, "asso.html")
    controls = begun(page)
    later(page, 3000)
    page.keyboard.press("Escape")
    expect(bar(page)).to_have_count(0)
    expect(opener(page)).to_be_focused()
    at = len(said(page))
    later(page)
    assert len(said(page)) == at
    controls = begun(page)
    later(page, 3000)
    expect(controls.get_by_role("button", name="Pauze")).to_be_focused()
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    assert page.evaluate("window.mock.now") is None
    expect(bar(page)).to_have_count(0)


def test_a_fold_opens_when_its_words_are_read(visit: Visits) -> None:
    page = with_engine(visit, "asso.html")
    page.locator("#voorbeeld-wc-papier").evaluate(
        "(at) => { const list = at.closest('.hb-text').querySelector('ol');"
        "const fold = document.createElement('details'); list.before(fold); fold.append(list); }"
    )
    begun(page, "vier-stappen")
    later(page)
    assert "De kunst is om niet te oordelen." in said(page)
    assert page.locator(".hb-text details:has(ol)").first.evaluate("(fold) => fold.open")


def test_it_works_in_a_folder(browser: Browser, site: Path) -> None:
    with visiting(browser, f"{site.as_uri()}/") as visit:
        page = with_engine(visit, "en/asso.html")
        begun(page, "vier-stappen")
        later(page)
        assert said(page)[0] == "Read this first"


@pytest.mark.parametrize(("address", "views"), [("asso.html", VIEWS), ("en/asso.html", OTHER_VIEWS)])
def test_everyone_can_use_it(visit: Visits, address: str, views: tuple[tuple[str, int], ...]) -> None:
    page = with_engine(visit, address)
    begun(page, "vier-stappen")
    page.clock.resume()  # axe waits
    found = violations_in(page, views)
    assert not found, "\n".join(found)


def test_it_fits_a_small_screen_and_a_thumb(visit: Visits) -> None:
    page = with_engine(visit, "asso.html", options={**PHONE, "viewport": {"width": 320, "height": 600}})
    controls = begun(page, "vier-stappen")
    assert not page.evaluate(SMALL_TARGETS)
    assert not page.evaluate(SIDEWAYS)
    assert controls.evaluate("(bar) => bar.offsetHeight") < 240
    low = controls.locator("button, label").evaluate_all("(all) => all.filter((one) => one.offsetHeight < 44).length")
    assert low == 0


# --- recordings ---


def silence(seconds: float) -> bytes:
    """A sound, for browsers hear what a file is and do not go by its name."""
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(bytes(2 * int(8000 * seconds)))
    return out.getvalue()


def record(page: Page, asked: list[str], recorded: list[str], outdated: list[str], sound: bytes) -> None:
    """From now on these sections of the site are recorded; without a `sound` the files are not there."""

    def script(route: Route) -> None:
        body = route.fetch().text()
        for name, found in (("recorded", recorded), ("outdated", outdated)):
            assert f'"{name}":[]' in body
            body = body.replace(f'"{name}":[]', f'"{name}":{found}'.replace("'", '"'))
        route.fulfill(body=body, content_type="application/javascript")

    def file(route: Route) -> None:
        asked.append(route.request.url.partition("/audio/")[2])
        if sound:
            route.fulfill(body=sound, content_type="audio/ogg")
        else:
            route.abort()

    page.route(re.compile(r"/assets/aloud\.nl\."), script)
    page.route("**/audio/**", file)


@pytest.fixture
def open_recorded(visit: Visits) -> Callable[..., tuple[Page, list[str]]]:
    """A page whose clock runs, with a quick voice."""

    def opened(recorded: list[str], outdated: list[str], sound: bytes = b"") -> tuple[Page, list[str]]:
        page, asked = visit("over.html"), list[str]()
        page.add_init_script(engine(signs=4000))
        record(page, asked, recorded, outdated, sound)
        return visit.go(page, "asso.html"), asked

    return opened


def test_a_recording_of_a_person_goes_before_the_voice(open_recorded: Any) -> None:
    page, asked = open_recorded(["asso/vier-stappen"], [], sound=silence(0.2))
    begun(page)
    expect(bar(page)).to_have_count(0)
    told = said(page)
    assert asked == ["asso/vier-stappen.opus"]
    assert "In het kort" in told
    assert "De vier stappen" not in told
    assert "Contact maken komt daarbij eerst." not in told
    assert "Voorbeeld: papier in de wc" in told


def test_a_recording_of_an_older_text_is_not_used_and_the_page_says_so(open_recorded: Any) -> None:
    page, asked = open_recorded([], ["asso/vier-stappen"])
    page.evaluate("window.mock.said.push = () => {}")
    page.evaluate(
        "new MutationObserver(() => { const told = document.querySelector('.hb-aloud [role=status]')?.textContent;"
        "if (told) window.told = told; })"
        ".observe(document.body, { subtree: true, childList: true, characterData: true })"
    )
    begun(page, "vier-stappen")
    page.wait_for_function("window.told")
    assert page.evaluate("window.told") == (
        "De opname van dit stuk is ouder dan de tekst. Daarom leest je apparaat voor."
    )
    assert asked == []


def test_a_recording_that_does_not_come_is_read_by_the_voice(visit: Visits, open_recorded: Any) -> None:
    visit.meant = "ERR_FAILED"
    page, asked = open_recorded(["asso/vier-stappen"], [])
    begun(page, "vier-stappen")
    expect(bar(page)).to_have_count(0)
    assert asked == ["asso/vier-stappen.opus"]
    assert "Contact maken komt daarbij eerst." in said(page)
