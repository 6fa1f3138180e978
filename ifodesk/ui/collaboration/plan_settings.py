"""Reads, makes and saves what a municipality decides about its plans. No Qt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ifodesk.domain.entities.municipality import GoalTemplate, MunicipalitySettings
from ifodesk.domain.goal_bank import LifeArea
from ifodesk.domain.sip_deadlines import DeadlineCode, SipDeadlines
from ifodesk.ui.collaboration.plan_state import DaysForm, GoalForm
from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.parts.shapes import Action, Choice, Group, Line
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.goal_bank import AddGoalTemplate, ChangeGoalTemplate
from ifodesk.usecases.own_settings import own_settings
from ifodesk.usecases.plan_settings import SetDeadline
from ifodesk.usecases.saving import Made
from ifodesk.usecases.seen import Saved, Seen
from ifodesk.usecases.session import Session
from ifodesk.usecases.today import municipal_deadlines
from ifodesk.words import screen_words_plan_settings as words

STEP, GOAL = "step-", "bank-"
"""What the keys of lines begin with."""
ADD_GOAL = "add_goal"


@dataclass(frozen=True, slots=True)
class PlanSettings:
    """Everything of one moment."""

    shipped: SipDeadlines
    days: SipDeadlines
    """As the municipality has set them."""
    areas: tuple[LifeArea, ...]
    goals: tuple[Seen[GoalTemplate], ...]
    settings: Seen[MunicipalitySettings] | None
    """Where the days stand; None: nothing was ever set."""

    def area(self, code: str | None) -> str:
        """Return what an area of life is called; empty for none."""
        return next((one.title for one in self.areas if one.code == code), "")


def read_plan_settings(session: Session) -> PlanSettings:
    """Return what the municipality has decided. Store lane."""
    rules = session.sip_rules
    goals = (seen for seen in session.records.all(GoalTemplate) if seen.value.ended_on is None)
    return PlanSettings(
        rules.deadlines, municipal_deadlines(session), rules.goals.areas, tuple(goals), own_settings(session)
    )


def setting_groups(read: PlanSettings, change: str) -> Iterator[Group]:
    """Yield the days and the goals; *change* is the code of the button that opens a form."""
    act = (Action(change, words.CHANGE),)
    yield Group("days", words.DAYS, tuple(_step(read, one.code, act) for one in read.shipped.rules))
    goals = tuple(_goal(read, seen.value, act) for seen in read.goals)
    add = (Action(ADD_GOAL, words.ADD_GOAL, Icon.PLUS),)
    yield Group("bank", words.BANK.format(count=len(goals)), goals, empty=words.NO_BANK, actions=add)


def life_areas(read: PlanSettings) -> tuple[Choice, ...]:
    """Return the areas of life to choose from."""
    return tuple(Choice(one.code, one.title) for one in read.areas)


def days_form(read: PlanSettings, key: str) -> DaysForm:
    """Return what stands in the form of the step that a line is about. Raises ``ValueError`` for no such step."""
    code = DeadlineCode(key.removeprefix(STEP))
    rule, shipped = read.days.rule(code), next(one for one in read.shipped.rules if one.code is code)
    number = str(rule.count) if rule is not None and rule.own else ""
    return DaysForm(code, words.STEP[code], words.UNIT[shipped.unit][1], number, rule is None, read.settings)


def goal_form(read: PlanSettings, key: str) -> GoalForm:
    """Return what stands in the form of the goal that a line is about; an empty form for one that is gone."""
    seen = next((one for one in read.goals if key == f"{GOAL}{one.value.id.hex()}"), None)
    if seen is None:
        return GoalForm()
    found = seen.value
    return GoalForm(found.id, found.area or "", found.goal or "", found.indicator or "", found.measure or "", seen)


def save_days(session: Session, form: DaysForm) -> Saved:
    """Save a step's length. Raises ``RuleError`` deadline_out_of_range for what is no number."""
    if form.number and not (form.number.isdecimal() and form.number.isascii()):
        raise RuleError(Refusal.DEADLINE_OUT_OF_RANGE)
    return SetDeadline(session)(form.code, int(form.number) if form.number else None, off=form.off, base=form.seen)


def save_goal(session: Session, form: GoalForm) -> Saved | Made:
    """Add or change a goal, on top of what its form was filled from. Raises ``RuleError`` name_needed."""
    if form.seen is None:
        add = AddGoalTemplate(session)
        return add(form.goal, area=form.area, indicator=form.indicator, measure=form.measure)
    value = replace(form.seen.value, area=form.area, goal=form.goal, indicator=form.indicator, measure=form.measure)
    return ChangeGoalTemplate(session)(form.seen, value)


def _step(read: PlanSettings, code: DeadlineCode, act: tuple[Action, ...]) -> Line:
    rule = read.days.rule(code)
    text = words.LINE.format(step=words.STEP[code], length=words.length(rule))
    return Line(f"{STEP}{code}", text, words.remark(rule), icon=Icon.PLAN, actions=act, opens=False)


def _goal(read: PlanSettings, goal: GoalTemplate, act: tuple[Action, ...]) -> Line:
    detail = " · ".join(part for part in (read.area(goal.area), goal.indicator, goal.measure) if part)
    return Line(f"{GOAL}{goal.id.hex()}", goal.goal or "", detail, icon=Icon.PLAN, actions=act, opens=False)
