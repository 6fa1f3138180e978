"""Letting a further person read a case: by name, one at a time."""

from __future__ import annotations

from dataclasses import dataclass

from ifodesk.domain.audience import people_of
from ifodesk.domain.entities.access import SharedCaseBasis
from ifodesk.domain.entities.case import Case
from ifodesk.domain.entities.disqualification import Answer
from ifodesk.domain.entities.municipality import Unit
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.changes import together
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.jav_standing import JavStanding, check_not_ruled, jav_standings
from ifodesk.usecases.ports import Member
from ifodesk.usecases.seen import Changed
from ifodesk.usecases.session import Session
from ifodesk.usecases.shares import every_share, part_of


@dataclass(frozen=True, slots=True)
class LetIn:
    """Let one more person read a case, whole: a case is never half visible (PROTOCOL rule 4)."""

    session: Session

    def __call__(self, case: EntityId, member: MemberId) -> Changed:
        """Let *member* in.

        Raises ``RuleError``: not_a_member, other_municipality (OSL 2009:400 8 kap. 1 §: secrecy holds between the
        eight), has_hinder, ruled_jav, walled, already_reads; outside_units for a part of a plan, which is read by
        consent only.
        Raises ``NotFoundError`` for a case that this person does not read.
        """
        check_may_read(self.session, case, member)
        if member in self.session.readers.readers(case):
            raise RuleError(Refusal.ALREADY_READS)
        return _let_in(self.session, case, member)


def may_be_let_in(session: Session, case: EntityId) -> tuple[Member, ...]:
    """Return who may be let in, in Swedish order of name: colleagues who do not read it, without jäv or wall."""
    municipalities = _municipalities(session, case)
    ruled = (member for member, why in jav_standings(session, case).items() if why is JavStanding.RULED)
    not_these = {*session.readers.readers(case), *session.readers.walled(case), *ruled}
    units = _people_of_part(session, case)
    return tuple(
        member
        for member in session.directory.members()
        if member.municipality in municipalities
        and member.id not in not_these
        and (units is None or member.id in units)
        and session.queries.answer_of(case, member.id) is not Answer.HINDER
    )


def check_may_read(session: Session, case: EntityId, member: MemberId) -> None:
    """Raise ``RuleError`` when *member* must not be let in to *case*: see `LetIn`."""
    person = check_active(session, member)
    if person.municipality not in _municipalities(session, case):
        raise RuleError(Refusal.OTHER_MUNICIPALITY)
    if session.queries.answer_of(case, person.id) is Answer.HINDER:
        raise RuleError(Refusal.HAS_HINDER)
    check_not_ruled(session, case, person.id)
    if member in session.readers.walled(case):
        raise RuleError(Refusal.WALLED)
    units = _people_of_part(session, case)
    if units is not None and member not in {*units, *session.readers.readers(case)}:
        raise RuleError(Refusal.OUTSIDE_UNITS)


def check_colleague(session: Session, municipality: str, member: MemberId) -> Member:
    """Return an active person of a municipality; raises ``RuleError`` for anybody else."""
    person = check_active(session, member)
    if person.municipality != municipality:
        raise RuleError(Refusal.OTHER_MUNICIPALITY)
    return person


def check_active(session: Session, member: MemberId) -> Member:
    """Return an active person of the group; raises ``RuleError`` not_a_member for anybody else."""
    person = session.directory.member(member)
    if not person.active:
        raise RuleError(Refusal.NOT_A_MEMBER)
    return person


def ensure_reads(session: Session, case: EntityId, member: MemberId) -> tuple[Changed, ...]:
    """Let *member* in unless that person reads the case already; return what changed."""
    check_may_read(session, case, member)
    if member in session.readers.readers(case):
        return ()
    return (_let_in(session, case, member),)


def _let_in(session: Session, case: EntityId, member: MemberId) -> Changed:
    """Let *member* in, first where the case is shared: whatever the case points to, its readers read."""
    wide_first = reversed(every_share(session, case))
    return together(*(session.readers.let_in(one, member) for one in wide_first))


def _people_of_part(session: Session, case: EntityId) -> frozenset[MemberId] | None:
    """Return the people of the units that share a part of a plan; None for any other case."""
    header = part_of(session, case)
    if header is None:
        return None
    return people_of(seen.value for seen in session.records.all(Unit) if seen.value.id in header.value.units)


def _municipalities(session: Session, case: EntityId) -> frozenset[str]:
    """Return the SCB codes of those whose people may read a case.

    Its own municipality, the one it is shared with, and those that its own is joined with by a recorded decision.
    """
    own = session.records.get(Case, case).value.municipality or session.directory.me().municipality
    shared = [seen.value for seen in session.records.children(SharedCaseBasis, case) if seen.value.ended_on is None]
    joined = session.group.joined() if own == session.directory.me().municipality else ()
    return frozenset({own, *joined, *(one.to_municipality for one in shared if one.to_municipality)})
