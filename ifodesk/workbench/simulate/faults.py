"""The faults and attacks that a simulation can be told to hold, by name."""

from __future__ import annotations

from enum import StrEnum

from ifodesk.usecases.errors import WorldError


class Fault(StrEnum):
    """One kind of trouble. The names are typed on the command line, so they are never changed."""

    OFFLINE = "offline"
    """Devices are away for days, log-normally many."""
    COURIER = "courier"
    """A municipality without a line meets on a stick, which is carried to the hub and back."""
    CLOCK = "clock"
    """A device's clock jumps by up to ten years, either way."""
    CRASH = "crash"
    """A program is killed in the middle of a round."""
    RESTORE = "restore"
    """A vault is put back as it was some days ago."""
    CLONE = "clone"
    """A vault is copied, and both copies work on."""
    REMOVE = "remove"
    """A chief takes a person out of the group."""
    WALL = "wall"
    """A reader is shut out of a case."""
    ROLE = "role"
    """A role is taken from a person and given back."""
    HUB_LOST = "hub-lost"
    """The hub is empty one morning."""
    HUB_ROLLBACK = "hub-rollback"
    """The hub is put back to an older state, for good."""
    HUB_FREEZE = "hub-freeze"
    """The hub shows everybody the others' heads of one moment for days."""
    HUB_OMIT = "hub-omit"
    """The hub denies that it has some of the objects."""
    HUB_SWAP = "hub-swap"
    """The hub gives another object's bytes."""
    HUB_FLIP = "hub-flip"
    """The hub gives bytes with a flipped bit, too few or too many."""
    HUB_SPLICE = "hub-splice"
    """The hub offers one log's objects under the names of another."""
    HUB_DUPLICATE = "hub-duplicate"
    """The hub lists everything twice and gives old heads again in between."""
    HUB_SPLIT = "hub-split"
    """The hub shows two halves of the group two different worlds."""
    INSIDER_LATE = "insider-late"
    """Somebody who was shut out writes on with a program that does not listen."""
    INSIDER_BACKDATED = "insider-backdated"
    """As above, with the clock turned back."""
    INSIDER_SUPERSEDE = "insider-supersede"
    """A member signs changes that claim to take the place of colleagues' values in other cells, or yet to come."""
    INSIDER_GARBAGE = "insider-garbage"
    """A member seals bytes that are not of the format."""
    HUB_MUTE = "hub-mute"
    """The hub takes what one device sends and shows it everything, and shows nothing of it to the others."""


LYING: tuple[Fault, ...] = (
    Fault.HUB_FREEZE,
    Fault.HUB_OMIT,
    Fault.HUB_SWAP,
    Fault.HUB_FLIP,
    Fault.HUB_SPLICE,
    Fault.HUB_DUPLICATE,
    Fault.HUB_SPLIT,
    Fault.HUB_MUTE,
)
"""What a hub does for some days, and stops doing."""


def parse_faults(text: str) -> frozenset[Fault]:
    """Return the faults that "all", "none" or a list with commas names.

    >>> sorted(parse_faults("crash,offline")), parse_faults("none") == frozenset()
    ([<Fault.CRASH: 'crash'>, <Fault.OFFLINE: 'offline'>], True)

    Raises:
        WorldError: simulate_unknown_fault.
    """
    if text == "all":
        return frozenset(Fault)
    if text == "none":
        return frozenset()
    try:
        return frozenset(Fault(name.strip()) for name in text.split(","))
    except ValueError as error:
        raise WorldError("simulate_unknown_fault", names=", ".join(Fault)) from error
