"""Everything that a simulation consists of, and what its parts ask of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from ifodesk.changes.ids import CompartmentId
from ifodesk.changes.ids import MemberId as LogMember
from ifodesk.usecases.sync_ports import RoundState
from ifodesk.workbench.practice.seeded import stream
from ifodesk.workbench.simulate.device import Device, WorldTime
from ifodesk.workbench.simulate.faults import Fault
from ifodesk.workbench.simulate.group import chiefs, found_group, make_devices
from ifodesk.workbench.simulate.hubs import Lie, Picture, ShownHub, Store
from ifodesk.workbench.simulate.model import Model
from ifodesk.workbench.simulate.watch import Watch
from ifodesk.workbench.simulate.work import Work, in_case


@dataclass(frozen=True, slots=True)
class Script:
    """What is to be simulated."""

    devices: int
    days: int
    seed: int
    faults: frozenset[Fault]
    out: Path
    """An empty or missing folder."""


@dataclass(slots=True)
class Cast:
    """The group, its hub, and the model."""

    script: Script
    time: WorldTime
    devices: list[Device]
    hub: Store
    serials: dict[bytes, int]
    model: Model
    work: Work
    watch: Watch
    rng: Random
    lie: Lie | None = None
    lie_until: int = 0
    day: int = 0
    sticks: dict[str, Store] = field(default_factory=dict)
    """By municipality that has no line at present."""
    pictures: list[Picture] = field(default_factory=list)
    """Of the hub, on the mornings so far."""
    extras: list[Device] = field(default_factory=list)
    """Copies of devices: they take part, and are nobody's."""

    def everybody(self) -> Iterator[Device]:
        """Yield the devices and their copies."""
        yield from self.devices
        yield from self.extras

    def healthy(self) -> list[Device]:
        """Return the devices that nothing has happened to."""
        return [device for device in self.devices if device.healthy]

    def chief_of(self, device: Device) -> Device:
        """Return the chief of a device's municipality."""
        return next(one for one in chiefs(self.devices) if one.municipality == device.municipality)

    def is_chief(self, device: Device) -> bool:
        """Return whether a device is a chief's."""
        return self.chief_of(device) is device

    def victim(self) -> Device | None:
        """Return a healthy device of no chief, unless a third of all is ill already; the last one is the mole's."""
        found = [device for device in self.healthy() if not self.is_chief(device) and device.on_stick is False]
        ill = len(self.devices) - len(self.healthy())
        if not found or 3 * (ill + 1) > len(self.devices):
            return None
        return self.rng.choice(found)

    def hub_of(self, device: Device) -> ShownHub:
        """Return the hub as a device is shown it: a stick never lies."""
        stick = self.sticks.get(device.municipality)
        if stick is not None:
            return ShownHub(stick, device.name, lambda: None)
        return ShownHub(self.hub, device.name, lambda: self.lie)

    def sync(self, device: Device) -> bool:
        """Let a device do a whole round; return whether it sent anything, or holds more than before."""
        before = device.size()
        outcome = device.round(self.hub_of(device))
        if outcome is None:
            return True
        device.note_silence()
        self.watch.after_round(device, outcome)
        if outcome.state in {RoundState.IN_STEP, RoundState.INCOMPLETE}:
            self._close_cases(device)
        return outcome.sent > 0 or device.size() != before

    def _close_cases(self, reader: Device) -> None:
        """Note whose right to write has ended in the cases that *reader* reads, as far as it knows by now."""
        membership = reader.open.parts.book.membership
        for case in self.model.cases:
            out = [one for one in self.everybody() if one.me in self.model.removed | case.out]
            if out and reader.me in case.readers and in_case(reader, case.case):
                inside = membership.readers(CompartmentId(case.cid))
                for one in out:
                    if LogMember(one.me) not in inside:
                        case.closed_to.setdefault(one.name, {}).setdefault(reader.name, self.work.numbers)


def assemble(script: Script) -> Cast:
    """Found the group of a script in its folder, with everybody's first rounds done."""
    script.out.mkdir(parents=True, exist_ok=True)
    time, serials, model = WorldTime(), dict[bytes, int](), Model()
    devices = make_devices(script.devices, script.seed, script.out, time)
    found_group(devices)
    rng = stream(script.seed, "plot")
    work = Work(model, stream(script.seed, "work"))
    hub = Store(script.out / "hub", serials)
    cast = Cast(script, time, devices, hub, serials, model, work, Watch(), rng)
    for _ in range(2):
        for device in devices:
            cast.sync(device)
    return cast
