from collections import Counter
from datetime import date, timedelta
from functools import cache

import pytest

from ifodesk.domain import case_number
from ifodesk.domain.declare import ValueType, spec_of
from ifodesk.domain.entities import Case, InternalSip, Note, OwnTie, Party, PlanVersion, Transfer
from ifodesk.domain.entities.case import PartyRole, TransferState
from ifodesk.domain.names import normal
from ifodesk.domain.personal_number import Readable, read
from ifodesk.domain.sip_version import read_canonical
from ifodesk.usecases.ports import Role
from ifodesk.workbench.practice.group import practice_group
from ifodesk.workbench.practice.model import PlanState, PracticeCase, PracticeGroup
from ifodesk.workbench.practice.people import FIRST_DAY, LAST_DAY
from ifodesk.workbench.practice.staff import DOROTEA, KARIN, PER

DAY = date(2026, 11, 26)


@cache
def group(seed: int = 1) -> PracticeGroup:
    return practice_group(seed, DAY)


def entities(kind: type) -> list[object]:
    return [entity for case in group().cases for entity in case.entities() if isinstance(entity, kind)]


def parties() -> list[Party]:
    return [party for case in group().cases for party in case.parties]


def test_there_are_eight_municipalities_thirty_staff_four_hundred_cases_and_sixty_plans() -> None:
    found = group()
    assert (len(found.municipalities), len(found.members), len(found.cases)) == (8, 30, 400)
    assert sum(case.plan_state is not None for case in found.cases) == 60
    assert {case.plan_state for case in found.cases} == {None, *PlanState}


def test_there_are_three_hundred_clients() -> None:
    clients = {
        (case.case.municipality, case.parties[0].name, case.parties[0].personal_number, case.parties[0].birth_year)
        for case in group().cases
    }
    assert (
        295 <= len(clients) <= 301
    )  # two who have no number may share name and year; the tangled family comes besides


def test_populations_are_those_of_the_shipped_table() -> None:
    by_name = {place.name: place.population for place in group().municipalities}
    assert (by_name["Dorotea"], by_name["Lycksele"], sum(by_name.values())) == (2294, 12118, 38199)


def test_cases_follow_population() -> None:
    counts = Counter(case.case.municipality for case in group().cases)
    assert counts["2481"] > counts["2462"] > counts["2422"]
    assert min(counts.values()) >= 20


@pytest.mark.parametrize("seed", range(5))
def test_the_same_seed_and_day_give_the_same_group(seed: int) -> None:
    assert practice_group(seed, DAY) == practice_group(seed, DAY)


def test_another_seed_or_day_gives_another_group() -> None:
    assert practice_group(2, DAY).cases != group().cases
    assert practice_group(1, DAY + timedelta(days=1)).cases != group().cases


@pytest.mark.parametrize("seed", range(5))
def test_every_personal_number_is_of_the_official_test_series(seed: int) -> None:
    numbers = [party.personal_number for case in group(seed).cases for party in case.parties]
    numbers += [tie.personal_number for ties in group(seed).ties.values() for tie in ties.ties]
    for number in filter(None, numbers):
        found = read(number, DAY)
        assert isinstance(found, Readable)
        assert not found.coordination
        assert found.birth_date is not None
        assert FIRST_DAY <= found.birth_date <= LAST_DAY
        assert number[8:11] in {"238", "239"}


def test_nobody_shares_a_personal_number_with_somebody_else() -> None:
    owners: dict[str, set[str | None]] = {}
    for party in parties():
        if party.personal_number is not None:
            owners.setdefault(party.personal_number, set()).add(party.name)
    assert len(owners) > 300
    assert all(len(names) == 1 for names in owners.values())


def test_who_is_born_outside_the_series_has_a_birth_year_instead_of_a_number() -> None:
    for party in parties():
        assert party.birth_year is not None
        in_series = FIRST_DAY.year <= party.birth_year <= LAST_DAY.year
        assert (party.personal_number is not None) is in_series


def test_phone_numbers_are_of_the_range_that_is_kept_for_fiction() -> None:
    phones = [party.phone for party in parties() if party.phone is not None]
    assert phones
    assert all(phone.startswith("070-174 06 ") for phone in phones)


def test_every_municipality_has_one_chief_and_at_least_two_caseworkers() -> None:
    for place in group().municipalities:
        roles = [member.roles for member in group().members if member.municipality == place.scb_code]
        assert sum(Role.CHIEF in one for one in roles) == 1
        assert sum(Role.CASEWORKER in one for one in roles) >= 2


def test_three_municipalities_have_somebody_in_the_foster_home_group() -> None:
    assert sum(Role.HOMES_GROUP in member.roles for member in group().members) == 3


def test_everybody_has_a_key_a_passphrase_and_an_id_of_their_own() -> None:
    members = group().members
    for values in ({m.key for m in members}, {m.passphrase for m in members}, {m.id for m in members}):
        assert len(values) == 30
    assert all(member.key.isascii() and " " not in member.key for member in members)


def test_a_case_is_read_by_its_author_the_chief_and_at_most_one_more() -> None:
    for case in group().cases:
        chief = group().chief_of(case.case.municipality or "")
        assert case.readers[:2] == (case.author, chief.key)
        assert len(case.readers) in {2, 3}
        assert group().member(case.author).municipality == case.case.municipality


def test_only_readers_write_in_a_case() -> None:
    for case in group().cases:
        assert {act.by for act in case.acts} <= set(case.readers)


def test_numbers_have_a_right_check_sign_and_no_two_are_equal() -> None:
    numbers = [case.case.number or "" for case in group().cases]
    assert all(case_number.is_valid(number) for number in numbers)
    assert len(set(numbers)) == 400


def test_what_happened_is_told_in_order_and_none_of_it_lies_ahead() -> None:
    for case in group().cases:
        moments = [act.at for act in case.acts]
        assert moments == sorted(moments)
        assert moments[-1].date() <= DAY


def test_every_entity_refers_to_what_was_written_before_it() -> None:
    for case in group().cases:
        known = {case.case.id, *(unit.id for unit in group().units)}
        for entity in case.entities():
            kind: type = type(entity)
            values = [getattr(entity, spec.name) for spec in spec_of(kind).fields if spec.value is ValueType.ENTITY]
            refs = {one for value in values for one in (value if isinstance(value, frozenset) else {value})}
            known.add(getattr(entity, "id"))  # noqa: B009
            assert refs - {None} <= known


def test_notes_are_in_several_states() -> None:
    notes = [entity for entity in entities(Note) if isinstance(entity, Note)]
    ready = [note for note in notes if note.ready]
    assert len(ready) > 500
    assert any(note.corrects is not None for note in ready)
    assert sum(note.draft is not None for note in notes) > 20
    assert all((note.text is None) is (note.draft is not None) for note in notes)


def test_documents_are_in_every_transfer_state_and_each_says_why_or_where() -> None:
    transfers = [entity for entity in entities(Transfer) if isinstance(entity, Transfer)]
    states = {transfer.state for transfer in transfers}
    assert states == {TransferState.TRANSFERRED, TransferState.NOT_TO_BE_TRANSFERRED}
    for transfer in transfers:
        assert (transfer.record_number is None) is (transfer.state is TransferState.NOT_TO_BE_TRANSFERRED)
        assert (transfer.reason is None) is (transfer.state is TransferState.TRANSFERRED)
    assert len(transfers) < len(entities(Note)) + len(entities(PlanVersion))


def test_texts_have_no_slot_left_and_speak_of_the_cases_own_client() -> None:
    for case in group().cases:
        for note in (entity for entity in case.entities() if isinstance(entity, Note)):
            assert "{" not in (note.text or note.draft or "")
    assert len({note.text for note in entities(Note) if isinstance(note, Note)}) > 600


def plan_of(case: PracticeCase) -> InternalSip:
    return [entity for entity in case.entities() if isinstance(entity, InternalSip)][-1]


def test_plans_stand_where_their_state_says() -> None:
    for case in group().cases:
        if case.plan_state is None:
            continue
        plan = plan_of(case)
        versions = [entity for entity in case.entities() if isinstance(entity, PlanVersion)]
        adopted = case.plan_state not in {PlanState.BEGUN, PlanState.COMPLETE}
        assert len(versions) == int(adopted)
        assert (plan.closed_on is not None) is (case.plan_state is PlanState.CLOSED)
        due = plan.next_follow_up_on
        if case.plan_state is PlanState.LATE:
            assert due is not None
            assert due < DAY
        if case.plan_state is PlanState.SOON:
            assert due is not None
            assert DAY <= due < DAY + timedelta(days=7)


def test_adopted_versions_can_be_read_and_name_client_and_persons() -> None:
    versions = [entity for entity in entities(PlanVersion) if isinstance(entity, PlanVersion)]
    assert versions
    for version in versions:
        frozen = read_canonical(version.canonical or "")
        assert frozen.client
        assert frozen.adopted_by
        assert all(measure.responsible for goal in frozen.goals for measure in goal.measures)


def test_karins_sister_is_a_guardian_in_the_first_case_and_stands_in_karins_own_list() -> None:
    case = group().cases[0]
    sister = next(party for party in case.parties if party.role is PartyRole.GUARDIAN and party.former_surname)
    tie = next(tie for tie in group().ties[KARIN].ties if tie.relation == "sibling")
    assert (case.author, case.case.municipality) == (KARIN, DOROTEA)
    assert (tie.name, tie.personal_number) == (sister.name, sister.personal_number)
    assert group().ties[KARIN].reviewed_at is not None


def test_per_has_no_tie_to_that_case_so_that_he_can_take_it_over() -> None:
    names = {normal(party.name or "") for party in group().cases[0].parties}
    assert not names & {normal(tie.name or "") for tie in group().ties[PER].ties}
    assert PER not in group().cases[0].readers


def test_nobody_is_asked_about_a_case_that_is_told_as_free_of_jav() -> None:
    for member in group().members:
        tied = {tie.personal_number for tie in group().ties[member.key].ties} - {None}
        cases = [case for case in group().read_by(member.key) if case is not group().cases[0]]
        assert not tied & {party.personal_number for case in cases for party in case.parties}


def test_karin_and_per_have_plans_of_every_kind_to_show() -> None:
    mine = {case.plan_state for case in group().cases if case.author == KARIN}
    assert {PlanState.LATE, PlanState.SOON, PlanState.COMPLETE, PlanState.LATER} <= mine


def test_every_member_has_a_list_and_some_have_not_gone_through_it() -> None:
    lists = group().ties
    assert set(lists) == {member.key for member in group().members}
    assert any(ties.reviewed_at is None for ties in lists.values())
    assert all(isinstance(tie, OwnTie) and tie.name for ties in lists.values() for tie in ties.ties)


def test_a_case_is_first_written_with_its_client() -> None:
    for case in group().cases:
        first = case.acts[0].entities
        assert [type(entity) for entity in first] == [Case, Party]
        assert isinstance(first[1], Party)
        assert first[1].role is PartyRole.CLIENT
