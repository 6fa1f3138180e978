"""What is asked next, what a skip does, and that undoing it brings every answer back."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ifodesk.domain.instrument.answers import Answer
from ifodesk.domain.instrument.form import effective, next_item, progress, step, visible
from ifodesk.domain.instrument.model import Source
from tests.domain.instrument.interviews import FILES, MADE_UP, N, X, drawn, instrument, interviews, some_answer

ASI = instrument()


def codes(answers: dict[str, Answer], item_set: str = "grund") -> list[str]:
    return [item.code for item in visible(ASI, answers, item_set)]


class TestSkips:
    def test_what_is_skipped_counts_as_not_relevant(self) -> None:
        assert effective(ASI, {"M1": 0}).values == {"M1": 0, "M2Y": N, "M2M": N}
        assert "M2Y" not in codes({"M1": 0})

    def test_an_answer_under_a_skip_is_set_aside_and_comes_back(self) -> None:
        hidden = effective(ASI, {"M1": 0, "M2Y": 3})
        assert (hidden.values["M2Y"], hidden.set_aside) == (N, {"M2Y": 3})
        back = effective(ASI, {"M1": 1, "M2Y": 3})
        assert (back.values["M2Y"], back.set_aside) == (3, {})

    def test_not_knowing_whether_skips_nothing(self) -> None:
        assert "M2Y" in codes({"M1": X})
        assert "M2Y" in codes({})

    def test_the_car_is_filled_in_without_a_licence_but_an_answer_of_its_own_stands(self) -> None:
        assert effective(ASI, {"E4": 0}).values["E5"] == 0
        assert "E5" not in codes({"E4": 0})
        stands = effective(ASI, {"E4": 0, "E5": 1})
        assert (stands.values["E5"], stands.set_aside) == (1, {})
        assert "E5" in codes({"E4": 0, "E5": 1})

    @pytest.mark.parametrize(
        "answers, asked",
        [
            ({"D3A": 0, "D3B": 0}, False),
            ({"D3A": 0, "D3B": N}, False),
            ({"D3A": 0, "D3B": X}, True),
            ({"D3A": 2, "D3B": 0}, True),
            ({"D3A": 0, "D3B": 4}, True),
            ({"D3A": 0}, True),
        ],
    )
    def test_the_way_of_taking_is_asked_unless_it_was_never_taken(
        self, answers: dict[str, Answer], *, asked: bool
    ) -> None:
        assert ("D3C" in codes(answers)) is asked

    def test_on_the_follow_up_the_days_alone_decide_the_way_of_taking(self) -> None:
        assert "D3C" not in codes({"D3A": 0}, "uppfoljning")
        assert "D3B" not in codes({}, "uppfoljning")

    def test_answers_to_what_the_form_lacks_are_set_aside_not_lost(self) -> None:
        standing = effective(ASI, {"D3B": 4, "M6": 3}, "uppfoljning")
        assert standing.values == {"M6": 3}
        assert standing.set_aside == {"D3B": 4}

    @given(interviews(ASI))
    def test_every_answer_counts_or_is_set_aside(self, answers: dict[str, Answer]) -> None:
        standing = effective(ASI, answers)
        for code, answer in answers.items():
            assert standing.set_aside.get(code, standing.values.get(code)) == answer or standing.values[code] == answer
        assert {code for code in standing.values if code not in answers} <= standing.skipped

    @given(st.sampled_from(FILES), st.integers(0, 2**32), st.integers(0, 2**32))
    def test_going_back_on_any_answer_loses_nothing(self, name: str, seed: int, luck: int) -> None:
        of, random = instrument(name), Random(luck)
        before = drawn(of, seed)
        expected = effective(of, before)
        changed = dict(before)
        for code in random.sample(sorted(before), k=min(12, len(before))):
            changed[code] = some_answer(of.items[code], random.random())
        effective(of, changed)
        changed.update(before)
        assert effective(of, changed) == expected

    @given(interviews(ASI), st.randoms(use_true_random=False))
    def test_the_order_of_entry_never_matters(self, answers: dict[str, Answer], random: Random) -> None:
        entered = list(answers.items())
        random.shuffle(entered)
        assert effective(ASI, dict(entered)) == effective(ASI, answers)


class TestGoingThroughTheForm:
    def test_the_client_is_asked_what_is_the_clients(self) -> None:
        asked = visible(ASI, {})
        assert asked[0].code == "G14Y"
        assert {item.source for item in asked} == {Source.CLIENT}
        assert not {"M9", "M10", "P15", "P20", "G12"} & {item.code for item in asked}

    def test_the_next_item_is_the_next_without_an_answer_and_goes_round(self) -> None:
        answers: dict[str, Answer] = {"G14Y": 1}
        assert (found := next_item(ASI, answers, "G14Y")) is not None
        assert found.code == "G14M"
        assert (found := next_item(ASI, answers, "P14")) is not None
        assert found.code == "G14M"

    def test_skipped_items_are_passed_over(self) -> None:
        assert (found := next_item(ASI, {"M1": 0}, "M1")) is not None
        assert found.code == "M3"

    def test_there_is_no_next_item_when_all_is_answered(self) -> None:
        pack = instrument(MADE_UP)
        assert next_item(pack, {item.code: X for item in visible(pack, {})}) is None

    def test_one_can_step_back_to_an_answered_item_and_from_a_skipped_one(self) -> None:
        answers: dict[str, Answer] = {"M1": 0, "M3": 1}
        assert (back := step(ASI, answers, "M3", forward=False)) is not None
        assert back.code == "M1"
        assert (on := step(ASI, answers, "M2Y")) is not None
        assert on.code == "M3"
        assert step(ASI, answers, "G14Y", forward=False) is None
        assert step(ASI, answers, "P14") is None

    def test_an_interview_from_first_to_last_question_ends_whatever_is_answered(self) -> None:
        for seed in range(5):
            random, answers = Random(seed), dict[str, Answer]()
            at = ""
            while (item := next_item(ASI, answers, at)) is not None:
                assert item.code not in answers
                answers[item.code] = some_answer(item, random.random())
                at = item.code
            assert {item.code for item in visible(ASI, answers)} <= answers.keys()

    def test_progress_counts_what_is_asked_as_things_stand(self) -> None:
        fresh = progress(ASI, {}, "medical")
        assert (fresh.answered, fresh.of, fresh.unclear) == (0, 9, 0)
        begun = progress(ASI, {"M1": 0, "M3": X, "M6": 4}, "medical")
        assert (begun.answered, begun.of, begun.unclear) == (3, 7, 1)
        assert progress(ASI, {"M3": X, "M4": N, "M6": 4}, "medical").unclear == 2
        assert progress(ASI, {"F18A": X, "F19A": N}, "family_social").unclear == 1
