"""The table of situations from statute and JO practice, and what holds for every question."""

from __future__ import annotations

import json
from typing import TypedDict, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ifodesk.domain.disqualification import Assessment, Missing, assess
from ifodesk.domain.disqualification_law import Certainty, Closeness, Fact, Relation, Toward, Weight
from ifodesk.domain.entities.disqualification import Ground, Outcome
from ifodesk.system.resources import resource
from tests.law import the_law


class Expected(TypedDict):
    answer: str
    grounds: list[str]
    missing: list[str]


class Cited(TypedDict):
    section: str
    certainty: str
    says: str


class Situation(TypedDict):
    relation: str
    to: str
    facts: list[str]
    expected: Expected
    why: str
    basis: list[Cited]


SITUATIONS = cast("list[Situation]", json.loads(resource("law/disqualification-situations.json").read_text("utf-8")))
NAMED_IN_THE_READING = {
    "KL 5 kap. 47 §",
    "KL 6 kap. 28 § 1",
    "KL 6 kap. 28 § 2",
    "KL 6 kap. 28 § 3",
    "KL 6 kap. 28 § 4",
    "KL 6 kap. 29 §",
    "KL 6 kap. 30 §",
    "KL 6 kap. 31 §",
    "FL 16 § första stycket 3",
    "JO dnr 1339-2017",
    "JO dnr 5230-2008",
    "JO dnr 1128-1999",
}
"""Every provision and decision that was read or is known. No other may be cited."""

relations, towards = st.sampled_from(Relation), st.sampled_from(Toward)
facts = st.lists(st.sampled_from(Fact), max_size=5)


def ask(relation: Relation, to: Toward = Toward.CLIENT, *known: Fact) -> Assessment:
    return assess(the_law(), relation, to, known)


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda s: "-".join([s["relation"], s["to"], *s["facts"]]))
def test_a_situation_has_the_answer_that_law_and_practice_give(situation: Situation) -> None:
    found = ask(Relation(situation["relation"]), Toward(situation["to"]), *map(Fact, situation["facts"]))
    expected = situation["expected"]
    assert found.answer == expected["answer"], situation["why"]
    assert [reason.code for reason in found.grounds] == expected["grounds"]
    assert list(found.missing) == expected["missing"]


def test_the_table_is_long_enough_and_knows_every_relation_and_fact() -> None:
    assert len(SITUATIONS) >= 60
    assert {situation["relation"] for situation in SITUATIONS} == set(Relation)
    assert {fact for situation in SITUATIONS for fact in situation["facts"]} == set(Fact)
    assert {situation["expected"]["answer"] for situation in SITUATIONS} == {
        "JAV",
        "NO_JAV",
        "OBVIOUSLY_IRRELEVANT",
        "UNCLEAR",
    }


def test_no_situation_stands_twice() -> None:
    asked = [(situation["relation"], situation["to"], *sorted(situation["facts"])) for situation in SITUATIONS]
    assert len(set(asked)) == len(asked)


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda s: "-".join([s["relation"], s["to"], *s["facts"]]))
def test_a_situation_says_where_it_comes_from_and_what_is_not_checked_is_unclear(situation: Situation) -> None:
    assert situation["basis"]
    assert {cited.get("source", "KL 6 kap. 29 §") for cited in situation["basis"]} <= NAMED_IN_THE_READING
    certainties = {cited["certainty"] for cited in situation["basis"]}
    assert certainties <= {"sure", "likely", "check", "own"}
    if "check" in certainties and situation["expected"]["answer"] != "UNCLEAR":
        found = ask(Relation(situation["relation"]), Toward(situation["to"]))
        assert found.answer is Outcome.JAV, "only a ground that is sure without it decides"
    if Missing.LAW in situation["expected"]["missing"]:
        assert "check" in certainties


def test_every_ground_is_cited_with_the_municipal_act_first() -> None:
    for reason in ask(Relation.SPOUSE).grounds + ask(Relation.CLOSE_FRIEND).grounds:
        assert reason.provision.startswith("KL 6 kap. 28 §")
        assert "FL 16 §" in reason.provision
    assert ask(Relation.SIBLING).grounds[0].provision.startswith("KL 6 kap. 28 § 1 (genom 7 kap. 4 §)")
    assert set(the_law().provisions) == set(Ground)
    assert the_law().irrelevance.startswith("KL 6 kap. 29 §")


@given(relations, towards, facts)
def test_what_a_close_person_or_a_party_has_to_do_with_it_is_never_irrelevant(
    relation: Relation, to: Toward, known: list[Fact]
) -> None:
    found = ask(relation, to, *known)
    if the_law().relations[relation].closeness in (Closeness.SELF, Closeness.CLOSE):
        assert found.answer is Outcome.JAV
    if found.answer is Outcome.OBVIOUSLY_IRRELEVANT:
        assert Fact.REGISTRATION_ONLY in known


@given(relations, towards, facts)
def test_an_answer_is_unclear_exactly_when_something_is_missing(
    relation: Relation, to: Toward, known: list[Fact]
) -> None:
    found = ask(relation, to, *known)
    assert (found.answer is Outcome.UNCLEAR) == bool(found.missing)
    assert (found.answer is Outcome.NO_JAV) <= (not found.grounds)
    assert found == ask(relation, to, *reversed(known), *known)


@given(relations, towards, facts)
def test_every_fact_is_accounted_for(relation: Relation, to: Toward, known: list[Fact]) -> None:
    found = ask(relation, to, *known)
    assert {reason.because for reason in found.grounds} | set(found.against) >= set(known)


def test_what_the_sources_leave_open_is_never_answered_with_yes_or_no() -> None:
    for relation, rule in the_law().relations.items():
        if rule.certainty is Certainty.CHECK:
            found = ask(relation)
            assert found.answer is Outcome.UNCLEAR
            assert Missing.LAW in found.missing


def test_weak_circumstances_are_said_to_be_weak_in_the_law_data() -> None:
    weak = {fact for fact, rule in the_law().facts.items() if rule.weight is Weight.NOT_ALONE}
    assert weak == {
        Fact.EARLIER_HANDLER_SAME_BOARD,
        Fact.EARLIER_HANDLER_OTHER_BOARD,
        Fact.COMPLAINED_ABOUT_HANDLER,
    }
