"""Telling of one's own jäv, and stepping aside: KL 2017:725 6 kap. 30 § (självmant), FL 2017:900 18 § (omedelbart)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ifodesk.domain.entities.case import Case
from ifodesk.domain.entities.disqualification import (
    Answer,
    AnswerWay,
    DisqualificationAnswer,
    DisqualificationMatter,
    Ground,
    Outcome,
)
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.changes import together
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.disqualification_deciders import decider_of
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.letting_in import ensure_reads
from ifodesk.usecases.ports import Home
from ifodesk.usecases.saving import Made, change, new_id, words_or_none
from ifodesk.usecases.seen import Changed, Seen, Write
from ifodesk.usecases.session import Session
from ifodesk.usecases.shares import every_share


@dataclass(frozen=True, slots=True)
class ReportOwnDisqualification:
    """Report own jäv, in two clicks from any case."""

    session: Session

    def __call__(self, case: EntityId, *, ground: Ground | None = None, view: str = "") -> Made:
        """Return the matter, read by the person and by who decides only, and note the hinder in the case.

        Who decides is let in to the case if that person may read it and does not yet (`decider_of`).

        Args:
            case: The case.
            ground: The ground, if the person wants to say it.
            view: The person's own view, in own words. The tie is in it only if the person writes it.

        Raises:
            RuleError: already_reported; as `decider_of`, since a matter must not name a case to somebody who does not
                read it, and a wall must not be known to one person alone.
        """
        session = self.session
        me, now = session.directory.me().id, session.clock.now()
        if any(matter.value.closed_at is None for matter in matters_of(session, case, me)):
            raise RuleError(Refusal.ALREADY_REPORTED)
        made = open_matter(session, case, NewMatter(concerned=me, ground=ground, view=view))
        hinder = DisqualificationAnswer(
            id=new_id(session.random),
            case=case,
            member=me,
            answer=Answer.HINDER,
            ground=ground,
            way=AnswerWay.OWN,
            answered_at=now,
            noted_by=me,
        )
        session.records.save([Write(hinder)])
        return made


@dataclass(frozen=True, slots=True)
class HandedOver:
    """How a hand-over ended."""

    changed: Changed
    still_mine: bool
    """Whether the signed-in person still reads the case. False: the screen must leave it."""


@dataclass(frozen=True, slots=True)
class HandOver:
    """Replace a disqualified person: "Byt handläggare". The matter closes without a formal ruling (KL 6 kap. 30 §)."""

    session: Session

    def __call__(self, case: EntityId, to: MemberId, *, concerned: MemberId | None = None) -> HandedOver:
        """Let the new handler in, change handler, close the matter, and last take the disqualified person out.

        Until the last step the case can be read and the hand-over run again; what was done is then not done twice.

        Args:
            case: The case.
            to: The new handler.
            concerned: Who is disqualified; None: the signed-in person.

        Raises:
            RuleError: same_handler when it is the disqualified person; as `LetIn`.
        """
        session = self.session
        me = session.directory.me().id
        who = me if concerned is None else concerned
        if to == who:
            raise RuleError(Refusal.SAME_HANDLER)
        seen = session.records.get(Case, case)
        shared_first = tuple(reversed(every_share(session, case)))
        changed = [*ensure_reads(session, case, to), *self._replace(seen, who, to), *self._close(case, who, to)]
        reading = [one for one in shared_first if who in session.readers.readers(one)]
        changed.extend(session.readers.exclude(one, who) for one in reading)
        return HandedOver(together(*changed), still_mine=who != me)

    def _replace(self, seen: Seen[Case], who: MemberId, to: MemberId) -> Iterator[Changed]:
        """Put the new handler in every place that the disqualified person has in the case."""
        case = seen.value
        handler = to if case.handler in (who, None) else case.handler
        deputy = None if case.deputy in (who, handler) else case.deputy
        chief = None if case.chief == who else case.chief
        value = replace(case, handler=handler, deputy=deputy, chief=chief)
        if value != case:
            yield change(self.session.records, seen, value).changed

    def _close(self, case: EntityId, who: MemberId, to: MemberId) -> Iterator[Changed]:
        for seen in matters_of(self.session, case, who):
            if seen.value.closed_at is None:
                yield close_matter(self.session, seen, to)


@dataclass(frozen=True, slots=True)
class NewMatter:
    """What is known when a matter is opened."""

    concerned: MemberId | None
    """None: a client's wish."""
    ground: Ground | None = None
    view: str = ""
    circumstances: str = ""


def open_matter(session: Session, case: EntityId, new: NewMatter) -> Made:
    """Return a new matter in a compartment of its own.

    Read by who decides, who is signed in, and who is concerned while that person reads the case: to anybody else it
    would name a case that does not exist for them. Raises ``RuleError`` as `decider_of`.
    """
    me, seen = session.directory.me().id, session.records.get(Case, case)
    decider = decider_of(session, case, new.concerned).member
    ensure_reads(session, case, decider)
    matter = DisqualificationMatter(
        id=new_id(session.random),
        case=case,
        case_number=seen.value.record_number or seen.value.number,
        concerned=new.concerned,
        ground=new.ground,
        reported_at=session.clock.now(),
        reported_by=me,
        view=words_or_none(new.view),
        circumstances=words_or_none(new.circumstances),
        law_on=session.clock.today(),
        decider=decider,
        is_wish=True if new.concerned is None else None,
    )
    told = {decider, *(one for one in session.readers.readers(case) if one == new.concerned)} - {me}
    home = Home("restricted", session.readers.open_compartment(sorted(told)))
    return Made(matter.id, session.records.save([Write(matter)], home=home))


def close_matter(session: Session, seen: Seen[DisqualificationMatter], to: MemberId | None = None) -> Changed:
    """Close an open matter whose person is about to be shut out: with the ruling that was made, else as resolved.

    Args:
        session: Whose.
        seen: The matter.
        to: Who takes over, if anybody does yet. Without one, only a matter with the ruling ``JAV`` is closed.
    """
    now, outcome = session.clock.now(), seen.value.outcome
    if outcome is not Outcome.JAV:
        outcome = outcome if to is None else Outcome.RESOLVED_BY_REPLACEMENT
    closed_at = now if outcome in (Outcome.JAV, Outcome.RESOLVED_BY_REPLACEMENT) else None
    value = replace(seen.value, outcome=outcome, closed_at=closed_at, replaced_by=to, access_ended_at=now)
    return change(session.records, seen, value).changed


def matters_of(session: Session, case: EntityId, concerned: MemberId) -> tuple[Seen[DisqualificationMatter], ...]:
    """Return the matters about one person in one case that the signed-in person can read, oldest first."""
    return tuple(
        seen
        for seen in session.records.all(DisqualificationMatter)
        if seen.value.case == case and seen.value.concerned == concerned
    )
