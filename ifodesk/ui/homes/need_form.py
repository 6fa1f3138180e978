"""A need as a form: nothing in it points at a child. No Qt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from ifodesk.domain.home_codes import Language
from ifodesk.domain.matching.need import Child, Demand, Need
from ifodesk.domain.matching.terms import AgeBand, Criterion, HomeKind, Weight
from ifodesk.ui.homes.form_spec import Answers, Ask, FieldSpec, FormSpec
from ifodesk.ui.parts.shapes import Choice
from ifodesk.words import match_words
from ifodesk.words import screen_words_homes_need as words

NEED: Final = "need"
MOST_CHILDREN: Final = 8
PLAIN: Final = (
    Criterion.OWN_ROOM,
    Criterion.NO_PETS,
    Criterion.SMOKE_FREE,
    Criterion.DAYTIME,
    Criterion.DRIVING,
    Criterion.PARENT_CONTACT,
    Criterion.HOLIDAYS,
    Criterion.YOUNGEST,
    Criterion.NO_PLACED,
)
"""What is asked for without naming anything."""
_KINDS: Final = (HomeKind.FOSTER, HomeKind.EMERGENCY, HomeKind.AGENCY)
_NEAR, _NEAR_KM, _LANGUAGE, _LANGUAGE_WEIGHT = "near", "near_km", "language", "language_weight"
_WEIGHTS: Final = (
    Choice(None, words.NOT_ASKED),
    *(Choice(weight, match_words.WEIGHT[weight]) for weight in Weight),
)


class NeedProblem(Exception):  # noqa: N818 - a sentence for the form, not an error of the program
    """What the form lacks, as a sentence."""


def need_form(towns: Sequence[str], today: date) -> FormSpec:
    """Return the empty form."""
    bands = tuple(
        FieldSpec(band, match_words.AGE_BAND[band], Ask.NUMBER, value="", hint=words.HOW_MANY) for band in AgeBand
    )
    fields = (*bands, *demand_fields(towns, today))
    return FormSpec(NEED, words.FORM_TITLE, words.MATCH, fields, text=words.FORM_TEXT)


def demand_fields(towns: Sequence[str], today: date) -> tuple[FieldSpec, ...]:
    """Return the fields of everything but the children."""
    areas = (Choice("", words.NO_AREA), *(Choice(town, town) for town in towns))
    languages = (Choice("", words.NO_LANGUAGE), *(Choice(code.value, code.value) for code in Language))
    return (
        FieldSpec(
            "kinds",
            words.KINDS,
            Ask.SOME,
            frozenset({HomeKind.FOSTER}),
            tuple(Choice(kind, match_words.HOME_KIND[kind]) for kind in _KINDS),
        ),
        FieldSpec("month", words.MONTH, Ask.DAY, today, needed=True),
        FieldSpec("area", words.AREA, Ask.ONE, "", areas),
        FieldSpec(_NEAR_KM, words.NEAR_KM, Ask.NUMBER),
        weight_field(_NEAR, words.NEAR_WEIGHT),
        FieldSpec(_LANGUAGE, words.LANGUAGE, Ask.ONE, "", languages),
        weight_field(_LANGUAGE_WEIGHT, words.LANGUAGE_WEIGHT),
        FieldSpec("rest", words.REST, Ask.NOTE),
        *(weight_field(one, match_words.CRITERION[one].capitalize()) for one in PLAIN),
    )


def kinds_of(answers: Answers) -> frozenset[HomeKind]:
    """Return the kinds of home that will do. Raises ``NeedProblem`` when none is chosen."""
    kinds = frozenset(kind for kind in _KINDS if kind in answers.some("kinds"))
    if not kinds:
        raise NeedProblem(words.NO_KIND)
    return kinds


def need_of(answers: Answers, called: str, today: date) -> Need:
    """Return the need that was filled in. Raises ``NeedProblem``."""
    children = tuple(Child(band) for band in AgeBand for _ in range(_number(answers, band)))
    if not children:
        raise NeedProblem(words.NOBODY)
    if len(children) > MOST_CHILDREN:
        raise NeedProblem(words.TOO_MANY)
    area = str(answers.one("area") or "")
    kinds, month = kinds_of(answers), answers.day("month") or today
    return Need(called, children, kinds, month, area, tuple(demands_of(answers, area)))


def demands_of(answers: Answers, area: str) -> Iterator[Demand]:
    """Yield what is asked for. Raises ``NeedProblem``."""
    for criterion in PLAIN:
        if isinstance(weight := answers.one(criterion), Weight):
            yield Demand(criterion, weight)
    near, km = answers.one(_NEAR), answers.number(_NEAR_KM)
    if isinstance(near, Weight) or km is not None:
        if not area or km is None:
            raise NeedProblem(words.NEAR_NEEDS)
        yield Demand(Criterion.NEAR, near if isinstance(near, Weight) else Weight.MIDDLE, area, km)
    language, weight = answers.one(_LANGUAGE), answers.one(_LANGUAGE_WEIGHT)
    if isinstance(language, str) and language:
        yield Demand(Criterion.LANGUAGE, weight if isinstance(weight, Weight) else Weight.MIDDLE, language)


def _number(answers: Answers, band: AgeBand) -> int:
    if not answers.text(band):
        return 0
    number = answers.number(band)
    if number is None:
        raise NeedProblem(words.NOBODY)
    return min(number, MOST_CHILDREN + 1)


def weight_field(key: str, title: str) -> FieldSpec:
    """Return the field of how much something is asked for."""
    return FieldSpec(key, title, Ask.ONE, None, _WEIGHTS)


def need_values(need: Need) -> dict[str, object]:
    """Return what stands in the whole form for a need that somebody else described."""
    counts = {band: sum(child.band is band for child in need.children) for band in AgeBand}
    return {**{band: str(count) for band, count in counts.items() if count}, **demand_values(need)}


def demand_values(need: Need) -> dict[str, object]:
    """Return what stands in the fields of everything but the children, for a need that is changed."""
    values: dict[str, object] = {"kinds": need.kinds, "month": need.month, "area": need.area}
    for one in need.demands:
        if one.criterion in PLAIN:
            values[one.criterion] = one.weight
        elif one.criterion is Criterion.NEAR:
            values |= {_NEAR: one.weight, _NEAR_KM: "" if one.km is None else str(one.km)}
        elif one.criterion is Criterion.LANGUAGE:
            values |= {_LANGUAGE: one.value, _LANGUAGE_WEIGHT: one.weight}
    return values
