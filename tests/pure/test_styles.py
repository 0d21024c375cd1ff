"""The stylesheet that pages load holds what they use, and no more."""

from __future__ import annotations

from handbook.assets import named
from handbook.styles import cut, used_in


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
    assert kept(".made{top:0}.other{top:0}", script='box.className = "made"') == ".made{top:0}"
    assert kept(".x__a{top:0}.y__a{top:0}", script="box.className = `x__${name}`") == ".x__a{top:0}"
    assert kept("[data-hb-scheme]{top:0}", script="root.dataset.hbScheme = 1") == "[data-hb-scheme]{top:0}"
    assert kept(".js .a{top:0}", html='<p class="a"></p><script>root.className="js"</script>') == ".js .a{top:0}"


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
