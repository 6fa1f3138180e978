"""Working days in Sweden: not Saturdays, not general holidays, and not the eves that the law treats as such.

Source: lag 1989:253 om allmänna helgdagar; lag 1930:173 om beräkning av lagstadgad tid 2 § (Saturday, Midsummer Eve,
Christmas Eve, New Year's Eve).
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

_FRIDAY, _SATURDAY = 4, 5


def is_working_day(day: date) -> bool:
    """Return whether *day* is a working day.

    >>> is_working_day(date(2026, 12, 23)), is_working_day(date(2026, 12, 24))
    (True, False)
    """
    return day.weekday() < _SATURDAY and day not in _free_days(day.year)


def after_working_days(day: date, count: int) -> date:
    """Return the working day that is *count* working days after *day*; raises ``OverflowError`` beyond the year 9999.

    >>> after_working_days(date(2026, 11, 27), 3)
    datetime.date(2026, 12, 2)
    """
    left = count
    while left > 0:
        day += timedelta(days=1)
        left -= is_working_day(day)
    return day


@cache
def _free_days(year: int) -> frozenset[date]:
    easter = _easter(year)
    from_easter = (easter + timedelta(days=days) for days in (-2, 1, 39))  # långfredagen, annandagen, Kristi himmel
    fixed = ((1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31))
    midsummer = next(day for number in range(19, 26) if (day := date(year, 6, number)).weekday() == _FRIDAY)
    return frozenset((*from_easter, midsummer, *(date(year, month, day) for month, day in fixed)))


def _easter(year: int) -> date:
    """Return Easter Sunday: the Gregorian computus in the form of Meeus, Jones and Butcher."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    lunar = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - century // 4 - lunar + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
