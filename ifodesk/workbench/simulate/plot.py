"""What goes wrong, and when: each morning some of the chosen faults strike."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from math import ceil
from typing import Final

from ifodesk.workbench.practice.seeded import SeededBytes, stream
from ifodesk.workbench.simulate.acts import exclude, remove, set_role
from ifodesk.workbench.simulate.cast import Cast
from ifodesk.workbench.simulate.device import Device
from ifodesk.workbench.simulate.faults import LYING, Fault
from ifodesk.workbench.simulate.hubs import MUTED, Lie, Picture, Store
from ifodesk.workbench.simulate.mole import Mole
from ifodesk.workbench.simulate.work import in_case

ODDS: Final[Mapping[Fault, float]] = {
    Fault.OFFLINE: 1.0,
    Fault.COURIER: 0.3,
    Fault.CLOCK: 0.3,
    Fault.CRASH: 0.6,
    Fault.RESTORE: 0.2,
    Fault.CLONE: 0.15,
    Fault.REMOVE: 0.15,
    Fault.WALL: 0.4,
    Fault.ROLE: 0.25,
    Fault.HUB_LOST: 0.12,
    Fault.HUB_ROLLBACK: 0.15,
    Fault.INSIDER_LATE: 0.12,
    Fault.INSIDER_BACKDATED: 0.12,
    Fault.INSIDER_SUPERSEDE: 0.2,
    Fault.INSIDER_GARBAGE: 0.2,
}
"""That a fault strikes on one day."""
_LIE: Final = 0.5
"""Odds that the hub begins to lie on a day on which it does not."""
_AWAY: Final = 0.18
"""Odds that a device leaves on a day."""
_TEN_YEARS: Final = 3650
_READERS_LEFT: Final = 2


@dataclass(slots=True)
class Plot:
    """Lets faults strike."""

    cast: Cast
    back: list[tuple[int, Callable[[], None]]] = field(default_factory=list)
    """What ends on which day."""
    backups: dict[str, int] = field(default_factory=dict)
    sure: dict[Fault, int] = field(default_factory=dict)
    """The day on which a fault strikes in any case."""
    mole: Mole | None = None
    builders: set[str] = field(default_factory=set)
    """Devices that have shut somebody out."""

    def __post_init__(self) -> None:
        """Choose a day for each fault, late enough that there is work and early enough to see what comes of it."""
        last = max(2, 2 * self.cast.script.days // 3)
        self.sure = {fault: self.cast.rng.randint(2, last) for fault in Fault}

    def morning(self) -> None:
        """End what ends today, and let faults strike."""
        cast = self.cast
        due = [act for day, act in self.back if day <= cast.day]
        self.back = [one for one in self.back if one[0] > cast.day]
        for act in due:
            act()
        cast.pictures = [*cast.pictures[-3:], cast.hub.picture()]
        strikes = self._strikes()
        for fault in Fault:
            if fault in cast.script.faults and fault in strikes and self._today(fault):
                strikes[fault]()
        self._hub_lies()
        self._back_up()

    def _today(self, fault: Fault) -> bool:
        return self.cast.rng.random() < ODDS[fault] or self.sure[fault] == self.cast.day

    def end(self) -> None:
        """End everything: the hub is honest, everybody is there, the clocks are right."""
        cast = self.cast
        for _, act in self.back:
            act()
        self.back.clear()
        self._stop_lying()
        for device in cast.everybody():
            device.away_until = 0
            device.clock.wrong_by = timedelta()

    def _strikes(self) -> Mapping[Fault, Callable[[], None]]:
        return {
            Fault.OFFLINE: self._leave,
            Fault.COURIER: self._courier,
            Fault.CLOCK: self._clock,
            Fault.CRASH: self._crash,
            Fault.RESTORE: self._restore,
            Fault.CLONE: self._clone,
            Fault.REMOVE: self._remove,
            Fault.WALL: self._wall,
            Fault.ROLE: self._role,
            Fault.HUB_LOST: self._hub_lost,
            Fault.HUB_ROLLBACK: self._hub_rolled_back,
            Fault.INSIDER_LATE: self._insider_late,
            Fault.INSIDER_BACKDATED: self._insider_backdated,
            Fault.INSIDER_SUPERSEDE: self._insider_supersedes,
            Fault.INSIDER_GARBAGE: self._insider_garbage,
        }

    def _in_days(self, days: int, act: Callable[[], None]) -> None:
        self.back.append((self.cast.day + days, act))

    # --- absence ---

    def _leave(self) -> None:
        cast = self.cast
        for device in cast.everybody():
            if device.away_until <= cast.day and cast.rng.random() < _AWAY:
                days = min(ceil(cast.rng.lognormvariate(0.7, 0.9)), max(2, cast.script.days // 2))
                device.away_until = cast.day + days

    def _courier(self) -> None:
        """Cut a municipality's line: it meets on a stick that was filled before, and is emptied after some days."""
        cast = self.cast
        places = sorted({one.municipality for one in cast.devices})
        place = cast.rng.choice(places)
        if place in cast.sticks or len(places) == 1 or cast.lie is not None:
            return
        stick = Store(cast.script.out / f"stick-{place}-{cast.day}", cast.serials)
        cast.hub.carry_to(stick)
        cast.sticks[place] = stick
        local = [one for one in cast.everybody() if one.municipality == place]
        for device in local:
            device.on_stick = True
        self._in_days(1 + cast.rng.randrange(4), lambda: self._line_back(place, stick, local))

    def _line_back(self, place: str, stick: Store, local: list[Device]) -> None:
        stick.carry_to(self.cast.hub)
        del self.cast.sticks[place]
        for device in local:
            device.on_stick = False

    def _clock(self) -> None:
        rng = self.cast.rng
        device = rng.choice(self.cast.devices)
        device.clock.wrong_by = timedelta(days=rng.randint(-_TEN_YEARS, _TEN_YEARS))

        def right() -> None:
            device.clock.wrong_by = timedelta()

        self._in_days(1 + rng.randrange(5), right)

    # --- machines ---

    def _crash(self) -> None:
        """Kill a program in the middle of its round."""
        cast = self.cast
        device = cast.rng.choice(cast.devices)
        cast.work.do_something(device, self._colleagues(device))
        device.round(cast.hub_of(device), steps=cast.rng.randrange(1, 25))
        device.die()

    def _back_up(self) -> None:
        """Copy a vault aside, for a later restore."""
        cast = self.cast
        if Fault.RESTORE in cast.script.faults:
            device = cast.rng.choice(cast.devices)
            device.copy(cast.script.out / "backups" / device.name)
            self.backups[device.name] = cast.day

    def _restore(self) -> None:
        """Put a vault back as it was. All that was sent is safe with the others; nothing was unsent."""
        cast = self.cast
        found = [one for one in cast.healthy() if one.name in self.backups and not cast.is_chief(one)]
        device = cast.victim()
        if device not in found or device is None or cast.lie is not None:
            return
        cast.sync(device)
        device.close()
        device.put_back(cast.script.out / "backups" / device.name)
        del self.backups[device.name]
        device.trouble.add("restored")
        self._forget_screens(device)
        cast.model.restored[device.name] = cast.day
        cast.watch.begin(Fault.RESTORE)

    def _clone(self) -> None:
        """Copy a vault, and let both work on."""
        cast = self.cast
        device = cast.victim()
        if device is None:
            return
        twin = replace(device, name=f"{device.name}-twin", opened=None, trouble={"cloned"}, on_stick=False)
        twin.folder = device.copy(cast.script.out / twin.name)
        twin.random = SeededBytes(cast.script.seed, twin.name)
        twin.clock = replace(device.clock)
        device.trouble.add("cloned")
        cast.extras.append(twin)
        cast.watch.begin(Fault.CLONE)

    def _forget_screens(self, device: Device) -> None:
        work = self.cast.work
        work.screens = [one for one in work.screens if one[0] != device.name]

    # --- people ---

    def _remove(self) -> None:
        """Take a person out of the group; the person's device hears of it when it is online."""
        device = self.cast.victim()
        if device is not None:
            self._remove_person(device, "removed")

    def _remove_person(self, device: Device, trouble: str) -> None:
        cast = self.cast
        remove(cast.chief_of(device), device.me)
        cast.model.removed.add(device.me)
        device.trouble.add(trouble)
        for case in cast.model.cases:
            case.readers.pop(device.me, None)

    def _wall(self) -> None:
        """Let one reader of a case shut out another."""
        cast = self.cast
        cases = [one for one in cast.model.cases if len(one.readers) > _READERS_LEFT]
        if not cases:
            return
        case = cast.rng.choice(cases)
        inside = [one for one in cast.healthy() if one.me in case.readers and in_case(one, case.case)]
        targets = [one for one in cast.healthy() if one.me in case.readers]
        if not inside:
            return
        by, target = cast.rng.choice(inside), cast.rng.choice(targets)
        if by is not target and exclude(by, case.case, target.me):
            self.builders.add(by.name)
            case.out.add(target.me)
            case.readers.pop(target.me)

    def _role(self) -> None:
        """Take a caseworker's role away, in the caseworker's presence, and give it back after some days."""
        cast = self.cast
        device = cast.rng.choice(cast.devices)
        if cast.is_chief(device) or not device.healthy or cast.lie is not None:
            return
        chief, member = cast.chief_of(device), device.me
        cast.sync(device)
        set_role(chief, member, granted=False)
        cast.sync(chief)
        cast.sync(device)
        self._in_days(1 + cast.rng.randrange(3), lambda: set_role(chief, member, granted=True))

    def _colleagues(self, device: Device) -> list[Device]:
        """Return with whom a device shares a new case: some of the municipality, once in a while somebody beyond."""
        cast = self.cast
        local = [one for one in cast.healthy() if one.municipality == device.municipality and one is not device]
        return cast.rng.sample(local, min(len(local), cast.rng.randrange(1, 4))) if local else []

    colleagues = _colleagues

    # --- the hub ---

    def _hub_lost(self) -> None:
        if self.cast.lie is None:
            self.cast.hub.put_back(Picture({}, frozenset()))
            self.cast.model.hub_forgot.append(self.cast.day)
            self.cast.pictures.clear()
            self.cast.watch.begin(Fault.HUB_LOST)

    def _hub_rolled_back(self) -> None:
        if self.cast.lie is None and self.cast.pictures:
            self.cast.hub.put_back(self.cast.pictures[0])
            self.cast.model.hub_forgot.append(self.cast.day)
            self.cast.pictures.clear()  # what is gone now is in no older state of this hub
            self.cast.watch.begin(Fault.HUB_ROLLBACK)

    def _hub_lies(self) -> None:
        cast = self.cast
        if cast.lie is not None and cast.lie_until <= cast.day:
            self._stop_lying()
        possible = [fault for fault in LYING if fault in cast.script.faults]
        today = [fault for fault in possible if self.sure[fault] == cast.day]
        if cast.lie is None and possible and (today or cast.rng.random() < _LIE):
            sides = {one.name: cast.rng.randrange(2) for one in cast.everybody()}
            fault = cast.rng.choice(today or possible)
            if fault is Fault.HUB_FREEZE:
                sides = {name: number for number, name in enumerate(sides)}
            if fault is Fault.HUB_MUTE:
                muted = cast.rng.choice(sorted(sides))
                sides = {name: MUTED * (name == muted) for name in sides}
            cast.lie = Lie(fault, cast.hub.picture(), stream(cast.script.seed, f"lie {cast.day}"), sides)
            cast.lie_until = cast.day + 1 + cast.rng.randrange(3)
            cast.watch.begin(fault)

    def _stop_lying(self) -> None:
        if self.cast.lie is not None:
            self.cast.watch.end(self.cast.lie.fault)
            self.cast.lie = None

    # --- insiders ---

    def _insider_late(self) -> None:
        self._goes_deaf(Fault.INSIDER_LATE, timedelta())

    def _insider_backdated(self) -> None:
        self._goes_deaf(Fault.INSIDER_BACKDATED, -timedelta(days=60))

    def _goes_deaf(self, fault: Fault, wrong_by: timedelta) -> None:
        """Take a person out whose program no longer listens, only sends."""
        device = self.cast.victim()
        if device is not None:
            self._remove_person(device, "deaf")
            self.cast.model.deaf[device.name] = self.cast.day
            device.clock.wrong_by = wrong_by
            self.cast.watch.begin(fault)

    def _mole(self) -> Mole | None:
        device = self.cast.victim() if self.mole is None else None
        # Whoever builds a wall tells those outside it; a mole would hide that, and only the mole's own wall with it.
        if device is not None and device.name not in self.builders:
            self.cast.sync(device)
            device.trouble.add("mole")
            self.mole = Mole(device, self.cast)
        return self.mole

    def _insider_supersedes(self) -> None:
        mole = self._mole()
        if mole is not None and mole.supersede():
            self.cast.watch.begin(Fault.INSIDER_SUPERSEDE)

    def _insider_garbage(self) -> None:
        mole = self._mole()
        if mole is not None and mole.garbage():
            self.cast.watch.begin(Fault.INSIDER_GARBAGE)
