from __future__ import annotations

from dataclasses import replace
from datetime import date

from ifodesk.domain.entities.municipality import MunicipalitySettings
from ifodesk.domain.sip_deadlines import SETTING, DeadlineCode
from ifodesk.usecases.plans import OpenPlan
from ifodesk.usecases.seen import Write
from ifodesk.usecases.today import municipal_deadlines, plan_deadlines
from ifodesk.words.screen_words_today import detail
from tests.ui.fakes import NOW
from tests.usecases.desk import Desk, desk


def set_here(at: Desk, **values: str) -> None:
    (seen,) = at.session.records.all(MunicipalitySettings)
    at.session.records.save([Write(replace(seen.value, values=values), seen)])


def test_a_shipped_day_asks_to_be_verified_and_the_municipalitys_own_does_not() -> None:
    at = desk()
    OpenPlan(at.session)(at.open_case(), proposed_on=NOW.date())
    (line,) = plan_deadlines(at.session)
    assert detail(line) == "börja arbetet med planen (kontrollera: en vana, ingen lag)"
    set_here(at, **{f"{SETTING}start": "1", "other": "x"})
    (line,) = plan_deadlines(at.session)
    assert (line.due_on, line.check) == (date(2026, 11, 27), False)
    assert detail(line) == "börja arbetet med planen"


def test_what_a_municipality_has_switched_off_is_told_by_nobody() -> None:
    at = desk()
    OpenPlan(at.session)(at.open_case(), proposed_on=NOW.date())
    set_here(at, **{f"{SETTING}start": "off"})
    assert plan_deadlines(at.session) == ()
    assert municipal_deadlines(at.session).rule(DeadlineCode.START) is None
