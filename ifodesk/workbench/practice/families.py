"""Clients with the people around them: households, guardians, siblings, partners, others in the case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from ifodesk.domain.entities.case import PartyRole
from ifodesk.workbench.practice.material import Material, Origin, Sex
from ifodesk.workbench.practice.people import People, Person

_CHILDREN = 0.55
"""Part of the clients who are children or young."""
_FRIEND = "Gunnel"
"""Who comes along where the circle is empty."""


@dataclass(frozen=True, slots=True)
class Around:
    """Somebody in the client's circle."""

    person: Person
    role: PartyRole
    relation: str
    """A relation code of LAW 2.2: what this person is to the client."""
    same_household: bool | None


@dataclass(frozen=True, slots=True)
class Family:
    """A client and the circle."""

    client: Person
    child: bool
    circle: tuple[Around, ...]
    place: str
    school: str

    def nearest(self) -> str:
        """Return the given name of the one that notes speak of beside the client: a guardian, else somebody close."""
        ranked = sorted(self.circle, key=lambda one: one.role is not PartyRole.GUARDIAN)
        return next((one.person.given for one in ranked), _FRIEND)


class Families:
    """Makes families."""

    def __init__(self, rng: Random, people: People, material: Material) -> None:
        self._rng = rng
        self._people = people
        self._material = material

    def family(self, municipality: str) -> Family:
        """Return a new family that lives in a municipality, by SCB code."""
        origin = self._people.origin()
        child = self._happens(_CHILDREN)
        surname = self._people.surname(origin)
        if child:
            client = self._people.child(origin, age=(3, 19), surname=surname)
            circle = tuple(self._around_child(origin, surname))
        else:
            client = self._people.grown(origin, age=(20, 72), surname=surname)
            circle = tuple(self._around_adult(origin, client))
        return Family(client, child, circle, *self._where(municipality))

    def with_client(self, client: Person, circle: tuple[Around, ...], municipality: str) -> Family:
        """Return a family of given people, for a story. The client is a child."""
        return Family(client, child=True, circle=circle, place=self._where(municipality)[0], school=self._where("")[1])

    def _happens(self, odds: float) -> bool:
        return self._rng.random() < odds

    def _where(self, municipality: str) -> tuple[str, str]:
        places = self._material.places.get(municipality, ("",))
        return self._rng.choice(places), self._rng.choice(self._material.schools)

    def _around_child(self, origin: Origin, surname: str) -> Iterator[Around]:
        people, rng = self._people, self._rng
        mother = people.grown(origin, age=(23, 45), sex=Sex.FEMALE, surname=surname)
        yield Around(mother, PartyRole.GUARDIAN, "parent", same_household=True)
        together = self._happens(0.45)
        if self._happens(0.85):
            father = people.grown(origin, age=(24, 46), sex=Sex.MALE, surname=surname if together else "")
            yield Around(father, PartyRole.GUARDIAN, "parent", same_household=together)
        if not together and self._happens(0.4):
            other = people.grown(people.origin(), age=(24, 46), sex=Sex.MALE)
            yield Around(other, PartyRole.HOUSEHOLD, "step_parent", same_household=True)
        for _ in range(rng.choice((0, 0, 1, 1, 2))):
            sibling = people.child(origin, age=(1, 18), surname=surname)
            yield Around(sibling, PartyRole.RELATIVE, "sibling", same_household=True)
        if self._happens(0.3):
            grandmother = people.grown(origin, age=(50, 74), sex=Sex.FEMALE)
            yield Around(grandmother, PartyRole.RELATIVE, "grandparent", same_household=False)

    def _around_adult(self, origin: Origin, client: Person) -> Iterator[Around]:
        people, rng = self._people, self._rng
        if self._happens(0.4):
            sex = Sex.MALE if client.sex is Sex.FEMALE else Sex.FEMALE
            partner = people.grown(people.origin(), age=(22, 46), sex=sex)
            yield Around(partner, PartyRole.HOUSEHOLD, "cohabitee", same_household=True)
        for _ in range(rng.choice((0, 0, 0, 1, 2))):
            child = people.child(origin, age=(1, 16), surname=client.surname)
            yield Around(child, PartyRole.RELATIVE, "child", same_household=self._happens(0.5))
        if self._happens(0.25):
            sibling = people.grown(origin, age=(22, 46), surname=client.surname)
            yield Around(sibling, PartyRole.RELATIVE, "sibling", same_household=False)
        if self._happens(0.1):
            helper = people.grown(people.origin(), age=(30, 46))
            yield Around(helper, PartyRole.LEGAL_REPRESENTATIVE, "legal_representative", same_household=False)
