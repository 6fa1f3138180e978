"""What conditions and formulas come to, and that what is unknown is never taken for true or for nought."""

from __future__ import annotations

import json

import pytest

from ifodesk.domain.instrument.answers import Answer
from ifodesk.domain.instrument.checking import check
from ifodesk.domain.instrument.model import Instrument
from ifodesk.domain.instrument.reading import read_instrument
from ifodesk.domain.instrument.scoring import scores
from ifodesk.domain.instrument.situation import Circumstances
from tests.domain.instrument.interviews import N, X, instrument, small

A1, A2 = ["ref", "A1"], ["ref", "A2"]
UNKNOWN = ["==", A2, 0]
TRUE, FALSE = ["==", 1, 1], ["==", 1, 0]


def read(**more: object) -> Instrument:
    return read_instrument(json.dumps(small() | more).encode())


def holds(condition: object, answers: dict[str, Answer], around: Circumstances | None = None) -> bool:
    """Return whether a check with the condition hits."""
    rule = {"id": "C", "rule": "C", "fails": condition, "shows": ["A1"], "text": "Fel."}
    return bool(check(read(checks=[rule]), answers, circumstances=around or Circumstances()))


def comes_to(formula: object, answers: dict[str, Answer]) -> float | None:
    """Return what a score with the formula is."""
    score = {"id": "S", "area": "a", "title": "S", "low": 0, "high": 1, "formula": formula, "source": "egen"}
    (found,) = scores(read(scores=[score]), answers)
    return found.value


@pytest.mark.parametrize(
    "formula, expected",
    [
        (["+", A1, A2], 16),
        (["-", A1, A2], 8),
        (["*", A1, A2, 2], 96),
        (["/", A1, A2], 3),
        (["/", A1, ["-", A2, 4]], None),
        (["sum", "A1", "A2"], 16),
        (["known_sum", "A1", "A2"], 16),
        (["known_max", "A1", "A2"], 12),
        (["known_second", "A1", "A2"], 4),
        (["count_some", "A1", "A2"], 2),
        (["mean_of_known", "A1", "A2"], 8),
        (["ln1p", ["-", A1, 12]], 0),
        (["ln1p", ["-", A1, 13]], None),
        (["ln1p", ["-", A1, 30]], None),
    ],
)
def test_a_formula_comes_to(formula: object, expected: float | None) -> None:
    assert comes_to(formula, {"A1": 12, "A2": 4}) == expected


@pytest.mark.parametrize(
    "formula, sign, expected",
    [
        (["+", A1, A2], X, None),
        (["*", A1, A2], N, None),
        (["/", A1, A2], X, None),
        (["sum", "A1", "A2"], N, None),
        (["known_sum", "A1", "A2"], X, 12),
        (["known_max", "A1", "A2"], N, 12),
        (["known_second", "A1", "A2"], X, None),
        (["count_some", "A1", "A2"], X, None),
        (["count_some", "A1", "A2"], N, 1),
        (["count_some", "A1", "A2"], None, None),
        (["mean_of_known", "A1", "A2"], X, 12),
        (["mean_of_known", "A1", "A2"], N, 12),
        (["mean_of_known", "A1", "A2"], None, None),
        (["ln1p", A2], X, None),
    ],
)
def test_a_formula_with_something_unknown_comes_to(
    formula: object, sign: Answer | None, expected: float | None
) -> None:
    answers: dict[str, Answer] = {"A1": 12} if sign is None else {"A1": 12, "A2": sign}
    assert comes_to(formula, answers) == expected


@pytest.mark.parametrize(
    "condition, expected",
    [
        (["==", A1, 12], True),
        (["!=", A1, 12], False),
        (["<", A1, 12], False),
        (["<=", A1, 12], True),
        ([">", A1, 11], True),
        ([">=", A1, 13], False),
        (["in", A1, 3, 12], True),
        (["in", A1, 3, 4], False),
        (["in", A2, 3, 4], False),
        (["and", TRUE, UNKNOWN], False),
        (["not", ["and", TRUE, UNKNOWN]], False),
        (["not", ["and", FALSE, UNKNOWN]], True),
        (["not", ["and", UNKNOWN, FALSE]], True),
        (["or", TRUE, UNKNOWN], True),
        (["or", UNKNOWN, TRUE], True),
        (["not", ["or", FALSE, UNKNOWN]], False),
        (["not", ["or", FALSE, FALSE]], True),
        (["not", UNKNOWN], False),
        (["some", "A1", "A2"], True),
        (["some", "A2"], False),
        (["not", ["some", "A2"]], False),
        (["is_x", "A2"], False),
        (["all_equal", "A1", "A2"], False),
        (["not", ["all_equal", "A1", "A2"]], False),
        ([">", ["age"], 0], False),
        (["<", ["minutes"], 99], False),
        (["<", ["days_since_earlier"], 99], False),
    ],
)
def test_a_condition_holds_only_when_it_is_known_to(condition: object, *, expected: bool) -> None:
    assert holds(condition, {"A1": 12}) is expected


def test_signs_are_told_apart() -> None:
    assert holds(["is_x", "A2"], {"A2": X})
    assert not holds(["is_n", "A2"], {"A2": X})
    assert holds(["is_n", "A2"], {"A2": N})
    assert holds(["not", ["some", "A2"]], {"A2": N})
    assert holds(["not", ["some", "A2"]], {"A2": 0})
    assert not holds(["not", ["some", "A2"]], {"A2": X})
    assert holds(["all_equal", "A1", "A2"], {"A1": 3, "A2": 3})


def test_circumstances_are_looked_at() -> None:
    around = Circumstances(earlier={"A1": 4, "A3": "ord"}, age=40, minutes=50, days_since_earlier=9)
    assert holds(["==", ["age"], 40], {}, around)
    assert holds(["==", ["minutes"], 50], {}, around)
    assert holds(["==", ["days_since_earlier"], 9], {}, around)
    assert holds(["<", ["earlier", "A1"], A1], {"A1": 5}, around)
    assert holds(["differs_from_earlier", "A1"], {"A1": 5}, around)
    assert not holds(["differs_from_earlier", "A1"], {"A1": 4}, around)
    assert not holds(["differs_from_earlier", "A1"], {"A1": X}, around)
    assert holds(["differs_from_earlier", "A3"], {"A3": "annat"}, around)
    assert not holds(["differs_from_earlier", "A2"], {"A2": 1}, around)


def test_a_text_that_is_skipped_is_no_longer_looked_at() -> None:
    data = small()
    data["sections"][0]["items"][2]["skip"] = {"if": ["==", A1, 0], "becomes": "N"}
    rule = {"id": "C", "rule": "C", "fails": ["differs_from_earlier", "A3"], "shows": ["A3"], "text": "Fel."}
    made = read_instrument(json.dumps(data | {"checks": [rule]}).encode())
    around = Circumstances(earlier={"A3": "ord"})
    assert check(made, {"A1": 1, "A3": "annat"}, circumstances=around)
    assert not check(made, {"A1": 0, "A3": "annat"}, circumstances=around)


def test_an_item_is_as_skipped_for_those_that_look_at_it() -> None:
    data = small()
    data["sections"][0]["items"][1]["skip"] = {"if": ["==", A1, 0], "becomes": 7}
    data["sections"][0]["items"][2]["skip"] = {"if": ["==", A2, 7], "becomes": "N"}
    made = read_instrument(json.dumps(data).encode())
    assert made.skip_order == ("A2", "A3")


def test_the_first_day_is_compared_with_the_second() -> None:
    data = small()
    data["types"]["text"]["kind"] = "date"
    data["sections"][0]["items"].append({"code": "A4", "type": "text", "label": "Fyra"})
    rule = {"id": "C", "rule": "C", "fails": ["after", "A3", "A4"], "shows": ["A3"], "text": "Fel."}
    made = read_instrument(json.dumps(data | {"checks": [rule]}).encode())
    assert check(made, {"A3": "2026-11-22", "A4": "2026-11-21"})
    assert not check(made, {"A3": "2026-11-22", "A4": "2026-11-22"})
    assert not check(made, {"A3": "2026-11-22"})


def test_a_section_knows_its_areas() -> None:
    found = {section.id: section.areas for section in instrument().sections}
    assert found["alcohol_drug"] == ("alcohol", "drug")
    assert found["general"] == ()
