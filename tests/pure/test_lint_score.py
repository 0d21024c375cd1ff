"""The score after LiNT, on the example in the README of lint-ii, as frog parses it; frog itself is not needed."""

from __future__ import annotations

import pytest
import yaml

from handbook.cli.reading import ACCEPTED, GOALS, _passed
from handbook.content.edition import languages, read_pages
from handbook.content.lint_score import (
    Features,
    Sentence,
    WordData,
    features,
    hardest,
    level,
    parse,
    parse_texts,
    score,
)
from project import ROOT

FIELDS = """\
1 De de LID(bep,stan,rest) O 2 det
2 Oudegracht Oudegracht SPEC(deeleigen) B-LOC 3 su
3 is zijn WW(pv,tgw,ev) O 0 ROOT
4 het het LID(bep,stan,evon) O 6 det
5 sfeervolle sfeervol ADJ(prenom,basis,met-e,stan) O 6 mod
6 hart hart N(soort,ev,basis,onz,stan) O 3 predc
7 van van VZ(init) O 6 mod
8 de de LID(bep,stan,rest) O 9 det
9 stad stad N(soort,ev,basis,zijd,stan) O 7 obj1
10 . . LET() O 9 punct

1 In in VZ(init) O 4 mod
2 de de LID(bep,stan,rest) O 3 det
3 middeleeuwen middeleeuwen N(soort,mv,basis) O 1 obj1
4 was zijn WW(pv,verl,ev) O 0 ROOT
5 het het VNW(pers,pron,stan,red,3,ev,onz) O 4 su
6 hier hier VNW(aanw,adv-pron,obl,vol,3o,getal) O 4 mod
7 een een LID(onbep,stan,agr) O 8 det
8 drukte drukte N(soort,ev,basis,zijd,stan) O 4 predc
9 van van VZ(init) O 8 mod
10 belang belang N(soort,ev,basis,onz,stan) O 9 obj1
11 met met VZ(init) O 10 mod
12 de de LID(bep,stan,rest) O 13 det
13 aan- aan- SPEC(afgebr) O 14 cnj
14 en en VG(neven) O 11 obj1
15 afvoer afvoer N(soort,ev,basis,zijd,stan) O 14 cnj
16 van van VZ(init) O 15 mod
17 goederen goed N(soort,mv,basis) O 16 obj1
18 . . LET() O 17 punct

1 Nu nu BW() O 2 mod
2 is zijn WW(pv,tgw,ev) O 0 ROOT
3 het het LID(bep,stan,evon) O 0 ROOT
4 een een LID(onbep,stan,agr) O 6 det
5 prachtige prachtig ADJ(prenom,basis,met-e,stan) O 6 mod
6 plek plek N(soort,ev,basis,zijd,stan) O 0 ROOT
7 om om VZ(init) O 6 mod
8 te te VZ(init) O 10 cnj
9 winkelen winkelen WW(inf,vrij,zonder) O 8 body
10 en en VG(neven) O 7 body
11 te te VZ(init) O 10 cnj
12 lunchen lunchen WW(inf,vrij,zonder) O 11 body
13 of of VG(neven) O 10 crd
14 te te VZ(init) O 13 cnj
15 dineren dineren WW(inf,vrij,zonder) O 14 body
16 in in VZ(init) O 15 mod
17 de de LID(bep,stan,rest) O 19 det
18 oude oud ADJ(prenom,basis,met-e,stan) O 19 mod
19 stadskastelen stadskasteel N(soort,mv,basis) O 16 obj1
20 . . LET() O 19 punct
"""
"""What frog prints of each word: its number, itself, its lemma, tag and kind of name, what it hangs on and how."""
TEXTS = [
    "De Oudegracht is het sfeervolle hart van de stad.",
    "In de middeleeuwen was het hier een drukte van belang met de aan- en afvoer van goederen.",
    "Nu is het een prachtige plek om te winkelen en te lunchen of te dineren in de oude stadskastelen.",
]
DATA = WordData(
    {
        "const": -4.302208863089504,
        "mean_log_word_freq": 17.314066317616003,
        "mean_max_sdl": -1.6240611785998273,
        "mean_content_words": -2.5422287085919666,
        "proportion_concrete": 15.951894022642866,
    },
    {
        "hart": 5.293120582960477,
        "stad": 5.435577664689725,
        "middeleeuwen": 3.423686536423184,
        "drukte": 3.96775458077346,
        "belang": 4.509063243912051,
        "afvoer": 3.3845344124610364,
        "goederen": 3.7985612410265284,
        "prachtige": 4.7805033384066125,
        "plek": 5.249034299064351,
        "winkelen": 4.177454440810221,
        "dineren": 3.893254653252401,
        "oude": 5.436741798693928,
    },
    frozenset({"lunchen", "sfeervol"}),
    {
        "hart": ("undefined", None),
        "stad": ("concrete", None),
        "middeleeuwen": ("concrete", None),
        "drukte": ("abstract", None),
        "belang": ("abstract", None),
        "afvoer": ("concrete", None),
        "goederen": ("undefined", None),
        "plek": ("undefined", None),
    },
    frozenset(),
    frozenset({"km"}),
)
OF_LINT_II = [18.488663741182307, 54.29401862227567, 63.24784032931867]
"""The scores of the sentences, and of the whole, in the README of lint-ii 0.1.3."""
WHOLE_OF_LINT_II = 48.21821023715232


def printed(fields: str) -> str:
    """The fields in the columns of frog, some of which stay empty here."""
    lines = []
    for line in fields.splitlines():
        columns = line.split()
        if columns:
            number, text, lemma, tag, name, head, relation = columns
            columns = [number, text, lemma, "", tag, "1.000000", name, "", "", head, relation]
        lines.append("\t".join(columns))
    return "\n".join(lines) + "\n\n"


EXAMPLE = [Sentence(tokens, DATA) for tokens in parse(printed(FIELDS))]


def test_the_formula_is_that_of_lint_ii() -> None:
    assert Features(5.364349123825101, 3, 4.0, 0.5).score(DATA.coefficients) == pytest.approx(OF_LINT_II[0])


def test_words_are_counted_as_lint_ii_counts_them() -> None:
    assert features(EXAMPLE).frequency == pytest.approx(4.208347333820788)
    assert [[token.text for token in sentence.content] for sentence in EXAMPLE] == [
        ["oudegracht", "sfeervolle", "hart", "stad"],
        ["middeleeuwen", "drukte", "belang", "afvoer", "goederen"],
        ["prachtige", "plek", "winkelen", "lunchen", "dineren", "oude", "stadskastelen"],
    ]


def test_words_hang_as_in_the_tree_of_spacy() -> None:
    first = EXAMPLE[0]
    assert [first.tree.distance(number) for number in range(9)] == [0, 3, 2, 1, 0, 0, 1, 0, 2]
    assert [sentence.distance for sentence in EXAMPLE] == [3, 4, 8]


def test_the_example_scores_near_what_lint_ii_gives_it() -> None:
    """Frog takes Oudegracht for a place, and hangs met de aan- en afvoer on belang, where spaCy has drukte."""
    assert [sentence.score for sentence in EXAMPLE] == pytest.approx([15.83, 51.05, OF_LINT_II[2]], abs=0.01)
    assert score(EXAMPLE) == pytest.approx(46.03, abs=0.01)
    assert score(EXAMPLE) == pytest.approx(WHOLE_OF_LINT_II, abs=2.5)


def test_the_hardest_sentences_come_first() -> None:
    assert [text for text, _ in hardest(dict(zip(TEXTS, EXAMPLE, strict=True)), 2)] == [TEXTS[2], TEXTS[1]]


def test_a_text_that_lacks_one_of_the_four_has_no_score() -> None:
    no_verb = "1 Goed goed ADJ(vrij,basis,zonder) O 0 ROOT\n2 hart hart N(soort,ev) O 1 mod"
    assert Sentence(parse(printed(no_verb))[0], DATA).score is None
    assert score([]) is None


def test_a_fixed_phrase_is_its_words() -> None:
    phrase = "1 niet_alleen niet_alleen BW()_BW() O_O 2 mod\n2 doen doen WW(inf) O 0 ROOT"
    tokens = parse(printed(phrase))[0]
    assert [(token.text, token.head) for token in tokens] == [("niet", 2), ("alleen", 0), ("doen", 2)]


def test_what_frog_splits_is_joined() -> None:
    parts = "1 ZO ZO SPEC(deeleigen) B-ORG 0 ROOT\n2 ! ! LET() O 1 punct\n\n1 helpt helpen WW(pv,tgw) O 0 ROOT"
    joined = parse_texts(printed(parts), ["ZO! helpt"])
    assert [(token.text, token.head) for token in joined[0]] == [("zo", 0), ("!", 0), ("helpt", 2)]
    with pytest.raises(ValueError, match="does not have"):
        parse_texts(printed(parts), ["ZO! helpt je"])


@pytest.mark.parametrize(("of", "is_level"), [(33.9, 1), (34, 2), (46, 3), (58, 4), (100, 4)])
def test_levels_are_those_of_lint(of: float, is_level: int) -> None:
    assert level(of) == is_level


def test_a_score_may_pass_what_is_accepted_by_2() -> None:
    assert not _passed({"page": 32.0}, {"page": 30.0})
    assert _passed({"page": 32.1}, {"page": 30.0})
    assert not _passed({"page": 90.0}, {})


def test_accepted_scores_are_of_pages_that_are_there() -> None:
    accepted = yaml.safe_load((ROOT / ACCEPTED).read_text("utf-8"))
    docs = ROOT / "docs"
    assert set(accepted) <= set(read_pages(docs, languages(docs), [])["nl"])
    assert all(set(scores) <= set(GOALS) for scores in accepted.values())
