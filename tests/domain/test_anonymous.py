from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ifodesk.domain.anonymous import TraceKind, identifies, traces

NAMES = ["Alma Testsson", "Bo-Erik Åhlén"]
PLACES = ["Borgafjäll", "Dorotea"]


def kinds(text: str) -> set[str]:
    return {one.kind.value for one in traces(text, NAMES, PLACES)}


@pytest.mark.parametrize(
    "text,kind",
    [
        ("Klienten (20100101-2388) behöver", "number"),
        ("100101-2388", "number"),
        ("ärendet D-26-7KQF-3", "number"),
        ("ring 070-123 45 67", "number"),
        ("skriv till a.b@exempel.se", "number"),
        ("Alma vill; Testssons mamma", "whole_name"),
        ("bo-erik ÅHLÉN", "whole_name"),
        ("Almas skola", "name"),
        ("alma", "name"),
        ("bor i Borgafjälls by", "place"),
        ("händelsen den 12 november", "day"),
        ("född 2010-01-01", "day"),
        ("en 16-åring", "age"),
        ("är 16 år", "age"),
    ],
)
def test_what_names_or_may_point_out_somebody_is_found(text: str, kind: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize("text", ["", "En person med skulder och missbruk", "Hur snabbt kan ni ge råd?", "tre mål"])
def test_an_ordinary_question_is_left_alone(text: str) -> None:
    assert kinds(text) == set()


def test_numbers_and_whole_names_must_go_and_the_rest_is_for_the_writer() -> None:
    found = traces("Alma Testsson, 16 år, Borgafjäll", NAMES, PLACES)
    assert {one.kind for one in identifies(found)} == {TraceKind.WHOLE_NAME}
    assert [one.text for one in found] == ["Alma", "Testsson", "16 år", "Borgafjäll"]
    assert [one.at for one in found] == sorted(one.at for one in found)


@given(st.text(max_size=200), st.lists(st.text(max_size=20), max_size=4), st.lists(st.text(min_size=1, max_size=9)))
def test_any_text_is_read_and_what_is_found_stands_in_it(text: str, names: list[str], places: list[str]) -> None:
    for one in traces(text, names, places):
        assert text[one.at :].startswith(one.text)


@given(st.sampled_from(NAMES), st.text(alphabet=" ,.!?\n", min_size=1, max_size=3))
def test_a_whole_name_is_found_wherever_it_stands(name: str, around: str) -> None:
    found = traces(f"x{around}{name.upper()}{around}y", NAMES, PLACES)
    assert TraceKind.WHOLE_NAME in {one.kind for one in found}
