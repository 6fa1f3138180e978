"""A person's own ties against the circle of a case, on that person's own device.

A hit is a question to the person, never an answer. It says which rule fired and which ground may apply; the rest is the
person's to say. Nobody else's device ever sees the tie.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeGuard

from ifodesk.domain.disqualification import Assessment, Missing, assess
from ifodesk.domain.disqualification_law import Closeness, DisqualificationLaw, Fact, Relation, Toward
from ifodesk.domain.entities.case import Party, PartyRole
from ifodesk.domain.entities.disqualification import Outcome
from ifodesk.domain.entities.own import OwnTie
from ifodesk.domain.ids import EntityId
from ifodesk.domain.name_index import Found, NameIndex
from ifodesk.domain.name_matching import NameMatch, PersonName


class MatchRule(StrEnum):
    """By which rule a tie and a person of the circle were found to be one, the surest first."""

    NUMBER = "number"
    WHOLE_NAME = "whole_name"
    GIVEN_AND_SURNAME = "given_and_surname"
    FORMER_SURNAME = "former_surname"
    ONE_OF_SEVERAL = "one_of_several"
    SHORT_FORM = "short_form"
    SPELLING = "spelling"
    ONE_LETTER = "one_letter"


class Sureness(StrEnum):
    """How sure a rule is that it is one person. Measured: docs/jav-file.md."""

    SURE = "sure"
    LIKELY = "likely"
    """Of namesakes in a small town only a person can tell."""
    POSSIBLE = "possible"


SURENESS: Mapping[MatchRule, Sureness] = {
    MatchRule.NUMBER: Sureness.SURE,
    MatchRule.WHOLE_NAME: Sureness.LIKELY,
    MatchRule.GIVEN_AND_SURNAME: Sureness.LIKELY,
    MatchRule.FORMER_SURNAME: Sureness.LIKELY,
    MatchRule.ONE_OF_SEVERAL: Sureness.POSSIBLE,
    MatchRule.SHORT_FORM: Sureness.LIKELY,
    MatchRule.SPELLING: Sureness.LIKELY,
    MatchRule.ONE_LETTER: Sureness.POSSIBLE,
}


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


_BY_NAME = {rule: MatchRule("whole_name" if rule is NameMatch.WHOLE else rule.value) for rule in NameMatch}
_ORDER = {rule: place for place, rule in enumerate(MatchRule)}
_ONE_PERSON = frozenset({MatchRule.NUMBER, MatchRule.WHOLE_NAME})
"""By these the answer is not made to wait for whether it is the same person: who answers sees name and number."""

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
        ties: Own ties; those marked as ended as `still_counted` says.
        circle: Everybody in the case.
    """
    return Circle(circle).hits(law, own_name, ties)


_NOBODY = EntityId(b"")
_PARTNERS = frozenset({Relation.SPOUSE, Relation.REGISTERED_PARTNER, Relation.COHABITEE})
_HAS_BEEN = frozenset({Relation.EX_PARTNER, Relation.LEGAL_REPRESENTATIVE, Relation.AGENT})


def still_counted(ended: OwnTie) -> OwnTie | None:
    """Return what an ended tie is compared as; None for one that is no more.

    Who has been a representative is as disqualified as who is (KL 2017:725 6 kap. 28 § 2, "är eller har varit"), and
    whoever was a partner is a former one.
    """
    relation = relation_of(ended)
    if relation in _PARTNERS:
        return replace(ended, relation=Relation.EX_PARTNER)
    return ended if relation in _HAS_BEEN else None


class Circle:
    """Everybody in a case, laid out so that the ties of many people are compared with all of them at once."""

    def __init__(self, parties: Sequence[Party]) -> None:
        """Take the people of a case."""
        self._parties = tuple(parties)
        self._names = NameIndex([PersonName(party.name or "", party.former_surname or "") for party in parties])
        self._numbers: dict[str, list[int]] = {}
        for place, party in enumerate(parties):
            if is_digits(party.personal_number):
                self._numbers.setdefault(str(party.personal_number), []).append(place)

    def hits(self, law: DisqualificationLaw, own_name: str, ties: Iterable[OwnTie]) -> tuple[Hit, ...]:
        """Return the hits of one person's ties: see `find_hits`."""
        find = self._names.find
        found: list[tuple[int, MatchRule, OwnTie]] = []
        mine = find(own_name)
        if mine:
            me = OwnTie(id=_NOBODY, relation=Relation.SELF, name=own_name)
            found += [(place, _BY_NAME[rule], me) for place, rule in mine]
        for one in ties:
            tie = still_counted(one) if one.ended else one
            if tie is None:
                continue
            named = find(tie.name or "", tie.former_surname or "")
            if tie.personal_number:
                found += self._with_number(tie, named)
            elif named:
                found += [(place, _BY_NAME[rule], tie) for place, rule in named]
        if not found:
            return ()
        found.sort(key=lambda one: (one[0], _ORDER[one[1]]))
        return tuple(_hit(law, tie, self._parties[place], rule) for place, rule, tie in found)

    def _with_number(self, tie: OwnTie, named: Found) -> Iterator[tuple[int, MatchRule, OwnTie]]:
        """Yield which of the circle a tie with a personal number may be, by its surest rule each."""
        same = self._numbers.get(tie.personal_number or "", ())
        yield from ((place, MatchRule.NUMBER, tie) for place in same)
        for place, rule in named:
            if place not in same and not self._is_another(tie, place):
                yield place, _BY_NAME[rule], tie

    def _is_another(self, tie: OwnTie, place: int) -> bool:
        """Return whether two different numbers rule out that it is one person.

        A coordination number (samordningsnummer) beside a personal number rules out nothing: whoever is registered
        later gets a new number.
        """
        mine, theirs = tie.personal_number, self._parties[place].personal_number
        if not is_digits(mine) or not is_digits(theirs):
            return False
        return mine != theirs and _is_coordination(mine) is _is_coordination(theirs)


def is_digits(number: str | None) -> TypeGuard[str]:
    """Return whether a personal number could be read; otherwise it stands as it was typed."""
    return number is not None and len(number) == len("YYYYMMDDNNNN") and number.isdecimal()


def _is_coordination(number: str) -> bool:
    return int(number[6:8]) > _LAST_DAY


_LAST_DAY = 31
"""In a coordination number 60 is added to the day."""


def _hit(law: DisqualificationLaw, tie: OwnTie, party: Party, rule: MatchRule) -> Hit:
    circle = circle_rule(party)
    assessment = _assess(law, relation_of(tie), party, circle)
    return Hit(tie.id or None, party.id, rule, circle, assessment if rule in _ONE_PERSON else _doubted(assessment))


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
