"""The composite scores that were published with their answers, and the worked examples (published/SOURCE.md)."""

from __future__ import annotations

import csv
import math
from pathlib import Path

import pytest

from ifodesk.domain.instrument.answers import Answer
from ifodesk.domain.instrument.scoring import Money, scores
from tests.domain.instrument.interviews import N, instrument

PUBLISHED = Path(__file__).parent / "published"
DOLLARS = Money("USD")
CODES = {"D1": "D1A", "D2": "D2A"}


def score(name: str, answers: dict[str, Answer]) -> float | None:
    (found,) = scores(instrument(), answers, money=DOLLARS, only={name})
    return found.value


@pytest.mark.parametrize("name, rows", [("medical", 254), ("alcohol", 839)])
def test_every_published_row_is_reproduced_and_a_row_without_a_score_has_none(name: str, rows: int) -> None:
    with (PUBLISHED / f"help_{name}.csv").open(encoding="utf-8") as file:
        published = list(csv.DictReader(file))
    assert len(published) == rows
    for row in published:
        expected = row.pop("composite")
        answers: dict[str, Answer] = {CODES.get(code, code): float(told) for code, told in row.items() if told}
        found = score(name, answers)
        if expected:
            assert found == pytest.approx(float(expected), abs=1e-9, rel=0), row
        else:
            assert found is None, row


def test_a_published_score_beyond_one_stays_beyond_one_and_is_flagged() -> None:
    with (PUBLISHED / "help_alcohol.csv").open(encoding="utf-8") as file:
        scored = [row for row in csv.DictReader(file) if row["composite"]]
    highest = max(scored, key=lambda row: float(row["composite"]))
    assert float(highest.pop("composite")) > 1
    answers = {CODES.get(code, code): float(told) for code, told in highest.items()}
    (found,) = scores(instrument(), answers, money=DOLLARS, only={"alcohol"})
    assert found.value == pytest.approx(1.034556, abs=1e-6)
    assert found.out_of_range


DRUGS = {f"D{row}A": 0 for row in range(3, 14)}
SYMPTOMS = {f"P{row}A": 0 for row in range(4, 12)}


@pytest.mark.parametrize(
    "name, answers, expected",
    [
        ("medical", {"M6": 12, "M7": 2, "M8": 3}, 0.55),
        ("employment", {"E4": 1, "E5": 0, "E11": 20, "E12": 1500}, 0.38017),
        ("alcohol", {"D1A": 15, "D2A": 10, "D23": 83, "D26": 14, "D28": 2, "D30": 4}, 0.56737),
        ("drug", {**DRUGS, "D7A": 8, "D9A": 12, "D10A": 20, "D13A": 10, "D27": 18, "D29": 3, "D31": 4}, 0.30897),
        ("legal", {"L24": 1, "L27": 6, "L28": 2, "L29": 1, "E17": 400}, 0.52030),
        (
            "family",
            {"F3": 2, "F30": 6, "F32": 2, "F34": 1, "F18A": 1}
            | dict.fromkeys(("F19A", "F20A", "F21A", "F22A"), 0)
            | dict.fromkeys(("F23A", "F24A", "F25A", "F26A"), N),
            0.23,
        ),
        ("psychiatric", {**SYMPTOMS, "P4A": 1, "P5A": 1, "P11A": 1, "P12": 15, "P13": 3, "P14": 2}, 0.43182),
        ("employment", {"E4": 1, "E5": 1, "E11": 30, "E12": 25000}, -0.0313),
    ],
)
def test_the_worked_examples_come_out(name: str, answers: dict[str, Answer], expected: float) -> None:
    found = score(name, answers)
    assert found is not None
    assert math.isclose(found, expected, abs_tol=5e-5)
