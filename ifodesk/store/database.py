"""The one connection to the vault's database, and its transactions.

Two kinds of writing: `durable` is on disk when it returns, `slice` leaves the transaction open so that many slices of
bulk work share one commit. A durable piece inside an open bulk transaction commits everything before it too.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, Protocol, TypeAlias, final

from sqlcipher3 import dbapi2 as sqlcipher

from ifodesk.store.binding import INSERT, Plain, insert, inserts, plain_inserts, whole_rows
from ifodesk.store.binding import Value as Value  # noqa: PLC0414 - handed on
from ifodesk.store.problems import database_problems, raise_mapped
from ifodesk.usecases.errors import WorldError

Row: TypeAlias = tuple[Any, ...]
"""What a query gives; the caller knows the types of its own columns."""

_CACHE_KIB: Final = 8_192
_ROOMY_CACHE_KIB: Final = 65_536
_MANY_ROWS: Final = 20_000
"""Changed in one commit: then more is likely to come, and the pages of indexes by random ids are worth their room."""
_STATEMENTS: Final = 512
"""More than a session uses. The library drops the one used least: of a full store each newcomer, at once. Whatever a
vault of many kinds did not ask for in its first minute was translated anew each time: two to eight times as long."""
_SETTINGS: Final = (
    # One program, one connection: no shared memory file, and nobody else reads along.
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA secure_delete = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    f"PRAGMA cache_size = -{_CACHE_KIB}",
)


class Observer(Protocol):
    """Sees what is written: the benchmark's floor writes the same rows."""

    def wrote(self, sql: str, rows: Sequence[Sequence[Value]]) -> None:
        """Take the rows of one statement."""
        ...

    def committed(self) -> None:
        """Take note of a commit."""
        ...


@final
class Database:
    """An open, keyed connection. Use it on the thread that opened it."""

    def __init__(self, file: Path, key: bytes) -> None:
        """Open *file*, which SQLCipher makes when it is not there.

        Raises:
            WorldError: damaged_vault, vault_gone, vault_in_use, vault_read_only or disk_full.
        """
        self.file = file
        self.observer: Observer | None = None
        self._forget: list[Callable[[], None]] = []
        self._behind: list[Callable[[], None]] = []
        self._depth = 0
        self._bulk = False
        self._roomy = False
        self._changes = 0
        with database_problems(file):
            self._connection = sqlcipher.connect(str(file), isolation_level=None, cached_statements=_STATEMENTS)
            self._cursor = self._connection.cursor()
            try:
                self._prepare(key)
            except sqlcipher.Error:
                self._connection.close()
                raise
        self._inode = _inode(file)

    def _prepare(self, key: bytes) -> None:
        # The library otherwise prints to standard error, where logs are made of it.
        self._connection.execute("PRAGMA cipher_log_level = NONE")
        self._connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        for setting in _SETTINGS:
            self._connection.execute(setting).fetchall()
        self._connection.execute("SELECT count(*) FROM sqlite_master").fetchone()

    def on_rollback(self, forget: Callable[[], None]) -> None:
        """Call *forget* whenever something was taken back: what it remembers of the database may be wrong then."""
        self._forget.append(forget)

    # --- what is written later ---

    @property
    def gathers(self) -> bool:
        """Whether saves may wait for one another: inside `bulk`, and in no piece that could be taken back."""
        return self._bulk and not self._depth

    def defer(self, work: Callable[[], None]) -> None:
        """Let *work* write before anything else is read, written or committed: many small writes become a large one.

        Whoever defers forgets its work when something is taken back (`on_rollback`).
        """
        if work not in self._behind:
            self._behind.append(work)

    def catch_up(self) -> None:
        """Have everything deferred written now."""
        works = self._behind[:]
        self._behind.clear()
        with self.slice():
            for work in works:
                work()

    # --- reading and writing ---

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        """Return all rows of a query."""
        if self._behind:
            self.catch_up()
        try:
            return self._cursor.execute(sql, values).fetchall()
        except sqlcipher.Error as error:
            raise_mapped(error, self.file)
            raise

    def some_at_a_time(self, sql: str, values: Sequence[Value] = (), *, first: int, then: int) -> Iterator[list[Row]]:
        """Give the rows of a query, *first* of them and *then* so many at a time: whoever has enough reads no further.

        Writing is allowed meanwhile, but not to what is read.
        """
        if self._behind:
            self.catch_up()
        try:
            cursor = self._connection.cursor().execute(sql, values)
            rows = cursor.fetchmany(first)
            while rows:
                yield rows
                rows = cursor.fetchmany(then)
        except sqlcipher.Error as error:
            raise_mapped(error, self.file)
            raise

    def one(self, sql: str, values: Sequence[Value] = ()) -> Row | None:
        """Return the first row of a query, or None."""
        if self._behind:
            self.catch_up()
        return self.peek(sql, values)

    def peek(self, sql: str, values: Sequence[Value] = ()) -> Row | None:
        """Return the first row of a query, or None, of what is written: the caller knows what was deferred of it."""
        try:
            row: Row | None = self._cursor.execute(sql, values).fetchone()
        except sqlcipher.Error as error:
            raise_mapped(error, self.file)
            raise
        return row

    def write(self, sql: str, values: Sequence[Value] = ()) -> None:
        """Run one statement that writes. Only inside `durable` or `slice`."""
        if self._behind:
            self.catch_up()
        if self.observer is not None:
            self.observer.wrote(sql, (values,))
        try:
            self._cursor.execute(sql, values)
        except sqlcipher.Error as error:
            raise_mapped(error, self.file)

    def write_many(self, sql: str, rows: Iterable[Sequence[Value]]) -> None:
        """Run one statement for each of *rows*. Only inside `durable` or `slice`."""
        if self._behind:
            self.catch_up()
        if self.observer is not None:
            rows = tuple(rows)
            self.observer.wrote(sql, rows)
        try:
            self._cursor.executemany(sql, rows)
        except sqlcipher.Error as error:
            raise_mapped(error, self.file)

    def insert_many(
        self, table: str, columns: Sequence[str], rows: Sequence[Sequence[Value]], *, verb: str = INSERT
    ) -> None:
        """Insert rows that do not depend on each other's order. Only inside `durable` or `slice`.

        *verb*: ``INSERT OR FAIL``, ``INSERT OR IGNORE`` or ``INSERT OR REPLACE``.
        """
        if self._behind:
            self.catch_up()
        if self.observer is not None:
            self.observer.wrote(insert(verb, table, tuple(columns)), rows)
        try:
            for sql, bound in inserts(verb, table, columns, rows):
                self._cursor.executemany(sql, bound)
        except sqlcipher.Error as error:
            raise_mapped(error, self.file)

    def insert_plain(
        self,
        table: str,
        columns: tuple[str, ...],
        rows: Sequence[Plain],
        *,
        verb: str = INSERT,
        among: tuple[str, ...] = (),
    ) -> None:
        """Insert rows in which nothing is None and nothing ``bytes``, in their order. Else as `insert_many`.

        *among*: all the columns of which *columns* are those with values; the observer is shown whole rows.
        """
        if self._behind:
            self.catch_up()
        if self.observer is not None:
            named = among or columns
            self.observer.wrote(insert(verb, table, named), whole_rows(named, columns, rows))
        try:
            for sql, bound in plain_inserts(verb, table, columns, rows):
                self._cursor.executemany(sql, bound)
        except sqlcipher.Error as error:
            raise_mapped(error, self.file)

    @contextmanager
    def durable(self) -> Iterator[None]:
        """Do what is inside whole or not at all, and have it on disk at the end. Inside another one it joins that."""
        if self._depth:
            yield
            return
        with self._piece():
            yield
        if not self._bulk:
            self.settle()

    @contextmanager
    def bulk(self) -> Iterator[None]:
        """Let everything `durable` inside share one commit at the end: only then is it on disk."""
        if self._bulk:
            yield
            return
        self._bulk = True
        try:
            yield
        finally:
            self._bulk = False
            self.settle()

    @contextmanager
    def slice(self) -> Iterator[None]:
        """Do what is inside whole or not at all; it reaches the disk with the next `settle` or `durable`."""
        if self._depth:
            yield
            return
        with self._piece():
            yield

    @contextmanager
    def _piece(self) -> Iterator[None]:
        if self._behind:
            self.catch_up()
        alone = not self._connection.in_transaction
        self._run("BEGIN IMMEDIATE" if alone else "SAVEPOINT piece")
        self._depth = 1
        try:
            yield
            if self._behind:
                self.catch_up()
            if not alone:
                self._run("RELEASE piece")
        except BaseException:
            self._take_back(alone=alone)
            raise
        finally:
            self._depth = 0

    def _take_back(self, *, alone: bool) -> None:
        """Undo the piece. SQLite itself may have undone the whole transaction (a full disk): then that is gone too."""
        try:
            if alone:
                self._roll_back()
            elif self._connection.in_transaction:
                self._connection.execute("ROLLBACK TO piece")
                self._connection.execute("RELEASE piece")
        except sqlcipher.Error:
            self._roll_back()
        self._forget_all()

    def _forget_all(self) -> None:
        self._behind.clear()
        for forget in self._forget:
            forget()

    def settle(self) -> None:
        """Commit an open transaction: return once it is on disk."""
        if self._behind:
            self.catch_up()
        if not self._connection.in_transaction:
            return
        try:
            self._require_file()
            self._run("COMMIT")
        except WorldError:
            self._roll_back()
            self._forget_all()
            raise
        if self.observer is not None:
            self.observer.committed()
        self._fit_cache()

    def _fit_cache(self) -> None:
        """Let the cache take much memory only while commits are large."""
        changes = self._connection.total_changes
        roomy, self._changes = changes - self._changes > _MANY_ROWS, changes
        if roomy != self._roomy:
            self._roomy = roomy
            self._run(f"PRAGMA cache_size = -{_ROOMY_CACHE_KIB if roomy else _CACHE_KIB}")

    def _roll_back(self) -> None:
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    def _require_file(self) -> None:
        """Raise when the folder was taken away: a deleted file that is still open takes every write and keeps none."""
        if _inode(self.file) != self._inode:
            raise WorldError("vault_gone")

    def _run(self, sql: str) -> None:
        with database_problems(self.file):
            self._connection.execute(sql)

    def checkpoint(self) -> None:
        """Move everything from the write-ahead log into the database file and empty the log."""
        self.rows("PRAGMA wal_checkpoint(TRUNCATE)")

    def outside_transactions(self, sql: str, values: Sequence[Value] = ()) -> None:
        """Run a statement that cannot stand in a transaction (VACUUM, PRAGMA)."""
        self.settle()
        self.rows(sql, values)

    def damaged_pages(self) -> list[str]:
        """Return what SQLCipher finds wrong, page by page; reads the whole file."""
        return [str(row[0]) for row in self.rows("PRAGMA cipher_integrity_check")]

    def close(self) -> None:
        """Commit what is open and close. Safe to call twice."""
        try:
            self.settle()
        finally:
            self._connection.close()


def first_damaged_page(file: Path, key: bytes) -> int:
    """Return the number of the first page of a database file that is not as it was written; 0 when none is found."""
    connection = sqlcipher.connect(str(file), isolation_level=None)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        return page_named([str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check")])
    except sqlcipher.Error:
        return 0
    finally:
        connection.close()


def page_named(found: Sequence[str]) -> int:
    """Return the page that the first line of `Database.damaged_pages` names; 0 when there is none."""
    return next((int(word) for line in found[:1] for word in line.split() if word.isdigit()), 0)


def _inode(file: Path) -> tuple[int, int] | None:
    try:
        found = os.stat(file)  # noqa: PTH116 - called at each commit: half the time of Path.stat
    except OSError:
        return None
    return found.st_dev, found.st_ino
