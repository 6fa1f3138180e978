"""Reads the urgent notes that came, to whom one can be written, and when one was. No Qt; store lane."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from ifodesk.domain.entities.access import UrgentNote
from ifodesk.domain.entities.own import SentUrgentNote
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.parts.shapes import Choice, Line
from ifodesk.usecases.ports import Member
from ifodesk.usecases.seen import Seen
from ifodesk.usecases.session import Session
from ifodesk.usecases.urgent_notes import (
    possible_recipients,
    proposed_recipients,
    sent_urgent_notes,
    urgent_notes,
)
from ifodesk.usecases.views import CaseRow
from ifodesk.words import date_words, urgent_words
from ifodesk.words import screen_words_urgent as words
from ifodesk.words.plural_words import listed


@dataclass(frozen=True, slots=True)
class UrgentRead:
    """What the part shows, as read."""

    recipients: tuple[Member, ...]
    proposed: tuple[MemberId, ...]
    notes: tuple[Seen[UrgentNote], ...]
    sent: tuple[SentUrgentNote, ...]
    cases: tuple[CaseRow, ...]
    """Where a note can be taken in; read only while there is one."""
    names: Mapping[MemberId, str]
    now: datetime


@dataclass(frozen=True, slots=True)
class CameState:
    """One note that came."""

    id: EntityId
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class UrgentState:
    """One moment of the part."""

    recipients: tuple[Choice, ...] = ()
    proposed: frozenset[MemberId] = frozenset()
    """Who is ticked from the start."""
    came: tuple[CameState, ...] = ()
    cases: tuple[Choice, ...] = ()
    sent: tuple[Line, ...] = ()
    nobody: bool = False
    """There is nobody to give a note to; false as long as nothing was read."""


def read_urgent(session: Session) -> UrgentRead:
    """Return what the part shows."""
    notes, sent = urgent_notes(session), tuple(seen.value for seen in sent_urgent_notes(session))
    recipients = possible_recipients(session)
    people = {member for one in sent for member in one.recipients}
    people |= {seen.value.writer for seen in notes if seen.value.writer is not None}
    names = {one: session.directory.member(one).name for one in people}
    return UrgentRead(
        recipients=recipients,
        proposed=proposed_recipients(session),
        notes=notes,
        sent=sent,
        cases=session.queries.cases() if notes else (),
        names={**names, **{one.id: one.name for one in recipients}},
        now=session.clock.now(),
    )


def urgent_state(read: UrgentRead) -> UrgentState:
    """Return the part."""
    return UrgentState(
        recipients=tuple(
            Choice(one.id, f"{one.name}, {one.title}" if one.title else one.name) for one in read.recipients
        ),
        proposed=frozenset(read.proposed),
        came=tuple(_came(read, seen.value) for seen in read.notes),
        cases=tuple(
            Choice(row.id, " · ".join(part for part in (row.number, row.client, str(row.birth_year or "")) if part))
            for row in read.cases
        ),
        sent=tuple(_sent(read, one) for one in read.sent),
        nobody=not read.recipients,
    )


def _came(read: UrgentRead, note: UrgentNote) -> CameState:
    name = read.names.get(note.writer, "") if note.writer else ""
    at = date_words.moment(note.written_at, read.now) if note.written_at else ""
    return CameState(note.id, words.FROM.format(name=name, at=at), urgent_words.note_text(note, name))


def _sent(read: UrgentRead, one: SentUrgentNote) -> Line:
    at = date_words.moment(one.written_at, read.now) if one.written_at else ""
    names = listed(sorted(read.names.get(member, "") for member in one.recipients))
    return Line(one.id.hex(), words.SENT_LINE.format(at=at, names=names), icon=Icon.LOCK, opens=False)
