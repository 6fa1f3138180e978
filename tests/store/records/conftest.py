"""One chief's vault with one case, for all tests of a module: each works on what it makes itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from ifodesk.domain.ids import EntityId
from ifodesk.usecases.ports import Records
from tests.store.world import Seat, World


@dataclass
class Desk:
    """A seat with a case and a plan in it."""

    seat: Seat
    case: EntityId
    plan: EntityId

    @property
    def records(self) -> Records:
        return self.seat.open.session.records

    def new_id(self) -> EntityId:
        return self.seat.new_id()

    def assertions(self) -> int:
        ((count,),) = self.seat.core.database.rows("SELECT count(*) FROM assertion")
        return int(count)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    world = World(tmp_path_factory.mktemp("records"))
    seat = world.founder()
    case = seat.case()
    yield Desk(seat, case, seat.plan(case))
    world.close()
