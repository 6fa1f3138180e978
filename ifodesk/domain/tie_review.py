"""The yearly review of one's own ties in a few minutes: kind by kind, so nobody has to think of all at once. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from ifodesk.domain.disqualification_law import Relation


class ReviewStep(StrEnum):
    """One kind of ties, in the order that they are gone through: the nearest first."""

    HOME = "home"
    FAMILY = "family"
    KIN = "kin"
    FRIENDS = "friends"
    MONEY = "money"
    DUTIES = "duties"


STEPS: Final[Mapping[ReviewStep, tuple[Relation, ...]]] = MappingProxyType(
    {
        ReviewStep.HOME: (
            Relation.SPOUSE,
            Relation.REGISTERED_PARTNER,
            Relation.COHABITEE,
            Relation.EX_PARTNER,
            Relation.CHILD,
            Relation.STEPCHILD,
            Relation.FOSTER_CHILD,
            Relation.HOUSEHOLD,
        ),
        ReviewStep.FAMILY: (
            Relation.PARENT,
            Relation.STEP_PARENT,
            Relation.SIBLING,
            Relation.HALF_SIBLING,
            Relation.MOTHER_IN_LAW,
            Relation.FATHER_IN_LAW,
            Relation.SIBLING_IN_LAW,
        ),
        ReviewStep.KIN: (
            Relation.GRANDPARENT,
            Relation.GRANDCHILD,
            Relation.COUSIN,
            Relation.AUNT_UNCLE,
            Relation.NIECE_NEPHEW,
        ),
        ReviewStep.FRIENDS: (
            Relation.CLOSE_FRIEND,
            Relation.NEIGHBOUR,
            Relation.COLLEAGUE,
            Relation.CLUB_OR_HUNTING_TEAM,
            Relation.OTHER,
        ),
        ReviewStep.MONEY: (
            Relation.LANDLORD,
            Relation.TENANT,
            Relation.EMPLOYER,
            Relation.EMPLOYEE,
            Relation.BUSINESS_PARTNER,
            Relation.CREDITOR,
        ),
        ReviewStep.DUTIES: (
            Relation.LEGAL_REPRESENTATIVE,
            Relation.AGENT,
            Relation.INJURED_PARTY,
            Relation.OPPOSING_PARTY,
        ),
    }
)
"""Which relations each step is about; the first is what a new tie begins with."""
_OF_RELATION: Final = MappingProxyType({code.value: step for step, codes in STEPS.items() for code in codes})


def step_of(relation: str | None) -> ReviewStep:
    """Return the step that a tie is gone through in; a relation that is not known here is among friends and others."""
    return _OF_RELATION.get(relation or "", ReviewStep.FRIENDS)
