"""What has changed since a version is told in words: every field has a label, every known code its own."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from datetime import date

import pytest

from ifodesk.domain.declare import spec_of
from ifodesk.domain.entities import Agreement, Consent, FollowUp, Goal, GoalOutcome, InternalSip, Measure, OtherPlan
from ifodesk.domain.sip_changes import changes_since
from ifodesk.domain.sip_frozen import (
    Cover,
    FrozenAgreement,
    FrozenConsent,
    FrozenFollowUp,
    FrozenGoal,
    FrozenMeasure,
    FrozenOtherPlan,
    FrozenOutcome,
    FrozenPlan,
)
from ifodesk.words.gap_words import plan_change

FROZEN = {
    FrozenPlan: InternalSip,
    FrozenGoal: Goal,
    FrozenMeasure: Measure,
    FrozenConsent: Consent,
    FrozenAgreement: Agreement,
    FrozenFollowUp: FollowUp,
    FrozenOutcome: GoalOutcome,
    FrozenOtherPlan: OtherPlan,
}
LISTS = {"measures", "outcomes", "goals", "consents", "agreements", "follow_ups", "other_plans"}
GOAL = FrozenGoal("a" * 32, "Gå i skolan", measures=(FrozenMeasure("b" * 32, "Skjuts"),))
OTHER = FrozenGoal("c" * 32, "Klara nian", long_term=True)
FOLLOW_UP = FrozenFollowUp("d" * 32, date(2026, 11, 26))
PLAN = FrozenPlan(plan="p", goals=(GOAL, OTHER), follow_ups=(FOLLOW_UP,))


def told(after: FrozenPlan, before: FrozenPlan = PLAN) -> list[str]:
    return [plan_change(change) for change in changes_since(before, after)]


@pytest.mark.parametrize("frozen,entity", FROZEN.items(), ids=lambda kind: kind.__name__)
def test_every_frozen_field_is_one_that_the_entity_has(frozen: type, entity: type) -> None:
    cover = {one.name for one in fields(Cover)} if issubclass(frozen, Cover) else set()
    declared = {one.name for one in spec_of(entity).fields}
    assert {one.name for one in fields(frozen)} - cover - LISTS - {"id", "plan"} <= declared


def test_codes_are_told_by_their_labels_also_where_a_version_holds_them_as_text() -> None:
    measure = replace(GOAL.measures[0], confirmation="oral", status="done", principal="of a newer program")
    now = replace(PLAN, proposed_by="school", goals=(replace(GOAL, measures=(measure,)), OTHER))
    assert told(now) == [
        "Planen: vem som föreslog planen, nytt: skolan.",
        "Mål 1, åtgärd 1: läget, nytt: klar.",
        "Mål 1, åtgärd 1: huvudmannen, nytt: ”of a newer program”.",
        "Mål 1, åtgärd 1: bekräftelsen, nytt: bekräftat muntligt.",
    ]


def test_goals_are_told_by_their_words_and_never_by_a_number_of_the_program() -> None:
    consent = FrozenConsent("e" * 32, kind="secrecy_waiver", given_by="Alma", goals=(GOAL.id, OTHER.id))
    before = replace(PLAN, consents=(replace(consent, goals=(GOAL.id,)),))
    now = replace(PLAN, goals=(replace(GOAL, above=OTHER.id), OTHER), consents=(consent,))
    lines = told(now, before)
    assert lines[0] == "Mål 1: det långsiktiga målet, nytt: ”Klara nian”."
    assert (
        lines[1] == "Samtycket (Alma): vilka mål samtycket gäller var ”Gå i skolan”, är nu ”Gå i skolan, Klara nian”."
    )
    assert not any(re.search("[0-9a-f]{32}", line) for line in lines)


def test_a_follow_up_that_was_held_is_told_with_what_it_found() -> None:
    outcome = FrozenOutcome("f" * 32, GOAL.id, "partly", "3", date(2026, 11, 26))
    held = replace(FOLLOW_UP, held_on=date(2026, 11, 26), outcomes=(outcome,))
    assert told(replace(PLAN, follow_ups=(held,))) == [
        "Uppföljningen (26 november 2026): dagen då uppföljningen hölls, nytt: 26 november 2026.",
        "Tillagt: målets uppföljning, mål 1, delvis nått.",
    ]
    other = FrozenOtherPlan("g" * 32, "care_plan")
    assert told(replace(PLAN, other_plans=(other,))) == ["Tillagt: den andra planen, vårdplan."]


def test_each_answer_of_the_client_is_told_under_its_question() -> None:
    before = replace(PLAN, follow_ups=(replace(FOLLOW_UP, experience=(("Lyssnar vi?", "Delvis"), ("Mer?", "Nej"))),))
    now = replace(
        PLAN, follow_ups=(replace(FOLLOW_UP, experience=(("Annat?", "Kortare möten"), ("Lyssnar vi?", "Ja"))),)
    )
    assert told(now, before) == [
        "Uppföljningen (26 november 2026): svaret på ”Annat?”, nytt: ”Kortare möten”.",
        "Uppföljningen (26 november 2026): svaret på ”Lyssnar vi?” var ”Delvis”, är nu ”Ja”.",
        "Uppföljningen (26 november 2026): svaret på ”Mer?”, borttaget: ”Nej”.",
    ]


def test_a_consent_that_was_taken_back_is_told_with_its_unit() -> None:
    consent = FrozenConsent("e" * 32, kind="participation", given_by="Alma", unit="Socialpsykiatrin")
    before = replace(PLAN, consents=(consent, replace(consent, id="f" * 32, unit=None)))
    gone = replace(consent, withdrawn_on=date(2026, 10, 23))
    assert told(replace(before, consents=(gone, before.consents[1])), before) == [
        "Samtycket (Socialpsykiatrin): dagen då samtycket togs tillbaka, nytt: 23 oktober 2026."
    ]
