"""What is told about the hubs that a vault meets the others at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeVar

_NOT_THERE: Final = "hub_gone"
"""What is no problem with a stick: it is elsewhere."""


@dataclass(frozen=True, slots=True)
class HubState:
    """One hub, as the Synk screen shows it."""

    number: int
    address: str
    """As the person chose it: a folder's path, or an address without any secret."""
    stick: bool
    """It is carried between places that do not reach each other. Nothing is wrong when it is not there."""
    last_round: datetime | None
    """When a round with it last ended well."""
    problem: str | None
    """Code of what stopped the last round with it."""


@dataclass(frozen=True, slots=True)
class HubOutcome:
    """How a round with one hub ended."""

    address: str
    stick: bool
    fetched: int
    """Objects that came."""
    sent: int
    """Objects that left."""
    problem: str | None = None
    """A code; None when everything went well."""
    missing: int = 0
    """Objects that something named and the hub did not have."""
    damaged: int = 0
    """Objects whose bytes do not match their names. They are left as they lie."""
    stopped: bool = False
    """A person stopped the round before its end."""
    broke_off: bool = False
    """It was there when the round began, and not until its end: a stick that was pulled out half way."""


HubT = TypeVar("HubT", bound=HubState | HubOutcome)


def hub_problem(hubs: Sequence[HubState | HubOutcome]) -> str | None:
    """Return the code of what is wrong with the first hub that has a problem; None when all is well.

    A stick that is elsewhere is no problem, unless nothing but such sticks is known. A stick that is full, or that
    cannot be written to, is one.
    """
    return next((one.problem for one in with_problem(hubs)), None)


def with_problem(hubs: Sequence[HubT]) -> list[HubT]:
    """Return the hubs that somebody should do something about; see `hub_problem` for sticks."""
    counted = [one for one in hubs if not is_elsewhere(one)] or hubs
    return [one for one in counted if one.problem is not None]


def is_elsewhere(hub: HubState | HubOutcome) -> bool:
    """Return whether a hub is a stick that is not here: nothing is wrong then."""
    broke_off = isinstance(hub, HubOutcome) and hub.broke_off
    return hub.stick and hub.problem == _NOT_THERE and not broke_off
