"""Contacts with a home and what happens to it: coaching and education with their time, visits, events."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ifodesk.domain.entities.home import ContactKind, ContactNote, EventKind, Home, HomeEvent
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.saving import Made, check_not_ahead, new_id, words_or_none
from ifodesk.usecases.seen import Write
from ifodesk.usecases.session import Session

MOST_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class NoteContact:
    """Write down a contact with a home: a draft of what belongs in the home's own file in the record system."""

    session: Session

    def __call__(
        self, home: EntityId, kind: ContactKind, text: str, *, on: date | None = None, minutes: int | None = None
    ) -> Made:
        """Return the note.

        Args:
            home: Whose file.
            kind: A call, a visit, coaching, education, a yearly talk.
            text: What is to be remembered.
            on: None: today.
            minutes: How long it took, 0-1440; hours of coaching are part of what a placement costs.

        Raises:
            RuleError: note_empty (neither text nor time), in_the_future, contact_too_long.
        """
        session, said = self.session, words_or_none(text)
        session.records.get(Home, home)
        if said is None and not minutes:
            raise RuleError(Refusal.NOTE_EMPTY)
        if minutes is not None and not 0 <= minutes <= MOST_MINUTES:
            raise RuleError(Refusal.CONTACT_TOO_LONG)
        note = ContactNote(
            id=new_id(session.random),
            home=home,
            kind=kind,
            on=check_not_ahead(session, on),
            by=session.directory.me().id,
            minutes=minutes,
            text=said,
        )
        return Made(note.id, session.records.save([Write(note)]))


@dataclass(frozen=True, slots=True)
class NoteEvent:
    """Write down something that happened to a home."""

    session: Session

    def __call__(self, home: EntityId, kind: EventKind, text: str = "", *, on: date | None = None) -> Made:
        """Return the event. Raises ``RuleError`` in_the_future."""
        session = self.session
        session.records.get(Home, home)
        event = HomeEvent(
            id=new_id(session.random),
            home=home,
            kind=kind,
            on=check_not_ahead(session, on),
            text=words_or_none(text),
            noted_by=session.directory.me().id,
        )
        return Made(event.id, session.records.save([Write(event)]))
