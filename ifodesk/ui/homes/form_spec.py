"""A form as data: what it asks, and how to read what was answered. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import TypeVar, cast

from ifodesk.ui.parts.shapes import Choice
from ifodesk.usecases.seen import Seen

T = TypeVar("T")


class Ask(Enum):
    """How a field is answered."""

    LINE = "line"
    NUMBER = "number"
    """A whole number; anything else is asked for again."""
    TEXT = "text"
    """Several lines."""
    DAY = "day"
    ONE = "one"
    """One of several."""
    SOME = "some"
    """Any of several."""
    YES = "yes"
    """A tick."""
    NOTE = "note"
    """Nothing: a sentence between the fields."""


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field."""

    key: str
    title: str
    ask: Ask = Ask.LINE
    value: object = None
    """LINE and TEXT: text; DAY: a date; ONE: a key; SOME: keys; YES: bool."""
    choices: tuple[Choice, ...] = ()
    hint: str = ""
    needed: bool = False


@dataclass(frozen=True, slots=True)
class FormSpec:
    """One form. A form with another ``code`` or ``about`` is another form: nothing typed stays."""

    code: str
    title: str
    give: str
    """What the button says."""
    fields: tuple[FieldSpec, ...]
    about: str = ""
    """Key of what the form is about."""
    text: str = ""
    """A sentence under the title."""
    seen: Seen[object] | None = None
    """What the fields were filled from. The answers bring it back: a save stands on what the person saw."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person filled in."""

    code: str
    about: str
    values: Mapping[str, object]
    seen: Seen[object] | None = None
    """What the form was filled from; None: it was filled from nothing that stands."""

    def base(self, kind: type[T]) -> Seen[T]:
        """Return what the form was filled from, of *kind*. Raises ``TypeError`` for a form of something else."""
        if self.seen is None or not isinstance(self.seen.value, kind):
            raise TypeError(self.code)
        return cast("Seen[T]", self.seen)

    def former(self, kind: type[T]) -> Seen[T] | None:
        """Return what the form was filled from; None when nothing stood then."""
        return None if self.seen is None else self.base(kind)

    def text(self, key: str) -> str:
        """Return a text without spaces around; empty for none."""
        value = self.values.get(key)
        return value.strip() if isinstance(value, str) else ""

    def day(self, key: str) -> date | None:
        """Return a date; None for none."""
        value = self.values.get(key)
        return value if isinstance(value, date) else None

    def one(self, key: str) -> object:
        """Return the key of what is chosen; None for nothing."""
        return self.values.get(key)

    def some(self, key: str) -> frozenset[object]:
        """Return the keys of what is ticked."""
        value = self.values.get(key)
        return frozenset(value) if isinstance(value, tuple) else frozenset()

    def yes(self, key: str) -> bool:
        """Return whether a tick is set."""
        return self.values.get(key) is True

    def number(self, key: str) -> int | None:
        """Return a whole number; None for none, and for what is none."""
        text = self.text(key)
        return int(text) if text.isascii() and text.isdecimal() else None

    def amount(self, key: str) -> Decimal | None:
        """Return a number as people write it ("1 250,50"); None for none, and for what is none."""
        text = self.text(key).replace(" ", "").replace("\N{NO-BREAK SPACE}", "").replace(",", ".")
        try:
            found = Decimal(text)
        except InvalidOperation:
            return None
        return found if found.is_finite() else None


def filled(spec: FormSpec, **values: object) -> FormSpec:
    """Return *spec* with other values in the fields named."""
    return replace(
        spec, fields=tuple(replace(one, value=values[one.key]) if one.key in values else one for one in spec.fields)
    )
