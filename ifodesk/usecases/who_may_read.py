"""Who may be let in to a case: the right municipality, and no hinder, ruling or wall in it or where it comes from."""

from __future__ import annotations

from ifodesk.domain.audience import people_of
from ifodesk.domain.entities.access import SharedCaseBasis
from ifodesk.domain.entities.case import Case
from ifodesk.domain.entities.disqualification import Answer
from ifodesk.domain.entities.municipality import Unit
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.colleagues import check_active
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.jav_standing import JavStanding, check_not_ruled, jav_standings
from ifodesk.usecases.ports import Member
from ifodesk.usecases.session import Session
from ifodesk.usecases.shares import part_of, sources_of


def may_be_let_in(session: Session, case: EntityId) -> tuple[Member, ...]:
    """Return who may be let in, in Swedish order of name: colleagues who do not read it, without jäv or wall."""
    municipalities = municipalities_of(session, case)
    not_these = {*session.readers.readers(case), *_kept_out(session, case)}
    units = _people_of_part(session, case)
    return tuple(
        member
        for member in session.directory.members()
        if member.municipality in municipalities
        and member.id not in not_these
        and (units is None or member.id in units)
        and not _has_hinder(session, case, member.id)
    )


def check_may_read(session: Session, case: EntityId, member: MemberId) -> None:
    """Raise ``RuleError`` when *member* must not be let in to *case*: see `LetIn`."""
    person = check_active(session, member)
    if person.municipality not in municipalities_of(session, case):
        raise RuleError(Refusal.OTHER_MUNICIPALITY)
    if _has_hinder(session, case, person.id):
        raise RuleError(Refusal.HAS_HINDER)
    for one in _with_sources(session, case):
        check_not_ruled(session, one, person.id)
        if member in session.readers.walled(one):
            raise RuleError(Refusal.WALLED)
    units = _people_of_part(session, case)
    if units is not None and member not in {*units, *session.readers.readers(case)}:
        raise RuleError(Refusal.OUTSIDE_UNITS)


def _with_sources(session: Session, case: EntityId) -> tuple[EntityId, ...]:
    """Return *case*, and the cases that are shared there: what keeps somebody from them keeps from their copies."""
    return case, *sources_of(session, case)


def _has_hinder(session: Session, case: EntityId, member: MemberId) -> bool:
    answers = (session.queries.answer_of(one, member) for one in _with_sources(session, case))
    return Answer.HINDER in answers


def _kept_out(session: Session, case: EntityId) -> frozenset[MemberId]:
    """Return who is behind a wall, or has jäv by a ruling."""
    cases = _with_sources(session, case)
    walled = {member for one in cases for member in session.readers.walled(one)}
    standings = (found for one in cases for found in jav_standings(session, one).items())
    return frozenset(walled | {member for member, why in standings if why is JavStanding.RULED})


def _people_of_part(session: Session, case: EntityId) -> frozenset[MemberId] | None:
    """Return the people of the units that share a part of a plan; None for any other case."""
    header = part_of(session, case)
    if header is None:
        return None
    return people_of(seen.value for seen in session.records.all(Unit) if seen.value.id in header.value.units)


def municipalities_of(session: Session, case: EntityId) -> frozenset[str]:
    """Return the SCB codes of those whose people may read a case.

    Its own municipality, the one it is shared with, and those that its own is joined with by a recorded decision.
    """
    own = session.records.get(Case, case).value.municipality or session.directory.me().municipality
    shared = [seen.value for seen in session.records.children(SharedCaseBasis, case) if seen.value.ended_on is None]
    joined = session.group.joined() if own == session.directory.me().municipality else ()
    return frozenset({own, *joined, *(one.to_municipality for one in shared if one.to_municipality)})
