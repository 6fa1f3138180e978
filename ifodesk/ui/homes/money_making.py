"""Makes Ekonomi: a calculation part by part, the levels, the group's year. No Qt."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ifodesk.domain.entities.homes_group import BudgetLine
from ifodesk.domain.placement_levels import Price, PriceCode
from ifodesk.domain.sorting import swedish_key
from ifodesk.ui.homes.cost_forms import AGENCY, EMERGENCY, OWN, Counted
from ifodesk.ui.homes.cost_lines import part_lines, sum_line
from ifodesk.ui.homes.money_answers import answers_group
from ifodesk.ui.homes.money_state import MoneyRead
from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.parts.shapes import Action, Group, Line, Tone
from ifodesk.words import cost_words
from ifodesk.words import screen_words_homes_money as words
from ifodesk.words.cost_words import kronor
from ifodesk.words.date_words import full_day
from ifodesk.words.home_figure_words import key_figures, whole
from ifodesk.words.match_words import HOME_KIND

PRINT, LEVEL, SETTLE, BUDGET, HOURS, BEFORE, AFTER, BOARD, GIVE, GROUP_BOARD = (
    *("print", "level"),
    *("settle", "budget", "hours", "before", "after", "board", "give", "group_board"),
)
PRICE = "price-"


def money_groups(read: MoneyRead, counted: Counted | None) -> tuple[Group, ...]:
    """Return the whole view."""
    return (
        _count(),
        *_result(counted),
        _figures(read),
        _given(read),
        answers_group(read),
        *_year(read),
        _levels(read),
    )


def _count() -> Group:
    kinds = (Action(OWN, words.OWN), Action(EMERGENCY, words.EMERGENCY), Action(AGENCY, words.AGENCY))
    return Group("count", words.COUNT, (), words.COUNT_EMPTY, kinds)


def _result(counted: Counted | None) -> Iterator[Group]:
    if counted is None:
        return
    cost, period = counted.cost, counted.cost.period
    kind = HOME_KIND[counted.kind]
    first, last = full_day(period.first), full_day(period.last)
    title = words.RESULT.format(kind=f"{kind[:1].upper()}{kind[1:]}", first=first, last=last)
    yield Group("result", title, (*part_lines(cost), sum_line(cost)), actions=(Action(PRINT, words.PRINT, Icon.PRINT),))


def _figures(read: MoneyRead) -> Group:
    lines = tuple(
        Line(f"figure-{number}", name, right=told, opens=False)
        for number, (name, told) in enumerate(key_figures(read.figures))
    )
    note = Line("figures-note", words.FIGURES_NOTE, opens=False)
    title = words.FIGURES.format(year=read.year)
    give = (Action(GIVE, words.GIVE_FIGURES),) if read.may_give else ()
    return Group("figures", title, (*lines, note), actions=(*give, Action(BOARD, words.BOARD, Icon.PRINT)))


def _given(read: MoneyRead) -> Group:
    lines = []
    for code in sorted(read.given.given, key=lambda one: swedish_key(read.municipalities.get(one, one))):
        one = read.given.given[code]
        detail = words.GIVEN_LINE.format(children=whole(one.children), days=whole(one.care_days))
        cost = words.FEW if one.cost_per_day is None else kronor(Decimal(one.cost_per_day))
        lines.append(Line(f"given-{code}", read.municipalities.get(code, code), detail, right=cost, opens=False))
    lines += [
        Line(f"given-{code}", read.municipalities.get(code, code), words.UNREADABLE, opens=False)
        for code in read.given.unreadable
    ]
    actions = (Action(GROUP_BOARD, words.GROUP_BOARD, Icon.PRINT),) if read.given.given else ()
    return Group("given", words.GIVEN.format(year=read.year), tuple(lines), words.NOBODY_GAVE, actions)


def _year(read: MoneyRead) -> Iterator[Group]:
    steps = (Action(BEFORE, words.BEFORE), Action(AFTER, words.AFTER))
    settle = (Action(SETTLE, words.SETTLE),) if read.leader else ()
    yield Group("year", words.YEAR.format(year=read.year), tuple(_fee(read)), words.NO_FEE, (*settle, *steps))
    yield Group("budget", words.BUDGET, tuple(_budget(read)), words.NO_BUDGET, (Action(BUDGET, words.SET_BUDGET),))
    yield Group("hours", words.HOURS, tuple(_hours(read)), words.NO_HOURS, (Action(HOURS, words.SET_HOURS),))


def _fee(read: MoneyRead) -> Iterator[Line]:
    group = read.group
    if group is None or group.total is None:
        return
    day = full_day(group.population_on) if group.population_on else ""
    total = words.FEE_LINE.format(amount=kronor(Decimal(group.total)))
    yield Line("fee", total, words.FEE_DETAIL.format(day=day), tone=Tone.ACCENT, opens=False)
    codes = sorted(group.shares, key=lambda code: swedish_key(read.municipalities.get(code, code)))
    for code in codes:
        share = kronor(Decimal(group.shares[code]))
        yield Line(f"share-{code}", read.municipalities.get(code, code), right=share, opens=False)


def _budget(read: MoneyRead) -> Iterator[Line]:
    group = read.group
    for line in BudgetLine:
        planned = None if group is None else group.budget.get(line.value)
        spent = 0 if group is None else group.spent.get(line.value, 0)
        if planned is None:
            continue
        over = spent - planned
        yield Line(
            f"budget-{line.value}",
            words.BUDGET_LINES[line],
            words.OVER.format(amount=kronor(Decimal(over))) if over > 0 else "",
            right=words.BUDGET_LINE.format(spent=kronor(Decimal(spent)), planned=kronor(Decimal(planned))),
            icon=Icon.WARNING if over > 0 else None,
            tone=Tone.WARN if over > 0 else Tone.QUIET,
            opens=False,
        )


def _hours(read: MoneyRead) -> Iterator[Line]:
    hours = {} if read.group is None else read.group.hours
    for member in sorted(hours, key=lambda one: swedish_key(read.names.get(one, one))):
        right = words.HOURS_LINE.format(hours=hours[member])
        yield Line(f"hours-{member}", read.names.get(member, member), right=right, opens=False)


def _levels(read: MoneyRead) -> Group:
    return Group("levels", words.LEVELS, tuple(_level(read, code) for code in PriceCode))


def _level(read: MoneyRead, code: PriceCode) -> Line:
    price = read.levels.price(code, read.today)
    certain = price is not None and price.certain
    return Line(
        f"{PRICE}{code.value}",
        cost_words.PRICE[code],
        _source(price),
        right=words.LEVEL_NOT_SET if price is None else kronor(price.amount),
        icon=None if certain else Icon.WARNING,
        tone=Tone.QUIET if certain else Tone.WARN,
        actions=(Action(LEVEL, words.CHANGE),) if read.leader else (),
        opens=False,
    )


def _source(price: Price | None) -> str:
    if price is None:
        return ""
    parts = (price.source or words.LEVELS_OWN, "" if price.certain else words.CHECK)
    return " · ".join(part for part in parts if part)
