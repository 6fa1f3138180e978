"""Where everybody stands in a simple picture of a family: generations above each other. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ifodesk.domain.disqualification_law import Relation
from ifodesk.domain.entities.case import Party, PartyRole
from ifodesk.domain.ids import EntityId
from ifodesk.domain.sorting import swedish_key


class Bond(StrEnum):
    """How somebody hangs together with the client in the picture."""

    CLIENT = "client"
    PARENT = "parent"
    GRANDPARENT = "grandparent"
    PARTNER = "partner"
    SIBLING = "sibling"
    CHILD = "child"
    GRANDCHILD = "grandchild"
    OTHER = "other"
    """Drawn apart, without a line: cousin, neighbour, the one who reported."""


_BONDS = {
    Relation.PARENT: Bond.PARENT,
    Relation.STEP_PARENT: Bond.PARENT,
    Relation.GRANDPARENT: Bond.GRANDPARENT,
    Relation.SPOUSE: Bond.PARTNER,
    Relation.REGISTERED_PARTNER: Bond.PARTNER,
    Relation.COHABITEE: Bond.PARTNER,
    Relation.SIBLING: Bond.SIBLING,
    Relation.HALF_SIBLING: Bond.SIBLING,
    Relation.CHILD: Bond.CHILD,
    Relation.STEPCHILD: Bond.CHILD,
    Relation.FOSTER_CHILD: Bond.CHILD,
    Relation.GRANDCHILD: Bond.GRANDCHILD,
}
_ROWS = (
    (Bond.GRANDPARENT,),
    (Bond.PARENT,),
    (Bond.PARTNER, Bond.CLIENT, Bond.SIBLING),
    (Bond.CHILD,),
    (Bond.GRANDCHILD,),
)
"""From above. In the client's own row partners stand to the left, siblings to the right."""


@dataclass(frozen=True, slots=True)
class Person:
    """One person in the picture."""

    id: EntityId
    name: str
    below: str
    """What stands under the name."""
    bond: Bond


@dataclass(frozen=True, slots=True)
class Family:
    """The picture: rows of generations from above, and those who stand apart."""

    rows: tuple[tuple[Person, ...], ...]
    others: tuple[Person, ...]


def bond_of(party: Party) -> Bond:
    """Return how a person hangs together with the client; a guardian without a stated relation stands as a parent."""
    if party.role is PartyRole.CLIENT:
        return Bond.CLIENT
    if party.relation in list(Relation):
        return _BONDS.get(Relation(party.relation), Bond.OTHER)
    return Bond.PARENT if party.role is PartyRole.GUARDIAN and not party.relation else Bond.OTHER


def family_of(people: Sequence[tuple[Party, str, str]]) -> Family:
    """Return the picture of *people*: each with name and what stands under it. Empty rows are left out."""
    placed = [Person(party.id, name, below, bond_of(party)) for party, name, below in people]
    rows = tuple(
        tuple(person for bond in bonds for person in _sorted(placed, bond))
        for bonds in _ROWS
        if any(person.bond in bonds for person in placed)
    )
    return Family(rows, tuple(_sorted(placed, Bond.OTHER)))


def _sorted(people: Sequence[Person], bond: Bond) -> list[Person]:
    return sorted((person for person in people if person.bond is bond), key=lambda person: swedish_key(person.name))
