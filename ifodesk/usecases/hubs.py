"""The places where a vault meets the others: looked at before anything is written, taken into use, tried, filled up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from ifodesk.usecases.ports import Cancel, Progress


class Lies(StrEnum):
    """What lies at a place that a person points at for the first time."""

    NOTHING = "nothing"
    """Nothing; the place itself may have to be made."""
    OTHER_FILES = "other_files"
    """Files that have nothing to do with ifodesk. They are left alone, whatever is answered."""
    OURS = "ours"
    """Heads of this group's devices."""
    STRANGERS = "strangers"
    """Heads, none of them of a device that this vault knows: another group, or an old or a new world of one's own."""


@dataclass(frozen=True, slots=True)
class HubAccess:
    """What lets one in at a server. Never printed, never in an error."""

    user: str = field(repr=False)
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class FirstSight:
    """What was seen at a place. Nothing has been written there."""

    address: str
    """In the one form in which it is kept."""
    kind: str
    """folder, s3 or webdav."""
    lies: Lies
    devices: int = 0
    """Heads that lie there."""
    ours: int = 0
    """How many of them devices of this group have written."""
    plain: bool = False
    """Whether HTTP without TLS was allowed."""


@dataclass(frozen=True, slots=True)
class HubAbility:
    """One answer of the self-test; the sentence stands in `ifodesk.words.hub_test_words`."""

    ability: str
    answer: str


@dataclass(frozen=True, slots=True)
class HubPlace:
    """A place in use, beside what `HubState` tells of its rounds."""

    number: int
    address: str
    kind: str
    """folder, s3 or webdav."""
    abilities: tuple[HubAbility, ...]
    """What the latest self-test found; empty when there was none."""
    tried_at: datetime | None


@dataclass(frozen=True, slots=True)
class HubAdded:
    """A place that was taken into use."""

    abilities: tuple[HubAbility, ...]
    in_key_ring: bool
    """False: the computer has no key ring, and what lets one in lies encrypted in the vault."""


@dataclass(frozen=True, slots=True)
class HubFilled:
    """What came of filling a place up from what this vault holds."""

    lacking: int
    """Objects that the place had lost."""
    sent: int = 0
    """Objects that were put there."""
    problem: str | None = None
    """Code of what stopped the round that put them back."""


class Hubs(Protocol):
    """The places of one vault. All but `all` are slow and belong on the network lane; they use the store lane."""

    def all(self) -> tuple[HubPlace, ...]:
        """Return the places in the order of choosing. Store lane."""
        ...

    def look(self, address: str, access: HubAccess | None = None, *, plain: bool = False) -> FirstSight:
        """Return what lies at a place that is not in use. Writes nothing, neither there nor here.

        Raises ``WorldError``: hub_known; hub_bad_address, hub_plain_http, hub_secret_in_address; as the hub says.
        """
        ...

    def add(self, seen: FirstSight, access: HubAccess | None = None, *, stick: bool = False) -> HubAdded:
        """Make a place ready that a person has seen and said yes to, try it out, and use it from now on.

        Args:
            seen: What `look` returned.
            access: What lets one in; kept in the key ring.
            stick: It is carried between places that do not reach each other.

        Raises ``WorldError``: hub_not_as_seen when something else lies there by now; as `look`. Then nothing is in use
        that was not before.
        """
        ...

    def try_again(self, number: int) -> tuple[HubAbility, ...]:
        """Return what a place can, tried out anew; rounds go by it from now on.

        Raises ``WorldError``: hub_not_known; as the hub says.
        """
        ...

    def remove(self, number: int) -> None:
        """Use a place no more and forget what lets one in. What lies there stays.

        Raises ``WorldError``: hub_not_known.
        """
        ...

    def fill_up(
        self, number: int, *, progress: Callable[[Progress], None] | None = None, cancel: Cancel | None = None
    ) -> HubFilled:
        """Put back what a place has lost of what this vault holds, then sync with it. May be broken off at any time.

        Raises ``WorldError``: hub_not_known, or the hub cannot be opened or listed.
        """
        ...
