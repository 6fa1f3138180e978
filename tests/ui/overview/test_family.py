from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from ifodesk.domain.disqualification_law import Relation
from ifodesk.domain.entities.case import Party, PartyRole
from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.overview.family import Bond, Family, bond_of, family_of
from ifodesk.ui.overview.picture import FamilyPicture
from tests.ui.hands import press

Show = Callable[[QWidget], QWidget]


def party(number: int, role: PartyRole = PartyRole.RELATIVE, relation: str | None = None) -> Party:
    return Party(id=EntityId(bytes([number]) * 16), role=role, relation=relation, name=f"Person {number}")


def family(*people: Party) -> Family:
    return family_of([(found, found.name or "", "") for found in people])


def names(rows: tuple[tuple[object, ...], ...]) -> list[list[str]]:
    return [[person.name for person in row] for row in rows]  # type: ignore[attr-defined]  # rows of persons


CLIENT = party(1, PartyRole.CLIENT)


def test_generations_stand_above_each_other_and_empty_ones_are_left_out() -> None:
    made = family(CLIENT, party(2, relation="parent"), party(3, relation="grandparent"), party(4, relation="child"))
    assert names(made.rows) == [["Person 3"], ["Person 2"], ["Person 1"], ["Person 4"]]


def test_partners_stand_left_of_the_client_and_siblings_right() -> None:
    made = family(party(3, relation="sibling"), CLIENT, party(2, relation="cohabitee"))
    assert names(made.rows) == [["Person 2", "Person 1", "Person 3"]]


def test_whoever_is_no_near_family_stands_apart() -> None:
    made = family(
        CLIENT, party(2, PartyRole.REPORTER), party(3, relation="neighbour"), party(4, relation="kontaktperson")
    )
    assert [person.name for person in made.others] == ["Person 2", "Person 3", "Person 4"]


def test_a_guardian_without_a_stated_relation_stands_as_a_parent() -> None:
    assert bond_of(party(2, PartyRole.GUARDIAN)) is Bond.PARENT
    assert bond_of(party(2, PartyRole.GUARDIAN, "grandparent")) is Bond.GRANDPARENT
    assert bond_of(party(2, PartyRole.OTHER)) is Bond.OTHER


@given(st.lists(st.tuples(st.sampled_from(PartyRole), st.sampled_from([None, "gudmor", *Relation])), max_size=30))
def test_everybody_stands_in_the_picture_exactly_once(people: list[tuple[PartyRole, str | None]]) -> None:
    made = family(*(party(number, role, relation) for number, (role, relation) in enumerate(people)))
    placed = [person.id for row in made.rows for person in row] + [person.id for person in made.others]
    assert sorted(placed) == [bytes([number]) * 16 for number in range(len(people))]


def test_the_picture_opens_a_person_by_click_and_by_keys(theme: Theme, show: Show) -> None:
    picture = FamilyPicture(theme)
    show(picture)
    picture.resize(500, 400)
    mother = party(2, relation="parent")
    picture.show_family(family(CLIENT, mother, party(5, PartyRole.REPORTER)))
    opened: list[object] = []
    picture.opened.connect(opened.append)
    QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=picture.place_of(CLIENT.id).center().toPoint())
    picture.setFocus()
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Return)
    assert opened == [CLIENT.id, mother.id]
    assert picture.accessibleDescription().startswith("Person 2")
    assert picture.place_of(EntityId(b"x" * 16)).isEmpty()


def test_the_picture_is_as_high_as_it_needs_and_no_box_lies_on_another(theme: Theme, show: Show) -> None:
    picture = FamilyPicture(theme)
    show(picture)
    people = [CLIENT, *(party(number, PartyRole.OTHER) for number in range(2, 12))]
    picture.show_family(family(*people))
    for width in (280, 600):
        picture.resize(width, picture.heightForWidth(width))
        places = [picture.place_of(found.id) for found in people]
        assert all(place.bottom() <= picture.height() for place in places)
        assert not any(a.intersects(b) for at, a in enumerate(places) for b in places[at + 1 :])
    assert picture.heightForWidth(280) > picture.heightForWidth(600)
    picture.show_family(None)
    assert picture.accessibleDescription() == ""
