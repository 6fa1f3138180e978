"""Runs a simulation from its first morning to the day when all is quiet, and judges it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from ifodesk.usecases.errors import WorldError
from ifodesk.workbench.simulate.cast import Cast, Script, assemble
from ifodesk.workbench.simulate.device import Device
from ifodesk.workbench.simulate.oracle import Verdict, judge
from ifodesk.workbench.simulate.plot import Plot

_SHIFTS: Final = 2
_SHIFT: Final = timedelta(hours=5)
_NIGHT: Final = timedelta(hours=14)
_CALM: Final = 3
"""Rounds of everybody without anything new before it is called quiet."""
_ROUNDS_AT_MOST: Final = 24
_SAVES: Final = (0, 1, 1, 2, 3)


@dataclass(frozen=True, slots=True)
class Result:
    """What a simulation showed."""

    cast: Cast
    verdict: Verdict
    restless: bool
    """Something was still moving after all the rounds that were allowed."""

    @property
    def holds(self) -> bool:
        """Whether nothing was lost, nothing differs, nothing leaked, and it came to rest."""
        found = self.verdict
        broken = (*found.silent_losses, *found.divergences, *found.leaks, *found.unsent, *found.against_the_rules())
        return not (broken or self.restless or self.cast.watch.went_back)

    def as_json(self) -> Mapping[str, object]:
        """Return the documented form (docs/reliability.md)."""
        script, found = self.cast.script, self.verdict
        return {
            "seed": script.seed,
            "state_hash": found.state_hash,
            "assertions": self.cast.model.assertions,
            "silent_losses": len(found.silent_losses),
            "divergences": len(found.divergences) + len(found.unsent) + self.restless,
            "leaks": len(found.leaks),
            "resurrected": len(found.resurrected),
            "trespasses": len(found.trespasses),
            "went_back": len(self.cast.watch.went_back),
            "alarms": dict(sorted(self.cast.watch.alarms.items())),
            "devices": script.devices,
            "days": script.days,
            "rounds": sum(device.rounds for device in self.cast.everybody()),
            "texts": found.texts,
            "held": found.held,
            "stranded": found.stranded,
            "destroyed": found.destroyed,
            "signs": dict(sorted(self.cast.watch.signs.items())),
            "attacks": self.cast.watch.told(),
            "faults": sorted(script.faults),
            "found": [
                *found.silent_losses,
                *found.divergences,
                *found.leaks,
                *found.unsent,
                *found.against_the_rules(),
                *self.cast.watch.went_back,
            ],
        }


def simulate(script: Script, *, wake: bool = True, told: Callable[[int], None] = lambda _: None) -> Result:
    """Simulate, judge, and leave the hub and the vaults in the script's folder.

    Args:
        script: What to simulate.
        wake: Stretch the passphrases at the end, so that the program can open the vaults; takes a second each.
        told: Is told each day that is over.

    Raises:
        WorldError: output_exists (the folder is in use), or what the disk says.
    """
    if script.out.exists() and any(script.out.iterdir()):
        raise WorldError("output_exists", file=str(script.out))
    cast = assemble(script)
    plot = Plot(cast)
    for day in range(1, script.days + 1):
        cast.day = cast.work.day = day
        plot.morning()
        for _ in range(_SHIFTS):
            _shift(cast, plot)
            cast.time.pass_by(_SHIFT)
        cast.time.pass_by(_NIGHT)
        told(day)
    plot.end()
    restless = not _calm(cast)
    result = Result(cast, judge(cast.model, list(cast.everybody()), cast.hub), restless)
    _leave(cast, wake=wake)
    return result


def _shift(cast: Cast, plot: Plot) -> None:
    """Let everybody work, and those who are online meet."""
    present = list(cast.everybody())
    cast.rng.shuffle(present)
    for device in present:
        if "mole" in device.trouble:
            continue
        for _ in range(cast.rng.choice(_SAVES)):
            cast.work.do_something(device, plot.colleagues(device))
        if device.away_until <= cast.day:
            _meet(cast, device)


def _meet(cast: Cast, device: Device) -> None:
    """Let a device do a round; one that does not listen only sends."""
    if "deaf" in device.trouble:
        device.shout(cast.hub_of(device))
        cast.time.pass_by(timedelta(minutes=1))
        return
    cast.sync(device)
    cast.time.pass_by(timedelta(minutes=1))


def _calm(cast: Cast) -> bool:
    """Let everybody meet until nothing is new; return whether that came."""
    quiet = 0
    for _ in range(_ROUNDS_AT_MOST):
        moved = [cast.sync(device) and device.healthy for device in cast.everybody() if _listens(device)]
        cast.time.pass_by(timedelta(minutes=10))
        quiet = 0 if any(moved) else quiet + 1
        if quiet == _CALM:
            return True
    return False


def _listens(device: Device) -> bool:
    return device.trouble.isdisjoint({"deaf", "mole"})


def _leave(cast: Cast, *, wake: bool) -> None:
    """Leave the vaults so that the program can go on with them, and nothing that was only a means."""
    for device in cast.everybody():
        device.open.use_hub(cast.script.out / "hub")
        device.close()
        if wake:
            device.wake()
    for name in ("backups", *(f"{device.name}.killed" for device in cast.everybody())):
        shutil.rmtree(cast.script.out / name, ignore_errors=True)
