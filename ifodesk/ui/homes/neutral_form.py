"""The fields of a home that may be shared, as a form: what they ask and how they are read. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Final, TypeVar

from ifodesk.domain.entities.home_neutral import Neutral
from ifodesk.domain.home_codes import NONE, Course, Language, as_codes, chosen
from ifodesk.ui.homes.form_spec import Answers, Ask, FieldSpec
from ifodesk.ui.parts.shapes import Choice
from ifodesk.words import label_words_homes as labels
from ifodesk.words import match_words
from ifodesk.words import screen_words_homes_home as words

N = TypeVar("N", bound=Neutral)
C = TypeVar("C", bound=StrEnum)

KINDS: Final = tuple(Choice(kind.value, text) for kind, text in labels.HOME_KIND.items())


def _choices(texts: Mapping[C, str]) -> tuple[Choice, ...]:
    return tuple(Choice(code.value, text) for code, text in texts.items())


_SETS: Final[Mapping[str, tuple[str, tuple[Choice, ...]]]] = {
    "bands": (words.BANDS, _choices(match_words.AGE_BAND)),
    "takes": (words.TAKES, _choices(match_words.SEX)),
    "children_bands": (words.CHILDREN, _choices(match_words.AGE_BAND)),
    "pets": (words.PETS, _choices(match_words.PET)),
    "languages": (words.LANGUAGES, tuple(Choice(code.value, code.value) for code in Language)),
    "courses": (words.COURSES, tuple(Choice(code.value, code.value) for code in Course)),
}
_WITH_NONE: Final = frozenset({"children_bands", "pets", "languages", "courses"})
"""Where "none" is an answer of its own."""
_LISTS: Final = {"schools": words.SCHOOLS, "keeps_away": words.KEEPS_AWAY}
_SAID: Final = {
    "own_room": words.OWN_ROOM,
    "daytime": words.DAYTIME,
    "driving": words.DRIVING,
    "smoke_free": words.SMOKE_FREE,
    "parent_contact": words.CONTACT,
    "holidays": words.HOLIDAYS,
}
_YES_NO: Final = (Choice(None, words.NOT_SAID), Choice(key=True, text=words.YES), Choice(key=False, text=words.NO))
_LINES: Final = ("place", "phone", "work", "wishes")


def neutral_fields(value: Neutral) -> tuple[FieldSpec, ...]:
    """Return the form's fields with what *value* says."""
    return (
        FieldSpec("name", words.NAME, value=value.name, hint=words.NAME_HINT, needed=True),
        FieldSpec("place", words.PLACE, value=value.place, hint=words.PLACE_HINT),
        FieldSpec("phone", words.PHONE, value=value.phone),
        FieldSpec("places", words.PLACES, Ask.NUMBER, value="" if value.places is None else str(value.places)),
        FieldSpec("kinds", words.KINDS, Ask.SOME, chosen(value.kinds) or frozenset(), KINDS, needed=True),
        *(_set(key, value) for key in ("bands", "takes", "children_bands")),
        *(FieldSpec(key, title, Ask.ONE, getattr(value, key), _YES_NO) for key, title in _SAID.items()),
        FieldSpec("work", words.WORK, value=value.work),
        *(
            FieldSpec(key, title, value=", ".join(sorted(chosen(getattr(value, key)) or ())), hint=words.LISTED_HINT)
            for key, title in _LISTS.items()
        ),
        *(_set(key, value) for key in ("pets", "languages", "courses")),
        FieldSpec("wishes", words.WISHES, Ask.TEXT, value.wishes),
    )


def with_answers(value: N, answers: Answers) -> N:
    """Return *value* with what the form says."""
    changes: dict[str, object] = {"name": answers.text("name"), "places": answers.number("places")}
    changes |= {key: answers.text(key) or None for key in _LINES}
    changes |= {key: answers.one(key) for key in _SAID}
    changes |= {key: _register(answers.some(key)) for key in ("kinds", *_SETS)}
    changes |= {key: as_codes(_parts(answers.text(key)) or None) for key in _LISTS}
    return replace(value, **changes)  # type: ignore[arg-type]  # by name: each field gets its own kind


def _set(key: str, value: Neutral) -> FieldSpec:
    title, codes = _SETS[key]
    said = chosen(getattr(value, key))
    others = (said or frozenset()) - {choice.key for choice in codes}
    codes = (*codes, *(Choice(code, code) for code in sorted(others)))  # what somebody wrote otherwise stays
    if key in _WITH_NONE:
        codes = (*codes, Choice(NONE, words.NONE))
    ticked = frozenset({NONE}) if said == frozenset() else said or frozenset()
    return FieldSpec(key, title, Ask.SOME, ticked, codes)


def _register(codes: frozenset[object]) -> dict[str, bool]:
    """Return what is ticked as a register; something beside "none" means that there are some."""
    said = {str(code) for code in codes}
    return as_codes(said - {NONE}) if said else {}


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())
