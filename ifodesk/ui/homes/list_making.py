"""Makes the preview of a list: what becomes a home, and what does not and why. No Qt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from string import ascii_uppercase

from ifodesk.domain.home_columns import Column, Layout
from ifodesk.domain.sheet import Sheet, as_text
from ifodesk.ui.homes.form_spec import Answers, Ask, FieldSpec, FormSpec
from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.parts.shapes import Action, Choice, Group, Line, Tone
from ifodesk.usecases.home_import import Preview, StoppedImport
from ifodesk.words import home_import_words
from ifodesk.words import screen_words_homes_lists as words
from ifodesk.words.plural_words import number

CHOOSE, IMPORT, COLUMNS, DROP, WRITE = "choose", "import", "columns", "drop", "write"
UNDO, KEEP = "undo", "keep"
LAYOUT = "layout"
"""Code of the form of the columns."""
MOST_COLUMNS = 40
"""So many columns are offered in the form; a list of homes has fewer."""


def list_groups(preview: Preview | None, unfinished: Sequence[StoppedImport]) -> tuple[Group, ...]:
    """Return the whole part."""
    stopped = tuple(
        Line(
            f"batch-{one.batch}",
            words.UNFINISHED.format(here=number(one.here), homes=words.homes(one.of)),
            words.UNFINISHED_WHAT,
            icon=Icon.WARNING,
            tone=Tone.LATE,
            actions=(Action(UNDO, words.UNDO), Action(KEEP, words.KEEP)),
            opens=False,
        )
        for one in unfinished
    )
    head = (Group("unfinished", "", stopped),)
    return (*head, *(_start() if preview is None else _preview(preview)))


def layout_form(preview: Preview) -> FormSpec:
    """Return the form where a person says what the columns are."""
    choices = (
        Choice(None, words.NOT_READ),
        *(Choice(column, text) for column, text in home_import_words.COLUMN.items()),
    )
    chosen = preview.layout.columns
    fields = tuple(
        FieldSpec(str(at), title, Ask.ONE, chosen.get(at), choices)
        for at, title in _headings(preview.sheet, preview.layout)
    )
    return FormSpec(LAYOUT, words.COLUMNS_TITLE, words.USE, fields, text=words.COLUMNS_TEXT)


def layout_of(answers: Answers, former: Layout) -> Layout:
    """Return what a person said about the columns."""
    columns = {int(key): value for key, value in answers.values.items() if isinstance(value, Column)}
    return Layout(former.heading, columns)


def _headings(sheet: Sheet, layout: Layout) -> Iterator[tuple[int, str]]:
    row = sheet.rows[layout.heading] if layout.heading is not None else ()
    wide = max((len(one) for one in sheet.rows), default=0)
    for at in range(min(wide, MOST_COLUMNS)):
        title = as_text(row[at]) if at < len(row) else ""
        yield at, words.HEADING_OF.format(title=title.replace("&", "&&") or "-", letter=_letter(at))


def _letter(at: int) -> str:
    first, second = divmod(at, len(ascii_uppercase))
    return (ascii_uppercase[first - 1] if first else "") + ascii_uppercase[second]


def _start() -> Iterator[Group]:
    yield Group("read", words.READ, empty=words.READ_TEXT, actions=(Action(CHOOSE, words.CHOOSE, main=True),))
    yield Group("write", words.WRITE, empty=words.WRITE_TEXT, actions=(Action(WRITE, words.SAVE),))


def _preview(preview: Preview) -> Iterator[Group]:
    told = tuple(Line(f"told-{at}", text, icon=Icon.INFO, opens=False) for at, text in enumerate(_told(preview)))
    yield Group("told", preview.sheet.name, told, actions=(Action(COLUMNS, words.COLUMNS), Action(DROP, words.DROP)))
    homes = tuple(
        Line(
            f"row-{row.number}",
            row.name,
            ", ".join(part for part in (str(row.values.get("place") or ""), *row.adults) if part),
            right=words.ROW.format(number=row.number),
            icon=Icon.HOME,
            opens=False,
        )
        for row in preview.accepted
    )
    do = (Action(IMPORT, words.IMPORT.format(homes=words.homes(len(homes))), main=True),) if homes else ()
    yield Group("accepted", words.ACCEPTED.format(count=len(homes)), homes, words.NOTHING, do)
    refused = tuple(
        Line(
            f"row-{row.number}",
            row.name or words.ROW.format(number=row.number),
            " · ".join(home_import_words.reason_line(one) for one in row.reasons),
            right=words.ROW.format(number=row.number),
            icon=Icon.CROSS,
            tone=Tone.LATE,
            opens=False,
        )
        for row in preview.refused
    )
    yield Group("refused", words.REFUSED.format(count=len(refused)), refused)


def _told(preview: Preview) -> Iterator[str]:
    if preview.sheet.had_macros:
        yield words.MACROS
    if preview.sheet.more_sheets:
        yield words.MORE.format(names=", ".join(preview.sheet.more_sheets))
    if preview.layout.heading is None:
        yield words.NO_HEADING
