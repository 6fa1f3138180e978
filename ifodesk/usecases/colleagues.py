"""Who is a person of the group now: what every use case that names somebody asks first."""

from __future__ import annotations

from ifodesk.domain.ids import MemberId
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.ports import Member
from ifodesk.usecases.session import Session


def check_active(session: Session, member: MemberId) -> Member:
    """Return an active person of the group; raises ``RuleError`` not_a_member for anybody else."""
    person = session.directory.member(member)
    if not person.active:
        raise RuleError(Refusal.NOT_A_MEMBER)
    return person


def check_colleague(session: Session, municipality: str, member: MemberId) -> Member:
    """Return an active person of a municipality. Raises ``RuleError`` not_a_member, other_municipality."""
    person = check_active(session, member)
    if person.municipality != municipality:
        raise RuleError(Refusal.OTHER_MUNICIPALITY)
    return person
