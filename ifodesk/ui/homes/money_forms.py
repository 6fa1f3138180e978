"""The other forms of Ekonomi as data, and what they print or save. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from ifodesk.domain.entities.homes_group import BudgetLine, GroupYear
from ifodesk.domain.entities.municipality import MunicipalitySettings
from ifodesk.domain.matching.terms import HomeKind
from ifodesk.domain.placement_levels import PriceCode
from ifodesk.ui.homes import money_answers
from ifodesk.ui.homes.cost_forms import Counted, amount_of, typed_amount, whole_of
from ifodesk.ui.homes.form_spec import Answers, Ask, FieldSpec, FormSpec
from ifodesk.ui.homes.money_making import BUDGET, HOURS, LEVEL, PRINT, SETTLE
from ifodesk.ui.homes.money_state import MoneyRead
from ifodesk.ui.parts.shapes import Choice
from ifodesk.usecases.group_year import NoteHours, SetBudget, Settled, SettleFee
from ifodesk.usecases.home_papers import HomeCover, PayBasis, PayOccasion
from ifodesk.usecases.placement_prices import SetPrice
from ifodesk.usecases.seen import Saved
from ifodesk.usecases.session import Session
from ifodesk.words import cost_words
from ifodesk.words import screen_words_homes_money as words
from ifodesk.words.cost_words import kronor
from ifodesk.words.date_words import full_day


def print_form(read: MoneyRead, counted: Counted, before: Counted | None) -> FormSpec:
    """Return the form of what stands on the paper; of bought care with its invoices, and what was reckoned before."""
    own = read.municipalities.get(read.me.municipality, "")
    places = tuple(Choice(name, name) for name in read.municipalities.values())
    fields: tuple[FieldSpec, ...] = (
        FieldSpec("case", words.CASE, needed=True),
        FieldSpec("home", words.HOME, needed=True),
        FieldSpec("place", words.HOME_MUNICIPALITY, Ask.ONE, own, places),
        FieldSpec(
            "why",
            words.OCCASION,
            Ask.ONE,
            PayOccasion.START.value,
            tuple(Choice(one.value, words.OCCASIONS[one]) for one in PayOccasion),
        ),
    )
    if counted.kind is HomeKind.AGENCY:
        fields = (*fields, FieldSpec("invoices", words.INVOICES, Ask.TEXT, hint=words.INVOICES_HINT))
    if before is not None:
        fields = (*fields, FieldSpec("compare", words.COMPARE, Ask.YES))
    return FormSpec(PRINT, words.PRINT_TITLE, words.PRINT, fields, text=words.PRINT_TEXT)


def level_form(read: MoneyRead, code: PriceCode) -> FormSpec:
    """Return the form of one of the municipality's own levels."""
    own = read.levels.own.get(code)
    fields = (FieldSpec("amount", words.LEVEL_AMOUNT, value="" if own is None else typed_amount(own)),)
    title = words.LEVEL_TITLE.format(name=cost_words.PRICE[code])
    return FormSpec(LEVEL, title, words.SAVE, fields, code.value, words.LEVEL_TEXT, read.settings)


def settle_form(read: MoneyRead, settled: Settled | None) -> FormSpec:
    """Return the form of the shared fee; *settled* says who settled it last."""
    days = tuple(Choice(day, full_day(day)) for day in read.counted)
    total = "" if read.group is None or read.group.total is None else str(read.group.total)
    fields = (
        FieldSpec("total", words.TOTAL, value=total, needed=True),
        FieldSpec("day", words.POPULATION_ON, Ask.ONE, days[0].key if days else None, days),
    )
    title = words.SETTLE_TITLE.format(year=read.year)
    return FormSpec(SETTLE, title, words.SAVE, fields, str(read.year), _settle_text(read, settled), read.standing)


def _settle_text(read: MoneyRead, settled: Settled | None) -> str:
    """Return what settling means; anew: what is locked, who locked it and when, and that new shares take its place."""
    group = read.group
    if group is None or group.total is None:
        return words.SETTLE_TEXT
    by = "" if settled is None else read.names.get(settled.by.hex(), "")
    told = words.SETTLED.format(
        amount=kronor(Decimal(group.total)),
        people=full_day(group.population_on) if group.population_on else "",
        who=words.SETTLED_BY.format(name=by, day=full_day(settled.at.astimezone().date())) if settled and by else "",
    )
    return f"{told} {words.SETTLE_AGAIN}"


def budget_form(read: MoneyRead) -> FormSpec:
    """Return the form of one line of the budget."""
    lines = tuple(Choice(one.value, words.BUDGET_LINES[one]) for one in BudgetLine)
    fields = (
        FieldSpec("line", words.LINE, Ask.ONE, lines[0].key, lines),
        FieldSpec("planned", words.PLANNED, needed=True),
        FieldSpec("spent", words.SPENT),
    )
    title = words.BUDGET_TITLE.format(year=read.year)
    return FormSpec(BUDGET, title, words.SAVE, fields, str(read.year), seen=read.standing)


def hours_form(read: MoneyRead) -> FormSpec:
    """Return the form of one's own hours."""
    mine = None if read.group is None else read.group.hours.get(read.me.id.hex())
    fields = (FieldSpec("hours", words.MY_HOURS, value="" if mine is None else str(mine), needed=True),)
    title = words.HOURS_TITLE.format(year=read.year)
    return FormSpec(HOURS, title, words.SAVE, fields, str(read.year), words.HOURS_TEXT, read.standing)


def prepare(answers: Answers) -> Callable[[Session], Saved]:
    """Return what saves one of the other forms, for the store lane. Raises ``MoneyError`` for what cannot be read."""
    if answers.code == LEVEL:
        code = PriceCode(answers.about)
        amount = amount_of(answers, "amount", words.LEVEL_AMOUNT) if answers.text("amount") else None
        settings = answers.former(MunicipalitySettings)
        return lambda session: SetPrice(session)(code, amount, settings)
    year = int(answers.about)
    if answers.code == money_answers.COUNT:
        return money_answers.count(year, answers)
    base = answers.former(GroupYear)
    if answers.code == SETTLE:
        day, total = answers.one("day"), whole_of(answers, "total", words.TOTAL)
        return lambda session: SettleFee(session)(year, total, day if isinstance(day, date) else date.min, base)
    if answers.code == BUDGET:
        spent = whole_of(answers, "spent", words.SPENT) if answers.text("spent") else 0
        planned, line = whole_of(answers, "planned", words.PLANNED), BudgetLine(str(answers.one("line")))
        return lambda session: SetBudget(session)(year, line, planned, spent, base)
    hours = whole_of(answers, "hours", words.MY_HOURS)
    return lambda session: NoteHours(session)(year, hours, base)


def paper(read: MoneyRead, counted: Counted, answers: Answers, *, practice: bool) -> PayBasis:
    """Return the basis for pay of what is reckoned."""
    occasion = PayOccasion(str(answers.one("why")))
    period = counted.cost.period
    return PayBasis(
        cover=HomeCover(
            municipality=read.municipalities.get(read.me.municipality, ""),
            case_number=answers.text("case"),
            made_on=read.today,
            made_by=read.me.name,
            practice=practice,
        ),
        occasion=occasion,
        from_on=period.last if occasion is PayOccasion.END else period.first,
        home=answers.text("home"),
        home_municipality=str(answers.one("place") or ""),
        kind=counted.kind,
        cost=counted.cost,
    )
