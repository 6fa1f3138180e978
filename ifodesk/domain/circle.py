"""The circle of a case: everybody whom the question about jäv is put against, and who is not noted yet. Pure.

Source: KL 2017:725 6 kap. 28 §, FL 2017:900 16 §: party, whoever else the decision affects to a not insignificant
degree, those close to them, legal representatives and agents.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from ifodesk.domain.entities.case import CaseType, Party, PartyRole


class CirclePart(StrEnum):
    """One kind of people in the circle, in the order that they are gone through."""

    CLIENT = "client"
    GUARDIANS = "guardians"
    RELATIVES = "relatives"
    HOUSEHOLD = "household"
    FOSTER_HOMES = "foster_homes"
    REPORTERS = "reporters"
    REPRESENTATIVES = "representatives"
    FIRMS = "firms"
    OTHERS = "others"


ROLES: Final[Mapping[CirclePart, tuple[PartyRole, ...]]] = MappingProxyType(
    {
        CirclePart.CLIENT: (PartyRole.CLIENT,),
        CirclePart.GUARDIANS: (PartyRole.GUARDIAN,),
        CirclePart.RELATIVES: (PartyRole.RELATIVE,),
        CirclePart.HOUSEHOLD: (PartyRole.HOUSEHOLD,),
        CirclePart.FOSTER_HOMES: (PartyRole.FOSTER_HOME,),
        CirclePart.REPORTERS: (PartyRole.REPORTER,),
        CirclePart.REPRESENTATIVES: (
            PartyRole.LEGAL_REPRESENTATIVE,
            PartyRole.AGENT,
            PartyRole.FORMER_REPRESENTATIVE,
        ),
        CirclePart.FIRMS: (PartyRole.FIRM,),
        CirclePart.OTHERS: (PartyRole.OTHER,),
    }
)
"""The roles that each kind is noted under; the first is the usual one."""
_OF_ROLE: Final = MappingProxyType({role: part for part, roles in ROLES.items() for role in roles})
_ABOUT_CHILDREN: Final = frozenset({CaseType.CHILD_YOUTH, CaseType.FAMILY_LAW})


class CircleGap(StrEnum):
    """Why a kind of people is not whole."""

    NO_CLIENT = "no_client"
    NO_GUARDIAN = "no_guardian"
    """A child's case without a guardian."""
    NO_NAME = "no_name"
    """Somebody is noted without a name: nobody can be compared with that person."""


@dataclass(frozen=True, slots=True)
class CircleGroup:
    """One kind of people in a case."""

    part: CirclePart
    people: tuple[Party, ...]
    gaps: tuple[CircleGap, ...]


def circle_of(case_type: CaseType | None, parties: Sequence[Party]) -> tuple[CircleGroup, ...]:
    """Return every kind of people with those of *parties* in it; a kind with nobody in it has none.

    A person whose role is not said counts among the others. Whoever lives with the client and has another role stands
    under that role only.
    """
    found: dict[CirclePart, list[Party]] = {part: [] for part in CirclePart}
    for party in parties:
        found[_OF_ROLE[party.role] if party.role else CirclePart.OTHERS].append(party)
    return tuple(
        CircleGroup(part, tuple(people), tuple(_gaps(part, people, case_type))) for part, people in found.items()
    )


def _gaps(part: CirclePart, people: Sequence[Party], case_type: CaseType | None) -> Iterator[CircleGap]:
    if not people and part is CirclePart.CLIENT:
        yield CircleGap.NO_CLIENT
    if not people and part is CirclePart.GUARDIANS and case_type in _ABOUT_CHILDREN:
        yield CircleGap.NO_GUARDIAN
    if any(not (person.name or "").strip() for person in people):
        yield CircleGap.NO_NAME
