"""Akut anteckning: what somebody with jäv did alone on duty, written for the others and out of the own reach at once.

The note lies in a compartment of its own that names no case, and its writer leaves it as it is saved: nothing of the
case is opened to write it, and the writer's device cannot read it back. A recipient who reads the case takes it in.
Source: KL 2017:725 6 kap. 30 § (what nobody else can do without considerable delay); SoL 2025:400 20 kap. 1 § (safety
assessment).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import blake2b

from ifodesk.domain.entities.access import UrgentNote
from ifodesk.domain.entities.case import Case, Note
from ifodesk.domain.entities.own import SentUrgentNote
from ifodesk.domain.ids import ID_BYTES, EntityId, MemberId
from ifodesk.usecases.cases import chief_for_new_cases
from ifodesk.usecases.changes import together
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.colleagues import check_active
from ifodesk.usecases.disqualification_deciders import CHIEFS, delegations
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.instrument_packs import check_known
from ifodesk.usecases.ports import OWN, Home, Member
from ifodesk.usecases.saving import Made, change, find, new_id, words_or_none
from ifodesk.usecases.seen import Changed, Saved, Seen, Write
from ifodesk.usecases.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class UrgentText:
    """What is told."""

    about: str
    """Whom it concerns, as the writer knows it."""
    act: str
    """What was done."""
    reason: str
    """Why it could not wait for somebody else."""
    safety_assessment: str = ""
    happened_at: datetime | None = None
    """None: now."""


@dataclass(frozen=True, slots=True)
class WriteUrgentNote:
    """Write a note to others and leave it to them. Always possible, whatever one is walled off from."""

    session: Session

    def __call__(self, text: UrgentText, recipients: Collection[MemberId]) -> Changed:
        """Save the note, seal it to *recipients*, and take oneself out. What is left is when, and to whom.

        Args:
            text: What is told.
            recipients: Chosen among `possible_recipients`.

        Raises:
            RuleError: no_recipient, not_a_member, other_municipality, note_empty (about whom, or what was done),
                reason_needed, in_the_future, older_group.
        """
        session = self.session
        self._check(text, recipients)
        now = session.clock.now()
        note = UrgentNote(
            id=new_id(session.random),
            writer=session.directory.me().id,
            about=words_or_none(text.about),
            safety_assessment=words_or_none(text.safety_assessment),
            act=words_or_none(text.act),
            reason=words_or_none(text.reason),
            happened_at=text.happened_at or now,
            written_at=now,
        )
        sent = SentUrgentNote(id=new_id(session.random), written_at=now, recipients=frozenset(recipients))
        kept = session.records.save([Write(sent)], home=OWN)
        home = Home("restricted", session.readers.open_compartment(recipients))
        saved = session.records.save([Write(note)], home=home)
        return together(kept.changed, saved.changed, leave_urgent_notes(session))

    def _check(self, text: UrgentText, recipients: Collection[MemberId]) -> None:
        session = self.session
        if not recipients:
            raise RuleError(Refusal.NO_RECIPIENT)
        able = {one.id for one in possible_recipients(session)}
        for one in recipients:
            check_active(session, one)
            if one not in able:
                raise RuleError(Refusal.OTHER_MUNICIPALITY)
        if words_or_none(text.about) is None or words_or_none(text.act) is None:
            raise RuleError(Refusal.NOTE_EMPTY)
        if words_or_none(text.reason) is None:
            raise RuleError(Refusal.REASON_NEEDED)
        if text.happened_at is not None and text.happened_at > session.clock.now():
            raise RuleError(Refusal.IN_THE_FUTURE)
        check_known(session, "urgent_note")


@dataclass(frozen=True, slots=True)
class TakeInUrgentNote:
    """Copy a note into the case that it concerns, as a finished note there, and mark it as taken in."""

    session: Session

    def __call__(self, seen: Seen[UrgentNote], case: EntityId, *, title: str, text: str) -> Made:
        """Return the note in the case. May be run again after a stop: nothing is written twice.

        Args:
            seen: The note.
            case: A case that the signed-in person reads.
            title: Of the note in the case.
            text: The note in words, with writer and time (`ifodesk.words.urgent_words`).

        Raises:
            RuleError: already_ended, note_empty.
        """
        session, urgent = self.session, seen.value
        _check_open(urgent)
        if words_or_none(text) is None:
            raise RuleError(Refusal.NOTE_EMPTY)
        session.records.get(Case, case)
        now = session.clock.now()
        note = Note(
            id=_note_in(case, urgent.id),
            case=case,
            title=words_or_none(title),
            text=text,
            ready=True,
            ready_at=now,
            happened_on=urgent.happened_at.date() if urgent.happened_at else None,
            author=session.directory.me().id,
        )
        if find(session.records, Note, note.id) is None:
            session.records.save([Write(note)])
        done = replace(urgent, taken_in_at=now, taken_in_by=session.directory.me().id)
        return Made(note.id, change(session.records, seen, done))


@dataclass(frozen=True, slots=True)
class LeaveUrgentNote:
    """Say that a note belongs to no case here. It stays readable where it is."""

    session: Session

    def __call__(self, seen: Seen[UrgentNote], reason: str) -> Saved:
        """Save why. Raises ``RuleError`` already_ended or reason_needed."""
        _check_open(seen.value)
        why = words_or_none(reason)
        if why is None:
            raise RuleError(Refusal.REASON_NEEDED)
        me, now = self.session.directory.me().id, self.session.clock.now()
        return change(self.session.records, seen, replace(seen.value, taken_in_at=now, taken_in_by=me, left_reason=why))


def urgent_notes(session: Session) -> tuple[Seen[UrgentNote], ...]:
    """Return the notes of others that nobody has taken in or left aside, oldest first."""
    me = session.directory.me().id
    return tuple(
        seen for seen in session.records.all(UrgentNote) if seen.value.taken_in_at is None and seen.value.writer != me
    )


def sent_urgent_notes(session: Session) -> tuple[Seen[SentUrgentNote], ...]:
    """Return when the signed-in person wrote urgent notes, and to whom; never what. Newest first."""
    return tuple(reversed(session.records.all(SentUrgentNote)))


def leave_urgent_notes(session: Session) -> Changed:
    """Take the signed-in person out of own urgent notes: of this moment, or after a stop half way."""
    me = session.directory.me().id
    mine = [seen.value.id for seen in session.records.all(UrgentNote) if seen.value.writer == me]
    return together(*(session.readers.exclude(one, me) for one in mine))


def possible_recipients(session: Session) -> tuple[Member, ...]:
    """Return to whom an urgent note may go, those to propose first.

    The chief of new cases, other chiefs and deputies, whoever is named to stand in for a chief (who may work in another
    municipality), then the other colleagues. Never oneself.
    """
    me = session.directory.me()
    proposed = proposed_recipients(session)
    others = [one for one in session.directory.members(me.municipality) if one.id != me.id and one.id not in proposed]
    return (*map(session.directory.member, proposed), *others)


def proposed_recipients(session: Session) -> tuple[MemberId, ...]:
    """Return to whom an urgent note goes unless its writer chooses otherwise, in order."""
    me = session.directory.me()
    chiefs = (one.id for one in session.directory.members(me.municipality) if one.roles & CHIEFS)
    stand_ins = (seen.value.stand_in for seen in delegations(session))
    named = dict.fromkeys((chief_for_new_cases(session), *chiefs, *stand_ins))
    return tuple(one for one in named if one not in (None, me.id) and session.directory.member(one).active)


def _check_open(note: UrgentNote) -> None:
    if note.taken_in_at is not None:
        raise RuleError(Refusal.ALREADY_ENDED)


def _note_in(case: EntityId, urgent: EntityId) -> EntityId:
    """Return the id of the note that *urgent* becomes in *case*: two recipients make one."""
    return EntityId(blake2b(case + urgent, digest_size=ID_BYTES, person=b"ifodesk urgent").digest())
