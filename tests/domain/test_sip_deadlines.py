from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ifodesk.compose.shipped import sip_rules
from ifodesk.domain.entities.sip import InternalSip
from ifodesk.domain.entities.sip_consent import AgreementForm, Consent, ConsentKind
from ifodesk.domain.entities.sip_process import FollowUp, MeetingCall
from ifodesk.domain.ids import EntityId
from ifodesk.domain.sip import SipPlan
from ifodesk.domain.sip_deadlines import (
    SETTING,
    DeadlineCode,
    DeadlineRule,
    DeadlineUnit,
    Progress,
    SipDeadlines,
    open_deadlines,
)

RULES = sip_rules(date(2026, 11, 26)).deadlines
PLAN = EntityId(b"p" * 16)
MONDAY = date(2026, 11, 23)
CONSENT = Consent(
    id=PLAN, kind=ConsentKind.PARTICIPATION, form=AgreementForm.ORAL, given_by="Alma", given_on=date(2026, 11, 24)
)
CALL = MeetingCall(id=PLAN, at=datetime(2026, 12, 7, 10), sent_on=date(2026, 11, 25))  # noqa: DTZ001 - the hour is not read


def proposed(**fields: Any) -> SipPlan:  # noqa: ANN401 - whatever fields the plan has
    return SipPlan(InternalSip(id=PLAN, proposed_on=MONDAY, **fields))


def waiting(plan: SipPlan, progress: Progress = Progress(), rules: SipDeadlines = RULES) -> dict[DeadlineCode, date]:  # noqa: B008 - frozen
    return {one.code: one.due_on for one in open_deadlines(plan, progress, rules)}


def test_one_step_after_the_other_waits() -> None:
    plan = proposed()
    assert waiting(plan) == {DeadlineCode.START: date(2026, 11, 26)}
    assert waiting(replace(plan, plan=replace(plan.plan, started_on=MONDAY))) == {}
    plan = replace(plan, consents=(CONSENT,))
    assert waiting(plan) == {DeadlineCode.CALL: date(2026, 11, 27)}
    plan = replace(plan, calls=(CALL,))
    assert waiting(plan) == {DeadlineCode.MEETING: date(2026, 12, 16)}
    assert waiting(replace(plan, calls=(replace(CALL, held_on=date(2026, 12, 7)),))) == {}


def test_after_the_adoption_copies_and_a_first_follow_up_wait() -> None:
    adopted = Progress(date(2026, 11, 26))
    assert waiting(proposed(), adopted) == {
        DeadlineCode.COPIES: date(2026, 12, 3),
        DeadlineCode.FIRST_FOLLOW_UP: date(2027, 2, 26),
    }
    given = Progress(date(2026, 11, 26), copies_given=True)
    held = replace(proposed(), follow_ups=(FollowUp(id=PLAN, held_on=date(2027, 2, 1)),))
    assert waiting(held, given) == {DeadlineCode.NEXT_FOLLOW_UP: date(2027, 8, 1)}


def test_a_day_that_somebody_set_reminds_by_itself() -> None:
    given = Progress(date(2026, 11, 26), copies_given=True)
    assert waiting(proposed(next_follow_up_on=date(2027, 5, 1)), given) == {}


@pytest.mark.parametrize("over", [{"closed_on": MONDAY}, {"refused_on": MONDAY}])
def test_a_plan_that_is_over_is_never_late(over: dict[str, date]) -> None:
    assert waiting(proposed(**over), Progress(MONDAY)) == {}


def test_a_declined_or_withdrawn_consent_starts_nothing() -> None:
    for consent in (replace(CONSENT, form=AgreementForm.DECLINES), replace(CONSENT, withdrawn_on=MONDAY)):
        assert DeadlineCode.CALL not in waiting(replace(proposed(), consents=(consent,)))


def test_a_municipality_sets_its_own_days_and_then_nobody_has_to_check_them() -> None:
    own = RULES.with_settings({f"{SETTING}start": "5", f"{SETTING}call": "off", f"{SETTING}meeting": "snart"})
    start, meeting = own.rule(DeadlineCode.START), own.rule(DeadlineCode.MEETING)
    assert start is not None
    assert (start.count, start.own, start.certain) == (5, True, True)
    assert own.rule(DeadlineCode.CALL) is None
    assert meeting == RULES.rule(DeadlineCode.MEETING)
    assert waiting(replace(proposed(), consents=(CONSENT,)), rules=own) == {}


def test_none_that_ships_is_said_to_be_certain_and_each_has_a_source() -> None:
    assert {rule.code for rule in RULES.rules} == set(DeadlineCode)
    assert all(rule.source and not rule.certain for rule in RULES.rules)


@given(st.text(max_size=8))
def test_any_setting_leaves_a_rule_that_counts_from_1_to_999_or_none(value: str) -> None:
    rule = RULES.with_settings({f"{SETTING}start": value}).rule(DeadlineCode.START)
    assert rule is None or 1 <= rule.count <= 999


def test_a_day_beyond_the_calendar_is_its_last() -> None:
    far = SipDeadlines((DeadlineRule(DeadlineCode.START, 9, DeadlineUnit.MONTHS, certain=True, source=""),))
    plan = SipPlan(InternalSip(id=PLAN, proposed_on=date(9999, 12, 1)))
    assert waiting(plan, rules=far) == {DeadlineCode.START: date.max}
