"""Makes the state of the panel of who shares a plan. No Qt."""

from __future__ import annotations

from collections.abc import Iterator

from ifodesk.domain.audience import Closed, Divided
from ifodesk.domain.entities.sip_consent import Consent
from ifodesk.domain.entities.sip_papers import PaperCopy
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.sip import is_valid
from ifodesk.domain.sip_version import fingerprint
from ifodesk.domain.sorting import swedish_key
from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.parts.shapes import Action, Choice, Group, Line, Tone
from ifodesk.ui.sip.parts_reading import PartRead, PartsRead
from ifodesk.ui.sip.parts_state import PartsState, ShareState, YesState
from ifodesk.usecases.plan_parts import Audience
from ifodesk.usecases.plan_withdrawal import Overdue, WasRead
from ifodesk.usecases.views import GoalView
from ifodesk.words import date_words
from ifodesk.words import screen_words_sip_parts as words
from ifodesk.words.copy_words import register_line
from ifodesk.words.plural_words import listed

GOAL, UNIT, PART, MEMBER = "goal-", "unit-", "part-", "member-"
"""What the keys of lines begin with."""
SHARE, YES, WITHDRAW, READ, TELL, END, OPEN = "share", "yes", "withdraw", "read", "tell", "end", "open"
LET_IN, TAKE_OUT, UNIT_OUT, HOME, DONE = "let_in", "take_out", "unit_out", "home", "done"


def parts_state(read: PartsRead) -> PartsState:
    """Return the whole panel without what forms show."""
    if read.gate is None:
        return PartsState(plan=read.view.plan.value.id, heading=tuple(_heading(read)))
    return PartsState(
        plan=read.view.plan.value.id,
        groups=(
            Group("overdue", words.OVERDUE.format(count=len(read.overdue)), tuple(_overdue(read))),
            Group("divided", words.DIVIDED, tuple(_divided(read))),
            Group("goals", words.GOALS, tuple(_goals(read)), empty=words.NO_GOALS),
            Group("units", words.UNITS, tuple(_units(read)), empty=words.NO_UNITS),
            Group("parts", words.PARTS, tuple(line for part in read.parts for line in _part(read, part))),
        ),
    )


def share_state(read: PartsRead, goal: EntityId) -> ShareState | None:
    """Return the form of one goal; None when it is gone."""
    found = next((at for at in enumerate(read.view.goals, start=1) if at[1].goal.value.id == goal), None)
    if found is None or read.gate is None:
        return None
    number, view = found
    people = sorted({member for unit in read.units for member in unit.members}, key=lambda one: _name(read, one))
    return ShareState(
        goal=goal,
        title=_goal_text(number, view),
        units=tuple(Choice(unit.id, _unit_choice(read, unit.id, goal)) for unit in read.units),
        chosen=view.units,
        people=tuple(Choice(one, read.names.get(one, "")) for one in people if one in read.names),
        warning="",
    )


def yes_state(read: PartsRead, unit: EntityId) -> YesState:
    """Return the form of a consent to one unit."""
    givers = [one.value.given_by for one in read.view.consents if one.value.given_by]
    return YesState(
        unit=unit,
        text=words.YES_UNIT.format(unit=read.unit(unit)),
        given_by=givers[-1] if givers else "",
        goals=tuple(
            Choice(view.goal.value.id, _goal_text(number, view)) for number, view in enumerate(read.view.goals, start=1)
        ),
    )


def warning(read: PartsRead, found: Audience) -> str:
    """Return who of an audience cannot keep apart what they know; empty: nobody."""
    lines = (f"{_divided_text(read, one)}. {_divided_detail(read, one.others)}" for one in found.divided)
    return "\n".join(lines)


def read_group(read: PartsRead, unit: EntityId, found: tuple[WasRead, ...]) -> Group:
    """Return what the people of a unit could read, when they opened it, and which copies they were given."""
    lines = [
        Line(
            key=f"read-{one.member.hex()}-{one.part.hex()}",
            text=words.READ_LINE.format(name=read.names.get(one.member, ""), goals=listed(one.goals) or "–"),
            detail=" · ".join(_when(read, one)),
            icon=Icon.PERSON,
            opens=False,
        )
        for one in found
    ]
    lines += (_paper_line(copy) for copy in _papers(read, unit))
    shown = bool(lines)
    lines.append(Line("read-honest", words.READ_HONEST, icon=Icon.DOT, opens=False))
    done = (Action(DONE, words.READ_CLOSE),)
    title = words.READ_TITLE.format(unit=read.unit(unit))
    return Group("read", title, tuple(lines) if shown else (), empty=words.READ_NOBODY, actions=done)


def _papers(read: PartsRead, unit: EntityId) -> Iterator[PaperCopy]:
    """Give the copies that went to the unit or to somebody in it, oldest first."""
    members = next((one.members for one in read.units if one.id == unit), frozenset())
    names = {read.unit(unit), *(read.names.get(member, "") for member in members)} - {""}
    yield from (seen.value for seen in read.view.copies if seen.value.recipient in names)


def _paper_line(copy: PaperCopy) -> Line:
    text = register_line(copy, fingerprint(copy.content or ""))
    return Line(f"read-paper-{copy.id.hex()}", words.READ_PAPER.format(copy=text), icon=Icon.PRINT, opens=False)


def _when(read: PartsRead, one: WasRead) -> Iterator[str]:
    if one.since is not None:
        yield words.READ_SINCE.format(day=date_words.day(one.since, read.today))
    if one.openings:
        yield words.READ_OPENED.format(times=words.times([date_words.moment(at, read.now) for at in one.openings]))
    else:
        yield words.READ_NEVER


def _goals(read: PartsRead) -> Iterator[Line]:
    for number, view in enumerate(read.view.goals, start=1):
        names = read.unit_list(view.units)
        yield Line(
            key=f"{GOAL}{view.goal.value.id.hex()}",
            text=_goal_text(number, view),
            detail=words.SHARED.format(units=listed(names)) if names else words.NOT_SHARED,
            icon=Icon.PEOPLE if names else Icon.LOCK,
            tone=Tone.ACCENT if names else Tone.QUIET,
            actions=(Action(SHARE, words.SHARE),),
            opens=False,
        )


def _units(read: PartsRead) -> Iterator[Line]:
    for unit in read.units:
        why, waiver = _closed(read, unit.id), _waiver(read, unit.id)
        shares = any(unit.id in part.view.header.value.units for part in read.parts)
        actions = [Action(READ, words.READ)] if shares or unit.members & read.opened else []
        actions += [Action(WITHDRAW, words.WITHDRAW)] if shares else []
        actions += [Action(YES, words.YES)] if why is not None or _limited(read, unit.id) else []
        yield Line(
            key=f"{UNIT}{unit.id.hex()}",
            text=unit.name or "",
            detail=f"{_upper(waiver)}. {_open(read, unit.id) if why is None else _upper(words.CLOSED[why])}.",
            icon=Icon.CHECK if why is None else Icon.DASH,
            tone=Tone.GOOD if why is None else Tone.QUIET,
            actions=tuple(actions),
            opens=False,
        )


def _part(read: PartsRead, part: PartRead) -> Iterator[Line]:
    header, key = part.view.header.value, f"{PART}{part.view.case.hex()}"
    readers = read.people_list(part.people.of_units)
    details = [words.READERS.format(names=listed(readers)) if readers else words.ONLY_CASE]
    if header.told:
        details.append(header.told)
    names = listed(read.unit_list(header.units)) or words.NOBODY_SHARES
    always = Action(OPEN, words.OPEN_PART), Action(END, words.END)
    yield Line(
        key=key,
        text=words.PART.format(units=names, goals=words.goals(len(part.view.goals))),
        detail=" · ".join(details),
        icon=Icon.PEOPLE,
        tone=Tone.ACCENT,
        actions=(*([Action(TELL, words.TELL)] if header.units else []), *always),
        opens=False,
    )
    for form, members, action in (
        (words.STRAY, part.people.without_consent, Action(TAKE_OUT, words.TAKE_OUT)),
        (words.MISSING, part.people.missing, Action(LET_IN, words.LET_IN)),
    ):
        for one in members:
            yield Line(
                key=f"{MEMBER}{one.hex()}-{part.view.case.hex()}",
                text=form.format(name=read.names.get(one, "")),
                icon=Icon.WARNING if action.code == TAKE_OUT else Icon.PERSON,
                tone=Tone.WARN if action.code == TAKE_OUT else Tone.QUIET,
                actions=(action,),
                opens=False,
            )


def _overdue(read: PartsRead) -> Iterator[Line]:
    goals = {goal.goal.value.id: goal.goal.value.text or words.NO_TEXT for goal in read.view.goals}
    for one in read.overdue:
        yield _overdue_line(read, one, goals.get(one.goal, "") if one.goal is not None else "")


def _overdue_line(read: PartsRead, one: Overdue, goal: str) -> Line:
    why = words.CLOSED[one.why]
    form = words.OVERDUE_UNIT if one.goal is None else words.OVERDUE_GOAL
    home = one.goal is not None
    key = f"{GOAL}{one.goal.hex()}" if one.goal is not None else f"{UNIT}{one.unit.hex()}"
    return Line(
        key=key,
        text=form.format(unit=read.unit(one.unit), goal=goal, why=why),
        icon=Icon.LATE,
        tone=Tone.LATE,
        actions=(
            Action(HOME, words.TAKE_HOME, main=True) if home else Action(UNIT_OUT, words.TAKE_UNIT_OUT, main=True),
        ),
        opens=False,
    )


def _divided(read: PartsRead) -> Iterator[Line]:
    told: set[MemberId] = set()
    reading = {member for part in read.parts for member in part.people.of_units}
    for found in read.audience.values():
        for one in found.divided:
            if one.member not in told and one.member in reading:
                told.add(one.member)
                yield Line(
                    key=f"divided-{one.member.hex()}",
                    text=_divided_text(read, one),
                    detail=_divided_detail(read, one.others),
                    icon=Icon.WARNING,
                    tone=Tone.WARN,
                    opens=False,
                )


def _divided_text(read: PartsRead, one: Divided) -> str:
    may, may_not = (read.unit_list(frozenset(units)) for units in (one.may, one.may_not))
    return words.DIVIDED_LINE.format(name=read.names.get(one.member, ""), may=listed(may), may_not=listed(may_not))


def _divided_detail(read: PartsRead, others: tuple[MemberId, ...]) -> str:
    names = read.people_list(others)
    said = words.DIVIDED_OTHERS.format(names=listed(names, "eller")) if names else words.DIVIDED_NO_OTHERS
    return words.DIVIDED_DETAIL.format(others=said)


def _heading(read: PartsRead) -> Iterator[str]:
    """Yield what the people of a unit are told of the whole."""
    plan, header = read.view.plan.value, read.view.header
    lead = read.lead or words.NO_LEAD
    if plan.plan_lead_phone:
        lead = words.LEAD_PHONE.format(lead=lead, phone=plan.plan_lead_phone)
    yield words.HEADING_TEXT.format(lead=lead)
    if header is not None and header.value.told:
        yield words.TOLD.format(text=header.value.told)
    if plan.already_told:
        yield words.ALREADY_TOLD.format(text=plan.already_told)
    if plan.next_follow_up_on is not None:
        yield words.NEXT.format(day=date_words.day(plan.next_follow_up_on, read.today))
    if header is not None and header.value.ended_on is not None:
        yield words.ENDED.format(day=date_words.day(header.value.ended_on, read.today))


def _goal_text(number: int, view: GoalView) -> str:
    return words.GOAL.format(number=number, text=view.goal.value.text or words.NO_TEXT)


def _unit_choice(read: PartsRead, unit: EntityId, goal: EntityId) -> str:
    why = _closed(read, unit, goal)
    if why is not None:
        return words.UNIT_CLOSED.format(unit=read.unit(unit), why=words.CLOSED[why])
    return words.UNIT_OPEN.format(unit=read.unit(unit), waiver=_waiver(read, unit))


def _closed(read: PartsRead, unit: EntityId, goal: EntityId | None = None) -> Closed | None:
    return Closed.UNIT_ENDED if read.gate is None else read.gate.closed(unit, goal)


def _waiver(read: PartsRead, unit: EntityId) -> str:
    answer = None if read.gate is None else read.gate.waivers.get(unit)
    return "" if answer is None else words.waiver(answer.need, answer.reason)


def _name(read: PartsRead, member: MemberId) -> str:
    return swedish_key(read.names.get(member, ""))


def _to(read: PartsRead, unit: EntityId) -> list[Consent]:
    """Return the consents to just one unit that count today."""
    found = (one.value for one in read.view.consents if one.value.unit == unit)
    return [one for one in found if one.kind is not None and is_valid(one, one.kind, read.today)]


def _limited(read: PartsRead, unit: EntityId) -> bool:
    """Return whether a consent to a unit holds for some goals only, or for a time."""
    return any(one.goals or one.valid_until for one in _to(read, unit))


def _open(read: PartsRead, unit: EntityId) -> str:
    """Return that a unit may see, for how long and which goals."""
    parts = [words.OPEN]
    days = [one.valid_until for one in _to(read, unit) if one.valid_until is not None]
    if days:
        parts.append(words.UNTIL.format(day=date_words.day(min(days), read.today)))
    number = sum(len(one.goals) for one in _to(read, unit))
    if number:
        parts.append(words.SOME_GOALS.format(goals=words.goals(number)))
    return " ".join(parts)


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
