"""Dates as people type them: "imorgon", "fre", "27/11", "om 3 mån", "2026-12-01"."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Final

_DAYS = {
    "igår": -1,
    "i går": -1,
    "idag": 0,
    "i dag": 0,
    "imorgon": 1,
    "i morgon": 1,
    "imorron": 1,
    "i övermorgon": 2,
    "övermorgon": 2,
}
WEEKDAYS: Final = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
"""As a Swede writes them, Monday first: they are read here and shown in `words`."""
MONTHS: Final = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)
_NUMBERS = {
    word: number
    for number, word in enumerate(("en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio"), start=1)
} | {"ett": 1}
_SHORTEST = 3
"""A weekday or month may be cut off after three letters, not earlier: "m" could be two of them."""
_YEAR = r"(?:[\s/.-]+(?P<year>\d{4}|\d\d))?"

_FROM_NOW = re.compile(
    r"om (?P<count>\d{1,5}|[a-zåäö]{2,4}) ?(?P<unit>d|dag|dagar|v|vecka|veckor|mån|månad|månader|år)\.?"
)
_WEEKDAY = re.compile(r"(?:på )?(?P<next>nästa )?(?P<name>[a-zåäö]{3,})\.?")
_NUMERIC = re.compile(rf"(?P<day>\d\d?)[/.](?P<month>\d\d?){_YEAR}", re.ASCII)
_NAMED = re.compile(rf"(?:den )?(?P<day>\d\d?):?[ea]? ?(?P<month>[a-zåäö]{{3,}})\.?{_YEAR}", re.ASCII)
_WHOLE = re.compile(r"(?P<year>\d{4}|\d\d)-?(?P<month>\d\d)-?(?P<day>\d\d)", re.ASCII)


def typed_date(text: str, today: date, *, past: bool = False) -> date | None:
    """Return the date that *text* means on *today*, or None when it means none or contradicts itself.

    Args:
        text: As typed, in Swedish.
        today: What "imorgon" is counted from.
        past: Whether a day without a year, or a weekday, means the latest one until today (when something happened)
            instead of the next one (when something is due).

    >>> typed_date("27/11", date(2026, 11, 26)), typed_date("fre", date(2026, 11, 26), past=True)
    (datetime.date(2026, 11, 27), datetime.date(2026, 11, 20))
    """
    plain = " ".join(text.casefold().split())
    if plain in _DAYS:
        return today + timedelta(days=_DAYS[plain])
    first, _, rest = plain.partition(" ")
    weekday = _index(first.rstrip("."), WEEKDAYS)
    if weekday is not None and rest:
        day = typed_date(rest, today, past=past)
        return day if day is not None and day.weekday() == weekday else None
    for pattern, meaning in _FORMS:
        found = pattern.fullmatch(plain)
        if found is not None and (meant := meaning(found, today, past)) is not None:
            return meant
    return None


def in_months(day: date, months: int) -> date:
    """Return the day *months* later; the last of the month where it has no such day (31 Jan + 1 = 28 Feb).

    Raises ``OverflowError`` beyond the year 9999.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        raise OverflowError(year)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _from_now(found: re.Match[str], today: date, _past: bool) -> date | None:  # noqa: FBT001 - one shape for all meanings
    word = found["count"]
    count = int(word) if word[0].isdecimal() else _NUMBERS.get(word)
    if count is None:
        return None
    try:
        match found["unit"][0]:
            case "d":
                return today + timedelta(days=count)
            case "v":
                return today + timedelta(weeks=count)
            case "m":
                return in_months(today, count)
            case _:
                return in_months(today, 12 * count)
    except OverflowError:
        return None


def _weekday(found: re.Match[str], today: date, past: bool) -> date | None:  # noqa: FBT001 - one shape for all meanings
    wanted = _index(found["name"], WEEKDAYS)
    if wanted is None:
        return None
    if found["next"]:
        monday = today - timedelta(days=today.weekday())
        return monday + timedelta(days=7 + wanted)
    if past:
        return today - timedelta(days=(today.weekday() - wanted) % 7)
    return today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)


def _day_month(found: re.Match[str], today: date, past: bool) -> date | None:  # noqa: FBT001 - one shape for all meanings
    name = found["month"]
    month = int(name) if name.isdecimal() else _month(name)
    if month is None:
        return None
    if found["year"]:
        return _date(_full_year(found["year"]), month, int(found["day"]))
    years = (today.year, today.year - 1) if past else (today.year, today.year + 1)
    days = [day for year in years if (day := _date(year, month, int(found["day"]))) is not None]
    return next((day for day in days if (day <= today if past else day >= today)), None)


def _whole(found: re.Match[str], _today: date, _past: bool) -> date | None:  # noqa: FBT001 - one shape for all meanings
    return _date(_full_year(found["year"]), int(found["month"]), int(found["day"]))


def _month(name: str) -> int | None:
    index = _index(name, MONTHS)
    return None if index is None else index + 1


def _index(word: str, names: Sequence[str]) -> int | None:
    """Return the place of the name that *word* is, or begins with at least three letters."""
    if len(word) < _SHORTEST:
        return None
    return next((place for place, name in enumerate(names) if name.startswith(word)), None)


def _full_year(digits: str) -> int:
    return int(digits) if len(digits) > len("26") else 2000 + int(digits)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date, bool], date | None]], ...] = (
    (_FROM_NOW, _from_now),
    (_WEEKDAY, _weekday),
    (_WHOLE, _whole),
    (_NUMERIC, _day_month),
    (_NAMED, _day_month),
)
