"""Makes the state of Samverkan. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ifodesk.domain.entities.municipality import Unit
from ifodesk.domain.entities.sip_parts import AnonymousQuestion
from ifodesk.domain.ids import EntityId
from ifodesk.ui.collaboration.plan_settings import life_areas, setting_groups
from ifodesk.ui.collaboration.reading import CollaborationRead
from ifodesk.ui.collaboration.state import CollaborationState, UnitForm
from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.parts.shapes import Action, Choice, Group, Line, Tone
from ifodesk.usecases.collaboration import ClientOfSeveral
from ifodesk.usecases.seen import Seen
from ifodesk.usecases.views import PlanRow
from ifodesk.words import screen_words_collaboration as words
from ifodesk.words.date_words import day
from ifodesk.words.plural_words import listed

QUESTION, UNIT, MAP, TEMPLATE, CASE = "question-", "unit-", "map-", "template-", "case-"
"""What the keys of lines begin with."""
ASK, ANSWER, CLOSE, ADD_UNIT, CHANGE, ADD_MAP, TAKE, SHOW, EXPORT = (
    *("ask", "answer", "close", "add_unit", "change", "add_map"),
    *("take", "show", "export"),
)


def collaboration_state(read: CollaborationRead, shown: frozenset[EntityId]) -> CollaborationState:
    """Return the whole page without what forms show; *shown*: process maps that are unfolded."""
    return CollaborationState(
        groups=(
            *(_followed(read) if read.leads else ()),
            _questions(read),
            _several(read),
            _areas(read),
            _maps(read, shown),
            *(setting_groups(read.settings, CHANGE) if read.settings is not None else ()),
        ),
        life_areas=life_areas(read.settings) if read.settings is not None else (),
        areas=tuple(Choice(one.area.code, one.area.title) for one in read.areas),
        people=tuple(Choice(one.id, one.name) for one in read.colleagues),
    )


def unit_form(seen: Seen[Unit] | None) -> UnitForm:
    """Return what stands in the form of a unit; an empty form for a new one."""
    if seen is None:
        return UnitForm()
    unit = seen.value
    return UnitForm(
        id=unit.id,
        name=unit.name or "",
        area=unit.area,
        board=unit.board or "",
        branch=unit.branch or "",
        independent=unit.independent,
        contact=unit.contact,
        contact_name=unit.contact_name or "",
        deputy=unit.deputy,
        phone=unit.phone or "",
        check_in=unit.check_in or "",
        members=unit.members,
        seen=seen,
    )


def _followed(read: CollaborationRead) -> Iterator[Group]:
    """Yield what a chief follows: one sentence, and three lists that are empty when all is well."""
    kinds: tuple[tuple[str, str, Callable[[PlanRow], bool]], ...] = (
        ("late", words.LATE, lambda plan: plan.late),
        ("unconfirmed", words.UNCONFIRMED, lambda plan: plan.unconfirmed > 0),
        ("without_words", words.WITHOUT_WORDS, lambda plan: plan.without_words),
    )
    found = [(key, title, [plan for plan in read.plans if wanted(plan)]) for key, title, wanted in kinds]
    said = words.FOLLOWED if any(plans for _, _, plans in found) else words.ALL_WELL
    empty = said.format(count=len(read.plans)) if read.plans else words.NO_PLANS
    yield Group("plans", words.PLANS, empty=empty, actions=(Action(EXPORT, words.EXPORT, Icon.PRINT),))
    for key, title, plans in found:
        lines = tuple(_plan(read, key, plan) for plan in plans)
        yield Group(f"plans_{key}", title.format(count=len(lines)), lines)


def _plan(read: CollaborationRead, key: str, plan: PlanRow) -> Line:
    details = [read.name(plan.handler)]
    if plan.unconfirmed:
        details.append(words.measures(plan.unconfirmed))
    if plan.version is None:
        details.append(words.NEVER_ADOPTED)
    on = plan.next_follow_up_on
    late = key == "late" and on is not None
    return Line(
        key=f"{CASE}{plan.case.hex()}-{key}",
        text=words.PLAN.format(number=plan.number, client=plan.client),
        detail=" · ".join(part for part in details if part),
        right=words.WAS_DUE.format(day=day(on, read.today)) if late and on is not None else "",
        icon=Icon.LATE if late else Icon.PLAN,
        tone=Tone.LATE if late else Tone.WARN,
    )


def _questions(read: CollaborationRead) -> Group:
    lines = tuple(_question(read, seen.value) for seen in read.questions)
    title = words.QUESTIONS.format(count=len(lines))
    return Group("questions", title, lines, empty=words.NO_QUESTIONS, actions=(Action(ASK, words.ASK, Icon.PLUS),))


def _question(read: CollaborationRead, question: AnonymousQuestion) -> Line:
    mine = question.asked_by == read.me.id
    area = read.area(question.area)
    form = words.MINE if mine else words.ASKED_BY
    head = form.format(name=read.name(question.asked_by), area=area)
    said = words.WAITS
    if question.answer:
        said = words.ANSWERED.format(name=read.name(question.answered_by), text=question.answer)
    actions = (Action(CLOSE, words.PUT_ASIDE),) if mine else (Action(ANSWER, words.ANSWER),)
    return Line(
        key=f"{QUESTION}{question.id.hex()}",
        text=question.question or "",
        detail=f"{head} · {said}",
        icon=Icon.CHECK if question.answer else Icon.QUESTION,
        tone=Tone.GOOD if question.answer else Tone.ACCENT,
        actions=actions,
        opens=False,
    )


def _several(read: CollaborationRead) -> Group:
    lines = [_client(read, one) for one in read.several]
    title = words.SEVERAL.format(count=len(lines))
    rule = Line("rule", words.RULE, icon=Icon.INFO, opens=False)
    return Group("several", title, (rule, *lines) if lines else (rule, _none()))


def _none() -> Line:
    return Line("several-none", words.NO_SEVERAL, icon=Icon.DASH, opens=False)


def _client(read: CollaborationRead, one: ClientOfSeveral) -> Line:
    first = one.cases[0]
    why = [words.BY_CASES] * one.by_cases + [words.BY_MEASURES] * one.by_measures
    state = words.outcomes(one.outcomes) if one.plans else words.NO_PLAN
    return Line(
        key=f"{CASE}{(one.plans[0].case if one.plans else first.id).hex()}-several",
        text=f"{first.client or first.number}: {listed([read.area(code) for code in one.areas])}",
        detail=" · ".join((listed([row.number for row in one.cases]), listed(why), state)),
        icon=Icon.PLAN if one.plans else Icon.RING,
        tone=Tone.ACCENT,
    )


def _areas(read: CollaborationRead) -> Group:
    lines = [line for one in read.areas for line in _area(read, one.area.title, [seen.value for seen in one.units])]
    known = {one.area.code for one in read.areas}
    lines += [_unit(read, "", seen.value) for seen in read.units if seen.value.area not in known]
    actions = (Action(ADD_UNIT, words.ADD_UNIT, Icon.PLUS),) if read.leads else ()
    return Group("areas", words.AREAS, tuple(lines), actions=actions)


def _area(read: CollaborationRead, title: str, units: list[Unit]) -> Iterator[Line]:
    if not units:
        yield Line(f"area-{title}", title, words.NO_UNIT, icon=Icon.DASH, opens=False)
    for unit in units:
        yield _unit(read, title, unit)


def _unit(read: CollaborationRead, area: str, unit: Unit) -> Line:
    contact = read.name(unit.contact) or unit.contact_name
    deputy = read.name(unit.deputy) or unit.deputy_name
    details = [
        words.CONTACT.format(name=contact) if contact else "",
        words.DEPUTY.format(name=deputy) if deputy else "",
        unit.phone or "",
        " / ".join(part for part in (unit.board, unit.branch) if part),
        words.people(len(unit.members)) if unit.members else "",
        words.CHECK_IN.format(text=unit.check_in) if unit.check_in else "",
    ]
    return Line(
        key=f"{UNIT}{unit.id.hex()}",
        text=words.UNIT.format(area=area, unit=unit.name) if area and area != unit.name else unit.name or area,
        detail=" · ".join(part for part in details if part),
        icon=Icon.PEOPLE,
        actions=(Action(CHANGE, words.CHANGE),) if read.leads else (),
        opens=False,
    )


def _maps(read: CollaborationRead, shown: frozenset[EntityId]) -> Group:
    lines = []
    for seen in read.maps:
        one, whole = seen.value, seen.value.id in shown
        change = (Action(CHANGE, words.CHANGE),) if read.leads else ()
        actions = (Action(SHOW, words.HIDE if whole else words.SHOW), *change)
        text = (one.text or "") if whole else ""
        lines.append(Line(f"{MAP}{one.id.hex()}", one.title or "", text, icon=Icon.NOTE, actions=actions, opens=False))
    for template in read.templates if read.leads else ():
        said = template.source if template.certain else words.TO_CHECK.format(source=template.source)
        title = words.TEMPLATE.format(title=template.title)
        take = (Action(TAKE, words.TAKE_OVER),)
        lines.append(Line(f"{TEMPLATE}{template.code}", title, said, icon=Icon.PLUS, actions=take, opens=False))
    add = (Action(ADD_MAP, words.ADD_MAP, Icon.PLUS),) if read.leads else ()
    return Group("maps", words.MAPS, tuple(lines), empty=words.NO_MAPS, actions=add)
