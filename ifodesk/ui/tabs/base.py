"""What a field shows and what it is typed on top of. No Qt.

The rule (DESIGN section 3): a save supersedes exactly what the person saw. When somebody else's value came meanwhile,
what is typed on replaces one's own value only; the other one stays until a person chooses.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Generic, TypeVar

from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.conflicts import ResolveConflict
from ifodesk.usecases.log_ports import Conflict, Option
from ifodesk.usecases.seen import Saved, Seen
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_tabs as words

T = TypeVar("T")
KEPT = 3
"""Bases of one field that are remembered: more edits than this are never on their way at once."""

Values = Mapping[str, object]
Change = Callable[[Session, Seen[object], Values], Saved]
"""Runs the use case that changes some fields of what was seen."""


@dataclass(frozen=True, slots=True)
class Base:
    """What one field was typed on top of. The field keeps it as its token and hands it back with each edit."""

    seen: Seen[object]
    entity: EntityId
    field: str
    conflict: Conflict | None = None
    """Open: people wrote this field differently."""
    key: str = ""
    """Of one value in a keyed field; empty for any other field."""

    @property
    def name(self) -> str:
        """Return the name by which a screen knows the field."""
        return f"{self.field}:{self.key}" if self.key else self.field


@dataclass(frozen=True, slots=True)
class OptionState:
    """One of the values that people wrote at the same time, in words."""

    text: str
    keep: str
    """Text of the button that chooses it."""
    value: object


@dataclass(frozen=True, slots=True)
class FieldState(Generic[T]):
    """What one field shows."""

    value: T
    base: Base
    options: tuple[OptionState, ...] = ()
    """Not empty when people wrote differently."""
    before: str = ""
    """Then: what stood there before, as a sentence."""


@dataclass(frozen=True, slots=True)
class FieldEdit:
    """What a view asks to be saved."""

    base: Base
    values: Values
    settles: bool = False
    """True: a person chose this value instead of all that were written."""


@dataclass(frozen=True, slots=True)
class Written:
    """A field that is durable, read again in the same job so that nothing came in between."""

    saved: Saved
    base: Base


@dataclass(frozen=True, slots=True)
class Conflicts:
    """The open conflicts of one case, and how to put them in words."""

    open: tuple[Conflict, ...]
    name: Callable[[MemberId], str]
    moment: Callable[[datetime], str]

    def of(self, entity: EntityId, field: str) -> Conflict | None:
        """Return the conflict of one field; None when there is none."""
        return next((found for found in self.open if found.entity == entity and found.field == field), None)


def field_state(
    seen: Seen[object],
    entity: EntityId,
    field: str,
    conflicts: Conflicts,
    *,
    read: Callable[[object], T],
    shown: Callable[[object], str] = lambda value: str(value or ""),
) -> FieldState[T]:
    """Return what one field shows: one's own value when people wrote differently, with all of them beside it.

    Args:
        seen: The entity as it was read.
        entity: Its id.
        field: Name of the field.
        conflicts: Those that are open.
        read: Makes the shown value of the stored one.
        shown: Puts a value in words, for the line that shows both.
    """
    value: object = getattr(seen.value, field)
    conflict = conflicts.of(entity, field) if field in seen.conflicts else None
    base = Base(seen, entity, field, conflict)
    if conflict is None:
        return FieldState(read(value), base)
    mine = next((option.value for option in conflict.options if option.mine), value)
    options = tuple(_option_state(option, conflicts, shown) for option in conflict.options)
    before = words.BEFORE.format(value=shown(conflict.seen) or words.EMPTY)
    return FieldState(read(mine), base, options, before)


def keyed_state(seen: Seen[object], entity: EntityId, field: str, key: str) -> FieldState[str]:
    """Return what the field of one value of a keyed field shows."""
    values: object = getattr(seen.value, field)
    text = values.get(key, "") if isinstance(values, Mapping) else ""
    return FieldState(text, Base(seen, entity, field, key=key))


@dataclass(frozen=True, slots=True)
class FieldSaver:
    """Saves edits on the store lane, one after the other.

    Two edits of one field may be on their way at once (the window locks while the first is being saved). Both were
    typed on the same base; the second then stands on what the first one wrote, or it would be taken for a stranger's.
    """

    session: Session
    change: Change
    _chains: dict[tuple[EntityId, str, str], list[Base]] = field(default_factory=dict)

    def __call__(self, edit: FieldEdit) -> Written:
        """Save *edit* and return what its field stands on now. Store lane."""
        key = (edit.base.entity, edit.base.field, edit.base.key)
        chain = self._chains.get(key, [])
        if any(known is edit.base for known in chain):
            edit = replace(edit, base=chain[-1])
        else:
            chain = [edit.base]
        written = save_field(self.session, self.change, edit)
        self._chains[key] = [*chain[-KEPT:], written.base]
        return written

    def forget(self) -> None:
        """Drop what was read."""
        self._chains.clear()


def save_field(session: Session, change: Change, edit: FieldEdit) -> Written:
    """Save an edit and return what the field stands on now. Store lane."""
    base, rest = edit.base, dict(edit.values)
    if base.key:
        rest[base.field] = {**getattr(base.seen.value, base.field), base.key: rest[base.field] or ""}
    conflict = base.conflict if base.conflict is None or edit.settles else own_options(base.conflict)
    if conflict is not None and base.field in rest:
        saved = ResolveConflict(session)(conflict, rest.pop(base.field))
        fresh = session.records.get(type(base.seen.value), base.entity)
        if rest:
            saved = change(session, fresh, rest)
    else:
        saved = change(session, base.seen, rest)
    return Written(saved, read_base(session, base))


def read_base(session: Session, base: Base) -> Base:
    """Return the same field as it stands in the vault now. Store lane."""
    fresh = session.records.get(type(base.seen.value), base.entity)
    conflict = None
    if base.field in fresh.conflicts:
        every = session.log.conflicts()
        conflict = next((found for found in every if (found.entity, found.field) == (base.entity, base.field)), None)
    return replace(base, seen=fresh, conflict=conflict)


def own_options(conflict: Conflict) -> Conflict | None:
    """Return *conflict* with the signed-in person's options only; None when there are none.

    What is typed on supersedes these and leaves the others' values standing.
    """
    mine = tuple(option for option in conflict.options if option.mine)
    return replace(conflict, options=mine) if mine else None


def _option_state(option: Option, conflicts: Conflicts, shown: Callable[[object], str]) -> OptionState:
    text, name, at = shown(option.value) or words.EMPTY, conflicts.name(option.author), conflicts.moment(option.at)
    if option.mine:
        return OptionState(words.YOU_WROTE.format(at=at, value=text), words.KEEP_MINE, option.value)
    wrote = words.OTHER_WROTE.format(name=name, at=at, value=text)
    return OptionState(wrote, words.KEEP_OTHER.format(name=name), option.value)


def conflicts_of(every: Sequence[Conflict], root: EntityId) -> tuple[Conflict, ...]:
    """Return the conflicts that belong to one case."""
    return tuple(found for found in every if found.root == root)
