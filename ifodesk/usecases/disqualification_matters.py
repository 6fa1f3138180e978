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
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.letting_in import ensure_reads
from ifodesk.usecases.ports import Home, Role
from ifodesk.usecases.saving import Made, change, new_id, words_or_none
from ifodesk.usecases.seen import Changed, Seen, Write
from ifodesk.usecases.session import Session
from ifodesk.usecases.shares import every_share


@dataclass(frozen=True, slots=True)
class ReportOwnDisqualification:
    """Report own jäv, in two clicks from any case."""

    session: Session

    def __call__(self, case: EntityId, *, ground: Ground | None = None, view: str = "") -> Made:
        """Return the matter, read by the person and the chief only, and note the hinder in the case.

        Args:
            case: The case.
            ground: The ground, if the person wants to say it.
            view: The person's own view, in own words. The tie is in it only if the person writes it.

        Raises:
            RuleError: already_reported; no_chief_reads, since a matter must not name a case to somebody who does not
                read it, and a wall must not be known to one person alone.
        """
        session = self.session
        me, now = session.directory.me().id, session.clock.now()
        seen = session.records.get(Case, case)
        if any(matter.value.closed_at is None for matter in matters_of(session, case, me)):
            raise RuleError(Refusal.ALREADY_REPORTED)
        chief = deciding_chief(session, seen.value)
        matter = DisqualificationMatter(
            id=new_id(session.random),
            case=case,
            case_number=seen.value.record_number or seen.value.number,
            concerned=me,
            ground=ground,
            reported_at=now,
            reported_by=me,
            view=words_or_none(view),
        )
        home = Home("restricted", session.readers.open_compartment([chief]))
        saved = session.records.save([Write(matter)], home=home)
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
        return Made(matter.id, saved)


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
                closed = replace(
                    seen.value,
                    outcome=Outcome.RESOLVED_BY_REPLACEMENT,
                    closed_at=self.session.clock.now(),
                    replaced_by=to,
                )
                yield change(self.session.records, seen, closed).changed


def matters_of(session: Session, case: EntityId, concerned: MemberId) -> tuple[Seen[DisqualificationMatter], ...]:
    """Return the matters about one person in one case that the signed-in person can read, oldest first."""
    return tuple(
        seen
        for seen in session.records.all(DisqualificationMatter)
        if seen.value.case == case and seen.value.concerned == concerned
    )


def deciding_chief(session: Session, case: Case) -> MemberId:
    """Return the chief to tell: the case's own, else another chief who reads it, never the person concerned.

    Raises ``RuleError`` no_chief_reads.
    """
    me = session.directory.me().id
    reading = [reader for reader in session.readers.readers(case.id) if reader != me]
    if case.chief in reading:
        return case.chief
    for reader in reading:
        if session.directory.member(reader).roles & {Role.CHIEF, Role.DEPUTY_CHIEF}:
            return reader
    raise RuleError(Refusal.NO_CHIEF_READS)
