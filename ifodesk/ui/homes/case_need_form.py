"""A child's need as a form, whole: it stays in the case. No Qt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from ifodesk.domain.matching.need import Child, Demand, Need
from ifodesk.domain.matching.terms import AgeBand, Criterion, Sex, Weight
from ifodesk.ui.homes.form_spec import Answers, Ask, FieldSpec, FormSpec, filled
from ifodesk.ui.homes.need_form import (
    MOST_CHILDREN,
    PLAIN,
    NeedProblem,
    demand_fields,
    demand_values,
    demands_of,
    kinds_of,
    weight_field,
)
from ifodesk.words import screen_words_homes_case as words
from ifodesk.words import screen_words_homes_need as need_words

NEED: Final = "case_need"
_CHILD: Final = re.compile(r"(\d{1,2})\s*(?:år)?\s*([a-zåäö]*)", re.IGNORECASE)
_SEX: Final = {Sex.GIRL: words.GIRL, Sex.BOY: words.BOY}
_IN_FORM: Final = frozenset({*PLAIN, Criterion.NEAR, Criterion.LANGUAGE, Criterion.SCHOOL})
"""What the form asks for; a demand of another kind is kept as it is."""


def case_need_form(towns: Sequence[str], today: date, need: Need | None = None, about: str = "") -> FormSpec:
    """Return the form; with *need* what it says stands there."""
    kinds, month, *others = demand_fields(towns, today)
    fields = (
        FieldSpec("children", words.CHILDREN, hint=words.CHILDREN_HINT, needed=True),
        kinds,
        month,
        FieldSpec("exact", words.EXACT, Ask.YES),
        *others,
        FieldSpec("school", words.SCHOOL),
        weight_field("school_weight", words.SCHOOL_WEIGHT),
    )
    empty = FormSpec(NEED, words.NEED_TITLE, words.SAVE, fields, about, words.NEED_TEXT)
    if need is None:
        return empty
    values = {"children": children_text(need.children), "exact": need.exact, **demand_values(need)}
    for one in need.demands:
        if one.criterion is Criterion.SCHOOL:
            values |= {"school": one.value, "school_weight": one.weight}
    return filled(empty, **values)


def case_need_of(answers: Answers, today: date, former: Need | None = None) -> Need:
    """Return the need that was filled in; what the form does not ask for stays as in *former*.

    Raises ``NeedProblem``.
    """
    children = children_of(answers.text("children"))
    if len(children) > MOST_CHILDREN:
        raise NeedProblem(need_words.TOO_MANY)
    area = str(answers.one("area") or "")
    demands = [*demands_of(answers, area)]
    school, weight = answers.text("school"), answers.one("school_weight")
    if school:
        demands.append(Demand(Criterion.SCHOOL, weight if isinstance(weight, Weight) else Weight.MIDDLE, school))
    demands += [one for one in (former.demands if former else ()) if one.criterion not in _IN_FORM]
    kinds, month = kinds_of(answers), answers.day("month") or today
    return Need(answers.about or "need", children, kinds, month, area, tuple(demands), exact=answers.yes("exact"))


def children_of(text: str) -> tuple[Child, ...]:
    """Return the children of a text. Raises ``NeedProblem``.

    >>> [(child.age, child.sex) for child in children_of("9 flicka, 6 p")]
    [(9, <Sex.GIRL: 'girl'>), (6, <Sex.BOY: 'boy'>)]
    """
    parts = [part.strip() for part in re.split(r"[,;\n]", text) if part.strip()]
    children = tuple(_child(part) for part in parts)
    if not children:
        raise NeedProblem(words.NOT_CHILDREN)
    return children


def _child(text: str) -> Child:
    found = _CHILD.fullmatch(text)
    age = int(found[1]) if found else -1
    band = AgeBand.of(age)
    if found is None or band is None:
        raise NeedProblem(words.NOT_CHILDREN)
    said = found[2].casefold()
    sexes = [sex for sex, name in _SEX.items() if name.startswith(said)] if said else [None]
    if not sexes:
        raise NeedProblem(words.NOT_CHILDREN)
    return Child(band, age, sexes[0])


def children_text(children: Sequence[Child]) -> str:
    """Return children as they are written in the form: "9 flicka, 6 pojke"."""
    return ", ".join(_one(child) for child in children)


def _one(child: Child) -> str:
    age = str(child.age) if child.age is not None else child.band.value
    return age if child.sex is None else f"{age} {_SEX[child.sex]}"
