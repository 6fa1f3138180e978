from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from ifodesk.compose.shipped import sip_rules
from ifodesk.domain.sip_deadlines import (
    SETTING,
    DeadlineCode,
    DeadlineRule,
    DeadlineUnit,
    PlanDates,
    SipDeadlines,
    open_deadlines,
)

RULES = sip_rules(date(2026, 11, 26)).deadlines
PROPOSED = PlanDates(proposed_on=date(2026, 11, 23))
AGREED = replace(PROPOSED, agreed_on=date(2026, 11, 24))
CALLED = replace(AGREED, call_sent_on=date(2026, 11, 25))
ADOPTED = replace(CALLED, met=True, adopted_on=date(2026, 11, 26))
days = st.none() | st.dates(date(2026, 1, 1), date(2028, 1, 1))


def waiting(dates: PlanDates, rules: SipDeadlines = RULES) -> dict[DeadlineCode, date]:
    return {one.code: one.due_on for one in open_deadlines(dates, rules)}


def test_one_step_after_the_other_waits() -> None:
    assert waiting(PlanDates()) == {}
    assert waiting(PROPOSED) == {DeadlineCode.START: date(2026, 11, 26)}
    assert waiting(replace(PROPOSED, started_on=date(2026, 11, 24))) == {}
    assert waiting(AGREED) == {DeadlineCode.CALL: date(2026, 11, 27)}
    assert waiting(CALLED) == {DeadlineCode.MEETING: date(2026, 12, 16)}
    assert waiting(replace(CALLED, met=True)) == {}


def test_after_the_adoption_copies_and_a_first_follow_up_wait() -> None:
    assert waiting(ADOPTED) == {
        DeadlineCode.COPIES: date(2026, 12, 3),
        DeadlineCode.FIRST_FOLLOW_UP: date(2027, 2, 26),
    }
    given = replace(ADOPTED, copies_given=True)
    assert waiting(replace(given, held_on=date(2027, 2, 1))) == {DeadlineCode.NEXT_FOLLOW_UP: date(2027, 8, 1)}


def test_a_day_that_somebody_set_reminds_by_itself() -> None:
    assert waiting(replace(ADOPTED, copies_given=True, next_follow_up_on=date(2027, 5, 1))) == {}


def test_a_municipality_sets_its_own_days_and_then_nobody_has_to_check_them() -> None:
    own = RULES.with_settings({f"{SETTING}start": "5", f"{SETTING}call": "off", f"{SETTING}meeting": "snart"})
    start, meeting = own.rule(DeadlineCode.START), own.rule(DeadlineCode.MEETING)
    assert start is not None
    assert (start.count, start.own, start.certain) == (5, True, True)
    assert own.rule(DeadlineCode.CALL) is None
    assert meeting == RULES.rule(DeadlineCode.MEETING)
    assert waiting(AGREED, own) == {}


def test_none_that_ships_is_said_to_be_certain_and_each_has_a_source() -> None:
    assert {rule.code for rule in RULES.rules} == set(DeadlineCode)
    assert all(rule.source and not rule.certain for rule in RULES.rules)
    assert all(len(SETTING + code) <= 32 for code in DeadlineCode)


@given(st.text(max_size=8))
def test_any_setting_leaves_a_rule_that_counts_from_1_to_999_or_none(value: str) -> None:
    rule = RULES.with_settings({f"{SETTING}start": value}).rule(DeadlineCode.START)
    assert rule is None or 1 <= rule.count <= 999


@given(st.builds(PlanDates, **{name: days for name in PlanDates.__dataclass_fields__ if name.endswith("_on")}))
def test_what_waits_is_due_after_what_it_is_counted_from_and_waits_once(dates: PlanDates) -> None:
    found = open_deadlines(dates, RULES)
    assert all(one.due_on > one.since for one in found)
    assert len({one.code for one in found}) == len(found) <= 2


def test_a_day_beyond_the_calendar_is_its_last() -> None:
    far = SipDeadlines((DeadlineRule(DeadlineCode.START, 9, DeadlineUnit.MONTHS, certain=True, source=""),))
    assert waiting(PlanDates(proposed_on=date(9999, 12, 1)), far) == {DeadlineCode.START: date.max}
