"""Places to sync with, in a dictionary."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.hubs import FirstSight, HubAbility, HubAccess, HubAdded, HubFilled, HubPlace, Lies
from ifodesk.usecases.ports import Cancel, Progress

GOOD = (HubAbility("writes", "yes"), HubAbility("keeps_versions", "no"))


@dataclass
class FakeHubs:
    """Looking sees ``lies``; what is added is tried out with ``found``."""

    places: list[HubPlace] = field(default_factory=lambda: [HubPlace(1, "/media/delat/ifodesk", "folder", GOOD, None)])
    lies: Lies = Lies.NOTHING
    devices: int = 0
    ours: int = 0
    found: tuple[HubAbility, ...] = GOOD
    in_key_ring: bool = True
    filled: HubFilled = field(default_factory=lambda: HubFilled(0))
    fault: WorldError | None = None
    looked: list[tuple[str, HubAccess | None]] = field(default_factory=list)
    added: list[tuple[FirstSight, HubAccess | None, bool]] = field(default_factory=list)

    def all(self) -> tuple[HubPlace, ...]:
        return tuple(self.places)

    def look(self, address: str, access: HubAccess | None = None, *, plain: bool = False) -> FirstSight:
        self._fail()
        self.looked.append((address, access))
        kind = "webdav" if address.startswith("webdav+") else "folder"
        return FirstSight(address, kind, self.lies, self.devices, self.ours, plain)

    def add(self, seen: FirstSight, access: HubAccess | None = None, *, stick: bool = False) -> HubAdded:
        self._fail()
        self.added.append((seen, access, stick))
        self.places.append(HubPlace(len(self.places) + 1, seen.address, seen.kind, self.found, None))
        return HubAdded(self.found, self.in_key_ring)

    def try_again(self, number: int) -> tuple[HubAbility, ...]:
        self._fail()
        former = self._place(number)
        self.places[self.places.index(former)] = HubPlace(number, former.address, former.kind, self.found, None)
        return self.found

    def remove(self, number: int) -> None:
        self._fail()
        self.places.remove(self._place(number))

    def fill_up(
        self, number: int, *, progress: Callable[[Progress], None] | None = None, cancel: Cancel | None = None
    ) -> HubFilled:
        self._fail()
        assert self._place(number)
        if progress is not None:
            progress(Progress(1, 1, "send"))
        assert cancel is None or not cancel()
        return self.filled

    def _place(self, number: int) -> HubPlace:
        return next(place for place in self.places if place.number == number)

    def _fail(self) -> None:
        if self.fault is not None:
            raise self.fault
