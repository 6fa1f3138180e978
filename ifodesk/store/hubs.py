"""The hubs that this vault meets the others at: what they are called, and which heads each has shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, final

from ifodesk.store.database import Database
from ifodesk.store.keys.settings import Settings

FIRST: Final = 1
"""The number of the first hub, and of the only one where nobody has chosen any."""
_FORMER: Final = "hub"
"""The setting that named the only hub in vaults of format 1."""
WRITTEN_HEAD: Final = "head_sealed"
"""The setting that keeps the own head as it is to lie on every hub."""
_OFFER: Final = "hubs_to_offer"


@dataclass(frozen=True, slots=True)
class KnownHub:
    """A hub that a person has chosen."""

    number: int
    address: str
    """A folder's path, or an address as docs/hub.md describes."""
    stick: bool
    """It is carried between places that do not reach each other: everything goes onto it, and from it."""
    last_round_ms: int
    """When the last round with it ended well; 0 for never."""
    problem: str | None
    """Code of what stopped the last round with it."""


@dataclass(frozen=True, slots=True)
class HeadAt:
    """The newest head of a device that one hub has shown."""

    counter: int
    hint: bytes


@final
@dataclass(frozen=True, slots=True)
class Hubs:
    """Writing stands inside a transaction of the caller, unless it says otherwise."""

    database: Database
    settings: Settings

    def all(self) -> tuple[KnownHub, ...]:
        """Return every hub in the order of choosing."""
        rows = self.database.rows("SELECT id, address, stick, last_round, problem FROM hub ORDER BY id")
        found = tuple(
            KnownHub(number, address, bool(stick), last, problem) for number, address, stick, last, problem in rows
        )
        former = self.settings.get(_FORMER)
        if not found and isinstance(former, str) and former:
            return (KnownHub(FIRST, former, stick=False, last_round_ms=0, problem=None),)
        return found

    def add(self, address: str, *, stick: bool = False) -> KnownHub:
        """Return the hub of an address, which is made known when it was not."""
        known = self.all()
        for one in known:
            if one.address == address:
                return one
        for one in known:  # the only one of a vault of format 1 gets its row with the second
            self._insert(one)
        number = max((one.number for one in known), default=0) + 1
        added = KnownHub(number, address, stick=stick, last_round_ms=0, problem=None)
        self._insert(added)
        self.settings.set(_FORMER, "")
        if known or self.settings.octets(WRITTEN_HEAD):  # what others have been given, this one may lack
            self.offer_again(number)
        return added

    def _insert(self, one: KnownHub) -> None:
        self.database.write(
            "INSERT OR IGNORE INTO hub VALUES (?, ?, ?, ?, ?)",
            (one.number, one.address, int(one.stick), one.last_round_ms, one.problem),
        )

    def moved(self, number: int, address: str) -> None:
        """Note that a hub has another address now, and holds the same objects."""
        for one in self.all():
            self._insert(one)
        self.database.write("UPDATE hub SET address = ? WHERE id = ?", (address, number))

    def remove(self, number: int) -> None:
        """Forget a hub. What lies there stays there."""
        self.settings.set(_FORMER, "")
        for table, column in (("hub", "id"), ("at_hub", "hub"), ("head_at", "hub")):
            self.database.write(f"DELETE FROM {table} WHERE {column} = ?", (number,))  # noqa: S608 - constants

    def ended(self, number: int, now_ms: int, problem: str | None) -> None:
        """Note how a round with a hub ended."""
        for one in self.all():
            self._insert(one)
        self.database.write(
            "UPDATE hub SET problem = ?1, last_round = CASE WHEN ?1 IS NULL THEN ?2 ELSE last_round END WHERE id = ?3",
            (problem, now_ms, number),
        )

    def numbers(self) -> frozenset[int]:
        """Return the numbers of all hubs; the first one's where nobody has chosen any."""
        return frozenset(one.number for one in self.all()) or frozenset({FIRST})

    def head(self, number: int, device: int) -> HeadAt | None:
        """Return the newest head of a device that a hub has shown; None when it has shown none."""
        row = self.database.one("SELECT counter, hint FROM head_at WHERE hub = ? AND device = ?", (number, device))
        return None if row is None else HeadAt(*row)

    def note_head(self, number: int, device: int, counter: int, hint: bytes) -> None:
        """Note the newest head of a device on a hub."""
        self.database.write("INSERT OR REPLACE INTO head_at VALUES (?, ?, ?, ?)", (number, device, counter, hint))

    def offer_again(self, number: int) -> None:
        """Note that a hub has lost what it had: the next packing offers it everything that is held."""
        self.settings.set(_OFFER, tuple(sorted({*self._offering(), number})))

    def to_offer(self, number: int) -> bool:
        """Return whether a hub is to be offered everything."""
        return number in self._offering()

    def offered(self, number: int) -> None:
        """Note that everything is on its way to a hub."""
        if number in self._offering():
            self.settings.set(_OFFER, tuple(one for one in self._offering() if one != number))

    def _offering(self) -> tuple[int, ...]:
        value = self.settings.get(_OFFER)
        return tuple(one for one in value if isinstance(one, int)) if isinstance(value, tuple) else ()

    def forget_head(self, number: int, device: int) -> None:
        """Note that a hub has lost a head."""
        self.database.write("DELETE FROM head_at WHERE hub = ? AND device = ?", (number, device))
