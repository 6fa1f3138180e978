from __future__ import annotations

from datetime import date, timedelta

import pytest

from ifodesk.domain.sip_deadlines import DeadlineCode
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.plan_settings import SetDeadline
from ifodesk.usecases.plans import OpenPlan
from ifodesk.usecases.today import municipal_deadlines, plan_deadlines
from ifodesk.words.screen_words_today import detail
from tests.ui.fakes import NOW
from tests.usecases.desk import desk, refused


def test_a_shipped_day_asks_to_be_verified_and_the_municipalitys_own_does_not() -> None:
    at = desk()
    OpenPlan(at.session)(at.open_case(), proposed_on=NOW.date())
    (line,) = plan_deadlines(at.session)
    assert detail(line) == "börja arbetet med planen (kontrollera: en vana, ingen lag)"
    SetDeadline(at.session)(DeadlineCode.START, 1)
    (line,) = plan_deadlines(at.session)
    assert (line.due_on, line.check) == (date(2026, 11, 27), False)
    assert detail(line) == "börja arbetet med planen"


def test_a_habit_that_was_not_kept_stops_reminding_and_a_day_that_was_set_does_not() -> None:
    at = desk()
    OpenPlan(at.session)(at.open_case(), proposed_on=NOW.date() - timedelta(days=60))
    assert plan_deadlines(at.session) == ()
    SetDeadline(at.session)(DeadlineCode.START, 3)
    (line,) = plan_deadlines(at.session)
    assert line.due_on is not None
    assert line.due_on < NOW.date()


def test_what_a_municipality_has_switched_off_is_told_by_nobody() -> None:
    at = desk()
    OpenPlan(at.session)(at.open_case(), proposed_on=NOW.date())
    SetDeadline(at.session)(DeadlineCode.START, None, off=True)
    assert plan_deadlines(at.session) == ()
    assert municipal_deadlines(at.session).rule(DeadlineCode.START) is None
    SetDeadline(at.session)(DeadlineCode.START, None)
    assert municipal_deadlines(at.session) == at.session.sip_rules.deadlines


@pytest.mark.parametrize("count", [0, -1, 1000])
def test_a_day_that_is_none_is_not_set(count: int) -> None:
    at = desk()
    with refused(Refusal.DEADLINE_OUT_OF_RANGE):
        SetDeadline(at.session)(DeadlineCode.CALL, count)
