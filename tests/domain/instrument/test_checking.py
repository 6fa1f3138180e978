"""The rules R1-R27: each hits what it is for and is silent beside it. Unknown answers never hit."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given

from ifodesk.domain.instrument.answers import Answer
from ifodesk.domain.instrument.checking import Finding, check
from ifodesk.domain.instrument.model import Level
from ifodesk.domain.instrument.situation import Circumstances
from tests.domain.instrument.interviews import MADE_UP, N, X, instrument, interviews

ASI = instrument()
Told = dict[str, Answer]
SUBSTANCES: Told = {f"D{row}A": 0 for row in range(1, 13)}
GROWN = Circumstances(age=40)
CALM: Told = {f"P{row}A": 0 for row in range(4, 12)}
KIN: Told = {f"F{row}A": 0 for row in range(18, 24)}
BOTH: Told = SUBSTANCES | {"D1A": 20, "D8A": 20}
WORKS: Told = {"E11": 20, "E12": 1, "L26": 0}
SCHOOL: Told = {"E1Y": 1, "E2": 1, "E3": X, "E18": 1}
RATINGS = ("M7", "M8", "E20", "E21", "D28", "D29", "D30", "D31", "L28", "L29", "F32", "F33", "F34", "F35", "P13", "P14")
ALIKE: Told = dict.fromkeys(RATINGS, 0)
CHARGES: Told = {f"L{row}": 0 for row in range(3, 17)}

HITS: list[tuple[str, Level, Told, Told]] = [
    ("R1", Level.ERROR, {"M6": 31}, {"M6": 30}),
    ("R1", Level.ERROR, {"M7": 5}, {"M7": 4}),
    ("R1", Level.ERROR, {"F11": 10}, {"F11": 9}),
    ("R1", Level.ERROR, {"E12": 100_000}, {"E12": 50_000}),
    ("R1", Level.ERROR, {"F4": 10}, {"F4": 9}),
    ("R1", Level.ERROR, {"G14M": 12}, {"G14M": 11}),
    ("R1", Level.ERROR, {"M1": 1.5}, {"M1": 1}),
    ("R2", Level.ERROR, {"G6": "10:00", "G7": "09:00"}, {"G6": "09:00", "G7": "10:00"}),
    ("R2", Level.ERROR, {"G5": "2026-13-01"}, {"G5": "2026-12-01"}),
    ("R3", Level.ERROR, {"G19": 2, "G20": N, "L26": 0}, {"G19": 1, "G20": N}),
    ("R4", Level.WARNING, {"E4": 0, "E5": 1}, {"E4": 1, "E5": 1}),
    ("R4", Level.WARNING, {"E16": 500, "E8": 0}, {"E16": 0, "E8": 0}),
    ("R4", Level.WARNING, {"M5": 1, "E15": 0}, {"M5": 0, "P3": 0, "E15": 0}),
    ("R4", Level.WARNING, {"P3": 1, "E15": 0}, {"P3": 1, "E15": 9000}),
    ("R5", Level.ERROR, {"D1A": 4, "D2A": 5}, {"D1A": 5, "D2A": 5}),
    ("R6", Level.WARNING, {"M6": 0, "M7": 1}, {"M6": 0, "M7": 0}),
    ("R6", Level.WARNING, {"P12": 0, "P14": 1}, {"P12": 1, "P14": 1} | CALM | {"P4A": 1}),
    ("R7", Level.NOTE, {"M6": 3, "M7": 0}, {"M6": 3, "M7": 1}),
    ("R9", Level.WARNING, {"D23": 300, "D1A": 0}, {"D23": 300, "D1A": 1}),
    ("R9", Level.WARNING, {"D24": 300} | SUBSTANCES, {"D24": 300} | SUBSTANCES | {"D8A": 1}),
    ("R10", Level.WARNING, SUBSTANCES | {"D13A": 1, "D1A": 5}, SUBSTANCES | {"D13A": 1, "D1A": 5, "D8A": 2}),
    ("R11", Level.WARNING, SUBSTANCES | {"D13A": 3, "D1A": 5, "D8A": 2}, SUBSTANCES | {"D13A": 2, "D1A": 5, "D8A": 2}),
    (
        "R11",
        Level.WARNING,
        SUBSTANCES | {"D13A": 9, "D1A": 20, "D8A": 20},
        SUBSTANCES | {"D13A": 10, "D1A": 20, "D8A": 20},
    ),
    ("R12", Level.WARNING, {"D1B": 31}, {"D1B": 30}),
    ("R12", Level.ERROR, {"D1B": 36}, {"D1B": 30}),
    ("R13", Level.NOTE, {"D8A": 2, "D8B": 0}, {"D8A": 2, "D8B": 1}),
    ("R14", Level.WARNING, {"D8A": 2, "D8B": 1, "D8C": N}, {"D8A": 2, "D8B": 1, "D8C": 2}),
    ("R15", Level.ERROR, {"D19": 1, "D21": 2}, {"D19": 2, "D21": 2}),
    ("R15", Level.WARNING, CHARGES | {"L8": 1, "L17": 2}, CHARGES | {"L8": 2, "L17": 2}),
    ("R15", Level.ERROR, {"L21": 1, "L22": 2}, {"L21": 2, "L22": 2}),
    ("R15", Level.WARNING, {"L21": 301}, {"L21": 300}),
    ("R15", Level.WARNING, {"L26": 1, "G19": 3}, {"L26": 1, "G19": 2}),
    ("R16", Level.WARNING, {"E17": 1, "L27": 0}, {"E17": 0, "L27": 0}),
    ("R16", Level.WARNING, {"E17": 0, "L27": 1}, {"E17": 1, "L27": 1}),
    ("R17", Level.WARNING, {"E11": 1, "E12": 0}, {"E11": 1, "E12": 1}),
    ("R17", Level.WARNING, {"E11": 20, "E12": 1, "L26": 11}, {"E11": 20, "E12": 1, "L26": 10}),
    (
        "R17",
        Level.WARNING,
        {"E11": 20, "E12": 1, "L26": 0, "G19": 4, "G20": 11},
        {"E11": 20, "E12": 1, "L26": 0, "G19": 1},
    ),
    ("R18", Level.WARNING, {"F1": 6, "F2Y": 20}, {"F1": 6, "F2Y": 21}),
    ("R18", Level.WARNING, {"F5Y": 41}, {"F5Y": 40}),
    ("R18", Level.WARNING, {"E6Y": 27}, {"E6Y": 26}),
    ("R19", Level.WARNING, {"F4": 7, "F7": 1}, {"F4": 7, "F7": 0, "F8": 0}),
    ("R19", Level.WARNING, {"F1": 1, "F4": 7}, {"F1": 1, "F4": 2}),
    ("R19", Level.WARNING, {"F22A": N, "F4": 3}, {"F22A": 0, "F4": 3}),
    ("R20", Level.WARNING, {"P4A": 1, "P4B": 0}, {"P4A": 1, "P4B": 1}),
    ("R20", Level.WARNING, {"F27A": 1, "F27B": 0}, {"F27A": 0, "F27B": 0}),
    ("R21", Level.WARNING, {"F30": 1} | KIN, {"F30": 1} | KIN | {"F19A": 1}),
    ("R21", Level.WARNING, {"P12": 1, "P13": 1} | CALM, {"P12": 1} | CALM | {"P4A": 1}),
    ("R21", Level.WARNING, {"P10A": 1, "P9A": 0}, {"P10A": 0, "P9A": 0}),
    ("R22", Level.ALERT, {"P9A": 1}, {"P9A": 0, "P10A": 0, "P20": 0}),
    ("R22", Level.ALERT, {"P10A": 1}, {"P10A": X}),
    ("R22", Level.ALERT, {"P20": 1}, {"P20": 0}),
    ("R23", Level.NOTE, {"M6": X}, {"M3": X}),
    (
        "R23",
        Level.NOTE,
        {"E1Y": 1, "E2": 1, "E3": X, "E7": X, "E18": 1},
        {"E1Y": 1, "E2": 1, "E3": X, "E7": 1, "E18": 1},
    ),
    ("R24", Level.NOTE, ALIKE, ALIKE | {"M7": 1}),
    ("R26", Level.WARNING, {"M9": 6, "M7": 0, "M8": 0}, {"M9": 5, "M7": 0, "M8": 0}),
    ("R27", Level.WARNING, {"E12": 60_001, "E11": 1}, {"E12": 60_000, "E11": 1}),
]


def rules(answers: Told, around: Circumstances = GROWN, *, as_given: bool = False) -> list[tuple[str, Level]]:
    return [(found.rule, found.level) for found in check(ASI, answers, circumstances=around, as_given=as_given)]


@pytest.mark.parametrize("rule, level, hit, beside", HITS)
def test_a_rule_hits_what_it_is_for_and_nothing_beside(rule: str, level: Level, hit: Told, beside: Told) -> None:
    assert (rule, level) in rules(hit)
    assert (rule, level) not in rules(beside)


class TestWhatNeverHits:
    def test_craving_without_drinking_is_no_fault(self) -> None:
        assert rules({"D1A": 0, "D26": 12, "D28": 3, "D30": 2}) == []

    def test_nothing_is_said_of_what_is_unknown(self) -> None:
        assert rules({"M6": X, "M7": 3, "E4": X, "E5": 1, "D1A": X, "D2A": 3}) == [("R23", Level.NOTE)] * 3

    def test_rules_about_age_are_silent_when_it_is_not_known(self) -> None:
        assert rules({"D1B": 99, "L21": 900, "F5Y": 90}, Circumstances()) == []

    def test_having_no_such_relative_is_no_unclear_answer(self) -> None:
        assert rules(dict.fromkeys((f"H{row}{what}" for row in range(1, 13) for what in "ADP"), N)) == []

    def test_a_skip_is_no_unclear_answer(self) -> None:
        assert rules({"L24": 0, "L25": N, "L21": 0, "L22": N, "L23": N, "L1": 0}) == []


class TestAgainstTheInterviewBefore:
    def hits(self, now: Told, before: Told, days: int | None = 200) -> set[str]:
        around = Circumstances(earlier=before, days_since_earlier=days)
        return {found.id for found in check(ASI, now, circumstances=around) if found.rule in {"R25", "R27"}}

    def test_what_is_counted_through_life_does_not_fall(self) -> None:
        assert self.hits({"M1": 1, "P2": 3}, {"M1": 2, "P2": 3}) == {"R25.M1"}

    def test_the_answer_of_last_time_is_told_with_what_it_does_not_go_with(self) -> None:
        (found,) = check(ASI, {"M1": 1}, circumstances=Circumstances(earlier={"M1": 2, "P2": 3}))
        assert (found.answers, found.earlier) == ((("M1", 1),), (("M1", 2),))
        (amount,) = check(ASI, {"D23": 70_000}, circumstances=Circumstances(earlier={"M1": 2}))
        assert amount.earlier == ()

    def test_a_yes_for_life_does_not_become_a_no(self) -> None:
        assert self.hits({"P9B": 0, "F28B": 1}, {"P9B": 1, "F28B": 0}) == {"R25.P9B"}

    def test_birth_date_and_sex_are_the_same(self) -> None:
        assert self.hits({"G16": "1980-01-02", "G10": 1}, {"G16": "1980-02-01", "G10": 1}) == {"R25.G16"}

    def test_two_weeks_lie_between_interviews(self) -> None:
        assert self.hits({}, {}, 13) == {"R25.days"}
        assert self.hits({}, {}, 14) == set()
        assert self.hits({"G5": "2026-11-10"}, {"G5": "2026-11-01"}, None) == {"R25.days"}

    def test_ten_times_the_last_amount_is_asked_about(self) -> None:
        assert self.hits({"D23": 5001}, {"D23": 500}) == {"R27.D23"}
        assert self.hits({"D23": 5000}, {"D23": 500}) == set()
        assert self.hits({"D23": 900}, {"D23": 0}) == set()


class TestWhenChecksRun:
    def test_leaving_a_section_tells_of_that_section_and_of_what_it_has_to_do_with(self) -> None:
        answers: Told = {"M6": 0, "M7": 2, "P9A": 1, "M5": 1, "E15": 0}
        assert [found.rule for found in check(ASI, answers, section="medical")] == ["R4", "R6"]
        assert [found.rule for found in check(ASI, answers, section="psychiatric")] == ["R4", "R22"]
        assert [found.rule for found in check(ASI, answers, section="legal")] == []

    def test_what_concerns_the_whole_waits_for_the_end(self) -> None:
        answers: Told = dict.fromkeys(RATINGS, 2)
        assert "R24" not in [found.rule for found in check(ASI, answers, section="medical")]
        assert "R24" in [found.rule for found in check(ASI, answers)]

    def test_a_short_first_interview_is_noted_and_a_short_follow_up_is_not(self) -> None:
        quick = Circumstances(minutes=19)
        assert rules({"G8": 1}, quick) == [("R24", Level.NOTE)]
        assert rules({"G8": 2}, quick) == []

    def test_both_answers_are_shown(self) -> None:
        (found,) = check(ASI, {"D1A": 4, "D2A": 5})
        assert found == Finding("R5", "R5", Level.ERROR, ("D1A", "D2A"), (("D1A", 4), ("D2A", 5)), found.text)
        assert found.text == "Fler dagar till berusning än dagar med alkohol."

    def test_answers_under_a_skip_are_told_for_a_file_and_only_set_aside_in_the_window(self) -> None:
        answers: Told = {"G19": 1, "G20": 4, "D15": 0, "D16": 3, "D8A": 0, "D8B": 0, "D8C": 2}
        assert rules(answers) == []
        assert rules(answers, as_given=True) == [("R3", Level.ERROR), ("R14", Level.WARNING), ("R3", Level.ERROR)]

    def test_nought_months_since_a_break_that_never_was_agrees_with_the_skip(self) -> None:
        assert rules({"D15": 0, "D16": 0}, as_given=True) == []

    def test_the_length_is_taken_from_the_answers(self) -> None:
        assert rules({"G6": "09:50", "G7": "10:05", "G8": 1}) == [("R24", Level.NOTE)]
        assert rules({"G6": "09:50", "G7": "10:50", "G8": 1}) == []

    def test_age_is_taken_from_the_answers(self) -> None:
        answers: Told = {"G5": "2026-11-22", "G16": "1996-11-23", "D1B": 20}
        assert rules(answers, Circumstances()) == [("R12", Level.WARNING)]
        assert rules(answers | {"G16": "2030-01-01"}, Circumstances()) == []

    def test_ids_are_unique_so_that_a_reason_belongs_to_one_finding(self) -> None:
        assert len({one.id for one in ASI.checks}) == len(ASI.checks)


@given(interviews(ASI))
def test_any_interview_can_be_checked_in_any_order_of_entry(answers: Told) -> None:
    found = check(ASI, answers, as_given=True)
    entered = list(answers.items())
    Random(len(answers)).shuffle(entered)
    assert check(ASI, dict(entered), as_given=True) == found
    assert len({one.id for one in found}) == len(found)


def test_the_rules_of_a_pack_are_its_own() -> None:
    found = check(instrument(MADE_UP), {"C3": 0, "C4": 2, "I2": 1, "C5": 0})
    assert [one.id for one in found] == ["R6.C4", "R22"]
