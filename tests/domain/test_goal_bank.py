from __future__ import annotations

from datetime import date

import pytest

from ifodesk.compose.shipped import sip_rules
from ifodesk.domain.entities.municipality import GoalTemplate
from ifodesk.domain.goal_bank import BankGoal
from ifodesk.domain.ids import EntityId

RULES = sip_rules(date(2026, 11, 26))
OWN = EntityId(b"o" * 16)


def test_every_shipped_goal_is_of_an_area_and_none_is_a_decision_about_aid() -> None:
    areas = {area.code for area in RULES.goals.areas}
    assert {goal.area for goal in RULES.goals.goals} == areas
    for goal in RULES.goals.goals:
        assert goal.indicator
        assert goal.measure
        assert not RULES.aid.names_aid(goal.goal), goal.goal


def test_the_municipalitys_own_goals_come_first_in_their_area_and_ended_ones_not_at_all() -> None:
    own = GoalTemplate(id=OWN, area="school", goal="Jag hinner med bussen")
    gone = GoalTemplate(id=EntityId(b"g" * 16), area="school", goal="Borta", ended_on=date(2026, 1, 1))
    bank = RULES.goals.with_own((gone, own, GoalTemplate(id=OWN, area="nowhere", goal="Eget område")))
    assert next(goal for goal in bank if goal.area == "school") == BankGoal(
        "school", "Jag hinner med bussen", template=OWN
    )
    assert bank[-1].goal == "Eget område"
    assert "Borta" not in {goal.goal for goal in bank}
    assert RULES.goals.title("school") == "Skola och utbildning"
    assert RULES.goals.title("nowhere") == ""


@pytest.mark.parametrize(
    "text,asked",
    [
        ("Få boendestöd två dagar i veckan", True),
        ("Beviljas   KONTAKTPERSON", True),
        ("Ansöka om försörjningsstöd", True),
        ("Klara mig utan försörjningsstöd", False),
        ("Slippa familjehemsplacering", False),
        ("Gå i skolan fyra dagar", False),
        ("Bo kvar hemma", False),
        ("", False),
        (None, False),
    ],
)
def test_a_goal_worded_as_a_decision_about_aid_gets_a_question(text: str | None, *, asked: bool) -> None:
    assert RULES.aid.names_aid(text) is asked
    assert RULES.aid.question.endswith("?")


def test_the_clients_questions_have_codes_that_fit_a_key_and_answers_in_words() -> None:
    codes = [question.code for question in RULES.experience]
    assert len(set(codes)) == len(codes)
    assert all(1 <= len(code) <= 32 for code in codes)
    scale = RULES.experience[0]
    assert (scale.shown("partly"), scale.shown("egna ord")) == ("Delvis", "egna ord")
    assert RULES.experience[-1].answers == ()
