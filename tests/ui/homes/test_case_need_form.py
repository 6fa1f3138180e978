"""A child's need goes through its form whole, and what cannot be read is said."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ifodesk.domain.matching.need import Child, Demand, Need
from ifodesk.domain.matching.terms import AgeBand, Criterion, HomeKind, Sex, Weight
from ifodesk.ui.homes.case_need_form import case_need_form, case_need_of, children_of
from ifodesk.ui.homes.form_spec import Answers, Ask
from ifodesk.ui.homes.need_form import PLAIN, NeedProblem

TODAY = date(2026, 11, 26)
TOWNS = ("Dorotea", "Vilhelmina")
WEIGHTS = st.sampled_from(list(Weight))
CHILDREN = st.integers(0, 17).flatmap(
    lambda age: st.sampled_from([None, *Sex]).map(lambda sex: Child(AgeBand.of(age) or AgeBand.SMALL, age, sex))
)
DEMANDS = st.builds(
    lambda plain, rest: (*(Demand(one, weight) for one, weight in plain.items()), *rest),
    st.dictionaries(st.sampled_from(PLAIN), WEIGHTS, max_size=4),
    st.sampled_from(
        [
            (),
            (Demand(Criterion.NEAR, Weight.HARD, "Dorotea", 40),),
            (
                Demand(Criterion.LANGUAGE, Weight.STRONG, "sydsamiska"),
                Demand(Criterion.SCHOOL, Weight.SLIGHT, "Bergvik"),
            ),
            (Demand(Criterion.COURSE, Weight.MIDDLE, "NPF"),),
        ]
    ),
)
NEEDS = st.builds(
    Need,
    st.just("01"),
    st.lists(CHILDREN, min_size=1, max_size=4).map(tuple),
    st.frozensets(st.sampled_from([HomeKind.FOSTER, HomeKind.EMERGENCY, HomeKind.AGENCY]), min_size=1),
    st.dates(date(2026, 1, 1), date(2028, 1, 1)),
    st.just("Dorotea"),
    DEMANDS,
    st.booleans(),
)


@pytest.mark.slow
@given(NEEDS)
def test_a_need_that_is_opened_and_saved_is_the_same_need(need: Need) -> None:
    form = case_need_form(TOWNS, TODAY, need, need.id)
    values = {one.key: tuple(one.value) if isinstance(one.value, frozenset) else one.value for one in form.fields}
    again = case_need_of(Answers(form.code, form.about, values), TODAY, need)
    assert again.children == need.children
    assert set(again.demands) == set(need.demands)
    assert (again.kinds, again.month, again.area, again.exact) == (need.kinds, need.month, need.area, need.exact)


@pytest.mark.parametrize("text", ["", "nio", "19", "9 hund", "6-12", "-3"])
def test_children_that_cannot_be_read_are_asked_for_again(text: str) -> None:
    with pytest.raises(NeedProblem, match="åldrar med siffror"):
        children_of(text)


def test_ages_are_read_as_people_write_them() -> None:
    assert children_of("9 år flicka; 6p,\n12") == (
        Child(AgeBand.MIDDLE, 9, Sex.GIRL),
        Child(AgeBand.MIDDLE, 6, Sex.BOY),
        Child(AgeBand.MIDDLE, 12),
    )


def test_the_form_says_that_it_stays_in_the_case() -> None:
    form = case_need_form(TOWNS, TODAY)
    assert "stannar" in form.text or "står kvar" in form.text
    assert any(one.key == "school" and one.ask is Ask.LINE for one in form.fields)
