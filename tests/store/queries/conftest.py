"""A vault of one person, without passphrase work, that the queries read from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from shutil import copy

import pytest

from ifodesk.changes.ids import KEY_BYTES, Rng
from ifodesk.changes.record_parts import CompartmentKind
from ifodesk.changes.record_parts import Role as LogRole
from ifodesk.domain.declare import all_specs
from ifodesk.domain.entities.municipality import MunicipalitySettings
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.store.catalog import Catalog
from ifodesk.store.core import Core, build_core
from ifodesk.store.database import Database
from ifodesk.store.identity import load_identity
from ifodesk.store.keys.compartments import Compartment
from ifodesk.store.keys.wrapping import Wrapping
from ifodesk.store.lineage import find_entity
from ifodesk.store.members.book import Book
from ifodesk.store.members.directory import BookDirectory
from ifodesk.store.members.key_making import KeyMaking
from ifodesk.store.members.readers import BookReaders, open_new
from ifodesk.store.members.sealing import Sealing
from ifodesk.store.queries.queries import COMPANIONS, VaultQueries, build_queries
from ifodesk.store.records.reading import Reading
from ifodesk.store.records.records import VaultRecords
from ifodesk.usecases.ports import MUNICIPALITY, Conflict, HistoryLine, Randomness, Role
from ifodesk.usecases.seen import Changed, Saved, Write
from ifodesk.usecases.session import RoundResult, Session
from tests.changes.cast import seeded
from tests.law import the_law
from tests.store.members.conftest import Seat, Seats
from tests.ui.fakes import FakeSync


class MovableClock:
    """Stands at Thursday 26 November 2026, 08:42 UTC, until it is moved."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 26, 8, 42, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at

    def today(self) -> date:
        return self.at.date()

    def pass_time(self, **by: float) -> None:
        self.at += timedelta(**by)


@dataclass
class CountedLog:
    """The port Log with as many conflicts as a test wants."""

    open: list[Conflict] = field(default_factory=list)

    def history(self, root: EntityId) -> tuple[HistoryLine, ...]:
        raise NotImplementedError(root)

    def conflicts(self) -> tuple[Conflict, ...]:
        return tuple(self.open)

    def resolve(self, conflict: Conflict, value: object) -> Saved:
        raise NotImplementedError(conflict, value)


@dataclass
class Whereabouts:
    core: Core

    def compartment_of(self, entity: EntityId) -> Compartment:
        found = self.core.compartments.at(find_entity(self.core, entity).compartment)
        assert found is not None
        return found


class Staying:
    def pack(self, compartment: Compartment) -> None:
        raise NotImplementedError(compartment)

    def close(self, compartment: Compartment) -> Changed:
        raise NotImplementedError(compartment)


@dataclass
class Vault:
    """One person's vault, with what a test reaches behind."""

    session: Session
    core: Core
    clock: MovableClock
    log: CountedLog
    bulk: Callable[[], AbstractContextManager[None]]

    def rebuild(self) -> None:
        """Drop the projection and make it anew from the cells."""
        with self.core.database.durable():
            self.core.projection.make()
            for compartment in self.core.compartments.all():
                infos = self.core.entities.of_compartment(compartment.row)
                rows = self.core.cells.rows_of(compartment.row, set(infos))
                self.core.projection.write_anew(infos.values(), rows)

    @property
    def queries(self) -> VaultQueries:
        found = self.session.queries
        assert isinstance(found, VaultQueries)
        return found

    def colleague(self, name: str) -> MemberId:
        return next(one.id for one in self.session.directory.members() if one.name.startswith(name))

    @property
    def me(self) -> MemberId:
        return MemberId(self.core.identity.member)

    def rows(self, sql: str) -> Sequence[tuple[object, ...]]:
        return self.core.database.rows(sql)


def vault_of(seat: Seat) -> Vault:
    clock = MovableClock()
    log = CountedLog()
    core = _core(seat, clock)
    book = Book(core.database, core.identity)
    sealing = Sealing(core.database, core.identity, core.compartments, book, KeyMaking(core.compartments, seat.rng))
    with core.database.durable():
        own = open_new(sealing, core.identity, CompartmentKind.OWN, ())
    core = replace(core, identity=replace(core.identity, own_compartment=own.cid))
    readers = BookReaders(core.database, core.identity, book, sealing, Whereabouts(core), Staying())
    reading = Reading(core.database, core.catalog, core.cells)
    records = VaultRecords(core, reading)
    directory = BookDirectory(book, core.identity)
    session = Session(
        records=records,
        readers=readers,
        directory=directory,
        log=log,
        queries=build_queries(reading, readers, log, clock, directory.me().id),
        sync=FakeSync(result=RoundResult(0, 0, Changed(frozenset()))),
        clock=clock,
        random=_random(seat.rng),
        law=the_law(),
        practice=False,
        close=core.database.close,
    )
    chief = next(one.id for one in directory.members() if Role.CHIEF in one.roles)
    settings = MunicipalitySettings(id=EntityId(core.identity.municipality), chief_for_new_cases=chief)
    records.save([Write(settings)], home=MUNICIPALITY)
    return Vault(session, core, clock, log, records.bulk)


def _core(seat: Seat, clock: MovableClock) -> Core:
    core = build_core(
        seat.database,
        seat.wrapping,
        seat.me,
        catalog=Catalog(all_specs()),
        clock=clock,
        rng=seat.rng,
        companions=COMPANIONS,
    )
    with core.database.durable():
        core.projection.make()
    return core


def _random(draw: Rng) -> Randomness:
    def random(count: int) -> bytes:
        return draw(count)

    return random


@pytest.fixture(scope="session")
def joined(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return Karin's database, in a municipality whose chief is Berit and where Per works, too."""
    folder = tmp_path_factory.mktemp("joined")
    seats = Seats(folder)
    berit, karin, per = seats.founder(), seats.empty(), seats.empty()
    for seat, name in ((per, "Per Lundmark"), (karin, "Karin Norberg")):
        request = seat.asking.request(berit.welcoming.invitation(), name, "socialsekreterare")
        seat.identity = seat.asking.accept(berit.welcoming.approve(request, (LogRole.CASEWORKER,)))
    for seat in seats.made:
        seat.database.close()
    return karin.database.file


@pytest.fixture
def vault(joined: Path, tmp_path: Path) -> Iterator[Vault]:
    """Karin's vault."""
    rng = seeded("seat 1")
    key, kek = rng(KEY_BYTES), rng(KEY_BYTES)
    database = Database(Path(copy(joined, tmp_path)), key)
    wrapping = Wrapping(kek)
    yield vault_of(Seat(database, wrapping, seeded("work"), load_identity(database, wrapping)))
    database.close()
