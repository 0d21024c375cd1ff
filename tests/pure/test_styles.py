"""The stylesheet that pages load holds what they use, and no more."""

from __future__ import annotations

from handbook.site.bundles import named
from handbook.site.styles import cut, used_in


def kept(css: str, html: str = '<p class="a" id="i" lang="nl"></p>', script: str = "") -> str:
    return cut(css, used_in([html], [script]))


def test_a_rule_for_what_stands_on_no_page_is_left_out() -> None:
    assert kept(
        ".a{color:red}.b{color:red}p .a,p .b{top:0}ul{top:0}#i{top:1px}#j{top:1px}[lang]{top:0}[dir]{top:0}"
    ) == (".a{color:red}p .a{top:0}#i{top:1px}[lang]{top:0}")


def test_a_state_or_a_condition_in_brackets_keeps_its_rule() -> None:
    css = ".a:hover::before{top:0}.a:not(.b,.c){top:0}p:is(.b,.a){top:0}p:has(> .z){top:0}"
    assert kept(css) == css


def test_a_name_that_a_script_makes_counts_as_used() -> None:
    assert kept(".hb-made{top:0}.hb-other{top:0}", script='box.className = "hb-made"') == ".hb-made{top:0}"
    assert kept(".hb-x__a{top:0}.hb-y__a{top:0}", script="box.className = `hb-x__${name}`") == ".hb-x__a{top:0}"
    assert kept("[data-hb-scheme]{top:0}", script="root.dataset.hbScheme = 1") == "[data-hb-scheme]{top:0}"
    assert kept(".js .a{top:0}", html='<p class="a"></p><script>root.className="js"</script>') == ".js .a{top:0}"


def test_a_word_of_a_script_is_no_class_unless_it_begins_as_ours_do() -> None:
    assert kept(".note{top:0}.hb-note{top:0}mark{top:0}", script='box.role = "note hb-note mark"') == (
        ".hb-note{top:0}mark{top:0}"
    )


def test_a_value_that_no_attribute_has_leaves_the_rule_out() -> None:
    html = '<html dir="ltr"><p data-card="a-2">'
    css = '[dir="ltr"] p{top:0}[dir=rtl] p{top:0}p:not([dir=rtl]){top:0}[data-card$="3"]{top:0}p[role=x]{top:0}'
    kept_of_it = '[dir="ltr"] p{top:0}p:not([dir=rtl]){top:0}[data-card$="3"]{top:0}'
    assert kept(css, html=html) == kept_of_it
    assert kept("[aria-selected=true]{top:0}", script='a.setAttribute("aria-selected", "true")')


def test_a_rule_for_elements_without_a_class_goes_if_all_have_one() -> None:
    css = "table:not([class]) td{top:0}"
    assert kept(css, html='<table class="a"><td>') == ""
    assert kept(css, html="<table><td>") == css


def test_rules_inside_a_condition_are_cut_too_and_an_empty_condition_goes() -> None:
    assert kept("@media print{.a{top:0}.b{top:0}}@media print{.b{top:0}}@supports (top:0){.a{top:0}}") == (
        "@media print{.a{top:0}}@supports (top:0){.a{top:0}}"
    )


def test_properties_and_animations_that_nothing_names_go() -> None:
    css = ":root{--x:1px;--y:url(\"data:a;b,<c d='e'/>\");--z:var(--x)}.a{top:var(--z);animation:turn 1s}@keyframes turn{to{top:0}}@keyframes idle{to{top:0}}"
    assert kept(css) == ":root{--x:1px;--z:var(--x)}.a{top:var(--z);animation:turn 1s}@keyframes turn{to{top:0}}"


def test_the_name_of_a_file_changes_with_its_content_only() -> None:
    assert named("handbook.css", "a") == named("handbook.css", "a") != named("handbook.css", "b")
    assert named("search.nl.js", "a").startswith("search.nl.") and named("search.nl.js", "a").endswith(".js")
