"""A home's neutral fields go through the form and come back as they were, whatever was said and not said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ifodesk.domain.entities.home import Home
from ifodesk.domain.home_codes import HomeKind, Language, as_codes
from ifodesk.domain.ids import EntityId
from ifodesk.domain.matching.terms import AgeBand, Pet
from ifodesk.ui.homes.form_spec import Answers, Ask
from ifodesk.ui.homes.neutral_form import neutral_fields, with_answers

SOME = st.none() | st.booleans()


def codes(kind: type[HomeKind | AgeBand | Pet | Language]) -> st.SearchStrategy[dict[str, bool]]:
    return (st.none() | st.frozensets(st.sampled_from([one.value for one in kind]))).map(as_codes)


HOMES = st.builds(
    Home,
    id=st.just(EntityId(b"h" * 16)),
    name=st.sampled_from(["Lärkan", "Granlund"]),
    place=st.none() | st.just("Saxnäs"),
    phone=st.none() | st.just("070-174 06 05"),
    kinds=st.frozensets(st.sampled_from([one.value for one in HomeKind]), min_size=1).map(as_codes),
    places=st.none() | st.integers(0, 9),
    bands=st.just({}) | st.frozensets(st.sampled_from([one.value for one in AgeBand]), min_size=1).map(as_codes),
    children_bands=codes(AgeBand),
    pets=codes(Pet),
    languages=codes(Language) | st.just({"meänkieli": True, "svenska": True}),
    own_room=SOME,
    daytime=SOME,
    smoke_free=SOME,
    schools=st.sampled_from([{}, {"Saxnäs skola": True}, {"Saxnäs skola": True, "Volgsjöskolan": True}]),
)


@pytest.mark.slow
@given(HOMES)
def test_a_form_that_is_given_unchanged_changes_nothing(home: Home) -> None:
    values = {
        one.key: tuple(one.value) if one.ask is Ask.SOME and isinstance(one.value, frozenset) else one.value
        for one in neutral_fields(home)
    }
    assert with_answers(home, Answers("home", "", values)) == home


def test_none_is_an_answer_and_nothing_ticked_is_not() -> None:
    home = Home(id=EntityId(b"h" * 16), name="Lärkan")
    said = with_answers(home, Answers("home", "", {"name": "Lärkan", "pets": ("none",)}))
    assert said.pets == {"none": True}
    assert with_answers(home, Answers("home", "", {"name": "Lärkan", "pets": ("none", "dog")})).pets == {"dog": True}
    assert with_answers(home, Answers("home", "", {"name": "Lärkan", "pets": ()})).pets == {}
