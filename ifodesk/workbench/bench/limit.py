"""The limit of `apply` and `author`: the same rows into the same tables in as many transactions, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeAlias

from typing_extensions import override

from ifodesk.store.database import Database, Observer, Value

Rows: TypeAlias = list[Sequence[Value]]
Transaction: TypeAlias = dict[str, Rows]
"""The rows of each statement, in the order in which the statements first came."""


@dataclass(slots=True)
class Recorder(Observer):
    """Notes the rows that are written. Rows taken out are not noted: the limit does not undo anything."""

    transactions: list[Transaction] = field(default_factory=list)
    _open: Transaction = field(default_factory=dict)

    @override
    def wrote(self, sql: str, rows: Sequence[Sequence[Value]]) -> None:
        if sql.lstrip().upper().startswith("DELETE"):
            return
        self._open.setdefault(sql, []).extend(tuple(row) for row in rows)

    @override
    def committed(self) -> None:
        self.transactions.append(self._open)
        self._open = {}

    def count(self) -> int:
        """Return how many rows were noted."""
        return sum(len(rows) for one in self.transactions for rows in one.values())


@contextmanager
def recording(database: Database) -> Iterator[Recorder]:
    """Note what is written inside."""
    recorder = Recorder()
    database.observer = recorder
    try:
        yield recorder
    finally:
        database.observer = None


def write_again(database: Database, transactions: Sequence[Transaction]) -> None:
    """Write the rows with one ``executemany`` for each statement of a transaction."""
    for transaction in transactions:
        with database.slice():
            for sql, rows in transaction.items():
                database.write_many(sql, rows)
        database.settle()
