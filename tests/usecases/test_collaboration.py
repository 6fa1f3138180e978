from __future__ import annotations

from dataclasses import replace

from ifodesk.domain.entities.case import CaseType
from ifodesk.domain.entities.municipality import ProcessMap
from ifodesk.domain.entities.sip import Measure
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.collaboration import (
    AddProcessMap,
    ChangeProcessMap,
    EndProcessMap,
    areas,
    clients_of_several,
    new_templates,
    process_maps,
)
from ifodesk.usecases.goals import ChangeMeasure
from tests.ui.fakes import LISA
from tests.usecases.desk import desk, refused
from tests.usecases.sharing_desk import shared


def test_each_area_shows_its_units_and_an_area_may_have_none() -> None:
    found = {one.area.code: [seen.value.name for seen in one.units] for one in areas(shared().session)}
    assert found["income_support"] == ["Ekonomiskt bistånd"]
    assert found["lss"] == []
    assert len(found) == 7


def test_two_open_cases_of_two_areas_about_one_client_are_found_and_say_by_what_rule() -> None:
    here = shared()
    assert clients_of_several(here.session) == ()
    other = OpenCase(here.session)(CaseType.INCOME_SUPPORT, "Alma Testsson", personal_number="200101012388").case
    (found,) = clients_of_several(here.session)
    assert {row.id for row in found.cases} == {here.case, other}
    assert (found.areas, found.by_cases, found.by_measures) == (("child_youth", "income_support"), True, False)
    assert [plan.plan for plan in found.plans] == [here.plan]
    assert found.outcomes == {}


def test_a_measure_of_another_areas_unit_is_enough() -> None:
    here = shared()
    seen = here.session.records.children(Measure, here.goals[1])[0]
    ChangeMeasure(here.session)(seen, replace(seen.value, unit="Ekonomiskt bistånd"))
    (found,) = clients_of_several(here.session)
    assert (found.by_cases, found.by_measures) == (False, True)


def test_a_chief_takes_a_process_map_over_changes_it_and_puts_it_aside() -> None:
    session = desk(LISA).session
    (template,) = new_templates(session)
    made = AddProcessMap(session)(template).id
    assert new_templates(session) == ()
    seen = session.records.get(ProcessMap, made)
    ChangeProcessMap(session)(seen, replace(seen.value, text="1. Ring socialpsykiatrin."))
    (kept,) = process_maps(session)
    assert (kept.value.title, kept.value.text) == (template.title, "1. Ring socialpsykiatrin.")
    with refused(Refusal.NAME_NEEDED):
        ChangeProcessMap(session)(kept, replace(kept.value, title=" "))
    EndProcessMap(session)(kept)
    assert process_maps(session) == ()
    with refused(Refusal.NAME_NEEDED):
        AddProcessMap(session)()


def test_a_caseworker_reads_process_maps_and_changes_none() -> None:
    with refused(Refusal.ONLY_LEADERS):
        AddProcessMap(desk().session)(title="Egen")
