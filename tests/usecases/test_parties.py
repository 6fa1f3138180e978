from __future__ import annotations

from dataclasses import replace

from ifodesk.domain.entities.case import Party, PartyRole
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.parties import AddParty, ChangeParty, RemoveParty
from tests.usecases.desk import desk, refused


def test_a_party_needs_only_a_role_and_empty_fields_are_not_answered() -> None:
    at = desk()
    case = at.open_case()
    made = AddParty(at.session)(case, role=PartyRole.GUARDIAN, phone="  ")
    assert at.session.records.get(Party, made.id).value == Party(id=made.id, case=case, role=PartyRole.GUARDIAN)


def test_a_party_holds_what_was_said() -> None:
    at = desk()
    made = AddParty(at.session)(
        at.open_case(),
        role=PartyRole.RELATIVE,
        name="Anna Lind",
        former_surname="Norberg",
        personal_number="840229-2380",
        relation="sibling",
        same_household=True,
        phone="070-1740605",
        protected=True,
    )
    party = at.session.records.get(Party, made.id).value
    assert (party.personal_number, party.birth_year) == ("198402292380", 1984)
    assert (party.name, party.former_surname, party.relation) == ("Anna Lind", "Norberg", "sibling")
    assert (party.same_household, party.protected) == (True, True)


def test_a_typed_birth_year_stands_until_a_number_gives_one() -> None:
    at = desk()
    made = AddParty(at.session)(at.open_case(), role=PartyRole.RELATIVE, birth_year=2014)
    seen = at.session.records.get(Party, made.id)
    assert seen.value.birth_year == 2014
    ChangeParty(at.session)(seen, replace(seen.value, personal_number="T"))
    again = at.session.records.get(Party, made.id)
    assert (again.value.personal_number, again.value.birth_year) == ("T", 2014)
    ChangeParty(at.session)(again, replace(again.value, personal_number="19840229-2380"))
    party = at.session.records.get(Party, made.id).value
    assert (party.personal_number, party.birth_year) == ("198402292380", 1984)


def test_an_unchanged_number_is_not_read_anew_and_an_emptied_one_goes() -> None:
    at = desk()
    made = AddParty(at.session)(at.open_case(), role=PartyRole.RELATIVE, personal_number="840229-2380")
    seen = at.session.records.get(Party, made.id)
    ChangeParty(at.session)(seen, replace(seen.value, birth_year=1985))
    again = at.session.records.get(Party, made.id)
    assert again.value.birth_year == 1985
    ChangeParty(at.session)(again, replace(again.value, personal_number=" "))
    assert at.session.records.get(Party, made.id).value.personal_number is None


def test_anybody_but_the_only_client_can_be_taken_out() -> None:
    at = desk()
    case = at.open_case()
    (client,) = at.session.records.children(Party, case)
    with refused(Refusal.CLIENT_STAYS):
        RemoveParty(at.session)(client)
    other = AddParty(at.session)(case, role=PartyRole.CLIENT, name="Bo").id
    RemoveParty(at.session)(client)
    assert [seen.value.id for seen in at.session.records.children(Party, case)] == [other]
    guardian = AddParty(at.session)(case, role=PartyRole.GUARDIAN).id
    RemoveParty(at.session)(at.session.records.get(Party, guardian))
    assert len(at.session.records.children(Party, case)) == 1
