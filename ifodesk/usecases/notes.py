"""Notes: a draft until the writer says "klar", then never changed.

A correction is a new note (SoL 2025:400 14 kap. 3 §).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from ifodesk.domain.entities.case import Note
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.saving import Made, change, new_id, tidy, words_or_none
from ifodesk.usecases.seen import Saved, Seen, Write
from ifodesk.usecases.session import Session


@dataclass(frozen=True, slots=True)
class StartNote:
    """Begin a note. It stays on this device until it is ready."""

    session: Session

    def __call__(self, case: EntityId, *, text: str = "", title: str = "", happened_on: date | None = None) -> Made:
        """Return the new draft."""
        return _start(self.session, case, Note(id=_NEW, title=title, draft=text, happened_on=happened_on))


@dataclass(frozen=True, slots=True)
class SaveDraft:
    """Keep what is being written. The editor does it at every pause."""

    session: Session

    def __call__(self, seen: Seen[Note], *, title: str, text: str, happened_on: date | None) -> Saved:
        """Save the draft, however unfinished. Raises ``RuleError`` note_ready or not_the_writer."""
        _check_draft(self.session, seen.value)
        value = replace(seen.value, title=title, draft=text, happened_on=happened_on)
        return change(self.session.records, seen, value)


@dataclass(frozen=True, slots=True)
class FinishNote:
    """Say "klar": the text is fixed, and leaves at the next sync."""

    session: Session

    def __call__(self, seen: Seen[Note]) -> Saved:
        """Save the note as ready, dated now.

        Raises ``RuleError``: note_ready, not_the_writer, note_empty, in_the_future.
        """
        note = seen.value
        _check_draft(self.session, note)
        if words_or_none(note.draft) is None:
            raise RuleError(Refusal.NOTE_EMPTY)
        if note.happened_on is not None and note.happened_on > self.session.clock.today():
            raise RuleError(Refusal.IN_THE_FUTURE)
        ready = replace(note, text=note.draft, draft=None, ready=True, ready_at=self.session.clock.now())
        return change(self.session.records, seen, ready)


@dataclass(frozen=True, slots=True)
class CorrectNote:
    """Begin a note that corrects a ready one. Both stay readable."""

    session: Session

    def __call__(self, note: EntityId, *, text: str = "") -> Made:
        """Return the new draft. Raises ``RuleError`` note_not_ready and ``NotFoundError``."""
        old = self.session.records.get(Note, note).value
        if not old.ready or old.case is None:
            raise RuleError(Refusal.NOTE_NOT_READY)
        draft = Note(id=_NEW, title=old.title, draft=text, happened_on=old.happened_on, corrects=old.id)
        return _start(self.session, old.case, draft)


@dataclass(frozen=True, slots=True)
class DiscardDraft:
    """Throw away a draft."""

    session: Session

    def __call__(self, seen: Seen[Note]) -> Saved:
        """Remove the draft. Raises ``RuleError`` note_ready or not_the_writer."""
        _check_draft(self.session, seen.value)
        return self.session.records.remove(seen)


_NEW = EntityId(b"")


def _start(session: Session, case: EntityId, draft: Note) -> Made:
    note = replace(draft, id=new_id(session.random), case=case, author=session.directory.me().id)
    return Made(note.id, session.records.save([Write(tidy(note))]))


def _check_draft(session: Session, note: Note) -> None:
    if note.ready:
        raise RuleError(Refusal.NOTE_READY)
    if note.author != session.directory.me().id:
        raise RuleError(Refusal.NOT_THE_WRITER)
