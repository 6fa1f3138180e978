"""What the pieces of a plan are made with, for one session."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from ifodesk.domain.dates import typed_date
from ifodesk.domain.moments import typed_moment
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.date_field import Format, Parse
from ifodesk.words import date_words


@dataclass(frozen=True, slots=True)
class Tools:
    """What the pieces are made with."""

    theme: Theme
    parse: Parse
    """Days that are to come: "fre" is the next one."""
    parse_past: Parse
    """Days that have been."""
    show: Format
    parse_moment: Parse
    """A day with a time of day."""
    show_moment: Format


def tools_of(theme: Theme, today: Callable[[], date]) -> Tools:
    """Return the tools that read and show days as of *today*."""
    return Tools(
        theme,
        parse=lambda text: typed_date(text, today()),
        parse_past=lambda text: typed_date(text, today(), past=True),
        show=lambda day: date_words.day(day, today()),
        parse_moment=lambda text: _moment(text, today()),
        show_moment=lambda moment: _shown(moment, today()),
    )


def _moment(text: str, today: date) -> datetime | None:
    found = typed_moment(text, today)
    return found.astimezone() if found is not None else None


def _shown(moment: date, today: date) -> str:
    if not isinstance(moment, datetime):
        return date_words.day(moment, today)
    local = moment.astimezone()
    return f"{date_words.day(local.date(), today)} {local:%H:%M}"
