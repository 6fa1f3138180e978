from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from ifodesk.domain.entities.sip import Achievement, Goal, InternalSip
from ifodesk.domain.entities.sip_process import GoalOutcome
from ifodesk.domain.ids import EntityId
from ifodesk.words.closing_words import closing_text, goal_line

ID = EntityId(b"i" * 16)
DAY = date(2026, 11, 26)
GOAL = Goal(
    id=ID,
    text="Gå i skolan",
    baseline="2 dagar",
    target="4 dagar",
    closed_on=DAY,
    close_outcome=Achievement.REACHED,
    close_line="Trivs i nya klassen.",
)
FOUND = GoalOutcome(id=ID, goal=ID, measured="4 dagar", measured_on=DAY)
lines = st.none() | st.text(max_size=30)


def test_a_closed_goal_is_one_line_with_its_figures_and_the_caseworkers_words() -> None:
    assert goal_line(1, GOAL, FOUND) == (
        "Mål 1, Gå i skolan: nått. Nuläge 2 dagar, mål 4 dagar, uppmätt 4 dagar den 26 november 2026. "
        "Trivs i nya klassen."
    )


def test_what_nobody_measured_or_judged_is_not_made_up() -> None:
    assert goal_line(2, Goal(id=ID), None) == "Mål 2, utan ord: inte bedömt."
    assert goal_line(2, Goal(id=ID), GoalOutcome(id=ID, measured="ja")).endswith("Uppmätt ja.")


def test_a_plan_that_ended_says_when_and_why_above_its_goals() -> None:
    ended = InternalSip(id=ID, closed_on=DAY, close_reason="Målen är\nnådda.")
    assert closing_text(ended, [(1, GOAL, None)]).splitlines()[0] == (
        "Intern-SIP avslutad 26 november 2026: Målen är nådda."
    )
    to_region = InternalSip(id=ID, closed_on=DAY, close_reason="SIP 4711", promoted_to="SIP 4711")
    assert closing_text(to_region, []) == (
        "Intern-SIP avslutad 26 november 2026\nFortsätter som SIP med regionen: SIP 4711"
    )
    assert closing_text(InternalSip(id=ID), [(3, GOAL, None)]).startswith("Intern-SIP, avslutade mål\nMål 3")


@given(lines, lines, lines, lines)
def test_whatever_was_written_a_goal_is_one_line(
    text: str | None, baseline: str | None, said: str | None, measured: str | None
) -> None:
    goal = Goal(id=ID, text=text, baseline=baseline, close_line=said, close_outcome=Achievement.PARTLY)
    assert len(goal_line(1, goal, GoalOutcome(id=ID, measured=measured)).splitlines()) == 1
