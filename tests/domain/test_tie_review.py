"""The steps of the yearly review."""

from __future__ import annotations

from ifodesk.domain.disqualification_law import Relation
from ifodesk.domain.tie_review import STEPS, ReviewStep, step_of


def test_every_relation_but_oneself_is_gone_through_in_one_step() -> None:
    gone_through = [code for codes in STEPS.values() for code in codes]
    assert sorted(gone_through) == sorted(set(Relation) - {Relation.SELF})
    assert list(STEPS) == list(ReviewStep)


def test_a_relation_in_own_words_or_of_a_later_program_is_gone_through_too() -> None:
    assert step_of("sibling") is ReviewStep.FAMILY
    assert {step_of(code) for code in ("gudmor till min son", "", None)} == {ReviewStep.FRIENDS}
