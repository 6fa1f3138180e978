"""The forms of Ekonomi as data, and what they reckon or save. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Final

from ifodesk.domain.entities.homes_group import BudgetLine
from ifodesk.domain.matching.terms import HomeKind
from ifodesk.domain.placement_cost import (
    AgencyHome,
    Carer,
    Cost,
    EmergencyHome,
    Extras,
    OwnHome,
    Period,
    agency_cost,
    emergency_cost,
    own_home_cost,
)
from ifodesk.domain.placement_levels import FEES, NoLevelError, Price, PriceCode
from ifodesk.ui.homes import money_answers
from ifodesk.ui.homes.form_spec import Answers, Ask, FieldSpec, FormSpec
from ifodesk.ui.homes.money_making import AGENCY, BUDGET, EMERGENCY, HOURS, LEVEL, OWN, PRINT, SETTLE
from ifodesk.ui.homes.money_state import Counted, MoneyRead
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

_HALF: Final = Decimal(50)
_NONE: Final = Decimal(0)


class MoneyError(Exception):
    """What is typed cannot be reckoned with. The text is a sentence for the form."""


def own_form(read: MoneyRead) -> FormSpec:
    """Return the form of an own home."""
    levels = tuple(Choice(code.value, _named(read, code)) for code in FEES)
    fields = (
        *_days(read),
        FieldSpec("level", words.LEVEL, Ask.ONE, FEES[0].value, levels),
        FieldSpec("fee", words.FEE),
        FieldSpec("age", words.AGE),
        FieldSpec("expense", words.EXPENSE),
        FieldSpec("born", words.BIRTH_YEAR),
        FieldSpec("other_born", words.OTHER_BIRTH_YEAR, hint=words.SHARED_FEE),
        FieldSpec("km", words.KM),
        FieldSpec("coaching", words.COACHING),
        FieldSpec("start", words.START, value=_known(read, PriceCode.START_COST)),
        FieldSpec("benefit", words.BENEFIT, Ask.YES),
    )
    return FormSpec(OWN, words.OWN_TITLE, words.GIVE, fields)


def emergency_form(read: MoneyRead) -> FormSpec:
    """Return the form of an emergency home."""
    fields = (
        *_days(read),
        FieldSpec("readiness", words.READINESS, value=_known(read, PriceCode.READINESS_DAY), needed=True),
        FieldSpec("day_fee", words.DAY_FEE, value=_known(read, PriceCode.EMERGENCY_FEE_DAY), needed=True),
        FieldSpec("day_expense", words.DAY_EXPENSE, value=_known(read, PriceCode.EMERGENCY_EXPENSE_DAY), needed=True),
        FieldSpec("child_days", words.CHILD_DAYS, needed=True),
        FieldSpec("born", words.BIRTH_YEAR),
        FieldSpec("km", words.KM),
        FieldSpec("coaching", words.COACHING),
    )
    return FormSpec(EMERGENCY, words.EMERGENCY_TITLE, words.GIVE, fields)


def agency_form(read: MoneyRead) -> FormSpec:
    """Return the form of bought care."""
    fields = (
        *_days(read),
        FieldSpec("per_day", words.PER_DAY, value=_known(read, PriceCode.AGENCY_DAY), needed=True),
        FieldSpec("hours", words.FOLLOW_UP),
        FieldSpec("per_hour", words.PER_FOLLOW_UP, value=_known(read, PriceCode.FOLLOW_UP_HOUR)),
        FieldSpec("km", words.KM),
    )
    return FormSpec(AGENCY, words.AGENCY_TITLE, words.GIVE, fields)


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
    fields = (FieldSpec("amount", words.LEVEL_AMOUNT, value="" if own is None else _typed(own)),)
    title = words.LEVEL_TITLE.format(name=cost_words.PRICE[code])
    return FormSpec(LEVEL, title, words.SAVE, fields, code.value, words.LEVEL_TEXT)


def settle_form(read: MoneyRead, settled: Settled | None) -> FormSpec:
    """Return the form of the shared fee; *settled* says who settled it last."""
    days = tuple(Choice(day, full_day(day)) for day in read.counted)
    total = "" if read.group is None or read.group.total is None else str(read.group.total)
    fields = (
        FieldSpec("total", words.TOTAL, value=total, needed=True),
        FieldSpec("day", words.POPULATION_ON, Ask.ONE, days[0].key if days else None, days),
    )
    title = words.SETTLE_TITLE.format(year=read.year)
    return FormSpec(SETTLE, title, words.SAVE, fields, str(read.year), _settle_text(read, settled))


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
    return FormSpec(BUDGET, words.BUDGET_TITLE.format(year=read.year), words.SAVE, fields, str(read.year))


def hours_form(read: MoneyRead) -> FormSpec:
    """Return the form of one's own hours."""
    mine = None if read.group is None else read.group.hours.get(read.me.id.hex())
    fields = (FieldSpec("hours", words.MY_HOURS, value="" if mine is None else str(mine), needed=True),)
    title = words.HOURS_TITLE.format(year=read.year)
    return FormSpec(HOURS, title, words.SAVE, fields, str(read.year), words.HOURS_TEXT)


def reckon(read: MoneyRead, answers: Answers) -> Counted:
    """Return what a form of a home comes to. Raises ``MoneyError``."""
    period = _period(answers)
    try:
        if answers.code == OWN:
            return Counted(HomeKind.FOSTER, _own(read, answers, period))
        if answers.code == EMERGENCY:
            return Counted(HomeKind.EMERGENCY, _emergency(read, answers, period))
        return Counted(HomeKind.AGENCY, _agency(read, answers, period))
    except NoLevelError as error:
        raise MoneyError(words.NO_LEVEL) from error


def prepare(answers: Answers) -> Callable[[Session], Saved]:
    """Return what saves one of the other forms, for the store lane. Raises ``MoneyError`` for what cannot be read."""
    if answers.code == LEVEL:
        code = PriceCode(answers.about)
        amount = _amount(answers, "amount", words.LEVEL_AMOUNT) if answers.text("amount") else None
        return lambda session: SetPrice(session)(code, amount)
    year = int(answers.about)
    if answers.code == money_answers.COUNT:
        return money_answers.count(year, answers)
    if answers.code == SETTLE:
        day, total = answers.one("day"), _whole(answers, "total", words.TOTAL)
        return lambda session: SettleFee(session)(year, total, day if isinstance(day, date) else date.min)
    if answers.code == BUDGET:
        spent = _whole(answers, "spent", words.SPENT) if answers.text("spent") else 0
        planned, line = _whole(answers, "planned", words.PLANNED), BudgetLine(str(answers.one("line")))
        return lambda session: SetBudget(session)(year, line, planned, spent)
    hours = _whole(answers, "hours", words.MY_HOURS)
    return lambda session: NoteHours(session)(year, hours)


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


def _own(read: MoneyRead, answers: Answers, period: Period) -> Cost:
    fee = _price(answers, "fee", words.FEE) or read.levels.price(PriceCode(str(answers.one("level"))), period.first)
    expense = _price(answers, "expense", words.EXPENSE)
    if expense is None:
        age = _whole(answers, "age", words.AGE)
        known = read.levels.expenses(age, period.first)
        expense = None if known is None else known[0]
    if fee is None:
        raise _not_read(words.FEE)
    if expense is None:
        raise _not_read(words.EXPENSE)
    benefit = read.levels.price(PriceCode.CHILD_BENEFIT, period.first) if answers.yes("benefit") else None
    return own_home_cost(
        OwnHome(fee, expense, benefit, _carers(answers), _extras(read, answers, period)), read.levels, period
    )


def _emergency(read: MoneyRead, answers: Answers, period: Period) -> Cost:
    readiness, fee, expense = (
        _needed(answers, key, title, read.levels.price(code, period.first))
        for key, title, code in (
            ("readiness", words.READINESS, PriceCode.READINESS_DAY),
            ("day_fee", words.DAY_FEE, PriceCode.EMERGENCY_FEE_DAY),
            ("day_expense", words.DAY_EXPENSE, PriceCode.EMERGENCY_EXPENSE_DAY),
        )
    )
    days = _whole(answers, "child_days", words.CHILD_DAYS)
    extras = _extras(read, answers, period)
    return emergency_cost(EmergencyHome(readiness, fee, expense, days, _carers(answers), extras), read.levels, period)


def _agency(read: MoneyRead, answers: Answers, period: Period) -> Cost:
    levels, day = read.levels, period.first
    per_day = _needed(answers, "per_day", words.PER_DAY, levels.price(PriceCode.AGENCY_DAY, day))
    hours = _some(answers, "hours", words.FOLLOW_UP)
    per_hour = _price(answers, "per_hour", words.PER_FOLLOW_UP, levels.price(PriceCode.FOLLOW_UP_HOUR, day))
    return agency_cost(AgencyHome(per_day, hours, per_hour, _extras(read, answers, period)), period)


def _extras(read: MoneyRead, answers: Answers, period: Period) -> Extras:
    return Extras(
        travel_km=_some(answers, "km", words.KM),
        per_km=read.levels.price(PriceCode.TRAVEL_KM, period.first),
        coaching_hours=_some(answers, "coaching", words.COACHING),
        per_coaching_hour=read.levels.price(PriceCode.COACHING_HOUR, period.first),
        start=_price(answers, "start", words.START, read.levels.price(PriceCode.START_COST, period.first)),
    )


def _carers(answers: Answers) -> tuple[Carer, ...]:
    first = answers.number("born")
    if answers.text("born") and first is None:
        raise _not_read(words.BIRTH_YEAR)
    if not answers.text("other_born"):
        return (Carer(first),)
    return Carer(first, _HALF), Carer(_whole(answers, "other_born", words.OTHER_BIRTH_YEAR), _HALF)


def _period(answers: Answers) -> Period:
    first, last = answers.day("first"), answers.day("last")
    if first is None or last is None or last < first:
        raise MoneyError(words.DAYS_BACKWARDS)
    return Period(first, last)


def _days(read: MoneyRead) -> tuple[FieldSpec, FieldSpec]:
    last = date(read.today.year, 12, 31)
    return (
        FieldSpec("first", words.FIRST, Ask.DAY, read.today, needed=True),
        FieldSpec("last", words.LAST, Ask.DAY, last, needed=True),
    )


def _named(read: MoneyRead, code: PriceCode) -> str:
    price = read.levels.price(code, read.today)
    amount = words.LEVEL_NOT_SET if price is None else kronor(price.amount)
    return words.LEVEL_LINE.format(name=cost_words.PRICE[code], amount=amount)


def _known(read: MoneyRead, code: PriceCode) -> str:
    price = read.levels.price(code, read.today)
    return "" if price is None else _typed(price.amount)


def _typed(amount: Decimal) -> str:
    return f"{amount:f}".replace(".", ",")


def _price(answers: Answers, key: str, title: str, known: Price | None = None) -> Price | None:
    """Return a typed price: the *known* one where that is what stands, else by agreement. None for an empty field."""
    return _needed(answers, key, title, known) if answers.text(key) else None


def _needed(answers: Answers, key: str, title: str, known: Price | None = None) -> Price:
    amount = _amount(answers, key, title)
    return known if known is not None and known.amount == amount else Price(amount, words.BY_AGREEMENT)


def _some(answers: Answers, key: str, title: str) -> Decimal:
    return _amount(answers, key, title) if answers.text(key) else _NONE


def _amount(answers: Answers, key: str, title: str) -> Decimal:
    amount = answers.amount(key)
    if amount is None or amount < 0:
        raise _not_read(title)
    return amount


def _whole(answers: Answers, key: str, title: str) -> int:
    amount = _amount(answers, key, title)
    if amount != amount.to_integral_value():
        raise _not_read(title)
    return int(amount)


def _not_read(title: str) -> MoneyError:
    return MoneyError(words.NOT_READ.format(field=title.replace("&", "")))
