"""People with real vaults who meet in a folder. Passphrases are stretched cheaply; everything else is as it ships."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import shake_256
from pathlib import Path
from typing import final

from typing_extensions import override

from ifodesk.changes.record_parts import Role
from ifodesk.compose import founding
from ifodesk.compose.opening import Opened, open_here
from ifodesk.compose.surroundings import Surroundings
from ifodesk.domain.entities.municipality import MunicipalitySettings
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.store.vault.stretching import Cost
from ifodesk.system.clock import FixedClock
from ifodesk.system.key_ring import NoKeyRing
from ifodesk.usecases.ports import MUNICIPALITY, Randomness
from ifodesk.usecases.seen import Write
from ifodesk.usecases.session import RoundResult, Session

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "sex ord som ingen annan vet"  # noqa: S105 - of throwaway vaults
MORNING = datetime(2026, 11, 26, 8, 0, tzinfo=UTC)


@final
class SeededRandomness(Randomness):
    """The same bytes for the same seed, so that two runs can be compared."""

    def __init__(self, seed: str) -> None:
        self._seed, self._count = seed, 0

    @override
    def __call__(self, count: int) -> bytes:
        self._count += 1
        return shake_256(f"{self._seed}/{self._count}".encode()).digest(count)


@dataclass
class Desk:
    """One person's device, unlocked."""

    name: str
    folder: Path
    opened: Opened
    around: Surroundings

    @property
    def session(self) -> Session:
        return self.opened.session

    @property
    def id(self) -> MemberId:
        return self.session.directory.me().id

    def sync(self) -> RoundResult:
        result = self.session.sync.round()
        assert result.problem is None
        return result

    def lock(self) -> None:
        self.session.close()

    def unlock(self) -> None:
        self.opened = open_here(self.folder, PASSPHRASE, self.around)


@dataclass
class Team:
    """Dorotea: Berit is chief; the others are caseworkers there."""

    place: Path
    desks: dict[str, Desk] = field(default_factory=dict)
    clock: FixedClock = field(default_factory=lambda: FixedClock(MORNING))

    @property
    def hub(self) -> Path:
        return self.place / "hub"

    def around(self, name: str) -> Surroundings:
        return Surroundings(
            key_ring=NoKeyRing(),
            clock=self.clock,
            random=SeededRandomness(name),
            cost=CHEAP,
            least_cost=CHEAP,
        )

    def found(self, name: str = "Berit Ask") -> Desk:
        around = self.around(name)
        folder = self.place / name
        fresh = founding.make_vault(folder, PASSPHRASE, around, hint=name)
        with fresh.opened() as bare:
            founding.found(bare, "2425", "Dorotea", name, "IFO-chef")
            founding.set_hub(bare, self.hub, prepare=True)
        return self.open(name, folder, around)

    def join(self, chief: Desk, name: str, *roles: Role) -> Desk:
        around = self.around(name)
        folder = self.place / name
        fresh = founding.make_vault(folder, PASSPHRASE, around, hint=name)
        invitation = chief.opened.welcoming.invitation()
        with fresh.opened() as bare:
            request = founding.ask(bare, invitation, name, "socialsekreterare", found=None, municipality="Dorotea")
            founding.accept(bare, chief.opened.welcoming.approve(request, roles or (Role.CASEWORKER,)))
            founding.set_hub(bare, self.hub, prepare=False)
        return self.open(name, folder, around)

    def name_chief_for_new_cases(self, chief: Desk) -> None:
        settings = MunicipalitySettings(
            id=EntityId(chief.opened.parts.core.identity.municipality), chief_for_new_cases=chief.id
        )
        chief.session.records.save([Write(settings)], home=MUNICIPALITY)

    def everybody_syncs(self, times: int = 2) -> None:
        for _ in range(times):
            for desk in self.desks.values():
                desk.sync()

    def pass_time(self, **step: int) -> None:
        self.clock.move(self.clock.now() + timedelta(**step))

    def open(self, name: str, folder: Path, around: Surroundings) -> Desk:
        self.desks[name] = Desk(name, folder, open_here(folder, PASSPHRASE, around), around)
        return self.desks[name]


@contextmanager
def dorotea(place: Path, *names: str) -> Iterator[Team]:
    """Give a group with Berit Ask as chief for new cases and the named caseworkers, everybody in step."""
    team = Team(place)
    try:
        chief = team.found()
        team.name_chief_for_new_cases(chief)
        for name in names:
            team.join(chief, name)
        team.everybody_syncs()
        yield team
    finally:
        for desk in team.desks.values():
            desk.lock()
