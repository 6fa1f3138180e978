"""An agreement with the home's municipality goes first, then the own setting, then the data."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ifodesk.domain.cooperation import agreement_for
from ifodesk.domain.entities.agreement import CooperationAgreement
from ifodesk.domain.placement_law import HOME, PLACING
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.placement_agreement import Agreed, AgreeDuty, NoteAgreement, agreements, duty_values
from ifodesk.usecases.placements import planned_duties
from tests.ui.fakes import ASELE, DOROTEA, LISA
from tests.usecases.desk import Desk, desk, refused
from tests.usecases.placement_desk import placing

pytestmark = pytest.mark.slow
TODAY = date(2026, 11, 26)
SAID = Agreed("Samverkan om familjehem", {ASELE}, date(2026, 1, 1), None, {"coaching": PLACING}, "SN 2026-14")


@pytest.fixture
def chief() -> Desk:
    return desk(LISA)


def by(at: Desk, municipality: str, code: str) -> str | None:
    return duty_values(at.session, municipality).get(f"duty_{code}")


def test_what_is_agreed_with_a_municipality_goes_before_the_own_setting_and_the_data(chief: Desk) -> None:
    AgreeDuty(chief.session)("coaching", HOME)
    AgreeDuty(chief.session)("education", PLACING)
    NoteAgreement(chief.session)(SAID)
    assert [by(chief, ASELE, code) for code in ("coaching", "education", "pay")] == [PLACING, PLACING, None]
    assert by(chief, "2481", "coaching") == HOME  # nothing is agreed with Lycksele


def test_a_placement_begins_with_it(chief: Desk) -> None:
    way = placing(chief)
    before = {one.kind: one.municipality for one in planned_duties(way.session, way.seen().value)}
    assert before["coaching"] == ASELE
    NoteAgreement(chief.sit_down(LISA).session)(SAID)
    after = {one.kind: one.municipality for one in planned_duties(way.session, way.seen().value)}
    assert after == {**before, "coaching": DOROTEA}


def test_one_that_has_not_begun_or_is_over_goes_for_nothing_and_the_newest_of_several_goes(chief: Desk) -> None:
    made = NoteAgreement(chief.session)(replace(SAID, from_on=TODAY + timedelta(1))).id
    assert by(chief, ASELE, "coaching") is None
    seen = chief.session.records.get(CooperationAgreement, made)
    NoteAgreement(chief.session)(replace(SAID, from_on=date(2025, 1, 1), until_on=TODAY - timedelta(1)), seen)
    assert by(chief, ASELE, "coaching") is None
    NoteAgreement(chief.session)(replace(SAID, until_on=TODAY))
    NoteAgreement(chief.session)(replace(SAID, name="Nyare", from_on=TODAY, duties={"coaching": HOME}))
    assert by(chief, ASELE, "coaching") == HOME
    assert agreements(chief.session)[0].value.name == "Nyare"
    assert agreement_for([CooperationAgreement(id=made, parties={ASELE: True})], ASELE, TODAY) is None


def test_a_municipality_and_a_duty_are_taken_out_again(chief: Desk) -> None:
    made = NoteAgreement(chief.session)(replace(SAID, parties={ASELE, "2481", DOROTEA})).id
    seen = chief.session.records.get(CooperationAgreement, made)
    assert DOROTEA not in seen.value.parties
    NoteAgreement(chief.session)(replace(SAID, parties={"2481"}, duties={}), seen)
    assert (by(chief, ASELE, "coaching"), by(chief, "2481", "coaching")) == (None, None)


def test_odd_agreements_are_refused_and_only_a_chief_writes_them(chief: Desk) -> None:
    odd = {
        Refusal.NAME_NEEDED: replace(SAID, name=" "),
        Refusal.NO_PARTY: replace(SAID, parties={DOROTEA}),
        Refusal.DAYS_BACKWARDS: replace(SAID, until_on=date(2025, 1, 1)),
        Refusal.UNKNOWN_DUTY: replace(SAID, duties={"telepathy": HOME}),
    }
    for code, agreed in odd.items():
        with refused(code):
            NoteAgreement(chief.session)(agreed)
    with refused(Refusal.ONLY_A_CHIEF):
        NoteAgreement(desk().session)(SAID)
    assert agreements(chief.session) == ()
