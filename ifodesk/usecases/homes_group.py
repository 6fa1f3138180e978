"""The familjehemsgrupp's own work: points of its meetings and its year, the on-call telephone, and what came on it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from ifodesk.domain.entities.home_notices import CallNote
from ifodesk.domain.entities.homes_group import DutyRoster, MeetingPoint
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.colleagues import check_active
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.instrument_packs import check_known
from ifodesk.usecases.ports import GROUP, Home
from ifodesk.usecases.saving import Made, change, new_id, words_or_none
from ifodesk.usecases.seen import Saved, Seen, Write
from ifodesk.usecases.session import Session

_MONTHS = range(1, 13)


@dataclass(frozen=True, slots=True)
class AddPoint:
    """Add a point of a meeting, or of the year (årshjul) with a month."""

    session: Session

    def __call__(self, title: str, *, on: date | None = None, month: int | None = None) -> Made:
        """Return the point. Raises ``RuleError`` name_needed, month_out_of_range, older_group."""
        session, called = self.session, words_or_none(title)
        check_known(session, "meeting_point")
        if called is None:
            raise RuleError(Refusal.NAME_NEEDED)
        if month is not None and month not in _MONTHS:
            raise RuleError(Refusal.MONTH_OUT_OF_RANGE)
        me = session.directory.me().id
        point = MeetingPoint(id=new_id(session.random), title=called, on=on, month=month, noted_by=me)
        return Made(point.id, session.records.save([Write(point)], home=GROUP))


@dataclass(frozen=True, slots=True)
class ChangePoint:
    """Change a point: its decision, who does it, until when, that it is done."""

    session: Session

    def __call__(self, seen: Seen[MeetingPoint], value: MeetingPoint) -> Saved:
        """Save *value* in place of what was seen. Raises ``RuleError`` as `AddPoint`, not_a_member."""
        if words_or_none(value.title) is None:
            raise RuleError(Refusal.NAME_NEEDED)
        if value.month is not None and value.month not in _MONTHS:
            raise RuleError(Refusal.MONTH_OUT_OF_RANGE)
        if value.responsible is not None and value.responsible != seen.value.responsible:
            check_active(self.session, value.responsible)
        return change(self.session.records, seen, value)


@dataclass(frozen=True, slots=True)
class SetDuty:
    """Say who has the on-call telephone from one day to another, both included."""

    session: Session

    def __call__(self, member: MemberId, from_on: date, until_on: date, *, phone: str = "") -> Made:
        """Return it. Days may overlap: then both have it. Raises ``RuleError`` not_a_member, days_backwards."""
        session = self.session
        check_known(session, "duty_roster")
        check_active(session, member)
        if until_on < from_on:
            raise RuleError(Refusal.DAYS_BACKWARDS)
        me = session.directory.me().id
        duty = DutyRoster(
            id=new_id(session.random),
            member=member,
            from_on=from_on,
            until_on=until_on,
            phone=words_or_none(phone),
            set_by=me,
        )
        return Made(duty.id, session.records.save([Write(duty)], home=GROUP))


@dataclass(frozen=True, slots=True)
class WriteCallNote:
    """Write what came on the on-call telephone, for whoever works with it in the morning: nobody else reads it."""

    session: Session

    def __call__(
        self,
        text: str,
        to: MemberId,
        *,
        home: EntityId | None = None,
        called_at: datetime | None = None,
        urgent: bool = False,
    ) -> Made:
        """Return the note; it asks for a receipt, and stays on Idag until somebody has taken over.

        Args:
            text: What was said and done.
            to: Who takes over.
            home: The home in the pool that it was about.
            called_at: None: now.
            urgent: Whether it cannot wait for office hours.

        Raises:
            RuleError: note_empty, not_a_member, in_the_future.
        """
        session, said = self.session, words_or_none(text)
        if said is None:
            raise RuleError(Refusal.NOTE_EMPTY)
        check_active(session, to)
        now = session.clock.now()
        if called_at is not None and called_at > now:
            raise RuleError(Refusal.IN_THE_FUTURE)
        me = session.directory.me().id
        note = CallNote(
            id=new_id(session.random),
            written_by=me,
            to=to,
            called_at=called_at or now,
            home=home,
            text=said,
            urgent=urgent,
        )
        place = Home("restricted", session.readers.open_compartment({to} - {me}))
        return Made(note.id, session.records.save([Write(note)], home=place))


@dataclass(frozen=True, slots=True)
class TakeCallNote:
    """Say that one works with what came on the telephone."""

    session: Session

    def __call__(self, seen: Seen[CallNote]) -> Saved:
        """Save who and when. Raises ``RuleError`` already_ended."""
        if seen.value.taken_at is not None:
            raise RuleError(Refusal.ALREADY_ENDED)
        session = self.session
        me = session.directory.me().id
        return change(session.records, seen, replace(seen.value, taken_at=session.clock.now(), taken_by=me))


def points(session: Session, month: int) -> tuple[Seen[MeetingPoint], ...]:
    """Return the points to show at a meeting in a month: the year's of that month, and what is not done yet."""
    return tuple(
        seen
        for seen in session.records.all(MeetingPoint)
        if seen.value.ended_on is None
        and (seen.value.month == month or (seen.value.month is None and seen.value.done_on is None))
    )


def on_duty(session: Session, day: date) -> tuple[DutyRoster, ...]:
    """Return who has the on-call telephone on a day, first set first; empty: nobody is written down."""
    return tuple(
        seen.value
        for seen in session.records.all(DutyRoster)
        if (seen.value.from_on or day) <= day <= (seen.value.until_on or day)
    )


def open_call_notes(session: Session) -> tuple[Seen[CallNote], ...]:
    """Return what came on the telephone and nobody has taken over, urgent first, then oldest first."""
    waiting = [seen for seen in session.records.all(CallNote) if seen.value.taken_at is None]
    return tuple(sorted(waiting, key=lambda seen: not seen.value.urgent))
