"""Keeps the pool true to the homes' files: what a waiver no longer covers goes out, what changed is renewed.

The home's own unit does it, at each change of the file and after each sync (`SettlePool`): a save lies in one
compartment, so the file is always written first, and what is half done is finished here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ifodesk.domain.anonymous import identifies
from ifodesk.domain.entities.home import Home
from ifodesk.domain.entities.pool import Claim, HomeLook, Inquiry, PoolHome, PoolStop, Vacancy
from ifodesk.domain.home_pool import SHAREABLE, pooled
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.anonymous_questions import look_through
from ifodesk.usecases.changes import together
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.home_reading import HomeFile, ReadHome, homes
from ifodesk.usecases.saving import change, find
from ifodesk.usecases.seen import Changed, Saved, Seen
from ifodesk.usecases.session import Session

_HANGING: tuple[type[Vacancy | Inquiry | Claim | PoolStop | HomeLook], ...] = (
    Vacancy,
    Inquiry,
    Claim,
    PoolStop,
    HomeLook,
)
"""What hangs on an entry and goes with it."""
NOTHING = Changed(frozenset())


@dataclass(frozen=True, slots=True)
class SettlePool:
    """Make the pool agree with the files of the homes that the signed-in person reads. Run after each sync."""

    session: Session

    def __call__(self) -> Changed:
        """Take out what may not stand there, renew what changed, and return what that changed."""
        known = (seen.value for seen in homes(self.session))
        settled = (settle(self.session, one.id) for one in known if one.pool is not None or one.left)
        return together(NOTHING, *settled)


def settle(session: Session, home: EntityId) -> Changed:
    """Make the pool agree with one home's file; nothing is done for a home that does not stand there."""
    file = ReadHome(session)(home)
    back = [_remove(session, seen) for seen in _come_back(session, file.home.value)]
    if file.entry is None:
        return together(NOTHING, *back)
    if not file.gate.open:
        return together(*back, leave(session, file.home, file.entry))
    value = entry_value(session, file, file.entry.value)
    return together(*back, change(session.records, file.entry, value).changed)


def and_settle(session: Session, saved: Saved, home: EntityId) -> Saved:
    """Return a save of a home's file together with what it changed in the pool."""
    return replace(saved, changed=together(saved.changed, settle(session, home)))


def leave(session: Session, home: Seen[Home], entry: Seen[PoolHome]) -> Changed:
    """Remove a home's entry and all that hangs on it; the file, written last, then points nowhere but remembers it."""
    gone = _remove(session, entry)
    pointing = change(session.records, home, replace(home.value, pool=None, left=home.value.left | {entry.value.id}))
    return together(gone, pointing.changed)


def _remove(session: Session, entry: Seen[PoolHome]) -> Changed:
    return together(*_hanging(session, entry.value.id), session.records.remove(entry).changed)


def _come_back(session: Session, home: Home) -> Iterator[Seen[PoolHome]]:
    """Give entries that were taken out and live again: somebody else wrote in them before hearing of it."""
    for former in sorted(home.left - {home.pool}):
        seen = find(session.records, PoolHome, former)
        if seen is not None:
            yield seen


def entry_value(session: Session, file: HomeFile, entry: PoolHome) -> PoolHome:
    """Return *entry* as it is to stand now. A text that names somebody stays at home: see `check_texts`."""
    home = file.home.value
    shared = file.gate.fields.difference(_naming(session, home))
    named = {name: name in shared for name in SHAREABLE if name in shared or name in entry.shared}
    return replace(entry, **pooled(home, shared), contact=home.handler, shared=named)


def check_texts(session: Session, home: Home) -> None:
    """Raise ``RuleError`` pool_text_identifies for a text that names somebody of a case that the writer reads."""
    if any(_naming(session, home)):
        raise RuleError(Refusal.POOL_TEXT_IDENTIFIES)


def _naming(session: Session, home: Home) -> Iterator[str]:
    for name, text in (("name", home.name), ("work", home.work), ("wishes", home.wishes)):
        if text and identifies(look_through(session, text)):
            yield name


def _hanging(session: Session, entry: EntityId) -> Iterator[Changed]:
    for cls in _HANGING:
        for seen in session.records.children(cls, entry):
            yield session.records.remove(seen).changed
