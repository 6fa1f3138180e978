"""What a round asks of the hub when there is nothing new, and what it costs to take a colleague with many cases out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import process_time
from typing import Final

from ifodesk.domain.entities.case import Case, CaseStatus, CaseType
from ifodesk.usecases.ports import Home
from ifodesk.usecases.seen import Write
from ifodesk.workbench.bench.bench import Bench
from ifodesk.workbench.bench.counting import CountingHub
from ifodesk.workbench.bench.figure import Figure, within
from ifodesk.workbench.simulate.acts import remove
from ifodesk.workbench.simulate.device import Device, WorldTime
from ifodesk.workbench.simulate.group import found_group, make_devices

_REMOVAL_SECONDS: Final = 2.0
_CASES: Final = 400


def sync(bench: Bench) -> Iterator[Figure]:
    """Yield how often the hub is asked in a round when no head has changed: one listing is all."""
    chief, colleague, hub = _two(bench.place("sync"))
    _open_cases(chief, colleague, 5)
    for _ in range(3):
        chief.round(hub)
        colleague.round(hub)
    hub.asked = 0
    chief.round(hub)
    yield within("sync", hub.asked, "anrop", 1)
    _close(chief, colleague)


def removal(bench: Bench) -> Iterator[Figure]:
    """Yield the processor time to take out a colleague who reads 400 cases: every key turned, every cut pinned."""
    chief, colleague, hub = _two(bench.place("removal"))
    _open_cases(chief, colleague, _CASES)
    for _ in range(2):
        chief.round(hub)
        colleague.round(hub)
    member = colleague.me
    before = process_time()
    remove(chief, member)
    chief.round(hub)
    yield within("removal", process_time() - before, "s", _REMOVAL_SECONDS)
    _close(chief, colleague)


def _two(folder: Path) -> tuple[Device, Device, CountingHub]:
    chief, colleague = make_devices(2, 1, folder, WorldTime())
    found_group([chief, colleague])
    hub = CountingHub(folder / "hub")
    hub.prepare()
    return chief, colleague, hub


def _open_cases(chief: Device, colleague: Device, cases: int) -> None:
    session, reader = chief.open.session, colleague.me
    for _ in range(cases):
        cid = session.readers.open_compartment([reader])
        case = Case(
            id=chief.random.entity(), case_type=CaseType.ADULT, handler=reader, chief=chief.me, status=CaseStatus.OPEN
        )
        session.records.save([Write(case)], home=Home("restricted", cid))


def _close(*devices: Device) -> None:
    for device in devices:
        device.close()
