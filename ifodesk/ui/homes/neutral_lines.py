"""A home's neutral facts in a few sentences, only those that somebody has said. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from ifodesk.domain.entities.home_neutral import Neutral
from ifodesk.domain.home_codes import chosen
from ifodesk.words import label_words_homes as labels
from ifodesk.words import match_words
from ifodesk.words import screen_words_homes_home as words
from ifodesk.words.plural_words import listed

_LABELS: Final[Mapping[str, Mapping[str, str]]] = {
    "kinds": {code.value: text for code, text in labels.HOME_KIND.items()},
    "bands": {code.value: text for code, text in match_words.AGE_BAND.items()},
    "children_bands": {code.value: text for code, text in match_words.AGE_BAND.items()},
    "takes": {code.value: text for code, text in match_words.SEX.items()},
    "pets": {code.value: text for code, text in match_words.PET.items()},
}


def names(value: Neutral, field: str) -> tuple[str, ...] | None:
    """Return in words what was chosen in a field of several; None when nobody has said."""
    said = chosen(getattr(value, field))
    if said is None:
        return None
    texts = _LABELS.get(field, {})
    known = [text for code, text in texts.items() if code in said]
    return (*known, *sorted(said - set(texts)))


def kinds(value: Neutral) -> str:
    """Return what a home takes assignments as: "familjehem, jourhem"."""
    return ", ".join(names(value, "kinds") or ())


def bands(value: Neutral) -> str:
    """Return the ages that a home wants; empty when nobody has said."""
    return ", ".join(names(value, "bands") or ())


def neutral_lines(value: Neutral) -> tuple[str, ...]:
    """Return the facts as lines."""
    groups = (_takes(value), _said(value), _listed(value), (text for text in (value.work, value.wishes) if text))
    return tuple(line for group in groups if (line := " · ".join(group)))


def _takes(value: Neutral) -> Iterator[str]:
    if kind := kinds(value):
        yield kind
    if value.places is not None:
        yield words.MOST_CHILDREN.format(count=value.places)
    wants = [text for field in ("bands", "takes") for text in names(value, field) or ()]
    if wants:
        yield words.WANTS.format(what=listed(wants))
    children = names(value, "children_bands")
    if children is not None:
        yield words.CHILDREN_IN_HOME.format(what=listed(children)) if children else words.NO_CHILDREN


def _said(value: Neutral) -> Iterable[str]:
    for field, text in words.SAID_YES.items():
        said = getattr(value, field)
        if said is not None:
            yield text if said else words.SAID_NO[field]


def _listed(value: Neutral) -> Iterable[str]:
    for field, text in words.LISTED.items():
        said = names(value, field)
        if said:
            yield text.format(what=listed(said))
        elif said is not None and field == "pets":
            yield words.NO_PETS
