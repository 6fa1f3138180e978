"""Whose signatures an act of the group still lacks, by name. Pure reads."""

from __future__ import annotations

from dataclasses import dataclass

from ifodesk.domain.ids import MemberId
from ifodesk.domain.sorting import swedish_key
from ifodesk.usecases.group_ports import Place, Proposal
from ifodesk.usecases.session import Session


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody whose signature would do."""

    name: str
    place: str
    """Name of the municipality; empty for the signed-in person's own."""
    me: bool


@dataclass(frozen=True, slots=True)
class Awaited:
    """Missing signatures: *count* of *people*, any of them."""

    people: tuple[Signer, ...]
    count: int


def awaited(session: Session, proposal: bytes) -> tuple[Awaited, ...]:
    """Return whose signatures would put a proposal in force, each part needed, the own municipality's first.

    Empty when nobody's would. Names and roles stand in the records that everybody in the group reads; proposals are
    shown to those only who may sign or have signed. Raises ``RuleError`` unknown_proposal.
    """
    parts = [
        Awaited(tuple(sorted((_signer(session, who) for who in one.people), key=_order)), one.count)
        for one in session.group.lacking(proposal)
    ]
    return tuple(sorted(parts, key=lambda one: _order(one.people[0])))


def waiting_for_others(session: Session) -> tuple[Proposal, ...]:
    """Return the proposals that the signed-in person has signed and that lack somebody else's signature.

    None for who is out, or sits at a device that was retired.
    """
    if session.group.place() is not Place.MEMBER:
        return ()
    return tuple(one for one in session.group.proposals() if one.signed_by_me)


def _signer(session: Session, who: MemberId) -> Signer:
    me, person = session.directory.me(), session.directory.member(who)
    elsewhere = person.municipality != me.municipality
    place = session.directory.municipality_name(person.municipality) if elsewhere else ""
    return Signer(person.name, place, who == me.id)


def _order(one: Signer) -> tuple[bool, bool, str]:
    return (bool(one.place), not one.me, swedish_key(one.name))
