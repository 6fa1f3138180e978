"""The hub of the simulated group: an honest folder on disk, and what each device is shown of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Final, final

from typing_extensions import override

from ifodesk.sync import names
from ifodesk.sync.disk import Disk
from ifodesk.sync.folder import FolderHub
from ifodesk.sync.folder_layout import HEADS, OBJECTS, path_of
from ifodesk.sync.hub import Hub, HubObjectMissingError
from ifodesk.usecases.sync_ports import HeadEntry
from ifodesk.workbench.simulate.faults import Fault

MUTED: Final = 1
"""The side of whom a hub lets nobody hear."""
_HIDING: Final = frozenset({Fault.HUB_FREEZE, Fault.HUB_SPLIT, Fault.HUB_MUTE})
_ODDS: Final = 3
"""One object in so many is lied about."""


class QuickDisk(Disk):
    """The disk without waiting for it: a simulation cuts no power."""

    @override
    def sync(self, handle: int) -> None:
        """Do nothing."""

    @override
    def sync_folder(self, path: Path) -> None:
        """Do nothing."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What lay on a hub at one moment."""

    heads: dict[str, bytes]
    objects: frozenset[str]


@final
class Store:
    """A folder hub, with the order in which heads were put, which no hub has to tell."""

    def __init__(self, root: Path, serials: dict[bytes, int]) -> None:
        """Prepare the folder. *serials* is shared by all hubs of a simulation."""
        self.root = root
        self.folder = FolderHub(root, QuickDisk())
        self.folder.prepare()
        self._serials = serials
        self._order: dict[str, int] = {}

    def put_new(self, name: str, data: bytes) -> bool:
        """Take an object and note that it came after the others: names of parcels are not the same in each run."""
        self._order.setdefault(name, len(self._order))
        return self.folder.put_new(name, data)

    def number(self, name: str) -> int:
        """Return as the how manieth an object came; -1 for one that never did."""
        return self._order.get(name, -1)

    def put_head(self, name: str, data: bytes) -> None:
        """Replace a head and note when."""
        self._serials[data] = len(self._serials)
        self.folder.put_head(name, data)

    def head(self, name: str) -> bytes:
        """Return a head."""
        return self.folder.get(name, names.max_bytes(name))

    def picture(self) -> Picture:
        """Return what lies here now."""
        heads = {entry.name: self.head(entry.name) for entry in self.folder.list_heads()}
        return Picture(heads, frozenset(self.objects()))

    def objects(self) -> tuple[str, ...]:
        """Return the names of all objects, in the order in which they came."""
        found = (f"o/{path.name}" for path in (self.root / OBJECTS).rglob("*") if path.is_file())
        return tuple(sorted((name for name in found if names.is_object(name)), key=self.number))

    def put_back(self, picture: Picture) -> None:
        """Let it be as it was in *picture*."""
        for name in self.objects():
            if name not in picture.objects:
                path_of(self.root, name).unlink()
        for path in (self.root / HEADS).iterdir():
            if f"h/{path.name}" not in picture.heads:
                path.unlink()
        for name, data in sorted(picture.heads.items()):
            self.folder.put_head(name, data)

    def carry_to(self, other: Store) -> None:
        """Copy what *other* lacks, and the newer of each two heads: what a courier does with a stick."""
        there = frozenset(other.objects())
        for name in self.objects():
            if name not in there:
                other.put_new(name, self.folder.get(name, names.max_bytes(name)))
        theirs = other.picture().heads
        for name, data in sorted(self.picture().heads.items()):
            if name not in theirs or self._serials[data] > self._serials[theirs[name]]:
                other.folder.put_head(name, data)


@dataclass(slots=True)
class Lie:
    """What a hub does for some days."""

    fault: Fault
    before: Picture
    rng: Random
    sides: dict[str, int]
    """By device: which of two worlds it is shown."""
    written: dict[str, int] = field(default_factory=dict)
    """Since it began: by name, on which side."""

    def touches(self, number: int) -> bool:
        """Return whether the object with this number is lied about; the same each time."""
        return Random(f"{sorted(self.sides.items())} {number}").randrange(_ODDS) == 0

    def hides(self, name: str, device: str) -> bool:
        """Return whether what was written since it began is kept from *device*."""
        side = self.written.get(name)
        if self.fault is Fault.HUB_MUTE:
            return side == MUTED and self.side(device) != MUTED
        return side is not None and side != self.side(device)

    def side(self, device: str) -> int:
        """Return which world a device is shown; one that was copied since the lie began, a world of its own."""
        return self.sides.get(device, -1)


@final
class ShownHub(Hub):
    """The hub as one device is shown it."""

    def __init__(self, store: Store, device: str, lie: Callable[[], Lie | None]) -> None:
        """Show *store* to *device*, through the lie of the moment."""
        self._store = store
        self._device = device
        self._lie = lie
        self.listings = 0

    @override
    def list_heads(self) -> tuple[HeadEntry, ...]:
        """Return every head that is shown."""
        self.listings += 1
        entries = self._store.folder.list_heads()
        lie = self._lie()
        if lie is None:
            return entries
        shown = ((entry, self._shown_head(lie, entry.name)) for entry in entries)
        return tuple(HeadEntry(entry.name, data[-32:]) for entry, data in shown if data is not None)

    def _shown_head(self, lie: Lie, name: str) -> bytes | None:
        """Return the head that is shown under a name; None when there is none."""
        if lie.fault in _HIDING and lie.hides(name, self._device):
            return lie.before.heads.get(name)
        if lie.fault is Fault.HUB_DUPLICATE and name in lie.before.heads and lie.rng.randrange(_ODDS) == 0:
            return lie.before.heads[name]
        return self._store.head(name)

    @override
    def get(self, name: str, max_size: int) -> bytes:
        """Return what is shown under *name*."""
        lie = self._lie()
        if lie is None:
            return self._store.folder.get(name, max_size)
        if names.is_head(name):
            found = self._shown_head(lie, name)
            if found is None:
                raise HubObjectMissingError(name)
            return found
        return self._lied(lie, name, max_size)

    def _lied(self, lie: Lie, name: str, max_size: int) -> bytes:
        if self._denied(lie, name):
            raise HubObjectMissingError(name)
        if lie.fault is Fault.HUB_SPLICE:
            return self._spliced(name, max_size)
        data = self._store.folder.get(name, max_size)
        if not lie.touches(self._store.number(name)):
            return data
        if lie.fault is Fault.HUB_FLIP:
            return _damaged(data, lie.rng)
        if lie.fault is Fault.HUB_SWAP:
            return self._store.folder.get(lie.rng.choice(self._store.objects()), max_size)
        return data

    def _denied(self, lie: Lie, name: str) -> bool:
        if lie.fault is Fault.HUB_OMIT:
            return lie.touches(self._store.number(name)) and name not in lie.before.objects
        return lie.fault in _HIDING and lie.hides(name, self._device)

    def _spliced(self, name: str, max_size: int) -> bytes:
        """Return the bytes that a name's hash asks for, under whatever tag they lie: the name then is not a lie."""
        found = [one for one in self._store.objects() if one.rpartition("-")[2] == name.rpartition("-")[2]]
        return self._store.folder.get(found[0] if found else name, max_size)

    @override
    def put_new(self, name: str, data: bytes) -> bool:
        """Take an object."""
        self._note(name)
        return self._store.put_new(name, data)

    @override
    def put_head(self, name: str, data: bytes) -> None:
        """Take a head."""
        self._note(name)
        self._store.put_head(name, data)

    def _note(self, name: str) -> None:
        lie = self._lie()
        if lie is not None:
            lie.written[name] = lie.side(self._device)

    @override
    def list_tag(self, tag: str) -> tuple[str, ...]:
        """Return the names that are shown under a tag, in the order in which they came: those of parcels are random."""
        found = tuple(sorted(self._store.folder.list_tag(tag), key=self._store.number))
        lie = self._lie()
        if lie is None:
            return found
        shown = tuple(name for name in found if not self._denied(lie, name))
        if lie.fault is Fault.HUB_DUPLICATE:
            return (*shown, *shown)
        if lie.fault is Fault.HUB_SPLICE:
            others = [name for name in self._store.objects() if lie.touches(self._store.number(name))]
            return (*shown, *(f"o/{tag}-{name.rpartition('-')[2]}" for name in others))
        return shown

    @override
    def list_objects(self) -> tuple[str, ...]:
        """Return the names of all objects that are shown."""
        lie = self._lie()
        found = self._store.objects()
        return found if lie is None else tuple(name for name in found if not self._denied(lie, name))

    @override
    def stray(self) -> tuple[str, ...]:
        """Return what is not of the format."""
        return self._store.folder.stray()


def _damaged(data: bytes, rng: Random) -> bytes:
    """Return bytes with a flipped bit, too few of them, or too many."""
    at = rng.randrange(len(data))
    ways = (data[:at] + bytes([data[at] ^ 1 << rng.randrange(8)]) + data[at + 1 :], data[:at], data + data[:at])
    return ways[rng.randrange(3)]
