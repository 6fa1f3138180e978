"""Yearly questions: what is told of the answers, and that nobody can reckon back to fewer than five homes."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from itertools import combinations_with_replacement

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ifodesk.compose.shipped import home_questions
from ifodesk.domain.home_questions import FOLDS, Edition, Reply, Tally, YearlyQuestion, YearlyQuestions, figures
from ifodesk.domain.home_questions_form import from_form, to_form
from ifodesk.domain.suppression import LEAST

YES, PARTLY, NO, BLANK = Reply
TALLIES = st.builds(Tally, *[st.integers(0, 15)] * 3)


@st.composite
def told(draw: st.DrawFn) -> tuple[int, int, dict[str, Tally]]:
    tallies = {code: draw(TALLIES) for code in ("support", "reach")}
    least = max(LEAST, *(one.yes + one.partly + one.no for one in tallies.values()))
    returned = least + draw(st.integers(0, 8))
    return returned + draw(st.integers(0, 8)), returned, tallies


@pytest.mark.parametrize(
    "tally, returned, expected",
    [
        (Tally(10, 6, 5), 21, {(YES,): 10, (PARTLY,): 6, (NO,): 5}),
        (Tally(10, 6, 5), 26, {(YES,): 10, (PARTLY,): 6, (NO,): 5, (BLANK,): 5}),
        (Tally(10, 6, 5), 22, {(YES,): 10, (PARTLY,): 6, (NO, BLANK): 6}),
        (Tally(20, 6, 1), 27, {(YES,): 20, (PARTLY, NO, BLANK): 7}),
        (Tally(2, 10, 18), 30, {(YES, PARTLY): 12, (NO, BLANK): 18}),
        (Tally(30, 0, 0), 30, {}),
        (Tally(28, 1, 1), 30, {}),
        (Tally(0, 0, 0), 9, {}),
    ],
    ids=lambda value: str(value) if isinstance(value, Tally) else "",
)
def test_answers_are_put_together_until_each_part_is_five(
    tally: Tally, returned: int, expected: dict[tuple[Reply, ...], int]
) -> None:
    assert figures(2026, 40, returned, {"support": tally}).questions == {"support": expected}


def test_no_part_of_fewer_than_five_can_be_reckoned_back_by_who_knows_the_rule() -> None:
    """Every way that twelve to twenty homes can answer: the same figures fit at least two of them, unless all show."""
    for returned in (12, 15, 20):
        behind: dict[str, list[tuple[int, ...]]] = defaultdict(list)
        for cuts in combinations_with_replacement(range(returned + 1), 3):
            sizes = _between(*cuts, returned)
            shown = figures(2026, returned, returned, {"q": Tally(*sizes[:3])}).questions["q"]
            behind[repr(shown)].append(sizes)
        for text, fitting in behind.items():
            for at in range(4):
                possible = {one[at] for one in fitting}
                assert len(possible) > 1 or not 0 < min(possible) < LEAST, (text, at)


def _between(first: int, second: int, third: int, whole: int) -> tuple[int, int, int, int]:
    return first, second - first, third - second, whole - third


@pytest.mark.slow
@given(told())
def test_what_is_told_is_five_or_more_sums_to_the_papers_and_is_read_back_as_it_was(
    counts: tuple[int, int, dict[str, Tally]],
) -> None:
    asked, returned, tallies = counts
    found = figures(2026, asked, returned, tallies)
    for parts in found.questions.values():
        assert all(size >= LEAST for size in parts.values())
        assert sum(parts.values()) in {0, returned}
    assert found.asked in {None, returned} or (found.asked or 0) - returned >= LEAST
    assert from_form(to_form(found)) == found


@pytest.mark.parametrize(
    "asked, returned, tally",
    [(40, 4, Tally()), (9, 10, Tally()), (40, 10, Tally(5, 5, 1)), (40, 10, Tally(-1, 5, 5)), (40, -1, Tally())],
)
def test_counts_that_cannot_be_are_refused(asked: int, returned: int, tally: Tally) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the callers know only that
        figures(2026, asked, returned, {"support": tally})


GOOD = to_form(figures(2026, 40, 30, {"support": Tally(20, 5, 5), "reach": Tally(20, 9, 1)}))


@pytest.mark.parametrize(
    "old, new",
    [
        ('"asked":40', '"asked":33'),
        ('"asked":40', '"asked":true'),
        ('"returned":30', '"returned":4'),
        ('"no":5', '"no":4'),
        ('"yes":20', '"yes":20.0'),
        ('"partly":5', '"partly":6'),
        ('"partly+no+blank":10', '"blank+no+partly":10'),
        ('"partly+no+blank":10', '"no":5,"partly+blank":5'),
        ('"support"', '"support" '),
        ('"form":1', '"form":2'),
        (GOOD[GOOD.index('"questions"') :], '"questions":{},"returned":3,"year":2026}'),
        (GOOD, '{"asked":8,"form":1,"questions":{"a":{"partly+no+blank":4,"yes":4}},"returned":8,"year":2026}'),
        (GOOD, '{"asked":0,"form":1,"questions":{"a":{"partly+no+blank":0,"yes":0}},"returned":0,"year":2026}'),
        ('"questions":{', '"questions":[{'),
    ],
)
def test_a_text_that_was_tampered_with_is_refused(old: str, new: str) -> None:
    assert old in GOOD
    with pytest.raises(ValueError):  # noqa: PT011 - the callers know only that
        from_form(GOOD.replace(old, new, 1))


@pytest.mark.slow
@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=5), st.lists, max_leaves=5))
def test_any_other_text_is_refused(strange: object) -> None:
    for text in (json.dumps(strange), json.dumps({"questions": strange, "year": 2026, "asked": 9, "returned": 9})):
        with pytest.raises(ValueError):  # noqa: PT011 - the callers know only that
            from_form(text)


def test_the_shipped_questions_are_few_and_none_asks_for_a_name() -> None:
    known = home_questions()
    asked = known.of(2026)
    assert 5 <= len(asked) <= 12
    assert len({one.code for one in asked}) == len(asked)
    assert all(one.text.endswith("?") for one in asked)
    assert known.source
    assert not known.certain
    assert known.of(0) == asked


def test_a_year_keeps_the_questions_that_were_in_force_on_its_first_day() -> None:
    first = Edition(date(2026, 1, 1), (YearlyQuestion("a", "A?"),))
    later = Edition(date(2027, 3, 1), (YearlyQuestion("b", "B?"), YearlyQuestion("a", "Aa?")))
    known = YearlyQuestions((first, later), "egna", certain=True)
    assert [one.code for one in known.of(2027)] == ["a"]
    assert [one.code for one in known.of(2028)] == ["b", "a"]
    assert known.text("a") == "Aa?"
    found = figures(2028, 9, 9, {code: Tally() for code in ("z", "a", "b", "y")})
    assert list(known.in_order(found).questions) == ["b", "a", "y", "z"]
    with pytest.raises(ValueError):  # noqa: PT011 - the callers know only that
        YearlyQuestions.from_data({"editions": [], "source": "", "certainty": "sure"})


def test_every_way_of_telling_holds_every_answer_once() -> None:
    for fold in FOLDS:
        assert sorted(reply for part in fold for reply in part) == sorted(Reply)
