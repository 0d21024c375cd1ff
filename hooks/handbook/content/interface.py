"""The words of the site itself: labels, buttons, notices. One file per language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import StringConstraints

from handbook.content.inline_text import placeholders
from handbook.content.models import DataFile, Fault, Part, Text
from handbook.content.problems import nearest


class Holds:
    """Marks a text that the site fills in, with the names that may stand in it between braces: {title}."""

    def __init__(self, *names: str) -> None:
        self.names = names


class ShareTexts(Part):
    """Sharing a page, section, card, tip or criterion."""

    share: Annotated[Text, Holds("title")]
    which: Text
    copied: Text
    message: Text
    hint: Text
    route_seen: Text
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
    code_of: Annotated[Text, Holds("address")]
    code_too_long: Text
    scan: Text
    print: Text
    two: Annotated[Text, Holds("language")]
    route: Text
    projector: Text
    not_there: Text
    close: Text


class AloudTexts(Part):
    """Reading aloud."""

    read: Text
    why_not: Text
    pause: Text
    resume: Text
    back: Text
    stop: Text
    tempo: Text
    slow: Text
    normal: Text
    fast: Text
    read_on: Text
    picture: Annotated[Text, Holds("title")]
    recording: Text
    outdated: Text
    stuck: Text
    no_speech: Text
    only_sent: Text
    no_voice: Text
    add_voice: Text


class KeepTexts(Part):
    """Keeping the handbook on a device."""

    open: Text
    title: Text
    about: Text
    save: Annotated[Text, Holds("size")]
    busy: Text
    done: Text
    kept: Annotated[Text, Holds("date", "size")]
    text_of: Annotated[Text, Holds("date")]
    update: Annotated[Text, Holds("size")]
    updated: Text
    show: Text
    remove: Text
    removed: Text
    newer: Text
    old: Annotated[Text, Holds("date")]
    see: Text
    later: Text
    help_first: Text
    ios: Text
    in_app: Text
    private: Text
    cannot: Text
    blocked: Text
    full: Text
    failed: Text
    close: Text


class AbsentTexts(Part):
    """In the place of a page that is not kept on the device, while there is no network."""

    title: Text
    text: Text
    home: Text
    downloads: Text
    short_name: Text


class PaperTexts(Part):
    """At the foot of what is printed: the way back to the page itself."""

    code: Text
    address: Text
    date: Annotated[Text, Holds("date")]


class CardTexts(Part):
    """The tip cards."""

    series: Text
    heading: Annotated[Text, Holds("number", "title")]
    tips: Text
    assignments: Text
    no_replacement: Text
    source: Annotated[Text, Holds("number")]
    room: Text
    print_one: Annotated[Text, Holds("number")]
    print_all: Text
    own_address: Annotated[Text, Holds("number")]
    write: Text
    pager: Text
    one: Annotated[Text, Holds("number")]
    place: Annotated[Text, Holds("number", "count")]


class ChecklistTexts(Part):
    """The checklist."""

    start: Text
    precondition: Text
    either: Text
    why: Text
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
    sources: Annotated[Text, Holds("count", "kinds")]
    own: Text
    share_section: Text
    share_page: Text
    open_all: Text
    close_all: Text
    more: Text
    from_start: Text
    read_first: Text
    menu: Text
    close: Text
    search: Text
    all_sections: Text
    contents: Text
    colours: Text
    scheme_auto: Text
    scheme_light: Text
    scheme_dark: Text
    onward: Text
    previous: Text
    next: Text
    offer: Text
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
    nearest: Text


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
    filter: Text
    no_word: Text
    letter: Annotated[Text, Holds("letter")]


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
    checked: Annotated[Text, Holds("date")]
    too_old: Annotated[Text, Holds("date")]


class ReportTexts(Part):
    """Telling about a mistake."""

    see: Text
    what_to_do: Text
    how: Text
    link: Text
    seen: Text
    number: Text
    subject: Text
    body: Text
    none: Text


class LicenceTexts(Part):
    """The licences of what others made."""

    link: Text
    within: Text


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
    many: Annotated[Text, Holds("count")]
    none: Text
    little: Text
    danger: Text
    number: Text
    need: Text
    treatment: Text
    situations: Text
    help: Text
    close: Text
    loading: Text
    failed: Text
    examples: Text
    read: Text
    remember: Text
    forget: Text
    not_remembered: Text


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
    missing: Text
    missing_piece: Annotated[Text, Holds("address")]
    notes: Text
    notes_title: Text
    blocked: Text
    left: Annotated[Text, Holds("time")]
    over: Annotated[Text, Holds("time")]
    now: Text
    after: Text
    end: Text
    nothing: Text
    own: Text
    discuss: Text
    recognise: Text
    not_recognise: Text
    try_out: Text
    ask: Text


class WorksheetTexts(Part):
    """The worksheets: the questions of a card with room to write."""

    label: Annotated[Text, Holds("number", "title")]
    start: Text
    privacy: Text
    remember: Text
    remember_help: Text
    not_remembered: Text
    wipe: Text
    wiped: Text
    print_one: Annotated[Text, Holds("number")]
    print_all: Text


class ProgrammeTexts(Part):
    """The programme of a training day."""

    time: Annotated[Text, Holds("start", "end")]
    minutes: Annotated[Text, Holds("minutes")]
    run: Text
    goals: Text
    instead: Text
    together: Text
    harvest: Text
    show: Text
    case: Annotated[Text, Holds("title")]
    made_up: Text
    numbers: Text
    danger: Text
    nl: Text
    be: Text
    questions: Text
    show_questions: Text


class CheckedTexts(Part):
    """How far the text of a page has been checked."""

    title: Text
    sources: Annotated[Text, Holds("date")]
    no_sources: Text
    professional: Annotated[Text, Holds("date")]
    no_professional: Text
    parents: Annotated[Text, Holds("date")]
    no_parents: Text
    translated: Text


class RouteTexts(Part):
    """What the script of reading routes says."""

    name: Text
    large: Text
    one_piece: Text
    pieces: Annotated[Text, Holds("count")]
    about: Annotated[Text, Holds("pieces")]
    contents: Text
    note: Text
    note_own: Text
    note_cut: Text
    read: Text
    read_where: Text
    not_remembered: Text
    applies: Annotated[Text, Holds("pieces")]
    read_on: Annotated[Text, Holds("page")]
    print_one: Text
    print: Text
    paper: Text
    printed: Annotated[Text, Holds("date")]
    share: Text
    qr: Text
    change: Text
    two_languages: Annotated[Text, Holds("language")]
    one_language: Text
    no_language: Text
    replace: Text
    back: Text
    unreadable: Text
    newer: Text
    empty: Text
    too_many: Text
    too_long: Text
    unknown: Text
    not_loaded: Text


class BilingualTexts(Part):
    """A reading route in two languages."""

    untranslated: Annotated[Text, Holds("language")]
    missing: Annotated[Text, Holds("language")]


class RouteMakerTexts(Part):
    """What the script for who makes a reading route says besides."""

    put: Text
    bar: Annotated[Text, Holds("pieces")]
    bar_empty: Text
    list: Text
    see: Text
    stop: Text
    stopped: Text
    undo: Text
    undone: Text
    close: Text
    full: Annotated[Text, Holds("count")]
    begun: Text
    unknown_one: Annotated[Text, Holds("name")]
    up: Text
    down: Text
    moved: Annotated[Text, Holds("number", "count")]
    remove: Text
    removed: Annotated[Text, Holds("name")]
    added: Annotated[Text, Holds("name")]
    warned: Text
    one_found: Text
    found: Annotated[Text, Holds("count")]
    more_found: Annotated[Text, Holds("count", "shown")]
    long: Annotated[Text, Holds("count")]
    send: Text
    note_signs: Annotated[Text, Holds("count", "most")]
    note_over: Annotated[Text, Holds("count", "over", "most")]
    emptied: Text
    kept: Text
    kept_again: Text
    same_title: Annotated[Text, Holds("title")]
    title_taken: Text
    kept_full: Annotated[Text, Holds("count")]
    kept_more: Annotated[Text, Holds("count", "shown")]
    kept_title: Annotated[Text, Holds("number", "pieces")]
    untitled: Annotated[Text, Holds("pieces")]
    renamed: Text
    edit: Text
    duplicate: Text
    copy_of: Annotated[Text, Holds("number")]
    duplicated: Annotated[Text, Holds("title")]
    opened: Annotated[Text, Holds("name")]
    not_kept: Text
    nothing_kept: Text
    exported: Annotated[Text, Holds("count")]
    imported: Annotated[Text, Holds("count")]
    imported_part: Annotated[Text, Holds("count", "left", "most")]
    bad_file: Text
    wiped: Text


class RoutePageTexts(Part):
    """The page of reading routes, and ready-made routes."""

    pieces: Annotated[Text, Holds("count")]
    begin: Text
    draft: Text
    none: Text
    title: Text
    no_names: Text
    note: Text
    note_help: Text
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
    text_of: Annotated[Text, Holds("date", "version")]
    undated: Annotated[Text, Holds("version")]
    newest: Text
    no_address: Text
    cut: Text
    other_side: Annotated[Text, Holds("title")]
    continued: Annotated[Text, Holds("title")]
    downloads: Text
    accessible: Text


class OfflineTexts(Part):
    """What a page of the offline copy says of the copy: its age, what is missing, what needs a network."""

    made: Annotated[Text, Holds("date")]
    undated: Text
    old: Annotated[Text, Holds("date")]
    newest: Text
    newest_unknown: Text
    incomplete: Text
    incomplete_pocket: Text
    internet: Text


class LauncherTexts(Part):
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
    opens_from_phone: Annotated[Text, Holds("file")]
    check: Text
    unchecked: Text
    checking: Annotated[Text, Holds("done", "all")]
    whole: Annotated[Text, Holds("all")]
    present: Text
    broken: Text
    cure: Text
    packed: Annotated[Text, Holds("lost", "all")]
    files: Text
    file: Text
    size: Text
    how: Annotated[Text, Holds("file")]


class PocketTexts(Part):
    """The pocket copy: the handbook in one file, whose name has `file` in it."""

    title: Text
    file: Annotated[Text, StringConstraints(pattern=r"^[a-z]+(-[a-z]+)*$")]
    intro: Text
    contents: Text
    up: Text
    other_language: Annotated[Text, Holds("language", "file")]
    not_inside: Text


class TrainingTexts(Part):
    """What is printed for a training: the certificate and the name cards."""

    certificate: Text
    name: Text
    took_part: Text
    subjects: Text
    day: Text
    trainer: Text
    no_diploma: Text
    my_name: Text
    cut: Text


class PrintedTexts(Part):
    """What the printables are called, by file name (with _ for -); START lists them in this order."""

    waarschuwingen: Text
    hulp: Text
    trainingsmap: Text
    programma: Text
    werkbladen: Text
    deelnemersblad: Text
    evaluatie: Text
    certificaat: Text
    naamkaartjes: Text
    tipkaarten_a4: Text
    tipkaarten_a6: Text
    handboek: Text
    checklist: Text
    asso: Text
    browndale: Text


class DownloadTexts(Part):
    """The list of files to take along, on the page for trainers."""

    title: Text
    none: Text
    in_copy: Text
    checksum: Text
    zip: Text
    pocket: Annotated[Text, Holds("language")]
    book: Annotated[Text, Holds("language")]
    sums: Text
    printed: Annotated[Text, Holds("language", "name")]


class Interface(DataFile):
    """docs/data/interface.<language>.yml"""

    kind: ClassVar[str] = "interface"
    share: ShareTexts
    aloud: AloudTexts
    keep: KeepTexts
    absent: AbsentTexts
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
    licences: LicenceTexts
    situations: SituationTexts
    search: SearchTexts
    checked: CheckedTexts
    route: RouteTexts
    bilingual: BilingualTexts
    route_maker: RouteMakerTexts
    route_page: RoutePageTexts
    printables: PrintableTexts
    offline: OfflineTexts
    start: LauncherTexts
    pocket: PocketTexts
    training: TrainingTexts
    printed: PrintedTexts
    downloads: DownloadTexts
    projector: ProjectorTexts
    worksheets: WorksheetTexts
    programme: ProgrammeTexts

    def faults(self) -> Iterator[Fault]:
        """Words between braces that the site does not fill in, and braces by themselves."""
        for name in type(self).model_fields:
            part = getattr(self, name)
            for key, field in type(part).model_fields.items():
                known = {f"{{{one}}}" for mark in field.metadata if isinstance(mark, Holds) for one in mark.names}
                for found in sorted(placeholders(getattr(part, key)) - known):
                    allowed = nearest(found, known) or f"expected {' or '.join(sorted(known)) or 'no braces'}"
                    yield (name, key), f"has {found[:60]}, which the site does not fill in; {allowed}"
