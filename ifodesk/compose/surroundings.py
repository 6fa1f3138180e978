"""What the program is given by the computer it runs on; practice, tests and simulation give something else."""

from __future__ import annotations

from dataclasses import dataclass, field

from ifodesk.store.vault.disk import Disk
from ifodesk.store.vault.stretching import EVERY_DAY, Cost
from ifodesk.store.vault.vault import Tools
from ifodesk.system.clock import SystemClock
from ifodesk.system.key_ring import SystemKeyRing
from ifodesk.system.marks import FileMarks, NoMarks
from ifodesk.system.randomness import SystemRandomness
from ifodesk.usecases.computer_ports import KeyRing, Marks
from ifodesk.usecases.ports import Clock, Randomness


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Clock, randomness, key ring and disk."""

    key_ring: KeyRing = field(default_factory=SystemKeyRing)
    clock: Clock = field(default_factory=SystemClock)
    random: Randomness = field(default_factory=SystemRandomness)
    disk: Disk = field(default_factory=Disk)
    marks: Marks = field(default_factory=NoMarks)
    cost: Cost = EVERY_DAY
    """Work that a new passphrase is stretched with. Lower than `EVERY_DAY` in tests and trials only."""
    least_cost: Cost = EVERY_DAY
    """The floor for vaults that are opened."""

    @classmethod
    def of_this_computer(cls) -> Surroundings:
        """Return what real work has: marks of the vaults too, which practice and tests go without."""
        return cls(marks=FileMarks.of_this_computer())

    @property
    def tools(self) -> Tools:
        """What the vault needs of it."""
        return Tools(self.key_ring, self.random, self.disk, self.cost, self.least_cost)
