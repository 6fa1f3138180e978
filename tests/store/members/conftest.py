"""Vault databases that belong to one group."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from ifodesk.changes.ids import KEY_BYTES, Rng
from ifodesk.store.database import Database
from ifodesk.store.identity import Identity
from ifodesk.store.keys.compartments import Compartments
from ifodesk.store.keys.wrapping import Wrapping
from ifodesk.store.members.book import Book
from ifodesk.store.members.founding import Founder, found_group
from ifodesk.store.members.joining import Asking, Welcoming
from ifodesk.store.members.key_making import KeyMaking
from ifodesk.store.members.sealing import Sealing
from ifodesk.store.migrations.runner import bring_up_to_date
from tests.changes.cast import seeded

RIGHTS = bytes(32)


@dataclass
class Seat:
    """One device: its database, and who it is once it belongs to a group."""

    database: Database
    wrapping: Wrapping
    rng: Rng
    identity: Identity | None = None

    @property
    def me(self) -> Identity:
        assert self.identity is not None
        return self.identity

    @property
    def book(self) -> Book:
        return Book(self.database, self.me)

    @property
    def compartments(self) -> Compartments:
        return Compartments(self.database, self.wrapping)

    @property
    def sealing(self) -> Sealing:
        making = KeyMaking(self.compartments, self.rng)
        return Sealing(self.database, self.me, making.compartments, self.book, making)

    @property
    def asking(self) -> Asking:
        return Asking(self.database, self.wrapping, self.rng)

    @property
    def welcoming(self) -> Welcoming:
        sealing = self.sealing
        return Welcoming(self.database, self.me, sealing.book, sealing)


class Seats:
    """Makes seats in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.made: list[Seat] = []

    def empty(self) -> Seat:
        number = len(self.made)
        rng = seeded(f"seat {number}")
        database = Database(self._folder / f"{number}.db", rng(KEY_BYTES))
        bring_up_to_date(database)
        self.made.append(Seat(database, Wrapping(rng(KEY_BYTES)), rng))
        return self.made[-1]

    def founder(self) -> Seat:
        seat = self.empty()
        who = Founder("2425", "Dorotea", "Berit Ask", "IFO-chef")
        seat.identity = found_group(seat.database, seat.wrapping, who, rights=RIGHTS, rng=seat.rng)
        return seat


@pytest.fixture
def seats(tmp_path: Path) -> Iterator[Seats]:
    made = Seats(tmp_path)
    yield made
    for seat in made.made:
        seat.database.close()
