"""Makes what a placement costs, beside proposal and placement: each part, other ways by their sum. No Qt."""

from __future__ import annotations

from collections.abc import Iterator

from ifodesk.domain.matching.terms import HomeKind
from ifodesk.ui.homes.cost_forms import AGENCY, EMERGENCY, OWN
from ifodesk.ui.homes.cost_lines import part_lines, sum_line
from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.parts.shapes import Action, Group, Line, Tone
from ifodesk.usecases.placement_costs import NotedCost
from ifodesk.usecases.proposal_reading import ProposalFile
from ifodesk.words import screen_words_homes_case as words
from ifodesk.words.date_words import full_day
from ifodesk.words.match_words import HOME_KIND

PAY = "pay"
"""Code of the button that prints the basis for pay."""
BOUGHT = HomeKind.AGENCY
"""The kind of home that sends invoices."""
_BUTTON = {HomeKind.FOSTER: OWN, HomeKind.EMERGENCY: EMERGENCY, HomeKind.AGENCY: AGENCY}
_TITLE = {OWN: words.COUNT_OWN, EMERGENCY: words.COUNT_EMERGENCY, AGENCY: words.COUNT_AGENCY}


def button(kind: HomeKind) -> str:
    """Return the code of the button that reckons a kind of home."""
    return _BUTTON.get(kind, OWN)


def cost_group(file: ProposalFile, *, placed: bool) -> Group:
    """Return what is reckoned for a proposal: the parts of its own kind of home, then the other ways by their sum."""
    key, costs = file.proposal.value.id.hex(), file.costs
    first = button(costs.kind)
    codes = dict.fromkeys((first, OWN, EMERGENCY, AGENCY))
    own = costs.own
    actions = [Action(code, _TITLE[code], main=code == first and own is None) for code in codes]
    if placed and own is not None and own.cost is not None:
        actions = [Action(PAY, words.PAY, Icon.PRINT, main=True), actions[0]]
    lines = [*([] if own is None else _own(own, key)), *(_other(one, key) for one in costs.others)]
    return Group(f"cost-{key}", words.COST, tuple(lines), words.NO_COST, tuple(actions))


def _own(one: NotedCost, key: str) -> Iterator[Line]:
    if one.cost is None:
        yield _unreadable(one, key)
        return
    period = one.cost.period
    yield Line(
        f"period-{key}",
        words.COST_FOR.format(kind=_named(one), first=full_day(period.first), last=full_day(period.last)),
        opens=False,
    )
    yield from part_lines(one.cost, f"-{key}")
    yield sum_line(one.cost, f"-{key}")


def _other(one: NotedCost, key: str) -> Line:
    if one.cost is None:
        return _unreadable(one, key)
    return sum_line(one.cost, f"-{one.value.kind}-{key}", words.OTHER_WAY.format(kind=_named(one)))


def _unreadable(one: NotedCost, key: str) -> Line:
    kind = one.value.kind or ""
    return Line(f"unread-{kind}-{key}", words.COST_UNREADABLE, icon=Icon.WARNING, tone=Tone.WARN, opens=False)


def _named(one: NotedCost) -> str:
    return "" if one.kind is None else HOME_KIND[one.kind]
