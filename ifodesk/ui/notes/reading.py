"""Reads the notes of a case (store lane) and makes the state of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from ifodesk.domain.entities.case import Note, TransferState
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.transfer import UNDO_DAYS
from ifodesk.ui.notes.state import DraftState, NoteLine, NoteMark, NotesState, ReadyState
from ifodesk.ui.tabs.base import Base, FieldState
from ifodesk.usecases.seen import Seen
from ifodesk.usecases.session import Session
from ifodesk.usecases.views import NoteRow
from ifodesk.words import date_words
from ifodesk.words import screen_words_notes as words

TITLE_LENGTH = 60
"""So much of the first line stands for a missing title."""

_MARKS = {
    TransferState.NOT_TRANSFERRED: NoteMark.NOT_TRANSFERRED,
    TransferState.TRANSFERRED: NoteMark.TRANSFERRED,
    TransferState.NOT_TO_BE_TRANSFERRED: NoteMark.NOT_TO_BE,
}


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes of one case with what is needed to put them in words."""

    rows: tuple[NoteRow, ...]
    names: Mapping[MemberId, str]
    now: datetime
    today: date

    def row(self, note: EntityId | None) -> NoteRow | None:
        """Return the row of one note; None when it is gone."""
        return next((row for row in self.rows if row.note.value.id == note), None)

    @property
    def untransferred(self) -> tuple[EntityId, ...]:
        """Return the ready notes that are neither transferred nor marked as not to be, oldest first."""
        waiting = (row for row in self.rows if mark_of(row) is NoteMark.NOT_TRANSFERRED)
        return tuple(row.note.value.id for row in sorted(waiting, key=_ready_at))


def read_notes(session: Session, case: EntityId) -> Notes:
    """Return the notes of *case*. Store lane."""
    rows = session.queries.notes(case)
    people = {row.note.value.author for row in rows} | {_transferred_by(row) for row in rows}
    names = {member: session.directory.member(member).name for member in people if member is not None}
    return Notes(rows, names, session.clock.now(), session.clock.today())


def notes_state(notes: Notes, selected: EntityId | None) -> NotesState:
    """Return the list, with *selected* opened beside it."""
    row = notes.row(selected)
    ready = row is not None and bool(row.note.value.ready)
    return NotesState(
        lines=tuple(_line(row, notes) for row in notes.rows),
        selected=row.note.value.id if row else None,
        draft=_draft(row.note, notes) if row and not ready else None,
        ready=_ready(row, notes) if row and ready else None,
        untransferred=notes.untransferred,
        copy_all=words.copy_all(len(notes.untransferred)),
        loaded=True,
    )


def mark_of(row: NoteRow) -> NoteMark:
    """Return how far a note has come."""
    if not row.note.value.ready:
        return NoteMark.DRAFT
    state = row.document.state if row.document else TransferState.NOT_TRANSFERRED
    return _MARKS[state]


def title_of(note: Note) -> str:
    """Return the title, else the beginning of the text, else that there is none."""
    if note.title:
        return note.title
    lines = (note.text or note.draft or "").strip().splitlines()
    if not lines:
        return words.NO_TITLE
    first = lines[0].strip()
    return first if len(first) <= TITLE_LENGTH else f"{first[:TITLE_LENGTH].rstrip()} …"


def _line(row: NoteRow, notes: Notes) -> NoteLine:
    note, mark = row.note.value, mark_of(row)
    corrected = row.corrected_by is not None
    text = words.MARK[mark] + (words.AND_CORRECTED if corrected else "")
    return NoteLine(note.id, title_of(note), _byline(note, notes), mark, text, corrected)


def _byline(note: Note, notes: Notes) -> str:
    if not note.ready:
        return words.DRAFT_BYLINE
    at = date_words.moment(note.ready_at, notes.now) if note.ready_at else ""
    name = notes.names.get(note.author, "") if note.author else ""
    written_on = note.ready_at.astimezone().date() if note.ready_at else None
    other_day = note.happened_on if note.happened_on != written_on else None
    day = words.HAPPENED.format(day=date_words.day(other_day, notes.today)) if other_day else ""
    return " · ".join(part for part in (at, day, name) if part)


def _draft(seen: Seen[Note], notes: Notes) -> DraftState:
    note = seen.value
    old = notes.row(note.corrects)
    return DraftState(
        id=note.id,
        title=FieldState(note.title or "", Base(seen, note.id, "title")),
        text=FieldState(note.draft or "", Base(seen, note.id, "draft")),
        happened_on=FieldState(note.happened_on, Base(seen, note.id, "happened_on")),
        corrects=words.CORRECTS.format(title=title_of(old.note.value)) if old else "",
    )


def _ready(row: NoteRow, notes: Notes) -> ReadyState:
    note = row.note.value
    old, new = notes.row(note.corrects), notes.row(row.corrected_by)
    return ReadyState(
        id=note.id,
        title=note.title or "",
        byline=_byline(note, notes),
        text=note.text or "",
        mark=mark_of(row),
        transfer=_transfer_text(row, notes),
        can_take_back=_can_take_back(row, notes.today),
        corrects=note.corrects,
        corrects_text=words.CORRECTS.format(title=title_of(old.note.value)) if old else "",
        corrected_by=row.corrected_by,
        corrected_text=words.CORRECTED_BY.format(title=title_of(new.note.value)) if new else "",
    )


def _transfer_text(row: NoteRow, notes: Notes) -> str:
    seen = row.document.transfer if row.document else None
    if seen is None or seen.value.state in {None, TransferState.NOT_TRANSFERRED}:
        return words.NOT_TRANSFERRED
    transfer = seen.value
    name = notes.names.get(transfer.by, "") if transfer.by else ""
    day = date_words.day(transfer.on, notes.today) if transfer.on else ""
    if transfer.state is TransferState.NOT_TO_BE_TRANSFERRED:
        return words.not_to_be(name, transfer.reason or "")
    return words.transferred(day, name, transfer.record_number or "")


def _can_take_back(row: NoteRow, today: date) -> bool:
    if mark_of(row) is NoteMark.NOT_TRANSFERRED or row.document is None or row.document.transfer is None:
        return False
    on = row.document.transfer.value.on
    return on is None or (today - on).days <= UNDO_DAYS


def _transferred_by(row: NoteRow) -> MemberId | None:
    return row.document.transfer.value.by if row.document and row.document.transfer else None


def _ready_at(row: NoteRow) -> datetime:
    return row.note.value.ready_at or datetime.min.replace(tzinfo=UTC)
