from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from ifodesk.domain.audience import Closed
from ifodesk.domain.entities.sip import InternalSip
from ifodesk.domain.entities.sip_consent import AgreementForm, Consent, ConsentKind
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.plan_goals import ShareGoal
from ifodesk.usecases.plan_withdrawal import WithdrawUnit
from ifodesk.usecases.unit_consents import LetUnitTakePart, UnitConsent
from ifodesk.usecases.waivers import gate_of
from tests.usecases.desk import refused
from tests.usecases.sharing_desk import Shared, shared

YES = UnitConsent(given_by=" Alma ", form=AgreementForm.ORAL, what="Skolgången")


def kinds(here: Shared, unit: EntityId) -> list[ConsentKind | None]:
    found = here.session.records.children(Consent, here.plan)
    return [one.value.kind for one in found if one.value.unit == unit and one.value.form is AgreementForm.ORAL]


def why(here: Shared, unit: EntityId, goal: EntityId | None = None) -> Closed | None:
    plan = here.session.records.get(InternalSip, here.plan).value
    return gate_of(here.session, plan, here.goals).closed(unit, goal)


def test_a_waiver_is_written_where_it_is_asked_for_and_the_general_consent_does_for_the_rest() -> None:
    here = shared()
    here.take_part()
    LetUnitTakePart(here.session)(here.plan, here.work, YES)
    assert kinds(here, here.work) == [ConsentKind.SECRECY_WAIVER]
    assert why(here, here.work) is None


def test_taking_part_and_waiver_are_two_records_where_both_are_needed() -> None:
    here = shared()
    LetUnitTakePart(here.session)(here.plan, here.work, YES)
    assert kinds(here, here.work) == [ConsentKind.SECRECY_WAIVER, ConsentKind.PARTICIPATION]
    assert why(here, here.work) is None
    assert why(here, here.support) is Closed.NO_PARTICIPATION


def test_a_yes_for_some_goals_to_a_unit_without_waiver_holds_for_those_only() -> None:
    here = shared()
    here.take_part()
    LetUnitTakePart(here.session)(here.plan, here.support, replace(YES, goals=frozenset({here.goals[1]})))
    assert kinds(here, here.support) == [ConsentKind.PARTICIPATION]
    assert why(here, here.support, here.goals[1]) is None
    assert why(here, here.support, here.goals[0]) is Closed.NOT_THIS_GOAL


def test_a_yes_after_a_no_opens_again() -> None:
    here = shared()
    here.take_part()
    here.waive(here.work)
    ShareGoal(here.session)(here.goals[0], [here.work])
    WithdrawUnit(here.session)(here.plan, here.work)
    assert why(here, here.work) is Closed.DECLINED
    LetUnitTakePart(here.session)(here.plan, here.work, YES)
    assert why(here, here.work) is None


def test_nobody_a_no_a_day_that_has_passed_and_an_unknown_unit_are_no_yes() -> None:
    here = shared()
    yesterday = here.session.clock.today() - timedelta(days=1)
    for unit, said, code in (
        (here.work, replace(YES, given_by=" "), Refusal.NAME_NEEDED),
        (here.work, replace(YES, form=AgreementForm.DECLINES), Refusal.UNIT_DECLINED),
        (here.work, replace(YES, valid_until=yesterday), Refusal.END_IN_THE_PAST),
        (here.plan, YES, Refusal.UNIT_ENDED),
    ):
        with refused(code):
            LetUnitTakePart(here.session)(here.plan, unit, said)
    assert here.session.records.children(Consent, here.plan) == ()
