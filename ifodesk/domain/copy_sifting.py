"""Takes what is sheltered out of a frozen plan, whatever its fields are called. Pure.

In a list (goals, measures, consents …) the whole member goes, with its day, its person and its unit: what is left round
a name tells where and when. In the plan's own texts the sentence goes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Final, TypeVar, cast

from ifodesk.domain.sheltering import Sieve
from ifodesk.domain.sip_frozen import FrozenPlan

D = TypeVar("D")

_REFERENCES = frozenset({"id", "above", "goal"})
"""Fields that hold the id of a member; so do the tuples of texts."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that was taken out of a copy, or that the sender should read."""

    where: str
    """Name of the field or the list."""
    text: str
    """What stands in the plan."""
    because: str
    """What was found in it."""


def sift(plan: FrozenPlan, sieve: Sieve) -> tuple[FrozenPlan, tuple[LeftOut, ...], tuple[LeftOut, ...]]:
    """Return *plan* without anything that *sieve* finds, what was taken out, and what is doubtful and stayed."""
    gone: list[LeftOut] = []
    kept: dict[str, object] = {}
    for field in fields(plan):
        value = getattr(plan, field.name)
        if isinstance(value, str) and field.name != "plan":
            text, sentences = sieve.sifted(value)
            gone += [LeftOut(field.name, sentence, sieve.hit(sentence) or "") for sentence in sentences]
            kept[field.name] = text or None if sentences else value
        elif isinstance(value, tuple):
            kept[field.name] = _members(value, field.name, sieve, gone)
    sifted = _but(plan, kept)
    return sifted, tuple(gone), tuple(_doubts(sifted, sieve))


def renumbered(plan: FrozenPlan) -> FrozenPlan:
    """Return *plan* with numbers for ids: a copy neither tells how much more there is, nor can it be linked to another.

    A reference to a member that is not in the copy is left out.
    """
    numbers = {one: str(number) for number, one in enumerate(_ids(plan), start=1)}
    return replace(_with_ids(plan, numbers), plan="")


def _members(values: tuple[object, ...], where: str, sieve: Sieve, gone: list[LeftOut]) -> tuple[object, ...]:
    kept: list[object] = []
    for value in values:
        found = next((text for text in _texts(value) if sieve.hit(text) is not None), None)
        if found is None:
            kept.append(_inside(value, sieve, gone))
        else:
            gone.append(LeftOut(where, found, sieve.hit(found) or ""))
    return tuple(kept)


def _inside(value: object, sieve: Sieve, gone: list[LeftOut]) -> object:
    """Return a member whose own texts are clean, with its lists sifted."""
    lists = {name: inner for name, inner in _parts(value) if isinstance(inner, tuple)}
    changed = {name: _members(inner, name, sieve, gone) for name, inner in lists.items()}
    return _but(value, changed) if changed else value


_replace: Final[Callable[..., object]] = replace


def _but(value: D, changed: Mapping[str, object]) -> D:
    """Return a dataclass with other values, each of the type of the field that it came from."""
    return cast("D", _replace(value, **changed))


def _parts(value: object) -> Iterator[tuple[str, object]]:
    """Yield the fields of a dataclass; nothing for any other value."""
    for name in getattr(value, "__dataclass_fields__", ()):
        yield name, getattr(value, name)


def _texts(value: object) -> Iterator[str]:
    """Yield the texts of a member itself, its lists apart. Ids are hexadecimal and say nothing."""
    if isinstance(value, str):
        yield value
    if isinstance(value, tuple):
        yield from (text for text in value if isinstance(text, str))
    for name, inner in _parts(value):
        if isinstance(inner, str) and name != "id":
            yield inner


def _doubts(value: object, sieve: Sieve, where: str = "") -> Iterator[LeftOut]:
    for name, inner in _parts(value):
        if isinstance(inner, str) and name not in ("id", "plan") and (word := sieve.doubt(inner)) is not None:
            yield LeftOut(name, inner, word)
        elif isinstance(inner, tuple):
            for member in inner:
                yield from _doubts(member, sieve, where or name)


def _ids(value: object) -> Iterator[str]:
    for name, inner in _parts(value):
        if name == "id" and isinstance(inner, str):
            yield inner
        elif isinstance(inner, tuple):
            for member in inner:
                yield from _ids(member)


def _with_ids(value: D, numbers: dict[str, str]) -> D:
    if not hasattr(value, "__dataclass_fields__"):
        return value
    return _but(value, {name: _numbered(name, inner, numbers) for name, inner in _parts(value)})


def _numbered(name: str, inner: object, numbers: dict[str, str]) -> object:
    if isinstance(inner, str):
        return numbers.get(inner) if name in _REFERENCES else inner
    if isinstance(inner, tuple):
        known = (one for one in inner if not isinstance(one, str) or one in numbers)
        return tuple(numbers[one] if isinstance(one, str) else _with_ids(one, numbers) for one in known)
    return inner
