"""The most tangled family: what the practice group promises about it."""

from __future__ import annotations

from datetime import date
from functools import cache

from ifodesk.compose.shipped import sip_rules
from ifodesk.domain.entities import Agreement, Consent, Goal, GoalOutcome, InternalSip, Measure, PlanVersion
from ifodesk.domain.entities.sip import Achievement, GoalSource
from ifodesk.domain.entities.sip_consent import AgreementForm, ConsentKind, GivenAs
from ifodesk.domain.sip_version import read_canonical
from ifodesk.workbench.practice.group import practice_group
from ifodesk.workbench.practice.model import PracticeCase, PracticeGroup
from ifodesk.workbench.practice.staff import KARIN, PER

DAY = date(2026, 11, 26)


@cache
def group() -> PracticeGroup:
    return practice_group(1, DAY)


def tangled() -> PracticeCase:
    return group().cases[1]


def of(kind: type) -> list[object]:
    """Return the entities of a kind as they stand at the end."""
    latest = {one.id: one for one in tangled().entities() if isinstance(one, kind)}  # type: ignore[attr-defined]  # every entity has an id
    return list(latest.values())


def test_five_units_take_part_of_which_two_are_one_person_and_a_school() -> None:
    units = group().units
    per = group().member(PER).id
    assert [unit.name for unit in units if per in unit.members] == ["Vuxen och beroende", "Ekonomiskt bistånd"]
    assert len({member for unit in units for member in unit.members}) == 3
    assert {unit.area for unit in units if unit.area} >= {"labour_market", "social_psychiatry"}
    assert [unit.contact_name for unit in units if not unit.members] == ["Anki Holm", "Lotta Brask"]


def test_a_client_who_has_turned_15_consents_herself_and_one_consent_was_withdrawn() -> None:
    client = tangled().parties[0]
    assert [rule.code for rule in sip_rules(DAY).ages.for_client(client, DAY)] == ["youth"]
    consents = [one for one in of(Consent) if isinstance(one, Consent)]
    assert {one.given_as for one in consents} == {GivenAs.CLIENT}
    withdrawn = [one for one in consents if one.withdrawn_on is not None]
    assert {(one.kind, one.unit) for one in withdrawn} == {
        (kind, group().units[3].id) for kind in (ConsentKind.PARTICIPATION, ConsentKind.SECRECY_WAIVER)
    }
    assert [one.unit for one in consents if one.form is AgreementForm.DECLINES] == [group().units[1].id]


def test_one_guardian_is_hidden_from_the_other() -> None:
    _, mother, father = tangled().parties
    assert (mother.protected, bool(mother.withheld), father.protected) == (True, True, None)
    assert [one.form for one in of(Agreement) if isinstance(one, Agreement)][2] is AgreementForm.DECLINES


def test_the_plan_was_adopted_whole_followed_up_once_and_goes_on() -> None:
    (plan,) = (one for one in of(InternalSip) if isinstance(one, InternalSip))
    (version,) = (one for one in of(PlanVersion) if isinstance(one, PlanVersion))
    frozen = read_canonical(version.canonical or "")
    assert frozen.own_words == plan.own_words
    assert (len(frozen.goals), len(frozen.consents), frozen.consents[3].unit) == (7, 6, "Socialpsykiatrin")
    assert plan.next_follow_up_on is not None
    assert plan.next_follow_up_on > DAY
    found = [one.outcome for one in of(GoalOutcome) if isinstance(one, GoalOutcome)]
    assert found == [Achievement.PARTLY, Achievement.PARTLY, Achievement.NOT_REACHED, Achievement.REACHED]
    goals = [one for one in of(Goal) if isinstance(one, Goal)]
    assert [one.close_outcome for one in goals if one.closed_on] == [Achievement.REACHED]
    assert [one.text for one in goals if one.source is GoalSource.IMPLEMENTATION_PLAN] == [frozen.goals[-1].text]


def test_per_has_said_yes_to_one_measure_and_not_yet_to_the_other() -> None:
    per = group().member(PER).id
    mine = [one for one in of(Measure) if isinstance(one, Measure) and one.responsible_member == per]
    assert [one.confirmation is not None for one in mine] == [True, False]
    assert tangled().author == KARIN
    assert PER not in tangled().readers
