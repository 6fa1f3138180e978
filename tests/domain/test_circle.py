"""The circle of a case: who is in it, and who is not noted yet."""

from __future__ import annotations

from ifodesk.domain.circle import ROLES, CircleGap, CirclePart, circle_of
from ifodesk.domain.entities.case import CaseType, Party, PartyRole
from ifodesk.domain.ids import EntityId


def party(number: int, role: PartyRole | None, name: str | None = "Alma Testsson") -> Party:
    return Party(id=EntityId(bytes([number]) * 16), role=role, name=name)


def gaps(case_type: CaseType | None, *parties: Party) -> dict[CirclePart, tuple[CircleGap, ...]]:
    return {group.part: group.gaps for group in circle_of(case_type, parties) if group.gaps}


def test_every_role_belongs_to_one_kind_of_people() -> None:
    noted = [role for roles in ROLES.values() for role in roles]
    assert sorted(noted) == sorted(PartyRole)


def test_everybody_stands_once_also_whose_role_is_not_said() -> None:
    people = [*(party(at, role) for at, role in enumerate(PartyRole)), party(100, None)]
    groups = circle_of(CaseType.ADULT, people)
    assert sorted(one.id for group in groups for one in group.people) == sorted(one.id for one in people)
    assert people[-1] in next(group.people for group in groups if group.part is CirclePart.OTHERS)


def test_a_childs_case_without_a_guardian_lacks_one_and_an_adults_does_not() -> None:
    client = party(1, PartyRole.CLIENT)
    missing = {CirclePart.GUARDIANS: (CircleGap.NO_GUARDIAN,)}
    assert gaps(CaseType.CHILD_YOUTH, client) == gaps(CaseType.FAMILY_LAW, client) == missing
    assert gaps(CaseType.ADULT, client) == gaps(None, client) == {}
    assert gaps(CaseType.CHILD_YOUTH, client, party(2, PartyRole.GUARDIAN)) == {}


def test_without_a_client_or_a_name_nobody_can_be_compared() -> None:
    assert gaps(CaseType.ADULT) == {CirclePart.CLIENT: (CircleGap.NO_CLIENT,)}
    nameless = gaps(None, party(1, PartyRole.CLIENT), party(2, PartyRole.REPORTER, " "), party(3, PartyRole.FIRM, None))
    assert nameless == {CirclePart.REPORTERS: (CircleGap.NO_NAME,), CirclePart.FIRMS: (CircleGap.NO_NAME,)}
