"""Karin's vault, in a municipality whose chief is Berit and where Per works, too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from shutil import copytree

import pytest

from ifodesk.compose.opening import Opened, open_here
from ifodesk.compose.surroundings import Surroundings
from ifodesk.domain.entities.municipality import MunicipalitySettings
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.store.queries.queries import VaultQueries
from ifodesk.system.clock import FixedClock
from ifodesk.system.key_ring import NoKeyRing
from ifodesk.usecases.ports import MUNICIPALITY
from ifodesk.usecases.seen import Write
from ifodesk.usecases.session import Session
from tests.changes.cast import seeded
from tests.store.world import CHEAP, PASSPHRASE, three

MORNING = datetime(2026, 11, 26, 8, 42, tzinfo=UTC)
"""A Thursday."""


@dataclass
class Vault:
    """One person's vault, with what a test reaches behind."""

    opened: Opened
    clock: FixedClock

    @property
    def session(self) -> Session:
        return self.opened.session

    @property
    def queries(self) -> VaultQueries:
        found = self.session.queries
        assert isinstance(found, VaultQueries)
        return found

    @property
    def me(self) -> MemberId:
        return self.session.directory.me().id

    def colleague(self, name: str) -> MemberId:
        return next(one.id for one in self.session.directory.members() if one.name.startswith(name))

    def today(self) -> date:
        return self.clock.today()

    def pass_time(self, **by: float) -> None:
        self.clock.move(self.clock.now() + timedelta(**by))

    def rows(self, sql: str) -> Sequence[tuple[object, ...]]:
        return self.opened.parts.core.database.rows(sql)

    def rebuild(self) -> None:
        """Drop the projection and make it anew from the cells."""
        core = self.opened.parts.core
        with core.database.durable():
            core.projection.make()
            for compartment in core.compartments.all():
                infos = core.entities.of_compartment(compartment.row)
                core.projection.write_anew(infos.values(), core.cells.rows_of(compartment.row, set(infos)))


@pytest.fixture(scope="session")
def joined(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of Karin's vault, closed."""
    with three(tmp_path_factory.mktemp("joined")) as (world, berit, karin, _per):
        settings = MunicipalitySettings(id=EntityId(berit.core.identity.municipality), chief_for_new_cases=berit.me)
        berit.open.session.records.save([Write(settings)], home=MUNICIPALITY)
        world.sync(rounds=2)
    return karin.folder


@pytest.fixture
def vault(joined: Path, tmp_path: Path) -> Iterator[Vault]:
    clock = FixedClock(MORNING)
    surroundings = Surroundings(NoKeyRing(), clock, seeded("work"), cost=CHEAP, least_cost=CHEAP)
    folder = Path(copytree(joined, tmp_path / "vault"))
    opened = open_here(folder, PASSPHRASE, surroundings)
    yield Vault(opened, clock)
    opened.session.close()
