"""A group for a simulation: municipalities founded, people joined, everybody's first round done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Final

from ifodesk.compose import founding
from ifodesk.compose.shipped import municipality_names
from ifodesk.store.members.directory import log_role
from ifodesk.usecases.ports import Role
from ifodesk.workbench.practice.seeded import SeededBytes
from ifodesk.workbench.simulate.device import Device, DeviceClock, WorldTime

_SEATS: Final = 5
"""Devices of a municipality, its chief's included."""
_PASSPHRASE: Final = "simulerad lösenfras {name}"  # noqa: S105 - of vaults that hold nobody


def make_devices(count: int, seed: int, folder: Path, world: WorldTime) -> list[Device]:
    """Return *count* devices with empty vaults; the first of each municipality will be its chief's."""
    codes = _codes(-(-count // _SEATS))
    devices = []
    for number in range(count):
        name = f"dev{number + 1:02}"
        random = SeededBytes(seed, f"device {name}")
        device = Device(
            name,
            folder / name,
            _PASSPHRASE.format(name=name),
            codes[number % len(codes)],
            DeviceClock(world),
            random,
        )
        device.make()
        devices.append(device)
    return devices


def _codes(count: int) -> list[str]:
    """Return SCB codes: of the eight first, then invented ones."""
    real = sorted(municipality_names())
    return (real + [f"9{number:03}" for number in range(count)])[:count]


def found_group(devices: Sequence[Device]) -> None:
    """Let the first chief found the group, the others their municipalities in it, and each admit the staff."""
    by_place = _by_place(devices)
    first, *others = (staff[0] for staff in by_place)
    with founding.opened_bare(first.folder, first.passphrase, first.around) as bare:
        founding.found(bare, first.municipality, _place(first), first.name, "IFO-chef")
    for chief in others:
        _admit(first, chief, found=True)
    for chief, *staff in by_place:
        for device in staff:
            join(chief, device)


def join(chief: Device, device: Device) -> None:
    """Let a chief admit the person of *device* as a caseworker."""
    _admit(chief, device, found=False)


def _admit(via: Device, device: Device, *, found: bool) -> None:
    invitation = via.open.welcoming.invitation(to_found=found)
    code = device.municipality if found else None
    with founding.opened_bare(device.folder, device.passphrase, device.around) as bare:
        request = founding.ask(bare, invitation, device.name, "", found=code, municipality=_place(device))
        roles = [] if found else [log_role(Role.CASEWORKER)]
        founding.accept(bare, via.open.welcoming.approve(request, roles))


def _by_place(devices: Sequence[Device]) -> list[list[Device]]:
    def place(device: Device) -> str:
        return device.municipality

    return [list(staff) for _, staff in groupby(sorted(devices, key=place), key=place)]


def chiefs(devices: Sequence[Device]) -> Iterator[Device]:
    """Yield the first device of each municipality."""
    for staff in _by_place(devices):
        yield staff[0]


def _place(device: Device) -> str:
    return municipality_names().get(device.municipality, device.municipality)
