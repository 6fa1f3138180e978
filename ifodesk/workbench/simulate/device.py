"""One person's device in virtual time: a real vault that can be killed, copied and put back."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Final

from ifodesk.compose import founding
from ifodesk.compose.opening import Opened, open_here
from ifodesk.compose.surroundings import Surroundings
from ifodesk.domain.ids import MemberId
from ifodesk.store.vault.vault import Locked
from ifodesk.sync.hub import Hub
from ifodesk.sync.round import SyncRound
from ifodesk.system.key_ring import NoKeyRing
from ifodesk.usecases.sync_ports import RoundOutcome
from ifodesk.workbench.practice.layout import CHEAP
from ifodesk.workbench.practice.seeded import SeededBytes

START: Final = datetime(2026, 11, 23, 7, tzinfo=UTC)
"""The first morning."""
_LOOK: Final = timedelta(milliseconds=3)


@dataclass(slots=True)
class WorldTime:
    """The true time of the simulated world."""

    at: datetime = START

    def pass_by(self, duration: timedelta) -> None:
        """Let time go on."""
        self.at += duration


@dataclass(slots=True)
class DeviceClock:
    """Serves the port ``Clock``: the true time, as wrong as this device's clock is. Each look is a little later."""

    world: WorldTime
    wrong_by: timedelta = timedelta()
    looks: int = 0

    def now(self) -> datetime:
        """Return the moment that the device believes in."""
        self.looks += 1
        return self.world.at + self.wrong_by + self.looks % 1000 * _LOOK

    def today(self) -> date:
        """Return the day that the device believes in, UTC."""
        return self.now().date()


@dataclass(slots=True)
class Device:
    """A vault with its person."""

    name: str
    folder: Path
    passphrase: str
    municipality: str
    """SCB code."""
    clock: DeviceClock
    random: SeededBytes
    opened: Opened | None = None
    trouble: set[str] = field(default_factory=set)
    """Why more may be held, or less be equal, than for others: "removed", "cloned", "restored", "mole"."""
    away_until: int = 0
    """The day from which it is online again."""
    rounds: int = 0
    on_stick: bool = False

    @property
    def around(self) -> Surroundings:
        """What the program is given."""
        return Surroundings(NoKeyRing(), self.clock, self.random, cost=CHEAP, least_cost=CHEAP)

    @property
    def open(self) -> Opened:
        """The open vault; it is opened when it is not."""
        if self.opened is None:
            self.opened = open_here(self.folder, self.passphrase, self.around)
            # A killed program loses nothing that the operating system has taken; power is not cut here.
            self.opened.parts.core.database.outside_transactions("PRAGMA synchronous = OFF")
        return self.opened

    @property
    def me(self) -> MemberId:
        """The member who signs in here."""
        return MemberId(self.open.parts.core.identity.member)

    @property
    def healthy(self) -> bool:
        """Whether this device shall end as everybody's does."""
        return not self.trouble

    def make(self) -> None:
        """Make an empty vault, and lay its passphrase beside it."""
        founding.make_vault(self.folder, self.passphrase, self.around, hint=self.name)
        self.folder.with_name(f"{self.name}.pass").write_text(self.passphrase + "\n", "utf-8")

    def close(self) -> None:
        """Close the vault."""
        if self.opened is not None:
            self.opened.session.close()
            self.opened = None

    def round(self, hub: Hub, *, steps: int | None = None) -> RoundOutcome | None:
        """Run a sync round with *hub*; only its first *steps* when given, and then nothing is returned."""
        parts = self.open.parts
        one = SyncRound(hub, parts.inbox, parts.outbox, now_ms=int(self.clock.now().timestamp() * 1000))
        for step in islice(one.steps(), steps):
            step.run()
        self.rounds += 1
        return one.outcome if steps is None else None

    def note_silence(self) -> None:
        """Let the program see who has not been heard, as it does after each round."""
        parts = self.open.parts
        with parts.core.database.durable():
            parts.report.note(int(self.clock.now().timestamp() * 1000))

    def size(self) -> int:
        """Return how many objects and records are held."""
        counts = (
            "SELECT (SELECT count(*) FROM received) + (SELECT count(*) FROM record) + (SELECT count(*) FROM parcel)"
        )
        row = self.open.parts.core.database.one(counts)
        return 0 if row is None else int(row[0])

    def shout(self, hub: Hub) -> None:
        """Send what waits and a head, and listen to nothing: no honest program does this."""
        outbox, now_ms = self.open.parts.outbox, int(self.clock.now().timestamp() * 1000)
        for one in outbox.pack(now_ms):
            hub.put_new(one.name, one.data)
            outbox.uploaded([one.name])
        head = outbox.head(now_ms)
        if head is not None:
            hub.put_head(head.name, head.data)
            outbox.uploaded([head.name])
        self.rounds += 1

    def die(self) -> None:
        """Be killed here and now: what is on disk at this moment is all that is left. Opened again when next used."""
        left = self.copy(self.folder.with_name(f"{self.name}.killed"))
        self.close()
        self.put_back(left)

    def copy(self, target: Path) -> Path:
        """Copy the vault as it lies on disk to *target*, in place of what lay there."""
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(self.folder, target)
        return target

    def put_back(self, copy: Path) -> None:
        """Put a copy in place of the vault, which must be closed; the copy is used up."""
        shutil.rmtree(self.folder)
        copy.replace(self.folder)

    def wake(self) -> None:
        """Stretch the passphrase like everybody's, so that the program itself can open the vault. Slow."""
        self.close()
        everyday = Surroundings(NoKeyRing(), least_cost=CHEAP)
        locked = Locked(self.folder, everyday.tools)
        unlocked = locked.keys(self.passphrase)
        try:
            locked.change_passphrase(unlocked, self.passphrase)
        finally:
            unlocked.lock.release()
