"""Reads the plan of a case. Store lane."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from ifodesk.domain.entities.case import Party
from ifodesk.domain.entities.municipality import Unit
from ifodesk.domain.goal_bank import BankGoal
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.sip_frozen import FrozenPlan
from ifodesk.domain.sip_rules import SipRules
from ifodesk.domain.sip_version import read_canonical
from ifodesk.ui.tabs.base import Conflicts, conflicts_of
from ifodesk.usecases.goal_bank import GoalBank
from ifodesk.usecases.interview_goals import FiguresOfPlan
from ifodesk.usecases.plans import frozen_plan
from ifodesk.usecases.ports import Member
from ifodesk.usecases.session import Session
from ifodesk.usecases.today import plan_deadlines
from ifodesk.usecases.views import SipView, TodayLine
from ifodesk.words import date_words, label_words
from ifodesk.words.feedback_words import figures_line


@dataclass(frozen=True, slots=True)
class PlanRead:
    """One plan with what is needed to put it in words."""

    view: SipView
    conflicts: Conflicts
    frozen: FrozenPlan
    """The plan as it is now, to compare with adopted versions."""
    versions: Mapping[EntityId, FrozenPlan]
    """The adopted versions that this program can read."""
    names: Mapping[MemberId, str]
    members: tuple[Member, ...]
    parties: tuple[Party, ...]
    untransferred: frozenset[EntityId]
    me: MemberId
    rules: SipRules
    bank: tuple[BankGoal, ...]
    units: Mapping[EntityId, str]
    """Names of the municipality's units."""
    figures: Mapping[EntityId, str]
    """What interviews say about a goal that came from one."""
    deadlines: tuple[TodayLine, ...]
    """What is to be done in time."""
    now: datetime
    today: date


@dataclass(frozen=True, slots=True)
class SipRead:
    """The plan of a case that is under way, else the latest; None when there is none."""

    plan: PlanRead | None


def read_sip(session: Session, case: EntityId) -> SipRead:
    """Return the plan of *case*."""
    plans = session.queries.plans(case)
    if not plans:
        return SipRead(None)
    under_way = [seen for seen in plans if seen.value.closed_on is None]
    return SipRead(_read_plan(session, case, (under_way or list(plans))[-1].value.id))


def _read_plan(session: Session, case: EntityId, plan: EntityId) -> PlanRead:
    view = session.queries.sip(plan)
    people = session.directory.members()
    names = {member.id: member.name for member in people}
    now = session.clock.now()

    def name(member: MemberId) -> str:
        return names.get(member) or session.directory.member(member).name

    every = session.log.conflicts()
    roots = (case, *(part.case for part in view.parts))
    conflicts = tuple(found for root in roots for found in conflicts_of(every, root))
    for author in {option.author for found in conflicts for option in found.options}:
        names[author] = name(author)
    for version in view.versions:
        if version.value.adopted_by is not None:
            names[version.value.adopted_by] = name(version.value.adopted_by)
    return PlanRead(
        view=view,
        conflicts=Conflicts(
            conflicts,
            lambda member: label_words.short_name(names.get(member, "")),
            lambda at: date_words.moment(at, now),
        ),
        frozen=frozen_plan(session, view),
        versions=dict(_readable(view)),
        names=names,
        members=session.directory.members(session.directory.me().municipality),
        parties=tuple(seen.value for seen in session.records.children(Party, case)),
        untransferred=frozenset(row.id for row in session.queries.untransferred(case)),
        me=session.directory.me().id,
        rules=session.sip_rules,
        bank=GoalBank(session)(),
        units={seen.value.id: seen.value.name or "" for seen in session.records.all(Unit)},
        figures={one.goal.value.id: figures_line(one) for one in FiguresOfPlan(session)(plan)},
        deadlines=tuple(line for line in plan_deadlines(session) if line.target == plan),
        now=now,
        today=session.clock.today(),
    )


def _readable(view: SipView) -> list[tuple[EntityId, FrozenPlan]]:
    found = []
    for version in view.versions:
        try:
            found.append((version.value.id, read_canonical(version.value.canonical or "")))
        except ValueError:
            continue  # frozen by a newer program: it is listed all the same, only without what has changed
    return found
