"""How few children fit what is told, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ifodesk.domain.child_population import ChildCount, Fitting, Narrows
from ifodesk.domain.matching.terms import Sex
from ifodesk.words.date_words import full_day
from ifodesk.words.match_words import AGE_BAND
from ifodesk.words.plural_words import listed, number

NARROWS: Final[Mapping[Narrows, str]] = {
    Narrows.SIBLINGS: "att de är syskon",
    Narrows.AREA: "orten",
    Narrows.SCHOOL: "skolan",
    Narrows.LANGUAGE: "språket",
    Narrows.OTHER: "kraven",
}
UNKNOWN: Final = "Hur många barn i kommunen som passar in på det är inte känt."
_ABOUT: Final = "Ungefär {about} {who} i {municipality} är {age}."
_FEWER: Final = "Det som mer berättas ({told}) gör dem färre, kanske mycket färre. Hur få går inte att räkna."
_SOURCE: Final = "Uppskattat ur SCB:s befolkning 0–15 år den {day}."
_WHO: Final[Mapping[Sex | None, str]] = {None: "barn", Sex.BOY: "pojkar", Sex.GIRL: "flickor"}


def fitting_lines(fitting: Fitting | None, municipality: str) -> tuple[str, ...]:
    """Return what to show before something is sent; *municipality* is its name."""
    if fitting is None:
        return (UNKNOWN,)
    lines = [_about(one, municipality) for one in fitting.each]
    if fitting.narrows:
        lines.append(_FEWER.format(told=listed([NARROWS[one] for one in fitting.narrows])))
    return (*lines, _SOURCE.format(day=full_day(fitting.as_of)))


def _about(one: ChildCount, municipality: str) -> str:
    age = AGE_BAND[one.child.band] if one.child.age is None else f"{one.child.age} år"
    return _ABOUT.format(about=number(one.about), who=_WHO[one.child.sex], municipality=municipality, age=age)
