"""What the use cases that save have in common."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, TypeVar, cast

from ifodesk.domain.ids import ID_BYTES, EntityId
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import NotFoundError, RuleError
from ifodesk.usecases.ports import Randomness, Records
from ifodesk.usecases.seen import Saved, Seen, Write

if TYPE_CHECKING:
    from datetime import date

    from _typeshed import DataclassInstance

    from ifodesk.usecases.session import Session

T = TypeVar("T")
D = TypeVar("D", bound="DataclassInstance")


@dataclass(frozen=True, slots=True)
class Made:
    """Something new, and the save that made it."""

    id: EntityId
    saved: Saved


def new_id(random: Randomness) -> EntityId:
    """Return a new random id."""
    return EntityId(random(ID_BYTES))


def words_or_none(text: str | None) -> str | None:
    """Return *text* without blanks around it; None when nothing is left, since an empty field is not answered."""
    return (text or "").strip() or None


def tidy(value: D) -> D:
    """Return an entity whose empty texts are None. Blanks inside and around a text stay as they were typed."""
    empty = {field.name: None for field in fields(value) if _is_blank(getattr(value, field.name))}
    return replace(value, **cast("dict[str, Any]", empty)) if empty else value


def _is_blank(value: object) -> bool:
    return isinstance(value, str) and not value.strip()


def change(records: Records, seen: Seen[D], value: D) -> Saved:
    """Save *value* in place of what was seen."""
    return records.save([Write(tidy(value), seen)])


def check_not_ahead(session: Session, day: date | None) -> date:
    """Return *day*, or today when none is said. Raises ``RuleError`` in_the_future."""
    today = session.clock.today()
    if day is not None and day > today:
        raise RuleError(Refusal.IN_THE_FUTURE)
    return day or today


def find(records: Records, cls: type[T], entity: EntityId) -> Seen[T] | None:
    """Return an entity, or None when it does not exist for this person."""
    try:
        return records.get(cls, entity)
    except NotFoundError:
        return None
