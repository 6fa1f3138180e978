"""The forms that a placement is reckoned by, as data, and what they come to. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from ifodesk.domain.dates import in_months
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
from ifodesk.domain.placement_levels import FEES, Levels, NoLevelError, Price, PriceCode
from ifodesk.ui.homes.form_spec import Answers, Ask, FieldSpec, FormSpec, filled
from ifodesk.ui.parts.shapes import Choice
from ifodesk.words import cost_words
from ifodesk.words import screen_words_homes_money as words
from ifodesk.words.cost_words import kronor

OWN, EMERGENCY, AGENCY = "own", "emergency", "agency"
"""Codes of the buttons and of the forms."""
RECKONED: Final = frozenset({OWN, EMERGENCY, AGENCY})
_HALF: Final = Decimal(50)
_NONE: Final = Decimal(0)
_OLDEST: Final = 20
"""A child older than this is a slip of the finger."""


class MoneyError(Exception):
    """What is typed cannot be reckoned with. The text is a sentence for the form."""


@dataclass(frozen=True, slots=True)
class CostAsk:
    """What the forms begin with."""

    levels: Levels
    today: date
    first: date | None = None
    """The first day; None: today."""
    ages: tuple[int, ...] = ()
    """Of the children, as far as they are known."""
    children: int = 1


@dataclass(frozen=True, slots=True)
class Counted:
    """A calculation on screen."""

    kind: HomeKind
    cost: Cost


def own_form(ask: CostAsk) -> FormSpec:
    """Return the form of an own home."""
    levels = tuple(Choice(code.value, _named(ask, code)) for code in FEES)
    fields = (
        *_days(ask),
        FieldSpec("level", words.LEVEL, Ask.ONE, FEES[0].value, levels),
        FieldSpec("fee", words.FEE),
        FieldSpec("age", words.AGE, value=", ".join(map(str, ask.ages)), hint=words.AGE_HINT),
        FieldSpec("expense", words.EXPENSE),
        FieldSpec("born", words.BIRTH_YEAR),
        FieldSpec("other_born", words.OTHER_BIRTH_YEAR, hint=words.SHARED_FEE),
        FieldSpec("km", words.KM),
        FieldSpec("coaching", words.COACHING),
        FieldSpec("start", words.START, value=_known(ask, PriceCode.START_COST)),
        FieldSpec("benefit", words.BENEFIT, Ask.YES),
    )
    return FormSpec(OWN, words.OWN_TITLE, words.GIVE, fields)


def emergency_form(ask: CostAsk) -> FormSpec:
    """Return the form of an emergency home."""
    fields = (
        *_days(ask),
        FieldSpec("readiness", words.READINESS, value=_known(ask, PriceCode.READINESS_DAY), needed=True),
        FieldSpec("day_fee", words.DAY_FEE, value=_known(ask, PriceCode.EMERGENCY_FEE_DAY), needed=True),
        FieldSpec("day_expense", words.DAY_EXPENSE, value=_known(ask, PriceCode.EMERGENCY_EXPENSE_DAY), needed=True),
        FieldSpec("child_days", words.CHILD_DAYS, value=_child_days(ask), needed=True),
        FieldSpec("born", words.BIRTH_YEAR),
        FieldSpec("km", words.KM),
        FieldSpec("coaching", words.COACHING),
    )
    return FormSpec(EMERGENCY, words.EMERGENCY_TITLE, words.GIVE, fields)


def agency_form(ask: CostAsk) -> FormSpec:
    """Return the form of bought care."""
    fields = (
        *_days(ask),
        FieldSpec("per_day", words.PER_DAY, value=_known(ask, PriceCode.AGENCY_DAY), needed=True),
        FieldSpec("children", words.CHILDREN, value=str(ask.children), needed=True),
        FieldSpec("hours", words.FOLLOW_UP),
        FieldSpec("per_hour", words.PER_FOLLOW_UP, value=_known(ask, PriceCode.FOLLOW_UP_HOUR)),
        FieldSpec("km", words.KM),
    )
    return FormSpec(AGENCY, words.AGENCY_TITLE, words.GIVE, fields)


FORMS: Final[Mapping[str, Callable[[CostAsk], FormSpec]]] = {
    OWN: own_form,
    EMERGENCY: emergency_form,
    AGENCY: agency_form,
}
"""By the code of the button."""


def refilled(spec: FormSpec, terms: Mapping[str, str]) -> FormSpec:
    """Return a form with what was typed the last time; what its fields cannot hold any more is left as it is."""
    values = {one.key: _value(one, terms[one.key]) for one in spec.fields if one.key in terms}
    return filled(spec, **{key: value for key, value in values.items() if value is not None})


def _value(field: FieldSpec, text: str) -> object:
    """Return a kept text as a field's value; None for one that it cannot hold."""
    if field.ask is Ask.YES:
        return text == "1"
    if field.ask is Ask.DAY:
        return _iso_day(text)
    return text if field.ask is not Ask.ONE or any(one.key == text for one in field.choices) else None


def _iso_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def reckon(ask: CostAsk, answers: Answers) -> Counted:
    """Return what a form of a home comes to. Raises ``MoneyError``."""
    period = _period(answers)
    try:
        if answers.code == OWN:
            return Counted(HomeKind.FOSTER, _own(ask, answers, period))
        if answers.code == EMERGENCY:
            return Counted(HomeKind.EMERGENCY, _emergency(ask, answers, period))
        return Counted(HomeKind.AGENCY, _agency(ask, answers, period))
    except NoLevelError as error:
        raise MoneyError(words.NO_LEVEL) from error


def _own(ask: CostAsk, answers: Answers, period: Period) -> Cost:
    ages = _ages(answers)
    fee = _price(answers, "fee", words.FEE) or ask.levels.price(PriceCode(str(answers.one("level"))), period.first)
    expense = _price(answers, "expense", words.EXPENSE)
    if fee is None:
        raise not_read(words.FEE)
    whole = _by_age(ask, ages, period) if expense is None else _times(expense, len(ages) or 1)
    benefit = ask.levels.price(PriceCode.CHILD_BENEFIT, period.first) if answers.yes("benefit") else None
    children = len(ages) or 1
    terms = OwnHome(
        _times(fee, children),
        whole,
        None if benefit is None else _times(benefit, children),
        _carers(answers),
        _extras(ask, answers, period),
    )
    return own_home_cost(terms, ask.levels, period)


def _ages(answers: Answers) -> tuple[int, ...]:
    """Return the children's ages; nothing when none is written. Raises ``MoneyError``."""
    parts = [part.strip() for part in answers.text("age").split(",") if part.strip()]
    if any(not (part.isascii() and part.isdecimal() and int(part) <= _OLDEST) for part in parts):
        raise not_read(words.AGE)
    return tuple(map(int, parts))


def _by_age(ask: CostAsk, ages: tuple[int, ...], period: Period) -> Price:
    """Return the expenses of all the children by the month. Raises ``MoneyError`` when an age says nothing."""
    if not ages:
        raise not_read(words.AGE)
    found = [ask.levels.expenses(age, period.first) for age in ages]
    known = [one[0] for one in found if one is not None]
    if len(known) < len(ages):
        raise not_read(words.EXPENSE)
    first = known[0]
    summed = replace(first, amount=sum((one.amount for one in known), _NONE))
    return replace(summed, source=_for_children(first.source, len(ages)), certain=all(one.certain for one in known))


def _times(price: Price, children: int) -> Price:
    return replace(price, amount=price.amount * children, source=_for_children(price.source, children))


def _for_children(source: str, children: int) -> str:
    return source if children == 1 else words.FOR_CHILDREN.format(source=source, children=children).lstrip(" ,")


def _emergency(ask: CostAsk, answers: Answers, period: Period) -> Cost:
    readiness, fee, expense = (
        _needed(answers, key, title, ask.levels.price(code, period.first))
        for key, title, code in (
            ("readiness", words.READINESS, PriceCode.READINESS_DAY),
            ("day_fee", words.DAY_FEE, PriceCode.EMERGENCY_FEE_DAY),
            ("day_expense", words.DAY_EXPENSE, PriceCode.EMERGENCY_EXPENSE_DAY),
        )
    )
    days = whole_of(answers, "child_days", words.CHILD_DAYS)
    extras = _extras(ask, answers, period)
    return emergency_cost(EmergencyHome(readiness, fee, expense, days, _carers(answers), extras), ask.levels, period)


def _agency(ask: CostAsk, answers: Answers, period: Period) -> Cost:
    levels, day = ask.levels, period.first
    per_day = _needed(answers, "per_day", words.PER_DAY, levels.price(PriceCode.AGENCY_DAY, day))
    hours = _some(answers, "hours", words.FOLLOW_UP)
    per_hour = _price(answers, "per_hour", words.PER_FOLLOW_UP, levels.price(PriceCode.FOLLOW_UP_HOUR, day))
    children = whole_of(answers, "children", words.CHILDREN)
    if not children:
        raise not_read(words.CHILDREN)
    terms = AgencyHome(_times(per_day, children), hours, per_hour, _extras(ask, answers, period))
    return agency_cost(terms, period)


def _extras(ask: CostAsk, answers: Answers, period: Period) -> Extras:
    return Extras(
        travel_km=_some(answers, "km", words.KM),
        per_km=ask.levels.price(PriceCode.TRAVEL_KM, period.first),
        coaching_hours=_some(answers, "coaching", words.COACHING),
        per_coaching_hour=ask.levels.price(PriceCode.COACHING_HOUR, period.first),
        start=_price(answers, "start", words.START, ask.levels.price(PriceCode.START_COST, period.first)),
    )


def _carers(answers: Answers) -> tuple[Carer, ...]:
    first = answers.number("born")
    if answers.text("born") and first is None:
        raise not_read(words.BIRTH_YEAR)
    if not answers.text("other_born"):
        return (Carer(first),)
    return Carer(first, _HALF), Carer(whole_of(answers, "other_born", words.OTHER_BIRTH_YEAR), _HALF)


def _period(answers: Answers) -> Period:
    first, last = answers.day("first"), answers.day("last")
    if first is None or last is None or last < first:
        raise MoneyError(words.DAYS_BACKWARDS)
    return Period(first, last)


def _span(ask: CostAsk) -> Period:
    """Return the days that a form begins with: the year out, or a whole year from a first day that is known."""
    if ask.first is None:
        return Period(ask.today, date(ask.today.year, 12, 31))
    return Period(ask.first, in_months(ask.first, 12) - timedelta(1))


def _days(ask: CostAsk) -> tuple[FieldSpec, FieldSpec]:
    span = _span(ask)
    return (
        FieldSpec("first", words.FIRST, Ask.DAY, span.first, needed=True),
        FieldSpec("last", words.LAST, Ask.DAY, span.last, needed=True),
    )


def _child_days(ask: CostAsk) -> str:
    return "" if ask.first is None else str(_span(ask).days * ask.children)


def _named(ask: CostAsk, code: PriceCode) -> str:
    price = ask.levels.price(code, ask.today)
    amount = words.LEVEL_NOT_SET if price is None else kronor(price.amount)
    return words.LEVEL_LINE.format(name=cost_words.PRICE[code], amount=amount)


def _known(ask: CostAsk, code: PriceCode) -> str:
    price = ask.levels.price(code, ask.today)
    return "" if price is None else typed_amount(price.amount)


def typed_amount(amount: Decimal) -> str:
    """Return an amount as a person types it."""
    return f"{amount:f}".replace(".", ",")


def _price(answers: Answers, key: str, title: str, known: Price | None = None) -> Price | None:
    """Return a typed price: the *known* one where that is what stands, else by agreement. None for an empty field."""
    return _needed(answers, key, title, known) if answers.text(key) else None


def _needed(answers: Answers, key: str, title: str, known: Price | None = None) -> Price:
    amount = amount_of(answers, key, title)
    return known if known is not None and known.amount == amount else Price(amount, words.BY_AGREEMENT)


def _some(answers: Answers, key: str, title: str) -> Decimal:
    return amount_of(answers, key, title) if answers.text(key) else _NONE


def amount_of(answers: Answers, key: str, title: str) -> Decimal:
    """Return an amount of a form, nought or more. Raises ``MoneyError`` that names the field."""
    amount = answers.amount(key)
    if amount is None or amount < 0:
        raise not_read(title)
    return amount


def whole_of(answers: Answers, key: str, title: str) -> int:
    """Return a whole number of a form, nought or more. Raises ``MoneyError`` that names the field."""
    amount = amount_of(answers, key, title)
    if amount != amount.to_integral_value():
        raise not_read(title)
    return int(amount)


def not_read(title: str) -> MoneyError:
    """Return what is said of a field that cannot be read."""
    return MoneyError(words.NOT_READ.format(field=title.replace("&", "")))
