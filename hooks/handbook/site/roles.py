"""What a part of a page is. Templates say it (`data-hb-role="room warning"`), and whoever uses a page goes by it.

A role says what something *is*; which product leaves it out stands with that product. A part may have several roles.
Pages that readers get carry no roles (see site/products.py); docs/assets/js/shared/roles.js says by which selector a
script knows them.
"""

from __future__ import annotations

from enum import StrEnum

ATTRIBUTE = "data-hb-role"


class Role(StrEnum):
    """The vocabulary of `data-hb-role`."""

    # what pages are made of
    TEXT = "text"
    """The text of the page, as opposed to the site around it. One on a page; a message such as 404 has none."""
    MENU = "menu"
    """The list of all pages."""
    HEADING = "heading"
    """A heading together with what shares it."""
    ITEM = "item"
    """Something with an address (its id) that can be read by itself: a tip, a criterion, a telephone number."""
    TERM = "term"
    """A word of the glossary (`dt`) with its meaning."""
    WHOLE = "whole"
    """Shown and found as a whole: a card, the checklist. Headings in it begin nothing of their own."""
    CARD = "card"
    """A tip card. It says what its section says; the text above it only leads to it."""
    LEAD = "lead"
    """The opening of the home page: what the handbook is about."""

    VOICE = "voice"
    """What a parent sees or says, in a parent's own words."""

    # what may be left out where it says nothing
    CONTROL = "control"
    """Works on its own page only: what shares, prints, remembers or tells that it did. Buttons are so by nature."""
    INSTRUCTION = "instruction"
    """How to fill in what stands below: on screen and on paper."""
    SCREEN = "screen"
    """Of use on a screen only: a picture of the site itself, a link that begins a message."""
    WARNING = "warning"
    """A warning, whole or in one line; `data-hb-warning` says which."""
    SOURCE = "source"
    """The line that says what the text above it rests on."""
    REVIEW = "review"
    """Who checked the text, and when."""
    FOOT = "foot"
    """What the browser prints below a page or a card: the way back to it."""
    LABEL = "label"
    """What something is called: the title of a card or box, `or` between alternatives, the mark of a link."""
    EXPLANATION = "explanation"
    """Says more about the item that it stands in."""
    REFERENCE = "reference"
    """Numbers of studies as the source prints them: [31]."""
    ROOM = "room"
    """Room to write on paper, and what is printed with it."""
    EXERCISE = "exercise"
    """A worksheet: repeats the questions of a card, with fields to fill in."""
    POINTER = "pointer"
    """Only leads elsewhere, or says in short what stands elsewhere: tiles, places by situation, an overview."""
    GLOSSARY_LINK = "glossary-link"
    """A link from a hard word to the glossary."""
