"""Letting a further person read a case: by name, one at a time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ifodesk.domain.entities.access import SharedCaseBasis
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.changes import together
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.due_questions import AskState, standing_of_member
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.ports import Member
from ifodesk.usecases.seen import Changed
from ifodesk.usecases.session import Session
from ifodesk.usecases.shares import every_share
from ifodesk.usecases.sharing_jav import ANSWERED, AskedFirst, check_asked_first, names_somebody, note_how_asked
from ifodesk.usecases.who_may_read import check_may_read


@dataclass(frozen=True, slots=True)
class LetIn:
    """Let one more person read a case, whole: a case is never half visible (PROTOCOL rule 4)."""

    session: Session

    def __call__(self, case: EntityId, member: MemberId, asked: AskedFirst = ANSWERED) -> Changed:
        """Let *member* in.

        Args:
            case: The case.
            member: Who is to read it.
            asked: How somebody of the municipality that the case is shared with was asked about jäv, before they
                read; as when the case was shared (`OpenShared`). Nobody else is asked by it.

        Raises ``RuleError``: not_a_member, other_municipality (OSL 2009:400 8 kap. 1 §: secrecy holds between the
        eight), has_hinder, ruled_jav, walled, already_reads; outside_units for a part of a plan, which is read by
        consent only; for the other municipality of a shared case as `check_asked_first`.
        Raises ``NotFoundError`` for a case that this person does not read.
        """
        check_may_read(self.session, case, member)
        if member in self.session.readers.readers(case):
            raise RuleError(Refusal.ALREADY_READS)
        return _let_in(self.session, case, member, asked)


def ensure_reads(session: Session, case: EntityId, member: MemberId) -> tuple[Changed, ...]:
    """Let *member* in unless that person reads the case already; return what changed."""
    check_may_read(session, case, member)
    if member in session.readers.readers(case):
        return ()
    return (_let_in(session, case, member, ANSWERED),)


def answer_first(session: Session, case: EntityId, people: Iterable[Member]) -> dict[MemberId, AskState]:
    """Return where the question about jäv stands, of those of *people* whom letting in waits for: see `LetIn`."""
    if not names_somebody(session, case):
        return {}
    return {
        one.id: standing_of_member(session, case, one.id).state
        for one in people
        if shared_with(session, case, one.municipality) is not None
    }


def shared_with(session: Session, case: EntityId, municipality: str) -> SharedCaseBasis | None:
    """Return by what right *case* is shared with a municipality now; None when it is not."""
    found = (seen.value for seen in session.records.children(SharedCaseBasis, case))
    return next((one for one in found if one.ended_on is None and one.to_municipality == municipality), None)


def _let_in(session: Session, case: EntityId, member: MemberId, asked: AskedFirst) -> Changed:
    """Let *member* in, first where the case is shared: whatever the case points to, its readers read."""
    basis = shared_with(session, case, session.directory.member(member).municipality)
    if basis is not None:
        lacking = check_asked_first(session, case, [member], asked)
        note_how_asked(session, case, lacking, asked, basis=basis.basis or "", detail=basis.detail or "")
    wide_first = reversed(every_share(session, case))
    return together(*(session.readers.let_in(one, member) for one in wide_first))
