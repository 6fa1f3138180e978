"""Scores as published: nothing clamped, nothing guessed. Faults of public programs are cases here."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ifodesk.domain.instrument.answers import Answer
from ifodesk.domain.instrument.model import Score
from ifodesk.domain.instrument.scoring import Money, ScoreResult, WhyNot, scores
from tests.domain.instrument.interviews import AUDIT, MADE_UP, N, X, figures, instrument, interviews

ASI = instrument()
DOLLARS = Money("USD")
KEPT_WITHIN = ("medical", "drug", "family", "psychiatric")
"""Scores without an amount: bounded for every possible answer."""
FAMILY: dict[str, Answer] = {"F3": 0, "F30": 0, "F32": 0, "F34": 0}
RELATIONS = [f"F{row}A" for row in range(18, 27)]


def one(name: str, answers: dict[str, Answer], money: Money = DOLLARS) -> ScoreResult:
    (found,) = scores(ASI, answers, money=money, only={name})
    return found


def of(name: str) -> Score:
    return next(score for score in ASI.scores if score.id == name)


def whole(name: str) -> st.SearchStrategy[dict[str, Answer]]:
    """A figure for every component of a score."""
    return st.fixed_dictionaries({code: figures(ASI.items[code]) for code in of(name).components})


@pytest.mark.parametrize("name", [score.id for score in ASI.scores])
def test_any_component_that_is_absent_or_a_sign_gives_no_score_and_is_named(name: str) -> None:
    complete: dict[str, Answer] = dict.fromkeys(of(name).components, 0)
    for code in of(name).components:
        for sign in (None, X, N):
            answers = {key: answer for key, answer in complete.items() if key != code}
            if sign is not None:
                answers[code] = sign
            found = one(name, answers)
            if (code in of(name).tolerant and sign is not None) or (code == "E5" and sign is None):
                assert found.value is not None, code
            else:
                assert (found.value, found.why_not, found.items) == (None, WhyNot.MISSING, (code,))


class TestFaultsOfPublicPrograms:
    def test_relations_are_divided_by_how_many_were_answered_never_by_nine(self) -> None:
        relations = dict.fromkeys(RELATIONS, N) | {"F18A": 1, "F19A": 0, "F20A": 0, "F21A": 0, "F22A": 0}
        assert one("family", FAMILY | relations).value == pytest.approx(0.2 + 0.2 / 5)

    def test_every_relation_counts_alike_whatever_its_place(self) -> None:
        for code in RELATIONS:
            relations = dict.fromkeys(RELATIONS, 0) | {code: 1}
            assert one("family", FAMILY | relations).value == pytest.approx(0.2 + 1 / 9 / 5)

    def test_without_any_relation_that_part_is_nought(self) -> None:
        assert one("family", FAMILY | dict.fromkeys(RELATIONS, N)).value == pytest.approx(0.2)
        assert one("family", FAMILY | dict.fromkeys(RELATIONS, X)).value == pytest.approx(0.2)

    def test_a_relation_that_was_never_asked_gives_no_score(self) -> None:
        relations: dict[str, Answer] = {**dict.fromkeys(RELATIONS, 0), "F18A": X, "F19A": N}
        del relations["F26A"]
        assert one("family", FAMILY | relations).items == ("F26A",)

    @pytest.mark.parametrize("sign", [X, N])
    def test_signs_are_never_scored_as_nought(self, sign: Answer) -> None:
        assert one("medical", {"M6": sign, "M7": 0, "M8": 0}).value is None

    def test_what_was_not_answered_is_never_nought(self) -> None:
        assert one("psychiatric", {"P12": 30}).value is None

    def test_solvents_do_not_enter_the_drug_score(self) -> None:
        used: dict[str, Answer] = dict.fromkeys(of("drug").components, 1)
        assert "D12A" not in of("drug").components
        assert one("drug", used | {"D12A": 30}).value == one("drug", used | {"D12A": 0}).value

    def test_no_amount_falls_between_two_bands(self) -> None:
        sober: dict[str, Answer] = dict.fromkeys(of("alcohol").components, 0)
        found = [one("alcohol", sober | {"D23": amount}).value for amount in range(0, 99_999, 97)]
        known = [value for value in found if value is not None]
        assert len(known) == len(found)
        assert all(before < after for before, after in pairwise(known))

    def test_an_answer_that_cannot_be_gives_no_score_and_is_named(self) -> None:
        found = one("medical", {"M6": 31, "M7": 0, "M8": 0})
        assert (found.value, found.why_not, found.items) == (None, WhyNot.IMPOSSIBLE, ("M6",))


PAID: dict[str, Answer] = {"E4": 1, "E5": 0, "E11": 20, "E12": 15000}


class TestMoney:
    def test_kronor_without_a_rate_give_no_figure_and_name_the_amount(self) -> None:
        found = one("employment", PAID, Money("SEK"))
        assert (found.value, found.why_not, found.items) == (None, WhyNot.NO_RATE, ("E12",))

    def test_kronor_are_turned_into_dollars_by_the_rate(self) -> None:
        dollars = one("employment", PAID | {"E12": 1500})
        assert one("employment", PAID, Money("SEK", 10)).value == pytest.approx(dollars.value)

    def test_scores_without_an_amount_need_no_rate(self) -> None:
        assert one("medical", {"M6": 12, "M7": 2, "M8": 3}, Money("SEK")).value == pytest.approx(0.55)

    @pytest.mark.parametrize(
        "name, code, limit, low", [("employment", "E12", 8102, True), ("alcohol", "D23", 1529, False)]
    )
    def test_beyond_what_the_formula_is_made_for_the_figure_is_kept_and_flagged(
        self, name: str, code: str, limit: int, *, low: bool
    ) -> None:
        worst: dict[str, Answer] = {part: max(ASI.items[part].codes or [30]) for part in of(name).components}
        worst |= {part: 4 for part in worst if part in {"D28", "D30"}}
        inside, beyond = one(name, worst | {code: limit}), one(name, worst | {code: limit + 1})
        assert (inside.out_of_range, beyond.out_of_range) == (False, True)
        assert beyond.value is not None
        assert beyond.value < 0 if low else beyond.value > 1

    @pytest.mark.parametrize("rate", [0, -1, float("inf"), float("nan")])
    def test_a_rate_that_is_none_is_refused(self, rate: float) -> None:
        with pytest.raises(ValueError, match="rate"):
            Money("SEK", rate)


def test_a_month_in_a_controlled_environment_makes_figures_doubtful() -> None:
    free: dict[str, Answer] = {"M6": 0, "M7": 0, "M8": 0, "G19": 1, "L26": 0}
    assert not one("medical", free).doubtful
    assert one("medical", free | {"G19": 3, "G20": 28}).doubtful
    assert one("medical", free | {"L26": 30}).doubtful


class TestProperties:
    @pytest.mark.parametrize("name", KEPT_WITHIN)
    def test_possible_answers_give_a_figure_within_the_range(self, name: str) -> None:
        @given(whole(name))
        def within(answers: dict[str, Answer]) -> None:
            found = one(name, answers)
            assert found.value is not None
            assert 0 <= found.value <= 1 + 1e-12
            assert not found.out_of_range

        within()

    @pytest.mark.parametrize("name", [score.id for score in ASI.scores])
    def test_a_worse_answer_never_gives_a_better_figure(self, name: str) -> None:
        better_when_higher = {"E4", "E5", "E11", "E12", "F3"}

        @given(whole(name), st.sampled_from(of(name).components), st.data())
        def monotone(answers: dict[str, Answer], code: str, data: st.DataObject) -> None:
            other = data.draw(figures(ASI.items[code]))
            mine = answers[code]
            assert isinstance(mine, int)
            least, most = sorted((mine, other), reverse=code in better_when_higher)
            before, after = one(name, answers | {code: least}).value, one(name, answers | {code: most}).value
            assert before is not None
            assert after is not None
            assert before <= after + 1e-12

        monotone()

    @given(interviews(ASI), st.randoms(use_true_random=False))
    def test_the_order_of_entry_never_matters(self, answers: dict[str, Answer], random: Random) -> None:
        entered = list(answers.items())
        random.shuffle(entered)
        assert scores(ASI, dict(entered), money=DOLLARS) == scores(ASI, answers, money=DOLLARS)


class TestOtherInstruments:
    def test_one_who_never_drinks_gets_a_sum_from_two_answers(self) -> None:
        (found,) = scores(instrument(AUDIT), {"A1": 0, "A9": 0, "A10": 4})
        assert found.value == 4
        assert found.zone is not None
        assert found.zone.label == "låg risk"

    @pytest.mark.parametrize(
        "total, label", [(7, "låg risk"), (8, "riskbruk"), (15, "riskbruk"), (16, "skadligt bruk")]
    )
    def test_the_zones_are_those_of_the_manual(self, total: int, label: str) -> None:
        answers: dict[str, Answer] = {"A1": 1, **{f"A{row}": 0 for row in range(2, 11)}}
        left = total - 1
        for row in range(2, 9):
            answers[f"A{row}"] = min(4, left)
            left -= min(4, left)
        (found,) = scores(instrument(AUDIT), answers)
        assert found.value == total
        assert found.zone is not None
        assert found.zone.label == label

    def test_a_pack_with_other_codes_is_scored_by_its_own_formula(self) -> None:
        (found,) = scores(instrument(MADE_UP), {"C3": 15, "C4": 0, "C5": 2})
        assert found.value == pytest.approx(15 / 90 + 2 / 12)
