"""One working day of a group: real vaults, a real folder hub, virtual time, nothing that goes wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from pathlib import Path
from time import process_time
from typing import Final

from ifodesk.workbench.bench.counting import CountingHub
from ifodesk.workbench.practice.seeded import stream
from ifodesk.workbench.simulate.device import Device, WorldTime
from ifodesk.workbench.simulate.group import found_group, make_devices
from ifodesk.workbench.simulate.hubs import QuickDisk
from ifodesk.workbench.simulate.model import CaseModel, Model
from ifodesk.workbench.simulate.work import Work

ROUNDS: Final = 32
"""One each quarter of an hour, for eight hours."""
_WORKING: Final = frozenset({4, 12, 20, 28})
"""The rounds before which people have written."""
_SAVES: Final = 10
"""Of one person, each time."""
_OPEN_CASES: Final = 12
"""Of one person, when the day begins."""
_READERS: Final = 3
"""Colleagues of the same municipality who read a case too."""
_SETTLING: Final = 3
_SEED: Final = 2026


@dataclass(frozen=True, slots=True)
class Share:
    """What one client's day cost, on average."""

    devices: int
    municipalities: int
    requests: float
    """Asked of the hub: listings, objects fetched and put."""
    fetched: float
    """Bytes."""
    sent: float
    """Bytes."""
    seconds: float
    """Of processor time, its rounds and its saves together."""

    def as_json(self) -> dict[str, float]:
        """Return the documented form (docs/scale.md), bytes whole and the rest rounded."""
        return {name: round(value, 2) for name, value in asdict(self).items()}


@dataclass(slots=True)
class _Group:
    """The devices of a group, and what they have done."""

    devices: Sequence[Device]
    time: WorldTime
    hub: CountingHub
    work: Work = field(default_factory=lambda: Work(Model(), stream(_SEED, "scale")))
    cases: dict[str, list[CaseModel]] = field(default_factory=dict)
    """By the name of the device that opened them."""

    def open_case(self, device: Device) -> None:
        """Open a case on a device, with some of its colleagues."""
        near = [one for one in self.devices if one.municipality == device.municipality]
        at = near.index(device)
        readers = [*near[at + 1 :], *near[:at]][:_READERS]
        self.cases.setdefault(device.name, []).append(self.work.open_case(device, readers))

    def write(self, device: Device) -> None:
        """Let a person write in the cases they have: notes, in turns."""
        mine = self.cases[device.name]
        for _ in range(_SAVES):
            self.work.note(device, mine[self.work.numbers % len(mine)])

    def rounds(self) -> None:
        """Let everybody meet the hub once."""
        for device in self.devices:
            device.round(self.hub)
        self.time.pass_by(timedelta(minutes=15))


def working_day(count: int, folder: Path) -> Share:
    """Found a group of *count* devices in *folder*, let it come to rest, and return what a working day then costs.

    A municipality has five devices. Each person has twelve cases that three colleagues read, saves ten notes four
    times a day and opens one case more.
    """
    time = WorldTime()
    devices = make_devices(count, _SEED, folder, time)
    found_group(devices)
    group = _Group(devices, time, CountingHub(folder / "hub", QuickDisk()))
    group.hub.prepare()
    for device in devices:
        for _ in range(_OPEN_CASES):
            group.open_case(device)
    for _ in range(_SETTLING):
        group.rounds()
    try:
        return _measured(group)
    finally:
        for device in devices:
            device.close()


def _measured(group: _Group) -> Share:
    hub, count = group.hub, len(group.devices)
    hub.asked = hub.fetched = hub.sent = 0
    began = process_time()
    for number in range(ROUNDS):
        for device in group.devices:
            if number == min(_WORKING):
                group.open_case(device)
            if number in _WORKING:
                group.write(device)
        group.rounds()
    taken = process_time() - began
    places = len({one.municipality for one in group.devices})
    return Share(count, places, hub.asked / count, hub.fetched / count, hub.sent / count, taken / count)
