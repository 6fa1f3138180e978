from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ifodesk.domain.pooled_figures import COVERAGE, MEASURES, Figures, Person, Rated, count, listed, pool
from ifodesk.domain.pooled_form import from_form, to_form


def people(steps: dict[str, int]) -> list[Person]:
    """Return as many people as the first step says, of whom the first so many came to each further one."""
    most = max(steps.values(), default=0)
    return [Person(key, frozenset(step for step, size in steps.items() if key < size)) for key in range(most)]


def followed(pairs: list[tuple[int, int]]) -> list[Rated]:
    return [Rated(key, "alcohol", {"rater": after}, before) for key, (before, after) in enumerate(pairs)]


rated = st.lists(
    st.builds(
        lambda key, figures, before: Rated(key, "alcohol", figures, before),
        st.integers(0, 40),
        st.dictionaries(st.sampled_from(MEASURES), st.integers(0, 9)),
        st.none() | st.integers(0, 9),
    ),
    max_size=40,
    unique_by=lambda one: one.key,
)


@settings(max_examples=40)
@given(rated, rated)
def test_the_text_gives_back_the_very_figures_and_none_is_about_few(first: list[Rated], later: list[Rated]) -> None:
    figures = count(2026, "asi5-us-sv", people({"addiction": 17, "offered": 9}), first, later)
    assert from_form(to_form(figures)) == figures
    for (part, _, _), (value, n) in listed(figures).items():
        assert n is None or n == 0 or n >= 5
        assert part in {"mean", "after"} or value is None or value == 0 or value >= 5


def test_the_coverage_tells_steps_that_do_not_give_a_few_away() -> None:
    figures = count(2026, "asi", people(dict(zip(COVERAGE, (20, 20, 14, 13, 6), strict=True))), [], [])
    assert figures.coverage == {
        "addiction": 20,
        "offered": 20,
        "interviewed": 14,
        "feedback": None,
        "followed_up": 6,
    }


def test_change_is_told_in_three_parts_and_free_of_problems_in_two() -> None:
    figures = count(2026, "asi", [], [], followed([(6, 1)] * 6 + [(4, 4)] * 5 + [(2, 5)] * 5))
    (area,) = figures.areas
    assert (area.change.total, dict(area.change.shown)) == (16, {"lower": 6, "same": 5, "higher": 5})
    assert dict(area.free.shown) == {"free": 6, "not_free": 10}
    assert (area.after.n, area.after.mean) == (16, 3.2)


def given_by(n: int, rating: int) -> Figures:
    return count(
        2026,
        "asi",
        people({"addiction": n}),
        [Rated(key, "alcohol", {"rater": rating}) for key in range(n)],
        [],
    )


def test_the_eight_are_the_sum_of_what_was_given_and_say_who_gave_it() -> None:
    pooled = pool({"2425": given_by(6, 2), "2463": given_by(12, 5), "2417": given_by(3, 9)})
    assert (pooled["coverage", "", "addiction"].value, pooled["coverage", "", "addiction"].given_by) == (
        18,
        ("2425", "2463"),
    )
    mean = pooled["mean", "alcohol", "rater"]
    assert (mean.value, mean.n, mean.given_by) == (4.0, 18, ("2425", "2463"))
    assert pooled["mean", "alcohol", "days"].given_by == ()


@pytest.mark.parametrize("change", ["few", "more", "shape", "text", "deep"])
def test_a_text_that_tells_what_may_not_be_told_is_not_read(change: str) -> None:
    read = json.loads(to_form(given_by(9, 3)))
    if change == "few":
        read["coverage"]["offered"] = 3
    if change == "more":
        read["who"] = "Bo"
    if change == "shape":
        read["areas"] = {"alcohol": 1}
    raw = json.dumps(read, sort_keys=True, separators=(",", ":"))
    raw = {"text": "hej", "deep": "[" * 3000}.get(change, raw)
    with pytest.raises(ValueError):  # noqa: PT011 - any wording
        from_form(raw)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=8,
)


@given(st.data(), anything)
def test_a_text_with_anything_anywhere_is_read_or_refused(data: st.DataObject, put: object) -> None:
    whole = json.loads(to_form(given_by(9, 3)))
    place: Any = whole
    for _ in range(data.draw(st.integers(0, 5))):
        keys = list(place) if isinstance(place, dict) else range(len(place)) if isinstance(place, list) else ()
        if not keys:
            break
        key = data.draw(st.sampled_from(keys))
        if not isinstance(place[key], dict | list) or data.draw(st.booleans()):
            place[key] = put
            break
        place = place[key]
    raw = json.dumps(whole, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    try:
        assert to_form(from_form(raw)) == raw
    except ValueError:
        return
