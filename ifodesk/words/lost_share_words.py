"""Words about a case shared between municipalities that the reader reads no more. Never why, never about whom."""

from __future__ import annotations

from ifodesk.usecases.lost_share_views import LostShare
from ifodesk.words.date_words import full_day

GROUP = "Delas inte längre med dig ({count})"
LINE = "Ett ärende delas inte längre med dig"
LINE_OURS = "Ett ärende som ni delade läses inte längre härifrån"
TITLE = "Ärendet delas inte längre med dig"
PUT_AWAY = "Lägg undan"
_LAST_DAY = "{place} delade ärendet. Sista dagen var {last}, och sedan {day} läser du det inte längre."
_NO_LONGER = "{place} delade ärendet och har det kvar. Sedan {day} läser du det inte längre."
_LEFT = (
    "{place} delade ärendet och har det kvar. Din kommun har lämnat gruppen, och sedan {day} läser du det inte längre."
)
_LEFT_OURS = (
    "Din kommun har lämnat gruppen. {place} har det delade ärendet kvar, med det som ni lämnade ut, och sedan {day} "
    "läser du det inte längre. Ert eget ärende är kvar som det är."
)
_YOURS = (
    "Det som din kommun har tagit över till egna ärenden finns kvar. Hade du skrivit något som inte var skickat går "
    "det till {place} med nästa synk: där tar de ställning till det. Fråga dem om du behöver det."
)


def how(lost: LostShare, place: str) -> str:
    """Return how a sharing ended, as far as its former reader may know; *place* is the municipality that has it.

    >>> from datetime import UTC, date, datetime
    >>> from ifodesk.domain.ids import EntityId
    >>> lost = LostShare(EntityId(b"1"), "2425", date(2026, 11, 20), datetime(2026, 11, 23, 12, tzinfo=UTC))
    >>> how(lost, "Dorotea")
    'Dorotea delade ärendet. Sista dagen var 20 november 2026, och sedan 23 november 2026 läser du det inte längre.'
    """
    gone = lost.gone_at.astimezone().date()
    if lost.left:
        return (_LEFT_OURS if lost.ours else _LEFT).format(place=place, day=full_day(gone))
    if lost.ends_on is not None and lost.ends_on < gone:
        return _LAST_DAY.format(place=place, last=full_day(lost.ends_on), day=full_day(gone))
    return _NO_LONGER.format(place=place, day=full_day(gone))


def line(lost: LostShare) -> str:
    """Return it in a few words."""
    return LINE_OURS if lost.ours else LINE


def told(lost: LostShare, place: str) -> str:
    """Return the same, and what becomes of what the reader wrote."""
    return f"{how(lost, place)} {_YOURS.format(place=place)}"
