"""Whether somebody is disqualified (jäv) in a case: grounds, what speaks against, and what must still be known.

The program prepares, people decide. Rules come from `DisqualificationLaw`, which is dated data.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ifodesk.domain.disqualification_law import (
    Certainty,
    Closeness,
    DisqualificationLaw,
    Fact,
    FactRule,
    Relation,
    RelationRule,
    Toward,
    Weight,
)
from ifodesk.domain.entities.disqualification import Ground, Outcome


class Missing(StrEnum):
    """What a person must find out before the question can be answered."""

    RELATION = "relation"
    """Which relation it is."""
    ACTUAL_CLOSENESS = "actual_closeness"
    """How close the two are in fact."""
    WHOLE_PICTURE = "whole_picture"
    """Several circumstances, of which none is jäv alone: somebody must weigh them together."""
    IS_AFFECTED = "is_affected"
    """Whether the decision affects the person to a not inessential extent."""
    SAME_PERSON = "same_person"
    """Whether the two names are one person's."""
    LAW = "law"
    """What the sources say: not found, or not read in the original."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A ground that applies, or for an unclear answer may apply."""

    code: Ground
    provision: str
    because: Relation | Fact


@dataclass(frozen=True, slots=True)
class Assessment:
    """A proposed answer with its reasons."""

    relation: Relation
    to: Toward
    """Whom it is about. All four count alike (KL 6 kap. 28 § 1-2); the sentence on screen names it."""
    answer: Outcome
    """NO_JAV, JAV, OBVIOUSLY_IRRELEVANT or UNCLEAR."""
    grounds: tuple[Reason, ...] = ()
    against: tuple[Relation | Fact, ...] = ()
    missing: tuple[Missing, ...] = ()


_RELATION_GROUNDS = {
    Closeness.SELF: (Ground.PARTY_OR_AFFECTED,),
    Closeness.CLOSE: (Ground.PARTY_OR_AFFECTED,),
    Closeness.DEPENDS: (Ground.PARTY_OR_AFFECTED, Ground.SPECIAL_CIRCUMSTANCE),
    Closeness.CIRCUMSTANCE: (Ground.SPECIAL_CIRCUMSTANCE,),
    Closeness.REPRESENTATIVE: (Ground.REPRESENTATIVE,),
    Closeness.ACQUAINTANCE: (),
    Closeness.UNKNOWN: (),
}
_NEVER_IRRELEVANT = frozenset({Closeness.SELF, Closeness.CLOSE})
"""Never for a party or a close person in the exercise of public authority, which every case is taken to be.

The limit is the program's own (ADR 14): KL 6 kap. 29 § only asks whether impartiality obviously lacks importance.
"""
_OPEN = frozenset({Closeness.DEPENDS, Closeness.UNKNOWN})


def assess(law: DisqualificationLaw, relation: Relation, to: Toward, facts: Sequence[Fact] = ()) -> Assessment:
    """Return the answer that the law gives for one relation and what else is known.

    Args:
        law: The rules of the day.
        relation: What the person in the case is to the one who handles it; ``self`` for that person.
        to: What that person is in the case.
        facts: What else is known, in any order; a fact said twice counts once.
    """
    known = tuple(fact for fact in Fact if fact in facts) if facts else ()
    found = _Findings(law, relation, law.relations[relation], tuple((fact, law.facts[fact]) for fact in known))
    answer, missing = found.answer()
    return Assessment(relation, to, answer, tuple(found.reasons()), tuple(found.against()), missing)


def may_be_irrelevant(
    law: DisqualificationLaw, relation: Relation, ground: Ground | None, facts: Sequence[Fact]
) -> bool:
    """Return whether a person may find that jäv obviously lacks importance (KL 6 kap. 29 §, FL 16 § second paragraph).

    Never for a party or a close person, whether the relation says so or the decider does by choosing the first ground.
    """
    close = law.relations[relation].closeness in _NEVER_IRRELEVANT or ground is Ground.PARTY_OR_AFFECTED
    return not close and not any(law.facts[fact].never_irrelevant for fact in facts)


@dataclass(frozen=True, slots=True)
class _Findings:
    """What is known, with the rule of each piece."""

    law: DisqualificationLaw
    relation: Relation
    rule: RelationRule
    facts: tuple[tuple[Fact, FactRule], ...]

    def reasons(self) -> Iterator[Reason]:
        """Yield the grounds, the relation's first."""
        for ground in _RELATION_GROUNDS[self.rule.closeness]:
            yield Reason(ground, self.law.provisions[ground], self.relation)
        for fact, rule in self.facts:
            if rule.ground is not None:
                yield Reason(rule.ground, self.law.provisions[rule.ground], fact)

    def against(self) -> Iterator[Relation | Fact]:
        """Yield what speaks against jäv, or against having to decide on it."""
        if self.rule.closeness is Closeness.ACQUAINTANCE:
            yield self.relation
        for fact, rule in self.facts:
            if rule.weight is not Weight.GROUND:
                yield fact

    def answer(self) -> tuple[Outcome, tuple[Missing, ...]]:
        """Return the answer and what is missing for it."""
        if self._is_ground():
            return self._weighed(), ()
        missing = tuple(self._open())
        return (Outcome.UNCLEAR, missing) if missing else (Outcome.NO_JAV, ())

    def _open(self) -> Iterator[Missing]:
        """Yield what must be found out when nothing is a ground by itself."""
        unchecked = any(rule.ground is not None for _, rule in self.facts)
        depends = self.rule.closeness is Closeness.DEPENDS
        if depends:
            yield Missing.ACTUAL_CLOSENESS
        if unchecked or (depends and self.rule.certainty is Certainty.CHECK):
            yield Missing.LAW
        if unchecked or depends:
            return
        weak = self._count(Weight.NOT_ALONE)
        if self.rule.closeness is Closeness.UNKNOWN and not weak + self._count(Weight.NO_JAV):
            yield Missing.RELATION
        elif weak > 1:
            yield Missing.WHOLE_PICTURE

    def _is_ground(self) -> bool:
        """Return whether something that the law is sure enough about is a ground by itself."""
        settled = self.rule.certainty is not Certainty.CHECK and self.rule.closeness not in _OPEN
        if settled and _RELATION_GROUNDS[self.rule.closeness]:
            return True
        return any(rule.ground is not None and rule.certainty is not Certainty.CHECK for _, rule in self.facts)

    def _weighed(self) -> Outcome:
        """Return JAV, or that it obviously lacks importance, which it never does for a party or a close person."""
        allowed = may_be_irrelevant(self.law, self.relation, None, [fact for fact, _ in self.facts])
        if not allowed or self.rule.closeness in _OPEN or not self._count(Weight.IRRELEVANT):
            return Outcome.JAV
        return Outcome.OBVIOUSLY_IRRELEVANT

    def _count(self, weight: Weight) -> int:
        return sum(rule.weight is weight for _, rule in self.facts)
