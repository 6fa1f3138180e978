"""Makes proposals with their gates, and placements with who does what. No Qt."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ifodesk.domain.entities.placement import Placement
from ifodesk.domain.placement_gates import CLEAR, DECISION, PROPOSAL, GateState, GateView, done_on
from ifodesk.ui.homes.case_state import CaseRead
from ifodesk.ui.homes.considered_homes import considered_shown
from ifodesk.ui.homes.placement_cost_making import cost_group
from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.parts.shapes import Action, Group, Line, Tone
from ifodesk.usecases.placements import PlacementFile
from ifodesk.usecases.proposal_reading import ProposalFile
from ifodesk.words import home_paper_words, home_words, placement_words
from ifodesk.words import screen_words_homes_case as words
from ifodesk.words.date_words import full_day
from ifodesk.words.label_words_homes import HOME_KIND
from ifodesk.words.plural_words import listed

GATE, DUTY = "gate-", "duty-"
"""What the keys of lines begin with; the proposal's or placement's id follows, then the code."""
PASS, SKIP, DEFER, REASONS, PROPOSE, PRINT, WITHDRAW, MOVE_IN, CHANGE_DUTY, CHANGE_PLACED, END = (
    *("pass", "skip", "defer", "reasons", "propose"),
    *("print", "withdraw", "move_in", "change_duty", "change_placed", "end_placement"),
)
_MARK: Final = {
    GateState.OPEN: (Icon.RING, Tone.WARN),
    GateState.DONE: (Icon.CHECK, Tone.GOOD),
    GateState.NOT_NEEDED: (Icon.DASH, Tone.QUIET),
    GateState.COULD_NOT_WAIT: (Icon.LATE, Tone.WARN),
    GateState.AFTERWARDS: (Icon.CHECK, Tone.GOOD),
    GateState.STOPPED: (Icon.WARNING, Tone.LATE),
}


def proposal_groups(read: CaseRead) -> Iterator[Group]:
    """Yield each proposal that was not withdrawn and has not become a placement."""
    placed = {one.placement.value.id for one in read.placements}
    for file in read.proposals:
        value = file.proposal.value
        if value.withdrawn_on is None and value.placement not in placed:  # one that stopped half way is moved in anew
            yield _proposal(file)
            yield _gates(read, file, before=True)
            yield cost_group(file, placed=False)
            if value.proposed_on is not None:
                yield _gates(read, file, before=False)


def placement_groups(read: CaseRead) -> Iterator[Group]:
    """Yield each placement with who does what."""
    for file in read.placements:
        yield _placement(read, file)
        yield _duties(read, file)
        mine = (one for one in read.proposals if one.proposal.value.placement == file.placement.value.id)
        yield from (cost_group(one, placed=True) for one in mine)


def _proposal(file: ProposalFile) -> Group:
    value = file.proposal.value
    key = value.id.hex()
    lines = [
        Line(f"reason-{mark}-{key}-{at}", form.format(text=text), icon=icon, opens=False)
        for mark, said, form, icon in (
            ("for", value.reasons_for, words.FOR, Icon.PLUS),
            ("against", value.reasons_against, words.AGAINST, Icon.DASH),
        )
        for at, text in enumerate((said or "").splitlines())
        if text.strip()
    ]
    lines += [
        Line(f"considered-{key}-{at}", words.CONSIDERED_LINE.format(text=text), icon=Icon.HOME, opens=False)
        for at, text in enumerate(considered_shown(value))
    ]
    state = words.PROPOSED.format(day=full_day(value.proposed_on)) if value.proposed_on else _blocked(file)
    lines.insert(0, Line(f"state-{key}", _detail(file), state, icon=Icon.HOME, opens=False))
    actions = [Action(REASONS, words.REASONS, Icon.EDIT), Action(PRINT, words.PRINT, Icon.PRINT)]
    if value.proposed_on is None:
        actions.append(Action(PROPOSE, words.PROPOSE, main=not file.blocked))
    elif done_on(file.gates, DECISION) is not None:
        actions.append(Action(MOVE_IN, words.MOVE_IN, main=True))
    actions.append(Action(WITHDRAW, words.WITHDRAW))
    return Group(
        f"proposal-{key}", words.PROPOSAL.format(home=value.home_name or ""), tuple(lines), actions=tuple(actions)
    )


def _detail(file: ProposalFile) -> str:
    value = file.proposal.value
    kinds = {kind.value: text for kind, text in HOME_KIND.items()}
    on = full_day(value.from_on) if value.from_on is not None else words.NO_DAY
    return words.PROPOSAL_DETAIL.format(kind=kinds.get(value.kind or "", value.kind or ""), day=on)


def _blocked(file: ProposalFile) -> str:
    return words.BLOCKED.format(what=listed([one.rule.text for one in file.blocked])) if file.blocked else words.READY


def _gates(read: CaseRead, file: ProposalFile, *, before: bool) -> Group:
    key = file.proposal.value.id.hex()
    gates = [one for one in file.gates if one.rule.before_proposal is before and one.rule.code != PROPOSAL]
    done = sum(one.state in CLEAR for one in gates)
    title = words.STEPS.format(done=done, of=len(gates)) if before else words.AFTER
    return Group(f"gates-{before}-{key}", title, tuple(_gate(read, key, one) for one in gates))


def _gate(read: CaseRead, proposal: str, view: GateView) -> Line:
    icon, tone = _MARK[view.state]
    basis = view.rule.provision if view.rule.certain else f"{view.rule.provision} {home_words.CHECK}".strip()
    return Line(
        f"{GATE}{proposal}-{view.rule.code}-{view.municipality or ''}",
        placement_words.gate_title(view, lambda code: read.gazetteer.names.get(code, code)),
        " · ".join(part for part in (placement_words.gate_note(view).removesuffix("."), basis) if part),
        right=full_day(view.on) if view.on is not None else "",
        icon=icon,
        tone=tone,
        meaning=placement_words.GATE_STATE[view.state],
        actions=tuple(_deeds(view)),
        opens=False,
    )


def _deeds(view: GateView) -> Iterator[Action]:
    if view.state is GateState.NOT_NEEDED and not view.written:
        return
    done = view.state in {GateState.DONE, GateState.AFTERWARDS}
    yield Action(PASS, words.AGAIN if done else words.DONE)
    if not done:
        yield Action(SKIP, words.SKIP)
        if view.rule.may_follow:
            yield Action(DEFER, words.DEFER)


def _placement(read: CaseRead, file: PlacementFile) -> Group:
    value = file.placement.value
    key = value.id.hex()
    places = words.places(value.places or 1)
    first = full_day(value.first_on) if value.first_on else ""
    text = words.PLACED_SINCE.format(day=first, places=places)
    if value.last_on is not None:
        text = words.PLACED_ENDED.format(first=first, last=full_day(value.last_on))
    ended = home_paper_words.ENDED[value.ended] if value.ended is not None else ""
    detail = " · ".join(part for part in (value.home_phone or "", *_planned(value), ended) if part)
    lines = [Line(f"placed-{key}", text.capitalize(), detail, icon=Icon.HOME, opens=False)]
    lines += [
        Line(
            f"warned-{key}-{one.code}",
            placement_words.warning_line(one, read.law),
            icon=Icon.WARNING,
            tone=Tone.WARN,
            opens=False,
        )
        for one in file.warnings
    ]
    actions = () if value.last_on is not None else (Action(CHANGE_PLACED, words.CHANGE_PLACED, Icon.EDIT),)
    if file.placing and value.last_on is None:
        actions = (*actions, Action(END, words.END_PLACEMENT))
    title = words.PLACEMENT.format(home=value.home_name or "")
    return Group(f"placement-{key}", title, tuple(lines), actions=actions)


def _planned(placement: Placement) -> Iterator[str]:
    """Yield what is said about how long the child stays."""
    if placement.planned_until is not None:
        yield words.PLANNED.format(day=full_day(placement.planned_until))
    if placement.investigation_ended_on is not None:
        yield words.INVESTIGATED_ON.format(day=full_day(placement.investigation_ended_on))
    if placement.longer_reason:
        yield words.LONGER_FOR.format(reason=placement.longer_reason)


def _duties(read: CaseRead, file: PlacementFile) -> Group:
    lines = []
    for seen in file.duties:
        one = seen.value
        rule = read.law.duty(one.kind)
        who = one.person or (read.names.get(one.member, "") if one.member is not None else "") or words.NOBODY
        place = read.gazetteer.names.get(one.municipality or "", one.municipality or "")
        lines.append(
            Line(
                f"{DUTY}{one.id.hex()}",
                rule.text if rule is not None else one.kind or "",
                " · ".join(part for part in (place, who, one.often or "") if part),
                icon=Icon.PERSON,
                actions=(Action(CHANGE_DUTY, words.CHANGE),),
                opens=False,
            )
        )
    return Group(f"duties-{file.placement.value.id.hex()}", words.DUTIES, tuple(lines))
