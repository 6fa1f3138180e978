from __future__ import annotations

from dataclasses import replace

from ifodesk.domain.entities.municipality import MunicipalitySettings
from ifodesk.domain.entities.own import OwnTie
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.own_ties import (
    AddOwnTie,
    ChangeOwnTie,
    EndOwnTie,
    RemoveOwnTie,
    ReviewOwnTies,
    last_review,
    ties_are_reviewed,
)
from ifodesk.usecases.seen import Write
from tests.ui.fakes import NOW
from tests.usecases.desk import SETTINGS, desk, refused


def test_relation_and_name_are_enough() -> None:
    at = desk()
    made = AddOwnTie(at.session)(relation="sibling", name=" Anna Lind ").id
    assert at.session.records.get(OwnTie, made).value == OwnTie(id=made, relation="sibling", name="Anna Lind")
    with refused(Refusal.NAME_NEEDED):
        AddOwnTie(at.session)(relation="sibling", name=" ")


def test_a_tie_is_changed_ended_and_removed() -> None:
    at = desk()
    made = AddOwnTie(at.session)(relation="spouse", name="Bo Ek", personal_number="840229-2380", comment="x").id
    seen = at.session.records.get(OwnTie, made)
    assert seen.value.personal_number == "198402292380"
    with refused(Refusal.NAME_NEEDED):
        ChangeOwnTie(at.session)(seen, replace(seen.value, name=""))
    ChangeOwnTie(at.session)(seen, replace(seen.value, relation="ex_partner", personal_number=" T "))
    seen = at.session.records.get(OwnTie, made)
    assert (seen.value.relation, seen.value.personal_number) == ("ex_partner", " T ")
    ChangeOwnTie(at.session)(seen, replace(seen.value, personal_number="", comment=""))
    seen = at.session.records.get(OwnTie, made)
    assert (seen.value.personal_number, seen.value.comment) == (None, None)
    ChangeOwnTie(at.session)(seen, replace(seen.value, former_surname="Lind"))
    EndOwnTie(at.session)(at.session.records.get(OwnTie, made))
    assert at.session.records.get(OwnTie, made).value.ended
    RemoveOwnTie(at.session)(at.session.records.get(OwnTie, made))
    assert at.session.records.all(OwnTie) == ()


def test_an_empty_list_that_was_gone_through_says_something_and_one_that_was_not_says_nothing() -> None:
    at = desk()
    assert not ties_are_reviewed(at.session)
    assert last_review(at.session) is None
    ReviewOwnTies(at.session)()
    assert ties_are_reviewed(at.session)
    assert last_review(at.session) == NOW
    at.world.clock.pass_time(days=370)
    assert not ties_are_reviewed(at.session)


def test_the_municipality_decides_how_often() -> None:
    at = desk()
    seen = at.session.records.get(MunicipalitySettings, SETTINGS)
    at.session.records.save([Write(replace(seen.value, values={"tie_review_months": "3"}), seen)])
    at.review()
    at.world.clock.pass_time(days=100)
    assert not ties_are_reviewed(at.session)


def test_the_yearly_review_runs_out_by_the_municipalitys_setting() -> None:
    at = desk()
    ReviewOwnTies(at.session)()
    at.world.clock.pass_time(days=40)
    assert ties_are_reviewed(at.session)
    seen = at.session.records.get(MunicipalitySettings, SETTINGS)
    at.session.records.save([Write(replace(seen.value, values={"tie_review_months": "1"}), seen)])
    assert not ties_are_reviewed(at.session)
