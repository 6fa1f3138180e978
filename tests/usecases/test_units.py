from __future__ import annotations

from dataclasses import replace

from ifodesk.domain.entities.municipality import Unit
from ifodesk.domain.ids import MemberId
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.units import AddUnit, ChangeUnit, EndUnit, living_units, units_of_member
from tests.ui.fakes import KARIN, LISA, PER
from tests.usecases.desk import desk, refused


def test_a_chief_adds_changes_and_ends_a_unit_and_one_person_may_hold_several() -> None:
    at = desk(LISA)
    first = AddUnit(at.session)(" Ekonomiskt bistånd ", area="income_support", members=[PER], contact=PER).id
    AddUnit(at.session)("Arbetsmarknad", members=[PER])
    assert [seen.value.name for seen in living_units(at.session)] == ["Arbetsmarknad", "Ekonomiskt bistånd"]
    assert {unit.name for unit in units_of_member(at.session, PER)} == {"Arbetsmarknad", "Ekonomiskt bistånd"}
    seen = at.session.records.get(Unit, first)
    ChangeUnit(at.session)(seen, replace(seen.value, members=frozenset({KARIN}), board="Socialnämnden"))
    EndUnit(at.session)(at.session.records.get(Unit, first))
    assert [unit.name for unit in units_of_member(at.session, KARIN)] == []
    with refused(Refusal.ALREADY_ENDED):
        EndUnit(at.session)(at.session.records.get(Unit, first))


def test_a_unit_has_a_name_a_known_area_and_known_people_and_is_never_familjeradgivning() -> None:
    session = desk(LISA).session
    for name, more, code in (
        (" ", {}, Refusal.NAME_NEEDED),
        ("Familjerådgivningen", {}, Refusal.FAMILY_COUNSELLING),
        ("Öppenvården", {"branch": "Familjerådgivning"}, Refusal.FAMILY_COUNSELLING),
        ("LSS", {"area": "school"}, Refusal.UNKNOWN_AREA),
        ("LSS", {"members": [MemberId(b"?" * 16)]}, Refusal.NOT_A_MEMBER),
    ):
        with refused(code):
            AddUnit(session)(name, **more)
    assert living_units(session) == ()


def test_a_caseworker_reads_the_units_and_changes_none() -> None:
    with refused(Refusal.ONLY_LEADERS):
        AddUnit(desk(KARIN).session)("LSS")
