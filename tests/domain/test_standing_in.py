"""Who can instead: an order that everybody can follow, whatever order the candidates come in."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ifodesk.domain.entities.lending import Reply
from ifodesk.domain.ids import MemberId
from ifodesk.domain.matching.places import Road, RoadSource
from ifodesk.domain.standing_in import (
    Answered,
    Candidate,
    Competence,
    Load,
    StandInPlace,
    Unable,
    competence_of,
    rank,
    road_steps,
)

PER = Candidate(
    member=MemberId(b"p" * 16),
    name="Per",
    municipality="2425",
    place=StandInPlace.OWN_MUNICIPALITY,
    answered=Answered.NO_HINDER,
    has_degree=True,
    works_alone=True,
    load=Load(11, 3, 2, 6),
)
EVA = replace(PER, member=MemberId(b"e" * 16), name="Eva")
ASELE = Candidate(
    member=None,
    name="Åsele",
    municipality="2463",
    place=StandInPlace.OTHER_MUNICIPALITY,
    road=Road(49, RoadSource.SURE),
)
VILHELMINA = replace(ASELE, name="Vilhelmina", municipality="2462", road=Road(54, RoadSource.LIKELY))
MALA = replace(ASELE, name="Malå", municipality="2418", road=Road(225, RoadSource.ESTIMATED))

CANDIDATES = st.builds(
    Candidate,
    member=st.none() | st.binary(min_size=16, max_size=16).map(MemberId),
    name=st.sampled_from(["Per", "Eva", "Åsa", "Östen", "Bo"]),
    municipality=st.sampled_from(["2425", "2463", "2418"]),
    place=st.sampled_from(StandInPlace),
    answered=st.sampled_from(Answered),
    walled=st.booleans(),
    has_degree=st.none() | st.booleans(),
    works_alone=st.none() | st.booleans(),
    load=st.none() | st.builds(Load, total=st.integers(0, 40)),
    road=st.none() | st.builds(Road, km=st.integers(0, 300), source=st.sampled_from(RoadSource)),
    owes_minutes=st.integers(-600, 600),
    reply=st.none() | st.sampled_from(Reply),
)


def names(*candidates: Candidate, of_child: bool = True) -> list[str]:
    return [one.candidate.name for one in rank(candidates, of_child=of_child).ranked]


@pytest.mark.slow
@given(
    found=st.lists(CANDIDATES, max_size=8, unique_by=lambda one: (one.member, one.name, one.municipality)),
    of_child=st.booleans(),
)
def test_the_order_does_not_depend_on_the_order_of_arrival(found: list[Candidate], *, of_child: bool) -> None:
    assert rank(found, of_child=of_child) == rank(reversed(found), of_child=of_child)


@pytest.mark.slow
@given(found=st.lists(CANDIDATES, max_size=8), of_child=st.booleans())
def test_nobody_is_lost_and_nobody_with_a_hinder_or_a_wall_is_offered(
    found: list[Candidate], *, of_child: bool
) -> None:
    answer = rank(found, of_child=of_child)
    assert len(answer.ranked) + len(answer.unable) == len(found)
    for one in answer.ranked:
        assert one.candidate.answered is not Answered.HINDER
        assert not one.candidate.walled
        assert one.candidate.reply is not Reply.NO
        assert not (of_child and one.candidate.has_degree is False)
    assert all(one.unable for one in answer.unable)


@pytest.mark.slow
@given(found=st.lists(CANDIDATES, max_size=8), of_child=st.booleans())
def test_the_nearest_come_first_and_consultants_last(found: list[Candidate], *, of_child: bool) -> None:
    order = list(StandInPlace)
    places = [order.index(one.candidate.place) for one in rank(found, of_child=of_child).ranked]
    assert places == sorted(places)
    for one, other in pairwise(rank(found, of_child=of_child).ranked):
        if one.candidate.place is other.candidate.place:
            answers = list(Answered)
            assert answers.index(one.candidate.answered) <= answers.index(other.candidate.answered)


@pytest.mark.slow
@given(CANDIDATES, CANDIDATES)
def test_of_two_alike_the_one_whose_municipality_owes_hours_comes_first(one: Candidate, other: Candidate) -> None:
    alike = replace(one, name=other.name, municipality=other.municipality, owes_minutes=one.owes_minutes + 60)
    found = [ranked.candidate for ranked in rank([one, alike], of_child=True).ranked]
    assert found in ([], [alike, one])


def test_unit_before_municipality_before_neighbours_before_consultants() -> None:
    own = replace(PER, name="Nära", place=StandInPlace.OWN_UNIT, answered=Answered.NOT_ANSWERED)
    consultant = replace(PER, name="Konsulten", place=StandInPlace.CONSULTANT)
    assert names(consultant, MALA, ASELE, PER, own) == ["Nära", "Per", "Åsele", "Malå", "Konsulten"]


def test_a_missing_answer_is_never_better_than_a_given_one() -> None:
    silent = replace(EVA, answered=Answered.NOT_ANSWERED, load=Load(0))
    talks = replace(EVA, name="Tal", answered=Answered.WANTS_TO_TALK, load=Load(0))
    assert names(talks, silent, PER) == ["Per", "Eva", "Tal"]


def test_fewer_on_the_desk_comes_first_and_an_unknown_number_last() -> None:
    light, unknown = replace(EVA, load=Load(4, 1, 1, 2)), replace(EVA, name="Okänd", load=None)
    assert names(unknown, PER, light) == ["Eva", "Per", "Okänd"]


def test_neighbours_within_the_same_half_hour_go_by_who_owes() -> None:
    assert road_steps(ASELE.road, ASELE.place) == road_steps(VILHELMINA.road, VILHELMINA.place)
    assert names(ASELE, VILHELMINA) == ["Vilhelmina", "Åsele"]
    assert names(replace(ASELE, owes_minutes=840), VILHELMINA) == ["Åsele", "Vilhelmina"]
    assert names(replace(ASELE, owes_minutes=-60), VILHELMINA) == ["Vilhelmina", "Åsele"]
    assert names(replace(MALA, owes_minutes=9999), ASELE) == ["Åsele", "Malå"]
    assert names(replace(ASELE, road=None), MALA) == ["Malå", "Åsele"]


@pytest.mark.parametrize(
    "degree,alone,expected",
    [
        (True, True, Competence.WHOLE),
        (True, None, Competence.DEGREE),
        (True, False, Competence.WITH_SUPPORT),
        (None, True, Competence.UNKNOWN),
    ],
)
def test_sol_25_1_competence_in_a_case_of_a_child(
    *, degree: bool | None, alone: bool | None, expected: Competence
) -> None:
    one = replace(PER, has_degree=degree, works_alone=alone)
    assert competence_of(one, of_child=True) is expected
    assert competence_of(one, of_child=False) is Competence.NOT_ASKED_FOR


def test_sol_25_1_without_the_degree_nobody_takes_a_case_of_a_child_but_other_cases() -> None:
    without = replace(PER, has_degree=False)
    assert rank([without], of_child=True).unable[0].unable == (Unable.LACKS_DEGREE,)
    assert names(without, of_child=False) == ["Per"]
    supported = replace(EVA, name="Stöd", works_alone=False, load=Load(0))
    assert names(supported, PER) == ["Per", "Stöd"]


def test_every_reason_against_is_told() -> None:
    barred = replace(PER, answered=Answered.HINDER, walled=True, has_degree=False)
    (one,) = rank([barred], of_child=True).unable
    assert one.unable == (Unable.HINDER, Unable.WALLED, Unable.LACKS_DEGREE)
    assert rank([replace(ASELE, reply=Reply.NO)], of_child=True).unable[0].unable == (Unable.SAID_NO,)
