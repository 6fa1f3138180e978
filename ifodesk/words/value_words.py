"""A value of any field in words: texts in quotation marks, codes by their label, days and times, names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, tzinfo
from enum import Enum
from typing import Final, cast

from ifodesk.domain.declare import FieldSpec, ValueType, all_specs
from ifodesk.domain.ids import MemberId
from ifodesk.usecases.ports import Member
from ifodesk.words import home_paper_words
from ifodesk.words import label_words as labels
from ifodesk.words import label_words_homes as home_labels
from ifodesk.words import label_words_interview as interview_labels
from ifodesk.words import label_words_sip as sip_labels
from ifodesk.words.date_words import full_day, stamp

NOT_STATED: Final = "inget"
LONG: Final = 80
"""So much of a text is shown; the rest is dots."""

_LABELS: Final[Mapping[type[Enum], Mapping[Enum, str]]] = {
    type(next(iter(table))): cast("Mapping[Enum, str]", table)
    for table in (
        labels.CASE_TYPE,
        labels.CASE_STATUS,
        labels.PARTY_ROLE,
        labels.TRANSFER_STATE,
        labels.ANSWER,
        labels.ANSWER_WAY,
        labels.GROUND,
        labels.OUTCOME,
        labels.CONCERNS,
        labels.RULING_MEASURE,
        labels.REPLY,
        *home_labels.TABLES,
        home_paper_words.ENDED,
        *sip_labels.TABLES,
        *interview_labels.TABLES,
    )
}


ENUMS: Final = frozenset(_LABELS)
"""The enumerations whose codes have labels."""


def shown(value: object, member: Callable[[MemberId], Member] | None = None, zone: tzinfo | None = None) -> str:
    """Return a value of a field in words.

    Args:
        value: As a `HistoryLine` or `PlanChange` carries it.
        member: Finds a person by id; ids of entities, which say nothing, come out as "en annan uppgift".
        zone: Time zone for instants; None: the machine's.
    """
    match value:
        case None | "":
            text = NOT_STATED
        case Enum():
            text = _LABELS.get(type(value), {}).get(value, str(value.value))
        case datetime():
            text = stamp(value, zone)
        case date():
            text = full_day(value)
        case bool():
            text = "ja" if value else "nej"
        case bytes():
            text = _name(value, member)
        case str():
            text = quoted(value)
        case _:
            text = str(value)
    return text


def quoted(text: str) -> str:
    """Return a text in quotation marks, on one line and not too long.

    >>> quoted("två  dagar"), len(quoted("a" * 200))
    ('”två dagar”', 84)
    """
    line = " ".join(text.split())
    return f"”{line}”" if len(line) <= LONG else f"”{line[:LONG].rstrip()} …”"


def _name(value: bytes, member: Callable[[MemberId], Member] | None) -> str:
    name = member(MemberId(value)).name if member is not None else ""
    return name or "en annan uppgift"


def field_spec(kind: str, field: str) -> FieldSpec | None:
    """Return the declaration of a field; None for one that only a newer program knows."""
    for spec in all_specs():
        if spec.name == kind:
            return next((one for one in spec.fields if one.name == field), None)
    return None


def is_reference(kind: str, field: str) -> bool:
    """Return whether a field refers to an entity, so that its value says nothing to a person."""
    spec = field_spec(kind, field)
    return spec is not None and spec.value is ValueType.ENTITY
