from __future__ import annotations

from dataclasses import replace

from ifodesk.domain.collaboration import CaseFacts, need_several
from ifodesk.domain.entities.case import CaseType
from ifodesk.domain.entities.municipality import Unit
from ifodesk.domain.ids import EntityId
from tests.law import collaboration

ONE, TWO = EntityId(b"1" * 16), EntityId(b"2" * 16)
CHILD = CaseFacts(ONE, CaseType.CHILD_YOUTH, "201001012388")
SUPPORT = CaseFacts(TWO, CaseType.INCOME_SUPPORT, "201001012388")
UNIT = Unit(id=EntityId(b"u" * 16), name="Försörjningsenheten", area="income_support")


def test_two_open_cases_of_two_areas_about_one_personal_number_are_one_client_who_needs_several() -> None:
    (found,) = need_several([SUPPORT, CHILD], [], collaboration())
    assert (found.cases, found.areas) == ((TWO, ONE), ("child_youth", "income_support"))
    assert (found.by_cases, found.by_measures) == (True, False)


def test_two_cases_of_one_area_or_of_two_clients_are_not_several() -> None:
    assert need_several([CHILD, replace(CHILD, case=TWO)], [], collaboration()) == ()
    assert need_several([CHILD, replace(SUPPORT, personal_number="199901012387")], [], collaboration()) == ()


def test_a_client_without_a_number_is_never_taken_for_another_without_one() -> None:
    unknown = [replace(CHILD, personal_number=None), replace(SUPPORT, personal_number=None)]
    assert need_several(unknown, [], collaboration()) == ()


def test_a_measure_that_another_areas_unit_answers_for_makes_several() -> None:
    by_unit = replace(CHILD, measure_units=("försörjningsenheten", "Skolan"))
    (found,) = need_several([by_unit], [UNIT], collaboration())
    assert (found.areas, found.by_cases, found.by_measures) == (("child_youth", "income_support"), False, True)
    by_title = replace(CHILD, measure_units=("LSS",))
    assert need_several([by_title], [UNIT], collaboration())[0].areas == ("child_youth", "lss")
    assert need_several([replace(CHILD, measure_units=("Barn och unga",))], [UNIT], collaboration()) == ()


def test_every_kind_of_case_is_of_at_most_one_area_and_familjeradgivning_is_none() -> None:
    areas = collaboration().areas
    assert [one.code for one in areas][:2] == ["child_youth", "adult_addiction"]
    kinds = [kind for one in areas for kind in one.case_types]
    assert len(kinds) == len(set(kinds))
    assert set(kinds) <= {str(kind) for kind in CaseType}
    assert not any("rådgivning" in one.title.lower() for one in areas)
    assert collaboration().area("lss") in areas
    assert collaboration().area(None) is None
    assert all(one.source and one.text for one in collaboration().maps)
