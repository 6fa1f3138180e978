"""What is typed becomes an answer or a reason; what is stored and cannot be read is kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ifodesk.domain.instrument.answers import Answer, answer_text
from ifodesk.domain.instrument.entry import AnswerError, AnswerFault, Misfit, misfit, read_answer, read_answers
from tests.domain.instrument.interviews import AUDIT, N, X, instrument, interviews

ASI = instrument()
ITEMS = ASI.items


@pytest.mark.parametrize(
    "code, typed, answer",
    [
        ("M6", " 12 ", 12),
        ("M6", "x", X),
        ("M6", "N", N),
        ("M6", "99", 99),
        ("M6", "-1", -1),
        ("G5", "2026-11-22", "2026-11-22"),
        ("G6", "9.30", "09:30"),
        ("G6", "09:30", "09:30"),
        ("G11", "KN 12", "KN 12"),
        ("G11", "x", X),
        ("G11", "å" * 2000, "å" * 2000),
    ],
)
def test_what_was_typed_is_the_answer(code: str, typed: str, answer: Answer) -> None:
    assert read_answer(ITEMS[code], typed) == answer


@pytest.mark.parametrize(
    "code, typed, fault",
    [
        ("M6", "", AnswerFault.EMPTY),
        ("M6", "tolv", AnswerFault.NOT_A_NUMBER),
        ("M6", "1e3", AnswerFault.NOT_A_NUMBER),
        ("M6", "٣", AnswerFault.NOT_A_NUMBER),
        ("M6", "1,5", AnswerFault.NOT_WHOLE),
        ("M6", "9" * 30, AnswerFault.NOT_A_NUMBER),
        ("G5", "2026-02-30", AnswerFault.NOT_A_DATE),
        ("G5", "20261122", AnswerFault.NOT_A_DATE),
        ("G6", "25:00", AnswerFault.NOT_A_TIME),
        ("G11", "x" * 2001, AnswerFault.TOO_LONG),
    ],
)
def test_what_is_no_answer_has_a_reason(code: str, typed: str, fault: AnswerFault) -> None:
    with pytest.raises(AnswerError) as refused:
        read_answer(ITEMS[code], typed)
    assert refused.value.reason is fault


def test_an_item_may_refuse_signs() -> None:
    with pytest.raises(AnswerError):
        read_answer(instrument(AUDIT).items["A1"], "N")


@pytest.mark.parametrize(
    "code, answer, expected",
    [
        ("M6", 30, None),
        ("M6", 31, Misfit.TOO_HIGH),
        ("M6", -1, Misfit.TOO_LOW),
        ("M6", 1.5, Misfit.NOT_WHOLE),
        ("M6", "tolv", Misfit.WRONG_KIND),
        ("M6", X, None),
        ("F1", 7, Misfit.NO_SUCH_CODE),
        ("L23", 17, Misfit.NO_SUCH_CODE),
        ("L23", 18, None),
        ("D14", 13, Misfit.NO_SUCH_CODE),
        ("G5", 3, Misfit.WRONG_KIND),
        ("G5", "2026-02-30", Misfit.WRONG_KIND),
        ("G6", "24:00", Misfit.WRONG_KIND),
        ("G11", "KN", None),
    ],
)
def test_an_impossible_answer_is_known(code: str, answer: Answer, expected: Misfit | None) -> None:
    assert misfit(ITEMS[code], answer) is expected


def test_decimals_are_stored_as_they_are_and_whole_numbers_without() -> None:
    assert [answer_text(number) for number in (12, 12.0, 12.5)] == ["12", "12", "12.5"]


@given(interviews(ASI))
def test_what_is_stored_comes_back_as_it_was(answers: dict[str, Answer]) -> None:
    read, unread = read_answers(ASI, {code: answer_text(answer) for code, answer in answers.items()})
    assert read == answers
    assert unread == {}


@given(st.dictionaries(st.sampled_from(["M6", "G5", "F1", "Q9", ""]), st.text(max_size=20)))
def test_nothing_that_is_stored_is_dropped(stored: dict[str, str]) -> None:
    read, unread = read_answers(ASI, stored)
    assert read.keys() | unread.keys() == stored.keys()
    assert all(stored[code] == told for code, told in unread.items())
