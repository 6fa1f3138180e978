from __future__ import annotations

from dataclasses import replace

import pytest

from ifodesk.domain.entities.case import Case, CaseType, Party, PartyRole
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.cases import ChangeCase, OpenCase
from ifodesk.usecases.notes import StartNote
from ifodesk.usecases.parties import AddParty, ChangeParty, RemoveParty
from ifodesk.words.label_words import PROTECTED
from tests.store.queries.conftest import Vault
from tests.store.queries.work import open_case, ready_note


def found(vault: Vault, text: str) -> list[tuple[EntityId, str, str]]:
    return [(hit.case, hit.name, hit.matched) for hit in vault.queries.search(text)]


@pytest.mark.parametrize(
    "text", ["Åsa", "åsa lind", "LIND ÅSA", "lind-norb", "Norberg", "  å  norb ", "Öhman", "André", "andre"]
)
def test_a_name_is_found_by_the_beginnings_of_its_words_in_any_order(vault: Vault, text: str) -> None:
    case = open_case(vault, "Åsa André Lind-Norberg")
    party = vault.session.records.children(Party, case)[0]
    ChangeParty(vault.session)(party, replace(party.value, former_surname="Öhman"))
    assert found(vault, text) == [(case, "Åsa André Lind-Norberg", "name")]


@pytest.mark.parametrize("text", ["", "  ", "-", "asa", "sa", "åsa ek", "berg", "Ohman"])
def test_what_no_name_begins_with_is_not_found_and_nothing_typed_gives_nothing(vault: Vault, text: str) -> None:
    open_case(vault, "Åsa Öhman Norberg")
    assert found(vault, text) == []


@pytest.mark.parametrize(
    "text", ["19840229", "19840229-2380", "840229-2380", "8402292380", "840229", "1984 0229 2380", "⑧④02"]
)
def test_a_personal_number_is_found_from_its_beginning_with_or_without_century(vault: Vault, text: str) -> None:
    opened = OpenCase(vault.session)(CaseType.ADULT, "Bo Ek", personal_number="19840229-2380")
    assert found(vault, text) == [(opened.case, "Bo Ek", "personal_number")]


def test_a_number_that_was_kept_as_typed_is_found_as_typed(vault: Vault) -> None:
    opened = OpenCase(vault.session)(CaseType.ADULT, "Bo Ek", personal_number="T840229-2380")
    assert found(vault, "t840229") == [(opened.case, "Bo Ek", "personal_number")]


def test_a_case_number_is_found_whole_by_its_end_and_by_the_record_systems(vault: Vault) -> None:
    case = open_case(vault)
    seen = vault.session.records.get(Case, case)
    number = seen.value.number or ""
    hit = [(case, "Alma Testsson", "number")]
    assert found(vault, number) == hit
    assert found(vault, number.lower().replace("-", "")) == hit
    assert found(vault, number[:4]) == hit
    ChangeCase(vault.session)(seen, replace(seen.value, record_number="2026-4711"))
    assert found(vault, "2026-4711") == hit
    assert found(vault, "20264711") == hit
    assert vault.queries.search("2026-47")[0].number == "2026-4711"


def test_texts_phones_and_relations_are_never_searched(vault: Vault) -> None:
    case = open_case(vault, "Bo Ek")
    AddParty(vault.session)(case, role=PartyRole.GUARDIAN, name="Ann", phone="0701740605", relation="grannfrun")
    ready_note(vault, case, "Hemlighet i anteckningen 4711")
    StartNote(vault.session)(case, title="Rubriken")
    for text in ("hemlighet", "4711", "0701740605", "grannfrun", "rubriken", "hembesök"):
        assert found(vault, text) == []


def test_a_case_is_one_hit_by_the_name_that_matched_the_client_first(vault: Vault) -> None:
    case = open_case(vault, "Alma Lind")
    AddParty(vault.session)(case, role=PartyRole.GUARDIAN, name="Anna Lind")
    assert found(vault, "lind") == [(case, "Alma Lind", "name")]
    assert found(vault, "anna") == [(case, "Anna Lind", "name")]


def test_a_large_family_leaves_room_for_other_cases(vault: Vault) -> None:
    family, other = open_case(vault, "Alma Lind"), open_case(vault, "Lisa Linder Lind")
    for name in ("Anna Lind", "Arne Lindgren Lind", *(f"A{letter} Lind" for letter in "bcdefghij")):
        AddParty(vault.session)(family, role=PartyRole.RELATIVE, name=name)
    hits = vault.queries.search("lind", limit=2)
    assert [(hit.case, hit.name) for hit in hits] == [(family, "Alma Lind"), (other, "Lisa Linder Lind")]


def test_a_name_with_digits_is_found_by_them(vault: Vault) -> None:
    case = open_case(vault, "Bo 3Ek")
    assert found(vault, "3e") == found(vault, "3ek bo") == [(case, "Bo 3Ek", "name")]
    assert found(vault, "4e") == []


def test_hits_stand_in_swedish_order_numbers_before_names(vault: Vault) -> None:
    for name in ("Lind Öst", "Lind Ärla", "Lind Zorn", "Lind Åberg"):
        open_case(vault, name)
    assert [name for _, name, _ in found(vault, "lind")] == ["Lind Zorn", "Lind Åberg", "Lind Ärla", "Lind Öst"]
    assert len(vault.queries.search("lind", limit=3)) == 3


def test_a_protected_name_is_masked_among_the_hits(vault: Vault) -> None:
    case = open_case(vault, "Hemlig Person")
    party = vault.session.records.children(Party, case)[0]
    ChangeParty(vault.session)(party, replace(party.value, protected=True))
    number = vault.queries.cases()[0].number
    assert found(vault, "hemlig") == [(case, PROTECTED, "name")]
    assert found(vault, number) == [(case, PROTECTED, "number")]


def test_a_changed_or_removed_name_is_found_no_more(vault: Vault) -> None:
    case = open_case(vault, "Bo Ek")
    party = vault.session.records.children(Party, case)[0]
    ChangeParty(vault.session)(party, replace(party.value, name="Bosse Ekman"))
    assert found(vault, "bo ek") == [(case, "Bosse Ekman", "name")]
    assert found(vault, "bosse") == [(case, "Bosse Ekman", "name")]
    other = AddParty(vault.session)(case, role=PartyRole.GUARDIAN, name="Siv")
    assert len(found(vault, "siv")) == 1
    RemoveParty(vault.session)(vault.session.records.get(Party, other.id))
    assert found(vault, "siv") == []
    assert vault.rows("SELECT count(*) FROM p_search WHERE word = 'siv'") == [(0,)]


def test_an_undone_removal_is_found_again(vault: Vault) -> None:
    case = open_case(vault, "Bo Ek")
    other = AddParty(vault.session)(case, role=PartyRole.GUARDIAN, name="Siv")
    saved = RemoveParty(vault.session)(vault.session.records.get(Party, other.id))
    assert found(vault, "siv") == []
    vault.session.records.undo(saved.change)
    assert found(vault, "siv") == [(case, "Siv", "name")]


@pytest.mark.parametrize("text", ["%", "_", "'", '"', "\\", "*", "\U0010ffff", "a" * 10_000, "a b " * 500, "9" * 5000])
def test_no_text_breaks_the_search(vault: Vault, text: str) -> None:
    open_case(vault, "Bo Ek")
    assert found(vault, text) == []
