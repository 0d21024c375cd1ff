"""The handbook is kept on a device by who asks for it: whole or not at all, and nothing for who does not ask."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, BrowserType, ConsoleMessage, Page, expect

from bench.server import serving
from browser.axe import SIDEWAYS, SMALL_TARGETS, VIEWS, violations_in
from browser.keep import KEEP, Host, hosted, kept, kill, own_browser, until, window
from browser.visits import NAMES, NET
from handbook.cli.compress import compress
from project import ROOT, build, linked_copy

CACHES = "caches.keys().then((names) => names.filter((name) => name.startsWith('handboek')))"
WORKERS = "navigator.serviceWorker.getRegistrations().then((all) => all.length)"
WIDE: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce"}


@pytest.fixture
def host(site: Path, tmp_path: Path) -> Iterator[Host]:
    with hosted(site, tmp_path / "web") as found:
        yield found


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A page of a window whose storage goes when it closes, as in a private window."""
    with browser.new_context(**WIDE) as context:
        context.set_default_timeout(NET)
        yield context.new_page()


def cut(host: Host, context: BrowserContext, where: str) -> None:
    """No network any more, where the browser is or where the host is."""
    if where == "browser":
        context.set_offline(True)
    host.cut()
    if where == "browser":
        host.connect()  # it would answer, if it were asked


def test_who_does_not_ask_gets_nothing(host: Host, tab: Page) -> None:
    for name in ("index", "asso", "voor-trainers"):
        tab.goto(f"{host.base}{name}.html")
    expect(tab.get_by_role("button", name=KEEP).last).to_be_visible()
    assert tab.evaluate(WORKERS) == 0
    assert tab.evaluate(CACHES) == []
    assert not [path for path in host.asked if "kept/" in path or "sw.js" in path or "/keep." in path]
    expect(tab.locator("link[rel=manifest]")).to_have_count(0)


@pytest.mark.parametrize(("where", "folder"), [("browser", "hechting"), ("server", "")])
def test_all_works_without_a_network(browser: Browser, site: Path, tmp_path: Path, where: str, folder: str) -> None:
    with hosted(site, tmp_path / "web", folder) as host, browser.new_context(**WIDE) as context:
        context.set_default_timeout(NET)
        tab = context.new_page()
        faults: list[str] = []
        tab.goto(f"{host.base}asso.html")
        dialog = window(tab)
        expect(dialog.get_by_role("button", name=KEEP)).to_have_text(re.compile(r"\(\d+ kB\)"))
        kept(tab)
        expect(dialog.get_by_role("button", name="Toon nu de nieuwe tekst")).to_have_count(0)
        expect(dialog.get_by_text(re.compile(r"^Bewaard op .* 20\d\d \(\d+ kB\)\."))).to_be_visible()
        cut(host, context, where)
        context.on("weberror", lambda error: faults.append(str(error.error)))
        for name in NAMES:
            answer = tab.goto(f"{host.base}{name}.html")
            assert answer
            assert answer.from_service_worker, name
            expect(tab.get_by_role("heading", level=1).first).to_be_visible()
            assert tab.evaluate("getComputedStyle(document.querySelector('.hb-header')).position") == "sticky", name
            broken = "[...document.images].filter((one) => one.complete && !one.naturalWidth).map((one) => one.src)"
            assert tab.evaluate(broken) == [], name
        works(tab, host.base)
        assert not faults, "\n".join(faults)


def works(tab: Page, base: str) -> None:
    """What scripts of the site do, in a page of what is kept."""
    tab.goto(base)
    tab.get_by_role("banner").get_by_role("button", name="Zoek").click()
    expect(tab.get_by_role("dialog", name="Zoek")).to_be_visible()
    tab.keyboard.type("holding")
    expect(tab.get_by_role("option").first).to_be_visible()
    tab.goto(f"{base}checklist.html")
    tab.get_by_role("checkbox", name="Je hebt steun van je partner").check()
    tab.goto(f"{base}tipkaarten.html#deel-1")  # which opens its fold
    tab.locator("[data-hb-show]:visible").first.click()
    expect(tab.get_by_role("dialog")).to_be_visible()
    tab.goto(f"{base}leesroute.html#1/Avond/asso.vier-stappen")
    expect(tab.get_by_role("heading", name="De vier stappen")).to_be_visible()
    tab.goto(f"{base}s/asso/vier-stappen/")
    expect(tab).to_have_url(f"{base}asso.html#vier-stappen")
    tab.goto(f"{base}hulp.html")
    expect(tab.get_by_role("link", name="112").first).to_be_visible()
    tab.goto(f"{base}en/asso.html")
    expect(tab.get_by_role("heading", name="Deze pagina is niet bewaard")).to_be_visible()
    tab.get_by_role("link", name="Naar de startpagina").click()
    expect(tab).to_have_url(f"{base}index.html")


def test_help_numbers_come_from_the_network_where_it_answers(host: Host, tab: Page) -> None:
    tab.goto(f"{host.base}index.html")
    kept(tab)
    page = (host.site / "hulp.html").read_bytes()
    host.replace("hulp.html", page.replace(b"0800-0432", b"0800-9999"))
    tab.goto(f"{host.base}hulp.html")
    expect(tab.get_by_role("link", name="0800-9999")).to_be_visible()
    host.hold("hulp.html")
    tab.goto(f"{host.base}hulp.html")
    expect(tab.get_by_role("link", name="0800-0432")).to_be_visible()
    host.cut()
    tab.goto(f"{host.base}hulp.html")
    expect(tab.get_by_role("link", name="0800-0432")).to_be_visible()
    host.connect()


def test_a_newer_text_is_told_and_shown_only_to_who_says_so(host: Host, tab: Page) -> None:
    tab.goto(f"{host.base}asso.html")
    kept(tab)
    tab.reload()
    notice = tab.get_by_role("region", name="Lezen zonder internet")
    host.publish("ASSO: reageren", "Nieuw: reageren")
    tab.goto(f"{host.base}asso.html")
    expect(notice.get_by_text("Er is een nieuwere tekst van het handboek")).to_be_visible()
    notice.get_by_role("button", name="Later").click()
    tab.goto(f"{host.base}asso.html")
    expect(tab.get_by_role("heading", level=1, name="ASSO: reageren")).to_be_visible()
    expect(notice).to_have_count(0)
    tab.evaluate("sessionStorage.clear()")
    tab.reload()
    notice.get_by_role("button", name="Bekijk").click()
    dialog = window(tab)
    dialog.get_by_role("button", name="Werk bij").click()
    expect(dialog.get_by_role("status")).to_contain_text("De nieuwe tekst is bewaard.")
    expect(tab.get_by_role("heading", level=1, name="ASSO: reageren", include_hidden=True)).to_have_count(1)
    expect(dialog.get_by_text("De tekst is van 23 november 2026.")).to_be_visible()
    dialog.get_by_role("button", name="Toon nu de nieuwe tekst").click()
    expect(tab.get_by_role("heading", level=1, name="Nieuw: reageren")).to_be_visible()
    host.cut()
    tab.goto(f"{host.base}asso.html")
    expect(tab.get_by_role("heading", level=1, name="Nieuw: reageren")).to_be_visible()
    until(tab, f"{CACHES}.then((names) => names.length === 2)")
    host.connect()


def test_a_page_that_was_open_during_an_update_still_finds_what_it_needs(host: Host, tab: Page) -> None:
    tab.goto(f"{host.base}asso.html")
    kept(tab)
    tab.reload()
    host.publish("ASSO: reageren", "Nieuw: reageren")
    other = tab.context.new_page()
    other.goto(f"{host.base}basis.html")
    other.get_by_role("region", name="Lezen zonder internet").get_by_role("button", name="Bekijk").click()
    window(other).get_by_role("button", name="Werk bij").click()
    expect(window(other).get_by_role("status")).to_contain_text("De nieuwe tekst is bewaard.")
    host.cut()
    tab.get_by_role("banner").get_by_role("button", name="Zoek").click()
    expect(tab.get_by_role("dialog", name="Zoek")).to_be_visible()
    host.connect()


MOMENT = """(() => {
  let count = 0;
  const at = (of, name) => {
    const own = of[name];
    of[name] = async function (...given) {
      count += 1;
      if (await window.isMoment(count)) await new Promise(() => {});
      return own.apply(this, given);
    };
  };
  at(Cache.prototype, "put");
  at(ReadableStreamDefaultReader.prototype, "read");
  at(SubtleCrypto.prototype, "digest");
  at(ServiceWorkerContainer.prototype, "register");
})();"""
MOMENTS = sorted(random.Random(19).sample(range(1, 150), 10))  # noqa: S311 - which moments, not a secret


def test_whoever_is_cut_off_in_an_update_has_the_edition_of_before_whole(
    site: Path, tmp_path: Path, browser: Browser
) -> None:
    """Killed at ten moments of it: while it comes in, while it is looked over, and while it is stored."""
    kind = browser.browser_type
    profile = tmp_path / "profile"
    with hosted(site, tmp_path / "web") as host:
        with own_browser(kind, profile, **WIDE) as context:
            tab = context.new_page()
            tab.goto(f"{host.base}asso.html")
            kept(tab)
        host.publish("ASSO: reageren", "Nieuw: reageren")
        for moment in MOMENTS:
            killed_at(kind, profile, host, moment)
        with own_browser(kind, profile, **WIDE) as context:
            tab = context.new_page()
            assert_whole(tab, host)
            tab.goto(f"{host.base}asso.html")
            tab.get_by_role("region", name="Lezen zonder internet").get_by_role("button", name="Bekijk").click()
            window(tab).get_by_role("button", name="Werk bij").click()
            expect(window(tab).get_by_role("status")).to_contain_text("De nieuwe tekst is bewaard.")
            tab.goto(f"{host.base}asso.html")
            expect(tab.get_by_role("heading", level=1, name="Nieuw: reageren")).to_be_visible()
            until(tab, f"{CACHES}.then((names) => names.length === 2)")


def killed_at(kind: BrowserType, profile: Path, host: Host, moment: int) -> None:
    """Kill a browser that has all of the edition of before at the `moment`th step of an update."""
    with own_browser(kind, profile, **WIDE) as context:
        reached: list[int] = []

        def is_moment(count: int) -> bool:
            reached.extend([count] if count == moment else [])
            return count == moment

        tab = context.new_page()
        assert_whole(tab, host)
        context.expose_function("isMoment", is_moment)
        context.add_init_script(MOMENT)
        tab.goto(f"{host.base}asso.html")
        tab.get_by_role("region", name="Lezen zonder internet").get_by_role("button", name="Bekijk").click()
        window(tab).get_by_role("button", name="Werk bij").click()
        while not reached:
            tab.evaluate("1")  # lets what the page asked come in
        kill(profile)


def assert_whole(tab: Page, host: Host) -> None:
    """Without a network all of the edition of before is there."""
    host.cut()
    for name in ("basis", "woordenlijst", "zelfzorg", "asso"):
        answer = tab.goto(f"{host.base}{name}.html")
        assert answer
        assert answer.from_service_worker
    expect(tab.get_by_role("heading", level=1, name="ASSO: reageren")).to_be_visible()
    expect(tab.locator(".hb-header")).to_have_css("position", "sticky")
    host.connect()


def test_what_is_removed_is_gone_with_all_that_made_it_work(host: Host, tab: Page) -> None:
    tab.goto(f"{host.base}asso.html")
    dialog = kept(tab)
    dialog.get_by_role("button", name="Verwijder van dit apparaat").click()
    expect(dialog.get_by_role("status")).to_have_text("Het handboek staat niet meer op dit apparaat.")
    assert tab.evaluate(WORKERS) == 0
    assert tab.evaluate(CACHES) == []
    expect(dialog.get_by_role("button", name=KEEP)).to_be_visible()
    answer = tab.goto(f"{host.base}asso.html")
    assert answer
    assert not answer.from_service_worker


def test_each_language_is_kept_and_removed_by_itself(host: Host, tab: Page) -> None:
    tab.goto(f"{host.base}asso.html")
    kept(tab)
    tab.goto(f"{host.base}en/asso.html")
    tab.locator("#menu").get_by_role("button", name="Keep on this phone").click()
    dialog = tab.get_by_role("dialog", name="Reading without internet")
    dialog.get_by_role("button", name="Keep on this phone").click()
    expect(dialog.get_by_role("status")).to_have_text("Saved. The handbook now works without internet too.")
    tab.goto(f"{host.base}asso.html")
    window(tab).get_by_role("button", name="Verwijder van dit apparaat").click()
    expect(window(tab).get_by_role("status")).to_have_text("Het handboek staat niet meer op dit apparaat.")
    host.cut()
    tab.goto(f"{host.base}en/asso.html")
    expect(tab.get_by_role("heading", level=1, name="ASSO")).to_be_visible()
    host.connect()


def test_too_little_room_changes_nothing(host: Host, tab: Page) -> None:
    tab.goto(f"{host.base}asso.html")
    client = tab.context.new_cdp_session(tab)
    client.send("Storage.overrideQuotaForOrigin", {"origin": host.base.split("/hechting")[0], "quotaSize": 200_000})
    dialog = window(tab)
    dialog.get_by_role("button", name=KEEP).click()
    expect(dialog.get_by_role("status")).to_contain_text("Er is te weinig ruimte op dit apparaat.")
    assert tab.evaluate(f"{CACHES}.then((names) => names.filter((name) => !name.endsWith('state')))") == []
    expect(dialog.get_by_role("button", name=KEEP)).to_be_visible()


@pytest.mark.parametrize("harm", ["cut off", "damaged", "not there"])
def test_a_file_that_does_not_come_whole_changes_nothing(host: Host, tab: Page, harm: str) -> None:
    tab.goto(f"{host.base}asso.html")
    dialog = window(tab)
    expect(dialog.get_by_role("button", name=KEEP)).to_be_visible()
    file = f"kept/{json.loads((host.site / 'kept/nl.json').read_text('utf-8'))['file']}"
    whole = (host.site / file).read_bytes()
    host.replace(file, {"cut off": whole[:-1000], "damaged": whole[:-9] + b"x" + whole[-8:], "not there": b""}[harm])
    dialog.get_by_role("button", name=KEEP).click()
    expect(dialog.get_by_role("status")).to_contain_text("Dat lukte niet. Wat je al had bewaard, is er nog.")
    assert tab.evaluate(WORKERS) == 0


def test_a_browser_that_allows_no_storage_says_so(host: Host, browser: Browser, tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    (profile / "Default").mkdir(parents=True)
    settings = {"profile": {"default_content_setting_values": {"cookies": 2}}}
    (profile / "Default/Preferences").write_text(json.dumps(settings), "utf-8")
    with own_browser(browser.browser_type, profile, "chromium", **WIDE) as context:
        tab = context.new_page()
        tab.goto(f"{host.base}asso.html")
        dialog = window(tab)
        expect(dialog.get_by_role("status")).to_contain_text("laat bewaren niet toe")


def test_a_browser_that_cannot_keep_says_so(host: Host, tab: Page) -> None:
    tab.add_init_script("delete Navigator.prototype.serviceWorker;")
    tab.goto(f"{host.base}asso.html")
    expect(window(tab).get_by_role("status")).to_contain_text("Bewaren kan niet in deze browser.")
    for words in ("Op een iPhone of iPad", "in een app, zoals Facebook", "In een privévenster"):
        expect(window(tab).get_by_text(words)).to_be_visible()


def test_the_switch_ends_it_for_all_who_keep_the_handbook(host: Host, tab: Page) -> None:
    """What HANDBOOK_KEEP=no publishes; tests/site/test_device_copy.py holds that it is this."""
    tab.goto(f"{host.base}asso.html")
    kept(tab)
    tab.goto(f"{host.base}asso.html")
    host.replace("sw.js", (ROOT / "docs/assets/scripts/service_worker_off.js").read_bytes())
    tab.goto(f"{host.base}basis.html")
    until(tab, f"{WORKERS}.then((count) => count === 0)")
    until(tab, f"{CACHES}.then((names) => names.length === 0)")
    host.replace("zelfzorg.html", b"<!doctype html><h1>Van de host</h1>")
    answer = tab.goto(f"{host.base}zelfzorg.html")
    assert answer
    assert not answer.from_service_worker
    expect(tab.get_by_role("heading", name="Van de host")).to_be_visible()


def test_kept_pages_have_the_policy_of_the_server(browser: Browser, tmp_path: Path) -> None:
    folder = tmp_path / "host/site"
    with serving(folder) as served, browser.new_context(**WIDE) as context:
        result = build(ROOT, folder, HANDBOOK_URL=served.base, HANDBOOK_CONTACT="")
        assert result.returncode == 0, result.stderr
        compress(folder)
        told: list[str] = []

        def on_console(message: ConsoleMessage) -> None:
            if message.type in ("error", "warning"):
                told.append(message.text)

        context.on("console", on_console)
        tab = context.new_page()
        first = tab.goto(f"{served.base}asso.html")
        kept(tab)
        answer = tab.goto(f"{served.base}basis.html")
        assert first
        assert answer
        assert answer.from_service_worker
        for name in ("content-security-policy", "permissions-policy", "referrer-policy", "x-content-type-options"):
            assert answer.headers[name] == first.headers[name]
        tab.goto(f"{served.base}hulp.html")
        tab.goto(f"{served.base}checklist.html")
        tab.get_by_role("banner").get_by_role("button", name="Zoek").click()
        expect(tab.get_by_role("dialog", name="Zoek")).to_be_visible()
        manifest = tab.evaluate("document.querySelector('link[rel=manifest]').href")
        assert tab.request.get(manifest).headers["content-type"] == "application/manifest+json"
        assert not told, "\n".join(told)


def test_everyone_can_use_it(host: Host, tab: Page) -> None:
    tab.goto(f"{host.base}asso.html")
    expect(window(tab).get_by_role("button", name=KEEP)).to_be_visible()
    found = violations_in(tab, VIEWS)
    kept(tab)
    found += violations_in(tab, VIEWS)
    assert not found, "\n".join(found)
    tab.set_viewport_size({"width": 320, "height": 600})
    assert not tab.evaluate(SIDEWAYS)
    assert not tab.evaluate(SMALL_TARGETS)
    tab.keyboard.press("Escape")
    expect(tab.get_by_role("dialog")).to_have_count(0)


def test_copies_for_a_folder_offer_nothing_to_keep(browser: Browser, site: Path, tmp_path: Path) -> None:
    folder = linked_copy(site, tmp_path / "folder")
    with browser.new_context(**WIDE) as context:
        tab = context.new_page()
        tab.goto((folder / "index.html").as_uri())
        expect(tab.get_by_role("button", name=KEEP)).to_have_count(0)
