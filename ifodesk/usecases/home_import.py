"""Lists of homes that exist today: previewed, imported whole or not at all, taken back; and written out again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Protocol

from ifodesk.domain.entities.home import AdultRole, Home, HomeAdult
from ifodesk.domain.home_columns import ImportWords, Layout, guess
from ifodesk.domain.home_rows import HomeRow, key, read_rows
from ifodesk.domain.ids import EntityId
from ifodesk.domain.sheet import Cell, Sheet
from ifodesk.usecases.changes import together
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import IfodeskError, RuleError
from ifodesk.usecases.home_reading import homes
from ifodesk.usecases.homes import AddHome
from ifodesk.usecases.pool_settling import NOTHING
from ifodesk.usecases.ports import Cancel
from ifodesk.usecases.saving import change, new_id
from ifodesk.usecases.seen import Changed, Seen
from ifodesk.usecases.session import Session

_OF_IMPORT: Final = frozenset({"home", "home_adult"})
_BATCH_BYTES: Final = 8


class SheetReader(Protocol):
    """Reads a list from a file."""

    def __call__(self, path: Path) -> Sheet:
        """Return the first list of a file.

        Raises ``WorldError``: list_unreadable, list_too_large, list_damaged, list_empty, list_old_or_locked,
        list_unknown_form.
        """
        ...


class SheetWriter(Protocol):
    """Writes a list to a file."""

    def __call__(self, title: str, rows: Sequence[Sequence[Cell]], path: Path) -> Path:
        """Write *rows*, the first being headings, whole or not at all; return the path. Raises ``WorldError``."""
        ...


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do: nothing has been saved."""

    sheet: Sheet
    layout: Layout
    rows: tuple[HomeRow, ...]
    """Every row under the headings."""

    @property
    def accepted(self) -> tuple[HomeRow, ...]:
        """Return the rows that would become homes."""
        return tuple(row for row in self.rows if row.accepted)

    @property
    def refused(self) -> tuple[HomeRow, ...]:
        """Return the rows that would not, each with its reasons; empty rows are neither."""
        return tuple(row for row in self.rows if row.reasons)


@dataclass(frozen=True, slots=True)
class PreviewImport:
    """Read a list as homes and say row by row what it gives."""

    session: Session

    def __call__(self, sheet: Sheet, words: ImportWords, layout: Layout | None = None) -> Preview:
        """Return the preview; None as layout: as the headings tell. Work that may be done again for each change."""
        chosen = layout or guess(sheet.rows, words)
        known = frozenset(key(seen.value.name, seen.value.place) for seen in homes(self.session))
        today = self.session.clock.today()
        return Preview(sheet, chosen, read_rows(sheet, chosen, words, today=today, known=known))


@dataclass(frozen=True, slots=True)
class Imported:
    """An import that is done."""

    batch: str
    """Names it, for undo."""
    homes: tuple[EntityId, ...]
    changed: Changed


@dataclass(frozen=True, slots=True)
class ImportHomes:
    """Make a home of each accepted row: all of them, or none."""

    session: Session

    def __call__(
        self,
        preview: Preview,
        *,
        progress: Callable[[int, int], None] | None = None,
        cancel: Cancel | None = None,
    ) -> Imported:
        """Return the homes; each is read by the own unit and stands in no pool, since nobody has waived anything.

        When it is cancelled or something stops it, what was made is taken back before the error goes on. Homes that
        were changed here since the preview, or were imported meanwhile, are found by `PreviewImport` anew.

        Args:
            preview: What a person has said yes to.
            progress: Told after each home: so many of so many.
            cancel: Asked between homes.

        Raises:
            RuleError: nothing_chosen (no row is accepted), import_cancelled, and as `AddHome`.
        """
        session, rows = self.session, preview.accepted
        if not rows:
            raise RuleError(Refusal.NOTHING_CHOSEN)
        batch = session.random(_BATCH_BYTES).hex()
        made: list[EntityId] = []
        changed: list[Changed] = []
        try:
            for number, row in enumerate(rows, start=1):
                if cancel is not None and cancel():
                    raise RuleError(Refusal.IMPORT_CANCELLED)
                home = self._make(row, batch, len(rows))
                made.append(home[0])
                changed.append(home[1])
                if progress is not None:
                    progress(number, len(rows))
        except IfodeskError:
            _take_back(session, [session.records.get(Home, home) for home in made])
            raise
        return Imported(batch, tuple(made), together(*changed))

    def _make(self, row: HomeRow, batch: str, size: int) -> tuple[EntityId, Changed]:
        session = self.session
        home = Home(id=new_id(session.random), import_batch=batch, import_size=size, **row.values)
        adults = [
            HomeAdult(id=new_id(session.random), home=home.id, role=AdultRole.CARER, name=name) for name in row.adults
        ]
        made = AddHome(session).make(home, adults)
        return made.id, made.saved.changed


@dataclass(frozen=True, slots=True)
class TakenBack:
    """An import that was undone."""

    removed: int
    kept: tuple[EntityId, ...]
    """Homes that somebody has worked with since: they stay, and belong to no import any more."""
    changed: Changed


@dataclass(frozen=True, slots=True)
class UndoImport:
    """Take an import back: every home of it that nobody has touched since."""

    session: Session

    def __call__(self, batch: str) -> TakenBack:
        """Remove them, and say which stay. Raises ``RuleError`` nothing_to_undo."""
        session = self.session
        found = [seen for seen in homes(session) if seen.value.import_batch == batch]
        if not found:
            raise RuleError(Refusal.NOTHING_TO_UNDO)
        touched = {seen.value.id for seen in found if _touched(session, seen.value)}
        gone = [seen for seen in found if seen.value.id not in touched]
        kept = [seen for seen in found if seen.value.id in touched]
        freed = [
            change(session.records, seen, replace(seen.value, import_batch=None, import_size=None)).changed
            for seen in kept
        ]
        removed = _take_back(session, gone)
        return TakenBack(len(gone), tuple(seen.value.id for seen in kept), together(removed, *freed))


def unfinished(session: Session) -> tuple[str, ...]:
    """Return imports that stopped half way, when the computer did: fewer homes than they were to make. Undo them."""
    found = [seen.value for seen in homes(session) if seen.value.import_batch is not None]
    made = Counter(one.import_batch for one in found)
    return tuple(sorted({one.import_batch or "" for one in found if made[one.import_batch] < (one.import_size or 0)}))


def _touched(session: Session, home: Home) -> bool:
    lines = session.log.history(home.id)
    return home.pool is not None or any(line.what != "made" or line.kind not in _OF_IMPORT for line in lines)


def _take_back(session: Session, found: Collection[Seen[Home]]) -> Changed:
    gone = [NOTHING]
    for seen in found:
        gone += [session.records.remove(one).changed for one in session.records.children(HomeAdult, seen.value.id)]
        gone.append(session.records.remove(seen).changed)
    return together(*gone)
