"""Makes the state of a whole plan: fields, gaps, steps, versions. No Qt."""

from __future__ import annotations

from collections.abc import Iterator

from ifodesk.domain.entities.sip_consent import ConsentKind
from ifodesk.domain.entities.sip_papers import PlanVersion
from ifodesk.domain.entities.sip_process import FollowUp
from ifodesk.domain.ids import EntityId
from ifodesk.domain.sip import Gap, for_first_follow_up, gaps
from ifodesk.domain.sip_changes import changes_since
from ifodesk.domain.sip_version import fingerprint
from ifodesk.ui.sip.edits import Fields
from ifodesk.ui.sip.extra import extra_state
from ifodesk.ui.sip.parts import agreement_state, consent_state, goal_state
from ifodesk.ui.sip.plan_people import people_of
from ifodesk.ui.sip.reading import PlanRead
from ifodesk.ui.sip.state import (
    BankLine,
    FollowUpState,
    GapState,
    PersonChoice,
    Place,
    PlanState,
    VersionState,
)
from ifodesk.ui.sip.steps import step_states
from ifodesk.usecases.plans import same_content, sip_plan
from ifodesk.usecases.printing import in_words
from ifodesk.words import date_words, field_words, gap_words
from ifodesk.words import screen_words_sip as words
from ifodesk.words import screen_words_sip_parts as part_words
from ifodesk.words import screen_words_sip_steps as step_words
from ifodesk.words.screen_words_today import detail

NEARLY_DONE = 3
"""From so few gaps on, what was skipped is shown too: before that it would only be noise."""


def plan_state(read: PlanRead) -> PlanState:
    """Return everything that the tab shows of a plan."""
    view, fields = read.view, Fields(read)
    seen, plan = view.plan, view.plan.value
    is_part = view.header is not None
    missing = () if is_part else gaps(sip_plan(view), read.today)
    blocking = (*(_gap(read, found) for found in missing), *_differing(read))
    unchanged = _unchanged(read)
    skipped = () if is_part else for_first_follow_up(sip_plan(view))
    return PlanState(
        id=plan.id,
        version=_version(read),
        closed=words.closed(date_words.day(plan.closed_on, read.today), plan.close_reason or "")
        if plan.closed_on
        else "",
        own_words=fields.text(seen, plan.id, "own_words"),
        situation=fields.text(seen, plan.id, "situation"),
        plan_lead=fields.person(seen, plan.id, "plan_lead", "plan_lead_member"),
        next_follow_up_on=fields.day(seen, plan.id, "next_follow_up_on"),
        goals=tuple(goal_state(fields, goal, at) for at, goal in enumerate(view.goals, start=1)),
        agreements=tuple(agreement_state(fields, found) for found in view.agreements),
        participation=tuple(
            consent_state(fields, found)
            for found in view.consents
            if found.value.kind is not ConsentKind.SECRECY_WAIVER
        ),
        waivers=tuple(
            consent_state(fields, found) for found in view.consents if found.value.kind is ConsentKind.SECRECY_WAIVER
        ),
        follow_ups=tuple(_follow_up(read, found.value) for found in view.follow_ups),
        versions=tuple(_versions(read)),
        steps=() if is_part else step_states(read, missing, unchanged=unchanged),
        gaps=blocking,
        points=tuple(_gap(read, found) for found in skipped),
        gaps_text=_gaps_text(read, len(blocking), unchanged=unchanged),
        points_text=words.points(len(skipped)) if len(blocking) <= NEARLY_DONE else "",
        whole=not blocking,
        can_adopt=not blocking and not unchanged and plan.closed_on is None and not is_part,
        members=tuple(PersonChoice(member.name, member.id) for member in read.members),
        people=people_of(read.parties),
        deadline=_deadline(read),
        extra=extra_state(read),
        bank=tuple(BankLine(goal, read.rules.goals.title(goal.area)) for goal in read.bank),
        is_part=is_part,
    )


def _gaps_text(read: PlanRead, blocking: int, *, unchanged: bool) -> str:
    if read.view.header is not None:
        return part_words.ADOPTED_ELSEWHERE
    return words.ADOPTED_AS_IT_STANDS if unchanged and not blocking else words.gaps(blocking)


def _deadline(read: PlanRead) -> str:
    """Return what is to be done in time, with its day; empty when nothing is."""
    return "\n".join(
        step_words.deadline(detail(line), date_words.day(line.due_on, read.today))
        for line in read.deadlines
        if line.due_on is not None
    )


def _unchanged(read: PlanRead) -> bool:
    """Return whether the plan says what its latest version says: then there is nothing to adopt."""
    latest = read.versions.get(read.view.versions[-1].value.id) if read.view.versions else None
    return latest is not None and same_content(latest, read.frozen)


def _version(read: PlanRead) -> str:
    if not read.view.versions:
        return words.version(None, "")
    latest = read.view.versions[-1].value
    number = latest.number or len(read.view.versions)
    before = read.versions.get(latest.id)
    if before is not None and not changes_since(before, read.frozen):
        return words.version(number, date_words.moment(latest.adopted_at, read.now) if latest.adopted_at else "")
    return words.next_version(number + 1)


def _versions(read: PlanRead) -> Iterator[VersionState]:
    for seen in reversed(read.view.versions):
        version = seen.value
        at = date_words.moment(version.adopted_at, read.now) if version.adopted_at else ""
        name = read.names.get(version.adopted_by, "") if version.adopted_by else ""
        mark = fingerprint(version.canonical) if version.canonical else ""
        detail = words.version_detail(name, mark, transferred=version.id not in read.untransferred)
        yield VersionState(version.id, words.version(version.number, at), detail, _changes(read, version))


def _changes(read: PlanRead, version: PlanVersion) -> tuple[str, ...]:
    before = read.versions.get(version.id)
    if before is None:
        return (words.NEWER_VERSION,)
    questions = read.rules.experience
    found = changes_since(in_words(before, questions), in_words(read.frozen, questions))
    return tuple(gap_words.plan_change(change) for change in found) or (words.NO_CHANGES,)


def _gap(read: PlanRead, gap: Gap) -> GapState:
    return GapState(words.place(gap_words.GAP[gap.code], _where(read, gap.entity)), Place(gap.entity, gap.field))


def _differing(read: PlanRead) -> Iterator[GapState]:
    """Yield the fields of the plan that people wrote differently: a person chooses before the plan is adopted."""
    view = read.view
    pieces = {
        view.plan.value.id,
        *(goal.goal.value.id for goal in view.goals),
        *(piece for _, piece in _measures(read)),
    }
    pieces |= {seen.value.id for seen in view.agreements} | {seen.value.id for seen in view.consents}
    for conflict in read.conflicts.open:
        if conflict.entity in pieces:
            label = words.differs(field_words.field_label(conflict.kind, conflict.field))
            yield GapState(words.place(label, _where(read, conflict.entity)), Place(conflict.entity, conflict.field))


def _where(read: PlanRead, entity: EntityId) -> list[str]:
    """Return which goal or measure an entity is, in words; nothing where there is only one, or for the plan itself."""
    goals, measures = read.view.goals, _measures(read)
    pieces = [(words.goal(number), goal.goal.value.id) for number, goal in enumerate(goals, start=1) if len(goals) > 1]
    pieces += measures if len(measures) > 1 else []
    return [title.lower() for title, piece in pieces if piece == entity]


def _measures(read: PlanRead) -> list[tuple[str, EntityId]]:
    return [
        (words.measure(at, number), measure.value.id)
        for number, goal in enumerate(read.view.goals, start=1)
        for at, measure in enumerate(goal.measures, start=1)
    ]


def _follow_up(read: PlanRead, follow_up: FollowUp) -> FollowUpState:
    planned = date_words.day(follow_up.planned_on, read.today) if follow_up.planned_on else ""
    held = date_words.day(follow_up.held_on, read.today) if follow_up.held_on else ""
    return FollowUpState(follow_up.id, words.follow_up(planned, held, follow_up.summary or ""), bool(held))
