from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ifodesk.domain.case_number import is_valid
from ifodesk.domain.entities.case import Case, CaseStatus, CaseType, Party, PartyRole
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.cases import Allot, ChangeCase, CloseCase, OpenCase, ReopenCase
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.disqualification_check import CheckState
from ifodesk.usecases.errors import NotFoundError
from ifodesk.usecases.own_ties import AddOwnTie
from tests.ui.fakes import DOROTEA, EVA, KARIN, LISA, NOW, PER
from tests.usecases.desk import desk, refused

TODAY = NOW.date()


def test_four_fields_are_enough_to_open_a_case() -> None:
    at = desk()
    opened = OpenCase(at.session)(CaseType.CHILD_YOUTH, " Alma Testsson ")
    case = at.session.records.get(Case, opened.case).value
    assert (case.case_type, case.handler, case.opened_on, case.status) == (
        CaseType.CHILD_YOUTH,
        KARIN,
        TODAY,
        CaseStatus.OPEN,
    )
    assert case.municipality == DOROTEA
    assert case.number is not None
    assert is_valid(case.number)
    assert case.number.startswith("D-26-")
    (client,) = at.session.records.children(Party, opened.case)
    assert (client.value.id, client.value.role, client.value.name) == (
        opened.client,
        PartyRole.CLIENT,
        "Alma Testsson",
    )


def test_a_new_case_is_read_by_its_author_and_the_chief_of_the_setting_only() -> None:
    at = desk()
    case = at.open_case()
    assert set(at.session.readers.readers(case)) == {KARIN, LISA}
    assert at.session.records.get(Case, case).value.chief == LISA


@pytest.mark.parametrize("chief", [None, MemberId(b"?" * 16)])
def test_without_a_chief_in_the_setting_the_author_reads_alone_and_the_case_says_so(chief: MemberId | None) -> None:
    at = desk(chief=chief)
    case = at.open_case()
    assert at.session.readers.readers(case) == (KARIN,)
    assert at.session.records.get(Case, case).value.chief is None


def test_another_handler_who_was_named_reads_the_case_too() -> None:
    at = desk()
    case = OpenCase(at.session)(CaseType.ADULT, "Bo Ek", handler=PER).case
    assert set(at.session.readers.readers(case)) == {KARIN, LISA, PER}
    assert at.session.records.get(Case, case).value.handler == PER


def test_a_chief_who_opens_a_case_reads_it_once() -> None:
    at = desk(LISA)
    assert at.session.readers.readers(at.open_case()) == (LISA,)


def test_a_number_that_can_be_read_gives_the_birth_year_and_another_is_kept_as_typed() -> None:
    at = desk()
    for typed, stored, year in (("840229-2380", "198402292380", 1984), ("T840229-2380", "T840229-2380", None)):
        opened = OpenCase(at.session)(CaseType.ADULT, "Bo Ek", personal_number=typed)
        client = at.session.records.get(Party, opened.client).value
        assert (client.personal_number, client.birth_year) == (stored, year)


def test_what_is_missing_or_impossible_is_refused_before_anything_is_saved() -> None:
    at = desk()
    with refused(Refusal.NAME_NEEDED):
        at.open_case("  ")
    with refused(Refusal.IN_THE_FUTURE):
        OpenCase(at.session)(CaseType.ADULT, "Bo", opened_on=date(2026, 11, 27))
    with refused(Refusal.OTHER_MUNICIPALITY):
        OpenCase(at.session)(CaseType.ADULT, "Bo", handler=EVA)
    with refused(Refusal.NOT_A_MEMBER):
        OpenCase(at.session)(CaseType.ADULT, "Bo", handler=MemberId(b"?" * 16))
    assert at.session.records.all(Case) == ()


def test_opening_a_case_checks_own_ties_at_once() -> None:
    at = desk()
    at.review()
    AddOwnTie(at.session)(relation="cousin", name="Alma Testsson")
    assert OpenCase(at.session)(CaseType.ADULT, "Alma Testsson").check.state is CheckState.HITS
    assert OpenCase(at.session)(CaseType.ADULT, "Bo Ek").check.state is CheckState.NOTHING_IN_LIST


def test_a_case_gets_the_record_systems_number_and_closes_and_opens() -> None:
    at = desk()
    case = at.open_case()
    seen = at.session.records.get(Case, case)
    ChangeCase(at.session)(seen, replace(seen.value, record_number="2026-1234"))
    assert at.session.queries.overview(case).row.number == "2026-1234"
    CloseCase(at.session)(at.session.records.get(Case, case))
    assert at.session.records.get(Case, case).value.status is CaseStatus.CLOSED
    ReopenCase(at.session)(at.session.records.get(Case, case))
    assert at.session.records.get(Case, case).value.status is CaseStatus.OPEN


def test_only_a_reader_becomes_handler_by_a_change_and_no_day_is_in_the_future() -> None:
    at = desk()
    seen = at.session.records.get(Case, at.open_case())
    with refused(Refusal.NOT_A_READER):
        ChangeCase(at.session)(seen, replace(seen.value, handler=PER))
    with refused(Refusal.IN_THE_FUTURE):
        ChangeCase(at.session)(seen, replace(seen.value, opened_on=date(2027, 1, 1)))
    ChangeCase(at.session)(seen, replace(seen.value, deputy=LISA))
    assert at.session.records.get(Case, seen.value.id).value.deputy == LISA


def test_allotting_lets_the_new_handler_in_by_name() -> None:
    at = desk()
    case = at.open_case()
    changed = Allot(at.session)(case, PER)
    assert set(at.session.readers.readers(case)) == {KARIN, LISA, PER}
    assert at.session.records.get(Case, case).value.handler == PER
    assert changed.kinds >= {"case", "readers"}
    with refused(Refusal.SAME_HANDLER):
        Allot(at.session)(case, PER)
    Allot(at.session)(case, KARIN, as_deputy=True)
    assert at.session.records.get(Case, case).value.deputy == KARIN


def test_a_case_that_does_not_exist_for_somebody_is_not_found() -> None:
    at = desk()
    with pytest.raises(NotFoundError):
        Allot(at.session)(EntityId(b"?" * 16), PER)
