"""The words of the site itself: labels, buttons, notices. One file per language."""

from __future__ import annotations

from typing import ClassVar

from handbook.content.models import DataFile, Part, Text


class ShareTexts(Part):
    """Sharing a page, section, card, tip or criterion."""

    share: Text
    copied: Text
    not_copied: Text
    message: Text
    hint: Text
    no_address: Text
    device: Text
    device_failed: Text
    whatsapp: Text
    mail: Text
    copy_link: Text
    copy_message: Text
    message_copied: Text
    copy_yourself: Text
    this_is_it: Text
    show_code: Text
    code_of: Text
    scan: Text
    route: Text
    projector: Text
    not_there: Text
    close: Text


class PaperTexts(Part):
    """At the foot of what is printed: the way back to the page itself."""

    code: Text
    address: Text
    date: Text


class CardTexts(Part):
    """The tip cards."""

    series: Text
    heading: Text
    tips: Text
    assignments: Text
    no_replacement: Text
    source: Text
    room: Text
    print_one: Text
    print_all: Text


class ChecklistTexts(Part):
    """The checklist."""

    start: Text
    precondition: Text
    either: Text
    remember: Text
    remember_help: Text
    not_remembered: Text
    wipe: Text
    wiped: Text
    open_points: Text
    open_points_help: Text
    nothing_open: Text
    no_verdict: Text
    print_points: Text
    copy_points: Text
    copied_points: Text
    not_copied_points: Text


class PageTexts(Part):
    """What stands on every page."""

    source: Text
    own: Text
    read_first: Text
    menu: Text
    search: Text
    all_sections: Text
    contents: Text
    scheme_auto: Text
    scheme_light: Text
    scheme_dark: Text
    onward: Text
    previous: Text
    next: Text
    offer: Text
    no_thanks: Text
    top: Text
    about: Text
    not_translated: Text
    other_language_text: Text
    dutch_newer: Text
    outside: Text


class NotFoundTexts(Part):
    """The page for an address that does not exist."""

    title: Text
    text: Text
    home: Text


class MovedTexts(Part):
    """An old address, whose text now stands somewhere else."""

    title: Text
    section: Text
    page: Text


class FactorTexts(Part):
    """The table and the overview of factors."""

    factor: Text
    direction: Text
    gunstig: Text
    ongunstig: Text
    onzeker_ongunstig: Text
    invloed: Text
    onduidelijk: Text
    geen_effect: Text
    glance: Text
    none: Text


class GlossaryTexts(Part):
    """The glossary, and a word's meaning in place."""

    also: Text
    general: Text
    source: Text
    more: Text
    close: Text


class SourceTexts(Part):
    """What is known of a source."""

    title: Text
    publisher: Text
    year: Text
    kind: Text
    good_for: Text
    not_for: Text
    permission: Text
    unknown: Text
    rests: Text


class HelpTexts(Part):
    """The numbers for urgent help."""

    now: Text
    never_checked: Text
    checked: Text
    too_old: Text


class ReportTexts(Part):
    """Telling about a mistake."""

    see: Text
    how: Text
    link: Text
    seen: Text
    number: Text
    subject: Text
    body: Text
    none: Text


class SituationTexts(Part):
    """The situations ('wat zie je?')."""

    all: Text


class SearchTexts(Part):
    """The search window."""

    title: Text
    label: Text
    hint: Text
    results: Text
    one: Text
    many: Text
    none: Text
    situations: Text
    help: Text
    close: Text
    loading: Text
    failed: Text


class ProjectorTexts(Part):
    """The projector view."""

    show: Text
    title: Text
    screen: Text
    previous: Text
    next: Text
    black: Text
    black_now: Text
    leave: Text
    own: Text
    discuss: Text
    recognise: Text
    not_recognise: Text
    try_out: Text
    ask: Text


class WorksheetTexts(Part):
    """The worksheets: the questions of a card with room to write."""

    label: Text
    start: Text
    privacy: Text
    remember: Text
    remember_help: Text
    not_remembered: Text
    wipe: Text
    wiped: Text
    print_one: Text
    print_all: Text


class ProgrammeTexts(Part):
    """The programme of a training day."""

    time: Text
    minutes: Text
    show: Text
    questions: Text
    show_questions: Text


class CheckedTexts(Part):
    """How far the text of a page has been checked."""

    title: Text
    sources: Text
    no_sources: Text
    professional: Text
    no_professional: Text
    parents: Text
    no_parents: Text
    translated: Text


class RouteTexts(Part):
    """What the script of reading routes says."""

    name: Text
    large: Text
    one_piece: Text
    pieces: Text
    about: Text
    applies: Text
    read_on: Text
    print_one: Text
    print: Text
    paper: Text
    printed: Text
    share: Text
    copy_link: Text
    mail: Text
    copied: Text
    not_copied: Text
    qr: Text
    show_qr: Text
    qr_too_long: Text
    change: Text
    replace: Text
    back: Text
    unreadable: Text
    newer: Text
    empty: Text
    too_many: Text
    too_long: Text
    unknown: Text
    not_loaded: Text


class RouteMakerTexts(Part):
    """What the script for who makes a reading route says besides."""

    put: Text
    bar: Text
    bar_empty: Text
    see: Text
    stop: Text
    stopped: Text
    undo: Text
    close: Text
    full: Text
    begun: Text
    unknown_one: Text
    up: Text
    down: Text
    moved: Text
    remove: Text
    removed: Text
    added: Text
    warned: Text
    one_found: Text
    found: Text
    more_found: Text
    long: Text
    emptied: Text
    kept: Text
    kept_title: Text
    untitled: Text
    renamed: Text
    edit: Text
    opened: Text
    not_kept: Text
    nothing_kept: Text
    exported: Text
    imported: Text
    bad_file: Text
    wiped: Text


class RoutePageTexts(Part):
    """The page of reading routes, and ready-made routes."""

    pieces: Text
    begin: Text
    draft: Text
    none: Text
    title: Text
    no_names: Text
    link: Text
    open: Text
    keep: Text
    again: Text
    add: Text
    filter: Text
    filter_help: Text
    kept: Text
    kept_none: Text
    to_file: Text
    from_file: Text
    wipe: Text


class PrintableTexts(Part):
    """What is printed as PDF, and the book for e-readers."""

    contents: Text
    cover: Text
    pocket: Text
    text_of: Text
    undated: Text
    newest: Text
    no_address: Text
    cut: Text
    other_side: Text
    accessible: Text


class OfflineTexts(Part):
    """What a page of the offline copy says of the copy: its age, what is missing, what needs a network."""

    made: Text
    undated: Text
    old: Text
    newest: Text
    newest_unknown: Text
    incomplete: Text
    incomplete_pocket: Text
    internet: Text


class StartTexts(Part):
    """The first page of the offline copy, START.html and START.txt."""

    title: Text
    intro: Text
    begin: Text
    begin_help: Text
    training: Text
    training_help: Text
    cards: Text
    cards_help: Text
    phone: Text
    phone_help: Text
    printing: Text
    printing_help: Text
    book: Text
    book_help: Text
    search: Text
    internet: Text
    opens_from_phone: Text
    check: Text
    unchecked: Text
    checking: Text
    whole: Text
    present: Text
    broken: Text
    cure: Text
    files: Text
    file: Text
    size: Text
    how: Text


class PocketTexts(Part):
    """The pocket copy: the handbook in one file."""

    title: Text
    intro: Text
    contents: Text
    up: Text
    other_language: Text
    not_inside: Text


class PrintedTexts(Part):
    """What the printables are called, by file name (with _ for -)."""

    tipkaarten_a4: Text
    tipkaarten_a6: Text
    checklist: Text
    asso: Text
    browndale: Text
    handboek: Text


class DownloadTexts(Part):
    """The list of files to take along, on the page for trainers."""

    title: Text
    none: Text
    in_copy: Text
    checksum: Text
    zip: Text
    pocket: Text
    book: Text
    sums: Text
    printed: Text


class Interface(DataFile):
    """docs/data/interface.<language>.yml"""

    kind: ClassVar[str] = "interface"
    share: ShareTexts
    paper: PaperTexts
    cards: CardTexts
    checklist: ChecklistTexts
    page: PageTexts
    not_found: NotFoundTexts
    moved: MovedTexts
    factors: FactorTexts
    glossary: GlossaryTexts
    sources: SourceTexts
    help: HelpTexts
    report: ReportTexts
    situations: SituationTexts
    search: SearchTexts
    checked: CheckedTexts
    route: RouteTexts
    route_maker: RouteMakerTexts
    route_page: RoutePageTexts
    printables: PrintableTexts
    offline: OfflineTexts
    start: StartTexts
    pocket: PocketTexts
    printed: PrintedTexts
    downloads: DownloadTexts
    projector: ProjectorTexts
    worksheets: WorksheetTexts
    programme: ProgrammeTexts
