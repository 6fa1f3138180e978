"""Days and times as a Swede says them. Instants are shown in the machine's own time zone unless another is given."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo

from ifodesk.domain.dates import MONTHS, WEEKDAYS

_NEAR_DAYS = 60
"""Within so many days a day is told without its year, also across New Year."""
_NAMED = {0: "i dag", 1: "i morgon", -1: "i går", 2: "i övermorgon", -2: "i förrgår"}
_WEEK = 7


def day(on: date, today: date) -> str:
    """Return a day beside today's.

    >>> [day(date(2026, 11, d), date(2026, 11, 26)) for d in (25, 26, 27, 30)]
    ['i går', 'i dag', 'i morgon', 'mån 30 nov']
    >>> day(date(2027, 12, 3), date(2026, 11, 26))
    '3 dec 2027'
    """
    away = (on - today).days
    if abs(away) <= 1:
        return _NAMED[away]
    return _short(on, today)


def since(on: date, today: date) -> str:
    """Return a day that has been, as it is said after "sedan" or "från".

    >>> since(date(2026, 11, 24), date(2026, 11, 26)), since(date(2026, 11, 22), date(2026, 11, 26))
    ('i förrgår', 'i söndags')
    """
    away = (on - today).days
    if away in _NAMED:
        return _NAMED[away]
    return f"i {WEEKDAYS[on.weekday()]}s" if -_WEEK < away < 0 else _short(on, today)


def late(on: date, today: date) -> str:
    """Return how long ago a day was, for what is late: "1 dag sen", "3 veckor sen"; empty when it is not.

    >>> late(date(2026, 11, 25), date(2026, 11, 26)), late(date(2026, 11, 1), date(2026, 11, 26))
    ('1 dag sen', '3 veckor sen')
    """
    days = (today - on).days
    if days <= 0:
        return ""
    if days < 2 * _WEEK:
        return f"{days} {'dag' if days == 1 else 'dagar'} sen"
    return f"{days // _WEEK} veckor sen"


def long_day(on: date) -> str:
    """Return a day as a heading.

    >>> long_day(date(2026, 11, 26))
    'torsdag 26 november'
    """
    return f"{WEEKDAYS[on.weekday()]} {on.day} {MONTHS[on.month - 1]}"


def full_day(on: date) -> str:
    """Return a day in running text, with its year.

    >>> full_day(date(2026, 11, 3))
    '3 november 2026'
    """
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def short_day(on: date) -> str:
    """Return a day where there is little room, with its year.

    >>> short_day(date(2026, 11, 3))
    '3 nov 2026'
    """
    return f"{on.day} {MONTHS[on.month - 1][:3]} {on.year}"


def month_name(on: date) -> str:
    """Return the month of a day, with its year.

    >>> month_name(date(2026, 11, 3))
    'november 2026'
    """
    return f"{MONTHS[on.month - 1]} {on.year}"


def clock(at: datetime, zone: tzinfo | None = None) -> str:
    """Return the time of day: "09:41"."""
    return f"{at.astimezone(zone):%H:%M}"


def moment(at: datetime, now: datetime, zone: tzinfo | None = None) -> str:
    """Return an instant beside now: "09:41" today, "i går 16:20", "fre 20 nov 08:10".

    >>> from datetime import UTC
    >>> moment(datetime(2026, 11, 25, 15, 20, tzinfo=UTC), datetime(2026, 11, 26, 8, tzinfo=UTC), UTC)
    'i går 15:20'
    """
    local, today = at.astimezone(zone), now.astimezone(zone).date()
    time = f"{local:%H:%M}"
    return time if local.date() == today else f"{day(local.date(), today)} {time}"


def full_moment(at: datetime, zone: tzinfo | None = None) -> str:
    """Return an instant on a paper, in the form of its days.

    >>> from datetime import UTC
    >>> full_moment(datetime(2026, 11, 3, 15, 20, tzinfo=UTC), UTC)
    '3 november 2026 kl. 15:20'
    """
    local = at.astimezone(zone)
    return f"{full_day(local.date())} kl. {local:%H:%M}"


def stamp(at: datetime, zone: tzinfo | None = None) -> str:
    """Return an instant as record systems write it, for text that is pasted there: "2026-11-25 16:20"."""
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M}"


def duration(length: timedelta) -> str:
    """Return a length of time for a prognosis: "mindre än en minut", "ca 4 min", "ca 2 tim".

    >>> duration(timedelta(seconds=20)), duration(timedelta(minutes=4)), duration(timedelta(hours=2, minutes=10))
    ('mindre än en minut', 'ca 4 min', 'ca 2 tim')
    """
    minutes = round(length.total_seconds() / 60)
    if minutes < 1:
        return "mindre än en minut"
    return f"ca {minutes} min" if minutes < 90 else f"ca {round(minutes / 60)} tim"  # noqa: PLR2004 - an hour and a half


def _short(on: date, today: date) -> str:
    month = MONTHS[on.month - 1][:3]
    if on.year != today.year and abs((on - today).days) > _NEAR_DAYS:
        return f"{on.day} {month} {on.year}"
    return f"{WEEKDAYS[on.weekday()][:3]} {on.day} {month}"
