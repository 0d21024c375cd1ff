"""A link to a reading route that was broken, escaped or tampered with says what is wrong and runs nothing."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from urllib.parse import quote

from playwright.sync_api import expect

from browser.routes import maker, titles
from browser.visits import Visits

MESSAGES = {
    "1/%E0%A4%A/asso": "Deze link kunnen we niet lezen.",
    "1//%zz": "Deze link kunnen we niet lezen.",
    "1": "Deze link kunnen we niet lezen.",
    "1/asso": "Deze link kunnen we niet lezen.",
    "1/a/b/c": "Deze link kunnen we niet lezen.",
    "0//asso": "Deze link kunnen we niet lezen.",
    "<script>pwn()</script>": "Deze link kunnen we niet lezen.",
    "3//asso": "Deze link is gemaakt met een nieuwere versie van het handboek.",
    "99/x/asso.vier-stappen": "Deze link is gemaakt met een nieuwere versie van het handboek.",
    "2//": "Op deze leesroute staat geen enkel stuk.",
    "2//%zz/3-Dag": "Deze link kunnen we niet lezen.",
    "1//": "Op deze leesroute staat geen enkel stuk.",
    "1/Titel/,,,": "Op deze leesroute staat geen enkel stuk.",
    "1//" + ",".join(f"asso.{n}" for n in range(3000)): "Deze link is te lang om een leesroute te zijn.",
    "1//" + ",".join(f"a.{n}" for n in range(61)): "Op deze leesroute staan te veel stukken.",
    "1//__proto__,constructor,toString,asso.__proto__": "Deze stukken van de route kennen we niet:",
    "1//constructor.prototype,asso.constructor,hasownproperty": "Deze stukken van de route kennen we niet:",
    "1//..%2F..%2Fevil,https:%2F%2Fevil.example%2Fx": "Deze stukken van de route kennen we niet:",
    "1//%3Cimg%20src=x%20onerror=pwn()%3E": "Deze stukken van de route kennen we niet:",
}
SET_HASH = """(text) => new Promise((done) => {
  const settled = () => {
    const told = document.querySelector("[data-hb-route-told]").childElementCount;
    const shown = document.querySelector("[data-hb-route-pieces]").childElementCount;
    const making = document.querySelector("[data-hb-route-page]").hidden;
    const note = document.querySelector("[data-hb-route-note] blockquote");
    const written = { note: note?.textContent || "", inside: note?.childElementCount || 0 };
    if (told || shown || making) done({ told: Boolean(told), shown, making, ...written });
    else requestAnimationFrame(settled);
  };
  const before = location.hash;
  location.hash = text;
  if (location.hash === before) settled();
  else addEventListener("hashchange", () => requestAnimationFrame(settled), { once: true });
})"""
FOREIGN = """() => [...document.querySelectorAll("*")].flatMap((element) => {
  const faults = [];
  const strange = "img, iframe, object, embed, base, meta[http-equiv], form[action], video, audio";
  if (element.matches(strange)) faults.push(element.outerHTML);
  const home = new URL(".", location.href).href;
  if (element.matches("script[src]") && !element.src.startsWith(home)) faults.push(element.src);
  const known = /^(https?:\\/\\/(127\\.0\\.0\\.1|localhost|handboek\\.example)|mailto:)/;
  if (element.matches("[data-hb-route-page] a") && !known.test(element.href)) faults.push(element.href);
  for (const { name } of element.attributes) if (name.startsWith("on")) faults.push(`${element.tagName} ${name}`);
  return faults;
})"""
AFTER_HASH = f"async (text) => [await ({SET_HASH})(text), ({FOREIGN})(), window.pwned]"
TRAP = "window.pwned = 0; window.pwn = () => { window.pwned += 1; }; window.alert = window.pwn;"


def test_a_broken_link_says_what_is_wrong(visit: Visits) -> None:
    page = visit(f"leesroute.html#{next(iter(MESSAGES))}", script=TRAP)
    for text, words in MESSAGES.items():
        answer, _, pwned = page.evaluate(AFTER_HASH, text)
        assert (answer["told"], pwned) == (True, 0), text
        expect(page.get_by_role("alert")).to_contain_text(words)
    page.get_by_role("link", name="Kies of maak een leesroute").click()
    expect(maker(page)).to_be_visible()


def test_a_link_at_the_end_of_a_sentence_or_escaped_by_a_messenger_still_opens(visit: Visits) -> None:
    for text in (
        "1//asso.vier-stappen.",
        "1//asso.vier-stappen)",
        "1%2F%2Fasso.vier-stappen",
        "1//asso%2Evier-stappen%2Cbasis.per-relatie",
    ):
        page = visit(f"leesroute.html#{text}")
        assert titles(page)[0] == "De vier stappen"
        expect(page.get_by_role("alert")).to_have_count(0)


def test_a_title_out_of_a_link_is_text_of_one_short_line(visit: Visits) -> None:
    page = visit("leesroute.html#1/%3Cb%3Evet%0A%E2%80%AE%3C%2Fb%3E" + "x" * 200 + "/basis.per-relatie", script=TRAP)
    titles(page)
    title = page.locator("p[data-hb-route-title]")
    expect(title).to_have_text(re.compile(r"^<b>vet </b>x{69}$"))
    assert title.evaluate("(title) => title.childElementCount") == 0


WHOLE = "Lees eerst stuk 1. Bel me <b>gerust</b>: 50% mag/kan ook & later!"
ASSO = "asso.vier-stappen"
CUT = "Het briefje bij deze route kwam niet heel over."
NOTES = {
    f"{ASSO}/{len(WHOLE)}-{quote(WHOLE, safe='')}": (WHOLE, False),
    f"{ASSO}/{len(WHOLE)}-{quote(WHOLE, safe='')}).%20Groet": (WHOLE, False),
    f"{ASSO}/{len(WHOLE)}-{quote(WHOLE, safe='')}?fbclid=1": (WHOLE, False),
    f"{ASSO}/{len(WHOLE)}-{quote(WHOLE, safe='')[:40]}": ("Lees eerst stuk 1. Bel me", True),
    f"{ASSO}/{len(WHOLE)}-{quote(WHOLE, safe='').replace('.', '%2E')[:-1]}": (f"{WHOLE[:-1]}", True),
    f"{ASSO}/4-caf%C3": ("caf", True),
    f"{ASSO}/900-{'x' * 900}": ("x" * 300, True),
    f"{ASSO}/x": ("x", True),
    f"{ASSO}/{20}-Dag%0A%E2%80%AE%3Cb%3Edag%3C/b%3E": ("Dag <b>dag</b>", True),
    f"{ASSO}/": ("", True),
    ASSO: ("", True),
    f"{ASSO}/0-": ("", False),
}
"""What stands after the title in a link with a note: the note that is shown, and whether a fault is told."""


def test_a_note_is_text_and_a_note_that_is_not_whole_is_told_while_the_pieces_are_shown(visit: Visits) -> None:
    page = visit("leesroute.html", script=TRAP)
    expect(maker(page)).to_be_visible()
    for text, (note, is_told) in NOTES.items():
        for link in (f"2/Avond/{text}", f"2%2FAvond%2F{quote(text, safe='')}"):
            answer, _, pwned = page.evaluate(AFTER_HASH, link)
            assert (answer["shown"], answer["note"], answer["inside"], pwned) == (1, note, 0, 0), link
            assert page.get_by_text(CUT).count() == is_told, link
            assert titles(page) == ["De vier stappen"]


def hashes(seed: int, count: int) -> Iterator[str]:
    """Links as people, programs and villains might make them."""
    rng = random.Random(seed)  # noqa: S311 - not for secrets
    signs = [
        "1",
        "0",
        "2",
        "/",
        "//",
        ",",
        ".",
        "#",
        "%",
        "%2F",
        "%2C",
        "%00",
        "%0a",
        "%E2%80%AE",
        "%u0041",
        "../",
        "..%2f",
        "'",
        '"',
        "`",
        "-1",
        "1e9",
        "é",
        "漢",
        "😀",
        "\u202e",
    ]
    words = [
        "asso",
        "vier-stappen",
        "__proto__",
        "constructor",
        "_index",
        "null",
        "undefined",
        "NaN",
        "begin",
        "kant-en-klaar",
        "&amp;",
        "&#x3c;",
    ]
    code = [
        "<script>pwn()</script>",
        "%3Cscript%3Epwn()%3C/script%3E",
        "<img src=x onerror=pwn()>",
        "%3Cimg%20src%3Dx%20onerror%3Dpwn()%3E",
        "javascript:pwn()",
        '"><svg onload=pwn()>',
        "${pwn()}",
        "{{7*7}}",
        "data:text/html,<script>pwn()</script>",
    ]
    parts = [*signs, *words, *code, "a" * 300, ",a" * 70]
    real = ["asso.vier-stappen", "basis.per-relatie", "tipkaarten.deel-3-fouten", "hulp"]
    for number in range(count):
        if number % 3:
            items = ",".join(rng.choice([*real, *parts]) for _ in range(rng.randint(1, 5)))
            title = quote(rng.choice(parts), safe="")
            note = "".join(rng.choice([part, quote(part, safe="")]) for part in rng.choices(parts, k=3))
            yield f"1/{title}/{items}" if number % 3 == 1 else f"2/{title}/{items}/{rng.randint(0, 400)}-{note}"
        else:
            yield "".join(rng.choice(parts) for _ in range(rng.randint(1, 9)))


def test_hundreds_of_made_up_links_run_nothing_show_nothing_foreign_and_always_give_an_answer(visit: Visits) -> None:
    page = visit("leesroute.html", script=TRAP)
    expect(maker(page)).to_be_visible()
    own = page.evaluate(FOREIGN)  # the QR code of the page itself, for paper
    assert len(own) == 1
    answers = []
    for text in [*MESSAGES, *hashes(seed=6, count=400)]:
        answer, foreign, pwned = page.evaluate(AFTER_HASH, text)
        answers.append(answer)
        assert answer["told"] or answer["shown"] or answer["making"], text
        assert foreign == own, text
        assert pwned == 0, text
        assert answer["inside"] == 0, text
        assert len(answer["note"]) <= 600, text  # signs of two halves count as one
    assert sum(bool(answer["note"]) for answer in answers) > 20
    assert sum(bool(answer["shown"]) for answer in answers) > 20
    assert sum(answer["told"] for answer in answers) > 200
