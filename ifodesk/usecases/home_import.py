"""Lists of homes that exist today: previewed, imported whole or not at all, taken back; and written out again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Protocol

from ifodesk.domain.entities.home import AdultRole, Home, HomeAdult
from ifodesk.domain.home_columns import ImportWords, Layout, guess
from ifodesk.domain.home_rows import HomeRow, key, read_rows
from ifodesk.domain.ids import EntityId
from ifodesk.domain.sheet import Cell, Sheet
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import IfodeskError, RuleError
from ifodesk.usecases.home_reading import homes
from ifodesk.usecases.homes import AddHome
from ifodesk.usecases.ports import Cancel
from ifodesk.usecases.saving import change, find, new_id
from ifodesk.usecases.seen import Changed
from ifodesk.usecases.session import Session

_OF_IMPORT: Final = frozenset({"home", "home_adult"})
_BY_IMPORT: Final = frozenset({"made", "removed"})
"""What an import itself does with them, also when its taking back stops half way."""
_BATCH_BYTES: Final = 8
A_FEW: Final = 2
"""Homes that are made, or taken back, in one go: some 50 ms."""


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
class ImportRun:
    """An import under way."""

    batch: str
    """Names it, for undo."""
    rows: tuple[HomeRow, ...]
    homes: tuple[EntityId, ...] = ()
    """Made so far, in the order of the rows."""

    @property
    def whole(self) -> bool:
        """Return whether every row is a home."""
        return len(self.homes) == len(self.rows)

    @property
    def done(self) -> Imported:
        """Return what was made."""
        return Imported(self.batch, self.homes, Changed(_OF_IMPORT, frozenset(self.homes)))


@dataclass(frozen=True, slots=True)
class ImportHomes:
    """Make a home of each accepted row: all of them, or none.

    A window begins it and lets it go on a few homes at a time, so that other work comes in between; `TakeBackHomes`
    takes back what was made when it is cancelled or something stops it. Called as a whole it does all of that itself.
    """

    session: Session

    def __call__(
        self,
        preview: Preview,
        *,
        progress: Callable[[int, int], None] | None = None,
        cancel: Cancel | None = None,
    ) -> Imported:
        """Return the homes; each is read by the own unit and stands in no pool, since nobody has waived anything.

        When it is cancelled or something stops it, what was made is taken back before the error goes on; what cannot be
        (the disk is full) is `unfinished`. Homes that were changed here since the preview, or were imported meanwhile,
        are found by `PreviewImport` anew.

        Args:
            preview: What a person has said yes to.
            progress: Told after each home: so many of so many.
            cancel: Asked between homes.

        Raises:
            RuleError: nothing_chosen (no row is accepted), import_cancelled, and as `AddHome`.
        """
        run = self.begin(preview)
        try:
            while not run.whole:
                if cancel is not None and cancel():
                    raise RuleError(Refusal.IMPORT_CANCELLED)
                run = self.go_on(run, 1)
                if progress is not None:
                    progress(len(run.homes), len(run.rows))
        except IfodeskError:
            with suppress(IfodeskError):
                TakeBackHomes(self.session)(run.homes)
            raise
        return run.done

    def begin(self, preview: Preview) -> ImportRun:
        """Return an import with nothing made yet. Raises ``RuleError`` nothing_chosen when no row is accepted."""
        if not preview.accepted:
            raise RuleError(Refusal.NOTHING_CHOSEN)
        return ImportRun(self.session.random(_BATCH_BYTES).hex(), preview.accepted)

    def go_on(self, run: ImportRun, most: int = A_FEW) -> ImportRun:
        """Make at most *most* homes more, all of those or none. Raises as `AddHome`."""
        made: list[EntityId] = []
        try:
            for row in run.rows[len(run.homes) : len(run.homes) + most]:
                made.append(self._make(run, row))  # noqa: PERF401 - what was made before a failure is taken back
        except IfodeskError:
            with suppress(IfodeskError):
                TakeBackHomes(self.session)(made)
            raise
        return replace(run, homes=(*run.homes, *made))

    def _make(self, run: ImportRun, row: HomeRow) -> EntityId:
        session = self.session
        home = Home(id=new_id(session.random), import_batch=run.batch, import_size=len(run.rows), **row.values)
        adults = [
            HomeAdult(id=new_id(session.random), home=home.id, role=AdultRole.CARER, name=name) for name in row.adults
        ]
        return AddHome(session).make(home, adults).id


@dataclass(frozen=True, slots=True)
class TakenBack:
    """An import that was undone."""

    removed: int
    kept: tuple[EntityId, ...]
    """Homes that somebody has worked with since: they stay, and belong to no import any more."""
    changed: Changed


@dataclass(frozen=True, slots=True)
class TakeBackRun:
    """An import that is being taken back."""

    left: tuple[EntityId, ...]
    """Homes that are to be looked at."""
    removed: int = 0
    kept: tuple[EntityId, ...] = ()

    @property
    def whole(self) -> bool:
        """Return whether nothing is left to do."""
        return not self.left

    @property
    def done(self) -> TakenBack:
        """Return what was done."""
        return TakenBack(self.removed, self.kept, Changed(_OF_IMPORT, frozenset(self.kept)))


@dataclass(frozen=True, slots=True)
class TakeBackHomes:
    """Remove homes of an import, a few at a time; those that somebody has worked with stay."""

    session: Session

    def __call__(self, homes: Collection[EntityId]) -> TakenBack:
        """Do it for all of *homes*."""
        run = TakeBackRun(tuple(homes))
        while not run.whole:
            run = self.go_on(run)
        return run.done

    def go_on(self, run: TakeBackRun, most: int = A_FEW) -> TakeBackRun:
        """Look at *most* homes more."""
        session, removed, kept = self.session, 0, []
        for home in run.left[:most]:
            seen = find(session.records, Home, home)
            if seen is None:
                continue
            if _touched(session, seen.value):
                change(session.records, seen, replace(seen.value, import_batch=None, import_size=None))
                kept.append(home)
                continue
            for adult in session.records.children(HomeAdult, home):
                session.records.remove(adult)
            session.records.remove(seen)
            removed += 1
        return TakeBackRun(run.left[most:], run.removed + removed, (*run.kept, *kept))


@dataclass(frozen=True, slots=True)
class UndoImport:
    """Take an import back: every home of it that nobody has touched since."""

    session: Session

    def __call__(self, batch: str) -> TakenBack:
        """Remove them, and say which stay. Raises ``RuleError`` nothing_to_undo."""
        return TakeBackHomes(self.session)(self.begin(batch).left)

    def begin(self, batch: str) -> TakeBackRun:
        """Return the homes of an import, for `TakeBackHomes`. Raises ``RuleError`` nothing_to_undo."""
        found = tuple(seen.value.id for seen in homes(self.session) if seen.value.import_batch == batch)
        if not found:
            raise RuleError(Refusal.NOTHING_TO_UNDO)
        return TakeBackRun(found)


def unfinished(session: Session) -> tuple[str, ...]:
    """Return imports that stopped half way, when the computer did: fewer homes than they were to make. Undo them."""
    found = [seen.value for seen in homes(session) if seen.value.import_batch is not None]
    made = Counter(one.import_batch for one in found)
    return tuple(sorted({one.import_batch or "" for one in found if made[one.import_batch] < (one.import_size or 0)}))


def _touched(session: Session, home: Home) -> bool:
    lines = session.log.history(home.id)
    return home.pool is not None or any(line.what not in _BY_IMPORT or line.kind not in _OF_IMPORT for line in lines)
