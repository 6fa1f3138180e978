"""Both figures of `asi` are measured on the real program."""

from __future__ import annotations

import pytest

from ifodesk.workbench.bench.registry import measure
from ifodesk.workbench.bench.sizes import Sizes


@pytest.mark.slow
def test_interviews_are_scored_and_checked_and_an_answer_is_saved_before_the_next_question() -> None:
    reckoning, answering = measure(["asi"], Sizes(interviews=3, answers=2, rounds=1))
    assert (reckoning.name, reckoning.unit) == ("asi", "s, 3 interviews scored and checked")
    assert answering.unit == "ms, answer to next question, 95 %"
    assert reckoning.value > 0
    assert answering.value > 0
