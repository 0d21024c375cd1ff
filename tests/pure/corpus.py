"""What an editor, a word processor, a sync program or a stranger can leave in the project: one line per way to err.

Each case changes one file of a copy of the handbook and says where the problem must be told, and with which words.
`line` is that of the file; for `Swap` it counts from the line of what is replaced.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Put:
    """Write a file as it is here."""

    file: str
    content: str | bytes
    line: int
    words: str


@dataclass(frozen=True)
class Swap:
    """Replace the first `was` in a file, which must hold it."""

    file: str
    was: str
    becomes: str
    words: str
    line: int = 0
    told_in: str = ""
    """Another file that the problem is told in, on any line."""


@dataclass(frozen=True)
class Make:
    """Put something in place of a file: `gone`, `folder`, `fifo`, `circle` (links), `link` (out of the project)."""

    file: str
    kind: str
    words: str
    told_in: str = ""


Case = Put | Swap | Make
NL, EN, DATA = "docs/nl", "docs/en", "docs/data"
HEAD = "---\nchecked:\n  sources: 2026-11-22\n---\n\n# Titel\n\n"
"""The top of a page, so that its text begins on line 8."""
CARD = "cards:\n  - id: deel-1\n    number: 1\n    title: "
SHOWN = "basis.md, voorwaarden.md"
BIDI, LINE, NUL, TAB, BOM = "\u202e", "\u2028", "\0", "\t", "\ufeff"


def page(text: str, words: str, line: int = 8) -> Put:
    """A Dutch page with this text."""
    return Put(f"{NL}/proef.md", HEAD + text, line, words)


def head(lines: str, words: str, line: int = 2) -> Put:
    """A Dutch page with these lines in its head."""
    return Put(f"{NL}/proef.md", f"---\n{lines}\n---\n\n# Titel\n", line, words)


def cards(text: str, words: str, line: int = 4) -> Put:
    """Dutch tip cards whose first title is `text`, as typed behind 'title: '."""
    return Put(f"{DATA}/tip_cards.nl.yml", f"{CARD}{text}\n", line, words)


# fmt: off
CASES: list[Case] = [
    # pages: the head
    head("warning: [specialist]", "unknown key 'warning'; do you mean 'warnings'?"),
    head("Warnings: [specialist]", "unknown key 'Warnings'; do you mean 'warnings'?"),
    head("warnings: specialist", "is str 'specialist'; expected a list"),
    head("warnings: [specialst]", "'specialst' does not exist; expected one of: specialist"),
    head("warnings: 5", "is int '5'; expected a list"),
    head("own: ja", "valid boolean"),
    head("own: true\nown: false", "key 'own' stands twice (first on line 2)", 3),
    head("translation: machien", "do you mean 'machine'?"),
    head("checked:\n  source: 2026-11-22", "do you mean 'sources'?", 3),
    head("checked:\n  sources: 2999-01-01", "lies ahead"),
    head('checked:\n  sources: "2999-01-01"', "lies ahead"),
    head("checked:\n  sources: 1926-11-22", "was before there was a handbook"),
    head('checked:\n  sources: "2026-02-31"', "expected a day that exists", 3),
    head("checked:\n  sources: gisteren", "expected a day that exists", 3),
    head("made_from: Drie dingen: kijken", "broken YAML"),
    head("made_from: &a [*a]", "has a name (&a)"),
    head("made_from: !!python/object:os.system x", "has a YAML tag (!)"),
    head("made_from: 0c3f", "expected 12 digits and letters a-f"),
    head("search: 5", "less than or equal to 1"),
    head(f"made_from: bel {BIDI}211", "U+202E (right-to-left override)"),
    head('made_from: "bel \\u202e211"', "U+202E (right-to-left override)"),
    Put(f"{NL}/proef.md", "---\nown: true\n\n# Titel\n", 1, "the front matter does not end"),
    Put(f"{NL}/proef.md", "———\nown: true\n———\n\n# Titel\n", 1, "is only dashes"),
    Put(f"{NL}/proef.md", "\n---\nown: true\n---\n\n# Titel\n", 2, "is only dashes"),
    Put(f"{NL}/proef.md", "# Titel\n", 1, "checked: is missing"),
    # pages: the text
    Put(f"{NL}/proef.md", "", 1, "has 0 titles"),
    Put(f"{NL}/proef.md", HEAD.replace("# Titel", "Titel"), 6, "has 0 titles"),
    page("# Nog een\n", "has 2 titles"),
    page("## Zonder\n", "has no id"),
    page("## Een { #een }\n\n## Twee { #een }\n", "id 'een' stands on line 8 too", 10),
    page("## Een { #één }\n", "id 'één' is ill-formed"),
    page("## Een { #Vier-Stappen }\n", "id 'Vier-Stappen' is ill-formed"),
    page(f"## Een {{ #{'a' * 91} }}\n", "is ill-formed"),
    page("## Een { #begin }\n", "id 'begin' of a heading is one that the site makes itself"),
    page("## Een { #inhoud }\n", "is one that the site makes itself"),
    page("## Een { #menu }\n", "is one that the site makes itself"),
    page("## Een { #hb-search }\n", "is one that the site makes itself"),
    page("## Een { #tick-vooraf }\n", "is one that the site makes itself"),
    page("##Een { #een }\n", "is no heading as pages have it"),
    page("> ## Een { #een }\n", "is no heading as pages have it"),
    page("Een\n===\n", "is only dashes", 9),
    page("## Een { #een #twee }\n", "is no heading as pages have it"),
    page("## Een { #een onclick=alert(1) }\n", "'onclick=alert(1)' may not stand here"),
    page("Een\n{ onclick=alert(1) }\n", "may not stand here", 9),
    page("**Een**{ style=position:fixed }\n", "may not stand here"),
    page("**Een**{ .md-header }\n", "may not stand here"),
    page("Een { onclick=x }\n", "was not understood"),
    page("[k](javascript:alert(1))\n", "link to 'javascript:alert(1)' is not allowed"),
    page("[k](JaVaScRiPt:alert(1))\n", "is not allowed"),
    page("[k](data:text/html,x)\n", "is not allowed"),
    page("[k](http://example.org/)\n", "is not allowed"),
    page("[Bel 112](tel:211)\n", "dials another number than it shows"),
    page("[k](//example.org/)\n", "is not allowed"),
    page("[k][a]\n\n[a]: javascript:alert(1)\n", "is not allowed", 10),
    page("[k]\n\n[k]: http://example.org/\n", "is not allowed", 10),
    page("<https://example.org/>\n", "holds HTML"),
    page("[k](asso.md#vier-stapen)\n", "do you mean 'asso.md#vier-stappen'?"),
    page("[k](#nergens)\n", "leads to what does not exist"),
    page("[k](asso.html#vier-stappen)\n", "is not allowed; write asso.md#vier-stappen"),
    page("[k](/hechting/s/asso/vier-stappen/)\n", "is not allowed; write asso.md#vier-stappen"),
    page("[k](http://elders.example/ASSO.html%23Vier-Stappen)\n", "write asso.md#vier-stappen"),
    page("[k](https://elders.example/en/asso.html?utm_source=x#vier-stappen)\n", "is this handbook itself; write asso.md#vier-stappen"),
    page("[k](asso.md#vier-stappen.)\n", "write asso.md#vier-stappen"),
    page("[k] (asso.md)\n", "was not understood"),
    page("[k](asso.md\n", "was not understood"),
    page("[](asso.md)\n", "has no words"),
    page("![k](https://example.org/x.png)\n", "does not exist beside the page"),
    page("![k](img/weg.webp)\n", "does not exist beside the page"),
    page("![](img/gedeelde-link.webp)\n", "the picture has no words"),
    page("![k](img/gedeelde-link.webp){ onerror=alert(1) }\n", "may not stand here"),
    page("<script>alert(1)</script>\n", "holds HTML"),
    page("<!-- handbook:help nl -->\n", "holds HTML"),
    page("bel &#x202e;211\n", "by its name or number in HTML"),
    page(f"bel {BIDI}211\n", "U+202E (right-to-left override)"),
    page("bel \u2067211\n", "U+2067"),
    page(f"een\n\ntwee{LINE}drie\n", "U+2028 (line separator)", 10),
    page("een\x85twee\n", "U+0085"),
    page(f"een\n{NUL}\n", "U+0000", 9),
    page(f"een\n\n\x0btwee {BOM}\n", "U+000B", 10),
    page("ver\u200bborgen\n", "U+200B (zero width space)"),
    page("een\n<<<<<<< HEAD\ntwee\n=======\ndrie\n>>>>>>> main\n", "a conflict of two versions (git)", 9),
    page("[" * 20_000 + "\n", "at most 2000"),
    page("[[[[\n" * 5_000, "more than 200 times '['", 58),
    page("a" * 100_000 + "\n", "at most 2000"),
    page("> " * 900 + "x\n", "begins with too many signs"),
    page("".join(f"{' ' * 4 * n}- x\n" for n in range(300)), "is indented too far", 19),
    page("a\n" * 110_000, "at most 200 kB", 1),
    page("```\n/// help | nl\n///\n", "begins code"),
    page("    ## Een { #een }\n", "is indented by four spaces or more"),
    page(f"{TAB}tekst\n", "is indented by four spaces or more"),
    Put(f"{NL}/proef.md", (HEAD + "eén\n").encode("latin-1"), 8, "is not UTF-8"),
    Put(f"{NL}/proef.md", (HEAD + "x\n").encode("utf-16"), 1, "is not UTF-8"),
    # pages: blocks
    page("/// help | nl\n", "is not closed"),
    page("/// help | nl\n\n/// help | be\n///\n", "the block 'help' of line 8 is not closed", 10),
    page("///\n", "ends no block"),
    page("    /// help | nl\n    ///\n", "begins with /// but is no block"),
    page("⁄⁄⁄ help | nl\n⁄⁄⁄\n", "begins with /// but is no block"),
    page("／／／ help | nl\n", "begins with /// but is no block"),
    page("// / help | nl\n", "begins with /// but is no block"),
    page("// help | nl\n", "begins with /// but is no block"),
    page("> /// help | nl\n> ///\n", "begins with /// but is no block"),
    page("- /// help | nl\n", "begins with /// but is no block"),
    page("/// kort | T\n    attrs: {onclick: x}\n\nx\n\n///\n", "is indented below the beginning of a block", 9),
    page("/// helpp | nl\n///\n", "unknown block 'helpp'; do you mean 'help'?"),
    page("/// help | fr\n///\n", "'fr' does not exist; expected one of: nl, be"),
    page("/// help\n///\n", "expected COUNTRY, found nothing"),
    page("/// help | nl\n\nBel 112.\n\n///\n", "holds text, which this block does not show"),
    page("/// source | zo\n[k](javascript:x)\n///\n", "is not allowed", 9),
    page('/// warning | "force\n///\n', 'put words in "double quotes"'),
    page("[[tip-cards deel-9]]\n", "'deel-9' does not exist"),
    page("[[tip-kaart deel-1]]\n", "unknown block 'tip-kaart'"),
    page("## Een { #een }\n\nTekst.\n", "shows no source"),
    page("/// tip-cards | deel-1\n///\n\n/// tip-cards | deel-1\n///\n", "stands twice on this page", 11),
    page("/// glossary\n///\n\n## A { #allergie }\n\n/// source | own\n///\n", "id 'allergie' of a heading stands twice", 11),
    # pages: what no slip may take away
    Swap(f"{NL}/hulp.md", "/// help | nl\n///\n", "", "Noodnummer (112) stands on no page", told_in=f"{NL}/hulp.md"),
    Swap(f"{EN}/hulp.md", "/// help | be\n///\n", "", "Awel (102) stands on no page", told_in=f"{EN}/hulp.md"),
    Swap(f"{NL}/asso.md", "warnings: [specialist]\n", "", "lacks 'specialist', whose scope it is in", told_in=f"{NL}/asso.md"),
    Swap(f"{DATA}/warnings.nl.yml", "      - asso.md\n", "", "rests on 'zo', a source about treatment", told_in=f"{EN}/asso.md"),
    Swap(f"{DATA}/warnings.nl.yml", "      - asso.md\n", "      - aso.md\n", "do you mean 'asso.md'?"),
    Swap(f"{EN}/tipkaarten.md", "/// tip-cards | deel-2\n///\n", "", "lacks 'deel-2-", told_in=f"{EN}/tipkaarten.md"),
    Swap(f"{NL}/tipkaarten.md", "/// tip-cards | deel-2\n///\n", "", "tipkaarten#deel-2-tips: is gone", told_in=f"{DATA}/permalinks.yml"),
    Swap(f"{EN}/asso.md", "{ #vier-stappen }", "{ #vier-stapen }", "do you mean 'vier-stappen'?"),
    Swap(f"{EN}/asso.md", "---\n", "---\nwarnings: []\n", "stands in the Dutch page, for every language", 1),
    Swap(f"{EN}/index.md", "only_here: [over-de-vertaling]\n", "", "does not stand in the Dutch page", told_in=f"{EN}/index.md"),
    Swap(f"{EN}/asso.md", "---\n", "---\nonly_here: [vier-stappen]\n", "is no section that only this page has", 1),
    Swap(f"{NL}/asso.md", "{ #vier-stappen }", "{ #vier-stapen }", "do you mean 'vier-stappen'?"),
    Swap(f"{NL}/hulp.md", "{ #nederland }", "{ #nederlad }", "id 'nederlad' is new, and 'nederland' is gone"),
    Put(f"{EN}/alleen.md", HEAD, 1, "has no Dutch page"),
    Make(f"{NL}/asso.md", "gone", "'asso.md#vier-stappen', which does not exist", f"{DATA}/situations.nl.yml"),
    # data, in Dutch
    cards("Vragen #of zorgen", "is cut off at #"),
    cards("Vragen #", "is cut off at #"),
    cards("# niets", "is cut off at #"),
    cards(f'"een {BIDI}twee"', "U+202E"),
    cards('"een \\u2066twee"', "U+2066"),
    cards('"een\\0"', "U+0000"),
    cards(f'"een"\n    # {NUL}', "U+0000", 5),
    cards(f'"een"\n# a{LINE}b\n    tips: x\x0b', "U+000B", 6),
    cards(f'"een {BOM}twee"', "U+FEFF"),
    cards("*a", "stands for another place"),
    cards("&a [*a]", "has a name (&a)"),
    cards("!!bool x", "has a YAML tag (!)"),
    cards("[" * 3_000, "is nested more than 20 deep"),
    cards("[" * 100_000, "is nested more than 20 deep"),
    cards("{a: " * 100_000, "is nested more than 20 deep"),
    cards('"een"\n---\ncards: []', "a second document begins here", 5),
    cards('"een"\n    <<: {number: 2}', "unknown key '<<'", 5),
    cards('"een"\n    ? [a]\n    : b', "a key that is no word", 5),
    cards('"een"\n<<<<<<< HEAD', "a conflict of two versions (git)", 5),
    cards(f'"een"\n{TAB}tips: []', "a tab; use spaces", 5),
    cards('"een', "broken YAML"),
    cards("nee", "'tips' is missing", 2),
    cards("no", "is bool 'False'; expected a text"),
    cards("12:30", "is int '750'; expected a text"),
    cards("2026-01-01", "expected a text"),
    cards("2026-02-31", "'2026-02-31' cannot be read"),
    cards("9" * 5_000, "cannot be read"),
    cards('""', "is empty"),
    cards('"\u00a0"', "is empty"),
    cards(f'"{"a" * 6_000}"', "is too long"),
    cards(f'"{"[" * 3_000}](x)"', "more than 50 times '['"),
    cards('"Zie [k](x/onmouseover=document.title=String(1337)//)"', "is not allowed"),
    cards('"Zie [k](javascript:alert(1))"', "is not allowed"),
    cards('"[112](tel:211)"', "dials another number than it shows"),
    cards('"Zie [k](http://example.org)"', "is not allowed"),
    cards('"Zie [k](Asso.html%23Vier-Stappen)"', "is not allowed; do you mean asso.md#vier-stappen?"),
    cards('"Zie ![k](img/x.webp)"', "has a link or picture that cannot be read"),
    Swap(f"{DATA}/checklist.nl.yml", "(tipkaarten.md#deel-3)", "(https://x.example/s/tipkaarten/deel-3/)", "is this handbook itself; write tipkaarten.md#deel-3"),
    Swap(f"{DATA}/checklist.en.yml", "(tipkaarten.md#deel-3)", "(https://x.example/s/tipkaarten/deel-3/)", "is this handbook itself; write tipkaarten.md#deel-3"),
    Swap(f"{DATA}/checklist.en.yml", "(tipkaarten.md#deel-3)", "(tipkaarten.md#deel-33)", "which does not exist; do you mean 'tipkaarten.md#deel-3'?"),
    Swap(f"{DATA}/checklist.en.yml", "(tipkaarten.md#deel-3)", "(TipKaarten.md#Deel-3)", "which does not exist; do you mean 'tipkaarten.md#deel-3'?"),
    Put(f"{DATA}/tip_cards.nl.yml", "", 1, "the file is empty"),
    Put(f"{DATA}/tip_cards.nl.yml", "- a\n", 1, "expected keys with values"),
    Put(f"{DATA}/tip_cards.nl.yml", b"cards:\r\n  - id: x\r\n    titel: x\r\n", 3, "do you mean 'title'?"),
    Put(f"{DATA}/tip_cards.nl.yml", b"cards:\r  - id: x\r    titel: x\r", 3, "do you mean 'title'?"),
    Put(f"{DATA}/tip_cards.nl.yml", "# één\ncards: []\n".encode("cp1252"), 1, "is not UTF-8"),
    Put(f"{DATA}/tip_cards.nl.yml", "# " + "a" * 1_100_000 + "\n", 1, "at most 1000 kB"),
    Swap(f"{DATA}/glossary.nl.yml", "    basis: general", "    basis: generaal", "do you mean 'general'?"),
    Swap(f"{DATA}/glossary.nl.yml", "sources: [tipkaarten]", "sources: [tipkaart]", "do you mean 'tipkaarten'?"),
    Swap(f"{DATA}/factors.nl.yml", "direction: gunstig", "direction: gunstigg", "do you mean 'gunstig'?"),
    Swap(f"{DATA}/factors.nl.yml", 'references: ["31-36"]', 'references: ["31 tot 36"]', "expected digits, such as '31' or '31-36'"),
    Swap(f"{DATA}/checklist.nl.yml", "  - id: stabiele-plek", f"  - id: {'a' * 300}", "is too long (300 characters)"),
    Swap(f"{DATA}/doors.nl.yml", "sign: tired", "sign: moon", "tired"),
    Swap(f"{DATA}/doors.nl.yml", "place: hulp.md", "place: hulp.md#nergens", "hulp.md#nergens"),
    Swap(f"{DATA}/doors.en.yml", "  op:\n", "  opp:\n", "translates nothing", 1),
    Swap(f"{DATA}/help.nl.yml", 'numbers: ["112"]', 'numbers: ["0 - - -"]', "expected 3 to 15 digits"),
    Swap(f"{DATA}/help.nl.yml", 'numbers: ["112"]', 'numbers: ["11"]', "expected 3 to 15 digits"),
    Swap(f"{DATA}/help.nl.yml", 'numbers: ["112"]', 'numbers: ["112-"]', "expected 3 to 15 digits"),
    Swap(f"{DATA}/help.nl.yml", 'numbers: ["112"]', "numbers: [112]", "is int '112'; expected a text"),
    Swap(f"{DATA}/help.nl.yml", "    checked:\n", "    checked: 2999-01-01\n", "lies ahead"),
    Swap(f"{DATA}/help.nl.yml", "    checked:\n", '    checked: "22-11-2026"\n', "expected a day that exists"),
    Swap(f"{DATA}/help.nl.yml", "    checked:\n", "    checked: 0026-11-22\n", "was before there was a handbook"),
    Swap(f"{DATA}/help.nl.yml", "    checked:\n", "    checked: 2026-11-22 10:00:00\n", "expected a day that exists"),
    Swap(f"{DATA}/help.nl.yml", "country: nl-be", "country: nl,be", "do you mean 'nl-be'?"),
    Swap(f"{DATA}/interface.nl.yml", '"Deel: {title}"', '"Deel: {titel}"', "has {titel}, which the site does not fill in; do you mean '{title}'?"),
    Swap(f"{DATA}/interface.nl.yml", '"Deel: {title}"', '"Deel: {title.__class__}"', "has {title.__class__}, which the site does not fill in"),
    Swap(f"{DATA}/interface.nl.yml", '"Deel: {title}"', '"Deel: {title"', "has {, which the site does not fill in"),
    Swap(f"{DATA}/interface.nl.yml", '"Link gekopieerd."', '"Link {0} gekopieerd."', "has {0}, which the site does not fill in"),
    Swap(f"{DATA}/pictures.nl.yml", "  - id: browndale", "  - id: Browndale", "expected small letters, digits and hyphens"),
    Swap(f"{DATA}/programme.nl.yml", "minutes: 180", "minutes: 181", "but the parts take 180"),
    Swap(f"{DATA}/programme.nl.yml", "    minutes: 15\n    title: \"Pauze\"\n", f"    minutes: 15\n    title: \"Pauze\"\n    show: [{SHOWN}]\n", "show less, or give it more minutes: one screen a minute at most"),
    Swap(f"{DATA}/programme.nl.yml", "tips: deel-1", "tips: deel-9", "'deel-9' does not exist; expected one of: deel-1"),
    Swap(f"{DATA}/routes.nl.yml", "basis.md#wat-is-hechting", "basis.md#wat-is-hechten", "which does not exist"),
    Swap(f"{DATA}/situations.nl.yml", "        home: true", "        home: ja", "valid boolean"),
    Swap(f"{DATA}/sources.nl.yml", "    short:", "    kort:", "unknown key 'kort'"),
    Swap(f"{DATA}/summaries.nl.yml", "    text:", "    tekst:", "unknown key 'tekst'; do you mean 'text'?"),
    Swap(f"{DATA}/questions.nl.yml", "questions:\n", "question:\n", "do you mean 'questions'?"),
    Swap(f"{DATA}/questions.nl.yml", "    vier-stappen:", "    vierstappen:", "the page has no section 'vierstappen'"),
    Swap(f"{DATA}/questions.nl.yml", '- "wc papier"', '- "terug naar begin"', "already; keep it where it fits best"),
    Swap(f"{DATA}/need.nl.yml", '"radeloos"', '"radeloos?"', "ill-formed 'radeloos?'"),
    Swap(f"{DATA}/warnings.nl.yml", "treatment_sources: [zo]", "treatment_sources: [zoo]", "do you mean 'zo'?"),
    Swap(f"{DATA}/warnings.nl.yml", "  bronnen.md:", "  bronne.md:", "leads to 'bronne.md', which does not exist"),
    Swap(f"{DATA}/warnings.nl.yml", '  bronnen.md: "beschrijft de bron"', '  bronnen.md: ""', "is empty"),
    Put(f"{DATA}/tipcards.nl.yml", "cards: []\n", 1, "do you mean 'tip_cards.nl.yml'?"),
    Put(f"{DATA}/help.nl.yaml", "services: []\n", 1, "do you mean 'help.nl.yml'?"),
    # data, in English
    Swap(f"{DATA}/tip_cards.en.yml", "      moe:", "      moee:", "translates nothing", 1),
    Swap(f"{DATA}/checklist.en.yml", "precondition:", "preconditions:", "do you mean 'precondition'?"),
    Swap(f"{DATA}/factors.en.yml", "        name:", "        direction: gunstig\n        name:", "unknown key 'direction'"),
    Swap(f"{DATA}/glossary.en.yml", 'term: "allergy"', "term: allergy #1", "is cut off at #"),
    Swap(f"{DATA}/help.en.yml", '"Emergency number"', f'"Emergency {BIDI}number"', "U+202E"),
    Swap(f"{DATA}/help.en.yml", '"Emergency number"', '"[112](tel:112) [x](javascript:y)"', "is not allowed"),
    Swap(f"{DATA}/help.en.yml", '"Emergency number"', '"[Call 112](tel:211)"', "dials another number than it shows"),
    Swap(f"{DATA}/interface.en.yml", '"Share: {title}"', '"Share: {title.__class__}"', "has other {placeholders}"),
    Swap(f"{DATA}/interface.en.yml", '"Link copied."', '"Link } copied."', "has other {placeholders}"),
    Swap(f"{DATA}/pictures.en.yml", "  browndale:", "  browndale: &b", "has a name (&b)"),
    Swap(f"{DATA}/programme.en.yml", "  welkom:", "  Welkom:", "expected small letters, digits and hyphens"),
    Swap(f"{DATA}/routes.en.yml", "  eerste-gesprek:", "  eerste-gesprek: !!map", "has a YAML tag (!)"),
    Swap(f"{DATA}/situations.en.yml", '        text: "', '        text: &x "', "has a name (&x)"),
    Swap(f"{DATA}/sources.en.yml", "    short:", "    shrt:", "do you mean 'short'?"),
    Swap(f"{DATA}/summaries.en.yml", '    text: "', '    text: !t "', "has a YAML tag (!)"),
    Swap(f"{DATA}/questions.en.yml", '      - "toilet paper"', '      - 112', "is int '112'"),
    Swap(f"{DATA}/need.en.yml", "force:\n", "forces:\n", "do you mean 'force'?"),
    Swap(f"{DATA}/terms.nl.yml", 'words: ["huisarts"]', "words: []", "empty"),
    Swap(f"{DATA}/terms.en.yml", "  huisarts:", "  huisart:", "translates nothing", 1),
    Swap(f"{DATA}/warnings.en.yml", "    short:", "    link: asso.md\n    short:", "unknown key 'link'"),
    Make(f"{DATA}/interface.en.yml", "gone", "the file is absent"),
    Make(f"{DATA}/interface.nl.yml", "gone", "the file is absent"),
    # the two ledgers
    Swap(f"{DATA}/permalinks.yml", "asso#vier-stappen:\n", "asso#vier-stappen: asso#weg\n", "exists again"),
    Swap(f"{DATA}/permalinks.yml", "asso:\n", f"asso:\nasso#{'a' * 300}:\n", "ill-formed", 1),
    Swap(f"{DATA}/permalinks.yml", "asso:\n", "asso:\nasso#één:\n", "ill-formed", 1),
    Swap(f"{DATA}/permalinks.yml", "asso:\n", "asso:\nasso:\n", "stands twice", 1),
    Swap(f"{DATA}/permalinks.yml", "asso:\n", "asso:\nasso#oud: [asso]\n", "ill-formed", 1),
    Swap(f"{DATA}/permalinks.yml", "asso:\n", "asso:\nasso#oud: asso#Vier-Stappen.\n", "ill-formed 'asso#Vier-Stappen.'; write asso#vier-stappen", 1),
    Swap(f"{DATA}/permalinks.yml", "asso:\n", "asso:\nasso#oud: https://x.example/hechting/en/asso.html?utm_source=x#vier-stappen\n", "write asso#vier-stappen", 1),
    Swap(f"{DATA}/permalinks.yml", "asso:\n", "asso:\nasso#oud: /s/asso/vier-stappen/\n", "write asso#vier-stappen", 1),
    Swap(f"{DATA}/permalinks.yml", "asso:\n", "asso:\nasso%23oud: asso\n", "ill-formed 'asso%23oud'; write asso#oud", 1),
    Make(f"{DATA}/permalinks.yml", "gone", "the file is absent"),
    Put(f"{EN}/made-from.yml", "kaarten: {}\n", 1, "unknown kind 'kaarten'"),
    Put(f"{EN}/made-from.yml", 'tip_cards:\n  cards.deel-1.title: "xyz"\n', 2, "expected 12 digits and letters a-f"),
    Put(f"{EN}/made-from.yml", "tip_cards: " + "[" * 5_000, 1, "is nested more than 20 deep"),
    # mkdocs.yml
    Swap("mkdocs.yml", "vier stappen: asso.md", "vier stappen: aso.md", "'aso.md' is no page; do you mean 'asso.md'?"),
    Swap("mkdocs.yml", "Bronnen: bronnen.md", "Bronnen: asso.md", "'asso.md' stands twice in the menu"),
    Swap("mkdocs.yml", "      - Werkbladen: werkbladen.md\n", "", "'werkbladen.md' is not in the menu", told_in="mkdocs.yml"),
    Swap("mkdocs.yml", "Werkbladen: werkbladen.md", "Dieper:\n          - Werkbladen: werkbladen.md", "third level", 1),
    Swap("mkdocs.yml", "Werkbladen: werkbladen.md", "Werk: werkbladen.md", "'Werk' has no title in 'en'"),
    Swap("mkdocs.yml", "            Werkbladen: Worksheets\n", "", "'Werkbladen' has no title in 'en'", told_in="mkdocs.yml"),
    Swap("mkdocs.yml", "            Werkbladen:", "            Werkblad:", "nav_translations; do you mean 'Werkblad'?", told_in="mkdocs.yml"),
    Swap("mkdocs.yml", "Bronnen: bronnen.md", "Bronnen: javascript:alert(1)", "is no page"),
    Swap("mkdocs.yml", "  contact:", "  contact: 'x\"><script>alert(1)</script>'  #", "expected an e-mail address"),
    Swap("mkdocs.yml", "        - locale: en\n", "        - locale: de\n", "'de' has no pages"),
    Swap("mkdocs.yml", "        - locale: en\n", "        - locale: de\n", "docs/en/ is published nowhere", told_in="mkdocs.yml"),
    Swap("mkdocs.yml", "  contact:", "  kontact:", "unknown key 'kontact'; do you mean 'contact'?"),
    Swap("mkdocs.yml", "  contact:", "  contact: 5  #", "expected a text"),
    Swap("mkdocs.yml", "site_url:", "site_url: http://example.org/  #", "expected an address such as https://"),
    Swap("mkdocs.yml", "site_url:", "site_url: https://example.org/hechting  #", "with a / at its end"),
    Swap("mkdocs.yml", "site_url:", "site_url: 'https://example.org/\"><b>/'  #", "expected an address such as https://"),
    # what lies in docs/
    Put(f"{NL}/img/kaart.svg", "<svg onload='x'/>", 1, "may not lie here"),
    Put(f"{NL}/stray.html", "<script>", 1, "may not lie here"),
    Put(f"{NL}/notities.txt", "x", 1, "may not lie here"),
    Put(f"{NL}/Mijn bladzijde.md", HEAD, 1, "may not lie here"),
    Put(f"{NL}/été.md", HEAD, 1, "may not lie here"),
    Put(f"{NL}/map/asso.md", HEAD, 1, "may not lie here"),
    Put(f"{NL}/img/groot.png", bytes(600_000), 1, "at most 400 kB"),
    Put("docs/index.md", HEAD, 1, "may not lie here"),
    Put("docs/robots.txt", "x", 1, "may not lie here"),
    Put("docs/EN/asso.md", HEAD, 1, "may not lie here"),
    Put(f"{DATA}/notities.xlsx", b"PK", 1, "may not lie here"),
    Put("docs/assets/js/a.html", "x", 1, "may not lie here"),
    Put("docs/assets/img/logo.svg", "<svg/>", 1, "may not lie here"),
    Put("docs/audio/nl/asso/vier-stappen.mp3", b"x", 1, "may not lie here"),
    Put("docs/audio/nl/vier-stappen.opus", b"x", 1, "may not lie here"),
    Put("docs/audio/nl/asso/vier-stappen.opus", bytes(3_100_000), 1, "at most 3000 kB"),
    Put("docs/audio/nl/recorded.yml", 'asso/begin: "xyz"\n', 1, "is no fingerprint"),
    Put("docs/audio/en/recorded.yml", "- asso\n", 1, "expected fingerprints by page/section"),
    Swap(f"{DATA}/spoken.nl.yml", '"WAT"', '"ASSO"', "'ASSO' stands twice; keep one"),
    Swap(f"{DATA}/spoken.en.yml", "said: \"wat\"", "said: \"\"", "is empty"),
    Make(f"{NL}/img/elders.png", "link", "is a link to another place"),
    Make(f"{NL}/asso.md", "link", "is a link to another place"),
    Make(f"{NL}/asso.md", "circle", "is a link to another place"),
    Make(f"{NL}/asso.md", "folder", "is no file"),
    Make(f"{NL}/asso.md", "fifo", "is no file"),
    Make(f"{EN}/asso.md", "fifo", "is no file"),
    Make(f"{DATA}/help.nl.yml", "folder", "is no file"),
    Make(f"{DATA}/help.nl.yml", "fifo", "is no file"),
    Make(f"{DATA}/help.nl.yml", "circle", "is a link to another place"),
    Make(f"{DATA}/help.en.yml", "fifo", "is no file"),
    Make(f"{DATA}/permalinks.yml", "folder", "is no file"),
    Make(f"{EN}/made-from.yml", "fifo", "is no file"),
]
