"""A person's own ties against the circle of a case, on that person's own device.

A hit is a question to the person, never an answer. It says which rule fired and which ground may apply; the rest is the
person's to say. Nobody else's device ever sees the tie.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ifodesk.domain.disqualification import Assessment, Missing, assess
from ifodesk.domain.disqualification_law import Closeness, DisqualificationLaw, Fact, Relation, Toward
from ifodesk.domain.entities.case import Party, PartyRole
from ifodesk.domain.entities.disqualification import Outcome
from ifodesk.domain.entities.own import OwnTie
from ifodesk.domain.ids import EntityId
from ifodesk.domain.names import NameMatch, PersonName, match


class MatchRule(StrEnum):
    """By which rule a tie and a person of the circle were found to be one, the surest first."""

    NUMBER = "number"
    WHOLE_NAME = "whole_name"
    GIVEN_AND_SURNAME = "given_and_surname"
    FORMER_SURNAME = "former_surname"
    SPELLING = "spelling"


class CircleRule(StrEnum):
    """What the person of the circle is in the case, as far as it matters for the question."""

    PARTY = "party"
    """The client or a guardian."""
    HOUSEHOLD = "household"
    """Lives with the client."""
    RELATION = "relation"
    """Related to the client."""
    REPRESENTATIVE = "representative"
    """Represents the client, or did."""
    FOSTER_HOME = "foster_home"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Hit:
    """One tie that may concern one person of the circle."""

    tie: EntityId | None
    """The own tie; None when it is the signed-in person who stands in the circle."""
    party: EntityId
    match: MatchRule
    circle: CircleRule
    assessment: Assessment


_BY_NAME = {
    NameMatch.WHOLE: MatchRule.WHOLE_NAME,
    NameMatch.GIVEN_AND_SURNAME: MatchRule.GIVEN_AND_SURNAME,
    NameMatch.FORMER_SURNAME: MatchRule.FORMER_SURNAME,
    NameMatch.SPELLING: MatchRule.SPELLING,
}
_UNSURE = frozenset({MatchRule.GIVEN_AND_SURNAME, MatchRule.FORMER_SURNAME, MatchRule.SPELLING})

_ROLES: Mapping[PartyRole, CircleRule] = {
    PartyRole.CLIENT: CircleRule.PARTY,
    PartyRole.GUARDIAN: CircleRule.PARTY,
    PartyRole.RELATIVE: CircleRule.RELATION,
    PartyRole.HOUSEHOLD: CircleRule.HOUSEHOLD,
    PartyRole.FOSTER_HOME: CircleRule.FOSTER_HOME,
    PartyRole.LEGAL_REPRESENTATIVE: CircleRule.REPRESENTATIVE,
    PartyRole.AGENT: CircleRule.REPRESENTATIVE,
    PartyRole.FORMER_REPRESENTATIVE: CircleRule.REPRESENTATIVE,
    PartyRole.REPORTER: CircleRule.OTHER,
    PartyRole.OTHER: CircleRule.OTHER,
    PartyRole.FIRM: CircleRule.OTHER,
}


def find_hits(
    law: DisqualificationLaw, own_name: str, ties: Sequence[OwnTie], circle: Sequence[Party]
) -> tuple[Hit, ...]:
    """Return the hits of *ties*, and of the signed-in person, in *circle*: in the order of the circle, surest first.

    Args:
        law: The rules of the day.
        own_name: The signed-in person's name; more about oneself is a tie with the relation ``self``.
        ties: Own ties; those marked as ended are left out (a former partner is a relation of its own).
        circle: Everybody in the case.
    """
    me = OwnTie(id=_NOBODY, relation=Relation.SELF, name=own_name)
    candidates = (me, *(tie for tie in ties if not tie.ended))
    order = list(MatchRule)
    return tuple(
        hit for party in circle for hit in sorted(_of(law, candidates, party), key=lambda hit: order.index(hit.match))
    )


_NOBODY = EntityId(b"")


def _of(law: DisqualificationLaw, ties: Sequence[OwnTie], party: Party) -> Iterator[Hit]:
    for tie in ties:
        rule = _match(tie, party)
        if rule is not None:
            circle = circle_rule(party)
            assessment = _assess(law, relation_of(tie), party, circle)
            yield Hit(tie.id or None, party.id, rule, circle, _doubted(assessment) if rule in _UNSURE else assessment)


def circle_rule(party: Party) -> CircleRule:
    """Return what *party* is in the case; whoever lives with the client counts as household."""
    rule = CircleRule.OTHER if party.role is None else _ROLES[party.role]
    if rule in (CircleRule.RELATION, CircleRule.OTHER):
        if party.same_household:
            return CircleRule.HOUSEHOLD
        return CircleRule.RELATION if party.relation else rule
    return rule


def relation_of(tie: OwnTie) -> Relation:
    """Return the relation of a tie; one that this program does not know is ``other``."""
    try:
        return Relation(tie.relation or Relation.OTHER)
    except ValueError:
        return Relation.OTHER


def _match(tie: OwnTie, party: Party) -> MatchRule | None:
    """Return the surest rule; two different numbers that could be read rule out that it is one person."""
    if _digits(tie.personal_number) and _digits(party.personal_number):
        return MatchRule.NUMBER if tie.personal_number == party.personal_number else None
    found = match(_name(tie), _name(party))
    return None if found is None else _BY_NAME[found]


def _digits(number: str | None) -> bool:
    return number is not None and len(number) == len("YYYYMMDDNNNN") and number.isdecimal()


def _name(person: OwnTie | Party) -> PersonName:
    return PersonName(person.name or "", person.former_surname or "")


def _assess(law: DisqualificationLaw, relation: Relation, party: Party, circle: CircleRule) -> Assessment:
    """Return what the law says of a tie to somebody with this place in the case."""
    close = law.relations[relation].closeness in (Closeness.SELF, Closeness.CLOSE)
    match circle:
        case CircleRule.PARTY:
            return assess(law, relation, Toward.CLIENT if party.role is PartyRole.CLIENT else Toward.GUARDIAN)
        case CircleRule.REPRESENTATIVE if relation is Relation.SELF:
            return assess(law, Relation.LEGAL_REPRESENTATIVE, Toward.CLIENT)
        case CircleRule.REPRESENTATIVE if close:
            represents = (Fact.SPOUSE_OF_HANDLER_IS_LEGAL_REPRESENTATIVE,)
            return _of_facts(assess(law, relation, Toward.AFFECTED, represents))
        case CircleRule.FOSTER_HOME if relation is Relation.SELF:
            return assess(law, relation, Toward.AFFECTED, (Fact.OWN_FOSTER_HOME_PROPOSED,))
        case CircleRule.FOSTER_HOME | CircleRule.HOUSEHOLD:
            return assess(law, relation, Toward.AFFECTED)
        case _:
            return _if_affected(assess(law, relation, Toward.AFFECTED))


def _of_facts(found: Assessment) -> Assessment:
    """Leave out the ground of being affected: a representative need not be, and is disqualifying all the same."""
    return replace(found, grounds=tuple(reason for reason in found.grounds if isinstance(reason.because, Fact)))


def _if_affected(found: Assessment) -> Assessment:
    """Ask whether the decision affects the person at all, which the role does not say."""
    if found.answer is Outcome.NO_JAV:
        return found
    return replace(found, answer=Outcome.UNCLEAR, missing=(*found.missing, Missing.IS_AFFECTED))


def _doubted(found: Assessment) -> Assessment:
    """Ask whether it is the same person, which the names leave open."""
    if found.answer is Outcome.NO_JAV:
        return found
    return replace(found, answer=Outcome.UNCLEAR, missing=(*found.missing, Missing.SAME_PERSON))
