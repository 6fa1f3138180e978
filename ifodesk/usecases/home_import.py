"""Lists of homes that exist today: previewed, imported, gone on with after a stop, and taken back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
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
from ifodesk.usecases.ports import Cancel
from ifodesk.usecases.saving import change, find, new_id
from ifodesk.usecases.seen import Changed, Seen
from ifodesk.usecases.session import Session

_OF_IMPORT: Final = frozenset({"home", "home_adult"})
_BY_IMPORT: Final = frozenset({"made", "removed"})
"""What an import itself does with them, also when its taking back stops half way."""
_BATCH_BYTES: Final = 8
A_FEW: Final = 15
"""Homes that are made, or taken back, in one go where a person works meanwhile: some 50 ms."""
MANY: Final = 300
"""Homes that are made, or taken back, in one go where nobody waits for the vault."""


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
    """An import that has ended: of all rows, or stopped on the way."""

    batch: str
    """Names it, for undo."""
    homes: tuple[EntityId, ...]
    """What is here of it now; of one that was stopped, what could not be taken back."""
    of: int
    """Homes that it was to make in all, before a stop too."""
    changed: Changed
    why: IfodeskError | None = None
    """What stopped it; None: it is whole."""


@dataclass(frozen=True, slots=True)
class ImportRun:
    """An import under way."""

    batch: str
    """Names it, for undo."""
    rows: tuple[HomeRow, ...]
    """What is to be made now."""
    before: tuple[EntityId, ...] = ()
    """Made when the same list was read the last time, and something stopped it."""
    homes: tuple[EntityId, ...] = ()
    """Made now, so far, in the order of the rows."""

    @property
    def size(self) -> int:
        """Return how many homes it is to make in all."""
        return len(self.before) + len(self.rows)

    @property
    def whole(self) -> bool:
        """Return whether every row is a home."""
        return len(self.homes) == len(self.rows)

    @property
    def done(self) -> Imported:
        """Return what was made."""
        return _imported(self, (*self.before, *self.homes), None)


@dataclass(frozen=True, slots=True)
class ImportHomes:
    """Make a home of each accepted row, or of none: whatever stops it, what was made is taken back.

    A window begins it and lets it go on some homes at a time, so that other work comes in between. What cannot be taken
    back either (the disk is full, the computer went off) stays and is known as that: the same list read once more goes
    on with the rest, `KeepImported` lets it be, `UndoImport` takes it back.
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

        Homes that were changed here since the preview, or were imported meanwhile, are found by `PreviewImport` anew.

        Args:
            preview: What a person has said yes to.
            progress: Told after each piece: so many of so many.
            cancel: Asked between pieces.

        Raises:
            RuleError: nothing_chosen: no row is accepted. Whatever comes later is told in what is returned.
        """
        run = self.begin(preview)
        try:
            while not run.whole:
                if cancel is not None and cancel():
                    raise RuleError(Refusal.IMPORT_CANCELLED)
                run = self.go_on(run, MANY)
                if progress is not None:
                    progress(len(run.homes), len(run.rows))
        except IfodeskError as error:
            with suppress(IfodeskError):
                TakeBackHomes(self.session)(self.made(run).left)
            return self.stopped(run, error)
        return run.done

    def begin(self, preview: Preview) -> ImportRun:
        """Return an import with nothing made yet. Raises ``RuleError`` nothing_chosen when no row is accepted.

        When a former import of the same list stopped, this one goes on with it and has its name.
        """
        if not preview.accepted:
            raise RuleError(Refusal.NOTHING_CHOSEN)
        for batch, found in _stopped(self.session).items():
            if _same_list(preview, found):
                return ImportRun(batch, preview.accepted, tuple(one.id for one in found))
        return ImportRun(self.session.random(_BATCH_BYTES).hex(), preview.accepted)

    def go_on(self, run: ImportRun, most: int = A_FEW) -> ImportRun:
        """Make at most *most* homes more, in one commit.

        Raises as `AddHome`; then `stopped` says what is here.
        """
        with self.session.records.bulk():
            rows = run.rows[len(run.homes) : len(run.homes) + most]
            made = AddHome(self.session).make_all(self._home(run, row) for row in rows)
        return replace(run, homes=(*run.homes, *(one.id for one in made)))

    def made(self, run: ImportRun) -> TakeBackRun:
        """Return what a stopped *run* made, for `TakeBackHomes`; what an earlier one made is left as it was."""
        return TakeBackRun(tuple(one for one in self._here(run) if one not in run.before))

    def stopped(self, run: ImportRun, why: IfodeskError) -> Imported:
        """Return what is here of an import that *why* stopped."""
        return _imported(run, self._here(run), why)

    def _here(self, run: ImportRun) -> tuple[EntityId, ...]:
        found = (seen.value for seen in homes(self.session))
        return tuple(one.id for one in found if one.import_batch == run.batch)

    def _home(self, run: ImportRun, row: HomeRow) -> tuple[Home, list[HomeAdult]]:
        session = self.session
        home = Home(id=new_id(session.random), import_batch=run.batch, import_size=run.size, **row.values)
        adults = [
            HomeAdult(id=new_id(session.random), home=home.id, role=AdultRole.CARER, name=name) for name in row.adults
        ]
        return home, adults


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
            run = self.go_on(run, MANY)
        return run.done

    def go_on(self, run: TakeBackRun, most: int = A_FEW) -> TakeBackRun:
        """Look at *most* homes more, in one commit."""
        with self.session.records.bulk():
            stay = [home for home in run.left[:most] if (seen := self._here(home)) and not self._removed(seen)]
        gone = len(run.left[:most]) - len(stay)
        return TakeBackRun(run.left[most:], run.removed + gone, (*run.kept, *stay))

    def still_here(self, run: TakeBackRun) -> int:
        """Return how many homes of *run* are left, after something stopped it."""
        return sum(self._here(home) is not None for home in run.left)

    def _here(self, home: EntityId) -> Seen[Home] | None:
        return find(self.session.records, Home, home)

    def _removed(self, seen: Seen[Home]) -> bool:
        """Remove a home, and return True; one that somebody has worked with belongs to no import any more."""
        session = self.session
        if _touched(session, seen.value):
            _let_go(session, seen)
            return False
        for adult in session.records.children(HomeAdult, seen.value.id):
            session.records.remove(adult)
        session.records.remove(seen)
        return True


@dataclass(frozen=True, slots=True)
class KeepImported:
    """Let what a stopped import made stay as it is, and ask about it no more."""

    session: Session

    def __call__(self, batch: str) -> Changed:
        """Return what changed. The homes belong to no import any more."""
        found = [seen for seen in homes(self.session) if seen.value.import_batch == batch]
        with self.session.records.bulk():
            return together(*(_let_go(self.session, seen) for seen in found))


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


@dataclass(frozen=True, slots=True)
class StoppedImport:
    """An import that stopped half way, however that was: it can be gone on with, kept or taken back."""

    batch: str
    here: int
    """Homes of it that are here."""
    of: int
    """So many it was to make."""


def unfinished(session: Session) -> tuple[StoppedImport, ...]:
    """Return imports that stopped half way: fewer homes than they were to make."""
    found = _stopped(session)
    return tuple(StoppedImport(batch, len(found[batch]), _size(found[batch])) for batch in sorted(found))


def _stopped(session: Session) -> Mapping[str, Sequence[Home]]:
    """Return the homes of each import that stopped half way."""
    made: defaultdict[str, list[Home]] = defaultdict(list)
    for seen in homes(session):
        if seen.value.import_batch is not None:
            made[seen.value.import_batch].append(seen.value)
    return {batch: found for batch, found in made.items() if len(found) < _size(found)}


def _same_list(preview: Preview, found: Sequence[Home]) -> bool:
    """Return whether a list is the one that *found* came from: all of them stand in it, and nothing else lacks."""
    listed = {key(row.name, row.values.get("place")) for row in preview.rows if row.name}
    left = _size(found) - len(found)
    return left == len(preview.accepted) and all(key(one.name, one.place) in listed for one in found)


def _size(found: Sequence[Home]) -> int:
    return max((one.import_size or 0 for one in found), default=0)


def _imported(run: ImportRun, made: tuple[EntityId, ...], why: IfodeskError | None) -> Imported:
    return Imported(run.batch, made, run.size, Changed(_OF_IMPORT, frozenset(made)), why)


def _let_go(session: Session, seen: Seen[Home]) -> Changed:
    return change(session.records, seen, replace(seen.value, import_batch=None, import_size=None)).changed


def _touched(session: Session, home: Home) -> bool:
    lines = session.log.history(home.id)
    return home.pool is not None or any(line.what not in _BY_IMPORT or line.kind not in _OF_IMPORT for line in lines)
